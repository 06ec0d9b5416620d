"""Sources, goals and departments come and go, and nothing points at what is gone."""

from __future__ import annotations

import pytest

from canvas_app.model.edits import departments, goals, sources
from canvas_app.model.edits.edit import Edit
from canvas_app.model.files.consistency import settle
from canvas_app.model.project import Action, BudgetLine, Note, Project, Rating
from tests.model.edits.small import card, find, project, refusal


def linked() -> Project:
    """Return a project in which everything is used."""
    ratings = (
        Rating(view="customer", importance=5, source_id="s1"),
        Rating(view="internal", source_id="s1"),
    )
    owned = card("x", owner_id="sales", goal_ids=("g1",), ratings=ratings)
    return project(
        owned,
        notes=(Note(id="n", text="N", source_id="s1"),),
        budget_lines=(BudgetLine(id="b", label="B", touchpoint_ids=("x",), owner_id="sales"),),
        actions=(Action(id="a", title="A", owner_id="sales", goal_ids=("g1",)),),
    )


def test_what_a_deleted_source_said_becomes_an_assumption() -> None:
    after = sources.delete(["s1"]).change(linked())
    assert [(r.view, r.importance, r.source_id) for r in find(after, "x").ratings] == [
        ("customer", 5, None)
    ]
    assert (after.sources, after.notes[0].source_id) == ((), None)
    assert settle(after) == (after, ())


def test_nobody_serves_a_deleted_goal() -> None:
    after = goals.delete(["g1"]).change(linked())
    assert (after.goals, find(after, "x").goal_ids, after.actions[0].goal_ids) == ((), (), ())
    assert settle(after) == (after, ())


def test_nobody_owns_what_a_deleted_department_owned() -> None:
    after = departments.delete(["sales"]).change(linked())
    owners = (find(after, "x"), after.budget_lines[0], after.actions[0])
    assert [owned.owner_id for owned in owners] == [None, None, None]
    assert settle(after) == (after, ())


def test_they_are_added_at_the_end() -> None:
    edits = (
        sources.add("Panel", "survey", n=120, date="2025-05"),
        goals.add("efficiency", label="Half the calls", weight=3),
        departments.add("IT"),
    )
    after = linked()
    for edit in edits:
        after = edit.change(after)
    assert (after.sources[-1].n, after.goals[-1].weight) == (120, 3)
    assert [d.name for d in after.departments] == ["Sales", "IT"]
    new = (after.sources[-1], after.goals[-1], after.departments[-1])
    assert [record.id for record in new] == [edit.facts["id"] for edit in edits]


def test_their_fields_are_set() -> None:
    after = sources.set_fields("s1", kind="interview", n=None).change(linked())
    after = goals.set_fields("g1", label="Loyal", target="60").change(after)
    after = departments.rename("sales", "Field\nsales").change(after)
    assert (after.sources[0].kind, after.goals[0].target) == ("interview", "60")
    assert after.departments[0].name == "Field sales"


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (sources.set_fields("s1", n=-1), "too_small"),
        (sources.set_fields("s1", name=" "), "empty"),
        (goals.set_fields("g1", weight=4), "too_big"),
        (goals.set_fields("g1", weight=0), "too_small"),
        (departments.rename("sales", ""), "empty"),
        (departments.add("  "), "empty"),
    ],
)
def test_values_out_of_range_are_refused(edit: Edit, problem: str) -> None:
    assert refusal(edit, linked()).facts["problem"] == problem


@pytest.mark.parametrize(
    "edit",
    [
        sources.delete(["x"]),
        sources.set_fields("x", n=1),
        goals.delete(["x"]),
        goals.move("x", 0),
        departments.delete(["x"]),
        departments.rename("x", "y"),
        departments.move("x", 0),
    ],
)
def test_what_is_not_there_cannot_be_changed(edit: Edit) -> None:
    assert refusal(edit, linked()).kind == "gone"


def test_goals_and_departments_are_moved() -> None:
    after = goals.add("other").change(departments.add("IT").change(linked()))
    after = departments.move(after.departments[1].id, 0).change(after)
    after = goals.move("g1", 1).change(after)
    assert [d.name for d in after.departments] == ["IT", "Sales"]
    assert [goal.kind for goal in after.goals] == ["other", "loyalty"]

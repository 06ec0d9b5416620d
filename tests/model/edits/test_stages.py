"""Stages come, go and wander without leaving the order of the phases or losing a card."""

from __future__ import annotations

import pytest

from canvas_app.model.edits import stages
from canvas_app.model.files.consistency import settle
from canvas_app.model.project import Journey, Phase, Project
from tests.model.edits.small import card, project, refusal, shown


def names(project: Project) -> list[tuple[str, str]]:
    return [(stage.name, stage.phase) for stage in project.stages]


def test_a_new_stage_stands_at_the_end_of_its_phase() -> None:
    after = stages.add("Trial", "before").change(project())
    assert names(after)[:2] == [("one", "before"), ("Trial", "before")]


def test_a_new_stage_stands_where_it_is_put() -> None:
    after = stages.add("Trial", "during", 1).change(project())
    assert [name for name, _ in names(after)] == ["one", "Trial", "two", "three"]


def test_a_stage_outside_its_phase_is_refused() -> None:
    assert refusal(stages.add("Trial", "after", 0), project()).kind == "phase_order"


def test_a_thirteenth_stage_is_refused() -> None:
    full = project()
    for n in range(9):
        full = stages.add(f"S{n}", "during").change(full)
    error = refusal(stages.add("S9", "during"), full)
    assert (error.kind, error.facts) == ("too_many_stages", {"limit": 12})


def test_a_stage_is_renamed_and_keeps_its_cards() -> None:
    after = stages.rename("one", "Before\nall").change(project(card("x")))
    assert names(after)[0] == ("Before all", "before")
    assert refusal(stages.rename("one", " "), after).kind == "invalid_value"


@pytest.mark.parametrize(
    ("stage", "index", "expected"),
    [
        ("one", 1, [("two", "during"), ("one", "during"), ("three", "after")]),
        ("one", 2, [("two", "during"), ("three", "after"), ("one", "after")]),
        ("three", 0, [("three", "before"), ("one", "before"), ("two", "during")]),
    ],
)
def test_a_moved_stage_takes_the_phase_of_its_neighbours(
    stage: str, index: int, expected: list[tuple[str, str]]
) -> None:
    assert names(stages.move(stage, index).change(project())) == expected


def test_a_stage_at_the_border_keeps_its_phase_or_takes_the_one_given() -> None:
    two = stages.add("late", "before").change(project())
    assert names(stages.move("one", 1).change(two))[1] == ("one", "before")
    assert names(stages.move("one", 1, "during").change(two))[1] == ("one", "during")


def test_a_phase_that_does_not_fit_is_refused() -> None:
    assert refusal(stages.move("one", 0, "after"), project()).kind == "phase_order"


def test_a_stage_moved_to_its_own_place_is_no_change() -> None:
    before = project()
    assert stages.move("two", 1).change(before) is before


def test_a_stage_with_cards_goes_only_when_they_have_a_place_to_go() -> None:
    error = refusal(stages.delete("one"), project(card("x"), card("y")))
    assert (error.kind, error.facts) == ("stage_in_use", {"name": "one", "n": 2})
    assert refusal(stages.delete("one", "one"), project(card("x"))).kind == "stage_in_use"


@pytest.mark.parametrize(
    ("goes", "to", "expected"), [("one", "two", "x y z"), ("three", "two", "z w")]
)
def test_cards_of_a_deleted_stage_keep_their_place_in_time(
    goes: str, to: str, expected: str
) -> None:
    before = project(
        card("x", "a", 10),
        card("y", "a", 20),
        card("z", "a", 10, "two"),
        card("w", "a", 1, "three"),
    )
    after = stages.delete(goes, to).change(before)
    assert shown(after, to, "a") == expected
    assert settle(after) == (after, ())


def test_cards_of_all_journeys_leave_a_deleted_stage() -> None:
    first = Journey(id="j", name="J", touchpoints=(card("x"),))
    second = Journey(id="k", name="K", touchpoints=(card("y"),))
    after = stages.delete("one", "three").change(project(journeys=(first, second)))
    assert [j.touchpoints[0].stage_id for j in after.journeys] == ["three", "three"]


def test_an_empty_stage_goes_at_once_but_never_the_last() -> None:
    only = stages.delete("two").change(stages.delete("one").change(project()))
    assert [stage.id for stage in only.stages] == ["three"]
    assert refusal(stages.delete("three"), only).kind == "last_stage"


@pytest.mark.parametrize("phase", ["before", "during", "after"])
def test_phases_are_renamed(phase: Phase) -> None:
    after = stages.rename_phase(phase, "Treatment").change(project())
    assert [each.name for each in after.phases if each.id == phase] == ["Treatment"]

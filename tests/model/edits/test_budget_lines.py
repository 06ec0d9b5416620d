"""Money is entered in whole units, for touchpoints that exist, below its ceiling."""

from __future__ import annotations

from typing import Any

import pytest

from canvas_app.model.edits import budget_lines, touchpoints
from canvas_app.model.files.consistency import settle
from canvas_app.model.project import BudgetLine, Project
from tests.model.edits.small import card, project, refusal


def funded(**fields: Any) -> Project:
    """Return a project with a line for x and y, and one for z."""
    both = BudgetLine(id="b1", label="Ads", touchpoint_ids=("x", "y"), **fields)
    other = BudgetLine(id="b2", label="Fair", touchpoint_ids=("z",), planned=500)
    cards = (card("x"), card("y", seq=20), card("z", seq=30))
    return project(*cards, budget_lines=(both, other))


def test_a_line_is_added_at_the_end_with_a_clean_label() -> None:
    edit = budget_lines.add("Leaf\nlets", ("z",), planned=0, locked=True)
    line = edit.change(funded()).budget_lines[-1]
    assert (line.id, line.label, line.touchpoint_ids) == (edit.facts["id"], "Leaf lets", ("z",))
    assert (line.planned, line.actual, line.locked) == (0, None, True)


def test_fields_are_set_and_amounts_taken_away() -> None:
    fields = {"planned": None, "actual": 7, "ceiling": 9, "owner_id": "sales"}
    after = budget_lines.set_fields("b1", **fields).change(funded(planned=8))
    assert after.budget_lines[0].model_dump(include=set(fields)) == fields
    assert after.budget_lines[1] == funded().budget_lines[1]


def test_a_change_of_nothing_is_no_change() -> None:
    before = funded(planned=8)
    assert budget_lines.set_fields("b1", planned=8).change(before) is before


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"planned": -1}, "too_small"),
        ({"actual": -1}, "too_small"),
        ({"ceiling": -1}, "too_small"),
        ({"planned": 12.5}, "not_whole"),
        ({"planned": "12"}, "not_allowed"),
        ({"planned": 2**53 + 1}, "too_big"),
        ({"touchpoint_ids": ()}, "empty"),
        ({"label": ""}, "empty"),
        ({"label": " \t"}, "empty"),
        ({"locked": 1}, "not_allowed"),
    ],
)
def test_values_that_money_cannot_have_are_refused(fields: dict[str, Any], problem: str) -> None:
    error = refusal(budget_lines.set_fields("b1", **fields), funded())
    assert (error.kind, error.facts["problem"]) == ("invalid_value", problem)
    assert error.facts["field"] == next(iter(fields))


def test_a_ceiling_below_the_plan_is_refused_from_both_sides() -> None:
    facts = {"ceiling": 90, "planned": 100}
    low = refusal(budget_lines.set_fields("b1", ceiling=90), funded(planned=100))
    high = refusal(budget_lines.set_fields("b1", planned=100), funded(ceiling=90))
    assert (low.kind, low.facts) == (high.kind, high.facts) == ("ceiling_below_plan", facts)


def test_a_ceiling_at_the_plan_is_fine() -> None:
    after = budget_lines.set_fields("b1", ceiling=100).change(funded(planned=100))
    assert after.budget_lines[0].ceiling == 100


def test_a_line_that_came_with_too_low_a_ceiling_can_still_be_renamed() -> None:
    before = funded(planned=100, ceiling=90)
    assert budget_lines.set_fields("b1", label="New").change(before).budget_lines[0].label == "New"


@pytest.mark.parametrize("fields", [{"touchpoint_ids": ("nobody",)}, {"owner_id": "nobody"}])
def test_references_to_nothing_are_refused(fields: dict[str, Any]) -> None:
    assert refusal(budget_lines.set_fields("b1", **fields), funded()).kind == "gone"


def test_a_touchpoint_named_twice_counts_once() -> None:
    after = budget_lines.set_fields("b1", touchpoint_ids=("z", "x", "z")).change(funded())
    assert after.budget_lines[0].touchpoint_ids == ("z", "x")
    assert settle(after) == (after, ())


def test_lines_are_deleted_and_no_others() -> None:
    after = budget_lines.delete(["b1"]).change(funded())
    assert [line.id for line in after.budget_lines] == ["b2"]
    assert refusal(budget_lines.delete(["b1"]), after).kind == "gone"


def test_a_line_goes_with_its_last_touchpoint() -> None:
    after = touchpoints.delete(["x", "z"]).change(funded())
    assert [line.touchpoint_ids for line in after.budget_lines] == [("y",)]


def test_a_field_that_lines_do_not_have_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        budget_lines.set_fields("b1", colour="red").change(funded())
    with pytest.raises(KeyError):
        budget_lines.set_fields("b1", id="b9")

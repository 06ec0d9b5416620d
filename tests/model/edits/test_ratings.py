"""One value, one persona, one view."""

from __future__ import annotations

import pytest

from canvas_app.model.edits.ratings import clear, rate
from canvas_app.model.project import Project, Rating
from tests.model.edits.small import card, find, project, refusal


def rated() -> Project:
    mine = Rating(persona_id="a", view="customer", importance=8, source_id="s1")
    return project(card("x", "a", ratings=(mine,)), card("y", "a", 20))


def test_a_first_value_makes_the_rating() -> None:
    after = rate(["y"], "a", "internal", "emotional", -1).change(rated())
    assert find(after, "y").ratings == (Rating(persona_id="a", view="internal", emotional=-1),)


def test_a_second_value_joins_the_rating_of_that_persona_and_view() -> None:
    after = rate(["x"], "a", "customer", "experience", 3).change(rated())
    assert [(r.importance, r.experience) for r in find(after, "x").ratings] == [(8, 3)]


def test_other_personas_and_views_have_ratings_of_their_own() -> None:
    after = rate(["x"], None, "customer", "importance", 2).change(rated())
    after = rate(["x"], "a", "internal", "importance", 4).change(after)
    assert [r.importance for r in find(after, "x").ratings] == [8, 2, 4]


def test_a_rating_goes_with_its_last_value_but_not_with_its_source() -> None:
    valued = rate(["x"], "a", "customer", "importance", None).change(rated())
    assert len(find(valued, "x").ratings) == 1
    emptied = rate(["x"], "a", "customer", "source_id", None).change(valued)
    assert find(emptied, "x").ratings == ()


def test_a_rating_with_fields_of_the_future_stays() -> None:
    strange = Rating.model_validate({"view": "customer", "importance": 1, "trust": 7})
    before = project(card("x", ratings=(strange,)))
    after = rate(["x"], None, "customer", "importance", None).change(before)
    assert find(after, "x").ratings[0].model_extra == {"trust": 7}


def test_taking_away_what_is_not_there_changes_nothing() -> None:
    before = rated()
    assert rate(["y"], "a", "customer", "importance", None).change(before) is before


def test_several_cards_are_rated_at_once_and_share_what_is_equal_already() -> None:
    before = rated()
    after = rate(["x", "y"], "a", "customer", "importance", 8).change(before)
    assert find(after, "x") is find(before, "x")
    assert find(after, "y").ratings[0].importance == 8


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("importance", 11, "too_big"),
        ("importance", -1, "too_small"),
        ("emotional", -2.1, "too_small"),
        ("emotional", 0.25, "too_fine"),
        ("success_chance", 100.1, "too_big"),
        ("experience", "7", "not_allowed"),
        ("experience", float("nan"), "not_allowed"),
        ("experience", True, "not_allowed"),
    ],
)
def test_values_out_of_range_are_refused(field: str, value: object, problem: str) -> None:
    error = refusal(rate(["x"], "a", "customer", field, value), rated())
    assert (error.kind, error.facts["field"], error.facts["problem"]) == (
        "invalid_value",
        field,
        problem,
    )


@pytest.mark.parametrize("value", [0, 10, 7.3, 0.1, 9.9])
def test_tenths_are_taken(value: float) -> None:
    after = rate(["y"], "a", "customer", "importance", value).change(rated())
    assert find(after, "y").ratings[0].importance == value


def test_a_persona_or_source_that_is_gone_is_refused() -> None:
    assert refusal(rate(["x"], "d", "customer", "importance", 1), rated()).facts["id"] == "d"
    assert refusal(rate(["x"], "a", "customer", "source_id", "s9"), rated()).facts["id"] == "s9"


def test_a_field_that_ratings_do_not_have_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        rate(["x"], "a", "customer", "persona_id", "b")


def test_a_sliders_drag_is_one_step() -> None:
    first, second = (rate(["x"], "a", "customer", "importance", value) for value in (1, 2))
    other = rate(["x"], "a", "internal", "importance", 2)
    assert first.merge == second.merge != other.merge


def test_a_whole_rating_can_be_taken_away() -> None:
    after = clear(["x", "y"], "a", "customer").change(rated())
    assert find(after, "x").ratings == ()


def test_a_value_can_bring_its_source_along() -> None:
    before = project(card("x"))
    edit = rate(["x"], None, "customer", "importance", 8, source_id="s1")
    (rating,) = find(edit.change(before), "x").ratings
    assert (rating.importance, rating.source_id) == (8, "s1")
    lost = rate(["x"], None, "customer", "importance", 8, source_id="lost")
    assert refusal(lost, before).kind == "gone"

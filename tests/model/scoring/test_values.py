"""Scope, effective values, order and what counts as live."""

from __future__ import annotations

from fractions import Fraction

import pytest

from canvas_app.model.project import Persona, Project
from canvas_app.model.scoring.readings import table
from canvas_app.model.scoring.values import (
    Scope,
    canonical,
    effective,
    is_live,
    journey_personas,
    live_touchpoints,
    top_goal,
    value,
)
from tests.model.scoring.mini import build, fielded, mini, rating, scope, settled, touchpoint

T = Fraction


def opinions(*ratings: dict[str, object], **fields: object) -> Project:
    return build(touchpoint("t", "use", *ratings, **fields))


def seen(project: Project, persona: str | None = None, view: str = "best") -> Fraction | None:
    looked = scope(project, persona, view)  # type: ignore[arg-type]
    direct = value(looked, looked.journey.touchpoints[0], "experience")
    reading = table(looked).find("t")
    assert (reading.value("experience") if reading else None) == direct
    return direct


def test_the_best_view_prefers_what_customers_say() -> None:
    project = opinions(rating("internal", E=9), rating("customer", E=4))
    assert seen(project) == 4
    assert seen(project, view="internal") == 9


def test_the_best_view_falls_back_to_the_internal_view_field_by_field() -> None:
    project = opinions(rating("internal", E=9), rating("customer", I=4))
    assert seen(project) == 9
    assert seen(project, view="customer") is None


def test_a_personas_own_rating_wins_inside_a_view() -> None:
    project = opinions(rating(E=4), rating(persona_id="ben", E=2))
    assert seen(project, "ben") == 2
    assert seen(project, "anna") == 4


def test_the_customer_view_for_all_wins_over_the_own_internal_rating() -> None:
    project = opinions(rating("internal", "ben", E=9), rating("customer", E=4))
    assert seen(project, "ben") == 4


def test_all_personas_are_the_mean_by_their_weights() -> None:
    project = opinions(rating(persona_id="anna", E=7), rating(persona_id="ben", E=2))
    assert seen(project) == T(60 * 7 + 40 * 2, 100)


def test_personas_without_a_value_drop_out_of_the_mean() -> None:
    assert seen(opinions(rating(persona_id="ben", E=3))) == 3


def test_a_persona_of_weight_zero_drops_out() -> None:
    light = [{"id": "anna", "name": "A", "weight": 0}, {"id": "ben", "name": "B", "weight": 2}]
    ratings = rating(persona_id="anna", E=9), rating(persona_id="ben", E=1)
    project = build(touchpoint("t", "use", *ratings), personas=light)
    assert seen(project) == 1
    assert seen(project, "anna") == 9


def test_weights_of_zero_everywhere_leave_no_value() -> None:
    light = [{"id": "anna", "name": "A", "weight": 0}]
    assert seen(build(touchpoint("t", "use", rating(E=5)), personas=light)) is None


def test_weights_count_as_their_decimals_say() -> None:
    light = [{"id": "a", "name": "A", "weight": 0.1}, {"id": "b", "name": "B", "weight": 0.2}]
    ratings = rating(persona_id="a", E=1), rating(persona_id="b", E=4)
    assert seen(build(touchpoint("t", "use", *ratings), personas=light)) == 3


def test_only_personas_the_touchpoint_is_meant_for_count() -> None:
    ratings = rating(persona_id="anna", E=7), rating(persona_id="ben", E=2)
    assert seen(opinions(*ratings, persona_ids=["ben"])) == 2


def test_without_personas_the_rating_for_all_counts() -> None:
    ratings = rating(E=6), rating(persona_id="anna", E=1)
    assert seen(build(touchpoint("t", "use", *ratings), personas=[])) == 6


def test_a_touchpoint_for_nobody_on_the_journey_uses_the_rating_for_all() -> None:
    project = opinions(rating(E=6), rating(persona_id="ben", E=1), persona_ids=["ben"])
    journey = project.journeys[0].model_copy(update={"persona_ids": ("anna",)})
    looked = Scope(project, journey)
    assert value(looked, journey.touchpoints[0], "experience") == 6
    assert table(looked).readings[0].value("experience") == 6


def test_a_rating_of_zero_is_a_value() -> None:
    project = opinions(rating("internal", E=9), rating("customer", E=0))
    assert seen(project) == 0


def test_one_decimal_is_exact() -> None:
    assert effective(
        opinions(rating(E=7.3)).journeys[0].touchpoints[0], "experience", None, "best"
    ) == T(73, 10)


@pytest.mark.parametrize(
    ("status", "as_is", "planned"),
    [
        ("active", True, True),
        ("unmanaged", True, True),
        ("unused", False, False),
        ("planned", False, True),
        ("retire", True, False),
    ],
)
def test_what_is_live_depends_on_the_state_of_the_journey(
    status: str, as_is: bool, planned: bool
) -> None:
    card = fielded(mini(), "T1", status=status).journeys[0].touchpoints[0]
    assert is_live(card, "as_is") is as_is
    assert is_live(card, "to_be") is planned
    assert is_live(card, "ideal") is planned


def test_canonical_order_is_stage_then_seq_then_id() -> None:
    project = build(
        touchpoint("b", "use", seq=2),
        touchpoint("c", "use", seq=1),
        touchpoint("a", "use", seq=2),
        touchpoint("z", "awareness", seq=9),
        touchpoint("elsewhere", "use"),
    )
    moved = fielded(project, "elsewhere", stage_id="of another file")
    ordered = canonical(moved, moved.journeys[0].touchpoints)
    assert [t.id for t in ordered] == ["z", "c", "a", "b", "elsewhere"]


def test_a_lens_sees_only_what_is_meant_for_its_persona() -> None:
    assert [t.id for t in live_touchpoints(scope(persona_id="ben"))] == ["T2", "T3", "T4"]
    assert [r.id for r in table(scope(persona_id="ben")).live] == ["T2", "T3", "T4"]


def test_the_personas_of_a_journey_come_in_its_order() -> None:
    project = mini()
    journey = project.journeys[0].model_copy(update={"persona_ids": ("ben", "anna")})
    assert [p.id for p in journey_personas(project, journey)] == ["ben", "anna"]
    assert [p.id for p in journey_personas(project, project.journeys[0])] == ["anna", "ben"]


def test_the_top_goal_is_the_heaviest_and_the_first_of_them() -> None:
    goals = [{"id": f"g{n}", "kind": "other", "weight": n % 3 + 1} for n in (1, 2, 5)]
    assert top_goal(build(goals=goals)) == "g2"
    assert top_goal(build()) is None


def test_only_the_touchpoint_that_changed_is_read_again() -> None:
    before = mini()
    after = fielded(before, "T2", votes=3)
    old, new = table(scope(before)), table(scope(after))
    kept = [reading.id for reading in new.readings if old.find(reading.id) is reading]
    assert kept == ["T1", "T3", "T4", "T5", "T6"]


def test_a_new_weight_reads_everything_again() -> None:
    project = opinions(rating(persona_id="anna", E=8), rating(persona_id="ben", E=2))
    assert seen(project) == T(56, 10)
    heavy = (Persona(id="anna", name="A", weight=1), Persona(id="ben", name="B", weight=2))
    assert seen(project.model_copy(update={"personas": heavy})) == 4


def test_a_new_default_importance_reads_everything_again() -> None:
    project = opinions(rating(E=8))
    assert table(scope(project)).readings[0].assumed_importance == 5 * table(scope(project)).unit
    low = scope(settled(project, default_importance=2.5))
    assert table(low).readings[0].assumed_importance * 2 == 5 * table(low).unit


def test_those_without_an_own_rating_speak_with_the_rating_for_all() -> None:
    project = opinions(rating(E=4), rating(persona_id="ben", E=2))
    assert seen(project) == T(60 * 4 + 40 * 2, 100)


def test_an_assumed_importance_stands_beside_means_of_personas() -> None:
    project = build(
        touchpoint("mean", "use", rating(persona_id="anna", I=7), rating(persona_id="ben", I=4)),
        touchpoint("open", "use", rating(E=5)),
    )
    seen_ = table(scope(project))
    found = [T(reading.assumed_importance, reading.unit) for reading in seen_.readings]
    assert found == [T("5.8"), 5]

"""P1 in the words and numbers of the specification."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from canvas_app.model.scoring.journey_score import JourneyScore, as_json, panel
from canvas_app.model.scoring.rounding import rounded
from tests.model.scoring.mini import (
    build,
    feelings,
    fielded,
    mini,
    rated,
    rating,
    scope,
    settled,
    simple,
    touchpoint,
)

F = Fraction


def ids(result: JourneyScore) -> tuple[str | None, str | None]:
    weakest, drag = result.weakest, result.drag
    return weakest and weakest.id, drag and drag.id


def test_the_worked_example() -> None:
    result = panel(scope())
    assert result.score == F(2340) / F("44.5")
    assert rounded(result.score, 1) == 52.6
    assert rounded(result.chain_score, 1) == 40.0
    assert ids(result) == ("T4", "T4")
    assert result.weakest is not None
    assert result.weakest.quality == F("27.5")
    assert result.drag is not None
    assert rounded(result.drag.loss, 1) == 19.6


def test_the_qualities_of_the_example() -> None:
    qualities = [share.quality for share in panel(scope()).shares]
    assert qualities == [F("66.25"), F("32.5"), F("77.5"), F("27.5"), F("61.25")]


def test_the_losses_of_the_example_add_up_to_what_lacks() -> None:
    result = panel(scope())
    assert result.score is not None
    assert sum((share.loss or 0) for share in result.shares) == 100 - result.score
    assert rounded(100 - result.score, 1) == 47.4


def test_the_means_per_phase_and_stage() -> None:
    found = as_json(panel(scope()))
    assert found["by_phase"] == {"before": 47.0, "during": 77.5, "after": 37.4}
    assert found["by_stage"] == {
        "awareness": 66.3,
        "evaluation": 32.5,
        "purchase": 77.5,
        "use": 27.5,
        "loyalty": 61.3,
    }


@pytest.mark.parametrize(
    ("values", "quality"),
    [
        ({"M": 1}, 75),
        ({"C": -1}, 25),
        ({"E": 9}, 90),
        ({"C": -1, "M": 1}, 50),
        ({"C": -1, "M": 1, "E": 9}, 70),
        ({"E": 0, "C": -2, "M": -2}, 0),
    ],
)
def test_missing_parts_drop_out_of_the_quality(values: dict[str, Any], quality: int) -> None:
    project = build(touchpoint("t", "use", rating(**values)))
    assert panel(scope(project)).shares[0].quality == quality


def test_the_importance_floor_keeps_a_trivial_blemish_out() -> None:
    result = panel(scope(simple((2, 2), (10, 6))))
    assert as_json(result)["score"] == 53.3
    assert as_json(result)["weakest"] == {"id": "p2", "quality": 60.0}
    assert as_json(result)["chain_score"] == 56.7
    assert as_json(result)["drag"] == {"id": "p2", "loss": 33.3}


def test_importance_four_reaches_the_floor() -> None:
    assert ids(panel(scope(simple((4, 2), (10, 6)))))[0] == "p1"
    assert ids(panel(scope(simple((3.9, 2), (10, 6)))))[0] == "p2"


def test_a_moment_of_truth_is_a_candidate_whatever_its_importance() -> None:
    project = fielded(simple((2, 2), (10, 6)), "p1", moment_of_truth=True)
    assert ids(panel(scope(project)))[0] == "p1"


def test_a_missing_importance_counts_as_five() -> None:
    result = panel(scope(simple((None, 2), (5, 6))))
    assert result.score == 40
    assert ids(result)[0] == "p1"


def test_the_default_importance_is_a_setting() -> None:
    project = settled(simple((None, 2), (10, 6)), default_importance=3)
    result = panel(scope(project))
    assert result.score == F(3 * 20 + 10 * 60, 13)
    assert ids(result)[0] == "p2"


def test_a_tie_for_the_weakest_goes_to_the_weightier_then_the_earlier() -> None:
    assert ids(panel(scope(simple((4, 3), (8, 3), (8, 3)))))[0] == "p2"


def test_a_tie_for_the_drag_goes_to_the_lower_quality_then_the_earlier() -> None:
    assert ids(panel(scope(simple((4, 8), (2, 6), (2, 6)))))[1] == "p2"


def test_nothing_below_a_hundred_drags() -> None:
    assert ids(panel(scope(simple((4, 10), (8, 10)))))[1] is None


def test_what_weighs_nothing_drags_nothing() -> None:
    assert ids(panel(scope(simple((0, 2), (8, 10)))))[1] is None


def test_without_a_candidate_the_chain_is_as_good_as_the_journey() -> None:
    result = panel(scope(simple((2, 2), (3, 6))))
    assert result.weakest is None
    assert result.chain_score == result.score == F(2 * 20 + 3 * 60, 5)


def test_nothing_rated_gives_no_score() -> None:
    result = panel(scope(simple((4, None))))
    found = as_json(result)
    assert [found[key] for key in ("score", "chain_score", "weakest", "drag")] == [None] * 4
    assert (found["live"], found["rated"], result.missing) == (1, 0, ("p1",))
    assert found["by_phase"] == {"before": None, "during": None, "after": None}


def test_weights_of_zero_give_no_score_and_no_loss() -> None:
    result = panel(scope(simple((0, 4))))
    assert (result.score, result.chain_score, result.drag) == (None, None, None)
    assert result.shares[0].loss is None


def test_the_moment_of_truth_factor_is_a_setting() -> None:
    project = fielded(simple((5, 2), (5, 6)), "p1", moment_of_truth=True)
    assert panel(scope(project)).score == F("1.5") * 20 / F("2.5") + F(60) / F("2.5")
    assert panel(scope(settled(project, mot_weight=3))).score == 30


def test_only_live_touchpoints_count() -> None:
    project = fielded(mini(), "T4", status="unused")
    assert [share.id for share in panel(scope(project)).shares] == ["T1", "T2", "T3", "T5"]


def test_a_lens_and_a_view_change_the_score() -> None:
    assert [share.id for share in panel(scope(persona_id="ben")).shares] == ["T2", "T3", "T4"]
    assert [share.quality for share in panel(scope(view="internal")).shares] == [90, 60]


def test_a_rating_moves_only_its_share() -> None:
    before = panel(scope())
    after = panel(scope(rated(mini(), "T2", E=10)))
    assert [s.quality for s in after.shares[2:]] == [s.quality for s in before.shares[2:]]
    assert after.shares[1].quality == 62.5


def test_a_curve_of_feelings_alone_has_a_score() -> None:
    assert panel(scope(feelings(2, -2))).score == 50

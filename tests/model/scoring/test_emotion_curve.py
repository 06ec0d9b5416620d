"""P2 in the words and numbers of the specification."""

from __future__ import annotations

from fractions import Fraction

import pytest

from canvas_app.model.scoring.emotion_curve import EmotionCurve, as_json, feeling_class, panel
from tests.model.scoring.mini import (
    build,
    feelings,
    fielded,
    mini,
    rated,
    rating,
    scope,
    touchpoint,
)

F = Fraction


def curve(*values: float | None) -> EmotionCurve:
    return panel(scope(feelings(*values)))


def test_the_worked_example() -> None:
    found = as_json(panel(scope()))
    assert found["points"] == [["T1", 0.0], ["T2", -1.0], ["T3", 1.0], ["T4", -2.0], ["T5", 1.0]]
    assert (found["peak"], found["end"]) == (["T4", -2.0], ["T5", 1.0])
    assert (found["remembered"], found["class"], found["mean"]) == (-0.5, "negative", -0.2)
    assert (found["drop"], found["lows"]) == (["T3", "T4", 3.0], 2)
    assert (found["high"], found["low"]) == (["T3", 1.0], ["T4", -2.0])


def test_a_tie_for_the_peak_goes_to_the_negative() -> None:
    peak = panel(scope(rated(mini(), "T1", M=2))).peak
    assert peak is not None
    assert (peak.id, int(peak.value)) == ("T4", -2)


def test_the_second_example() -> None:
    result = curve(-2, 0, 2, 1)
    assert result.peak is not None
    assert (result.peak.id, result.remembered, result.feeling) == ("p1", F(-1, 2), "negative")


def test_among_equal_peaks_the_later_counts() -> None:
    peak = curve(-2, 1, -2, 0).peak
    assert peak is not None
    assert peak.id == "p3"


def test_highest_lowest_and_drop_take_the_earlier_on_a_tie() -> None:
    result = curve(1, -1, 1, -1)
    assert result.high is not None
    assert result.low is not None
    assert result.drop is not None
    assert (result.high.id, result.low.id, result.drop.start.id) == ("p1", "p2", "p1")


def test_a_rising_curve_has_no_drop() -> None:
    assert curve(-1, -1, 0, 2).drop is None


def test_a_low_is_minus_one_or_less() -> None:
    assert curve(-1, -0.9, -2, 0).lows == 2


@pytest.mark.parametrize(
    ("kept", "word"),
    [
        (F(1, 2), "positive"),
        (F(499, 1000), "neutral"),
        (F(0), "neutral"),
        (F(-499, 1000), "neutral"),
        (F(-1, 2), "negative"),
    ],
)
def test_the_class_of_a_remembered_value(kept: Fraction, word: str) -> None:
    assert feeling_class(kept) == word


def test_one_point_is_peak_and_end() -> None:
    result = curve(None, 1)
    assert result.peak == result.end == result.points[0]
    assert result.remembered == 1
    assert (result.missing, result.few_points) == (("p1",), True)


def test_no_point_leaves_everything_open() -> None:
    found = as_json(curve(None))
    assert found.pop("points") == []
    assert found.pop("lows") == 0
    assert set(found.values()) == {None}


def test_five_points_are_not_few() -> None:
    assert curve(0, 0, 0, 0).few_points
    assert not curve(0, 0, 0, 0, 0).few_points


def test_what_is_not_live_is_no_point() -> None:
    result = panel(scope(fielded(mini(), "T4", status="planned")))
    assert [point.id for point in result.points] == ["T1", "T2", "T3", "T5"]


def test_a_persona_has_a_curve_of_its_own() -> None:
    assert [p.id for p in panel(scope(persona_id="ben")).points] == ["T2", "T3", "T4"]


def test_no_point_is_not_few() -> None:
    assert not curve().few_points


def test_values_are_shown_with_two_decimals() -> None:
    third = [{"id": "a", "name": "A", "weight": 1}, {"id": "b", "name": "B", "weight": 2}]
    mixed = rating(persona_id="a", M=0), rating(persona_id="b", M=1)
    found = as_json(panel(scope(build(touchpoint("t", "use", *mixed), personas=third))))
    assert found["points"] == [["t", 0.67]]
    assert (found["remembered"], found["mean"]) == (0.67, 0.67)

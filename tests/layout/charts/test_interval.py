"""An interval stands where its numbers say, beside 0."""

from __future__ import annotations

import pytest

from canvas_app.layout.charts.interval import Interval, interval
from canvas_app.layout.picture import Disc, Path, Picture
from tests.layout.charts.legible import WIDTHS, assert_legible


def chart(
    low: float, value: float, high: float, wide: float = 328, doubtful: bool = False
) -> Picture:
    shown = f"{value:+.2f} Prozentpunkte ({low:.2f} … {high:.2f})"
    found = Interval("ab", low, value, high, shown, "persona.6.line", doubtful, shown)
    return interval(wide, found, "A liegt vorn", "B liegt vorn")


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize(
    ("low", "value", "high"),
    [
        (0.01, 3, 5.99),
        (-0.02, 0.01, 0.04),
        (-100, -100, -99),
        (99, 100, 100),
        (0, 0, 0),
        (-60, 0, 60),
    ],
)
def test_words_never_touch(low: float, value: float, high: float, wide: int) -> None:
    assert_legible(chart(low, value, high, wide))


def middle(picture: Picture) -> float:
    return next(s.x for s in picture.by_id["ab"].shapes() if isinstance(s, Disc))


def test_a_difference_above_zero_stands_right_of_the_middle() -> None:
    assert middle(chart(0.01, 3, 5.99)) > 164
    assert middle(chart(-5.99, -3, -0.01)) < 164
    assert middle(chart(-1, 0, 1)) == pytest.approx(164)


def test_a_doubtful_interval_is_dashed_and_hollow() -> None:
    def dashes(picture: Picture) -> set[tuple[float, ...]]:
        return {s.dash for s in picture.by_id["ab"].shapes() if isinstance(s, Path)}

    assert dashes(chart(0.01, 3, 5.99)) == {()}
    assert len(dashes(chart(0.01, 3, 5.99, doubtful=True))) == 2

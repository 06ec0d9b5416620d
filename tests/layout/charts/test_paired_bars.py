"""Pairs of bars keep one scale, and their words never touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.i18n import number
from canvas_app.layout.charts.bars import swatch
from canvas_app.layout.charts.paired_bars import Pair, paired_bars
from canvas_app.layout.picture import Box, Path, Picture
from tests.layout.charts.legible import WIDTHS, assert_legible

LONG = "Wiederholungskaufbestätigungsschreiben und Weiterempfehlung an die Kollegen"
ENTRIES = [
    (swatch("text.muted")[0], "Anteil an den Ausgaben"),
    (swatch("text.muted", True)[0], "Anteil an der Wirkung des Ganzen"),
]


def pair(id_: str, first: float, second: float, name: str = "Hotline", index: str = "100") -> Pair:
    numbers = f"{number(first, 1)} %", f"{number(second, 1)} %"
    label = f"{name}, {index}"
    return Pair(id_, name, "Minderausgabe", first, second, numbers, index, "warn", id_, label)


PAIRS = [
    pair("a", 100, 0.04, LONG, "12,345"),
    pair("b", 0, 99.96, "E", "0"),
    pair("c", 3, 3, "Messe", "–"),
]


def lengths(picture: Picture, id_: str) -> tuple[float, float]:
    """Return how long the solid and the hatched bar of a row are."""
    shapes = [shape for shape in picture.by_id[id_].shapes() if isinstance(shape, Box)]
    solid = sum(box.width for box in shapes if box.fill)
    hatched = sum(box.width + 1 for box in shapes if not box.fill)
    return solid, hatched


@pytest.mark.parametrize("wide", WIDTHS)
def test_words_and_numbers_never_touch(wide: int) -> None:
    assert_legible(paired_bars(wide, PAIRS, "Index", ENTRIES))


@given(shares=st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=6))
def test_any_shares_fit(shares: list[tuple[float, float]]) -> None:
    pairs = [pair(f"p{at}", *both) for at, both in enumerate(shares)]
    assert_legible(paired_bars(328, pairs, "Index", ENTRIES))


def test_bars_are_as_long_as_their_shares() -> None:
    picture = paired_bars(600, [pair("a", 40, 10), pair("b", 20, 30)], "Index", ENTRIES)
    solid, hatched = lengths(picture, "a")
    assert lengths(picture, "b") == pytest.approx((solid / 2, solid * 0.75))
    assert hatched == pytest.approx(solid / 4)


def test_nothing_spent_has_no_bar() -> None:
    picture = paired_bars(328, [pair("a", 0, 5)], "Index", ENTRIES)
    assert lengths(picture, "a")[0] == 0


def test_money_and_impact_are_told_apart_without_colour() -> None:
    shapes = paired_bars(328, [pair("a", 5, 5)], "Index", ENTRIES).by_id["a"].shapes()
    assert any(isinstance(shape, Path) for shape in shapes)


def test_a_row_leads_to_its_card_and_is_read_aloud() -> None:
    node = paired_bars(328, PAIRS, "Index", ENTRIES).by_id["a"]
    assert (node.touchpoint_id, node.label) == ("a", f"{LONG}, 12,345")
    assert node.width == 328


def test_no_rows_are_a_chart_of_nothing() -> None:
    assert paired_bars(328, [], "Index", ENTRIES).height > 0

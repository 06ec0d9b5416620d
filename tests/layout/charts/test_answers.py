"""Answers are drawn in proportion, an NPS with its margin, and words never touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.layout.charts.answers import Answers, Margin, Share, answers, margin_swatch
from canvas_app.layout.picture import Box, Path, Picture, Text
from tests.layout.charts.legible import WIDTHS, assert_legible

LONG = "Kundenzufriedenheitsbefragung nach dem Wiederholungskaufbestätigungsschreiben"
STEPS = ("-2", "-1", "0", "+1", "+2")
ENTRIES = [(margin_swatch, "NPS mit seiner Schwankungsbreite bei 95 %")]


def shares(*counts: int) -> tuple[Share, ...]:
    return tuple(Share(n, STEPS[at % 5]) for at, n in enumerate(counts))


def satisfied(id_: str, *counts: int, name: str = "Hotline") -> Answers:
    return Answers(id_, name, ("CSAT · n = 1.234",), shares(*counts), "100,0 %", label=name)


def recommended(value: float, reach: float, doubtful: bool = False) -> Answers:
    below = ("NPS® · n = 12", "geringe Fallzahl")
    margin = Margin(value, reach, doubtful)
    return Answers("nps", LONG, below, shares(20, 35, 45), "−100", "± 100,0", "", margin)


PLANNED = Answers("plan", "Aufwand", ("CES · geplant",), (), "", instead="noch keine Antworten")
ALL = [
    satisfied("a", 1, 2, 9, 31_000, 22),
    recommended(25, 15),
    satisfied("ces", 1, 2, 3, 4, 10, 12, 8, name=LONG),
    PLANNED,
]


def boxes(picture: Picture, id_: str) -> list[Box]:
    return [shape for shape in picture.by_id[id_].shapes() if isinstance(shape, Box)]


def runs(picture: Picture, id_: str) -> list[str]:
    return [shape.string for shape in picture.by_id[id_].shapes() if isinstance(shape, Text)]


@pytest.mark.parametrize("wide", WIDTHS)
def test_words_and_numbers_never_touch(wide: int) -> None:
    assert_legible(answers(wide, ALL, ENTRIES))


@given(
    counts=st.lists(st.integers(0, 10**6), min_size=5, max_size=5).filter(any),
    value=st.floats(-100, 100),
    reach=st.floats(0, 196),
)
def test_any_answers_fit(counts: list[int], value: float, reach: float) -> None:
    picture = answers(280, [satisfied("a", *counts), recommended(value, reach)], ENTRIES)
    assert_legible(picture)
    for id_ in ("a", "nps"):
        node = picture.by_id[id_]
        assert all(box.x >= 0 and box.x + box.width <= node.width for box in boxes(picture, id_))


def test_parts_are_as_wide_as_their_counts() -> None:
    picture = answers(600, [satisfied("a", 10, 0, 20, 0, 30)], ())
    first, second, third = boxes(picture, "a")
    assert (second.width + 1, third.width + 1) == pytest.approx(
        (2 * (first.width + 1), 3 * (first.width + 1))
    )
    assert [box.fill for box in (first, second, third)] == [
        "emotion.-2.fill",
        "emotion.0.fill",
        "emotion.+2.fill",
    ]


def test_counts_stand_in_the_parts_where_there_is_room() -> None:
    assert "30" in runs(answers(600, [satisfied("a", 10, 0, 20, 0, 30)], ()), "a")
    assert "1" not in runs(answers(280, [satisfied("a", 1, 0, 900, 0, 900)], ()), "a")


def test_the_margin_reaches_as_far_as_it_is_uncertain() -> None:
    def ends(reach: float) -> float:
        shapes = answers(600, [recommended(0, reach)], ()).by_id["nps"].shapes()
        lines = [s for s in shapes if isinstance(s, Path) and s.line == 2.0]
        (_m, left, _y), (_l, right, _y2) = lines[0].steps
        return float(right) - float(left)

    assert ends(50) == pytest.approx(2 * ends(25))
    assert ends(500) == pytest.approx(ends(100))


def test_a_low_base_is_hollow_and_dashed() -> None:
    def dashes(doubtful: bool) -> bool:
        shapes = answers(600, [recommended(0, 50, doubtful)], ()).by_id["nps"].shapes()
        return any(isinstance(shape, Path) and shape.dash for shape in shapes)

    assert dashes(True)
    assert not dashes(False)


def test_what_has_no_answers_says_so_where_its_bar_would_be() -> None:
    picture = answers(328, [PLANNED], ())
    assert boxes(picture, "plan") == []
    assert "noch keine Antworten" in " ".join(runs(picture, "plan"))

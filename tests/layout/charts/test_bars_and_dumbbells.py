"""Rows of bars and dumbbells: lengths are values, names are whole, values stand at the end."""

from __future__ import annotations

from canvas_app.layout.charts.axis import rule
from canvas_app.layout.charts.bars import Bar, bars, swatch
from canvas_app.layout.charts.dumbbells import Dumbbell, arrow_swatch, dumbbells
from canvas_app.layout.charts.figure import moved
from canvas_app.layout.picture import Box, Disc, Path, Picture
from tests.layout.charts.legible import WIDTHS, assert_legible, words

LONG = "Wiederholungskaufbestätigungsschreiben der Anwendungstechnik mit Anlagen"


def bar(id_: str, solid: float, hatched: float, name: str = "Hotline") -> Bar:
    shown = f"{solid + hatched:.1f}"
    return Bar(id_, name, solid, hatched, shown, "accent", id_, f"{name} {shown}")


def dumbbell(id_: str, start: float, end: float, name: str = "Hotline") -> Dumbbell:
    arrow = (end, start, "+3") if start > end else None
    return Dumbbell(id_, name, start, end, f"{end - start:+.0f}", "warn", arrow, id_, name)


def boxes(picture: Picture, id_: str) -> list[Box]:
    return [shape for shape in picture.by_id[id_].shapes() if isinstance(shape, Box)]


def test_a_bar_is_as_long_as_its_value() -> None:
    picture = bars(328, [bar("a", 10, 0), bar("b", 5, 5)], 20)
    (whole,), (solid, _edge) = boxes(picture, "a"), boxes(picture, "b")
    assert solid.width == whole.width / 2


def test_a_bar_beyond_the_scale_ends_with_it() -> None:
    picture = bars(328, [bar("a", 20, 0), bar("b", 99, 0)], 20)
    assert boxes(picture, "a")[0].width == boxes(picture, "b")[0].width


def test_limits_that_would_touch_keep_their_lines_and_lose_their_words() -> None:
    limits = [(10.0, "10"), (10.5, "10.5"), (15.0, "15")]
    picture = bars(280, [bar("a", 10, 0)], 20, limits)
    assert [w.string for w in words(picture) if w.string in ("10", "10.5", "15")] == ["10", "15"]
    dashed = [s for s in picture.by_id["ground"].shapes() if isinstance(s, Path) and s.dash]
    assert len(dashed) == 3


def test_rows_are_legible_at_every_width() -> None:
    listed = [bar("a", 8, 5), bar("b", 8, 2, LONG), bar("c", 0, 0, "")]
    entries = [swatch("accent", words="strong from 12"), swatch("accent", True, "lacking")]
    for width in WIDTHS:
        assert_legible(bars(width, listed, 20, [(12.0, "12")], entries, "and 3 more"))
        gaps = [dumbbell("a", 9, 3), dumbbell("b", 0, 10, LONG), dumbbell("c", 5, 5)]
        legend = [(arrow_swatch, "from the customer's view to our own")]
        assert_legible(dumbbells(width, gaps, 10, legend, "and 3 more"))


def test_a_dumbbell_leads_from_a_hollow_to_a_filled_mark() -> None:
    node = dumbbells(328, [dumbbell("a", 9, 3)]).by_id["a"]
    hollow, filled = (shape for shape in node.shapes() if isinstance(shape, Disc))
    assert (hollow.fill, filled.fill) == ("surface", "warn")
    assert hollow.x > filled.x


def test_an_arrow_makes_its_row_higher_and_names_its_length() -> None:
    picture = dumbbells(328, [dumbbell("a", 9, 3), dumbbell("b", 3, 9)])
    assert picture.by_id["a"].height > picture.by_id["b"].height
    assert "+3" in [word.string for word in words(picture)]


def test_rows_lead_to_their_cards_and_are_read_aloud() -> None:
    nodes = bars(328, [bar("a", 8, 5)], 20).by_id
    assert (nodes["a"].touchpoint_id, nodes["a"].label) == ("a", "Hotline 13.0")


def test_a_moved_path_keeps_its_form() -> None:
    path = moved(rule(1, 2, 3, 4), 10, 20)
    assert isinstance(path, Path)
    assert path.steps == (("M", 11, 22), ("L", 13, 24))

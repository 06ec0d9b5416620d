"""The painter draws each shape where and as the picture says."""

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF

from canvas_app import text
from canvas_app.layout.picture import Box, Disc, Icon, Node, Path, Picture, Shape, Text
from canvas_app.text import Font
from canvas_app.theme import THEMES
from canvas_app.widgets.canvas import painter

LIGHT = THEMES["light"]
pytestmark = pytest.mark.usefixtures("qapp")


def drawn(*shapes: Shape, scale: float = 1.0) -> list[list[str]]:
    node = Node("n", "card", 10, 10, 80, 40, None, lambda detail: shapes)
    image = painter.picture_image(Picture(100, 60, (node,)), LIGHT, scale)
    rows = range(image.height())
    return [[image.pixelColor(x, y).name() for x in range(image.width())] for y in rows]


def test_a_box_is_filled_from_its_corner() -> None:
    rows = drawn(Box(0, 0, 20, 10, fill="accent"))
    assert rows[10][10] == rows[19][29] == LIGHT.colour("accent")
    assert rows[9][10] == rows[20][10] == rows[10][30] == LIGHT.colour("paper")


def test_round_corners_leave_the_corner_free() -> None:
    rows = drawn(Box(0, 0, 20, 20, fill="accent", radius=8))
    assert rows[10][10] == LIGHT.colour("paper")
    assert rows[20][20] == LIGHT.colour("accent")


def test_a_long_line_is_drawn_in_bits_that_nobody_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    way = [(x / 2, 20 + 15 * (x % 3 - 1)) for x in range(120)]
    line = Path((("M", *way[0]), *(("L", *place) for place in way[1:])), stroke="text", line=2)
    in_bits = drawn(line, scale=2)
    monkeypatch.setattr(painter, "LONG", 1_000)
    whole = drawn(line, scale=2)
    pairs = [pair for rows in zip(in_bits, whole, strict=True) for pair in zip(*rows, strict=True)]
    shades = [abs(QColor(one).lightness() - QColor(other).lightness()) for one, other in pairs]
    assert max(shades) < 140
    assert sum(shade > 24 for shade in shades) < len(shades) / 50


def test_a_dashed_stroke_has_gaps() -> None:
    row = drawn(Box(0, 5, 60, 20, stroke="text", line=2, dash=(6, 6)))[15]
    assert LIGHT.colour("text") in row[10:70]
    assert LIGHT.colour("paper") in row[12:68]


def test_a_disc_is_drawn_around_its_middle() -> None:
    rows = drawn(Disc(20, 20, 6, fill="danger"))
    assert rows[30][30] == LIGHT.colour("danger")
    assert rows[30][38] == LIGHT.colour("paper")


def test_a_closed_path_is_filled() -> None:
    steps = (("M", 0.0, 0.0), ("L", 30.0, 0.0), ("C", 30.0, 20.0, 0.0, 20.0, 0.0, 0.0), ("Z",))
    assert drawn(Path(steps, fill="ok"))[13][25] == LIGHT.colour("ok")


def test_an_icon_is_stroked_in_its_square() -> None:
    rows = drawn(Icon(0, 0, "search", 24, "text"))
    inked = [(x, y) for y, row in enumerate(rows) for x, c in enumerate(row) if c != "#f4f6fa"]
    assert inked
    assert all(10 <= x <= 34 and 10 <= y <= 34 for x, y in inked)


def test_text_stands_on_its_baseline_and_is_as_wide_as_measured() -> None:
    font = Font(20, "bold")
    width = text.width("HHH", font)
    rows = drawn(Text(0, 30, "HHH", font, "text", width))
    inked = [(x, y) for y, row in enumerate(rows) for x, c in enumerate(row) if c != "#f4f6fa"]
    assert max(y for _, y in inked) == 39
    assert 10 + width - 4 < max(x for x, _ in inked) <= 10 + width


def test_an_image_may_be_drawn_larger() -> None:
    rows = drawn(Box(0, 0, 20, 10, fill="accent"), scale=2)
    assert len(rows) == 120
    assert rows[39][59] == LIGHT.colour("accent")


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(KeyError):
        drawn(Box(0, 0, 5, 5, fill="no such role"))


@pytest.mark.parametrize("weight", ["regular", "medium", "semibold", "bold"])
@pytest.mark.parametrize("italic", [False, True])
def test_qt_sets_text_as_wide_as_it_is_measured(weight: text.Weight, italic: bool) -> None:
    font = Font(13, weight, italic and weight == "regular")
    words = "AVATo Wärmepumpe – 3.500 € „fi“"
    qt = QFontMetricsF(painter.font(font)).horizontalAdvance(words)
    assert qt == pytest.approx(text.width(words, font), rel=0.002)


def test_the_bundled_font_is_really_used() -> None:
    assert "Inter" in QFontInfo(painter.font(Font(13))).family()
    assert QColor(LIGHT.colour("text")) == painter.ink(LIGHT, "text")

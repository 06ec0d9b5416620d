"""Names of phases and stages stand where their columns are seen."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from canvas_app.layout.bands import Span, band_nodes
from canvas_app.layout.picture import Text
from canvas_app.model.project import PhaseName
from canvas_app.widgets.canvas.heads import PAD, paint_gliding, slid
from canvas_app.widgets.canvas.view_port import ViewPort

BAND = band_nodes([Span(PhaseName(id="before", name="Before"), 100.0, 1000.0)], 0.0, 30.0)[0]


def title(low: float, high: float) -> tuple[float, float]:
    """Return where the name starts and ends when this stretch of the board is seen."""
    text = next(s for s in slid(BAND, BAND.shapes("full"), low, high) if isinstance(s, Text))
    return BAND.x + text.x, BAND.x + text.x + text.width


@pytest.mark.parametrize(("low", "high"), [(0, 2000), (0, 500), (700, 3000), (300, 600)])
def test_a_name_stands_in_the_middle_of_what_is_seen_of_its_column(low: int, high: int) -> None:
    seen = (max(low, 100) + min(high, 1100)) / 2
    assert sum(title(low, high)) / 2 == pytest.approx(seen)


def test_a_name_does_not_leave_its_column() -> None:
    assert title(-500, 150)[0] == pytest.approx(100 + PAD)
    assert title(1050, 2000)[1] <= 1100 - PAD


def words(low: float, high: float) -> list[str]:
    return [s.string for s in slid(BAND, BAND.shapes("full"), low, high) if isinstance(s, Text)]


@pytest.mark.parametrize(("low", "high"), [(0, 150), (1050, 2000), (400, 450)])
def test_a_name_that_has_no_room_in_sight_ends_in_an_ellipsis(low: int, high: int) -> None:
    assert words(low, high)[0].endswith("…")
    start, end = title(low, high)
    assert max(low, 100) <= start
    assert end <= min(high, 1100)


def test_a_name_of_which_nothing_can_be_read_is_left_out() -> None:
    assert words(0, 120) == []
    assert words(0, 2000) == ["Before"]


def test_cards_that_glide_pass_below_the_pinned_heads() -> None:
    port = ViewPort(200, 200, left=-50, top=-50, head_width=40, head_height=30)
    shown, card = (QImage(*size, QImage.Format.Format_RGB32) for size in ((200, 200), (90, 90)))
    shown.fill(QColor("white"))
    card.fill(QColor("black"))
    with QPainter(shown) as painter:
        paint_gliding(painter, [(card, QPointF(10, 10))], port)
    ends = ((39, 60), (41, 60), (80, 29), (80, 31))
    dark = [at for at in ends if shown.pixelColor(*at).lightness() < 128]
    assert dark == [(41, 60), (80, 31)]

"""What lies over the cards: rings, the lit cell, ghosts, the rubber band (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from canvas_app import text
from canvas_app.gestures.answers import Band
from canvas_app.gestures.focus import Spot
from canvas_app.layout.hits import Cell
from canvas_app.layout.picture import Node
from canvas_app.text import Font
from canvas_app.theme import Theme
from canvas_app.widgets.canvas.painter import font, ink
from canvas_app.widgets.canvas.view_port import ViewPort

RADIUS = 8.0
RING = 2.0
CHIP = Font(12, "medium")
CHIP_HEIGHT = 24.0
CHIP_PAD = 10.0
CHIP_GAP = 8.0
CHIP_BASE = 16.5
CHIP_MARGIN = 4.0
HINT = Font(15)
HINT_PITCH = 26.0
HINT_PAD = 10.0
PLUS = 7.0


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything that lies over the cards at one moment."""

    selected: Sequence[Node] = ()
    framed: Sequence[QRectF] = ()
    """Places of very many selected cards (points)."""
    hovered: Node | None = None
    focus: Spot | None = None
    focus_empty: bool = False
    noted: Node | None = None
    """The selected note."""
    lit: Node | None = None
    """The card that a dragged note would hang on."""
    cell: Cell | None = None
    ground: Spot | None = None
    """The stage in the lane that the lit cell belongs to."""
    landing: tuple[Spot, ...] = ()
    filled: bool = False
    """Whether the landing cards are drawn, so that they need an outline only."""
    band: Band | None = None


def paint_overlay(painter: QPainter, overlay: Overlay, port: ViewPort, theme: Theme) -> None:
    """Paint the overlay, in px of the window."""
    if overlay.ground is not None:
        _paint_ground(painter, overlay.ground, port, theme)
    for spot in overlay.landing:
        _paint_landing(painter, spot, overlay.filled, port, theme)
    if overlay.lit is not None:
        _paint_target(painter, overlay.lit, port, theme)
    elif overlay.cell is not None and not overlay.landing:
        _paint_target(painter, overlay.cell, port, theme)
    if overlay.hovered is not None:
        area = _card(overlay.hovered, port).adjusted(-0.5, -0.5, 0.5, 0.5)
        _ring(painter, area, ink(theme, "line.strong"), 1.0, port)
    _paint_selected(painter, overlay.selected, port, theme)
    if overlay.noted is not None:
        _paint_selected(painter, (overlay.noted,), port, theme)
    if overlay.framed:
        _paint_framed(painter, overlay.framed, port, theme)
    if overlay.focus is not None:
        _paint_focus(painter, overlay.focus, overlay.focus_empty, port, theme)
    if overlay.band is not None:
        _paint_band(painter, overlay.band, port, theme)


def paint_name(painter: QPainter, overlay: Overlay, port: ViewPort, theme: Theme) -> None:
    """Name the lit cell above the place where the card will stand."""
    if overlay.cell is not None:
        name = _name_that_fits(overlay.cell, port)
        _chip(painter, _name_area(overlay, overlay.cell, port), name, theme)


def aimed_areas(overlay: Overlay, port: ViewPort) -> list[QRectF]:
    """Return where it is painted what a drag aims at (px)."""
    spots = (overlay.ground, overlay.lit, overlay.cell, *overlay.landing)
    areas = [area_of(s.x, s.y, s.width, s.height, port) for s in spots if s is not None]
    if overlay.cell is not None:
        areas.append(_name_area(overlay, overlay.cell, port))
    return [area.adjusted(-RING, -RING, RING, RING) for area in areas]


def _name_area(overlay: Overlay, cell: Cell, port: ViewPort) -> QRectF:
    landing = overlay.landing[0] if overlay.landing else cell
    target: Node | Spot | Cell = overlay.lit or landing
    area = area_of(target.x, target.y, target.width, target.height, port)
    width = text.width(_name_that_fits(cell, port), CHIP) + 2 * CHIP_PAD
    left = min(area.center().x() - width / 2, port.width - width - CHIP_MARGIN)
    left = max(left, port.pin_width + CHIP_MARGIN)
    top = max(area.top() - CHIP_HEIGHT - CHIP_GAP, port.pin_height + CHIP_MARGIN)
    return QRectF(left, top, width, CHIP_HEIGHT)


def _name_that_fits(cell: Cell, port: ViewPort) -> str:
    """Return the name of a cell, cut where the board is narrow; the status bar has all of it."""
    room = port.width - port.pin_width - 2 * (CHIP_MARGIN + CHIP_PAD)
    return text.elide(cell.name, CHIP, max(room, CHIP_HEIGHT))


def paint_hint(painter: QPainter, lines: tuple[str, ...], port: ViewPort, theme: Theme) -> None:
    """Say under an empty board how to begin; where there is no room below, on a sheet over it."""
    room = port.width - 4 * HINT_PAD
    said = [(line, part) for line in lines for part in text.wrap(line, HINT, room)]
    high = HINT_PITCH * len(said) + HINT_PAD
    below = port.top + port.paper_height * port.zoom
    top = min(below, port.height - high - 2 * HINT_PAD)
    if top < below:
        width = max(text.width(part, HINT) for _line, part in said) + 2 * HINT_PAD
        painter.setPen(ink(theme, "line"))
        painter.setBrush(ink(theme, "raised"))
        sheet = QRectF((port.width - width) / 2, top, width, high)
        painter.drawRoundedRect(sheet, RADIUS, RADIUS)
    for i, (line, part) in enumerate(said):
        left = (port.width - text.width(part, HINT)) / 2
        ink_ = ink(theme, "text" if line == lines[0] else "text.muted")
        _words(painter, part, HINT, QPointF(left, top + HINT_PITCH * (i + 0.9)), ink_)


def paint_shadow(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Paint the shadow of a card that is held above the others (px)."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_faint(ink(theme, "text"), 0.045))
    for spread in range(5):
        grown = area.adjusted(-spread, 2.0, spread, 3.0 + 2 * spread)
        painter.drawRoundedRect(grown, RADIUS + spread, RADIUS + spread)


def paint_count(painter: QPainter, place: QPointF, count: int, theme: Theme) -> None:
    """Paint how many cards a ghost stands for, around a point (px)."""
    words = str(count)
    width = max(CHIP_HEIGHT, text.width(words, CHIP) + 2 * CHIP_PAD)
    area = QRectF(place.x() - width / 2, place.y() - CHIP_HEIGHT / 2, width, CHIP_HEIGHT)
    _chip(painter, area, words, theme)


def area_of(x: float, y: float, width: float, height: float, port: ViewPort) -> QRectF:
    """Return a rectangle of the picture (points) in px of the window."""
    left, top = port.to_window(x, y)
    return QRectF(left, top, width * port.zoom, height * port.zoom)


def _card(node: Node | Spot, port: ViewPort) -> QRectF:
    return area_of(node.x, node.y, node.width, node.height, port)


def _ring(painter: QPainter, area: QRectF, colour: QColor, line: float, port: ViewPort) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, line))
    radius = min(RADIUS * port.zoom + 1, area.height() / 3)
    painter.drawRoundedRect(area, radius, radius)


def _faint(colour: QColor, alpha: float) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(alpha)
    return faint


def _paint_selected(painter: QPainter, nodes: Sequence[Node], port: ViewPort, theme: Theme) -> None:
    """Ring the selected cards."""
    for node in nodes:
        area = _card(node, port).adjusted(-1, -1, 1, 1)
        _ring(painter, area, ink(theme, "selection"), RING, port)


def _paint_framed(painter: QPainter, areas: Sequence[QRectF], port: ViewPort, theme: Theme) -> None:
    """Frame thousands of selected cards at once: plain frames of 1 px are fast."""
    pen = QPen(ink(theme, "selection"), 1.0)
    pen.setCosmetic(True)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(_faint(ink(theme, "selection"), 0.15))
    painter.setPen(pen)
    painter.translate(port.left, port.top)
    painter.scale(port.zoom, port.zoom)
    painter.drawRects(areas)
    painter.restore()


def _paint_ground(painter: QPainter, ground: Spot, port: ViewPort, theme: Theme) -> None:
    """Tint the stage in the lane in which a release would land."""
    area = area_of(ground.x, ground.y, ground.width, ground.height, port)
    painter.setBrush(_faint(ink(theme, "target"), 0.07))
    painter.setPen(QPen(_faint(ink(theme, "target"), 0.55), 1.0))
    painter.drawRoundedRect(area, RADIUS, RADIUS)


def _paint_target(painter: QPainter, cell: Cell | Node, port: ViewPort, theme: Theme) -> None:
    """Light the cell a release would hit up, as long as the card is not seen there."""
    area = area_of(cell.x, cell.y, cell.width, cell.height, port)
    radius = min(RADIUS, area.width() / 2)
    painter.setBrush(_faint(ink(theme, "target"), 0.25))
    painter.setPen(QPen(ink(theme, "target"), RING))
    painter.drawRoundedRect(area, radius, radius)


def _chip(painter: QPainter, area: QRectF, words: str, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(theme, "accent"))
    painter.drawRoundedRect(area, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
    left = area.center().x() - text.width(words, CHIP) / 2
    place = QPointF(left, area.top() + CHIP_BASE)
    _words(painter, words, CHIP, place, ink(theme, "accent.text"))


def _words(painter: QPainter, words: str, face: Font, place: QPointF, colour: QColor) -> None:
    painter.setPen(colour)
    left = place.x()
    for run_face, run in text.runs(words, face):
        painter.setFont(font(run_face))
        painter.drawText(QPointF(left, place.y()), run)
        left += text.width(run, run_face)


def _paint_landing(
    painter: QPainter, spot: Spot, filled: bool, port: ViewPort, theme: Theme
) -> None:
    """Outline the place where a card will stand."""
    area = _card(spot, port)
    painter.setBrush(Qt.BrushStyle.NoBrush if filled else _faint(ink(theme, "target"), 0.14))
    pen = QPen(ink(theme, "target"), 1.5)
    pen.setDashPattern([3.0, 2.5])
    painter.setPen(pen)
    radius = RADIUS * port.zoom
    painter.drawRoundedRect(area, radius, radius)


def _paint_focus(painter: QPainter, focus: Spot, empty: bool, port: ViewPort, theme: Theme) -> None:
    """Show where the keyboard is: a ring with a gap; in an empty slot a plus as well."""
    area = _card(focus, port)
    _ring(painter, area.adjusted(-4, -4, 4, 4), ink(theme, "focus"), RING, port)
    if not empty:
        return
    pen = QPen(ink(theme, "focus"), RING)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = area.center()
    painter.drawLine(middle - QPointF(PLUS, 0), middle + QPointF(PLUS, 0))
    painter.drawLine(middle - QPointF(0, PLUS), middle + QPointF(0, PLUS))


def _paint_band(painter: QPainter, band: Band, port: ViewPort, theme: Theme) -> None:
    painter.setBrush(_faint(ink(theme, "accent"), 0.10))
    painter.setPen(QPen(ink(theme, "accent"), 1.0))
    painter.drawRect(area_of(band.x, band.y, band.width, band.height, port))

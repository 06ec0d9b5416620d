"""Slides on a screen: board, page and what stands around them (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Box, Detail, Node
from canvas_app.panels.slide import SHORT, Form, Piece, camera, fitting
from canvas_app.panels.slides import TIMER, frame
from canvas_app.text import Font, width
from canvas_app.theme import Theme
from canvas_app.widgets.canvas.painter import font, ink, paint, prepare
from canvas_app.widgets.canvas.tiles import DUST, DUST_BELOW
from canvas_app.widgets.presenter.show import Show

VEIL = 200
"""How far what is not lit is covered, of 255."""
BRIEF, TILE = 0.5, 0.25
HINT = (34.0, 28.0, 24.0, 20.0)
"""Letters of what the show has to say, smaller when it is long."""
LASER = 26.0
"""Radius of the pointer's dot in px at 1080 lines."""


class Look(NamedTuple):
    """Which part of the board is seen, and what of it stands out."""

    shown: Area
    lit: Area | None


def form_of(size: QSize, scale: float) -> Form:
    """Return the form of a screen of some px."""
    wide, high = max(size.width(), 1), max(size.height(), 1)
    unit = SHORT / min(wide, high)
    return Form(round(wide * unit), scale, round(high * unit))


def fit(painter: QPainter, size: QSize, form: Form) -> float:
    """Let the painter draw in px at 1080 lines; return how many real px one of them is."""
    scale = min(size.width() / form.width, size.height() / form.lines)
    left, top = size.width() - form.width * scale, size.height() - form.lines * scale
    painter.translate(left / 2, top / 2)
    painter.scale(scale, scale)
    return scale


def paint_slide(painter: QPainter, show: Show, scale: float, look: Look | None) -> None:
    """Draw the slide of a show; ``look`` is where the board stands while it moves."""
    prepare(painter)
    theme, form, slide = show.theme, show.form, show.slide
    if look is None and slide.shown is not None:
        look = Look(slide.shown, slide.lit)
    if look is not None:
        _board(painter, show, look, scale)
        head = QRectF(0, 0, form.width, form.head - 8)
        foot = QRectF(0, form.lines - form.foot + 8, form.width, form.foot)
        for edge in (head, foot):
            painter.fillRect(edge, ink(theme, "paper"))
    elif sheet := show.sheet:
        paint(painter, sheet.shapes, theme)
        for piece in sheet.charts:
            _chart(painter, piece, theme)
    paint(painter, frame(show.view, form, show.slides, show.index, filtered(show)), theme)


def _chart(painter: QPainter, piece: Piece, theme: Theme) -> None:
    part, clip = piece
    painter.save()
    if clip is not None:
        painter.setClipRect(QRectF(*clip[:2], clip.right - clip.left, clip.bottom - clip.top))
    painter.translate(part.x, part.y)
    painter.scale(part.scale, part.scale)
    _nodes(painter, part.nodes, theme)
    painter.restore()


def filtered(show: Show) -> str:
    """Return what the cards are filtered by, in words."""
    if show.view.filter.is_empty:
        return ""
    from canvas_app.panels.filter_words import title

    return title(show.view)


def _board(painter: QPainter, show: Show, look: Look, real: float) -> None:
    """Draw the part of the board that is seen, and cover all of it but what is lit."""
    theme, eye = show.theme, camera(look.shown, show.form)
    room = QRectF(0, 0, show.form.width, show.form.lines)
    painter.save()
    painter.setClipRect(room)
    painter.translate(eye.x, eye.y)
    painter.scale(eye.scale, eye.scale)
    seen = QRectF(-eye.x / eye.scale, -eye.y / eye.scale, room.width() / eye.scale,
                  room.height() / eye.scale)  # fmt: skip
    size = eye.scale * real
    detail: Detail = "full" if size >= BRIEF else "brief" if size >= TILE else "tile"
    nodes = _seen(show, seen)
    if look.lit is not None:  # a hint over several columns would be half lit
        nodes = (node for node in nodes if node.kind != "empty")
    if still := (look.shown, look.lit) == (show.slide.shown, show.slide.lit):
        moved = {node.id for node in show.slide.moved}
        nodes = (node for node in nodes if node.id not in moved)
    if size < DUST_BELOW:  # as on the canvas
        nodes = (node for node in nodes if node.kind not in DUST)
    _nodes(painter, nodes, theme, detail)
    if still:
        _nodes(painter, show.slide.moved, theme, detail)
    if look.lit is not None:
        _veil(painter, seen, look.lit, theme, eye.scale, show.slide.dark if still else ())
    if still:
        _nodes(painter, show.slide.over, theme, detail)
        paint(painter, show.slide.labels, theme)
    painter.restore()


def _seen(show: Show, seen: QRectF) -> Iterable[Node]:
    for node in show.picture.nodes:
        if (
            node.x <= seen.right()
            and node.x + node.width >= seen.left()
            and node.y <= seen.bottom()
            and node.y + node.height >= seen.top()
        ):
            yield node


def _nodes(painter: QPainter, nodes: Iterable[Node], theme: Theme, detail: Detail = "full") -> None:
    for node in nodes:
        painter.translate(node.x, node.y)
        paint(painter, node.shapes(detail), theme)
        painter.translate(-node.x, -node.y)


def _veil(
    painter: QPainter, seen: QRectF, lit: Area, theme: Theme, scale: float, dark: Iterable[Box]
) -> None:
    """Cover what is seen but for what is lit, and in the light what stays ``dark``."""
    hole = QRectF(lit.left, lit.top, lit.right - lit.left, lit.bottom - lit.top)
    path, light = QPainterPath(), QPainterPath()
    path.addRect(seen)
    light.addRoundedRect(hole, 10, 10)
    for box in dark:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(*box[:4]), box.radius, box.radius)
        light -= outline
    path -= light
    veil = QColor(ink(theme, "paper"))
    veil.setAlpha(VEIL)
    painter.fillPath(path, veil)
    painter.setPen(QPen(ink(theme, "accent"), 3 / scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(hole, 10, 10)


def paint_timer(painter: QPainter, show: Show) -> None:
    """Draw what the timer says into the upper right corner, large."""
    if not show.timer.running:
        return
    theme, form = show.theme, show.form
    face = Font(min(form.slower(72), form.width * TIMER / 3), "bold")
    over = show.timer.over
    painter.setFont(font(face))
    painter.setPen(ink(theme, "danger" if over else "text"))
    place = QRectF(form.width / 2, 14, form.width / 2 - 48, face.size * 1.3)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight, show.timer.digits)


def paint_hint(painter: QPainter, show: Show) -> None:
    """Draw what the show has to say over the foot."""
    if not show.hint:
        return
    theme, faces = show.theme, [show.form.slow(size, "medium") for size in HINT]
    face = fitting(show.hint, faces, show.form.width - 160, 1)
    wide = width(show.hint, face) + 64
    top = show.form.lines - show.form.foot - face.size * 2.4
    place = QRectF((show.form.width - wide) / 2, top, wide, face.size * 2)
    painter.setPen(QPen(ink(theme, "line.strong"), 2))
    painter.setBrush(ink(theme, "raised"))
    painter.drawRoundedRect(place, 12, 12)
    painter.setFont(font(face))
    painter.setPen(ink(theme, "text"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, show.hint)


def paint_laser(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Draw a soft dot that is seen from the last row."""
    colour = QColor(ink(theme, "danger"))
    soft = QRadialGradient(at, LASER)
    for stop, alpha in ((0.0, 255), (0.35, 235), (0.55, 120), (1.0, 0)):
        colour.setAlpha(alpha)
        soft.setColorAt(stop, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    painter.drawEllipse(at, LASER, LASER)


def paint_ring(painter: QPainter, at: QPointF, way: float, theme: Theme) -> None:
    """Draw the ring of a click, ``way`` (0 … 1) of its life."""
    colour = QColor(ink(theme, "accent"))
    colour.setAlphaF(1 - way)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 6))
    painter.drawEllipse(at, 20 + 50 * way, 20 + 50 * way)

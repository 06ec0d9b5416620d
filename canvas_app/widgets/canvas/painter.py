"""Pictures on the screen: QPainter draws what the layout says (room: widgets).

Nothing here computes a coordinate; shapes come with their places, roles become colours of
the theme, and fonts are the bundled ones, unhinted and without kerning, so that a text is
as wide as ``text.width`` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import ceil
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QImage, QPainter, QPainterPath, QPen

from canvas_app import paths, text
from canvas_app.layout.icons import outline
from canvas_app.layout.picture import Box, Detail, Disc, Icon, Path, Picture, Shape, Text
from canvas_app.text import Font
from canvas_app.theme import Theme

WEIGHTS = {
    "regular": QFont.Weight.Normal,
    "medium": QFont.Weight.Medium,
    "semibold": QFont.Weight.DemiBold,
    "bold": QFont.Weight.Bold,
}
LONG, BIT = 48, 8
"""Steps of a line that is drawn in bits, and of a bit."""
Step = tuple[str | float, ...]
ICON_BOX = 24.0
ICON_LINE = 2.0


def paint(painter: QPainter, shapes: Iterable[Shape], theme: Theme) -> None:
    """Draw shapes in their order, in the painter's own units (points)."""
    for shape in shapes:
        match shape:
            case Text():
                _text(painter, shape, theme)
            case Box():
                _box(painter, shape, theme)
            case Disc():
                _disc(painter, shape, theme)
            case Path():
                _path(painter, shape, theme)
            case Icon():
                _icon(painter, shape, theme)


def prepare(painter: QPainter) -> None:
    """Set the painter's hints as every picture wants them: smooth edges and letters."""
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )


def picture_image(
    picture: Picture, theme: Theme, scale: float = 1.0, detail: Detail = "full"
) -> QImage:
    """Return the whole picture as an image on paper, ``scale`` pixels to the point."""
    image = QImage(
        max(1, ceil(picture.width * scale)),
        max(1, ceil(picture.height * scale)),
        QImage.Format.Format_RGB32,
    )
    image.fill(ink(theme, "paper"))
    with QPainter(image) as painter:
        prepare(painter)
        painter.scale(scale, scale)
        for node in picture.nodes:
            painter.translate(node.x, node.y)
            paint(painter, node.shapes(detail), theme)
            painter.translate(-node.x, -node.y)
    return image


@cache
def _colour(value: str) -> QColor:
    return QColor(value)


def ink(theme: Theme, role: str) -> QColor:
    """Return the colour of a role. Raises KeyError for a role the theme does not have."""
    return _colour(theme.colour(role))


@cache
def font(face: Font) -> QFont:
    """Return the bundled font for a face, loaded on first use."""
    made = QFont(_family(text.font_file(face)))
    made.setPixelSize(max(1, round(face.size)))
    made.setWeight(WEIGHTS[face.weight])
    made.setItalic(face.italic)
    made.setKerning(False)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoFontMerging)
    return made


@cache
def _family(file: str) -> str:
    number = QFontDatabase.addApplicationFont(str(paths.resource(file)))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise FileNotFoundError(file)
    return families[0]


@cache
def _brush(value: str) -> QBrush:
    return QBrush(QColor(value))


@cache
def _pen(value: str, line: float, dash: tuple[float, ...]) -> QPen:
    pen = QPen(_colour(value), line)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([length / line for length in dash])
    return pen


def _tools(painter: QPainter, shape: Box | Disc | Path, theme: Theme) -> None:
    painter.setBrush(_brush(theme.colour(shape.fill)) if shape.fill else Qt.BrushStyle.NoBrush)
    dash = () if isinstance(shape, Disc) else shape.dash
    painter.setPen(
        _pen(theme.colour(shape.stroke), shape.line, dash) if shape.stroke else Qt.PenStyle.NoPen
    )


def _box(painter: QPainter, box: Box, theme: Theme) -> None:
    _tools(painter, box, theme)
    area = QRectF(box.x, box.y, box.width, box.height)
    if box.radius:
        radius = min(box.radius, box.width / 2, box.height / 2)
        painter.drawRoundedRect(area, radius, radius)
    else:
        painter.drawRect(area)


def _disc(painter: QPainter, disc: Disc, theme: Theme) -> None:
    _tools(painter, disc, theme)
    painter.drawEllipse(QPointF(disc.x, disc.y), disc.radius, disc.radius)


def _path(painter: QPainter, path: Path, theme: Theme) -> None:
    _tools(painter, path, theme)
    for steps in _in_bits(path):
        painter.drawPath(path_of(steps))


def _in_bits(path: Path) -> Iterator[Sequence[Step]]:
    """Yield a path whole, a long line in bits: Qt takes ever longer for each step of a stroke."""
    steps = path.steps
    jumps = any(step[0] in ("M", "Z") for step in steps[1:])
    if len(steps) < LONG or path.fill or path.dash or jumps:
        yield steps
        return
    for start in range(0, len(steps) - 1, BIT):
        before = steps[start]
        yield ("M", *before[-2:]), *steps[start + 1 : start + BIT + 1]


def path_of(steps: Iterable[tuple[str | float, ...]]) -> QPainterPath:
    """Return the steps of a ``Path`` or an icon's stroke as Qt's path."""
    path = QPainterPath()
    for step in steps:
        name, places = step[0], cast("tuple[float, ...]", step[1:])
        if name == "M":
            path.moveTo(places[0], places[1])
        elif name == "L":
            path.lineTo(places[0], places[1])
        elif name == "C":
            path.cubicTo(*places)
        else:
            path.closeSubpath()
    return path


def _text(painter: QPainter, run: Text, theme: Theme) -> None:
    painter.setFont(font(run.font))
    painter.setPen(ink(theme, run.colour))
    painter.drawText(QPointF(run.x, run.y), run.string)


@cache
def _icon_path(name: str) -> QPainterPath:
    path = QPainterPath()
    for stroke in outline(name):
        path.addPath(path_of(stroke))
    return path


def _icon(painter: QPainter, icon: Icon, theme: Theme) -> None:
    scale = icon.size / ICON_BOX
    painter.save()
    painter.translate(icon.x, icon.y)
    painter.scale(scale, scale)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme.colour(icon.colour), ICON_LINE, ()))
    painter.drawPath(_icon_path(icon.name))
    painter.restore()

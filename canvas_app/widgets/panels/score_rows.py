"""Tiles, bars, small curves and links of the scores panel (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from canvas_app.layout.monotone import pieces
from canvas_app.text import Font, wrap
from canvas_app.widgets import look, plain

NAME_LEAST, NAME_MOST = 0.3, 0.52
"""Part of the width that names before bars may have."""
VALUE_WIDTH = 44
HIGH, SECOND = 28, 16
"""Px of a line, and of a second one below it."""
PAD, SMALL, LARGE = 10, 16, 26
"""Px of a tile: its edge, a small and a large line."""
VCENTER = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a name, a value in words, perhaps a bar (0 … 1) and the cards it leads to."""

    name: str
    value: str
    bar: float | None = None
    role: str = "text.muted"
    caption: str = ""
    below: str = ""
    """A second line of the name."""
    strong: bool = False
    indent: int = 0
    why: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A tile: what it is called, its value, what stands behind and below it."""

    title: str
    value: str
    unit: str = ""
    below: str = ""
    role: str = "text"
    why: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feelings:
    """The emotional values of a journey in order, −2 … +2, in a persona's colour."""

    points: tuple[float, ...]
    role: str
    said: str = ""
    marks: tuple[int, ...] = field(default=())
    """Places of the points that are filled: peak and end."""


class _Lit(QAbstractButton):
    """A part of the panel that leads to cards when it has some."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ids: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask)

    def lead_to(self, ids: tuple[str, ...], said: str, why: str) -> None:
        """Say where a click leads, what a screen reader reads, and where the number is from."""
        self.ids = ids
        self.setEnabled(bool(ids))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if ids else Qt.FocusPolicy.NoFocus)
        hand = Qt.CursorShape.PointingHandCursor if ids else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)
        self.setAccessibleName(said)
        self.setToolTip(plain.tooltip(why) if why else "")
        self.update()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paint_ground(self, painter: QPainter, radius: float = 6) -> None:
        """Show that the pointer or the focus is here."""
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.ids and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("paper"))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius, radius)

    def _ask(self) -> None:
        self.asked.emit(self.ids)


class _Row(_Lit):
    """A line: caption or indent, name, bar, value."""

    name_width = caption_width = 0.0
    """Px that the name before a bar, and the caption, have."""

    def show_line(self, line: Line) -> None:
        """Show a line."""
        self._line = line
        said = " ".join(filter(None, (line.caption, line.name, line.below, line.value)))
        self.lead_to(line.ids, said, line.why or f"{line.name} {line.below}")
        self.setFixedHeight(HIGH + SECOND * bool(line.below))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        line = self._line
        with QPainter(self) as painter:
            self.paint_ground(painter)
            inner = QRectF(self.rect()).adjusted(6, 0, -6, 0)
            value = QRectF(inner.right() - VALUE_WIDTH, 0, VALUE_WIDTH, inner.height())
            left = inner.left() + line.indent
            if line.caption:
                caption = QRectF(left, 0, self.caption_width, inner.height())
                _write(painter, caption, line.caption, look.font(12), "text.muted")
                left += self.caption_width + 8
            name = QRectF(left, 0, value.left() - left - 6, inner.height())
            if line.below:
                _write(painter, name.adjusted(0, SECOND, 0, 0), line.below, look.font(13), "text")
                name.setHeight(HIGH)
            if line.bar is not None:
                name.setRight(inner.left() + self.name_width)
                bar = QRectF(name.right() + 8, inner.height() / 2 - 3, 0, 6)
                bar.setRight(value.left() - 8)
                _bar(painter, bar, line.bar, line.role)
            weight = "semibold" if line.strong else "regular"
            _write(painter, name, line.name, look.font(13, weight), "text")
            _write(painter, value, line.value, look.font(13, "semibold"), "text", RIGHT)


class _Tile(_Lit):
    """A number in large type, between its title and what stands below."""

    title_lines = 1
    """How many lines the longest title of all tiles needs."""

    def show_number(self, number: Number) -> None:
        """Show a number."""
        self._number = number
        said = f"{number.title}: {number.value}{number.unit} {number.below}".strip()
        self.lead_to(number.ids, said, number.why)

    def title(self) -> tuple[str, ...]:
        """Return the lines of the title."""
        return wrap(self._number.title, Font(12), max(self.width() - 2 * PAD, 20), 2)

    def below(self) -> tuple[str, ...]:
        """Return the lines below."""
        room = max(self.width() - 2 * PAD, 20)
        return wrap(self._number.below, Font(12, "semibold"), room, 2) if self._number.below else ()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        number = self._number
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("line"), 1))
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            self.paint_ground(painter, 8)
            y = PAD - 1.0
            wide = self.width() - 2 * PAD
            for line in self.title():
                _write(painter, QRectF(PAD, y, wide, SMALL), line, look.font(12), "text.muted")
                y += SMALL
            y = PAD + SMALL * self.title_lines
            large = look.font(20, "bold")
            _write(painter, QRectF(PAD, y, wide, LARGE), number.value, large, number.role)
            painter.setFont(large)
            after = PAD + painter.fontMetrics().horizontalAdvance(number.value)
            unit = QRectF(after, y + 3, wide - after + PAD, LARGE - 3)
            _write(painter, unit, number.unit, look.font(12), "text.muted")
            y += LARGE + 2
            for line in self.below():
                small = look.font(12, "semibold" if number.ids else "regular")
                _write(painter, QRectF(PAD, y, wide, SMALL), line, small, "text")
                y += SMALL


class Curve(QWidget):
    """A small curve of feelings with its zero line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feelings = Feelings((), "text")
        self.setFixedHeight(52)

    def show_feelings(self, feelings: Feelings) -> None:
        """Show feelings."""
        self._feelings = feelings
        self.setAccessibleName(feelings.said)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        points = self._feelings.points
        left, right, middle, unit = (
            10,
            self.width() - 10,
            self.height() / 2,
            self.height() / 4 - 2.5,
        )
        across = (right - left) / max(len(points) - 1, 1)
        places = [QPointF(left + i * across, middle - v * unit) for i, v in enumerate(points)]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("curve.zero"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
            ink = look.colour(self._feelings.role)
            painter.setPen(QPen(ink, 2))
            painter.drawPath(_smooth(places))
            for i, place in enumerate(places):
                marked = i in self._feelings.marks
                if marked or len(places) <= 30:
                    painter.setBrush(ink if marked else look.colour("surface"))
                    painter.drawEllipse(place, 4 if marked else 2.5, 4 if marked else 2.5)


class Rows(QWidget):
    """Lines below each other; ``asked`` carries the ids of the cards a click leads to."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[_Row] = []
        self._lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, with the widgets of the lines before."""
        while len(self.rows) < len(lines):
            row = _Row()
            row.asked.connect(self.asked)
            self.rows.append(row)
            self._column.addWidget(row)
        for row, line in zip(self.rows, lines, strict=False):
            row.show_line(line)
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(lines))
        self._share_width(lines)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width(self._lines)

    def _share_width(self, lines: Sequence[Line]) -> None:
        """Give all names, and all captions, the same width: as much as the longest one needs."""
        self._lines = lines
        metrics = QFontMetrics(look.font(13, "semibold"))
        longest = max((metrics.horizontalAdvance(x.name) + x.indent for x in lines), default=0)
        least, most = self.width() * NAME_LEAST, self.width() * NAME_MOST
        small = QFontMetrics(look.font(12))
        caption = max((small.horizontalAdvance(line.caption) for line in lines), default=0)
        for row in self.rows:
            row.name_width = min(max(longest + 4.0, least), most)
            row.caption_width = min(caption + 1.0, most)
            row.update()


class Tiles(QWidget):
    """Numbers beside each other."""

    asked = Signal(object)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.tiles = [_Tile() for _number in range(count)]
        for tile in self.tiles:
            tile.asked.connect(self.asked)
            row.addWidget(tile, 1)

    def show_numbers(self, numbers: Sequence[Number]) -> None:
        """Show as many numbers as there are tiles."""
        for tile, number in zip(self.tiles, numbers, strict=True):
            tile.show_number(number)
        self._align()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.tiles[0].accessibleName():
            self._align()

    def _align(self) -> None:
        """Let titles, values and what stands below begin at the same heights in all tiles."""
        titles = max(len(tile.title()) for tile in self.tiles)
        below = max(len(tile.below()) for tile in self.tiles)
        for tile in self.tiles:
            tile.title_lines = titles
            tile.setFixedHeight(int(2 * PAD + LARGE + 2 + SMALL * (titles + below)))
            tile.update()


def _smooth(places: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(places[0]) if places else QPainterPath()
    for piece in pieces([(place.x(), place.y()) for place in places]):
        one, two = piece.handles
        path.cubicTo(QPointF(*one), QPointF(*two), QPointF(*piece.end))
    return path


def _bar(painter: QPainter, room: QRectF, share: float, role: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("line"))
    painter.drawRoundedRect(room, 3, 3)
    filled = QRectF(room)
    filled.setWidth(max(room.width() * share, 0))
    painter.setBrush(look.colour(role))
    painter.drawRoundedRect(filled, 3, 3)


def _write(
    painter: QPainter,
    box: QRectF,
    words: str,
    font: QFont,
    role: str,
    align: Qt.AlignmentFlag = VCENTER,
) -> None:
    painter.setFont(font)
    painter.setPen(look.colour(role))
    cut: Callable[..., str] = painter.fontMetrics().elidedText
    painter.drawText(box, align, cut(words, Qt.TextElideMode.ElideRight, int(box.width())))

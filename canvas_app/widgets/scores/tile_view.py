"""A large number of a panel with its name (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from canvas_app.widgets import look
from canvas_app.widgets.overriding import override
from canvas_app.widgets.scores.lit import Lit, wrapped_height, write_wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from canvas_app.panels.panel import Tile

EDGE = 10.0
NUMBER = 26.0
"""Px the number has in height."""
GAP = 8
"""Px between tiles."""
LEAST = 104
"""Px a tile is wide at least; fewer stand beside each other then."""


class TileView(Lit):
    """A tile; ``was`` is its value before a trial."""

    def __init__(self) -> None:
        super().__init__()
        self.tile: Tile | None = None
        self.was = ""

    def show_tile(self, tile: Tile, was: str = "") -> None:
        """Show a number, with the value it had before a trial."""
        if tile == self.tile and was == self.was:
            return
        self.tile, self.was = tile, was
        said = f"{tile.title}: {tile.value}{tile.unit} {tile.below}".strip()
        self.lead_to(tile.ids, tile.title, said, tile.trace)

    @override
    def sizeHint(self) -> QSize:
        return QSize(LEAST, self.heightForWidth(self.width() or LEAST))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, 70)

    def least_width(self) -> float:
        """Return the px within which no word of this tile is cut."""
        if self.tile is None:
            return 0.0
        title, below = QFontMetricsF(look.font(12)), QFontMetricsF(_small())
        words = [title.horizontalAdvance(word) for word in self.tile.title.split()]
        words += [below.horizontalAdvance(word) for word in self._below().split()]
        return max(words, default=0.0) + 2 * EDGE

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self.tile is None:
            return 0
        inner = width - 2 * EDGE
        title = wrapped_height(self.tile.title, look.font(12), inner)
        return round(9 + title + 2 + NUMBER + wrapped_height(self._below(), _small(), inner) + 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tile = self.tile
        if tile is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("line"), 1))
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            self.paint_ground(painter, 8)
            inner = self.width() - 2 * EDGE
            title = wrapped_height(tile.title, look.font(12), inner)
            box = QRectF(EDGE, 9, inner, title)
            write_wrapped(painter, box, tile.title, look.font(12), "text.muted")
            self._paint_number(painter, tile, 11 + title)
            below = QRectF(EDGE, 11 + title + NUMBER, inner, self.height())
            write_wrapped(painter, below, self._below(), _small(), "text")

    def _paint_number(self, painter: QPainter, tile: Tile, y: float) -> None:
        large = look.font(20, "bold")
        metrics = QFontMetricsF(large)
        inner = self.width() - 2 * EDGE
        while metrics.horizontalAdvance(tile.value) > inner and large.pixelSize() > 12:
            large.setPixelSize(large.pixelSize() - 1)
            metrics = QFontMetricsF(large)
        painter.setFont(large)
        painter.setPen(look.colour(tile.role))
        base = y + 20
        painter.drawText(round(EDGE), round(base), tile.value)
        if not tile.unit:
            return
        after = EDGE + metrics.horizontalAdvance(tile.value)
        unit = look.font(12)
        if after + QFontMetricsF(unit).horizontalAdvance(tile.unit) <= self.width() - 4:
            painter.setFont(unit)
            painter.setPen(look.colour("text.muted"))
            painter.drawText(round(after + 1), round(base), tile.unit)

    def _below(self) -> str:
        tile = self.tile
        if tile is None:
            return ""
        before = f"{self.was} → {tile.value}" if self.was else ""
        return "\n".join(filter(None, (before, tile.below)))


class TileGrid(QWidget):
    """Tiles beside each other, as many in a row as have room."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.tiles: list[TileView] = []
        self._shown: list[TileView] = []
        self._columns = 0

    def show_tiles(self, tiles: Sequence[Tile], was: Sequence[str]) -> list[TileView]:
        """Show these tiles; return those made for it."""
        made = []
        while len(self.tiles) < len(tiles):
            made.append(TileView())
            made[-1].setParent(self)  # without one it would be a window of its own for a moment
            self.tiles.append(made[-1])
        for view, tile, before in zip(self.tiles, tiles, was, strict=False):
            view.show_tile(tile, before)
        for at, view in enumerate(self.tiles):
            view.setVisible(at < len(tiles))
        self._shown = self.tiles[: len(tiles)]
        self._columns = 0
        self._arrange()
        self.setVisible(bool(tiles))
        return made

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = self._fitting()
        if columns == self._columns:
            return
        self._columns = columns
        for at, view in enumerate(self._shown):
            self._grid.addWidget(view, at // columns, at % columns, Qt.AlignmentFlag(0))

    def _fitting(self) -> int:
        """Return how many tiles stand beside each other without a cut word."""
        count = len(self._shown)
        columns = 3 if count % 3 == 0 or count > 4 else 2
        least = max((view.least_width() for view in self._shown), default=0.0)
        while columns > 1 and columns * (least + GAP) - GAP > self.width():
            columns -= 1
        return columns


def _small() -> QFont:
    return look.font(12, "semibold")

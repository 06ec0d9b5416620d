"""The rows of the list of commands, and how they are drawn (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from canvas_app.widgets import look, plain
from canvas_app.widgets.command_palette.entries import Entry
from canvas_app.widgets.overriding import override

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole
HEIGHT, EDGE, ICON, GAP = 36, 12, 16, 10
MOST_RIGHT = 0.42
"""The share of a row that the words on the right take at most."""


class RowModel(QAbstractListModel):
    """The entries that were found, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()
        self._places: Sequence[int] = ()

    def show(self, entries: Sequence[Entry], places: Sequence[int]) -> None:
        """List the entries at these places."""
        self.beginResetModel()
        self._entries, self._places = entries, places
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Return the entry in a row."""
        return self._entries[self._places[row]]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._places)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (
            EntryRole,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        entry = self.entry(index.row())
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(plain.one_line(said(entry)))
        return said(entry) if role == Qt.ItemDataRole.AccessibleTextRole else entry.words


class RowDelegate(QStyledItemDelegate):
    """Draws an icon, the words, what is said beside them, and the keys or the kind."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(EntryRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(6, 1, -6, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(look.colour("focus"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent.soft"))
            painter.drawRoundedRect(box, 6, 6)
        ink = "text.faint" if entry.reason else "text"
        if entry.icon:
            tint = look.colour("text.faint" if entry.reason else "text.muted")
            top = box.center().y() - ICON / 2
            look.draw_icon(painter, entry.icon, box.left() + EDGE, top, ICON, tint)
        box.adjust(EDGE + ICON + GAP, 0, -EDGE, 0)
        right = entry.reason or entry.keys or entry.kind
        box.setRight(box.right() - _write_right(painter, box, right) - GAP)
        used = _write(painter, box, entry.words, look.font(13), ink)
        box.setLeft(box.left() + used + GAP)
        if box.width() > 30:
            _write(painter, box, entry.detail, look.font(12), "text.muted")
        painter.restore()


def said(entry: Entry) -> str:
    """Return a row as a screen reader reads it."""
    parts = (entry.words, entry.detail, entry.kind, entry.keys, entry.reason)
    return ", ".join(part for part in parts if part)


def _write(painter: QPainter, box: QRectF, words: str, font: QFont, role: str) -> float:
    painter.setFont(font)
    painter.setPen(look.colour(role))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(
        plain.one_line(words), Qt.TextElideMode.ElideRight, ceil(box.width())
    )
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, shown)
    return float(metrics.horizontalAdvance(shown))


def _write_right(painter: QPainter, box: QRectF, words: str) -> float:
    painter.setFont(look.font(12))
    wide = painter.fontMetrics().horizontalAdvance(words) + 1
    room = QRectF(box)
    room.setLeft(room.right() - min(wide, box.width() * MOST_RIGHT))
    return _write(painter, room, words, look.font(12), "text.faint")

"""The rows of the parking lot: headings and notes, and how they are drawn (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from canvas_app.i18n import _, language, number
from canvas_app.i18n.terms import heading
from canvas_app.layout.notes import ICONS, WORST, describe, note_lines, severity
from canvas_app.model.checks import looks_personal
from canvas_app.model.parking import Section
from canvas_app.model.project import Note
from canvas_app.text import Font, runs, width, wrap
from canvas_app.theme import NOTE_KINDS
from canvas_app.widgets import look, mime, plain
from canvas_app.widgets.canvas.painter import font
from canvas_app.widgets.overriding import override

Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole
HEADING, LINE, FOOT, PAD = 32, 16, 20, 7
EDGE, ICON, BUTTON = 12, 14, 20
TEXT, SMALL = Font(12), Font(11)
MOST_LINES = 8
MOST_TOLD = 600


@dataclass(frozen=True, slots=True)
class Row:
    """A heading with how many notes follow, or a note; ``place`` is the card it hangs on."""

    kind: str
    count: int = 0
    note: Note | None = None
    place: str = ""
    votes_hidden: bool = False

    def same(self, other: Row) -> bool:
        """Tell whether two rows show the same, without comparing long texts."""
        return self._said == other._said and self.note is other.note

    @property
    def _said(self) -> tuple[object, ...]:
        return self.kind, self.count, self.place, self.votes_hidden

    @property
    def key(self) -> str:
        """What the row is about, whatever is said of it."""
        return self.note.id if self.note else f"={self.kind}"


def rows_of(
    sections: Sequence[Section], names: dict[str, str], votes_hidden: bool = False
) -> list[Row]:
    """Return the rows of sections; ``names`` are those of the touchpoints by id."""
    return [
        row
        for section in sections
        for row in (
            Row(section.kind, len(section.notes)),
            *(
                Row(section.kind, 0, note, names.get(note.touchpoint_id or "", ""), votes_hidden)
                for note in section.notes
            ),
        )
    ]


class ParkingModel(QAbstractListModel):
    """What the parking lot lists now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """List these rows, touching only those that differ."""
        old, first = self.rows, 0
        shortest = min(len(old), len(rows))
        while first < shortest and old[first].same(rows[first]):
            first += 1
        last = 0
        while last < shortest - first and old[-1 - last].same(rows[-1 - last]):
            last += 1
        end, new_end = len(old) - last, len(rows) - last
        if [row.key for row in old[first:end]] == [row.key for row in rows[first:new_end]]:
            self.rows = rows
            if first < end:
                self.dataChanged.emit(self.index(first), self.index(end - 1))
            return
        if first < end:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            self.rows = old[:first] + old[end:]
            self.endRemoveRows()
        if first < new_end:
            self.beginInsertRows(QModelIndex(), first, new_end - 1)
            self.rows = rows
            self.endInsertRows()
        self.rows = rows

    def find(self, note_id: str) -> QModelIndex:
        """Return where a note stands; an invalid index when it is not listed."""
        at = next((i for i, row in enumerate(self.rows) if row.note and row.key == note_id), -1)
        return self.index(at) if at >= 0 else QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return describe(row.note, row.votes_hidden) if row.note else _heading(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.note:
            return plain.tooltip(_told(row))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].note is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        usual = flag.ItemIsEnabled | flag.ItemIsSelectable
        return usual | flag.ItemIsDragEnabled | flag.ItemIsEditable

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        note = self.rows[indexes[0].row()].note
        return mime.note_mime(note.id) if note else QMimeData()

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


def _heading(row: Row) -> str:
    return f"{heading('note', row.kind)} · {number(row.count)}"


def _told(row: Row) -> str:
    assert row.note
    parts = [describe(row.note, row.votes_hidden)[:MOST_TOLD]]
    if row.place:
        parts.append(_("On the card {card}").format(card=row.place))
    if looks_personal(row.note.text):
        parts.append(_("Looks like an address of a real person. Better leave it out."))
    return "\n".join(parts)


class ParkingDelegate(QStyledItemDelegate):
    """Draws a note as a sheet of its colour: text, severity, votes and where it hangs."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(RowRole)
        if row.note is None:
            return QSize(0, HEADING)
        view = option.widget
        wide = view.viewport().width() if hasattr(view, "viewport") else 0
        return QSize(0, 4 + 2 * PAD + LINE * len(_lines(row.note, wide)) + FOOT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(RowRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.note is None:
            _paint_heading(painter, option.rect, row)
        else:
            _paint_note(painter, option, row, row.note)
        painter.restore()


def vote_at(rect: QRect, point: QPointF) -> int:
    """Return the vote a click in a row gives: 1, -1, or 0 beside the two signs."""
    fewer, more = buttons(rect)
    return 1 if more.contains(point) else -1 if fewer.contains(point) else 0


def buttons(rect: QRect) -> tuple[QRectF, QRectF]:
    """Return where the signs stand in a row that take a vote back and give one (px)."""
    box = sheet(rect)
    top = box.bottom() - BUTTON - 3
    right = QRectF(box.right() - BUTTON - 3, top, BUTTON, BUTTON)
    return right.translated(-BUTTON - 26, 0), right


def sheet(rect: QRect) -> QRectF:
    """Return the paper of a note in its row (px)."""
    return QRectF(rect).adjusted(EDGE - 2, 2, -EDGE + 2, -2)


def _lines(note: Note, wide: int) -> tuple[str, ...]:
    room = max(wide - 2 * EDGE - ICON - 2 * PAD - 4, 4 * LINE)
    return note_lines(note.text, TEXT, room, MOST_LINES, language())


def _paint_heading(painter: QPainter, rect: QRect, row: Row) -> None:
    painter.setFont(look.font(11, "semibold"))
    painter.setPen(look.colour("text.muted"))
    box = rect.adjusted(EDGE, 8, -EDGE, 0)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _heading(row).upper())


def _paint_note(painter: QPainter, option: QStyleOptionViewItem, row: Row, note: Note) -> None:
    state = QStyle.StateFlag
    chosen = bool(option.state & state.State_Selected)
    lit = bool(option.state & state.State_MouseOver)
    kind = note.kind if note.kind in NOTE_KINDS else "note"
    ink = look.colour(f"note.{kind}.text")
    box = sheet(option.rect)
    edge = "focus" if chosen and option.state & state.State_HasFocus else "selection"
    painter.setPen(QPen(look.colour(edge if chosen else f"note.{kind}.line"), 2 if chosen else 1))
    painter.setBrush(look.colour(f"note.{kind}.fill"))
    painter.drawRoundedRect(box, 5, 5)
    look.draw_icon(painter, ICONS[kind], box.left() + PAD, box.top() + PAD + 1, ICON, ink)
    left = box.left() + PAD + ICON + 6
    painter.setPen(ink)
    lines = _lines(note, option.rect.width())
    for at, words in enumerate(lines):
        _write(painter, words, TEXT, left, box.top() + PAD + LINE * at + 12)
    _paint_foot(painter, option.rect, row, note, chosen or lit)


def _paint_foot(painter: QPainter, rect: QRect, row: Row, note: Note, open_: bool) -> None:
    box, ink = sheet(rect), look.colour(f"note.{_kind(note)}.text")
    middle, left = box.bottom() - BUTTON / 2 - 3, box.left() + PAD + ICON + 6
    if bad := severity(note):
        painter.setPen(QPen(ink, 1.2))
        for place in range(WORST):
            painter.setBrush(ink if place < bad else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + 3 + 9 * place, middle), 3, 3)
        left += 9 * WORST + 6
    if looks_personal(note.text):
        look.draw_icon(painter, "triangle-alert", left, middle - 6, 12, ink)
        left += 18
    fewer, more = buttons(rect)
    painter.setPen(ink)
    if row.place:
        words = wrap(row.place, SMALL, max(fewer.left() - left - 4, 20), 1)
        _write(painter, words[0] if words else "", SMALL, left, middle + 4)
    if open_:
        look.draw_icon(painter, "plus", more.center().x() - 6, middle - 6, 12, ink)
        tint = look.colour(f"note.{_kind(note)}.line") if not note.votes else ink
        look.draw_icon(painter, "minus", fewer.center().x() - 6, middle - 6, 12, tint)
    if note.votes or open_:
        words_ = "" if row.votes_hidden else number(note.votes)
        between = (fewer.right() + more.left()) / 2
        if not open_:
            look.draw_icon(painter, "circle-dot", between - 16, middle - 6, 12, ink)
            between += 4
        painter.setPen(ink)
        _write(painter, words_, SMALL, between - width(words_, SMALL) / 2, middle + 4)


def _kind(note: Note) -> str:
    return note.kind if note.kind in NOTE_KINDS else "note"


def _write(painter: QPainter, words: str, face: Font, left: float, base: float) -> None:
    for run_face, run in runs(words, face):
        painter.setFont(font(run_face))
        painter.drawText(QPointF(left, base), run)
        left += width(run, run_face)

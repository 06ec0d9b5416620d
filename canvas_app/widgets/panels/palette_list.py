"""The rows of the palette: headings and entries, and how they are drawn (room: widgets)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from canvas_app.i18n import _, language
from canvas_app.i18n.terms import term
from canvas_app.layout.icons import channel_icon
from canvas_app.model.catalogue import Entry, Words
from canvas_app.model.project import Phase, Stage
from canvas_app.text import Font, wrap
from canvas_app.widgets import look, mime, plain
from canvas_app.widgets.overriding import override

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole
HEADING, ROW, LINE = 34, 34, 17
EDGE, SIDE, PAD, ICON = 14, 12, 9, 15
MOST_LINES = 3
BOX = 16
NAME = Font(13)


@dataclass(frozen=True, slots=True)
class Row:
    """A heading (without an entry) or an entry, with the words a person reads."""

    words: str
    phase: str
    entry: Entry | None = None
    place: str = ""
    """Where it takes place: online, offline or both."""
    used: bool = False
    picked: bool | None = None
    """Whether it is ticked among the missing ones; None outside of them."""


class PaletteModel(QAbstractListModel):
    """What the palette lists now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(
        self,
        entries: Sequence[Entry],
        used: frozenset[str],
        phases: Mapping[Phase, str],
        recent: Sequence[Entry] = (),
    ) -> None:
        """List entries; under headings when ``phases`` gives names, as they come when not.

        The ``recent`` ones stand in front under a heading of their own, too.
        """
        self.beginResetModel()
        rows = [_row(entry, used) for entry in entries]
        self.rows = (
            rows
            if not phases
            else [
                *((Row(_("Used last"), "before"),) if recent else ()),
                *(_row(entry, used) for entry in recent),
            ]
            + [
                row
                for phase, name in phases.items()
                for row in (Row(name, phase), *(r for r in rows if r.phase == phase))
                if row.entry or any(r.phase == phase for r in rows)
            ]
        )
        self.endResetModel()

    def show_missing(self, stages: Sequence[tuple[Stage, Sequence[Entry]]]) -> None:
        """List entries under their stages, to be ticked; ticks of earlier ones stay."""
        ticked = self.picked
        self.beginResetModel()
        self.rows = [
            row
            for stage, entries in stages
            for row in (
                Row(stage.name, stage.phase),
                *(
                    replace(_row(entry, frozenset()), picked=entry.id in ticked)
                    for entry in entries
                ),
            )
        ]
        self.endResetModel()

    @property
    def picked(self) -> tuple[str, ...]:
        """The ids of the entries that are ticked."""
        return tuple(row.entry.id for row in self.rows if row.entry and row.picked)

    def mark_used(self, used: frozenset[str]) -> None:
        """Tick the entries that are on the canvas."""
        for at, row in enumerate(self.rows):
            if row.entry and row.used != (row.entry.id in used):
                self.rows[at] = _row(row.entry, used)
                self.dataChanged.emit(self.index(at), self.index(at))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == EntryRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole and row.entry:
            return plain.tooltip(_in_language(row.entry.hint))
        if role == Qt.ItemDataRole.CheckStateRole and row.picked is not None:
            return Qt.CheckState.Checked if row.picked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and row.entry:
            used = ", " + _("on the canvas already") if row.used else ""
            return f"{row.words}, {row.place}{used}"
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].entry is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        found = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        if self.rows[index.row()].picked is not None:
            found |= flag.ItemIsUserCheckable
        return found

    def turn(self, index: Index) -> None:
        """Tick an entry, or take its tick away."""
        row = self.rows[index.row()]
        if row.picked is not None:
            self.rows[index.row()] = replace(row, picked=not row.picked)
            self.dataChanged.emit(index, index)

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        entry = self.rows[indexes[0].row()].entry
        return mime.entry_mime(entry.id) if entry else QMimeData()

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


def _in_language(words: Words) -> str:
    return words.in_language("de" if language() == "de" else "en")


def _row(entry: Entry, used: frozenset[str]) -> Row:
    words = _in_language(entry.name)
    return Row(words, entry.phase, entry, term("environment", entry.environment), entry.id in used)


class PaletteDelegate(QStyledItemDelegate):
    """Draws a row: icon, name on one or two lines, tick, and where it takes place."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(EntryRole)
        if row.entry is None:
            return QSize(0, HEADING)
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else 0
        lines = _lines(row, wide - SIDE - _right(view))
        return QSize(0, ROW + LINE * (len(lines) - 1))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(EntryRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.entry is None:
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_entry(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Row) -> None:
        painter.setFont(look.font(11, "semibold"))
        painter.setPen(look.colour(f"phase.{row.phase}.title"))
        box = rect.adjusted(EDGE, 8, -EDGE, 0)
        words = painter.fontMetrics().elidedText(
            row.words.upper(), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        lit = bool(option.state & state.State_MouseOver)
        focused = chosen and bool(option.state & state.State_HasFocus)
        box = QRectF(option.rect).adjusted(SIDE, 2.5, -_right(option.widget), -2.5)
        edge = "focus" if focused else "accent" if chosen else "line.strong" if lit else "line"
        painter.setPen(QPen(look.colour(edge), 2 if focused else 1))
        painter.setBrush(look.colour("accent.soft" if chosen else "surface"))
        painter.drawRoundedRect(box, 6, 6)
        left, middle = box.left() + PAD, box.center().y()
        name = channel_icon(row.entry.channel if row.entry else None)
        ink = look.colour("text.muted")
        look.draw_icon(painter, name, left, middle - ICON / 2, ICON, ink)
        self._paint_words(painter, box, row)

    def _paint_words(self, painter: QPainter, box: QRectF, row: Row) -> None:
        painter.setFont(look.font(13))
        painter.setPen(look.colour("text"))
        left = box.left() + PAD + ICON + 8
        lines = _lines(row, int(box.width()))
        top = box.center().y() - LINE * len(lines) / 2
        for at, words in enumerate(lines):
            line = QRectF(left, top + at * LINE, box.width(), LINE)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        if row.picked is not None:
            paint_box(painter, box.right() - PAD - BOX, box.center().y() - BOX / 2, row.picked)
            return
        painter.setFont(look.font(11))
        painter.setPen(look.colour("text.faint"))
        place = box.adjusted(0, 0, -PAD, 0)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, align, row.place)
        if row.used:
            x = place.right() - _place_width(row) - 17
            look.draw_icon(painter, "check", x, box.center().y() - 6, 12, look.colour("ok"))


def paint_box(painter: QPainter, x: float, y: float, ticked: bool) -> None:
    """Paint a box of ``BOX`` px to be ticked."""
    painter.setPen(QPen(look.colour("accent" if ticked else "line.strong"), 1))
    painter.setBrush(look.colour("accent" if ticked else "field"))
    painter.drawRoundedRect(QRectF(x, y, BOX, BOX), 4, 4)
    if ticked:
        look.draw_icon(painter, "check", x + 2, y + 2, BOX - 4, look.colour("accent.text"))


def _right(view: QWidget | None) -> int:
    """Return how far entries stay away from the right: a scroll bar is room enough."""
    return 3 if isinstance(view, QListView) and view.verticalScrollBar().isVisible() else SIDE


def _lines(row: Row, wide: int) -> tuple[str, ...]:
    return wrap(row.words, NAME, max(_room(row, wide), LINE), MOST_LINES)


def _place_width(row: Row) -> int:
    return QFontMetrics(look.font(11)).horizontalAdvance(row.place)


def _room(row: Row, wide: int) -> int:
    """Return how many px the name has in a frame ``wide`` px wide."""
    if row.picked is not None:
        return wide - 2 * PAD - ICON - 8 - BOX - 8
    tick = 19 if row.used else 0
    return wide - 2 * PAD - ICON - 8 - _place_width(row) - 8 - tick

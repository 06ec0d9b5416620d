"""A table of records of the project that are edited in place (room: widgets).

The table shows what it is given and tells what a person wants; it never writes to the model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.typed_field import Parser
from canvas_app.widgets.overriding import override

Index = QModelIndex | QPersistentModelIndex
BELOW = Qt.ItemDataRole.UserRole + 1
"""The second line of a cell."""
HEIGHT = 44
PAD = 5
ICON = 16
MOST_SHOWN = 9
"""More rows than these scroll."""


class Column(NamedTuple):
    """A column: its field, its heading, and how a person types it (None: not at all)."""

    field: str
    heading: str
    parse: Parser | None = None
    kind: Literal["text", "number", "tick"] = "number"


class Line(NamedTuple):
    """A row: the record's id, its cells as shown, and a second line under the first cell."""

    id: str
    cells: tuple[str | bool, ...]
    below: str = ""


class RecordModel(QAbstractTableModel):
    """Lines under columns; ``write(id, field, value)`` says whether a value was taken."""

    refused = Signal(str)

    def __init__(self, write: Callable[[str, str, object], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._write = write
        self.columns: tuple[Column, ...] = ()
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, columns: Sequence[Column], lines: Sequence[Line]) -> None:
        """Show these lines; cells stay where the records are the same."""
        same = [line.id for line in self.lines] == [line.id for line in lines]
        if same and tuple(columns) == self.columns:
            self.lines = tuple(lines)
            last = self.index(len(lines) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.columns, self.lines = tuple(columns), tuple(lines)
        self.endResetModel()

    def row_of(self, id_: str) -> int:
        """Return the row of a record, -1 when it is not there."""
        return next((row for row, line in enumerate(self.lines) if line.id == id_), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            return {"text": left, "number": right}.get(column.kind, Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.DecorationRole and column.kind == "tick":
            return look.icon("lock", "text.muted")
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column.kind == "tick" else column.heading
        spoken = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
        return column.heading if role in spoken else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        column = self.columns[index.column()]
        if column.kind == "tick":
            return found | Qt.ItemFlag.ItemIsUserCheckable
        return found | Qt.ItemFlag.ItemIsEditable if column.parse else found

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.lines[index.row()], self.columns[index.column()]
        cell, below = line.cells[index.column()], "" if index.column() else line.below
        if isinstance(cell, bool):
            state = Qt.CheckState.Checked if cell else Qt.CheckState.Unchecked
            return state if role == Qt.ItemDataRole.CheckStateRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return cell
        if role == BELOW:
            return below
        if role == Qt.ItemDataRole.ToolTipRole and below:
            return plain.tooltip(f"{cell}\n{below}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = cell or "–"
            return f"{column.heading}: {words}" + (f", {below}" if below else "")
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            on = Qt.CheckState(value) == Qt.CheckState.Checked
            return self._write(line.id, column.field, on)
        if column.parse is None or str(value) == line.cells[index.column()]:
            return False
        try:
            parsed = column.parse(str(value))
        except ValueError as error:
            self.refused.emit(str(error))
            return False
        return self._write(line.id, column.field, parsed)


class _Delegate(QStyledItemDelegate):
    """Paints cells of one or two lines, and ticks as locks; edits in a plain line."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = QFontMetrics(look.font(13)).horizontalAdvance(str(index.data() or ""))
        return QSize(wide + 2 * PAD + 2, HEIGHT)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("cell", True)
        editor.setAlignment(_alignment(index))
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick wherever in its cell a tick is clicked."""
        clicked = isinstance(event, QMouseEvent) and event.type() == event.Type.MouseButtonRelease
        if clicked and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            _tick(model, index)
            return True
        if isinstance(event, QMouseEvent):
            return False
        return super().editorEvent(event, model, option, index)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        area: QRect = option.rect
        editor.setGeometry(area.adjusted(1, 5, -1, -5))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        state = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, look.colour("accent.soft" if chosen else "surface"))
        painter.setPen(look.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if isinstance(index.data(Qt.ItemDataRole.CheckStateRole), Qt.CheckState):
            self._paint_lock(painter, area, index)
        else:
            self._paint_words(painter, area, index)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, index: Index) -> None:
        inside = area.adjusted(PAD, 0, -PAD, 0)
        below = str(index.data(BELOW) or "")
        upper = inside.adjusted(0, 4, 0, -HEIGHT // 2) if below else inside
        painter.setFont(look.font(13))
        painter.setPen(look.colour("text"))
        _write(painter, upper, str(index.data() or ""), _alignment(index))
        painter.setFont(look.font(11))
        painter.setPen(look.colour("text.muted"))
        _write(painter, inside.adjusted(0, HEIGHT // 2, 0, -4), below, _alignment(index))

    def _paint_lock(self, painter: QPainter, area: QRect, index: Index) -> None:
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        middle = area.center()
        tint = look.colour("text" if on else "line.strong")
        name = "lock" if on else "minus"
        x, y = middle.x() - ICON / 2, middle.y() - ICON / 2
        look.draw_icon(painter, name, x, y, ICON, tint)


def _tick(model: QAbstractItemModel, index: Index) -> None:
    role = Qt.ItemDataRole.CheckStateRole
    on = index.data(role) == Qt.CheckState.Checked
    model.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, role)


def _alignment(index: Index) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _write(painter: QPainter, area: QRect, words: str, align: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(align | Qt.TextFlag.TextSingleLine), shown)


class RecordTable(QTableView):
    """Rows as high as they must be, the first column as wide as can be.

    Enter edits, Space ticks, Delete clears a number or, in the first column, asks to remove
    the record. ``went`` tells the id of the record the cursor is on, "" for none; ``passed``
    tells that Enter was pressed in a cell that is not typed here.
    """

    went = Signal(str)
    remove_wanted = Signal()
    passed = Signal()

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(HEIGHT)
        heads.setSectionsClickable(False)
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(28)
        heads.setFont(look.font(11))
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)

    @property
    def current_id(self) -> str:
        """The id of the record the cursor is on, "" for none."""
        index = self.currentIndex()
        return self.records.lines[index.row()].id if index.isValid() else ""

    def go(self, id_: str, column: int = 0) -> None:
        """Put the cursor on a record."""
        row = self.records.row_of(id_)
        if row >= 0:
            self.setCurrentIndex(self.records.index(row, column))

    def fit(self) -> None:
        """Give the columns and the table the room their contents ask for."""
        heads = self.horizontalHeader()
        for column in range(1, self.records.columnCount()):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        if self.records.columnCount():
            heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = min(self.records.rowCount(), MOST_SHOWN)
        self.setFixedHeight(rows * HEIGHT + heads.sizeHint().height() + 2)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.went.emit(self.current_id)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.records.lines:
            self.setCurrentIndex(self.records.index(0, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        if self.state() == self.State.EditingState:
            super().keyPressEvent(event)  # the editor passes keys on that it has heard
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._enter(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self._clear(index, key == Qt.Key.Key_Delete)
        elif key == Qt.Key.Key_Tab or key == Qt.Key.Key_Backtab or key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _enter(self, index: QModelIndex) -> None:
        flags = self.records.flags(index)
        if flags & Qt.ItemFlag.ItemIsUserCheckable:
            _tick(self.records, index)
        elif flags & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.passed.emit()

    def _clear(self, index: QModelIndex, remove: bool) -> None:
        if index.column() == 0 and remove:
            self.remove_wanted.emit()
        elif index.column() and self.records.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.records.setData(index, "")

"""Painting the cells of the table, and the fields in which they are typed (room: widgets)."""

from __future__ import annotations

from functools import cache, partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from canvas_app.i18n import _
from canvas_app.model.project import Touchpoint
from canvas_app.panels.columns import COLUMNS, CellError, Cells, Column
from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.choice import StayingMenu
from canvas_app.widgets.overriding import override
from canvas_app.widgets.table.model import Index, TableModel

PAD = 7
BAR = 3
ENTRY = 26
"""Px of an entry in a list of choices."""
BROADEST = 20
"""Px of a letter at most: words that fit even so are not measured."""
LINES_HEIGHT = 96
"""Px of a field for texts of several lines."""
SINGLE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
LEFT = SINGLE | int(Qt.AlignmentFlag.AlignLeft)
RIGHT = SINGLE | int(Qt.AlignmentFlag.AlignRight)
KEY = Qt.Key
ENDS = {
    (KEY.Key_Return, False): "down",
    (KEY.Key_Enter, False): "down",
    (KEY.Key_Return, True): "up",
    (KEY.Key_Enter, True): "up",
    (KEY.Key_Tab, False): "right",
    (KEY.Key_Backtab, True): "left",
    (KEY.Key_Backtab, False): "left",
    (KEY.Key_Tab, True): "left",
}
"""(Key, with Shift) -> where the cursor goes when typing ends."""


class Picker(QComboBox):
    """A list whose entries can be typed; ``picked`` comes when its popup is shut."""

    picked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        if completer := self.completer():
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self._open = False

    def commit(self) -> None:
        """Take in what is typed, because the window does something else."""
        self.picked.emit()

    @override
    def showPopup(self) -> None:
        self._open = True
        super().showPopup()

    @override
    def hidePopup(self) -> None:
        super().hidePopup()
        if self._open:
            self._open = False
            QTimer.singleShot(0, self, self.picked.emit)


class Line(QLineEdit):
    """A field for one line."""

    picked = Signal()

    def commit(self) -> None:
        """Take in what is typed, because the window does something else."""
        self.picked.emit()


class Several(Line):
    """A field for names with commas; Alt+Down, or a click at its end, lists them to tick."""

    def __init__(self, parent: QWidget, cells: Cells, column: Column) -> None:
        super().__init__(parent)
        self._cells, self._column = cells, column
        self.menu = StayingMenu(self)
        for id_, words in cells.options(column):
            action = self.menu.addAction(plain.in_menu(words))
            action.setCheckable(True)
            action.setData(id_)
            action.triggered.connect(self._write)
        place = QLineEdit.ActionPosition.TrailingPosition
        opening = self.addAction(look.icon("chevron-down", "text.muted"), place)
        opening.triggered.connect(self.open)

    def open(self) -> None:
        """List the names; those that stand here are ticked."""
        try:
            there = self._cells.parse(self._column, self.text())
        except CellError:
            there = ()
        for action in self.menu.actions():
            action.setChecked(action.data() in cast(tuple[str, ...], there))
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == KEY.Key_Down:
            self.open()
        else:
            super().keyPressEvent(event)

    def _write(self) -> None:
        ticked = tuple(action.data() for action in self.menu.actions() if action.isChecked())
        self.setText(self._cells.written(self._column, ticked))


class Lines(QPlainTextEdit):
    """A field for several lines; Alt+Enter begins a new one."""

    picked = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (KEY.Key_Return, KEY.Key_Enter):
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def commit(self) -> None:
        """Take in what is typed, because the window does something else."""
        self.picked.emit()


def typed_in(editor: QWidget) -> str:
    """Return what stands in a field of the table."""
    if isinstance(editor, QComboBox):
        return editor.currentText()
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else _line(editor).text()


def _line(editor: QWidget) -> QLineEdit:
    return cast(QLineEdit, editor)


class CellDelegate(QStyledItemDelegate):
    """Paints words, ticks and numbers; ``ended`` tells how typing in a field ended.

    It carries the field and "down", "up", "right", "left", "all" (for every selected cell),
    "stay" or "back" (nothing was typed).
    """

    ended = Signal(QWidget, str)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column, model = COLUMNS[index.column()], _model(index)
        editor: Picker | Lines | Line
        if column.kind == "choice":
            editor = self._picker(parent, model, column)
        elif column.kind == "lines":
            editor = Lines(parent)
        elif column.kind == "several":
            editor = Several(parent, model.cells, column)
        else:
            editor = Line(parent)
            if column.kind == "number":
                editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.picked.connect(partial(self._stay, editor))
        editor.setAccessibleName(column.words)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        words = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentText(words)
            if line := editor.lineEdit():
                line.selectAll()
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(words)
            editor.selectAll()
        else:
            _line(editor).setText(words)
            _line(editor).selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        cast(TableModel, model).enter(index.row(), index.column(), typed_in(editor))

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        area: QRect = option.rect
        if isinstance(editor, QPlainTextEdit):
            ground = editor.parentWidget()
            room = ground.height() if ground else area.bottom()
            area.setWidth(max(area.width(), 260))
            area.setHeight(LINES_HEIGHT)
            area.moveTop(max(0, min(area.top(), room - LINES_HEIGHT)))
        editor.setGeometry(area)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            how = _how(event)
            if event.type() == QEvent.Type.ShortcutOverride and (how or _copies_cards(event)):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and how:
                self.ended.emit(editor, how)
                return True
        return super().eventFilter(editor, event)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, column = _model(index), COLUMNS[index.column()]
        card, area = model.card(index.row()), option.rect
        state = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, look.colour("accent.soft" if chosen else "surface"))
        painter.setPen(look.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        if card is None:
            self._paint_new_row(painter, area, column)
        else:
            self._paint_card(painter, area, model, card, column)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_new_row(self, painter: QPainter, area: QRect, column: Column) -> None:
        if column.id == "name":
            painter.setFont(look.font(13))
            painter.setPen(look.colour("text.muted"))
            _write(painter, area, _("New touchpoint"), right=False)

    def _paint_card(
        self, painter: QPainter, area: QRect, model: TableModel, card: Touchpoint, column: Column
    ) -> None:
        if (card.id, column.id) in model.marks:
            painter.setPen(QPen(look.colour("danger"), 2))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        if column.id == "stage_id":
            phase = model.cells.phase(card.stage_id)
            bar = QRect(area.left(), area.top(), BAR, area.height() - 1)
            painter.fillRect(bar, look.colour(f"phase.{phase}.title"))
        if column.kind == "tick":
            if card.moment_of_truth:
                x, y = area.center().x() - 7, area.center().y() - 7
                look.draw_icon(painter, "gem", x, y, 15, look.colour("accent"))
            return
        words = model.cells.words(card, column)
        ghost = not words
        if ghost:
            words = model.cells.ghost(card, column)
        painter.setFont(_letters(ghost, column.id == "name"))
        painter.setPen(look.colour("text.muted" if ghost or column.fixed else "text"))
        _write(painter, area, plain.one_line(words), right=column.kind == "number")

    def _picker(self, parent: QWidget, model: TableModel, column: Column) -> Picker:
        picker = Picker(parent)
        picker.setObjectName("cell")
        for id_, words in model.cells.options(column):
            if id_ is not None:
                picker.addItem(plain.one_line(words), id_)
                at = picker.count() - 1
                picker.setItemData(at, QSize(0, ENTRY), Qt.ItemDataRole.SizeHintRole)
        return picker

    def _stay(self, editor: QWidget) -> None:
        self.ended.emit(editor, "stay")


def _how(event: QKeyEvent) -> str | None:
    """Return how a key ends typing, None when it is typed."""
    held, key = event.modifiers(), KEY(event.key())
    shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
    if held & Qt.KeyboardModifier.AltModifier:
        return None
    if key == KEY.Key_Escape:
        return "back"
    if held & Qt.KeyboardModifier.ControlModifier:
        return "all" if key in (KEY.Key_Return, KEY.Key_Enter) else None
    return ENDS.get((key, shift))


def _copies_cards(event: QKeyEvent) -> bool:
    """Whether a key would do something to whole cards in the middle of typing."""
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(control) and event.key() in (KEY.Key_D, KEY.Key_T)


def _model(index: Index) -> TableModel:
    return cast(TableModel, index.model())


@cache
def _letters(ghost: bool, name: bool) -> QFont:
    """Return a font of cells; one that is made anew each time finds its letters anew."""
    font = look.font(13, "semibold" if name else "regular")
    font.setItalic(ghost)
    return font


def _write(painter: QPainter, area: QRect, words: str, *, right: bool) -> None:
    inside = area.adjusted(PAD, 0, -PAD, 0)
    room = inside.width()
    if len(words) * BROADEST > room:
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(inside, RIGHT if right else LEFT, words)

"""The list of the parking lot as it is shown, written in and asked by keys (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QWidget,
)

from canvas_app.i18n.terms import heading
from canvas_app.layout.notes import WORST
from canvas_app.model.project import MAX_TEXT, Note
from canvas_app.widgets import look
from canvas_app.widgets.canvas.note_editor import on_paper
from canvas_app.widgets.overriding import override
from canvas_app.widgets.panels.parking_list import ParkingDelegate, RowRole, sheet, vote_at

Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Field(QPlainTextEdit):
    """Plain text; of a very long paste only what a note holds, and a bit more."""

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text()[: 2 * MAX_TEXT])


class NoteWriter(ParkingDelegate):
    """Draws the rows and lets a note be written over in its row."""

    written = Signal(str, str)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        note = index.data(RowRole).note
        editor = _Field(parent)
        editor.setAccessibleName(heading("note", note.kind))
        editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        on_paper(editor, note.kind, look.theme())
        editor.setFont(look.font(12))
        editor.setFrameShape(QFrame.Shape.NoFrame)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(index.data(RowRole).note.text)
            editor.moveCursor(editor.textCursor().MoveOperation.End)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        note = index.data(RowRole).note
        if isinstance(editor, QPlainTextEdit) and editor.toPlainText() != note.text:
            self.written.emit(note.id, editor.toPlainText())

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        area = sheet(option.rect).toAlignedRect()
        area.setHeight(max(area.height(), 64))
        editor.setGeometry(area)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in ENTER and ctrl:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self.commitData.emit(watched)
                    self.closeEditor.emit(watched)
                    return True
        return super().eventFilter(watched, event)


class NoteView(QListView):
    """The notes; what a person asks for is told with the note it is for."""

    asked = Signal(str, object)
    """A key was pressed on a note: carries its name and the note."""
    voted = Signal(object, int)
    menu_asked = Signal(object, object)
    left_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lit = False
        self.letters: Callable[[], bool] = lambda: True
        """Tells whether single letters are commands."""
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def note(self) -> Note | None:
        """Return the note that is the current one."""
        row = self.currentIndex().data(RowRole)
        return row.note if row else None

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which note the keys are for: Qt takes the first one without selecting it."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            rows = (self.model().index(row, 0) for row in range(self.model().rowCount()))
            notes = [index for index in rows if index.data(RowRole).note is not None]
            if notes:
                here = self.currentIndex()
                self.setCurrentIndex(here if here in notes else notes[0])
                self.selectionModel().select(
                    self.currentIndex(), QItemSelectionModel.SelectionFlag.Select
                )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        note = self.note()
        name = _name(event, self.letters())
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 1:
            self.left_up.emit()
        elif note is not None and name:
            self.asked.emit(name, note)
        elif event.text() and event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint())
        note = row.data(RowRole).note if row.isValid() else None
        vote = vote_at(self.visualRect(row), event.position()) if note else 0
        if vote and event.button() == Qt.MouseButton.LeftButton:
            self.voted.emit(note, vote)
        else:
            super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint())
        note = row.data(RowRole).note if row.isValid() else None
        if note and (vote := vote_at(self.visualRect(row), event.position())):
            self.voted.emit(note, vote)
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        row = self.indexAt(event.pos()) if mouse else self.currentIndex()
        if row.isValid() and (note := row.data(RowRole).note):
            self.setCurrentIndex(row)
            below = self.viewport().mapToGlobal(self.visualRect(row).center())
            self.menu_asked.emit(note, event.globalPos() if mouse else below)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.lit:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                tint = look.colour("target")
                painter.setPen(QPen(tint, 2))
                tint.setAlphaF(0.16)
                painter.setBrush(tint)
                area = self.viewport().rect().adjusted(4, 4, -4, -4)
                painter.drawRoundedRect(area, 8, 8)


def _name(event: QKeyEvent, letters: bool) -> str:
    """Return what a key asks of a note, "" when nothing."""
    key, held = Qt.Key(event.key()), event.modifiers()
    shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
    if held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return ""
    if key in ENTER:
        return "put"
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        return "delete"
    if key == Qt.Key.Key_F2:
        return "edit"
    if not letters:
        return ""
    if key == Qt.Key.Key_V:
        return "unvote" if shift else "vote"
    if key == Qt.Key.Key_P:
        return "park"
    digits = [str(bad) for bad in range(WORST + 1)]
    return event.text() if event.text() in digits else ""

"""The line of the capture bar and what its keys ask for (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from canvas_app.widgets import look
from canvas_app.widgets.controls.elided import fitting
from canvas_app.widgets.overriding import override

SIZE = 20
AIR = 12
"""Px on either side of what is written, with the edge."""
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
DIGITS = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(1, 10)}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaptureLine(QLineEdit):
    """One line in large letters; every key with a meaning of its own becomes a signal."""

    entered = Signal()
    left = Signal()
    stage_asked = Signal(int)
    """Carries a number from 1."""
    again_asked = Signal()
    """The last line is wanted back."""
    undo_asked = Signal()
    redo_asked = Signal()
    merge_asked = Signal()
    lines_pasted = Signal(str)
    """Carries a text of several lines, which has no place in one."""
    look_asked = Signal()
    """The card like this one is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setObjectName("capture-line")
        self.setFont(look.font(SIZE, "medium"))
        self._invitation = ""

    def invite(self, words: str) -> None:
        """Say in the empty line what can be written, as far as there is room for it."""
        self._invitation = words
        room = self.width() - 2 * AIR
        self.setPlaceholderText(fitting(words, ", ", self.fontMetrics(), room))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.invite(self._invitation)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked(event)
        if asked is not None:
            event.accept()
            asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and (text := _several_lines()):
            event.accept()
            self.lines_pasted.emit(text)
        elif (digit := _stage(event)) is not None:
            event.accept()
            self.stage_asked.emit(digit)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            means = self._asked(event) is not None or _stage(event) is not None
            if means:
                event.accept()
                return True
        return super().event(event)

    def _asked(self, event: QKeyEvent) -> SignalInstance | None:
        """Return the signal of a key. In an empty line undo and redo are those of the window."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ENTER and held in (NONE, CTRL):
            return self.entered
        if key in ENTER and held == ALT:
            return self.merge_asked
        if key == Qt.Key.Key_Down and held == ALT:
            return self.look_asked
        if key == Qt.Key.Key_Escape:
            return self.left
        if self.text():
            return None
        if key == Qt.Key.Key_Up and held == NONE:
            return self.again_asked
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo_asked
        if event.matches(QKeySequence.StandardKey.Redo) or (key == Qt.Key.Key_Y and held == CTRL):
            return self.redo_asked
        return None


def _several_lines() -> str:
    """Return the text of the clipboard when it has more than one line with words, else ""."""
    text = QGuiApplication.clipboard().text()
    return text if "\n" in text.strip() else ""


def _stage(event: QKeyEvent) -> int | None:
    """Return the digit that is pressed with Alt, 1 … 9."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return DIGITS.get(event.key()) if held == ALT else None

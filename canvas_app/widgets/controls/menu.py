"""A menu whose letters are its own while it is open (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from canvas_app.widgets.overriding import override

OURS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


class Menu(QMenu):
    """Keeps letters from the canvas behind it, which has the focus still and keys of one letter."""

    def inner(self, words: str = "") -> Menu:
        """Add a menu inside this one. One that Qt makes itself is lost to Python some day."""
        menu = Menu(words, self)
        self.addMenu(menu)
        return menu

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_letter(event):
            event.accept()
            return True
        return super().event(event)


def _is_letter(event: QEvent) -> bool:
    assert isinstance(event, QKeyEvent)
    return event.text().isprintable() and not event.modifiers() & ~OURS

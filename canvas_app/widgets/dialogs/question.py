"""A question in front of a window, which goes on living behind it (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget


class Question(QMessageBox):
    """A question in plain text; Escape means the answer with the reject role."""

    def __init__(self, window: QWidget, title: str, text: str) -> None:
        super().__init__(window)
        self.setIcon(self.Icon.NoIcon)
        self.setWindowTitle(title)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(self, words: str, role: QMessageBox.ButtonRole) -> QPushButton:
        """Add an answer; the one with the accept role is the default."""
        button = self.addButton(words, role)
        if role == self.ButtonRole.AcceptRole:
            self.setDefaultButton(button)
            button.setProperty("primary", True)
            button.style().polish(button)
        elif role == self.ButtonRole.RejectRole:
            self.setEscapeButton(button)
        return button

"""A name typed where it is asked for, without a dialog (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from canvas_app.widgets import plain
from canvas_app.widgets.overriding import override

WIDTH = 340


class NamePopup(QFrame):
    """One line below a widget: Enter takes the name, Escape or a click elsewhere leaves it."""

    named = Signal(str)

    def __init__(self, words: str, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.field = QLineEdit(name)
        self.field.setAccessibleName(words)
        self.field.selectAll()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 14)
        column.addWidget(plain.label(words, tone="muted"))
        column.addWidget(self.field)
        self.setFixedWidth(WIDTH)

    def open_below(self, widget: QWidget) -> None:
        """Show it under the middle of a widget."""
        x = (widget.width() - WIDTH) // 2
        self.move(widget.mapToGlobal(QPoint(x, widget.height() + 4)))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            name = self.field.text().strip()
            self.close()
            if name:
                self.named.emit(name)
        else:
            super().keyPressEvent(event)

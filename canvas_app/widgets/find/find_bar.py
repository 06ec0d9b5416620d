"""The bar in which a person types what to find (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton

from canvas_app.i18n import N_, _
from canvas_app.i18n.keys import bracketed
from canvas_app.model.project import MAX_NAME
from canvas_app.widgets import look, plain
from canvas_app.widgets.actions import native
from canvas_app.widgets.controls.clear_button import name_buttons
from canvas_app.widgets.controls.elided import Elided
from canvas_app.widgets.find.strip import Lead
from canvas_app.widgets.overriding import override

NARROWEST, BROADEST = 120, 340
FIXED = 200
"""What buttons and gaps need of the width, in px."""
BUTTONS = (
    ("previous", "chevron-up", N_("Previous match"), "edit.find_previous"),
    ("next", "chevron-down", N_("Next match"), "edit.find_next"),
    ("all", "check-check", N_("Select all matches"), "Alt+Return"),
)


class _Field(QLineEdit):
    """Enter goes on, Shift+Enter back, Alt+Enter takes all, Escape leaves."""

    asked = Signal(str)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = asked(event)
        if name:
            self.asked.emit(name)
        else:
            super().keyPressEvent(event)


def asked(event: QKeyEvent) -> str:
    """Return what a key asks for: "next", "previous", "all", "close"; "" for nothing."""
    if event.key() == Qt.Key.Key_Escape:
        return "close"
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return ""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return {
        Qt.KeyboardModifier.NoModifier: "next",
        Qt.KeyboardModifier.ShiftModifier: "previous",
        Qt.KeyboardModifier.AltModifier: "all",
    }.get(held, "")


class FindBar(QFrame):
    """``typed`` carries the text; ``asked`` "next", "previous", "all" or "close"."""

    typed = Signal(str)
    asked = Signal(str)
    led = Signal(str)
    """Where a person wants to go: what a lead leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("find")
        self.field = _Field()
        self.field.setMaxLength(MAX_NAME)
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(NARROWEST)
        self.field.setMaximumWidth(BROADEST)
        self.field.textChanged.connect(self.typed)
        self.field.asked.connect(self.asked)
        self._glass = QAction(self)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.said = Elided()
        self.said.setFont(look.font(12))
        self.said.setObjectName("found")
        self._leads: dict[str, QPushButton] = {}
        self.buttons = {name: self._button(name) for name, *_rest in BUTTONS}
        self.close_ = self._button("close")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(6)
        row.addWidget(self.field, 3)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addWidget(self.said, 2)
        self._room = QHBoxLayout()
        self._room.setSpacing(2)
        row.addLayout(self._room)
        row.addWidget(self.close_)
        self._speak()
        self._tint()

    def say(self, words: str, tone: str, found: bool) -> None:
        """Say what was found; ``tone`` as of labels; without anything found there is no next."""
        self.said.setText(words)
        self.said.setToolTip(plain.tooltip(words) if words else "")
        if self.said.property("tone") != tone:
            self.said.setProperty("tone", tone)
            self.said.style().polish(self.said)
        for button in self.buttons.values():
            button.setEnabled(found)
        self._make_room()

    def show_leads(self, leads: Sequence[Lead]) -> bool:
        """Offer where more can be found; return False, and nothing, when there is no room."""
        if list(self._leads) != [where for _words, where in leads]:
            for old in self._leads.values():
                old.hide()
                old.deleteLater()
            self._leads = {where: self._lead(where) for _words, where in leads}
        for words, where in leads:
            self._leads[where].setText(plain.in_menu(words))
        return self._make_room()

    def show_text(self, text: str) -> None:
        """Show the text of the filter, unless it is what is being typed."""
        if text != self.field.text():
            self.field.blockSignals(True)
            self.field.setText(text)
            self.field.blockSignals(False)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        elif event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.asked.emit("close")
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _lead(self, where: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("flat", True)
        button.setObjectName(where)
        button.clicked.connect(self._go)
        button.hide()
        self._room.addWidget(button)
        return button

    def _go(self) -> None:
        self.led.emit(self.sender().objectName())

    def _make_room(self) -> bool:
        room, words = self.width() - FIXED - NARROWEST, self.said.sizeHint().width()
        self.said.setMinimumWidth(max(0, min(words, room)))
        needed = sum(button.sizeHint().width() + 2 for button in self._leads.values())
        there = room - words >= needed
        for button in self._leads.values():
            button.setVisible(there)
        return there

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(self._ask)
        return button

    def _ask(self) -> None:
        self.asked.emit(self.sender().objectName())

    def _speak(self) -> None:
        self.field.setPlaceholderText(_("Names, notes, channels, owners"))
        self.field.setAccessibleName(_("Find touchpoints"))
        name_buttons(self.field)
        for name, _icon, words, keys in BUTTONS:
            told = bracketed(_(words), keys) if name != "all" else f"{_(words)} ({native(keys)})"
            self.buttons[name].setToolTip(plain.tooltip(told))
            self.buttons[name].setAccessibleName(_(words))
        self.close_.setToolTip(plain.tooltip(_("Close (Esc)")))
        self.close_.setAccessibleName(_("Close"))

    def _tint(self) -> None:
        self._glass.setIcon(look.icon("search", "text.muted"))
        name_buttons(self.field)
        self.close_.setIcon(look.icon("x", "text.muted"))
        for name, icon, _words, _keys in BUTTONS:
            self.buttons[name].setIcon(look.icon(icon))

"""What the panel Touchpoint says while no card is selected (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from canvas_app.widgets import look, plain
from canvas_app.widgets.actions import spoken, written
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.widgets.command import Command

EDGE, PAD = 14, 8
"""Px around all, and of that inside an offered action, whose words stand below the others."""
SIDE, ICON = 38, 20
HIGH = 32
"""Px of an offered action."""
OFFERED = ("insert.capture", "edit.find", "journey.rating_run", "help.commands", "help.shortcuts")
"""What a person may want who has selected nothing."""


class Nothing(QWidget):
    """A sign, what is the matter, below it what to do, and what else there is with its keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter = plain.label(size=15, weight="semibold")
        self._way = plain.label(tone="muted")
        self.offers: list[OfferedAction] = []
        head = QVBoxLayout()
        head.setContentsMargins(PAD, 0, PAD, PAD)
        head.setSpacing(8)
        head.addWidget(_Sign())
        head.addSpacing(4)
        head.addWidget(self._matter)
        head.addWidget(self._way)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE - PAD, EDGE, EDGE - PAD, EDGE)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addStretch(1)

    def say(self, words: str) -> None:
        """Show words: the first paragraph is what is the matter, the others what to do."""
        matter, _gap, way = words.partition("\n\n")
        self._matter.setText(matter)
        self._way.setText(way)
        for offer in self.offers:
            offer.speak()

    def text(self) -> str:
        """Return what is said above the actions."""
        return f"{self._matter.text()}\n\n{self._way.text()}"

    def offer(self, commands: Iterable[Command]) -> None:
        """Show what else can be done."""
        for command in commands:
            offer = OfferedAction(command)
            self.offers.append(offer)
            self._list.addWidget(offer)


class OfferedAction(QPushButton):
    """An action by its words, its first key at the right."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.setProperty("flat", True)
        self.setMinimumHeight(HIGH)
        self.command = command
        self._words = plain.label()
        self.key = plain.label(size=11, tone="muted")
        self.key.setProperty("keycap", True)
        self.key.setWordWrap(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(PAD, 0, PAD, 0)
        line.addWidget(self._words, 1)
        line.addWidget(self.key, 0, Qt.AlignmentFlag.AlignVCenter)
        for label in (self._words, self.key):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(command.trigger)
        command.enabledChanged.connect(self.setEnabled)
        self.setEnabled(command.isEnabled())
        self.speak()

    def speak(self) -> None:
        """Take the words and the key of now."""
        words, keys = spoken(self.command.spec), self.command.keys[:1]
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(written(keys))
        self.key.setText(written(keys))
        self.key.setVisible(bool(keys))


class _Sign(QWidget):
    """A pointer on soft ground, as large as the badge of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIDE, SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent.soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            edge = (SIDE - ICON) / 2
            look.draw_icon(painter, "mouse-pointer-2", edge, edge, ICON, look.colour("accent"))

"""Says that a card like the typed one is there, and offers to go there or to merge (widgets)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from canvas_app.i18n import _
from canvas_app.i18n.plain import quoted
from canvas_app.widgets import look, plain
from canvas_app.widgets.actions import native
from canvas_app.widgets.controls.elided import Elided

MOST = 34
"""Letters of a name that are shown."""
LEAST = 120
"""Px that the sentence always has."""


class LikeHint(QFrame):
    """A sentence and two buttons; hidden while there is nothing to say."""

    merge_asked = Signal()
    look_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setObjectName("gap")
        self._words = Elided()
        self._words.setFont(look.font(15, "medium"))
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.look, self.merge = QPushButton(), QPushButton()
        for button, asked in ((self.look, self.look_asked), (self.merge, self.merge_asked)):
            button.setProperty("flat", True)
            button.setFont(look.font(14, "medium"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 4, 0)
        row.setSpacing(4)
        for widget in (self._words, self.look, self.merge):
            row.addWidget(widget)
        self.hide()

    @property
    def words(self) -> str:
        """What is said now, "" when hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, name: str, stage: str) -> None:
        """Say that a card of this name stands in a stage; "" says nothing."""
        if name:
            words = _("Like {name} in {stage}")
            self._words.setText(
                words.format(name=quoted(name, MOST), stage=plain.one_line(stage)[:MOST])
            )
        self.setVisible(bool(name))

    def take(self, width: int) -> None:
        """Be as wide as the sentence needs, or as these px allow."""
        buttons = self.look.sizeHint().width() + self.merge.sizeHint().width() + 30
        self._words.setMaximumWidth(max(width - buttons, LEAST))

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        for button, words, why, key in (
            (self.look, _("Show it"), _("Show the card that is there already"), "Alt+Down"),
            (
                self.merge,
                _("Merge"),
                _("Give it what is typed instead of a new card"),
                "Alt+Return",
            ),
        ):
            button.setText(words)
            button.setToolTip(plain.tooltip(f"{why} ({native(key)})"))

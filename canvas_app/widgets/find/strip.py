"""What the cards are filtered by, told over the canvas so that nobody wonders (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from canvas_app.i18n import _
from canvas_app.panels.filter_words import Part
from canvas_app.widgets import plain
from canvas_app.widgets.find.tokens import Flow, Token
from canvas_app.widgets.overriding import override

Lead = tuple[str, str]
"""What a button says, and what it asks for when it is pressed."""


class FilterStrip(QFrame):
    """``dropped`` carries a part that is no longer asked for, ``led`` where a person wants to go.

    ``cleared`` says that everything shall stand out again.
    """

    dropped = Signal(object)
    led = Signal(str)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filters")
        self._shown: tuple[object, ...] = ()
        self._parts: dict[Token, Part] = {}
        self.said = plain.label(size=12, tone="muted")
        self.said.setWordWrap(False)
        self.flow = Flow()
        self.clear = QPushButton()
        self.clear.setProperty("flat", True)
        self.clear.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.said, 0, top)
        row.addWidget(self.flow, 1)
        row.addWidget(self.clear, 0, top)
        self.said.setMinimumHeight(26)
        self.clear.setFixedHeight(26)
        self._speak()

    def show_parts(self, words: str, parts: Sequence[Part], leads: Sequence[Lead]) -> None:
        """Say how many stand out, by what, and where more can be found."""
        wanted = (words, tuple(parts), tuple(leads))
        if wanted == self._shown:
            return
        self._shown = wanted
        self.said.setText(words)
        kept = {part: token for token, part in self._parts.items()}
        tokens = {part: kept.get(part) or self._token(part) for part in parts}
        self._parts = {token: part for part, token in tokens.items()}
        buttons: list[QWidget] = [self._lead(*lead) for lead in leads]
        self.flow.put([*tokens.values(), *buttons])

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _token(self, part: Part) -> Token:
        token = Token(part.name, part.value, part.words, None, self.flow)
        token.setAccessibleName(_("Filter {name}, press to remove").format(name=part.words))
        token.setToolTip(plain.tooltip(_("Remove this filter")))
        token.clicked.connect(self._drop)
        return token

    def _lead(self, words: str, where: str) -> QPushButton:
        button = QPushButton(plain.in_menu(words), self.flow)
        button.setProperty("flat", True)
        button.setObjectName(where)
        button.clicked.connect(self._go)
        return button

    def _drop(self) -> None:
        token = self.sender()
        if isinstance(token, Token) and token in self._parts:
            self.dropped.emit(self._parts[token])

    def _go(self) -> None:
        self.led.emit(self.sender().objectName())

    def _speak(self) -> None:
        self.setAccessibleName(_("Filters"))
        self.clear.setText(_("Show all"))
        self.clear.setToolTip(plain.tooltip(_("Take every filter away")))

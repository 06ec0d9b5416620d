"""The strip that says that something is tried out, and how that ends (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from canvas_app.i18n import _
from canvas_app.widgets import plain
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.widgets.session import Session


class TrialBar(QFrame):
    """Seen only while the session tries something out."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("trial")
        self._session = session
        self._words = plain.label(size=12)
        self.keep, self.drop = QPushButton(), QPushButton()
        self.keep.setProperty("primary", True)
        self.keep.clicked.connect(session.keep)
        self.drop.clicked.connect(session.drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.drop)
        row.addWidget(self.keep)
        session.trial_changed.connect(self._follow)
        self._follow()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._follow()
        super().changeEvent(event)

    def _follow(self) -> None:
        self._words.setText(_("You are trying something out. Nothing is changed yet."))
        self.keep.setText(_("Keep"))
        self.drop.setText(_("Drop"))
        self.setVisible(self._session.trying)

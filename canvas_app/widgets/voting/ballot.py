"""A vote that is under way, told in the status bar (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton
from shiboken6 import Shiboken

from canvas_app.i18n import _, ngettext
from canvas_app.model.voting import dots, options
from canvas_app.widgets import look
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.layout.view import JourneyView
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session


class Ballot(QToolButton):
    """Seen while votes are hidden: how many dots each has, and the way to reveal them."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window.status)
        self._status, self._session = window.status, session
        self._held = False
        self.setObjectName("ballot")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.hide()
        self.clicked.connect(window.actions_["journey.votes_hidden"].trigger)
        session.changed.connect(self._follow)
        session.destroyed.connect(self._go)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._speak()
        super().changeEvent(event)

    def _follow(self, _before: JourneyView, after: JourneyView) -> None:
        if after.votes_hidden != self._held:
            self._held = after.votes_hidden
            (self._status.hold if self._held else self._status.let_go)(self)
            self.setVisible(self._held)
        self._speak()

    def _speak(self) -> None:
        if not self._held:
            return
        each = dots(options(self._session.project, self._session.journey))
        self.setText(ngettext("Votes hidden · {n} dot each", "Votes hidden · {n} dots each", each))
        self.setIcon(look.icon("vote"))
        self.setToolTip(_("Reveal the votes"))
        self.setAccessibleName(self.text())

    def _go(self) -> None:
        if Shiboken.isValid(self):
            if self._held:
                self._status.let_go(self)
            self.deleteLater()

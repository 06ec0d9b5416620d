"""The bar over the canvas that says that a snapshot is shown, and leads back (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from canvas_app.i18n import _
from canvas_app.i18n.plain import quoted
from canvas_app.widgets import plain
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.overriding import override
from canvas_app.widgets.snapshots import deeds

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session


class LookingBar(QFrame):
    """Seen as long as the session looks at a snapshot; then the canvas is as it was before."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__()
        self.setObjectName("looking")
        self._window, self._session = window, session
        canvas = window.canvas
        self._port, self._focus = canvas.port, canvas.focus
        self._words = plain.label()
        self.compare, self.restore, self.back = QPushButton(), QPushButton(), QPushButton()
        self.back.setProperty("primary", True)
        self.compare.clicked.connect(self._compare)
        self.restore.clicked.connect(self._restore)
        self.back.clicked.connect(session.come_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        for button in (self.compare, self.restore, self.back):
            row.addWidget(button)
        window.above.insertWidget(0, self)
        session.looking_changed.connect(self._follow)
        session.destroyed.connect(self.deleteLater)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _follow(self) -> None:
        if self._session.looking is not None:
            self._speak()
            self.show()
            announce(self, self._words.text())
            return
        canvas = self._window.canvas
        canvas.setFocus()
        self.hide()
        self.deleteLater()
        canvas.focus = self._focus
        canvas.look(self._port.sized(canvas.width(), canvas.height()))

    def _speak(self) -> None:
        snapshot = self._session.looking
        if snapshot is None:
            return
        words = _("You are looking at the snapshot {name} of {time}. Nothing in it can be changed.")
        name = quoted(snapshot.name, 60)
        self._words.setText(words.format(name=name, time=deeds.clock(snapshot.time)))
        self.setAccessibleName(self._words.text())
        self.compare.setText(_("Compare with now"))
        self.restore.setText(_("Restore"))
        self.back.setText(_("Back to now"))

    def _compare(self) -> None:
        if snapshot := self._session.looking:
            deeds.compare(self._window, snapshot)

    def _restore(self) -> None:
        if snapshot := self._session.looking:
            deeds.restore(self._window, snapshot)

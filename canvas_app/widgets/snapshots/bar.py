"""The bar over the canvas that says that a snapshot is shown, and leads back (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from canvas_app.i18n import _
from canvas_app.i18n.plain import quoted
from canvas_app.widgets import plain
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.controls.flow_row import FlowRow
from canvas_app.widgets.overriding import override
from canvas_app.widgets.snapshots import deeds

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session


class _Buttons(FlowRow):
    """The deeds, side by side or below each other."""

    def __init__(self, buttons: Sequence[QPushButton]) -> None:
        super().__init__(34, 8)
        self._buttons = buttons
        for button in buttons:
            button.setParent(self)

    @property
    def widest(self) -> int:
        """Px that all take side by side."""
        return sum(button.sizeHint().width() + 8 for button in self._buttons)

    @override
    def flowing(self) -> Sequence[QWidget]:
        return self._buttons


class LookingBar(QFrame):
    """Seen as long as the session looks at a snapshot; then the canvas is as it was before."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__()
        self.setObjectName("looking")
        self._window, self._session = window, session
        canvas = window.canvas
        self._now = session.history.now
        self._port, self._focus = canvas.port, canvas.focus
        self._words = plain.label()
        self.compare, self.restore, self.back = QPushButton(), QPushButton(), QPushButton()
        self.back.setProperty("primary", True)
        self.compare.clicked.connect(self._compare)
        self.restore.clicked.connect(self._restore)
        self.back.clicked.connect(session.come_back)
        self._buttons = _Buttons((self.compare, self.restore, self.back))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(14, 8, 10, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._buttons)
        window.above.insertWidget(0, self)
        session.looking_changed.connect(self._follow)
        session.destroyed.connect(self.deleteLater)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let the buttons stand beside the words where there is room for both."""
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 2 * self._row.spacing()
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        beside = words + self._buttons.widest <= room
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._buttons.setFixedWidth(self._buttons.widest if beside else room)

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
        if self._session.history.now is self._now:  # else it is another document
            canvas.focus = self._focus
            canvas.look(self._port.sized(canvas.width(), canvas.height()))

    def _speak(self) -> None:
        snapshot = self._session.looking
        if snapshot is None:
            return
        words = _("Snapshot {name} of {time}, only to be looked at")
        name = quoted(snapshot.name, 60)
        self._words.setText(words.format(name=name, time=deeds.clock(snapshot.time)))
        self.setAccessibleName(self._words.text())
        self.compare.setText(_("Compare with now"))
        self.restore.setText(_("Restore"))
        self.back.setText(_("Back to now"))
        self._arrange()

    def _compare(self) -> None:
        if snapshot := self._session.looking:
            deeds.compare(self._window, snapshot)

    def _restore(self) -> None:
        if snapshot := self._session.looking:
            deeds.restore(self._window, snapshot)

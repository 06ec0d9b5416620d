"""The timer in the status bar, for it runs on while people work in the editor (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton
from shiboken6 import Shiboken

from canvas_app.i18n import _, ngettext
from canvas_app.widgets import look
from canvas_app.widgets.presenter.timer import PRESETS, Timer
from canvas_app.widgets.status import StatusBar


class TimerChip(QToolButton):
    """What is left, in the status bar as long as the timer runs; its menu stops it.

    It is told once, also to who does not see it, when the time is up.
    """

    def __init__(self, timer: Timer, status: StatusBar) -> None:
        super().__init__(status)
        self._timer, self._status = timer, status
        self._held = self._told = False
        self.setObjectName("timer")
        self.setFont(look.font(15, "semibold"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(look.icon("timer"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(_("Timer"))
        self.setMenu(self._choices())
        self.hide()
        timer.ticked.connect(self._tick)

    def _choices(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        for minutes in PRESETS:
            preset = QAction(ngettext("{n} min", "{n} min", minutes), group, checkable=True)
            preset.setData(minutes)
        group.triggered.connect(lambda chosen: self._timer.choose(chosen.data()))
        menu.addActions(group.actions())
        menu.addSeparator()
        menu.addAction(_("Stop the timer"), self._stop)
        menu.aboutToShow.connect(lambda: self._mark(group))
        return menu

    def _mark(self, group: QActionGroup) -> None:
        for preset in group.actions():
            preset.setChecked(preset.data() == self._timer.minutes)

    def _stop(self) -> None:
        if self._timer.running:
            self._timer.toggle()

    def _tick(self) -> None:
        if not Shiboken.isValid(self._status):
            return
        if self._timer.running != self._held:
            self._held = self._timer.running
            (self._status.hold if self._held else self._status.let_go)(self)
            self.setVisible(self._held)
        self.setText(self._timer.digits)
        self.setAccessibleName(_("Timer {time}").format(time=self._timer.digits))
        self._warn(self._timer.over)

    def _warn(self, over: bool) -> None:
        if over != self._told:
            self._told = over
            self.setProperty("tone", "danger" if over else "")
            self.style().polish(self)
            if over:
                self._status.tell(_("The time is up."))

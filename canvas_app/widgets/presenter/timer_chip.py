"""The timer in the status bar, for it runs on while people work in the editor (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton
from shiboken6 import Shiboken

from canvas_app.i18n import _, ngettext
from canvas_app.widgets import look
from canvas_app.widgets.controls.menu import Menu
from canvas_app.widgets.overriding import override
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
        menu = Menu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._speak()
        self.hide()
        timer.ticked.connect(self._tick)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        elif event.type() == QEvent.Type.PaletteChange:
            self.setIcon(look.icon("timer"))
        super().changeEvent(event)

    def _speak(self) -> None:
        self.setToolTip(_("Timer"))
        self.setAccessibleName(_("Timer {time}").format(time=self._timer.digits))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for minutes in PRESETS:
            preset = menu.addAction(ngettext("{n} min", "{n} min", minutes))
            preset.setData(minutes)
            preset.setCheckable(True)
            preset.setChecked(minutes == self._timer.minutes)
            preset.triggered.connect(self._choose)
        menu.addSeparator()
        menu.addAction(_("Stop the timer"), self._stop)

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._timer.choose(action.data())

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
        self._speak()
        self._warn(self._timer.over)

    def _warn(self, over: bool) -> None:
        if over != self._told:
            self._told = over
            self.setProperty("tone", "danger" if over else "")
            self.style().polish(self)
            if over:
                self._status.tell(_("The time is up."))

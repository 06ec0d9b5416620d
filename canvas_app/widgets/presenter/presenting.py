"""Starting and ending a presentation, and what happens when displays come and go (widgets)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from canvas_app.i18n import _
from canvas_app.widgets.canvas.glide import motion_wanted
from canvas_app.widgets.presenter.deck import Made, board
from canvas_app.widgets.presenter.desk import Desk
from canvas_app.widgets.presenter.displays import Displays
from canvas_app.widgets.presenter.painting import form_of
from canvas_app.widgets.presenter.screen import Screen
from canvas_app.widgets.presenter.show import Show
from canvas_app.widgets.presenter.timer import Timer
from canvas_app.widgets.presenter.timer_chip import TimerChip
from canvas_app.widgets.work import Work, gently

if TYPE_CHECKING:
    from canvas_app.layout.view import JourneyView
    from canvas_app.panels.slide import Form
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session

MANY = 700
"""Of so many touchpoints the slides are made before anything is seen of the presentation."""


def present(window: MainWindow, key: str = "") -> Presenting | None:
    """Present the journey shown, from the slide named by ``key``; without a document nothing.

    A large journey is presented in a moment: another thread makes its slides.
    """
    session = window.session
    if session is None:
        return None
    running = window.findChild(Presenting)
    if running is not None:
        running.screen.raise_()
        running.screen.activateWindow()
        return running
    if displays := window.findChild(Displays):
        displays.left = ""
    if len(session.journey.touchpoints) < MANY:
        return Presenting(window, session, key)
    view, form = session.view, form_of(_best(window).size(), 1.0)
    work = Work(partial(gently, partial(board, view, form)))
    work.done.connect(partial(_begin, window, key, (view, form)))
    work.failed.connect(partial(_begin, window, key, None))
    window.setCursor(Qt.CursorShape.BusyCursor)
    work.start()
    return None


def _begin(
    window: MainWindow, key: str, shown: tuple[JourneyView, Form] | None, made: object
) -> None:
    """Present what was made in the meantime for what is shown, or what is shown by now."""
    if not Shiboken.isValid(window):
        return
    window.unsetCursor()
    session = window.session
    if session is not None and window.isVisible() and window.findChild(Presenting) is None:
        view, form = shown or (None, None)
        good = view is session.view and form == form_of(_best(window).size(), 1.0)
        Presenting(window, session, key, cast("Made", made) if good else None)


def _best(window: MainWindow) -> QScreen:
    """Return the first screen without the window; the window's own when it is the only one."""
    here = window.screen()
    return next((each for each in QGuiApplication.screens() if each is not here), here)


def timer_of(window: MainWindow) -> Timer:
    """Return the timer of a window, which runs on, in its status bar, between presentations."""
    found = window.findChild(Timer)
    if found is None:
        found = Timer(window)
        TimerChip(found, window.status)
    return found


class Presenting(QObject):
    """A presentation that is going on: its show, the audience's screen, the moderator's desk."""

    def __init__(
        self, window: MainWindow, session: Session, key: str = "", made: Made | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._focus: QWidget | None = window.focusWidget()
        form = form_of(_best(window).size(), 1.0)
        self.show = Show(session, timer_of(window), self, form, made)
        if key:
            self.show.to_key(key)
        moving = motion_wanted(window) and not window.program.preferences.reduce_motion
        self.screen = Screen(self.show, window, moving=moving)
        self.desk: Desk | None = None
        self._on: QScreen | None = None
        self.show.ended.connect(self.end)
        self.show.screen_wanted.connect(self.change_screen)
        app = cast("QGuiApplication", QGuiApplication.instance())
        app.screenRemoved.connect(self.display_gone)
        app.screenAdded.connect(self.display_came)
        window.session.destroyed.connect(self.end)  # type: ignore[union-attr]
        self._fill(_best(window))

    def end(self) -> None:
        """Go back to the editor, as it was left."""
        if self._on is None:
            return
        self._let_go()
        self._on = None
        for each in (self.screen, self.desk):
            if each is not None:
                each.hide()
                each.deleteLater()
        self.setParent(None)
        self.deleteLater()
        if not Shiboken.isValid(self._window):  # it was closed behind the slides
            return
        self._window.activateWindow()
        if self._focus is not None and Shiboken.isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def change_screen(self) -> None:
        """Present on the next screen; there is nothing to do with one."""
        screens = QGuiApplication.screens()
        if self._on in screens and len(screens) > 1:
            self.show.fall_silent()  # what was offered is done
            self._fill(screens[(screens.index(self._on) + 1) % len(screens)])

    def display_gone(self, gone: QScreen) -> None:
        """Come back into one window when the display in use is unplugged."""
        left = [each for each in QGuiApplication.screens() if each is not gone]
        if gone is not self._on and len(left) > 1:
            return
        if self.desk is None and gone is not self._on:
            return
        window, key = self._window, self.show.slide.key
        self.end()
        if displays := window.findChild(Displays):
            displays.left = key
        window.banner.tell(
            _("The display is gone; the presentation has ended."),
            button=_("Go on here"),
            act=lambda: present(window, key),
            bad=True,
        )

    def display_came(self, came: QScreen) -> None:
        """Say that there is another display now."""
        self.show.say(_("A display was connected. F5 presents there."))

    def _fill(self, on: QScreen) -> None:
        self._let_go()
        self._on = on
        on.geometryChanged.connect(self._reshape)
        if self.screen.isVisible():  # hidden and shown again it would keep its frame
            self.screen.showNormal()
        self.screen.setScreen(on)
        self._reshape(on.geometry())
        self.screen.showFullScreen()
        self.screen.raise_()
        others = [each for each in QGuiApplication.screens() if each is not on]
        if others:
            self._show_desk(others[0] if self._window.screen() is on else self._window.screen())
        else:
            self.screen.activateWindow()
            self.screen.setFocus()

    def _show_desk(self, on: QScreen) -> None:
        if self.desk is None:
            self.desk = Desk(self.show, self._window)
        place = QRect(self.desk.rect())
        place.moveCenter(on.availableGeometry().center())
        self.desk.setScreen(on)
        self.desk.setGeometry(place.intersected(on.availableGeometry()))
        self.desk.show()
        self.desk.raise_()
        self.desk.activateWindow()
        self.desk.setFocus()

    def _reshape(self, place: QRect) -> None:
        self.screen.setGeometry(place)

    def _let_go(self) -> None:
        if self._on is not None and self._on in QGuiApplication.screens():
            self._on.geometryChanged.disconnect(self._reshape)

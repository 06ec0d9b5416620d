"""The timer in the status bar of the editor: it runs on there, is stopped there, and says it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from canvas_app.theme import THEMES
from canvas_app.widgets import look
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.presenter.presenting import present, timer_of
from canvas_app.widgets.presenter.timer import Timer


@pytest.fixture
def running(window: MainWindow, qtbot: QtBot) -> Iterator[Timer]:
    """A timer that was started while presenting; the presentation is over."""
    found = present(window)
    assert found is not None
    QTest.keyClick(found.screen, Qt.Key.Key_T)
    QTest.keyClick(found.screen, Qt.Key.Key_Escape)
    timer = timer_of(window)
    assert timer._end is not None
    began = timer._end - 5 * 60  # the clock stands still: a slow machine shows the same
    timer._clock = lambda: began
    timer.ticked.emit()
    yield timer
    if timer.running:
        timer.toggle()


def _chip(window: MainWindow) -> QToolButton:
    found = window.status.findChild(QToolButton, "timer")
    assert isinstance(found, QToolButton)
    return found


def test_after_escape_the_editor_shows_what_is_left(window: MainWindow, running: Timer) -> None:
    assert _chip(window).isVisible()
    assert _chip(window).text() == running.digits == "5:00"
    assert _chip(window).accessibleName() == "Timer 5:00"


def test_without_a_timer_the_status_bar_says_nothing_of_it(window: MainWindow) -> None:
    timer_of(window)
    assert not _chip(window).isVisible()


def test_the_timer_is_stopped_and_set_in_the_status_bar(window: MainWindow, running: Timer) -> None:
    menu = _chip(window).menu()
    menu.aboutToShow.emit()
    *presets, _separator, stop = menu.actions()
    presets[3].trigger()
    assert _chip(window).text() == "10:00"
    stop.trigger()
    assert not running.running
    assert not _chip(window).isVisible()
    running.toggle()
    assert _chip(window).isVisible()


def test_the_timer_speaks_the_language_of_now(window: MainWindow, running: Timer) -> None:
    window.program.set_language("de")
    QCoreApplication.processEvents()
    assert _chip(window).toolTip() == "Zeituhr"
    menu = _chip(window).menu()
    menu.aboutToShow.emit()
    assert menu.actions()[-1].text() == "Uhr anhalten"


def test_the_timer_takes_the_colours_of_another_theme(
    window: MainWindow, running: Timer, qapp: QApplication, qtbot: QtBot
) -> None:
    def colours() -> set[str]:
        image = _chip(window).icon().pixmap(24).toImage()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        seen = (image.pixelColor(*place) for place in places)
        return {colour.name() for colour in seen if colour.alpha() == 255}

    assert THEMES["light"].colour("text") in colours()
    try:
        list(look.wear(qapp, "dark"))
        qtbot.waitUntil(lambda: THEMES["dark"].colour("text") in colours())
    finally:
        list(look.wear(qapp, "light"))


def test_the_end_of_the_time_is_told_once(window: MainWindow, running: Timer) -> None:
    running._end = running._clock() - 1
    running.ticked.emit()
    assert window.status.target.text() == "The time is up."
    assert _chip(window).property("tone") == "danger"
    window.status.name_target("")
    running.ticked.emit()
    assert window.status.target.text() == ""

"""A window that is closed is gone, with its document and all that was shown of it."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.model.project import Project
from canvas_app.widgets import parting
from canvas_app.widgets.document import Document
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.session import Session
from canvas_app.widgets.sides import LISTS, TABS

BARS = ("insert.capture", "journey.rating_run", "edit.find", "view.table", "view.table")
BOXES = ("view.filter", "help.commands", "journey.setup", "edit.preferences", "help.shortcuts")
WINDOWS = 6


def use(window: MainWindow) -> None:
    """Open every list, panel, bar, table and several dialogs once."""
    for name, _words, _icon in LISTS:
        window.sides.show_list(name)
    for name, _words in TABS:
        window.sides.show_tab(name)
    for id_ in (*BARS, *BOXES):
        window.actions_[id_].trigger()
        QApplication.processEvents()
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is not None:
            front.close()
    QTest.qWait(1)


def alive(found: list[weakref.ref[object]]) -> list[str]:
    return [type(it).__name__ for ref in found if (it := ref()) is not None]


def test_closed_windows_are_collected_with_all_they_showed(
    show: Callable[[Project], MainWindow], machine_tools: Project, qtbot: QtBot
) -> None:
    found: list[weakref.ref[object]] = []
    for _ in range(WINDOWS):
        window = show(machine_tools)
        use(window)
        assert window.session
        for thing in (window, window.canvas, window.session, *window.findChildren(QWidget)):
            found.append(weakref.ref(thing))
        window.document = None
        window.close()
        del window, thing
    assert len(found) > WINDOWS * 100
    qtbot.waitUntil(lambda: alive(found) == [])


@pytest.fixture
def sweeps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often everything was looked through, which is not done here."""
    found: list[int] = []
    monkeypatch.setattr(parting, "sweep", lambda: found.append(1))
    return found


def things(window: MainWindow) -> list[weakref.ref[object]]:
    assert window.session
    there = (window, window.canvas, window.session, *window.findChildren(QWidget))
    return [weakref.ref(thing) for thing in there]


def test_a_closed_window_goes_without_a_look_through_all_that_is_there(
    show: Callable[[Project], MainWindow], machine_tools: Project, qtbot: QtBot, sweeps: list[int]
) -> None:
    window = show(machine_tools)
    use(window)
    found = things(window)
    gc.disable()
    try:
        window.close()
        del window
        qtbot.waitUntil(lambda: alive(found) == [])
    finally:
        gc.enable()
    assert sweeps == []


def test_what_is_replaced_in_a_window_goes_and_the_window_stays(
    show: Callable[[Project], MainWindow], planning: Project, qtbot: QtBot, sweeps: list[int]
) -> None:
    window = show(planning)
    use(window)
    assert window.session
    former = [window.session, window.canvas, window.sides.show_list("palette")]
    assert all(map(vars, former))
    window.show_document(Document(Session(planning)))
    qtbot.waitUntil(lambda: not any(map(vars, former)))
    qtbot.waitUntil(lambda: window.sides.show_list("palette") is not None)
    assert sweeps == []
    assert window.session.project is planning
    use(window)


def test_a_closed_window_that_somebody_holds_is_looked_for(
    show: Callable[[Project], MainWindow], machine_tools: Project, qtbot: QtBot, sweeps: list[int]
) -> None:
    window = show(machine_tools)
    window.close()
    qtbot.waitUntil(lambda: sweeps == [1])
    assert vars(window) == {}

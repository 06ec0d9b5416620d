"""A window that is closed is gone, with its document and all that was shown of it."""

import weakref
from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.model.project import Project
from canvas_app.widgets.main_window import MainWindow
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

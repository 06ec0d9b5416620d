"""Nobody needs a mouse to get around in the window, and nothing holds the keyboard fast."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.sides import TABS

SHIFT = Qt.KeyboardModifier.ShiftModifier


def in_front(window: MainWindow) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def area(window: MainWindow) -> str:
    parts: dict[str, QWidget | None] = {
        "tools": window.tools,
        "list": window.sides.widget(0),
        "canvas": window.canvas,
        "panel": window.sides.widget(2),
        "status": window.status,
    }
    holding = (name for name, part in parts.items() if part and part.isAncestorOf(focus()))
    return next(holding, "canvas" if focus() is window.canvas else "")


def around(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier) -> Iterator[str]:
    for _ in range(5):
        QTest.keyClick(focus(), key, held)
        yield area(window)


def test_f6_goes_round_the_areas_and_shift_f6_back(window: MainWindow) -> None:
    in_front(window)
    window.canvas.setFocus()
    none = Qt.KeyboardModifier.NoModifier
    assert [*around(window, Qt.Key.Key_F6, none)] == ["panel", "status", "tools", "list", "canvas"]
    back = [*around(window, Qt.Key.Key_F6, SHIFT)]
    assert back == ["list", "tools", "status", "panel", "canvas"]


def test_hidden_areas_are_passed(window: MainWindow) -> None:
    in_front(window)
    window.actions_["view.sides"].trigger()
    window.canvas.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_F6)
    assert area(window) == "status"


def stops(window: MainWindow, most: int = 400) -> list[QWidget]:
    """Return where Tab goes from the canvas until it is back there."""
    in_front(window)
    window.canvas.setFocus()
    found: list[QWidget] = []
    for _ in range(most):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        if focus() is window.canvas:
            return found
        assert focus() not in found, f"{focus()} after {len(found)}"
        found.append(focus())
    raise AssertionError("Tab never comes back to the canvas")


@pytest.mark.parametrize("name", [name for name, _words in TABS])
def test_tab_leads_through_the_whole_window_and_back(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    assert window.session is not None
    window.session.select(["t03"])
    window.sides.show_tab(name)
    qtbot.wait(300)
    found = stops(window)
    order = [*dict.fromkeys(_area_of(window, stop) for stop in found)]
    assert order == ["panel", "status", "tools", "list"]


def _area_of(window: MainWindow, widget: QWidget) -> str:
    widget.setFocus()
    return area(window)


def test_escape_leads_from_every_stop_to_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    window.session.select(["t03"])
    qtbot.wait(300)
    held = []
    for stop in stops(window):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(stop, Qt.Key.Key_Escape)
        if focus() is not window.canvas:
            held.append(f"{type(stop).__name__} {stop.accessibleName()}")
    assert held == []

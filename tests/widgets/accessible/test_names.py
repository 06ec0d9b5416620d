"""All that can have the focus or be pressed has a name, and a picture alone a tooltip."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.program import Program
from canvas_app.widgets.sides import LISTS, TABS

INNER = ("qt_tableview_cornerbutton", "ScrollLeftButton", "ScrollRightButton")
"""Parts of Qt's own that cannot be reached by key."""
BARS = ("edit.find", "view.filter", "insert.capture", "journey.rating_run", "view.table")
DIALOGS = (
    "edit.preferences",
    "help.shortcuts",
    "help.about",
    "journey.setup",
    "journey.thresholds",
)


def named(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    words = widget.accessibleName() or (found.text(QAccessible.Text.Name) if found else "")
    return words.strip()


def nameless(root: QWidget) -> Iterator[str]:
    """Yield where something has no name, or a picture on a button no tooltip."""
    for widget in root.findChildren(QWidget):
        button = widget if isinstance(widget, QAbstractButton) else None
        reachable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or button is not None
        if not (reachable and widget.isVisibleTo(root)) or widget.objectName() in INNER:
            continue
        if not named(widget):
            yield f"name: {_place(widget)}"
        if button and not button.icon().isNull() and not button.text() and not button.toolTip():
            yield f"tooltip: {_place(widget)}"


def _place(widget: QWidget | None) -> str:
    names: list[str] = []
    while widget is not None and len(names) < 5:
        names.append(f"{type(widget).__name__} {widget.objectName()}".strip())
        widget = widget.parentWidget()
    return " < ".join(names)


def test_the_start_page(program: Program, qtbot: QtBot) -> None:
    window = program.new_window()
    with qtbot.waitExposed(window):
        window.show()
    window.show_start()
    assert [*nameless(window)] == []


@pytest.mark.parametrize("name", [name for name, _words, _icon in LISTS])
def test_each_list(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.sides.show_list(name)
    qtbot.wait(50)
    assert [*nameless(window)] == []


@pytest.mark.parametrize("name", [name for name, _words in TABS])
def test_each_panel_with_a_card_selected(window: MainWindow, qtbot: QtBot, name: str) -> None:
    assert window.session is not None
    window.session.select(["t03"])
    window.sides.show_tab(name)
    qtbot.wait(300)
    assert [*nameless(window)] == []


@pytest.mark.parametrize("id_", BARS)
def test_each_bar(window: MainWindow, qtbot: QtBot, id_: str) -> None:
    assert window.session is not None
    window.session.select(["t03"])
    window.actions_[id_].trigger()
    qtbot.wait(50)
    assert [*nameless(window)] == []


@pytest.mark.parametrize("id_", DIALOGS)
def test_each_dialog(window: MainWindow, qtbot: QtBot, id_: str) -> None:
    before = shown()
    window.actions_[id_].trigger()
    qtbot.waitUntil(lambda: bool(shown() - before))
    (dialog,) = shown() - before
    tabs = dialog.findChild(QTabWidget)
    for at in range(tabs.count() if tabs else 1):
        if tabs:
            tabs.setCurrentIndex(at)
        assert [*nameless(dialog)] == []
    dialog.close()


def shown() -> set[QWidget]:
    """Return the windows that are there."""
    return {each for each in QApplication.topLevelWidgets() if each.isVisible()}

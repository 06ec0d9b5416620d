"""Words 1.4 times as long, and small windows: nothing is cut off and nothing scrolls sideways."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from canvas_app.model.project import Project
from canvas_app.widgets.controls.elided import Elided
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.sides import LISTS, TABS
from tests.long_words import long_words

SMALL = (1280, 720)
DIALOGS = (
    "edit.preferences",
    "file.export_pdf",
    "help.shortcuts",
    "journey.setup",
    "journey.thresholds",
)


@pytest.fixture
def window(show: Callable[[Project], MainWindow], machine_tools: Project) -> Iterator[MainWindow]:
    """The machine-tool maker in a small window that speaks at length."""
    made = show(machine_tools)
    made.resize(*SMALL)
    with long_words():
        QApplication.sendEvent(made, QEvent(QEvent.Type.LanguageChange))
        assert made.session is not None
        made.session.select(["t03"])
        yield made


def cut(root: QWidget) -> Iterator[str]:
    """Yield what has too little room for its words."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or widget.width() < 2:
            continue
        if isinstance(widget, QLabel) and not isinstance(widget, Elided):
            if _cuts(widget):
                yield f"label {widget.text()[:60]!r} in {_place(widget)}"
        elif isinstance(widget, QPushButton | QRadioButton | QToolButton) and widget.text():
            if widget.sizeHint().width() > widget.width() + 1 and not widget.toolTip():
                yield f"button {widget.text()!r} in {_place(widget)}"
        elif isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum():
            yield f"scrolls sideways: {_place(widget)}"


def _cuts(label: QLabel) -> bool:
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    return label.fontMetrics().horizontalAdvance(label.text()) > room.width() + 1


def _place(widget: QWidget) -> str:
    parents: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(parents) < 4:
        parents.append(f"{type(parent).__name__} {parent.objectName()}".strip())
        parent = parent.parentWidget()
    return " < ".join([type(widget).__name__, *parents])


@pytest.mark.parametrize("name", [name for name, _words, _icon in LISTS])
def test_long_words_fit_into_each_list(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.sides.show_list(name)
    qtbot.wait(100)
    assert [*cut(window)] == []


@pytest.mark.parametrize("name", [name for name, _words in TABS])
def test_long_words_fit_into_each_panel(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.sides.show_tab(name)
    qtbot.wait(600)
    assert [*cut(window)] == []


@pytest.mark.parametrize("id_", DIALOGS)
def test_long_words_fit_into_each_dialog(window: MainWindow, qtbot: QtBot, id_: str) -> None:
    before = _shown()
    window.actions_[id_].trigger()
    qtbot.waitUntil(lambda: bool(_shown() - before))
    (dialog,) = _shown() - before
    tabs = dialog.findChild(QTabWidget)
    for at in range(tabs.count() or 1 if tabs else 1):
        if tabs:
            tabs.setCurrentIndex(at)
        qtbot.wait(50)
        assert [*cut(dialog)] == []
    dialog.close()


def _shown() -> set[QWidget]:
    return {each for each in QApplication.topLevelWidgets() if each.isVisible()}

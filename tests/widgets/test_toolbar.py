"""The toolbar: everything is in sight, also in a narrow window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import journeys
from canvas_app.model.project import Project
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.toolbar import AROUND, EXPORT, GIVEN_UP, ToolBar


@pytest.mark.parametrize("wide", [640, 853, 960, 1056, 1120, 1160, 1200, 1280, 1680])
def test_nothing_is_pushed_out_of_the_toolbar(
    show: Callable[[Project], MainWindow], machine_tools: Project, qtbot: QtBot, wide: int
) -> None:
    copy = journeys.duplicate(machine_tools.journeys[0].id, "Copy", "to_be")
    window = show(copy.change(machine_tools))
    window.setMinimumSize(0, 0)
    window.resize(wide, 720)
    qtbot.wait(10)
    bar = window.findChild(ToolBar)
    assert isinstance(bar, ToolBar)
    assert bar.export.isVisible()
    assert bar.export.geometry().right() < bar.width()
    assert bar.lens.isVisible()
    assert all(button.width() < 60 for button in bar.findChildren(QToolButton) if button.text())
    more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is None or not more.isVisible()


def test_a_narrow_window_leaves_tools_to_the_menus_and_a_wide_one_takes_them_back(
    show: Callable[[Project], MainWindow], machine_tools: Project, qtbot: QtBot
) -> None:
    window = show(machine_tools)
    window.setMinimumSize(0, 0)
    bar = window.tools
    window.resize(1680, 720)
    qtbot.wait(10)
    words = bar.export.text()
    whole = [(action, action.isVisible()) for action in bar.actions()]
    window.resize(700, 720)
    qtbot.wait(10)
    assert window.actions_["view.zoom_in"] not in bar.actions()
    assert window.actions_["view.zoom_in"].isVisible()
    assert (bar.export.text(), bar.export.accessibleName()) == ("", words.strip())
    window.resize(1680, 720)
    qtbot.wait(10)
    assert [(action, action.isVisible()) for action in bar.actions()] == whole
    assert bar.export.text() == words


def test_what_a_narrow_window_left_to_the_menus_comes_back_in_the_colours_of_a_new_theme(
    show: Callable[[Project], MainWindow], machine_tools: Project, qtbot: QtBot
) -> None:
    window = show(machine_tools)
    window.setMinimumSize(0, 0)
    window.resize(700, 720)
    qtbot.wait(10)
    window.tools.tint()
    assert window.tools.export.geometry().right() < window.tools.width()
    window.resize(1680, 720)
    qtbot.wait(10)
    assert not any(window.actions_[id_].icon().isNull() for id_ in GIVEN_UP if id_ != EXPORT)


@pytest.mark.parametrize("wide", [853, 960, 1280])
def test_tools_are_left_to_the_menus_before_the_choices_are_cut(
    window: MainWindow, qtbot: QtBot, wide: int
) -> None:
    window.program.set_language("de")
    window.setMinimumSize(0, 0)
    window.resize(wide, 720)
    qtbot.waitUntil(lambda: window.tools.width() == wide)
    for field, words in ((window.tools.view, "Beste Sicht"), (window.tools.lens, "Alle Personas")):
        assert field.currentText() == words
        assert field.width() >= field.fontMetrics().horizontalAdvance(words) + AROUND

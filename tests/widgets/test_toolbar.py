"""The toolbar: everything is in sight, also in a narrow window."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import journeys
from canvas_app.model.project import Project
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.toolbar import ToolBar


@pytest.mark.parametrize("wide", [1120, 1160, 1200, 1280, 1680])
def test_nothing_is_pushed_out_of_the_toolbar(
    show: Callable[[Project], MainWindow], machine_tools: Project, qtbot: QtBot, wide: int
) -> None:
    copy = journeys.duplicate(machine_tools.journeys[0].id, "Copy", "to_be")
    window = show(copy.change(machine_tools))
    window.resize(wide, 720)
    qtbot.wait(10)
    bar = window.findChild(ToolBar)
    assert isinstance(bar, ToolBar)
    assert bar.export.isVisible()
    assert bar.export.geometry().right() < bar.width()

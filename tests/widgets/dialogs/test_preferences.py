"""The preferences are in force at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from canvas_app import preferences
from canvas_app.model.project import Project
from canvas_app.widgets.dialogs.keys import KeysDialog
from canvas_app.widgets.dialogs.preferences import PreferencesDialog
from canvas_app.widgets.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow) -> PreferencesDialog:
    """The preferences, in front of the window."""
    window.actions_["edit.preferences"].trigger()
    found = window.findChild(PreferencesDialog)
    assert found is not None
    return found


def test_another_size_waits_for_the_next_start(
    dialog: PreferencesDialog, window: MainWindow
) -> None:
    assert not dialog.restart.isVisible()
    dialog.scale.chosen.emit("150")
    assert dialog.restart.isVisible()
    assert preferences.load().scale == 150
    dialog.scale.chosen.emit("100")
    assert not dialog.restart.isVisible()


def test_all_sizes_are_offered(dialog: PreferencesDialog) -> None:
    texts = [dialog.scale.itemText(at) for at in range(dialog.scale.count())]
    assert texts == ["100%", "125%", "150%", "175%", "200%"]


def test_starting_again_opens_the_same_files(
    show: object, machine_tools: Project, tmp_path: Path
) -> None:
    window: MainWindow = show(machine_tools, tmp_path / "a.tpcanvas")  # type: ignore[operator]
    window.program.restart()
    assert window.program.again == (tmp_path / "a.tpcanvas",)


def test_keys_are_reached_from_here(dialog: PreferencesDialog, window: MainWindow) -> None:
    dialog.keys.click()
    assert window.findChild(KeysDialog) is not None


def test_another_theme_paints_the_canvas_whole_at_once(
    dialog: PreferencesDialog, window: MainWindow
) -> None:
    dialog.theme.chosen.emit("dark")
    window.canvas.repaint()
    assert window.canvas.sharp

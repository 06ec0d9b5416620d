"""A whole journey from the template to the saved file, without a mouse."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.model.files.load import load
from canvas_app.model.project import Project, Touchpoint
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.program import Program
from tests.widgets.accessible.keyboard import called, focus, in_front, press, reach, write


def project(window: MainWindow) -> Project:
    assert window.session is not None
    return window.session.project


def begin(program: Program, qtbot: QtBot) -> MainWindow:
    window = program.new_window()
    with qtbot.waitExposed(window):
        window.show()
    window.show_start()
    in_front(window)
    press("Space")
    qtbot.waitUntil(lambda: window.findChild(QWidget, "palette") is not None)
    return window


def set_up(window: MainWindow, page: int) -> None:
    """Open a page of the set-up."""
    press("F4")
    reach("Tab", lambda widget: isinstance(widget, QListWidget) and widget.objectName() == "nav")
    press(*["Down"] * page)


def leave(window: MainWindow) -> None:
    """Close a dialog; a desktop then gives the keyboard back to the window below."""
    press("Esc")
    in_front(window)


def name_stages(window: MainWindow) -> None:
    set_up(window, 1)
    for name in ("Look", "Choose", "Use"):
        reach("Tab", called("Name"))
        press("Ctrl+A")
        write(name)
        reach("Shift+Tab", called("Stages"))
        press("Down")
    leave(window)


def add_persona(window: MainWindow) -> None:
    set_up(window, 2)
    reach("Tab", called("Add"))
    press("Space", "Ctrl+A")
    write("Petra Lang")
    press("Tab")
    leave(window)


def write_cards(window: MainWindow) -> None:
    """Write two cards into the first stage and one into each of the next two."""
    press("Ctrl+Home")
    write("Search engine")
    press("Ctrl+Return")
    write("Advisory call")
    press("Tab")
    write("Contract")
    press("Tab")
    write("Hotline")
    press("Return")


def rate(window: MainWindow) -> None:
    """Give every card four values in a rating run."""
    press("R")
    for values in ("8642", "7655", "9871", "1234"):
        write(values)
        press("Return")
    press("Esc")


def save(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    press("Ctrl+S")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    press("Ctrl+A")
    write(str(path))
    press("Return")
    qtbot.waitUntil(path.exists)


def test_a_journey_is_built_rated_and_saved_by_keys_alone(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    window = begin(program, qtbot)
    name_stages(window)
    add_persona(window)
    assert [stage.name for stage in project(window).stages][:3] == ["Look", "Choose", "Use"]
    assert [persona.name for persona in project(window).personas] == ["Petra Lang"]

    assert focus() is window.canvas
    write_cards(window)
    assert names(window) == ["Search engine", "Advisory call", "Contract", "Hotline"]

    press("Ctrl+Home", "Alt+Right", "Alt+Right")
    assert stage_of(window, "Search engine") == "Choose"
    press("Ctrl+End", "Alt+Down")
    assert cards(window)["Hotline"].persona_ids

    press("Ctrl+Home", "L", "Right", "Return", "Esc")
    assert len(project(window).journeys[0].links) == 1
    press("Ctrl+Home", ",")
    write("Nobody answers")
    press("Ctrl+Return", "Esc")
    assert [note.text for note in project(window).notes] == ["Nobody answers"]

    rate(window)
    assert all(card.ratings for card in cards(window).values())
    save(window, tmp_path / "journey.tpcanvas", qtbot)
    saved = load(tmp_path / "journey.tpcanvas").project
    assert saved.journeys == project(window).journeys


def cards(window: MainWindow) -> dict[str, Touchpoint]:
    return {card.name: card for card in project(window).journeys[0].touchpoints}


def names(window: MainWindow) -> list[str]:
    return [*cards(window)]


def stage_of(window: MainWindow, name: str) -> str:
    stages = {stage.id: stage.name for stage in project(window).stages}
    return stages[cards(window)[name].stage_id]

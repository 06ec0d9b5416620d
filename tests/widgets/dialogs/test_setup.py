"""Project, personas and stages: every change an edit, and no card is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.model.project import Persona, Stage
from canvas_app.widgets.controls.list_editor import ListEditor
from canvas_app.widgets.controls.text_field import TextField
from canvas_app.widgets.dialogs.setup import Setup
from canvas_app.widgets.dialogs.where_to import WhereTo
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.session import Session


@pytest.fixture
def setup(window: MainWindow, qtbot: QtBot) -> Setup:
    window.actions_["journey.setup"].trigger()
    found = window.findChild(Setup)
    assert found
    return found


def session_of(window: MainWindow) -> Session:
    assert window.session
    return window.session


def personas(window: MainWindow) -> tuple[Persona, ...]:
    return session_of(window).project.personas


def stages(window: MainWindow) -> tuple[Stage, ...]:
    return session_of(window).project.stages


def press(editor: ListEditor, name: str) -> None:
    QTest.mouseClick(editor.buttons[name], Qt.MouseButton.LeftButton)


def write(field: TextField, words: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, words)
    field.commit()


def test_the_title_is_an_edit_that_can_be_undone(setup: Setup, window: MainWindow) -> None:
    before = session_of(window).project.title
    write(setup.project.texts["title"], "New title")
    assert session_of(window).project.title == "New title"
    session_of(window).undo()
    assert session_of(window).project.title == before
    assert setup.project.texts["title"].toPlainText() == before


def test_a_persona_is_added_and_named(setup: Setup, window: MainWindow) -> None:
    setup.tabs.setCurrentIndex(1)
    press(setup.personas, "add")
    write(setup.persona.texts["name"], "Apprentice")
    assert [p.name for p in personas(window)][-1] == "Apprentice"
    assert setup.personas.current == personas(window)[-1].id


def test_personas_are_moved(setup: Setup, window: MainWindow) -> None:
    first = personas(window)[0].id
    press(setup.personas, "down")
    assert personas(window)[1].id == first
    assert setup.personas.current == first
    press(setup.personas, "up")
    assert personas(window)[0].id == first


def test_the_first_cannot_go_up_and_the_last_not_down(setup: Setup) -> None:
    assert not setup.personas.buttons["up"].isEnabled()
    setup.personas.list.setCurrentRow(setup.personas.list.count() - 1)
    assert not setup.personas.buttons["down"].isEnabled()


def test_deleting_a_persona_asks_who_gets_its_cards(setup: Setup, window: MainWindow) -> None:
    cards = session_of(window).journey.touchpoints
    alone = {card.persona_ids[0] for card in cards if len(card.persona_ids) == 1}
    row = next(i for i, persona in enumerate(personas(window)) if persona.id in alone)
    gone, count = personas(window)[row].id, len(cards)
    setup.personas.list.setCurrentRow(row)
    press(setup.personas, "delete")
    question = setup.findChild(WhereTo)
    assert question
    question.buttons.accepted.emit()
    assert gone not in [p.id for p in personas(window)]
    assert len(session_of(window).journey.touchpoints) == count


def test_cancel_deletes_nothing(setup: Setup, window: MainWindow) -> None:
    before = session_of(window).project
    press(setup.stages, "delete")
    question = setup.findChild(WhereTo)
    assert question
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert session_of(window).project is before


def test_deleting_a_stage_moves_its_cards(setup: Setup, window: MainWindow) -> None:
    gone, there = stages(window)[0].id, stages(window)[1].id
    cards = {t.id for t in session_of(window).journey.touchpoints if t.stage_id == gone}
    press(setup.stages, "delete")
    question = setup.findChild(WhereTo)
    assert question
    question.places.show_value({there})
    question.buttons.accepted.emit()
    assert gone not in [s.id for s in stages(window)]
    moved = {t.id for t in session_of(window).journey.touchpoints if t.stage_id == there}
    assert cards <= moved


def test_a_stage_is_added_behind_the_current_one(setup: Setup, window: MainWindow) -> None:
    phase = stages(window)[0].phase
    press(setup.stages, "add")
    assert (stages(window)[1].name, stages(window)[1].phase) == ("New stage", phase)


def test_a_stage_changes_its_phase(setup: Setup, window: MainWindow) -> None:
    setup.stages.list.setCurrentRow(1)
    id_ = setup.stages.current
    setup.phase.setFocus()
    setup.phase.activated.emit(setup.phase.findData("during"))
    assert next(s.phase for s in stages(window) if s.id == id_) == "during"


def test_stages_can_be_renamed(setup: Setup, window: MainWindow, tmp_path: Path) -> None:
    write(setup.stage.texts["name"], "Notice")
    assert stages(window)[0].name == "Notice"

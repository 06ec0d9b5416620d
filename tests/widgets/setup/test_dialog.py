"""The set-up: every change an edit, and no card is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from canvas_app.model.project import Persona, Stage
from canvas_app.widgets.controls.choice import CheckChoice, Choice
from canvas_app.widgets.controls.text_field import TextField
from canvas_app.widgets.dialogs.where_to import WhereTo
from canvas_app.widgets.fitting import AIR
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.session import Session
from canvas_app.widgets.setup.dialog import SIZE, Setup
from canvas_app.widgets.setup.nouns import NOUNS
from canvas_app.widgets.setup.page import ProjectPage, RecordPage


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


def records(setup: Setup, key: str) -> RecordPage:
    page = setup.show_page(key)
    assert isinstance(page, RecordPage)
    return page


def press(page: RecordPage, name: str) -> None:
    QTest.mouseClick(page.list.buttons[name], Qt.MouseButton.LeftButton)


def write(page: RecordPage | ProjectPage, name: str, words: str) -> None:
    field = page.form.controls[name]
    assert isinstance(field, TextField)
    field.selectAll()
    QTest.keyClicks(field, words)
    field.commit()


def pick(page: RecordPage | ProjectPage, name: str, value: object) -> None:
    choice = page.form.controls[name]
    assert isinstance(choice, Choice)
    choice.activated.emit(choice.findData(value))


def answer(setup: Setup, place: str | None = None) -> None:
    question = setup.findChild(WhereTo)
    assert question
    if place:
        question.places.show_value({place})
    question.buttons.accepted.emit()


def test_the_title_is_an_edit_that_can_be_undone(setup: Setup, window: MainWindow) -> None:
    before = session_of(window).project.title
    write(setup.page, "title", "New title")
    assert session_of(window).project.title == "New title"
    session_of(window).undo()
    assert session_of(window).project.title == before
    title = setup.page.form.controls["title"]
    assert isinstance(title, TextField)
    assert title.toPlainText() == before


@pytest.mark.parametrize("key", list(NOUNS))
def test_a_record_of_every_list_is_added_and_named(
    setup: Setup, window: MainWindow, key: str
) -> None:
    page = records(setup, key)
    before = len(getattr(session_of(window).project, key))
    press(page, "add")
    write(page, page.form.fields[0].name, "Something new")
    after = getattr(session_of(window).project, key)
    assert len(after) == before + 1
    new = next(record for record in after if record.id == page.current)
    assert getattr(new, page.form.fields[0].name) == "Something new"


@pytest.mark.parametrize("key", ["channels", "departments", "goals", "sources", "journeys"])
def test_a_record_is_deleted_at_once_and_comes_back_by_undo(
    setup: Setup, window: MainWindow, key: str
) -> None:
    page = records(setup, key)
    press(page, "add")
    before, gone = session_of(window).project, page.current
    press(page, "delete")
    assert gone not in [each.id for each in getattr(session_of(window).project, key)]
    session_of(window).undo()
    assert session_of(window).project is before


def test_personas_are_moved(setup: Setup, window: MainWindow) -> None:
    page = records(setup, "personas")
    first = personas(window)[0].id
    press(page, "down")
    assert personas(window)[1].id == first
    assert page.current == first
    press(page, "up")
    assert personas(window)[0].id == first


def test_the_first_cannot_go_up_and_the_last_not_down(setup: Setup) -> None:
    page = records(setup, "personas")
    assert not page.list.buttons["up"].isEnabled()
    page.list.list.setCurrentRow(page.list.list.count() - 1)
    assert not page.list.buttons["down"].isEnabled()


def test_a_persona_gets_reasons_one_a_line_and_what_she_uses(
    setup: Setup, window: MainWindow
) -> None:
    page = records(setup, "personas")
    reasons = page.form.controls["reasons"]
    assert isinstance(reasons, TextField)
    reasons.setPlainText("Price\n\n  Speed ")
    reasons.commit()
    assert personas(window)[0].reasons == ("Price", "Speed")
    pick(page, "buying_role", "decider")
    pick(page, "tier", 2)
    assert (personas(window)[0].buying_role, personas(window)[0].tier) == ("decider", 2)
    devices = page.form.controls["devices"]
    assert isinstance(devices, CheckChoice)
    devices.chosen.emit(("tablet",))
    assert personas(window)[0].devices == ("tablet",)


@pytest.mark.parametrize("how", ["F2", "Enter", "double click"])
def test_a_list_is_renamed_where_one_stands_and_enter_leads_back_to_it(
    setup: Setup, window: MainWindow, how: str
) -> None:
    page = records(setup, "stages")
    things = page.list.list
    things.setFocus()
    things.setCurrentRow(1)
    if how == "double click":
        middle = things.visualItemRect(things.item(1)).center()
        QTest.mouseClick(things.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseDClick(things.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    else:
        QTest.keyClick(things, Qt.Key.Key_F2 if how == "F2" else Qt.Key.Key_Return)
    assert page.form.first.hasFocus()
    QTest.keyClicks(page.form.first, "Looking around")
    QTest.keyClick(page.form.first, Qt.Key.Key_Return)
    assert stages(window)[1].name == "Looking around"
    assert things.hasFocus()
    assert things.currentRow() == 1


def test_escape_leads_from_a_name_back_to_the_list_and_changes_nothing(
    setup: Setup, window: MainWindow
) -> None:
    before = session_of(window).project
    things = records(setup, "channels").list.list
    things.setFocus()
    QTest.keyClick(things, Qt.Key.Key_F2)
    name = setup.focusWidget()
    QTest.keyClicks(name, "By mistake")
    QTest.keyClick(name, Qt.Key.Key_Escape)
    assert things.hasFocus()
    assert setup.isVisible()
    assert session_of(window).project is before


def test_alt_and_arrows_move_in_the_list(setup: Setup, window: MainWindow) -> None:
    things = records(setup, "personas").list.list
    things.setFocus()
    first, alt = personas(window)[0].id, Qt.KeyboardModifier.AltModifier
    QTest.keyClick(things, Qt.Key.Key_Up, alt)
    assert personas(window)[0].id == first
    QTest.keyClick(things, Qt.Key.Key_Down, alt)
    assert personas(window)[1].id == first
    QTest.keyClick(things, Qt.Key.Key_Up, alt)
    assert personas(window)[0].id == first


def test_what_cannot_be_is_refused_in_the_dialog(setup: Setup, window: MainWindow) -> None:
    page = records(setup, "stages")
    for _ in range(12):
        press(page, "add")
    assert len(stages(window)) == 12
    assert "12" in setup.refusal.text()
    assert not setup.refusal.isHidden()


def test_deleting_a_persona_asks_who_gets_its_cards(setup: Setup, window: MainWindow) -> None:
    cards = session_of(window).journey.touchpoints
    alone = {card.persona_ids[0] for card in cards if len(card.persona_ids) == 1}
    row = next(i for i, persona in enumerate(personas(window)) if persona.id in alone)
    gone, count = personas(window)[row].id, len(cards)
    page = records(setup, "personas")
    page.list.list.setCurrentRow(row)
    press(page, "delete")
    answer(setup)
    assert gone not in [p.id for p in personas(window)]
    assert len(session_of(window).journey.touchpoints) == count


def test_cancel_deletes_nothing(setup: Setup, window: MainWindow) -> None:
    before = session_of(window).project
    press(records(setup, "stages"), "delete")
    question = setup.findChild(WhereTo)
    assert question
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert session_of(window).project is before


def test_deleting_a_stage_moves_its_cards(setup: Setup, window: MainWindow) -> None:
    gone, there = stages(window)[0].id, stages(window)[1].id
    cards = {t.id for t in session_of(window).journey.touchpoints if t.stage_id == gone}
    press(records(setup, "stages"), "delete")
    answer(setup, there)
    assert gone not in [s.id for s in stages(window)]
    moved = {t.id for t in session_of(window).journey.touchpoints if t.stage_id == there}
    assert cards <= moved


def test_a_stage_is_added_behind_the_current_one(setup: Setup, window: MainWindow) -> None:
    phase = stages(window)[0].phase
    press(records(setup, "stages"), "add")
    assert (stages(window)[1].name, stages(window)[1].phase) == ("New stage", phase)


def test_a_stage_changes_its_phase(setup: Setup, window: MainWindow) -> None:
    page = records(setup, "stages")
    page.list.list.setCurrentRow(1)
    id_ = page.current
    pick(page, "phase", "during")
    assert next(s.phase for s in stages(window) if s.id == id_) == "during"


def test_an_empty_list_says_what_it_is_for(setup: Setup, window: MainWindow) -> None:
    page = records(setup, "sources")
    while page.current:
        press(page, "delete")
    assert not page.empty.isHidden()
    assert "where ratings and notes come from" in page.empty.text()


def test_what_is_deleted_here_can_be_brought_back_here(setup: Setup, window: MainWindow) -> None:
    page = records(setup, "departments")
    before = session_of(window).project.departments
    press(page, "delete")
    assert len(session_of(window).project.departments) == len(before) - 1
    assert setup.banner.words
    undo = next(b for b in setup.banner.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert session_of(window).project.departments == before


def test_the_keys_of_undo_and_redo_work_over_the_window(
    setup: Setup, window: MainWindow, qtbot: QtBot
) -> None:
    page = records(setup, "departments")
    before = session_of(window).project.departments
    press(page, "delete")
    after = session_of(window).project.departments
    setup.nav.setFocus()
    QTest.keyClick(setup.nav, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session_of(window).project.departments == before)
    QTest.keyClick(setup.nav, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session_of(window).project.departments == after)


def test_escape_takes_back_the_words_of_a_field_before_it_closes(
    setup: Setup, window: MainWindow
) -> None:
    title = setup.page.form.controls["title"]
    assert isinstance(title, TextField)
    before = title.toPlainText()
    title.setFocus()
    QTest.keyClicks(title, "typed by mistake")
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert setup.isVisible()
    assert title.toPlainText() == before == session_of(window).project.title
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert not setup.isVisible()


def test_after_a_deletion_one_stands_where_one_stood(setup: Setup, window: MainWindow) -> None:
    page = records(setup, "channels")
    known = [each.id for each in session_of(window).project.channels]
    page.list.list.setCurrentRow(2)
    press(page, "delete")
    assert page.current == known[3]
    page.list.list.setCurrentRow(len(known) - 2)
    press(page, "delete")
    assert page.current == known[-2]


@pytest.mark.parametrize("key", ["personas", "goals"])
def test_tab_leads_from_the_last_field_to_the_button_and_round(setup: Setup, key: str) -> None:
    page = records(setup, key)
    page.form.last.setFocus()
    QTest.keyClick(page.form.last, Qt.Key.Key_Tab)
    assert setup.shut.hasFocus()
    QTest.keyClick(setup.shut, Qt.Key.Key_Tab)
    assert setup.nav.hasFocus()
    QTest.keyClick(setup.nav, Qt.Key.Key_Tab)
    assert page.list.list.hasFocus()


@pytest.mark.parametrize(("at", "beside"), [(0, 1), (1, 0), (2, 1), (3, 4), (4, 3)])
def test_the_cards_of_a_deleted_stage_are_offered_the_stage_beside(
    setup: Setup, window: MainWindow, at: int, beside: int
) -> None:
    all_of_them = stages(window)
    page = records(setup, "stages")
    page.go(all_of_them[at].id)
    press(page, "delete")
    question = setup.findChild(WhereTo)
    assert question
    assert question.places.currentData() == all_of_them[beside].id


@pytest.mark.parametrize("key", ["project", *NOUNS])
def test_every_page_fits_a_small_screen_where_all_is_shown_at_150_percent(
    setup: Setup, window: MainWindow, key: str
) -> None:
    window.program.set_language("de")
    setup.show_page(key)
    assert setup.minimumSizeHint().width() <= 853 - AIR
    assert setup.minimumSizeHint().height() <= 480 - AIR


def test_the_set_up_is_no_larger_than_its_screen(setup: Setup) -> None:
    room = setup.screen().availableSize()
    assert room.width() < SIZE.width()
    assert setup.width() <= room.width() - AIR

"""The outline follows the session, and its keys rename, add, move and delete."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import stages, touchpoints
from canvas_app.model.edits.cells import Cell, write
from canvas_app.widgets import look
from canvas_app.widgets.outline.outline import Outline
from canvas_app.widgets.session import Session

KEY = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def outline(qtbot: QtBot, session: Session, fonts: None) -> Outline:
    made = Outline(session)
    qtbot.addWidget(made)
    made.resize(260, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def focus(outline: Outline) -> QWidget:
    widget = outline.window().focusWidget()
    assert widget
    return widget


def press(outline: Outline, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(focus(outline), key, held or Qt.KeyboardModifier.NoModifier)


def at(outline: Outline, id_: str) -> None:
    # whatever keys an earlier test left held down
    to = QItemSelectionModel.SelectionFlag.ClearAndSelect
    outline.selectionModel().setCurrentIndex(outline.rows.index_of(id_), to)


def ids(outline: Outline, stage: int) -> list[str]:
    stage_id = outline.rows.session.project.stages[stage].id
    return [card.id for card in outline.rows.cards_of(stage_id)]


def test_phases_hold_stages_and_stages_touchpoints_with_counts(outline: Outline) -> None:
    before = outline.rows.index(0, 0)
    first = outline.rows.index(0, 0, before)
    assert outline.rows.rowCount() == 3
    assert outline.rows.count(first) == outline.rows.rowCount(first) == len(ids(outline, 0))
    assert sum(outline.rows.count(outline.rows.index(row, 0)) for row in range(3)) == 30


def test_every_row_finds_its_parent_again(outline: Outline) -> None:
    index = outline.rows.index_of("t19")
    stage = index.parent()
    assert outline.rows.index(index.row(), 0, stage) == index
    assert outline.rows.index(stage.row(), 0, stage.parent()) == stage


def test_f2_renames_a_touchpoint(outline: Outline) -> None:
    at(outline, "t19")
    press(outline, KEY.Key_F2)
    QTest.keyClicks(focus(outline), "Hotline 24/7")
    press(outline, KEY.Key_Return)
    assert outline.rows.name_of(outline.rows.index_of("t19")) == "Hotline 24/7"


def test_a_stage_is_renamed_by_typing(outline: Outline) -> None:
    stage = outline.rows.session.project.stages[0]
    outline.setCurrentIndex(outline.rows.stage_index(stage.id))
    QTest.keyClicks(outline, "S")
    QTest.keyClicks(focus(outline), "tart")
    press(outline, KEY.Key_Return)
    assert outline.rows.session.project.stages[0].name == "Start"


def test_enter_adds_a_card_below_in_one_step(outline: Outline) -> None:
    session = outline.rows.session
    order = ids(outline, 0)
    at(outline, order[0])
    press(outline, KEY.Key_Return)
    QTest.keyClicks(focus(outline), "Flyer")
    press(outline, KEY.Key_Return)
    added = session.selection[0]
    assert ids(outline, 0).index(added) == 1
    assert [step.kind for step in session.history.past] == ["add_touchpoint"]


def test_control_enter_goes_on_to_the_next_card(outline: Outline, qtbot: QtBot) -> None:
    at(outline, ids(outline, 0)[-1])
    press(outline, KEY.Key_Return)
    QTest.keyClicks(focus(outline), "One")
    press(outline, KEY.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: outline.rows.draft is not None)
    QTest.keyClicks(focus(outline), "Two")
    press(outline, KEY.Key_Return)
    names = [card.name for card in outline.rows.cards_of(outline.rows.session.project.stages[0].id)]
    assert names[-2:] == ["One", "Two"]


def test_escape_leaves_no_trace_of_a_card_begun(outline: Outline) -> None:
    before, rows = outline.rows.session.project, len(ids(outline, 0))
    at(outline, ids(outline, 0)[0])
    press(outline, KEY.Key_Return)
    QTest.keyClicks(focus(outline), "no")
    press(outline, KEY.Key_Escape)
    assert outline.rows.session.project is before
    assert outline.rows.rowCount(outline.rows.stage_index(before.stages[0].id)) == rows


def test_alt_down_moves_a_card_one_row_and_its_lanes_stay(outline: Outline) -> None:
    first, second, *_rest = ids(outline, 0)
    before = outline.rows.card_of(outline.rows.index_of(first))
    at(outline, first)
    press(outline, KEY.Key_Down, ALT)
    assert ids(outline, 0)[:2] == [second, first]
    after = outline.rows.card_of(outline.rows.index_of(first))
    assert before
    assert after
    assert after.persona_ids == before.persona_ids


def test_alt_up_at_the_top_goes_to_the_end_of_the_stage_before(outline: Outline) -> None:
    first = ids(outline, 1)[0]
    at(outline, first)
    press(outline, KEY.Key_Up, ALT)
    assert ids(outline, 0)[-1] == first
    assert outline.rows.session.selection == (first,)


def test_alt_right_moves_to_the_next_stage(outline: Outline) -> None:
    first = ids(outline, 0)[0]
    at(outline, first)
    press(outline, KEY.Key_Right, ALT)
    assert ids(outline, 1)[-1] == first


def test_the_cursor_stays_on_a_card_that_moves_and_passes_over_no_other(outline: Outline) -> None:
    first = ids(outline, 0)[0]
    at(outline, first)
    seen: list[str | None] = []
    outline.selectionModel().currentChanged.connect(
        lambda now: seen.append(card.id if (card := outline.rows.card_of(now)) else None)
    )
    press(outline, KEY.Key_Right, ALT)
    assert [id_ for id_ in seen if id_] == [first]
    assert outline.rows.card_of(outline.currentIndex()).id == first  # type: ignore[union-attr]


def test_a_card_that_is_chosen_elsewhere_comes_into_sight_in_the_next_pass(
    outline: Outline, qtbot: QtBot
) -> None:
    last = ids(outline, 4)[-1]
    outline.resize(260, 200)
    QApplication.processEvents()
    outline.rows.session.select([last])
    index = outline.rows.index_of(last)
    assert outline.verticalScrollBar().value() == 0
    qtbot.waitUntil(lambda: outline.viewport().rect().intersects(outline.visualRect(index)))


def test_delete_takes_all_selected_cards(outline: Outline) -> None:
    order = ids(outline, 0)
    at(outline, order[0])
    press(outline, KEY.Key_Down, SHIFT)
    press(outline, KEY.Key_Delete)
    assert ids(outline, 0) == order[2:]


def test_what_is_dropped_between_rows_stands_there(outline: Outline) -> None:
    rows, order = outline.rows, ids(outline, 0)
    load: QMimeData = rows.mimeData([rows.index_of(order[0])])
    stage = rows.stage_index(rows.session.project.stages[1].id)
    rows.dropMimeData(load, Qt.DropAction.MoveAction, 1, 0, stage)
    assert ids(outline, 1)[1] == order[0]


def test_the_selection_is_followed_both_ways(outline: Outline) -> None:
    session = outline.rows.session
    session.select(["t03", "t04"])
    chosen = {outline.rows.card_of(index).id for index in outline.selectedIndexes()}  # type: ignore[union-attr]
    assert chosen == {"t03", "t04"}
    at(outline, "t07")
    assert session.selection == ("t07",)


def test_a_card_that_changes_stage_elsewhere_stays_selected(outline: Outline) -> None:
    session, order = outline.rows.session, ids(outline, 0)
    session.select(order[:2])
    cells = [Cell(id_, "stage_id", session.project.stages[2].id) for id_ in order[:2]]
    session.apply(write(session.journey.id, cells))
    assert session.selection == tuple(order[:2])
    chosen = {outline.rows.card_of(index).id for index in outline.selectedIndexes()}  # type: ignore[union-attr]
    assert chosen == set(order[:2])


def test_what_is_shut_stays_shut_across_edits(outline: Outline) -> None:
    session = outline.rows.session
    stage = outline.rows.stage_index(session.project.stages[1].id)
    outline.collapse(stage)
    session.apply(touchpoints.delete([ids(outline, 0)[0]]))
    session.apply(touchpoints.rename(ids(outline, 1)[0], "Other"))
    assert not outline.isExpanded(outline.rows.stage_index(session.project.stages[1].id))


def test_a_new_stage_is_shown(outline: Outline) -> None:
    session = outline.rows.session
    session.apply(stages.add("Care", "after"))
    last = outline.rows.index(2, 0)
    names = [outline.rows.index(row, 0, last).data() for row in range(outline.rows.rowCount(last))]
    assert "Care" in names


def test_weak_and_unrated_cards_are_marked_and_said(outline: Outline, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: outline.rows.weakest != "")
    said = outline.rows.spoken(outline.rows.index_of(outline.rows.weakest))
    assert "Weakest link" in said


def test_nothing_lies_outside_the_tree(outline: Outline) -> None:
    assert outline.rows.index(7, 0) == QModelIndex()
    assert not outline.rows.index_of("gone").isValid()


def test_following_rows_are_selected_as_one_span(outline: Outline, session: Session) -> None:
    ids = [card.id for card in session.journey.touchpoints]
    session.select(ids)
    selection = outline.selectionModel().selection()
    assert len(selection.indexes()) == len(ids)
    assert selection.count() == len({card.stage_id for card in session.journey.touchpoints})
    session.select(ids[::2])
    assert len(outline.selectionModel().selection().indexes()) == len(ids[::2])


def test_the_ring_of_the_focus_lets_the_words_of_a_row_be_read(
    outline: Outline, session: Session
) -> None:
    met = next(card for card in session.journey.touchpoints if len(card.persona_ids) == 1)
    at(outline, met.id)
    row = outline.visualRect(outline.rows.index_of(met.id)).adjusted(6, 4, -40, -4)
    shown = outline.viewport().grab(row).toImage()
    ground = shown.pixel(0, 0)
    inked = [shown.pixel(x, y) for x in range(shown.width()) for y in range(shown.height())]
    assert len(set(inked)) > 5
    assert ground == look.colour("accent.soft").rgb()

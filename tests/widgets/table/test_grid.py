"""The table is edited like a spreadsheet, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from canvas_app.i18n import set_language
from canvas_app.model.edits import touchpoints
from canvas_app.model.filter import Filter
from canvas_app.model.project import Touchpoint
from canvas_app.panels.columns import COLUMNS
from canvas_app.theme import THEMES
from canvas_app.widgets import look
from canvas_app.widgets.session import Session
from canvas_app.widgets.table import writer
from canvas_app.widgets.table.editors import Picker, Several
from canvas_app.widgets.table.model import TableModel
from canvas_app.widgets.table.page import TablePage
from canvas_app.widgets.table.panes import LAST, Numbers
from canvas_app.widgets.table.ranges import Selected, pasted

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
AT = {column.id: at for at, column in enumerate(COLUMNS)}


@pytest.fixture
def page(qtbot: QtBot, session: Session, fonts: None) -> TablePage:
    made = TablePage(session)
    qtbot.addWidget(made)
    made.resize(1_200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def focus(page: TablePage) -> QWidget:
    widget = page.window().focusWidget()
    assert widget
    return widget


def typed(page: TablePage, text: str) -> None:
    QTest.keyClicks(page.grid, text[0])
    if text[1:]:
        QTest.keyClicks(focus(page), text[1:])


def press(page: TablePage, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(focus(page), key, held or Qt.KeyboardModifier.NoModifier)


def card(page: TablePage, row: int) -> Touchpoint:
    found = page.model.card(row)
    assert found
    return found


def span(page: TablePage, column: str, rows: int, columns: int = 1) -> None:
    """Select a range downwards from the first row, with Shift and arrows."""
    page.grid.go(0, AT[column])
    for _row in range(rows - 1):
        press(page, KEY.Key_Down, SHIFT)
    for _column in range(columns - 1):
        press(page, KEY.Key_Right, SHIFT)


def steps(page: TablePage) -> int:
    return len(page.session.history.past)


def where(page: TablePage) -> tuple[int, str]:
    index = page.grid.currentIndex()
    return index.row(), COLUMNS[index.column()].id


def test_rows_stand_as_in_the_journey_with_an_empty_one_below(page: TablePage) -> None:
    assert page.model.rowCount() == 31
    assert card(page, 0).id == "t01"
    assert page.count.text() == "30 touchpoints"


def test_typing_and_enter_writes_and_goes_down(page: TablePage) -> None:
    page.grid.go(0, AT["name"])
    typed(page, "Fair stand")
    press(page, KEY.Key_Return)
    assert card(page, 0).name == "Fair stand"
    assert where(page) == (1, "name")
    assert page.grid.hasFocus()


def test_tab_writes_and_goes_right(page: TablePage) -> None:
    page.grid.go(1, AT["identifier"])
    typed(page, "login")
    press(page, KEY.Key_Tab)
    assert card(page, 1).identifier == "login"
    assert where(page) == (1, "legal_basis")


def test_escape_keeps_what_was_there(page: TablePage) -> None:
    before = page.session.project
    page.grid.go(0, AT["name"])
    typed(page, "nonsense")
    press(page, KEY.Key_Escape)
    assert page.session.project is before
    assert where(page) == (0, "name")


def test_f2_edits_what_is_there(page: TablePage) -> None:
    page.grid.go(0, AT["name"])
    before = card(page, 0).name
    press(page, KEY.Key_F2)
    press(page, KEY.Key_End)
    QTest.keyClicks(focus(page), "!")
    press(page, KEY.Key_Return)
    assert card(page, 0).name == before + "!"


def test_a_choice_is_completed_while_it_is_typed(page: TablePage) -> None:
    page.grid.go(0, AT["status"])
    typed(page, "unm")
    press(page, KEY.Key_Return)
    assert card(page, 0).status == "unmanaged"


def test_a_wrong_choice_is_refused_at_the_cell_and_can_be_mended(page: TablePage) -> None:
    before = page.session.project
    page.grid.go(0, AT["form"])
    typed(page, "weird")
    press(page, KEY.Key_Return)
    assert page.grid.refusal == "'weird' is not one of: Interactive, Static, Human."
    assert page.session.project is before
    press(page, KEY.Key_A, CONTROL)
    QTest.keyClicks(focus(page), "human")
    press(page, KEY.Key_Return)
    assert (card(page, 0).form, page.grid.refusal) == ("human", "")


def test_a_number_has_the_decimal_comma_of_german(page: TablePage) -> None:
    set_language("de")
    page.session.show(view="internal", lens="pl")
    page.grid.go(0, AT["importance"])
    typed(page, "7,5")
    press(page, KEY.Key_Return)
    held = card(page, 0)
    assert page.model.cells.value(held, COLUMNS[AT["importance"]]) == 7.5
    assert page.model.words(0, AT["importance"]) == "7,5"


def test_a_rating_goes_to_the_view_and_persona_shown(page: TablePage) -> None:
    page.session.show(view="internal", lens=None)
    page.grid.go(0, AT["experience"])
    whose = page.model.cells.whose(card(page, 0))
    typed(page, "3")
    press(page, KEY.Key_Return)
    rating = next(r for r in card(page, 0).ratings if (r.persona_id, r.view) == (whose, "internal"))
    assert rating.experience == 3


def test_a_number_out_of_range_is_refused(page: TablePage) -> None:
    page.grid.go(0, AT["importance"])
    typed(page, "11")
    press(page, KEY.Key_Return)
    assert page.grid.refusal.startswith("Please enter a number from 0 to 10")


def test_control_enter_writes_to_every_selected_row_in_one_step(page: TablePage) -> None:
    span(page, "owner_id", 4)
    before = steps(page)
    department = page.session.project.departments[0]
    typed(page, department.id)
    press(page, KEY.Key_Return, CONTROL)
    assert {card(page, row).owner_id for row in range(4)} == {department.id}
    assert steps(page) == before + 1


def test_fill_down_copies_the_first_cell(page: TablePage) -> None:
    span(page, "channel_id", 5)
    before = steps(page)
    press(page, KEY.Key_D, CONTROL)
    assert {card(page, row).channel_id for row in range(5)} == {card(page, 0).channel_id}
    assert steps(page) == before + 1
    page.session.undo()
    assert len({card(page, row).channel_id for row in range(5)}) > 1


def test_a_range_is_copied_and_pasted_as_rows_with_tabs(page: TablePage) -> None:
    span(page, "environment", 3, 2)
    press(page, KEY.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    first = [page.model.words(0, AT[column]) for column in ("environment", "form")]
    assert text.splitlines()[0].split("\t") == first
    page.grid.go(4, AT["environment"])
    press(page, KEY.Key_V, CONTROL)
    chosen = page.grid.chosen()
    assert (chosen.rows, chosen.columns) == ((4, 5, 6), (AT["environment"], AT["form"]))
    pasted = [(card(page, row).environment, card(page, row).form) for row in (4, 5, 6)]
    assert pasted == [(card(page, row).environment, card(page, row).form) for row in (0, 1, 2)]


def test_what_is_pasted_beyond_the_last_column_is_told(page: TablePage) -> None:
    QGuiApplication.clipboard().setText("a\tb\tc\td\te")
    page.grid.go(0, AT["description"])
    told: list[str] = []
    page.failed.connect(told.append)
    press(page, KEY.Key_V, CONTROL)
    assert (card(page, 0).description, card(page, 0).message) == ("a", "b")
    assert "There is no column" in told[0]


def test_pasting_nothing_changes_nothing(page: TablePage) -> None:
    QGuiApplication.clipboard().setText("")
    before = page.session.project
    span(page, "form", 3)
    press(page, KEY.Key_V, CONTROL)
    assert page.session.project is before
    assert page.grid.chosen().rows == (0, 1, 2)


def test_a_click_on_a_name_leads_to_the_table(page: TablePage) -> None:
    page.choose.setFocus()
    spot = page.grid.names.visualRect(page.model.index(3, 0)).center()
    QTest.mouseClick(page.grid.names.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.window().focusWidget() is page.grid
    assert where(page) == (3, "name")
    QTest.mouseDClick(page.grid.names.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.keyClicks(focus(page), "Clicked")
    press(page, KEY.Key_Return)
    assert card(page, 3).name == "Clicked"


def test_one_value_fills_the_selection(page: TablePage) -> None:
    QGuiApplication.clipboard().setText("planned")
    span(page, "status", 3)
    press(page, KEY.Key_V, CONTROL)
    assert {card(page, row).status for row in range(3)} == {"planned"}


def test_a_paste_leaves_wrong_cells_and_tells_them_by_name(page: TablePage) -> None:
    told: list[str] = []
    page.failed.connect(told.append)
    QGuiApplication.clipboard().setText("3\t99\n4\tfoo\n5\t6")
    page.grid.go(0, AT["importance"])
    before = steps(page)
    press(page, KEY.Key_V, CONTROL)
    importance = [page.model.words(row, AT["importance"]) for row in range(3)]
    assert importance == ["3", "4", "5"]
    assert steps(page) == before + 1
    assert "2 cells were not written" in told[0]
    assert f"'{card(page, 0).name}"[:20] in told[0]
    assert "Expectation: Please enter a number from 0 to 10" in told[0]
    assert set(page.model.marks) == {(card(page, row).id, "expectation") for row in (0, 1)}


def test_a_refusal_names_its_card_when_the_paste_moves_the_row(page: TablePage) -> None:
    told: list[str] = []
    page.failed.connect(told.append)
    moved, last = card(page, 0), page.session.project.stages[-1]
    QGuiApplication.clipboard().setText(f"Moved\t{last.name}\tNobody here")
    page.grid.go(0, AT["name"])
    press(page, KEY.Key_V, CONTROL)
    assert card(page, 0).id != moved.id
    assert "'Moved' · Personas" in told[0]
    assert set(page.model.marks) == {(moved.id, "persona_ids")}


def test_what_finds_no_column_is_told_of_its_own_card_when_the_paste_moves_rows(
    page: TablePage,
) -> None:
    last = page.session.project.stages[-1].name
    text = f"First\t{last}\nSecond\t{last}\tmore"
    chosen = Selected((0,), (AT["name"],), False, frozenset())
    made = pasted(page.model.sheet, text, chosen, [AT["name"], AT["stage_id"]])
    assert made.edit
    page.session.apply(made.edit)
    assert card(page, 0).name not in ("First", "Second")
    assert card(page, page.model.row_of(made.refused[0].id)).name == "Second"


def paste_in_all(page: TablePage, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paste a text into every cell as if they were very many: on another thread."""
    monkeypatch.setattr(writer, "AT_ONCE", 0)
    QGuiApplication.clipboard().setText(text)
    page.grid.selectAll()
    press(page, KEY.Key_V, CONTROL)


def test_very_many_cells_are_written_on_another_thread_in_one_step(
    page: TablePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    before = steps(page)
    page.failed.connect(told.append)
    paste_in_all(page, "7", monkeypatch)
    assert steps(page) == before
    qtbot.waitUntil(lambda: steps(page) == before + 1)
    assert {each.votes for each in page.model.cards} == {7}
    assert "cells written" in told[0]
    assert len(page.grid.chosen().columns) == len(COLUMNS)


def test_what_is_done_while_cells_are_written_comes_after_them(
    page: TablePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, project = steps(page), page.session.project
    paste_in_all(page, "7", monkeypatch)
    paste_in_all(page, "8", monkeypatch)
    assert (steps(page), card(page, 0).votes) == (before + 1, 7)
    page.session.undo()
    assert (steps(page), card(page, 0).votes) == (before + 1, 7)
    page.session.undo()
    qtbot.wait(100)
    assert (steps(page), page.session.project) == (before, project)


def test_another_document_gets_nothing_that_was_meant_for_the_former(
    page: TablePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paste_in_all(page, "7", monkeypatch)
    page.session.replace(page.session.project, None)
    qtbot.wait(100)
    assert steps(page) == 0


def test_a_german_paste_is_understood(page: TablePage) -> None:
    set_language("de")
    page.model.speak()
    QGuiApplication.clipboard().setText("6,5\t7,25\n8\t9")
    page.grid.go(0, AT["importance"])
    press(page, KEY.Key_V, CONTROL)
    assert [page.model.words(row, AT["importance"]) for row in (0, 1)] == ["6,5", "8"]
    assert page.model.words(1, AT["expectation"]) == "9"


def test_names_pasted_below_the_last_row_are_new_cards(page: TablePage) -> None:
    QGuiApplication.clipboard().setText("One\nTwo\nThree")
    before = steps(page)
    page.grid.go(30, AT["name"])
    press(page, KEY.Key_V, CONTROL)
    assert [card(page, row).name for row in (30, 31, 32)] == ["One", "Two", "Three"]
    assert steps(page) == before + 1


def test_a_name_in_the_last_row_adds_a_card_in_that_stage(page: TablePage) -> None:
    page.grid.go(30, AT["name"])
    typed(page, "Reunion")
    press(page, KEY.Key_Return)
    assert (card(page, 30).name, card(page, 30).stage_id) == ("Reunion", card(page, 29).stage_id)
    assert where(page) == (31, "name")
    typed(page, "Second")
    press(page, KEY.Key_Return)
    assert card(page, 31).name == "Second"


def test_delete_empties_a_range_but_not_names(page: TablePage) -> None:
    span(page, "owner_id", 3)
    press(page, KEY.Key_Delete)
    assert {card(page, row).owner_id for row in range(3)} == {None}
    page.grid.go(0, AT["name"])
    press(page, KEY.Key_Delete)
    assert page.grid.refusal == "A touchpoint needs a name."


def test_delete_on_a_whole_row_deletes_the_card(page: TablePage) -> None:
    page.grid.go(2, AT["status"])
    press(page, KEY.Key_Space, SHIFT)
    gone = card(page, 2).id
    press(page, KEY.Key_Delete)
    assert page.model.row_of(gone) == -1
    assert page.session.history.past[-1].kind == "delete_touchpoints"


def test_space_ticks_the_selected_moments_of_truth(page: TablePage) -> None:
    span(page, "moment_of_truth", 3)
    press(page, KEY.Key_Space)
    assert all(card(page, row).moment_of_truth for row in range(3))
    press(page, KEY.Key_Space)
    assert not any(card(page, row).moment_of_truth for row in range(3))


def test_a_stage_typed_moves_the_card_and_the_cursor_goes_with_it(page: TablePage) -> None:
    page.grid.go(0, AT["stage_id"])
    moved, last = card(page, 0).id, page.session.project.stages[-1]
    typed(page, last.id)
    press(page, KEY.Key_Tab)
    row = page.model.row_of(moved)
    assert (card(page, row).stage_id, row) == (last.id, 29)
    assert card(page, row).persona_ids == touchpoint(page, moved).persona_ids


def touchpoint(page: TablePage, id_: str) -> Touchpoint:
    return next(each for each in page.session.journey.touchpoints if each.id == id_)


def test_several_personas_are_typed_with_commas(page: TablePage) -> None:
    page.grid.go(0, AT["persona_ids"])
    first, second, *_rest = page.session.project.personas
    typed(page, f"{second.id}, {first.id}")
    press(page, KEY.Key_Return)
    assert set(card(page, 0).persona_ids) == {first.id, second.id}


def test_several_personas_are_ticked_in_a_list(page: TablePage) -> None:
    page.grid.go(0, AT["persona_ids"])
    press(page, KEY.Key_F2)
    field = focus(page)
    assert isinstance(field, Several)
    press(page, KEY.Key_Down)
    assert [a.data() for a in field.menu.actions() if a.isChecked()] == [
        persona.id
        for persona in page.session.project.personas
        if persona.id in card(page, 0).persona_ids
    ]
    for action in field.menu.actions():
        action.setChecked(False)
    field.menu.actions()[2].trigger()
    field.menu.close()
    press(page, KEY.Key_Return)
    assert card(page, 0).persona_ids == (page.session.project.personas[2].id,)


def test_a_list_opened_and_left_with_the_mouse_is_taken(page: TablePage, qtbot: QtBot) -> None:
    page.grid.go(0, AT["status"])
    press(page, KEY.Key_F2)
    picker = focus(page)
    assert isinstance(picker, Picker)
    picker.showPopup()
    picker.setCurrentIndex(picker.findData("planned"))
    picker.hidePopup()
    qtbot.waitUntil(lambda: card(page, 0).status == "planned")
    assert page.window().focusWidget() is page.grid


def test_the_selection_of_the_session_is_selected_here(page: TablePage) -> None:
    page.session.select(["t03", "t04"])
    rows = {index.row() for index in page.grid.selectedIndexes()}
    assert rows == {page.model.row_of("t03"), page.model.row_of("t04")}


def test_what_is_selected_here_is_selected_in_the_session(page: TablePage) -> None:
    span(page, "form", 3)
    assert page.session.selection == tuple(card(page, row).id for row in range(3))


def test_a_table_that_opens_sorts_nothing(
    qtbot: QtBot, session: Session, fonts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[int] = []
    monkeypatch.setattr(TableModel, "sort", lambda _model, at, *_way: done.append(at))
    qtbot.addWidget(TablePage(session))
    assert set(done) <= {-1}


def test_sorting_by_a_heading_and_back(page: TablePage) -> None:
    page.grid.sortByColumn(AT["name"], Qt.SortOrder.AscendingOrder)
    names = [each.name.casefold() for each in page.model.cards]
    assert names[0] == min(names)
    page.grid.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert card(page, 0).id == "t01"


def heading(page: TablePage, at: int) -> list[list[int]]:
    """The pixels of a heading, row by row."""
    heads = page.grid.horizontalHeader()
    left, wide = heads.sectionViewportPosition(at), heads.sectionSize(at)
    shown = heads.grab(QRect(left, 0, wide, heads.height())).toImage()
    return [[shown.pixel(x, y) for x in range(wide)] for y in range(shown.height())]


@pytest.mark.parametrize("column", ["importance", "owner_id"])
def test_the_arrow_of_sorting_stands_over_the_words_of_its_heading(
    page: TablePage, column: str
) -> None:
    page.setStyleSheet(look.style_sheet(THEMES["light"]))
    page.grid.go(0, AT[column])
    plain = heading(page, AT[column])
    words = next(y for y, row in enumerate(plain) if len(set(row)) > 1)
    page.grid.sortByColumn(AT[column], Qt.SortOrder.AscendingOrder)
    arrowed = heading(page, AT[column])
    assert arrowed[:words] != plain[:words]
    assert arrowed[words:] == plain[words:]


def test_an_edit_moves_no_row_of_a_sorted_table(page: TablePage) -> None:
    page.grid.sortByColumn(AT["name"], Qt.SortOrder.AscendingOrder)
    order = [each.id for each in page.model.cards]
    page.session.apply(touchpoints.rename(order[0], "Zzz"))
    assert [each.id for each in page.model.cards] == order


def test_only_matches_of_the_filter_are_shown(page: TablePage) -> None:
    page.session.show(filter=Filter(statuses=frozenset({"unmanaged"})))
    assert {each.status for each in page.model.cards} <= {"unmanaged"}
    assert page.count.text().endswith("of 30 touchpoints shown")


def test_what_a_filter_hides_stays_selected(page: TablePage) -> None:
    page.session.select(["t01", "t02"])
    page.session.show(filter=Filter(statuses=frozenset({"unmanaged"})))
    assert page.session.selection == ("t01", "t02")


def test_a_card_typed_under_a_filter_is_seen_though_it_does_not_match(page: TablePage) -> None:
    page.session.show(filter=Filter(statuses=frozenset({"unmanaged"})))
    last = len(page.model.cards)
    page.grid.go(last, AT["name"])
    typed(page, "Demo")
    press(page, KEY.Key_Return)
    assert card(page, last).name == "Demo"
    assert where(page) == (last + 1, "name")
    typed(page, "Second")
    press(page, KEY.Key_Return)
    assert [card(page, row).name for row in (last, last + 1)] == ["Demo", "Second"]


def test_columns_are_hidden_moved_and_remembered(page: TablePage) -> None:
    page.show_column(AT["form"], False)
    page.move_column(AT["votes"], -1)
    again = TablePage(page.session, page.columns())
    assert again.grid.shown_columns() == page.grid.shown_columns()
    assert AT["form"] not in again.grid.shown_columns()
    again.deleteLater()


def test_an_edit_elsewhere_keeps_cursor_and_scroll(page: TablePage) -> None:
    page.grid.go(5, AT["form"])
    page.session.apply(touchpoints.delete(["t01"]))
    assert where(page) == (4, "form")


def test_names_stay_while_the_others_scroll(page: TablePage) -> None:
    page.grid.go(0, AT["key"])
    assert page.grid.horizontalScrollBar().value() > 0
    assert page.grid.names.visualRect(page.model.index(0, 0)).left() == 0
    page.grid.go(0, AT["stage_id"])
    left = page.grid.visualRect(page.grid.currentIndex()).left()
    assert left >= page.grid.names.width()


def test_sorting_lets_rows_go_that_stayed_under_a_filter(page: TablePage) -> None:
    page.session.show(filter=Filter(statuses=frozenset({"unmanaged"})))
    page.session.apply(touchpoints.set_fields([card(page, 0).id], status="active"))
    rows = page.model.rowCount()
    page.session.select(())
    page.model.sort(AT["name"])
    assert page.model.rowCount() == rows - 1


def test_the_names_leave_room_for_other_columns_in_a_narrow_table(
    page: TablePage, qtbot: QtBot
) -> None:
    wanted = page.grid.columnWidth(0)
    page.resize(400, 500)
    qtbot.waitUntil(lambda: page.grid.width() == 400)
    assert page.grid.names.geometry().right() < 170
    assert page.columns()[0] == f"name:{wanted}"
    page.resize(1_200, 700)
    qtbot.waitUntil(lambda: page.grid.names.width() == wanted)


def test_heads_look_through_no_rows_for_what_is_selected(page: TablePage) -> None:
    page.grid.selectAll()
    for pane in (page.grid, page.grid.names):
        assert pane.selectionModel().hasSelection()
        assert not pane.horizontalHeader().selectionModel().hasSelection()


def test_few_rows_are_measured_for_the_width_of_their_numbers_and_all_have_room(
    page: TablePage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _time in range(6):
        ids = [each.id for each in session.journey.touchpoints]
        session.apply(touchpoints.duplicate(ids))
    numbers = page.grid.verticalHeader()
    assert isinstance(numbers, Numbers)
    assert numbers.count() > 1_000
    size, asked = numbers.sectionSizeFromContents, list[int]()

    def counted(row: int) -> QSize:
        asked.append(row)
        return size(row)

    monkeypatch.setattr(numbers, "sectionSizeFromContents", counted)
    width = numbers.sizeHint().width()
    assert len(asked) == LAST
    assert max(size(row).width() for row in range(numbers.count())) <= width + 2
    assert numbers.width() == width

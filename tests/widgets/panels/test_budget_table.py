"""Budget lines are entered, changed and taken away by keys and mouse, and wrong ones refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from canvas_app import i18n
from canvas_app.model.edits import budget_lines
from canvas_app.model.project import BudgetLine, Project
from canvas_app.widgets.panels.budget_table import BudgetTable
from canvas_app.widgets.session import Session

LABEL, PLANNED, ACTUAL, LOCKED = range(4)


@pytest.fixture
def table(qtbot: QtBot, session: Session, fonts: None) -> BudgetTable:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session, wide: int = 340) -> BudgetTable:
    made = BudgetTable(session)
    qtbot.addWidget(made)
    made.resize(wide, 760)
    with qtbot.waitActive(made):
        made.show()
    made.table.setFocus()
    return made


def line(session: Session, id_: str) -> BudgetLine:
    return next(each for each in session.project.budget_lines if each.id == id_)


def go(table: BudgetTable, id_: str, column: int) -> None:
    table.table.go(id_, column)


def cell(table: BudgetTable, id_: str, column: int) -> str:
    return str(table.model.index(table.model.row_of(id_), column).data())


def type_in(table: BudgetTable, text: str) -> None:
    """Type into the cell the cursor is on, and press Enter."""
    first, rest = text[0], text[1:]
    QTest.keyClicks(table.table, first)
    QTest.keyClicks(editor(), rest)
    press(Qt.Key.Key_Return)


def press(key: Qt.Key) -> None:
    """Press a key in the editor, and let the table take what it holds."""
    QTest.keyClick(editor(), key)
    QApplication.processEvents()


def editor() -> QLineEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit)
    return found


def point(table: BudgetTable, id_: str, column: int) -> QPoint:
    index = table.model.index(table.model.row_of(id_), column)
    return table.table.visualRect(index).center()


def test_the_lines_of_the_journey_stand_there_with_their_sums(table: BudgetTable) -> None:
    assert table.model.rowCount() == 15
    assert table.summary.text() == "15 lines: planned 587,000, actual 600,800 EUR"
    assert [cell(table, "b01", c) for c in (PLANNED, ACTUAL)] == ["180,000", "191,500"]


@pytest.mark.parametrize("text", ["12500", "12.500", "12,500", "12 500 EUR", "12500,00"])
def test_an_amount_is_typed_in_any_way_people_write_it(
    table: BudgetTable, session: Session, text: str
) -> None:
    go(table, "b02", PLANNED)
    type_in(table, text)
    assert line(session, "b02").planned == 12_500
    assert cell(table, "b02", PLANNED) == "12,500"
    session.undo()
    assert cell(table, "b02", PLANNED) == "15,000"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-5", "Planned: \u22125 is less than 0."),
        ("12,5", "Please enter a whole number, without decimals."),
        ("viel", "'viel' is not a number. Please enter one such as 1,500."),
        ("9" * 20, "Planned: 99,999,999,999,999,999,999 is more than 9,007,199,254,740,992."),
    ],
)
def test_a_wrong_amount_is_refused_with_a_sentence_and_the_old_one_stays(
    table: BudgetTable, session: Session, text: str, said: str
) -> None:
    before = session.project
    go(table, "b02", PLANNED)
    type_in(table, text)
    assert session.project is before
    assert cell(table, "b02", PLANNED) == "15,000"
    assert (table.refusal.isVisible(), table.refusal.text()) == (True, said)


def test_the_sentence_goes_with_the_next_value_that_is_right(table: BudgetTable) -> None:
    go(table, "b02", PLANNED)
    type_in(table, "-5")
    type_in(table, "5")
    assert not table.refusal.isVisible()


def test_a_ceiling_below_the_plan_is_refused_at_the_field(
    table: BudgetTable, session: Session
) -> None:
    go(table, "b02", LABEL)
    ceiling = table.form.amounts["ceiling"]
    ceiling.setFocus()
    QTest.keyClicks(ceiling, "14000")
    QTest.keyClick(ceiling, Qt.Key.Key_Return)
    assert line(session, "b02").ceiling is None
    assert ceiling.text() == ""
    assert table.refusal.text() == "The ceiling of 14,000 is below the plan of 15,000."


def test_a_ceiling_is_set_below_the_table_and_told_in_the_line(
    table: BudgetTable, session: Session
) -> None:
    go(table, "b02", LABEL)
    ceiling = table.form.amounts["ceiling"]
    ceiling.setFocus()
    QTest.keyClicks(ceiling, "20000")
    QTest.keyClick(ceiling, Qt.Key.Key_Return)
    assert line(session, "b02").ceiling == 20_000
    assert "at most 20,000" in table.model.lines[1].below


def test_delete_clears_an_amount(table: BudgetTable, session: Session) -> None:
    go(table, "b02", ACTUAL)
    QTest.keyClick(table.table, Qt.Key.Key_Delete)
    assert line(session, "b02").actual is None
    assert cell(table, "b02", ACTUAL) == ""


def test_space_enter_and_a_click_lock_a_line(table: BudgetTable, session: Session) -> None:
    go(table, "b02", LOCKED)
    locked = []
    QTest.keyClick(table.table, Qt.Key.Key_Space)
    locked.append(line(session, "b02").locked)
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    locked.append(line(session, "b02").locked)
    viewport = table.table.viewport()
    QTest.mouseClick(
        viewport, Qt.MouseButton.LeftButton, pos=point(table, "b02", LOCKED) + QPoint(6, 9)
    )
    assert [*locked, line(session, "b02").locked] == [True, False, True]


def test_enter_edits_the_label_and_an_empty_one_is_refused(
    table: BudgetTable, session: Session
) -> None:
    go(table, "b02", LABEL)
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    QTest.keyClick(editor(), Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert line(session, "b02").label == "Suchmaschinen-Betreuung"
    assert table.refusal.text() == "Label: is empty."


def test_escape_leaves_a_cell_as_it_was(table: BudgetTable, session: Session) -> None:
    before = session.project
    go(table, "b02", PLANNED)
    QTest.keyClicks(table.table, "7")
    press(Qt.Key.Key_Escape)
    assert session.project is before
    assert table.table.hasFocus()


def test_tab_goes_on_to_the_next_cell_while_editing(table: BudgetTable, session: Session) -> None:
    go(table, "b02", PLANNED)
    QTest.keyClicks(table.table, "7")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(editor(), "9")
    press(Qt.Key.Key_Return)
    assert (line(session, "b02").planned, line(session, "b02").actual) == (7, 9)


def test_a_line_is_added_for_the_selected_cards_and_named_at_once(
    table: BudgetTable, session: Session
) -> None:
    session.select(("t05", "t08"))
    QTest.mouseClick(table.add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(editor(), "Prospekte")
    press(Qt.Key.Key_Return)
    new = session.project.budget_lines[-1]
    assert (new.label, new.touchpoint_ids, new.planned) == ("Prospekte", ("t05", "t08"), None)
    assert table.table.current_id == new.id


def test_without_a_selection_the_first_card_without_money_gets_a_line(
    table: BudgetTable, session: Session
) -> None:
    taken = {id_ for each in session.project.budget_lines for id_ in each.touchpoint_ids}
    QTest.mouseClick(table.add, Qt.MouseButton.LeftButton)
    new = session.project.budget_lines[-1]
    assert taken.isdisjoint(new.touchpoint_ids)
    assert len(new.touchpoint_ids) == 1


def test_a_line_is_removed_by_key_and_button_and_comes_back(
    table: BudgetTable, session: Session
) -> None:
    go(table, "b01", LABEL)
    QTest.keyClick(table.table, Qt.Key.Key_Delete)
    QTest.mouseClick(table.remove, Qt.MouseButton.LeftButton)
    assert [each.id for each in session.project.budget_lines][:1] == ["b03"]
    assert table.table.current_id == "b03"
    session.undo()
    session.undo()
    assert table.model.row_of("b01") == 0


def test_backspace_on_a_label_removes_nothing(table: BudgetTable, session: Session) -> None:
    before = session.project
    go(table, "b01", LABEL)
    QTest.keyClick(table.table, Qt.Key.Key_Backspace)
    assert session.project is before


def test_touchpoints_are_ticked_in_a_list_with_a_search(
    table: BudgetTable, session: Session, qtbot: QtBot
) -> None:
    go(table, "b02", LABEL)
    table.form.touchpoints.setFocus()
    QTest.keyClick(table.form.touchpoints, Qt.Key.Key_Down)
    popup = table.form.touchpoints.popup
    assert popup
    QTest.keyClicks(popup.search, "webinar")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    QTest.keyClick(popup.search, Qt.Key.Key_Escape)
    assert line(session, "b02").touchpoint_ids == ("t01", "t10")
    assert "7,500 each" in table.model.lines[1].below


def test_a_line_for_nobody_is_refused(table: BudgetTable, session: Session) -> None:
    go(table, "b02", LABEL)
    table.form.touchpoints.open()
    popup = table.form.touchpoints.popup
    assert popup
    QTest.keyClick(popup.search, Qt.Key.Key_Space)
    QTest.keyClick(popup.search, Qt.Key.Key_Escape)
    assert line(session, "b02").touchpoint_ids == ("t01",)
    assert table.refusal.text() == "Touchpoints: is empty."
    assert table.form.touchpoints.text() != ""


def test_touchpoints_of_other_journeys_stay_with_a_line(
    qtbot: QtBot, planning: Project, fonts: None
) -> None:
    both = budget_lines.set_fields("b01", touchpoint_ids=("t01", "u01")).change(planning)
    session = Session(both)
    table = shown(qtbot, session)
    assert table.summary.text().endswith("7 more belong to other journeys")
    go(table, "b01", LABEL)
    table.form.touchpoints.chosen.emit(("t01", "t02"))
    assert line(session, "b01").touchpoint_ids == ("t01", "t02", "u01")


def test_an_owner_is_chosen(table: BudgetTable, session: Session) -> None:
    go(table, "b02", LABEL)
    QTest.keyClick(table.form.owner, Qt.Key.Key_Down)
    assert line(session, "b02").owner_id != "marketing"


def test_a_line_leads_to_its_card(table: BudgetTable, qtbot: QtBot) -> None:
    go(table, "b07", LABEL)
    with qtbot.waitSignal(table.asked) as told:
        QTest.mouseClick(table.reveal, Qt.MouseButton.LeftButton)
    assert told.args == [("t12",)]


@pytest.mark.parametrize(("wide", "columns"), [(280, 3), (330, 4), (600, 5)])
def test_what_has_no_room_in_the_table_stands_below_it(
    qtbot: QtBot, session: Session, fonts: None, wide: int, columns: int
) -> None:
    table = shown(qtbot, session, wide)
    assert table.model.columnCount() == columns
    below = [name for name, each in table.form.amounts.items() if each.isVisible()]
    assert len(below) == 5 - columns
    assert table.table.horizontalScrollBar().maximum() == 0
    table.resize(600, 700)
    assert table.model.columnCount() == 5


def test_without_lines_there_is_a_sentence_and_the_way_on(
    qtbot: QtBot, session: Session, fonts: None
) -> None:
    ids = [each.id for each in session.project.budget_lines]
    session.apply(budget_lines.delete(ids))
    table = shown(qtbot, session)
    assert table.summary.text().startswith("There is no line yet.")
    assert not table.table.isVisible()
    assert not table.form.isVisible()
    assert not table.remove.isEnabled()
    QTest.mouseClick(table.add, Qt.MouseButton.LeftButton)
    assert table.table.isVisible()


def test_german_amounts_have_points(table: BudgetTable, session: Session) -> None:
    i18n.set_language("de")
    QApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
    assert cell(table, "b01", PLANNED) == "180.000"
    go(table, "b02", PLANNED)
    type_in(table, "1.234")
    assert line(session, "b02").planned == 1_234


def test_every_cell_says_what_it_is(table: BudgetTable) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    index = table.model.index(0, PLANNED)
    assert index.data(role) == "Planned: 180,000"
    assert table.table.accessibleName() == "Budget lines"
    buttons = (table.remove, table.reveal)
    assert all(button.accessibleName() and button.toolTip() for button in buttons)

"""Counts of feedback are entered field by field, and sums that cannot be are refused."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import feedback
from canvas_app.model.project import Feedback, LoopCounts, NpsCounts
from canvas_app.widgets.controls.typed_field import TypedField
from canvas_app.widgets.panels.feedback_table import FeedbackTable
from canvas_app.widgets.session import Session

NAME, SENT, ANSWERS = range(3)


@pytest.fixture
def table(qtbot: QtBot, session: Session, fonts: None) -> FeedbackTable:
    return shown(qtbot, session)


def shown(qtbot: QtBot, session: Session, wide: int = 328) -> FeedbackTable:
    made = FeedbackTable(session)
    qtbot.addWidget(made)
    made.resize(wide, 700)
    with qtbot.waitActive(made):
        made.show()
    made.table.setFocus()
    return made


def item(session: Session, id_: str) -> Feedback:
    return next(each for each in session.project.feedback if each.id == id_)


def enter(field: TypedField, text: str) -> None:
    """Type into a field below the table, and press Enter."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def captions(table: FeedbackTable) -> list[str]:
    shown = zip(table.form.answers._captions, table.form.answers.fields, strict=True)
    return [caption.text() for caption, field in shown if field.isVisible()]


def test_the_instruments_of_the_journey_stand_there_with_their_answers(
    table: FeedbackTable,
) -> None:
    assert table.summary.text() == "6 instruments: 289 answers"
    assert [line.cells for line in table.model.lines][4:] == [
        ("Weiterempfehlung nach zwölf Monaten", "180", "56"),
        ("Ersatzteile: Aufwand", "", ""),
    ]
    assert table.model.lines[4].below.startswith("Recommendation (NPS®) · ")


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("f05", ["9–10", "7–8", "0–6"]),
        ("f01", ["1", "2", "3", "4", "5"]),
        ("f06", ["1", "2", "3", "4", "5", "6", "7"]),
        ("f02", ["Answers"]),
    ],
)
def test_each_kind_of_instrument_asks_for_its_own_counts(
    table: FeedbackTable, id_: str, expected: list[str]
) -> None:
    table.table.go(id_)
    assert captions(table) == expected


def test_counts_of_an_nps_are_typed(table: FeedbackTable, session: Session) -> None:
    table.table.go("f05")
    enter(table.form.answers.field_of("promoters"), "1.000")
    assert table.refusal.text() == "There are 1,037 answers, but only 180 were sent."
    enter(table.form.answers.field_of("promoters"), "29")
    assert item(session, "f05").nps == NpsCounts(promoters=29, passives=24, detractors=13)
    assert not table.refusal.isVisible()
    assert table.model.lines[4].cells[ANSWERS] == "66"


def test_counts_of_a_scale_are_typed_one_by_one(table: FeedbackTable, session: Session) -> None:
    table.table.go("f06")
    for step, text in (("1", "3"), ("7", "9")):
        enter(table.form.answers.field_of(step), text)
    assert item(session, "f06").distribution == (3, 0, 0, 0, 0, 0, 9)
    enter(table.form.answers.field_of("1"), "0")
    enter(table.form.answers.field_of("7"), "0")
    assert item(session, "f06").distribution is None


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("forwarded", "66", "66 is more than the 65 answers received."),
        ("answered", "-1", "Answered: \u22121 is less than 0."),
        ("forwarded", "1,5", "Please enter a whole number, without decimals."),
        ("forwarded", "alle", "'alle' is not a number. Please enter one such as 1,500."),
    ],
)
def test_wrong_loop_counts_are_refused_at_the_field_and_the_old_ones_stay(
    table: FeedbackTable, session: Session, name: str, text: str, said: str
) -> None:
    before = session.project
    table.table.go("f01")
    field = table.form.loop.field_of(name)
    enter(field, text)
    assert session.project is before
    assert (table.refusal.isVisible(), table.refusal.text()) == (True, said)
    assert field.text() == {"forwarded": "65", "answered": "20"}[name]


def test_a_negative_answer_is_refused_by_its_own_number(
    table: FeedbackTable, session: Session
) -> None:
    table.table.go("f01")
    enter(table.form.answers.field_of("3"), "-9")
    assert table.refusal.text() == "Answers: \u22129 is less than 0."
    assert table.form.answers.field_of("3").text() == "9"


def test_sent_is_typed_in_the_table_and_not_below_the_answers(
    table: FeedbackTable, session: Session
) -> None:
    table.table.go("f01", SENT)
    QTest.keyClicks(table.table, "6")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "4")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert table.refusal.text() == "There are 65 answers, but only 64 were sent."
    assert item(session, "f01").sent == 140


def test_enter_on_the_answers_leads_to_their_fields(table: FeedbackTable) -> None:
    table.table.go("f01", ANSWERS)
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    assert table.form.answers.fields[0].hasFocus()
    QTest.keyClick(table.form.answers.fields[0], Qt.Key.Key_Tab)
    assert table.form.answers.fields[1].hasFocus()


def test_unknown_loops_are_emptied_fields(table: FeedbackTable, session: Session) -> None:
    table.table.go("f01")
    enter(table.form.loop.field_of("answered"), "0")
    field = table.form.loop.field_of("forwarded")
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert item(session, "f01").loop is None
    assert table.form.loop.field_of("answered").text() == ""


def test_another_kind_of_instrument_asks_for_other_counts(
    table: FeedbackTable, session: Session
) -> None:
    table.table.go("f01")
    QTest.keyClick(table.form.instrument, Qt.Key.Key_Down)
    assert item(session, "f01").instrument == "ces"
    assert (item(session, "f01").distribution, len(captions(table))) == (None, 7)
    session.undo()
    assert item(session, "f01").loop == LoopCounts(forwarded=65, answered=20)


def test_a_period_is_typed(table: FeedbackTable, session: Session) -> None:
    table.table.go("f01")
    enter(table.form.period, "2025/Q1")
    assert item(session, "f01").period == "2025/Q1"
    assert table.model.lines[0].below.endswith("2025/Q1")


def test_an_instrument_is_added_for_the_selected_card_and_named_at_once(
    table: FeedbackTable, session: Session
) -> None:
    session.select(("t11",))
    QTest.mouseClick(table.add, Qt.MouseButton.LeftButton)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Fragebogen")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    new = session.project.feedback[-1]
    assert (new.name, new.touchpoint_ids, new.instrument) == ("Fragebogen", ("t11",), "csat")


def test_an_instrument_is_removed_and_comes_back(table: FeedbackTable, session: Session) -> None:
    table.table.go("f01")
    QTest.keyClick(table.table, Qt.Key.Key_Delete)
    assert table.model.row_of("f01") == -1
    session.undo()
    assert table.model.row_of("f01") == 0


def test_without_instruments_there_is_a_sentence_and_the_way_on(
    qtbot: QtBot, session: Session, fonts: None
) -> None:
    session.apply(feedback.delete([each.id for each in session.project.feedback]))
    table = shown(qtbot, session)
    assert table.summary.text().startswith("There is no instrument yet.")
    assert not table.table.isVisible()


@pytest.mark.parametrize("wide", [272, 600])
def test_seven_counts_have_room(qtbot: QtBot, session: Session, fonts: None, wide: int) -> None:
    table = shown(qtbot, session, wide)
    table.table.go("f06")
    enter(table.form.answers.field_of("4"), "131")
    fields = table.form.answers.fields
    assert all(a.geometry().right() < b.geometry().left() for a, b in pairwise(fields))
    field = fields[3]
    needed = field.fontMetrics().horizontalAdvance("131") + 8
    assert field.width() >= needed
    assert table.table.horizontalScrollBar().maximum() == 0


def test_every_count_says_what_it_counts(table: FeedbackTable) -> None:
    table.table.go("f01")
    assert table.form.answers.field_of("5").accessibleName() == "Answers 5 of 5"
    table.table.go("f05")
    assert table.form.answers.field_of("detractors").accessibleName() == "Detractors (0–6)"

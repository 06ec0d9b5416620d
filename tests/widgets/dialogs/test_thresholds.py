"""Thresholds are in force at once, refused where they make no sense, and can be taken back."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from canvas_app import i18n
from canvas_app.i18n.thresholds import EXPLANATIONS, NAMES
from canvas_app.model.scoring.settings import DEFAULTS, thresholds
from canvas_app.widgets.controls.typed_field import TypedField
from canvas_app.widgets.dialogs.thresholds import Thresholds
from canvas_app.widgets.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session, fonts: None) -> Thresholds:
    made = Thresholds(session)
    qtbot.addWidget(made)
    made.resize(360, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


def enter(field: TypedField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_every_threshold_of_the_specification_is_there_and_explained(page: Thresholds) -> None:
    known = {field.name for field in fields(DEFAULTS)}
    assert set(page.rows) == set(NAMES) == set(EXPLANATIONS) == known
    for row in page.rows.values():
        assert row.title.text()
        assert "Default: " in row.about.text()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("default_importance", "5"),
        ("default_success_chance", "50\u00a0%"),
        ("mot_weight", "1.5\u00a0×"),
        ("lever", "1.25\u00a0×"),
        ("low_base", "30"),
    ],
)
def test_the_value_in_force_is_shown(page: Thresholds, name: str, shown: str) -> None:
    assert page.rows[name].fields[0].text() == shown
    assert f"Default: {shown}." in page.rows[name].about.text()
    assert not page.rows[name].back.isVisible()


@pytest.mark.parametrize("text", ["1,5", "1.5", "1,50 ×"])
def test_a_threshold_is_typed_with_comma_or_point(
    page: Thresholds, session: Session, text: str
) -> None:
    enter(page.rows["lever"].fields[0], text)
    assert thresholds(session.project).lever == 1.5
    assert page.rows["lever"].fields[0].text() == "1.5\u00a0×"
    assert page.rows["lever"].back.isVisible()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("default_importance", "11", "Importance when missing: 11 is more than 10."),
        ("budget_cap", "-1", "Most to give in one round: \u22121 is less than 0."),
        ("success_chance", "100,5", "Chance of success: 100.5 is more than 100."),
        ("gap_threshold", "viel", "'viel' is not a number. Please enter one such as 1,500."),
        ("low_base", "2,5", "Please enter a whole number, without decimals."),
        ("high_importance", "7,25", "High importance from: 7.25 has more than one decimal place."),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_row_and_the_old_value_stays(
    page: Thresholds, session: Session, name: str, text: str, said: str
) -> None:
    before, row = session.project, page.rows[name]
    old = row.fields[0].text()
    enter(row.fields[0], text)
    assert session.project is before
    assert (row.refusal.isVisible(), row.refusal.text()) == (True, said)
    assert row.fields[0].text() == old


def test_a_right_value_takes_the_refusal_away(page: Thresholds) -> None:
    row = page.rows["low_base"]
    enter(row.fields[0], "x")
    enter(row.fields[0], "40")
    assert not row.refusal.isVisible()


def test_one_threshold_goes_back_and_the_step_can_be_undone(
    page: Thresholds, session: Session
) -> None:
    row = page.rows["gap_threshold"]
    enter(row.fields[0], "3")
    QTest.mouseClick(row.back, Qt.MouseButton.LeftButton)
    assert (session.project.settings.gap_threshold, row.fields[0].text()) == (None, "2")
    session.undo()
    assert row.fields[0].text() == "3"
    session.undo()
    assert (row.fields[0].text(), row.back.isVisible()) == ("2", False)


def test_an_emptied_field_goes_back_to_the_default(page: Thresholds, session: Session) -> None:
    field = page.rows["low_base"].fields[0]
    enter(field, "40")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (session.project.settings.low_base, field.text()) == (None, "30")


def test_all_go_back_in_one_step(page: Thresholds, session: Session) -> None:
    enter(page.rows["low_base"].fields[0], "40")
    enter(page.rows["lever"].fields[0], "2")
    QTest.mouseClick(page.reset, Qt.MouseButton.LeftButton)
    assert thresholds(session.project) == DEFAULTS
    assert not page.reset.isEnabled()
    session.undo()
    assert thresholds(session.project).low_base == 40


def test_both_numbers_of_a_held_crosshair_are_set(page: Thresholds, session: Session) -> None:
    importance, performance = page.rows["ipa_fixed"].fields
    enter(importance, "6,5")
    enter(performance, "8")
    assert session.project.settings.ipa_fixed == (6.5, 8)
    enter(performance, "11")
    assert performance.text() == "8"


def test_words_are_chosen(page: Thresholds, session: Session) -> None:
    choice = page.rows["budget_basis"].choice
    assert choice
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert session.project.settings.budget_basis == "actual"


def test_words_and_numbers_follow_the_language(page: Thresholds) -> None:
    i18n.set_language("de")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.rows["lever"].fields[0].text() == "1,25\u00a0×"
    assert page.rows["lever"].title.text() != NAMES["lever"]


def test_every_control_has_a_name_for_who_cannot_see_it(page: Thresholds) -> None:
    for row in page.rows.values():
        controls = [*row.fields, row.back, *([row.choice] if row.choice else [])]
        assert all(control.accessibleName() for control in controls)

"""Numbers are read as people write them, and what is none is refused with a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.i18n import set_language
from canvas_app.widgets.controls.typed_field import TypedField, decimal, whole, written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1500", 1500),
        (" 1 500 ", 1500),
        ("1.500", 1500),
        ("1,500", 1500),
        ("1'500", 1500),
        ("1\u202f500\u00a0€", 1500),
        ("1.500,00", 1500),
        ("1,500.00", 1500),
        ("1500,00", 1500),
        ("1.234.567", 1_234_567),
        ("EUR 12", 12),
        ("12 EUR", 12),
        ("\u22125", -5),
        ("0", 0),
        ("", None),
        ("  ", None),
    ],
)
def test_whole_numbers_are_read(text: str, value: int | None) -> None:
    assert whole(text, "EUR") == value


@pytest.mark.parametrize("text", ["1.5", "0.500", "1,50", ",5"])
def test_decimals_are_not_dropped_silently(text: str) -> None:
    with pytest.raises(ValueError, match="whole number, without decimals"):
        whole(text)


@pytest.mark.parametrize("text", ["abc", "12k", "1e3", "1,2,3", "--5", "1.500,5", "9" * 5000])
def test_what_is_no_number_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        whole(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,25", 1.25), ("1.25", 1.25), ("60 %", 60), ("2 ×", 2), ("-0,5", -0.5), ("", None)],
)
def test_decimal_numbers_are_read_with_comma_and_point(text: str, value: float | None) -> None:
    assert decimal(text, "×") == value


@pytest.mark.parametrize("text", ["x", "nan", "inf", "1,2,3", "1.000,5", "9" * 50])
def test_what_is_no_decimal_number_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        decimal(text)


def test_numbers_are_written_with_the_decimals_they_have() -> None:
    assert [written(value) for value in (1500, 1.25, 7.0, None)] == ["1,500", "1.25", "7", ""]
    set_language("de")
    assert [written(value) for value in (1500, 1.25)] == ["1.500", "1,25"]
    assert whole(written(1500)) == 1500
    assert decimal(written(1.25)) == 1.25


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[TypedField]:
    window = QWidget()
    column = QVBoxLayout(window)
    made = TypedField(whole)
    made.entered.connect(made.show_value)
    made.show_value(1500)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    made.setFocus()
    made.selectAll()
    yield made
    window.close()


def test_enter_tells_the_value_and_shows_it_as_the_language_writes_it(
    field: TypedField, qtbot: QtBot
) -> None:
    QTest.keyClicks(field, "2500")
    with qtbot.waitSignal(field.entered) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert (told.args, field.text()) == ([2500], "2,500")


def test_leaving_the_field_tells_the_value(field: TypedField, qtbot: QtBot) -> None:
    QTest.keyClicks(field, "7")
    with qtbot.waitSignal(field.entered) as told:
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert told.args == [7]


def test_what_is_no_number_brings_the_old_one_back_with_a_sentence(
    field: TypedField, qtbot: QtBot
) -> None:
    QTest.keyClicks(field, "much")
    with qtbot.waitSignal(field.refused) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["'much' is not a number. Please enter one such as 1,500."]
    assert (field.text(), field.selectedText()) == ("1,500", "1,500")


def test_escape_brings_the_old_one_back_without_a_word(field: TypedField, qtbot: QtBot) -> None:
    QTest.keyClicks(field, "9")
    with qtbot.assertNotEmitted(field.entered):
        QTest.keyClick(field, Qt.Key.Key_Escape)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "1,500"


def test_an_emptied_field_tells_none(field: TypedField, qtbot: QtBot) -> None:
    QTest.keyClick(field, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.entered) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [None]


def test_what_a_person_is_typing_stays(field: TypedField) -> None:
    QTest.keyClicks(field, "9")
    field.show_value(30)
    assert field.text() == "9"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "30"

"""A number is typed with a comma or a point, or refused with a sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.i18n import set_language
from canvas_app.panels.numbers import parsed, written
from canvas_app.widgets.controls.number_field import NumberField


@pytest.mark.parametrize(
    ("typed", "value"),
    [("7", 7), ("7,5", 7.5), ("7.5", 7.5), (" 10 ", 10), ("", None), ("7.0", 7), ("0", 0)],
)
def test_comma_and_point_are_understood(typed: str, value: float | None) -> None:
    assert parsed(typed, 0, 10) == value


@pytest.mark.parametrize("typed", ["50 %", "50%", "50"])
def test_a_percent_sign_may_be_typed(typed: str) -> None:
    assert parsed(typed, 0, 100) == 50


@pytest.mark.parametrize("typed", ["11", "-1", "7,55", "abc", "nan", "inf", "1e9", "7,5,1"])
def test_what_is_no_such_number_is_an_error(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parsed(typed, 0, 10)


def test_a_whole_number_is_an_int() -> None:
    assert type(parsed("7.0", 0, 10)) is int
    assert type(parsed("7.5", 0, 10)) is float


def test_german_writes_a_comma() -> None:
    set_language("de")
    assert (written(7.5), written(7)) == ("7,5", "7")


def field_with(qtbot: QtBot, *values: float | None) -> NumberField:
    field = NumberField(0, 10)
    qtbot.addWidget(field)
    field.show_numbers(set(values))
    field.show()
    return field


def test_enter_tells_the_number(qtbot: QtBot) -> None:
    field = field_with(qtbot, 3)
    field.selectAll()
    with qtbot.waitSignal(field.entered) as told:
        QTest.keyClicks(field, "7,5")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [7.5]


def test_an_emptied_field_clears(qtbot: QtBot) -> None:
    field = field_with(qtbot, 3)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.entered) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [None]


def test_a_wrong_number_is_refused_and_the_old_one_stands(qtbot: QtBot) -> None:
    field = field_with(qtbot, 3)
    field.selectAll()
    QTest.keyClicks(field, "12")
    with qtbot.waitSignal(field.refused) as told, qtbot.assertNotEmitted(field.entered):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "3"
    assert "from 0 to 10" in told.args[0]


def test_escape_brings_the_old_number_back(qtbot: QtBot) -> None:
    field = field_with(qtbot, 3)
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "3"


def test_different_numbers_are_a_dash_and_a_missing_one_is_empty(qtbot: QtBot) -> None:
    assert field_with(qtbot, 3, None).text() == "–"
    assert field_with(qtbot, None).text() == ""
    assert field_with(qtbot, 0).text() == "0"


def test_leaving_the_field_untouched_tells_nothing(qtbot: QtBot) -> None:
    field = field_with(qtbot, 3, 5)
    with qtbot.assertNotEmitted(field.entered), qtbot.assertNotEmitted(field.refused):
        QTest.keyClick(field, Qt.Key.Key_Return)

"""Lists of one of many and several of many."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QMenu
from pytestqt.qtbot import QtBot

from canvas_app.widgets.controls.choice import CheckChoice, Choice

COLOURS = [("r", "Red"), ("g", "Green & more"), ("b", "Blue")]


def choice(qtbot: QtBot, *values: object) -> Choice:
    made = Choice()
    qtbot.addWidget(made)
    made.offer(COLOURS)
    made.show_value(set(values))
    made.show()
    return made


def several(qtbot: QtBot, *values: tuple[str, ...]) -> CheckChoice:
    made = CheckChoice()
    qtbot.addWidget(made)
    made.offer(COLOURS, "None")
    made.show_values(set(values))
    made.show()
    return made


def test_a_list_is_as_wide_as_its_longest_words(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.setFixedWidth(80)
    choice.offer([("a", "Service after the purchase")])
    choice.show()
    choice.showPopup()
    assert choice.view().width() >= choice.fontMetrics().horizontalAdvance(choice.itemText(0))
    choice.hidePopup()


def test_a_person_picks_with_the_keyboard(qtbot: QtBot) -> None:
    made = choice(qtbot, "r")
    with qtbot.waitSignal(made.chosen) as told:
        QTest.keyClick(made, Qt.Key.Key_Down)
    assert told.args == ["g"]


def test_showing_a_value_tells_nothing(qtbot: QtBot) -> None:
    made = choice(qtbot, "r")
    with qtbot.assertNotEmitted(made.chosen):
        made.show_value({"b"})
    assert made.currentText() == "Blue"


def test_different_values_show_none_of_them(qtbot: QtBot) -> None:
    assert choice(qtbot, "r", "b").currentIndex() == -1


def test_a_word_of_a_newer_version_is_shown_as_it_is(qtbot: QtBot) -> None:
    assert choice(qtbot, "ultraviolet").currentText() == "ultraviolet"


def test_the_ticks_of_a_list_become_its_words(qtbot: QtBot) -> None:
    assert several(qtbot, ("r", "g")).text() == "Red, Green && more"
    assert several(qtbot, ()).text() == "None"
    assert several(qtbot, ("r",), ()).text() == "–"


def test_ticking_keeps_the_list_open_and_tells_in_the_order_offered(qtbot: QtBot) -> None:
    made = several(qtbot, ("b",))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    menu = made.findChild(QMenu)
    assert menu
    with qtbot.waitSignal(made.chosen) as told:
        where = menu.actionGeometry(made.menu_actions[1]).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [("r", "b")]
    assert menu.isVisible()
    menu.close()


def test_the_first_entry_takes_all_ticks_away(qtbot: QtBot) -> None:
    made = several(qtbot, ("r", "b"))
    with qtbot.waitSignal(made.chosen) as told:
        made.menu_actions[0].trigger()
    assert told.args == [()]
    assert made.text() == "None"


def test_a_field_is_as_wide_as_a_few_letters_and_makes_no_list_before_it_offers_something(
    qtbot: QtBot, fonts: None
) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    assert choice.sizeHint() == QSize(104, 30)
    assert choice.findChildren(QAbstractItemView) == []
    choice.offer([("a", "A far longer word than there is room for"), ("b", "B")])
    assert choice.sizeHint() == QSize(104, 30)

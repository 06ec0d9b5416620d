"""A slider knows zero from nothing."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.widgets.controls.scale import KNOB, Scale


def scale(qtbot: QtBot, value: float | None, high: int = 10, step: int = 1) -> Scale:
    made = Scale(high, step)
    qtbot.addWidget(made)
    made.resize(216, 24)
    made.show_number(value)
    made.show()
    return made


def at(widget: Scale, share: float) -> QPoint:
    return QPoint(round(KNOB + 1 + share * (widget.width() - 2 * KNOB - 2)), 12)


def test_zero_is_rated_and_none_is_not(qtbot: QtBot) -> None:
    assert scale(qtbot, 0).rated
    assert not scale(qtbot, None).rated


def test_a_click_sets_the_nearest_whole_number(qtbot: QtBot) -> None:
    made = scale(qtbot, None)
    with qtbot.waitSignal(made.set_by_hand) as told:
        QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=at(made, 0.68))
    assert told.args == [7]


def test_a_click_on_the_left_end_of_an_unrated_one_is_zero(qtbot: QtBot) -> None:
    made = scale(qtbot, None)
    with qtbot.waitSignal(made.set_by_hand) as told:
        QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=at(made, 0))
    assert told.args == [0]


def test_a_drag_tells_every_new_number_once(qtbot: QtBot) -> None:
    made = scale(qtbot, 2)
    told: list[object] = []
    made.set_by_hand.connect(told.append)
    made.set_by_hand.connect(made.show_number)
    QTest.mousePress(made, Qt.MouseButton.LeftButton, pos=at(made, 0.2))
    for share in (0.3, 0.31, 0.4, 5.0):
        QTest.mouseMove(made, at(made, share))
    QTest.mouseRelease(made, Qt.MouseButton.LeftButton, pos=at(made, 0.5))
    assert told == [3, 4, 10]


def test_arrows_go_by_one_and_stop_at_the_ends(qtbot: QtBot) -> None:
    made = scale(qtbot, 10)
    with qtbot.waitSignal(made.set_by_hand) as told:
        QTest.keyClick(made, Qt.Key.Key_Left)
    assert told.args == [9]
    with qtbot.assertNotEmitted(made.set_by_hand):
        QTest.keyClick(made, Qt.Key.Key_Right)


def test_digits_and_x_set_the_number(qtbot: QtBot) -> None:
    made = scale(qtbot, None, 100, 10)
    told: list[object] = []
    made.set_by_hand.connect(told.append)
    for key in ("7", "0", "x"):
        QTest.keyClicks(made, key)
    assert told == [70, 0, 100]


def test_delete_clears(qtbot: QtBot) -> None:
    made = scale(qtbot, 5)
    with qtbot.waitSignal(made.set_by_hand) as told:
        QTest.keyClick(made, Qt.Key.Key_Delete)
    assert told.args == [None]


def test_the_wheel_is_left_to_the_panel(qtbot: QtBot) -> None:
    made = scale(qtbot, 5)
    with qtbot.assertNotEmitted(made.set_by_hand):
        made.triggerAction(made.SliderAction.SliderNoAction)
    assert made.value() == 50

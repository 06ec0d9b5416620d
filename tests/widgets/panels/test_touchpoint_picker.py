"""Touchpoints are picked from a list with a search, by mouse and by keys alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.widgets.panels.touchpoint_picker import Offered, TouchpointPicker, _Popup

OFFERED = [Offered(f"t{at}", f"Card {at}", "Use" if at % 2 else "Buy") for at in range(300)]


@pytest.fixture
def picker(qtbot: QtBot, fonts: None) -> TouchpointPicker:
    made = TouchpointPicker()
    qtbot.addWidget(made)
    made.resize(220, 30)
    made.show_touchpoints(["Card 7"], ["t7"], _offered)
    with qtbot.waitActive(made):
        made.show()
    return made


def _offered() -> Sequence[Offered]:
    return OFFERED


def opened(picker: TouchpointPicker) -> _Popup:
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert picker.popup
    return picker.popup


def test_the_list_opens_at_the_first_one_ticked(picker: TouchpointPicker) -> None:
    popup = opened(picker)
    assert popup.list.currentIndex().data() == "Card 7"
    assert popup.ticked() == ("t7",)


def test_what_was_ticked_is_told_once_when_the_list_closes(
    picker: TouchpointPicker, qtbot: QtBot
) -> None:
    popup = opened(picker)
    with qtbot.waitSignal(picker.chosen) as told:
        QTest.keyClick(popup.search, Qt.Key.Key_Down)
        QTest.keyClick(popup.search, Qt.Key.Key_Space)
        QTest.keyClicks(popup.search, "card 299")
        QTest.keyClick(popup.search, Qt.Key.Key_Return)
        QTest.keyClick(popup.search, Qt.Key.Key_Escape)
    assert told.args == [("t7", "t8", "t299")]


def test_a_click_ticks_and_unticks(picker: TouchpointPicker, qtbot: QtBot) -> None:
    popup = opened(picker)
    place = popup.list.visualRect(popup.list.currentIndex()).center()
    with qtbot.waitSignal(picker.chosen) as told:
        QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        popup.close()
    assert told.args == [()]


def test_closing_without_a_change_tells_nothing(picker: TouchpointPicker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.chosen):
        QTest.keyClick(opened(picker).search, Qt.Key.Key_Escape)
    assert picker.popup is None


def test_a_search_that_finds_nothing_ticks_nothing(picker: TouchpointPicker, qtbot: QtBot) -> None:
    popup = opened(picker)
    with qtbot.assertNotEmitted(picker.chosen):
        QTest.keyClicks(popup.search, "nowhere")
        QTest.keyClick(popup.search, Qt.Key.Key_Return)
        QTest.keyClick(popup.search, Qt.Key.Key_Escape)


def test_the_list_stays_on_the_screen(picker: TouchpointPicker) -> None:
    screen = picker.screen().availableGeometry()
    picker.move(screen.right() - 40, screen.bottom() - 40)
    assert screen.contains(opened(picker).geometry())


def test_names_of_files_are_shown_as_plain_text(picker: TouchpointPicker) -> None:
    picker.show_touchpoints(["<b>x</b>\u202e"], ["t1"], _offered)
    assert picker.text() == "<b>x</b>\ufffd"
    assert "&lt;b&gt;" in picker.toolTip()

"""Links, moves and the hand, asked for by the keys of a whole window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from canvas_app.gestures.answers import Menu
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.session import Session

Keys = Qt.Key
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def session_of(window: MainWindow) -> Session:
    assert window.session
    return window.session


def focused(window: MainWindow, id_: str) -> Session:
    """Put the focus on a card of the canvas."""
    session = session_of(window)
    session.select([id_])
    window.canvas.reveal(id_)
    window.canvas.setFocus()
    return session


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.canvas, key)


def test_l_enter_makes_a_link_and_del_takes_it_back(window: MainWindow) -> None:
    session = focused(window, "t01")
    before = session.journey.links
    press(window, Keys.Key_L, Keys.Key_Right, Keys.Key_Return)
    assert len(session.journey.links) == len(before) + 1
    assert window.actions_["edit.delete"].isEnabled()
    press(window, Keys.Key_Delete)
    assert session.journey.links == before
    assert window.banner.isVisible()


def test_g_enter_moves_a_card(window: MainWindow) -> None:
    session = focused(window, "t01")
    press(window, Keys.Key_G, Keys.Key_Right, Keys.Key_Return)
    assert [step.kind for step in session.history.past] == ["move_touchpoints"]


def test_ctrl_enter_makes_a_twin_and_opens_no_capture_bar(window: MainWindow) -> None:
    session = focused(window, "t01")
    press(window, Keys.Key_G, Keys.Key_Down, Keys.Key_Down, Keys.Key_Down)
    QTest.keyClick(window.canvas, Keys.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.hasFocus()
    assert len(session.history.past) == 1


def test_the_label_of_a_link_is_typed_in_one_step_and_escape_leads_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = focused(window, "t01")
    press(window, Keys.Key_L, Keys.Key_Right, Keys.Key_Return, Keys.Key_Return)
    box = window.canvas.links.box
    assert box is not None
    field = box.findChild(QLineEdit)
    assert field is box.condition
    field.setFocus()
    QTest.keyClicks(field, "if late")
    assert session.journey.links[-1].label == "if late"
    assert len(session.history.past) == 2
    QTest.keyClick(field, Keys.Key_Escape)
    assert window.canvas.hasFocus()


def test_the_hand_is_ticked_while_it_is_held(window: MainWindow) -> None:
    focused(window, "t01")
    press(window, Keys.Key_H)
    assert window.canvas.hand
    assert window.actions_["view.hand"].isChecked()
    press(window, Keys.Key_Escape)
    assert not window.canvas.hand
    assert not window.actions_["view.hand"].isChecked()


def test_without_a_card_l_says_what_to_do(window: MainWindow) -> None:
    window.canvas.setFocus()
    press(window, Keys.Key_L)
    assert window.status.target.text() == "Select a touchpoint first."


def test_a_menu_that_a_finger_opened_has_entries_of_40_px(window: MainWindow) -> None:
    focused(window, "t01")
    heights = []
    for touch in (False, True):
        window.canvas.links.touched = touch
        window.canvas.do((Menu(),))
        (menu,) = window.canvas.findChildren(QMenu, options=DIRECT)
        heights.append(menu.actionGeometry(menu.actions()[0]).height())
        menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert heights[0] < 40 <= heights[1]

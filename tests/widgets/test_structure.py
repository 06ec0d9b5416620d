"""Stages, personas and journeys changed where they stand."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from canvas_app.widgets.canvas import ahead, held_keys
from canvas_app.widgets.canvas.held_keys import HeldKeys
from canvas_app.widgets.controls.name_popup import NamePopup
from canvas_app.widgets.dialogs.where_to import WhereTo
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.session import Session


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.session
    return window.session


@pytest.fixture
def popup(window: MainWindow) -> NamePopup:
    window.actions_["journey.to_be"].trigger()
    found = window.findChild(NamePopup)
    assert found
    return found


def menu_of(window: MainWindow, node_id: str) -> QMenu:
    """Right click a head and return the menu that opens."""
    node = window.canvas.base.by_id[node_id]
    x, y = window.canvas.port.to_window(node.x + 4, node.y + 4)
    point = QPointF(x, y).toPoint()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, point, window.canvas.mapToGlobal(point))
    QApplication.sendEvent(window.canvas, event)
    return next(menu for menu in window.findChildren(QMenu) if menu.isVisible())


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def stage_names(session: Session) -> list[str]:
    return [stage.name for stage in session.project.stages]


def type_name(window: MainWindow, words: str) -> None:
    editor = window.canvas.writing.editor
    assert editor
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_a_stage_is_added_beside_another_and_named_in_place(
    window: MainWindow, session: Session
) -> None:
    first = session.project.stages[0]
    entry(menu_of(window, f"stage:{first.id}"), "New stage after").trigger()
    type_name(window, "Comparing")
    assert stage_names(session)[:2] == [first.name, "Comparing"]
    assert session.project.stages[1].phase == first.phase


def test_a_stage_is_added_before_another(window: MainWindow, session: Session) -> None:
    first = session.project.stages[0]
    entry(menu_of(window, f"stage:{first.id}"), "New stage before").trigger()
    type_name(window, "Earlier")
    assert stage_names(session)[:2] == ["Earlier", first.name]


def test_a_stage_moves_with_its_cards_and_back_by_undo(
    window: MainWindow, session: Session
) -> None:
    before = session.project
    first, second = (stage.id for stage in before.stages[:2])
    menu = menu_of(window, f"stage:{first}")
    assert not entry(menu, "Move left").isEnabled()
    entry(menu, "Move right").trigger()
    assert [stage.id for stage in session.project.stages[:2]] == [second, first]
    session.undo()
    assert session.project is before


def test_deleting_a_stage_with_cards_asks_where_they_go(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    stage = session.journey.touchpoints[0].stage_id
    count = len(session.journey.touchpoints)
    entry(menu_of(window, f"stage:{stage}"), "Delete the stage…").trigger()
    question = window.findChild(WhereTo)
    assert question
    question.buttons.accepted.emit()
    assert stage not in [each.id for each in session.project.stages]
    assert len(session.journey.touchpoints) == count


def test_the_cards_of_a_stage_are_selected_from_its_head(
    window: MainWindow, session: Session
) -> None:
    stage = session.journey.touchpoints[0].stage_id
    entry(menu_of(window, f"stage:{stage}"), "Select its touchpoints").trigger()
    assert {card.stage_id for card in session.selected} == {stage}


def test_a_persona_gets_a_lane_and_a_name(window: MainWindow, session: Session) -> None:
    window.actions_["insert.persona"].trigger()
    type_name(window, "Apprentice")
    assert session.project.personas[-1].name == "Apprentice"


def test_a_lane_moves_and_its_eyes_are_taken(window: MainWindow, session: Session) -> None:
    first, second = (persona.id for persona in session.project.personas[:2])
    entry(menu_of(window, f"lane_head:{first}"), "Move down").trigger()
    assert [persona.id for persona in session.project.personas[:2]] == [second, first]
    entry(menu_of(window, f"lane_head:{first}"), "Look through these eyes").trigger()
    assert session.view.lens == first


def test_a_copy_as_to_be_keeps_keys_and_is_shown_and_named(
    popup: NamePopup, window: MainWindow, session: Session
) -> None:
    first = session.project.journeys[0]
    assert session.journey.state == "to_be"
    assert [card.key for card in session.journey.touchpoints] == [
        card.key for card in first.touchpoints
    ]
    popup.field.selectAll()
    QTest.keyClicks(popup.field, "Better")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert session.journey.name == "Better"


def test_a_journey_is_deleted_and_comes_back(window: MainWindow, session: Session) -> None:
    delete = window.actions_["journey.delete"]
    while len(session.project.journeys) > 1:
        delete.trigger()
    assert not delete.isEnabled()
    window.actions_["insert.journey"].trigger()
    popup = window.findChild(NamePopup)
    assert popup
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    there = session.project
    assert delete.isEnabled()
    delete.trigger()
    assert len(session.project.journeys) == 1
    session.undo()
    assert session.project is there


def test_a_right_click_on_a_card_opens_the_menu_of_cards(window: MainWindow) -> None:
    card = next(node for node in window.canvas.base.nodes if node.kind == "card")
    window.canvas.reveal(card.touchpoint_id or "")
    x, y = window.canvas.port.to_window(card.x + 20, card.y + 30)
    point = QPoint(round(x), round(y))
    QTest.mouseClick(window.canvas, Qt.MouseButton.RightButton, pos=point)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, point, window.canvas.mapToGlobal(point))
    QApplication.sendEvent(window.canvas, event)
    menu = next(menu for menu in window.canvas.findChildren(QMenu) if menu.isVisible())
    assert "Rename" in [action.text() for action in menu.actions()]
    menu.close()


def test_what_is_typed_before_a_large_board_is_laid_out_names_the_new_head(
    window: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "MANY", 0)
    window.canvas.setFocus()
    steps = len(session.history.past)
    window.actions_["insert.persona"].trigger()
    assert window.canvas.awaited
    QTest.keyClicks(window.canvas, "Marion")
    assert window.canvas.awaited
    qtbot.waitUntil(lambda: window.canvas.writing.editor is not None)
    type_name(window, "ette")
    assert session.project.personas[-1].name == "Marionette"
    assert len(session.history.past) == steps + 2
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    window.actions_["insert.stage"].trigger()
    qtbot.waitUntil(lambda: window.canvas.writing.editor is not None)
    type_name(window, "Follow up")
    assert "Follow up" in stage_names(session)


def test_keys_mean_again_what_they_mean_when_nothing_comes(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_keys, "LONGEST_MS", 10)
    window.canvas.setFocus()
    HeldKeys(window.canvas)
    QTest.keyClick(window.canvas, Qt.Key.Key_N)
    assert window.canvas.editor is None
    qtbot.waitUntil(lambda: window.canvas.editor is not None)

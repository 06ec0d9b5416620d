"""What the status bar says after a key on the canvas."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import links, notes, touchpoints
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.outline.outline import Outline

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def until(qtbot: QtBot, window: MainWindow, start: str) -> None:
    qtbot.waitUntil(lambda: window.status.target.text().startswith(start))


def test_keys_on_the_canvas_say_what_they_did(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Right)
    QTest.keyClick(window.canvas, Qt.Key.Key_Right, ALT)
    until(qtbot, window, "Moved to Wahrnehmung, Everyone, 2 of")
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    until(qtbot, window, "Deleted Fachartikel in der Branchenpresse. Ctrl+Z brings it back.")
    assert window.session is not None
    window.session.undo()
    until(qtbot, window, "Undone: Deletion of a touchpoint")


def test_another_persona_is_said(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    window.session.show(lens="pl")
    until(qtbot, window, "Persona: Petra Lang")


def test_what_is_typed_in_a_panel_is_not_repeated(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    window.session.select(["t02"])
    window.sides.tabs.setFocus()
    window.status.tell("before")
    window.session.apply(touchpoints.set_fields(["t02"], description="New"))
    qtbot.wait(30)
    assert window.status.target.text() == "before"


def test_a_card_moved_in_the_outline_is_told_where_it_stands_now(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.session is not None
    window.canvas.reveal("t01")  # the focus stays on another card
    outline = window.sides.show_list("outline")
    assert isinstance(outline, Outline)
    outline.setFocus()
    (row,) = outline.rows.indices_of(["t05"])
    outline.setCurrentIndex(row)
    QTest.keyClick(outline, Qt.Key.Key_Right, ALT)
    until(qtbot, window, "Moved to Evaluierung, ")
    QTest.keyClick(outline, Qt.Key.Key_Right, ALT)
    until(qtbot, window, "Moved to Kauf, ")


@pytest.mark.parametrize("kind", ["link", "note", "touchpoint"])
def test_what_is_deleted_beside_the_canvas_is_told(
    window: MainWindow, qtbot: QtBot, kind: str
) -> None:
    assert window.session is not None
    journey, notes_ = window.session.journey, window.session.project.notes
    window.sides.tabs.setFocus()
    edits = {
        "link": lambda: links.delete(journey.id, [journey.links[0].id]),
        "note": lambda: notes.delete([notes_[0].id]),
        "touchpoint": lambda: touchpoints.delete(["t02"]),
    }
    window.session.apply(edits[kind]())
    until(qtbot, window, "Delet")


def test_a_name_typed_in_a_panel_is_not_repeated(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    window.sides.tabs.setFocus()
    window.status.tell("before")
    window.session.apply(touchpoints.rename("t02", "Other"))
    qtbot.wait(30)
    assert window.status.target.text() == "before"

"""Snapshots in a window: one key takes one; looking at one changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from canvas_app.model.edits.edit import EditError
from canvas_app.model.edits.touchpoints import delete, rename
from canvas_app.model.project import MAX_SNAPSHOTS, Project
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.scores.book import Book
from canvas_app.widgets.scores.extras import ComparisonChoices
from canvas_app.widgets.session import Session
from canvas_app.widgets.snapshots import deeds
from canvas_app.widgets.snapshots.bar import LookingBar
from canvas_app.widgets.snapshots.dialog import Snapshots


@pytest.fixture
def window(show: Callable[[Project], MainWindow], planning: Project) -> MainWindow:
    shown = show(planning)
    shown.resize(1280, 720)
    return shown


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.session
    return window.session


def take(window: MainWindow) -> None:
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_F9)


def names(session: Session) -> list[str]:
    return [snapshot.name for snapshot in session.project.snapshots]


def rows(window: MainWindow, qtbot: QtBot) -> Snapshots:
    window.actions_["file.snapshots"].trigger()
    found = window.findChild(Snapshots)
    assert found
    qtbot.waitUntil(found.isVisible)
    return found


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_key_takes_a_snapshot_that_can_be_named(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    take(window)
    take(window)
    assert names(session) == ["Snapshot 1", "Snapshot 2"]
    window.banner.findChild(QPushButton).click()  # type: ignore[union-attr]
    asked = window.findChild(QInputDialog)
    assert asked
    field = asked.findChild(QLineEdit)
    assert field
    QTest.keyClicks(field, "As agreed")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert names(session) == ["Snapshot 1", "As agreed"]
    session.undo()
    session.undo()
    assert names(session) == ["Snapshot 1"]


def test_a_snapshot_is_told_by_its_name_only_as_long_as_it_has_it(
    window: MainWindow, session: Session
) -> None:
    take(window)
    assert "Snapshot 1" in window.banner.words
    deeds.rename(session, session.project.snapshots[0].id, "As agreed")
    assert window.banner.words == ""
    take(window)
    session.undo()
    assert (names(session), window.banner.words) == (["As agreed"], "")


def test_other_changes_leave_what_is_told_of_a_snapshot(
    window: MainWindow, session: Session
) -> None:
    take(window)
    session.apply(rename(session.journey.touchpoints[0].id, "Other"))
    assert "Snapshot 1" in window.banner.words


def test_undo_of_a_restored_snapshot_is_not_offered_for_a_later_step(
    window: MainWindow, session: Session
) -> None:
    take(window)
    session.apply(rename(session.journey.touchpoints[0].id, "Other"))
    deeds.restore(window, session.project.snapshots[0])
    assert "restored" in window.banner.words
    session.apply(rename(session.journey.touchpoints[0].id, "Later"))
    assert window.banner.words == ""


def test_the_twenty_first_is_taken_when_the_oldest_may_go(
    window: MainWindow, session: Session
) -> None:
    for _n in range(MAX_SNAPSHOTS + 1):
        take(window)
    assert len(names(session)) == MAX_SNAPSHOTS
    assert "at most 20" in window.banner.words
    window.banner.findChild(QPushButton).click()  # type: ignore[union-attr]
    assert len(names(session)) == MAX_SNAPSHOTS
    assert "Snapshot 1" not in names(session)


def test_looking_at_one_shows_then_and_comes_back_to_the_very_same_view(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    take(window)
    card = session.journey.touchpoints[2]
    session.apply(rename(card.id, "Changed since"))
    session.select((card.id,))
    window.canvas.zoom_to(0.8)
    before, port = session.view, window.canvas.port
    press(rows(window, qtbot).look)
    bar = window.findChild(LookingBar)
    assert bar
    qtbot.waitUntil(bar.isVisible)
    assert session.journey.touchpoints[2].name == card.name
    window.canvas.fit()
    session.show(view="internal")
    press(bar.back)
    assert session.view is before
    assert session.selection == (card.id,)
    qtbot.waitUntil(lambda: window.findChild(LookingBar) is None)
    window.canvas.grab()
    assert window.canvas.port == port


def test_nothing_in_a_snapshot_can_be_changed_and_undo_leads_back(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    take(window)
    card = session.journey.touchpoints[0]
    session.apply(rename(card.id, "Changed since"))
    session.look_back(session.project.snapshots[0])
    now = session.history.now
    with qtbot.waitSignal(session.refused) as refused:
        assert not session.apply(delete((card.id,)))
    error = (refused.args or [None])[0]
    assert isinstance(error, EditError)
    assert error.kind == "snapshot_shown"
    assert session.history.now is now
    session.undo()
    assert session.looking is None
    assert session.journey.touchpoints[0].name == card.name


@pytest.mark.parametrize(
    "asked",
    [
        "insert.touchpoint",
        "insert.capture",
        "insert.pain",
        "insert.link",
        "edit.rename",
        "edit.move",
        "journey.rating_run",
    ],
)
def test_nothing_can_be_begun_that_a_snapshot_would_refuse_at_its_end(
    window: MainWindow, session: Session, qtbot: QtBot, asked: str
) -> None:
    take(window)
    session.look_back(session.project.snapshots[0])
    session.select((session.journey.touchpoints[0].id,))
    window.canvas.setFocus()
    with qtbot.waitSignal(session.refused) as refused:
        window.actions_[asked].trigger()
    assert "snapshot_shown" in str(getattr((refused.args or [None])[0], "kind", ""))
    assert window.focusWidget() is window.canvas


def test_what_is_saved_while_one_looks_is_what_is_now(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: object
) -> None:
    from pathlib import Path

    from canvas_app.model.files.load import load

    take(window)
    session.apply(rename(session.journey.touchpoints[0].id, "Changed since"))
    session.look_back(session.project.snapshots[0])
    path = Path(str(tmp_path)) / "x.tpcanvas"
    assert window.document
    with qtbot.waitSignal(window.document.saved):
        window.document.save(path)
    assert load(path).project.journeys[0].touchpoints[0].name == "Changed since"


def test_restoring_keeps_what_was_there_and_is_one_step(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    take(window)
    card = session.journey.touchpoints[0]
    session.apply(rename(card.id, "Changed since"))
    press(rows(window, qtbot).restore)
    assert session.journey.touchpoints[0].name == card.name
    assert names(session) == ["Snapshot 1", "Before restoring"]
    session.undo()
    assert session.journey.touchpoints[0].name == "Changed since"
    assert names(session) == ["Snapshot 1"]


def test_restoring_at_twenty_offers_to_let_another_one_go(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    for _n in range(MAX_SNAPSHOTS):
        take(window)
    card = session.journey.touchpoints[0]
    session.apply(rename(card.id, "Changed since"))
    deeds.restore(window, session.project.snapshots[0])
    assert session.journey.touchpoints[0].name == "Changed since"
    window.banner.findChild(QPushButton).click()  # type: ignore[union-attr]
    assert session.journey.touchpoints[0].name == card.name
    assert names(session)[:2] == ["Snapshot 1", "Snapshot 3"]
    assert names(session)[-1] == "Before restoring"


def test_a_snapshot_is_compared_with_now(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    take(window)
    session.apply(delete((session.journey.touchpoints[0].id,)))
    session.look_back(session.project.snapshots[0])
    session.come_back()
    press(rows(window, qtbot).compare)
    book = window.sides.show_tab("actions")
    assert isinstance(book, Book)
    assert book.key == "comparison"
    extra = book.pages["comparison"].extra
    assert isinstance(extra, ComparisonChoices)
    panel = extra.content(session.view)()
    assert "Only in A (1)" in [section.title for section in panel.sections]
    assert [len(row.offers) for row in panel.sections[0].rows] == [0, 0, 1]
    assert extra.a.currentText().startswith("Snapshot 1 · ")


def test_snapshots_are_renamed_and_deleted_by_keys(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    take(window)
    listed = rows(window, qtbot)
    listed.rows.setFocus()
    QTest.keyClick(listed.rows, Qt.Key.Key_F2)
    editor = listed.rows.findChild(QLineEdit)
    assert editor
    QTest.keyClicks(editor, "Ist")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(session) == ["Ist"])
    qtbot.waitUntil(lambda: listed.rows.topLevelItem(0).text(0) == "Ist")  # type: ignore[union-attr]
    QTest.keyClick(listed.rows, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(session) == [])
    qtbot.waitUntil(lambda: not listed.look.isEnabled())
    listed.reject()


def test_a_name_that_is_edited_has_room_in_its_row(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    take(window)
    shown = rows(window, qtbot)
    QTest.keyClick(shown.rows, Qt.Key.Key_F2)
    editor = shown.rows.findChild(QLineEdit)
    assert editor
    assert editor.height() >= editor.fontMetrics().height() + 4


@pytest.mark.parametrize("way", ["enter", "double click"])
def test_enter_and_a_double_click_look_at_a_snapshot(
    way: str, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    take(window)
    shown = rows(window, qtbot)
    if way == "enter":
        QTest.keyClick(shown.rows, Qt.Key.Key_Return)
    else:
        row = shown.rows.topLevelItem(0)
        assert row
        spot = shown.rows.visualItemRect(row).center()
        QTest.mouseClick(shown.rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(shown.rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: window.findChild(LookingBar) is not None)


def test_another_document_ends_the_looking(
    window: MainWindow, session: Session, qtbot: QtBot, machine_tools: Project
) -> None:
    take(window)
    window.canvas.zoom_to(3.0)
    deeds.look_at(window, session.project.snapshots[0])
    assert window.findChild(LookingBar)
    session.replace(machine_tools, None)
    qtbot.waitUntil(lambda: window.findChild(LookingBar) is None)
    assert session.looking is None
    assert window.canvas.zoom < 3

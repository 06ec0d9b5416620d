"""Large changes are laid out by another thread; until then all is seen as it was."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.layout.board import layout
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import journeys, stages, touchpoints
from canvas_app.model.edits.place import Place
from canvas_app.widgets.canvas import ahead
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.session import Session
from tests.widgets.canvas.hands import LEFT, cell, middle, seen

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def _small_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "MANY", 0)
    monkeypatch.setattr(ahead, "CROWD", 0)
    monkeypatch.setattr(ahead, "SOME", 0)


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The threads that laid a board out."""
    found: list[threading.Thread] = []

    def noted(view: JourneyView) -> Picture:
        found.append(threading.current_thread())
        return layout(view)

    monkeypatch.setattr(ahead, "layout", noted)
    return found


def rename(session: Session, name: str = "Neu") -> None:
    session.apply(touchpoints.rename("x", name))


def test_a_large_change_is_laid_out_by_another_thread(
    canvas: Canvas, session: Session, threads: list[threading.Thread], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(canvas.presented):
        rename(session)
        assert canvas.awaited

    assert canvas.shown == layout(session.view)
    assert [thread is threading.main_thread() for thread in threads] == [False]


def test_who_asks_for_the_picture_gets_it_at_once(canvas: Canvas, session: Session) -> None:
    rename(session)

    assert canvas.base == layout(session.view)
    assert not canvas.awaited


def test_until_then_all_is_painted_as_it_was(
    canvas: Canvas, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seen(canvas)
    monkeypatch.setattr(canvas._ahead, "want", lambda view: None)

    rename(session)

    assert canvas.grab().toImage() == before
    assert canvas.awaited


def test_of_two_changes_the_last_is_shown(canvas: Canvas, session: Session, qtbot: QtBot) -> None:
    rename(session, "Eins")
    rename(session, "Zwei")

    qtbot.waitUntil(lambda: not canvas.awaited)

    assert canvas.shown == layout(session.view)


def test_a_moved_card_keeps_the_focus(canvas: Canvas, session: Session, qtbot: QtBot) -> None:
    session.select(("y",))
    canvas.reveal("y")
    QTest.keyClick(canvas, Qt.Key.Key_Left, ALT)
    qtbot.waitUntil(lambda: not canvas.awaited)

    assert canvas.focus is not None
    assert canvas.focus.node_id == "card:y@a"
    assert canvas.shown == layout(session.view)


def test_a_drop_is_seen_until_its_cards_stand_where_it_fell(
    canvas: Canvas, session: Session, qtbot: QtBot
) -> None:
    start, end = middle(canvas, "x"), cell(canvas, "two", "b")
    QTest.mousePress(canvas, LEFT, pos=start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, LEFT, pos=end)
    assert canvas.drag.carrying

    qtbot.waitUntil(lambda: not canvas.awaited)

    assert not canvas.drag.carrying
    assert canvas.shown == layout(session.view)
    assert session.selection == ("x",)


def test_the_pointer_waits_for_the_picture_without_asking_for_it(
    canvas: Canvas, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas._ahead, "want", lambda view: None)
    rename(session)

    QTest.mouseMove(canvas, middle(canvas, "z"))

    assert canvas.awaited


def test_a_key_meets_what_is_now(canvas: Canvas, session: Session) -> None:
    session.select(("x",))
    canvas.reveal("x")
    session.apply(touchpoints.move("j", ["x"], Place("two", "b"), "a"))

    QTest.keyClick(canvas, Qt.Key.Key_Right, ALT)

    assert canvas.base == layout(session.view)


def test_a_canvas_that_comes_back_is_laid_out_beside_the_window(
    canvas: Canvas, session: Session, threads: list[threading.Thread], qtbot: QtBot
) -> None:
    canvas.hide()
    session.apply(stages.rename("one", "Anders"))
    canvas.show()
    qtbot.waitUntil(lambda: not canvas.awaited)

    assert canvas.shown == layout(session.view)
    assert threading.main_thread() not in threads


def test_a_journey_that_was_shown_before_is_there_at_once(
    canvas: Canvas, session: Session, threads: list[threading.Thread], qtbot: QtBot
) -> None:
    copy = journeys.duplicate("j", "Kopie")
    session.apply(copy)
    threads.clear()
    session.show(journey_id=str(copy.facts["id"]))
    qtbot.waitUntil(lambda: not canvas.awaited)
    assert threading.main_thread() not in threads

    session.show(journey_id="j")

    assert not canvas.awaited
    assert canvas.shown == layout(session.view)


def test_another_journey_is_seen_at_the_same_place_and_size(
    canvas: Canvas, session: Session, qtbot: QtBot
) -> None:
    copy = journeys.duplicate("j", "Kopie")
    session.apply(copy)
    qtbot.waitUntil(lambda: not canvas.awaited)
    canvas.zoom_to(1.7)
    canvas.look(canvas.port.scrolled(-60, -30))
    port = canvas.port
    for journey_id in (str(copy.facts["id"]), "j"):
        session.show(journey_id=journey_id)
        qtbot.waitUntil(lambda: not canvas.awaited)
        assert canvas.port == port

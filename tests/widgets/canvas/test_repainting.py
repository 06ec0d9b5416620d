"""A frame repaints what changed: no less, and hardly more."""

import weakref

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.place import Place
from canvas_app.widgets.canvas import picture_view, rehearser
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.canvas.drag_show import REST
from canvas_app.widgets.canvas.minimap import Minimap
from canvas_app.widgets.session import Session
from tests.widgets.canvas.hands import cell, drag, middle, seen


class Painted(QObject):
    """Remembers what is repainted."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.region = QRegion()
        self.count = 0
        canvas.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.region += event.region()
            self.count += 1
        return False


def on_screen(canvas: Canvas) -> QImage:
    """Return what the frames, one after the other, have made of the screen."""
    return (
        canvas.screen()
        .grabWindow(canvas.winId())
        .toImage()
        .convertToFormat(QImage.Format.Format_RGB32)
    )


def whole(canvas: Canvas) -> QImage:
    """Return what one frame makes of everything."""
    return seen(canvas).convertToFormat(QImage.Format.Format_RGB32)


def settle(canvas: Canvas, qtbot: QtBot) -> None:
    qtbot.wait(4 * REST)
    qtbot.waitUntil(lambda: canvas.sharp)


@pytest.mark.parametrize("moving", [False, True])
def test_after_every_step_of_a_drag_the_screen_shows_what_a_whole_frame_shows(
    canvas: Canvas, qtbot: QtBot, moving: bool
) -> None:
    canvas.moving = moving
    way = (
        cell(canvas, "one", "c"),
        cell(canvas, "two", "a"),
        middle(canvas, "z"),
        middle(canvas, "y", 30),
        QPoint(700, 400),
    )
    drag(canvas, middle(canvas, "x"), middle(canvas, "x", 20), drop=False)
    for place in (each + step for each in way for step in (QPoint(), QPoint(9, 5))):
        QTest.mouseMove(canvas, place)
        settle(canvas, qtbot)
        qtbot.waitUntil(lambda: on_screen(canvas) == whole(canvas))
    canvas.cancel()
    settle(canvas, qtbot)
    qtbot.waitUntil(lambda: on_screen(canvas) == whole(canvas))


def test_after_a_drop_nothing_of_the_drag_stays_on_the_screen(canvas: Canvas, qtbot: QtBot) -> None:
    drag(canvas, middle(canvas, "x"), middle(canvas, "x", 20), middle(canvas, "z", 40))
    settle(canvas, qtbot)
    qtbot.waitUntil(lambda: on_screen(canvas) == whole(canvas))


def test_tiles_wait_for_the_next_frame_when_cards_begin_to_make_room(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_view, "BUDGET", 60.0)
    canvas.moving = True
    drag(canvas, middle(canvas, "x"), middle(canvas, "x", 20), drop=False)
    settle(canvas, qtbot)
    QTest.mouseMove(canvas, middle(canvas, "z"))
    QTest.mouseMove(canvas, middle(canvas, "z", 1))
    canvas.repaint()
    assert not canvas.sharp
    settle(canvas, qtbot)
    canvas.cancel()


def test_the_ground_of_a_preview_is_shown_as_a_whole(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearser, "AT_ONCE", 60.0)
    monkeypatch.setattr(picture_view, "BEHIND", 0.0)
    canvas.moving = True
    drag(canvas, middle(canvas, "u"), middle(canvas, "u", 20), drop=False)
    settle(canvas, qtbot)
    before = canvas.standing
    QTest.mouseMove(canvas, middle(canvas, "x", 90))
    canvas.repaint()
    assert canvas.standing is before
    assert canvas.shown is not before
    monkeypatch.setattr(picture_view, "BEHIND", 60.0)
    settle(canvas, qtbot)
    assert canvas.standing is canvas.shown
    canvas.cancel()


def test_cards_wait_for_the_ground_only_so_long(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearser, "AT_ONCE", 60.0)
    monkeypatch.setattr(picture_view, "BEHIND", 0.0)
    canvas.moving = True
    drag(canvas, middle(canvas, "u"), middle(canvas, "u", 20), drop=False)
    settle(canvas, qtbot)
    QTest.mouseMove(canvas, middle(canvas, "x", 90))
    assert canvas.standing is not canvas.shown
    qtbot.waitUntil(lambda: canvas.standing is canvas.shown)
    settle(canvas, qtbot)
    canvas.cancel()


def moved_to_two(session: Session) -> None:
    session.apply(touchpoints.move(session.view.journey_id, ["x"], Place("two", "b"), "a"))


def test_while_the_ground_is_awaited_after_an_edit_nothing_else_is_painted(
    canvas: Canvas, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.moving = True
    session.select(("x",))
    settle(canvas, qtbot)
    monkeypatch.setattr(picture_view, "BEHIND", 0.0)
    monkeypatch.setattr(picture_view, "HOLD_MS", 60_000)
    before, painted = canvas.shown, Painted(canvas)
    moved_to_two(session)
    qtbot.wait(100)
    assert canvas.standing is before
    assert not painted.region.isEmpty()
    assert painted.region != QRegion(canvas.rect())
    assert painted.count <= 2
    monkeypatch.setattr(picture_view, "BEHIND", 60.0)
    settle(canvas, qtbot)
    assert canvas.standing is canvas.shown
    assert on_screen(canvas) == whole(canvas)


def test_what_comes_into_view_while_cards_make_room_is_painted_in_that_frame(
    canvas: Canvas, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_view, "BUDGET", 60.0)
    canvas.moving = True
    canvas.zoom_to(1.6)
    settle(canvas, qtbot)
    canvas.look(canvas.port.scrolled(-60, -40))
    moved_to_two(session)
    canvas.repaint()
    assert canvas.sharp
    assert canvas.standing is canvas.shown
    settle(canvas, qtbot)


def test_the_ring_of_a_selected_card_stays_with_it_until_it_moves(
    canvas: Canvas, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.moving = True
    session.select(("x",))
    settle(canvas, qtbot)
    monkeypatch.setattr(picture_view, "BEHIND", 0.0)
    monkeypatch.setattr(picture_view, "HOLD_MS", 60_000)
    before = canvas._overlay().selected[0]
    moved_to_two(session)
    assert canvas.standing is not canvas.shown
    ringed = canvas._overlay().selected[0]
    assert (ringed.x, ringed.y) == (before.x, before.y)
    monkeypatch.setattr(picture_view, "BEHIND", 60.0)
    settle(canvas, qtbot)
    qtbot.waitUntil(lambda: canvas._overlay().selected == [canvas.shown.by_id["card:x@b"]])


def test_a_selected_card_is_ringed_as_soon_as_it_is_seen(
    canvas: Canvas, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.moving = True
    session.apply(touchpoints.delete(["x"]))
    settle(canvas, qtbot)
    monkeypatch.setattr(picture_view, "BEHIND", 0.0)
    monkeypatch.setattr(picture_view, "HOLD_MS", 60_000)
    session.undo()
    session.select(("x",))
    assert canvas.standing is not canvas.shown
    assert not canvas._overlay().selected
    monkeypatch.setattr(picture_view, "BEHIND", 60.0)
    settle(canvas, qtbot)
    qtbot.waitUntil(lambda: canvas._overlay().selected == [canvas.shown.by_id["card:x@a"]])


def test_a_picture_that_is_gone_is_not_kept(canvas: Canvas, session: Session, qtbot: QtBot) -> None:
    canvas.moving = True
    settle(canvas, qtbot)
    before = weakref.ref(canvas.shown)
    moved_to_two(session)
    assert before() is not None
    settle(canvas, qtbot)
    qtbot.waitUntil(lambda: before() is None)


def test_a_step_inside_a_cell_repaints_only_around_the_carried_card(
    canvas: Canvas, qtbot: QtBot
) -> None:
    here = cell(canvas, "one", "c")
    drag(canvas, middle(canvas, "x"), here, here + QPoint(3, 0), drop=False)
    settle(canvas, qtbot)
    painted = Painted(canvas)
    QTest.mouseMove(canvas, here + QPoint(3, 2))
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    area = painted.region.boundingRect()
    assert area.width() * area.height() < canvas.width() * canvas.height() / 3
    canvas.cancel()


def test_selected_cards_are_not_searched_for_in_all_that_is_in_sight(
    canvas: Canvas, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.select(("x",))
    monkeypatch.setattr(canvas, "nodes_in_sight", list)
    ringed = canvas.grab().toImage()
    session.select(())
    assert canvas.grab().toImage() != ringed


def test_the_minimap_is_not_drawn_anew_while_cards_only_stand_aside(
    canvas: Canvas, qtbot: QtBot
) -> None:
    minimap = Minimap(canvas)
    qtbot.addWidget(minimap)
    canvas.present(canvas.base, frozenset({"card:x@a"}))
    assert not minimap.waiting
    canvas.present(canvas.base, frozenset())
    assert not minimap.waiting

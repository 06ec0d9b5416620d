"""Fingers, pinches and the pen on the canvas, as real events."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from canvas_app.gestures.answers import Pick
from canvas_app.gestures.handles import handle
from canvas_app.layout.ties import anchor
from canvas_app.model.edits import links
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.session import Session
from tests.model.edits.small import find
from tests.widgets.canvas.hands import cell, middle, point


@pytest.fixture(scope="module")
def screen(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


class Hand:
    """Fingers on a canvas."""

    def __init__(self, canvas: Canvas, screen: QPointingDevice) -> None:
        self.canvas, self.screen = canvas, screen

    def down(self, *places: QPoint) -> None:
        sequence = QTest.touchEvent(self.canvas, self.screen)
        for finger, place in enumerate(places):
            sequence.press(finger, place, self.canvas)
        sequence.commit()

    def move(self, *places: QPoint) -> None:
        sequence = QTest.touchEvent(self.canvas, self.screen)
        for finger, place in enumerate(places):
            sequence.move(finger, place, self.canvas)
        sequence.commit()

    def join(self, held: QPoint, place: QPoint) -> None:
        """Put a second finger down while the first one stays."""
        QTest.touchEvent(self.canvas, self.screen).move(0, held, self.canvas).press(
            1, place, self.canvas
        ).commit()

    def up(self, *places: QPoint) -> None:
        sequence = QTest.touchEvent(self.canvas, self.screen)
        for finger, place in enumerate(places):
            sequence.release(finger, place, self.canvas)
        sequence.commit()

    def tap(self, place: QPoint) -> None:
        self.down(place)
        self.up(place)


@pytest.fixture
def hand(canvas: Canvas, screen: QPointingDevice) -> Hand:
    return Hand(canvas, screen)


def test_a_tap_selects_a_card(hand: Hand, canvas: Canvas, session: Session) -> None:
    hand.tap(middle(canvas, "x"))
    assert session.selection == ("x",)


def test_a_finger_on_a_card_moves_it(hand: Hand, canvas: Canvas, session: Session) -> None:
    start, end = middle(canvas, "x"), cell(canvas, "two", "b")
    hand.down(start)
    hand.move(start + QPoint(30, 0))
    hand.move(end)
    hand.up(end)
    assert find(session.project, "x").stage_id == "two"
    assert [step.kind for step in session.history.past] == ["move_touchpoints"]


def test_a_finger_on_nothing_pans(hand: Hand, canvas: Canvas, session: Session) -> None:
    canvas.zoom_to(2.0)
    canvas.look(canvas.port.scrolled(2000, 2000))
    start = QPoint(900, 850)
    left = canvas.port.left
    hand.down(start)
    hand.move(start - QPoint(60, 0))
    hand.up(start - QPoint(60, 0))
    assert canvas.port.left == pytest.approx(left - 60)
    assert session.history.past == ()


def test_a_tap_on_nothing_clears_the_selection(
    hand: Hand, canvas: Canvas, session: Session
) -> None:
    session.select(["x"])
    hand.tap(cell(canvas, "three", "c"))
    assert session.selection == ()


def test_two_fingers_zoom_about_their_middle(hand: Hand, canvas: Canvas) -> None:
    canvas.zoom_to(1.0)
    one, other = QPoint(500, 400), QPoint(700, 400)
    before = canvas.port.to_picture(600, 400)
    hand.down(one)
    hand.join(one, other)
    hand.move(QPoint(400, 400), QPoint(800, 400))
    hand.up(QPoint(400, 400), QPoint(800, 400))
    assert canvas.zoom == pytest.approx(2.0)
    assert canvas.port.to_picture(600, 400) == pytest.approx(before, abs=1)


def test_a_second_finger_lets_a_dragged_card_go_back(
    hand: Hand, canvas: Canvas, session: Session
) -> None:
    start = middle(canvas, "x")
    hand.down(start)
    hand.move(start + QPoint(40, 0))
    hand.join(start + QPoint(40, 0), start + QPoint(200, 0))
    hand.up(start, start + QPoint(200, 0))
    assert session.history.past == ()
    assert canvas.drag.preview is None


def test_a_resting_finger_opens_the_menu(
    hand: Hand, canvas: Canvas, session: Session, qtbot: QtBot
) -> None:
    hand.down(middle(canvas, "x"))
    qtbot.waitUntil(lambda: bool(canvas.findChildren(QMenu)), timeout=2000)
    hand.up(middle(canvas, "x"))
    assert session.selection == ("x",)
    assert session.history.past == ()
    for menu in canvas.findChildren(QMenu):
        menu.close()


def test_two_taps_open_the_editor(hand: Hand, canvas: Canvas) -> None:
    hand.tap(middle(canvas, "x"))
    hand.tap(middle(canvas, "x"))
    assert canvas.editor is not None
    canvas.writing.drop()


def test_a_finger_hits_links_from_further_away(
    hand: Hand, canvas: Canvas, session: Session
) -> None:
    session.apply(links.add("j", "x", "u"))
    link = session.journey.links[0]
    node = next(n for n in canvas.shown.nodes if n.id.startswith(f"link:{link.id}"))
    hand.tap(point(canvas, *anchor(node)) - QPoint(0, 16))
    assert session.link == link.id
    assert canvas.links.box is not None
    assert canvas.links.box.condition.height() >= 40


def test_a_finger_works_the_fields_of_a_link(hand: Hand, canvas: Canvas, session: Session) -> None:
    session.apply(links.add("j", "x", "u"))
    canvas.do((Pick(session.journey.links[0].id),))
    box = canvas.links.box
    assert box is not None
    button = next(b for b in box.findChildren(QAbstractButton) if b.text() == "loop")
    hand.tap(button.mapTo(canvas, button.rect().center()))
    assert session.journey.links[0].kind == "loop"


def test_a_pinch_on_a_trackpad_zooms(canvas: Canvas) -> None:
    canvas.zoom_to(1.0)
    here = QPointF(600, 400)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        here,
        here,
        canvas.mapToGlobal(here),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(canvas, event)
    assert canvas.zoom == pytest.approx(1.25)


def test_two_fingers_on_a_trackpad_pan_by_px(canvas: Canvas) -> None:
    canvas.zoom_to(3.0)
    left, top = canvas.port.left, canvas.port.top
    here, way = QPointF(600, 400), QPoint(-17, -9)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.ScrollUpdate
    held = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(here, canvas.mapToGlobal(here), way, way * 8, none, held, phase, False)
    QApplication.sendEvent(canvas, event)
    assert (canvas.port.left - left, canvas.port.top - top) == (-17, -9)


def test_a_finger_draws_a_link_from_the_handle_of_a_selected_card(
    hand: Hand, canvas: Canvas, session: Session
) -> None:
    hand.tap(middle(canvas, "x"))
    node = next(n for n in canvas.shown.nodes if n.id == "card:x@a")
    there = handle(node, "right", canvas.zoom)
    start, end = point(canvas, there.x, there.y) + QPoint(12, 12), middle(canvas, "u")
    hand.down(start)
    hand.move(start + QPoint(40, 0))
    hand.move(end)
    hand.up(end)
    assert [(link.from_id, link.to_id) for link in session.journey.links] == [("x", "u")]


def test_fingers_on_a_trackpad_are_left_to_the_wheel_and_the_pinch(canvas: Canvas) -> None:
    canvas.zoom_to(1.0)
    hand = Hand(canvas, QTest.createTouchDevice(QInputDevice.DeviceType.TouchPad))
    one, other = QPoint(500, 400), QPoint(700, 400)
    hand.down(one)
    hand.join(one, other)
    hand.move(QPoint(400, 400), QPoint(800, 400))
    hand.up(QPoint(400, 400), QPoint(800, 400))
    assert canvas.zoom == 1.0

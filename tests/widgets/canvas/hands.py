"""Hands on a canvas: real mouse, key and drop events at cards and cells."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_app.layout.picture import Node
from canvas_app.widgets.canvas.canvas import Canvas

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def card(canvas: Canvas, touchpoint_id: str, lane: str | None = None) -> Node:
    """Return a touchpoint's card, in a lane when it stands in several."""
    cards = [n for n in canvas.shown.nodes if n.touchpoint_id == touchpoint_id]
    found = [n for n in cards if n.kind == "card" and lane in (None, n.persona_id)]
    return found[0]


def point(canvas: Canvas, x: float, y: float) -> QPoint:
    """Return where a point of the picture is seen."""
    return QPointF(*canvas.port.to_window(x, y)).toPoint()


def middle(canvas: Canvas, touchpoint_id: str, dx: float = 0, dy: float = 0) -> QPoint:
    """Return the middle of a card on the screen, or a point beside it by (dx, dy) points."""
    node = card(canvas, touchpoint_id)
    return point(canvas, node.x + node.width / 2 + dx, node.y + node.height / 2 + dy)


def cell(canvas: Canvas, stage: str, lane: str | None, slot: int = 0) -> QPoint:
    """Return the middle of a slot on the screen."""
    column = next(c for c in canvas.shown.columns if c.stage_id == stage)
    row = next(each for each in canvas.shown.lanes if each.persona_id == lane)
    return point(canvas, column.slots[slot] + 68, row.cards_y + 39)


def seen(canvas: Canvas) -> QImage:
    """Return what the canvas shows once every tile is painted."""
    for _ in range(1000):
        image = canvas.grab().toImage()
        if canvas.sharp:
            return image
        QApplication.processEvents()  # tiles that are awaited are painted between frames
    raise AssertionError("the canvas never got sharp")


def drag(canvas: Canvas, start: QPoint, *way: QPoint, drop: bool = True) -> None:
    """Press at a point, move over others, and let go at the last one."""
    QTest.mousePress(canvas, LEFT, pos=start)
    for place in way:
        QTest.mouseMove(canvas, place)
    if drop:
        QTest.mouseRelease(canvas, LEFT, pos=way[-1])


def wheel(canvas: Canvas, dx: int, dy: int, held: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Turn the wheel over the middle of the canvas, in eighths of a degree."""
    here = QPointF(canvas.rect().center())
    phase = Qt.ScrollPhase.NoScrollPhase
    turn = QPoint(dx, dy)
    event = QWheelEvent(here, canvas.mapToGlobal(here), QPoint(), turn, NONE, held, phase, False)
    QApplication.sendEvent(canvas, event)


def carry_in(canvas: Canvas, mime: QMimeData, place: QPoint) -> bool:
    """Carry something over the canvas; tell whether it would be taken."""
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, copy, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(canvas, enter)
    QApplication.sendEvent(canvas, QDragMoveEvent(place, copy, mime, LEFT, NO_KEYS))
    return enter.isAccepted()


def carry_out(canvas: Canvas) -> None:
    """Carry it off the canvas again."""
    QApplication.sendEvent(canvas, QDragLeaveEvent())


def let_fall(canvas: Canvas, mime: QMimeData, place: QPoint) -> None:
    """Let it fall at a point."""
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(canvas, event)

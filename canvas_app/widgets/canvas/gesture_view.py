"""A picture that takes gestures: Qt's events go to the states of ``gestures`` (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPointerEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from canvas_app.gestures import keying
from canvas_app.gestures.answers import Answer, Hover, Menu
from canvas_app.gestures.note_pointing import NoteDrag
from canvas_app.gestures.pointing import (
    Idle,
)
from canvas_app.gestures.records import Key, Pointer
from canvas_app.layout.picture import Picture
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place
from canvas_app.widgets.canvas import dropping
from canvas_app.widgets.canvas.bound import Pair, shown, stand_ins, stood_for
from canvas_app.widgets.canvas.events import MODIFIERS, key_of, pointer_of
from canvas_app.widgets.canvas.state_view import STEERING, StateView
from canvas_app.widgets.canvas.touch import Fingers
from canvas_app.widgets.overriding import override


class GestureView(StateView):
    """Takes Qt's events: mouse, fingers, keys, and what is dragged in from elsewhere."""

    received = Signal(object, object)
    """Text or a table was dropped: carries the QMimeData and the Place it fell on."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        """Begin idle."""
        super().__init__(picture, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.letters = True
        """Whether single letters and digits are commands."""
        self.stand_ins: Mapping[str, str] = {}
        """Keys that a person gave to actions, as ``bound.stand_ins`` says."""
        self.shown_keys: Mapping[str, str] = {}
        """What a menu shows in the place of a key, as ``bound.shown`` says."""
        self.parking_at: Callable[[QPointF], bool] = lambda point: False
        """Tells whether a point of the screen is over the parking lot beside the canvas."""
        self.visited = False
        """Whether something is dragged in that has neither left nor fallen."""
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._fingers = Fingers(self)

    def entry_maker(self, entry_id: str) -> Callable[[Place], Edit] | None:
        """Return what makes the edit that places a palette entry, None for an unknown one."""
        raise NotImplementedError

    def have_keys(self, pairs: Sequence[Pair]) -> None:
        """Follow the keys that a person chose."""
        self.stand_ins, self.shown_keys = stand_ins(pairs), shown(pairs)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._see_off()
        if not self.grip_bar(event):
            self.press(self._pointer(event))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.grip_bar(event):
            self.press_twice(self._pointer(event))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._see_off()
        if not self.drag_bar(event):
            self.move_to(self._pointer(event))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.release_bar():
            self.release(self._pointer(event))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.do((Hover(None),))
        super().leaveEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if isinstance(self.state, Idle):
            at_pointer = event.reason() == QContextMenuEvent.Reason.Mouse
            point = event.pos() if at_pointer else None
            self.do((Menu((point.x(), point.y()) if point else None),))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = key_of(event)
        if key.name == "escape" and not isinstance(self.state, Idle):
            self.cancel()
        elif key.name == "escape" and self.hand:
            self.hold_hand(False)
        elif self._steer(key):
            self.key_used()
        elif event.key() in MODIFIERS:
            self._held(event.modifiers() | MODIFIERS[Qt.Key(event.key())])
        elif key.name == "space" and not (key.ctrl or keying.types(self.scene, key)):
            self._space = self._space or False
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif not self.letters and is_letter(key) and not keying.types(self.scene, key):
            super().keyPressEvent(event)
        elif (answers := self._answers(key)) is not None:
            self.key_used()
            self.do(answers)
            event.setAccepted(bool(answers))  # the window says what is needed for it
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in MODIFIERS:
            self._held(event.modifiers() & ~MODIFIERS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            panned, self._space = self._space, None
            self._rest_cursor()
            if panned is False:
                self.key_used()
                self.do(keying.pressed(self.scene, key_of(event)) or ())
        else:
            super().keyReleaseEvent(event)

    def _answers(self, key: Key) -> Sequence[Answer] | None:
        meant = key if keying.types(self.scene, key) else stood_for(key, self.stand_ins)
        return keying.pressed(self.scene, meant) if meant else None

    def key_used(self) -> None:
        """Hear that the keyboard did something, so that the focus is worth showing."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = key_of(event)
            escapes = key.name == "escape" and not isinstance(self.state, Idle)
            steers = self.state.armed and key.name in STEERING
            if escapes or steers or keying.types(self.scene, key):
                event.accept()
                return True
        if isinstance(event, QTouchEvent) and _on_screen(event):
            event.setAccepted(self._fingers.feel(event))
            return True
        return super().event(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        dropping.enter(self, event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        dropping.move(self, event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.visited:
            self.visited = False
            self.cancel()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        dropping.drop(self, event)

    def _see_off(self) -> None:
        """Forget what was dragged in: the mouse is free again, though nobody said that it left.

        X11 tells of some drags once more after they have fallen.
        """
        if self.visited:
            self.visited = False
            self.cancel()

    def release_at(self, pointer: Pointer) -> None:
        """End the gesture where the pointer is."""
        self._step(self.state.released(self.scene, pointer))

    def _pointer(self, event: QMouseEvent) -> Pointer:
        touch = _on_screen(event)
        hand = self.hand or self._space is not None
        held = event.modifiers()
        made = pointer_of(self.port, event.position(), held, event.button(), hand=hand, touch=touch)
        there = isinstance(self.state, NoteDrag) and self.parking_at(event.globalPosition())
        return replace(made, parking=True) if there else made


def _on_screen(event: QPointerEvent) -> bool:
    """Tell fingers on a screen from those on a trackpad, which scroll and pinch by themselves."""
    return event.device().type() == QInputDevice.DeviceType.TouchScreen


def is_letter(key: Key) -> bool:
    """Tell whether a key types a character and holds neither Ctrl nor Alt."""
    return len(key.name) == 1 and not (key.ctrl or key.alt)

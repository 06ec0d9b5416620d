"""A picture that takes gestures: Qt's events go to the states of ``gestures`` (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from canvas_app.gestures import keying
from canvas_app.gestures.answers import Answer, Hover, Menu, Pick, Select
from canvas_app.gestures.cargo import CargoDrag
from canvas_app.gestures.focus import Direction, focus_at, focus_of
from canvas_app.gestures.linking import Linking
from canvas_app.gestures.note_pointing import NoteDrag, note_under
from canvas_app.gestures.note_pointing import chosen as note_chosen
from canvas_app.gestures.pointing import (
    Banding,
    CardDrag,
    EntryDrag,
    Idle,
    Pan,
    card_under,
    link_under,
)
from canvas_app.gestures.records import Key, Pointer, Scene
from canvas_app.gestures.state import State, Step
from canvas_app.layout.arrows import link_of
from canvas_app.layout.picture import Picture
from canvas_app.layout.sizes import CARD_HEIGHT, CARD_WIDTH
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place
from canvas_app.widgets.canvas import dropping
from canvas_app.widgets.canvas.bound import Pair, shown, stand_ins, stood_for
from canvas_app.widgets.canvas.events import MODIFIERS, key_of, pointer_of
from canvas_app.widgets.canvas.picture_view import PictureView
from canvas_app.widgets.canvas.touch import Fingers

STEERING = (*keying.ARROWS, "enter")
"""Keys that do the pointer's work while something is armed."""
EDGE = 36.0
"""Px from the window's edge where a drag scrolls."""
EDGE_SPEED = 0.5
"""Px a frame for each px that the pointer is inside that edge."""
FRAME = 16
EDGE_WAIT = 12
"""Frames the pointer stays at the edge first: a drag from the palette only passes it."""


class GestureView(PictureView):
    """Feeds one gesture at a time; a subclass gives the scene and does what is answered."""

    hand_held = Signal(bool)
    """The hand tool was taken or laid down."""

    received = Signal(object, object)
    """Text or a table was dropped: carries the QMimeData and the Place it fell on."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        """Begin idle."""
        super().__init__(picture, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.state: State = Idle()
        self.last: Pointer | None = None
        self.letters = True
        """Whether single letters and digits are commands."""
        self.stand_ins: Mapping[str, str] = {}
        """Keys that a person gave to actions, as ``bound.stand_ins`` says."""
        self.shown_keys: Mapping[str, str] = {}
        """What a menu shows in the place of a key, as ``bound.shown`` says."""
        self.parking_at: Callable[[QPointF], bool] = lambda point: False
        """Tells whether a point of the screen is over the parking lot beside the canvas."""
        self.hand = False
        """Whether every drag pans: the hand tool."""
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._fingers = Fingers(self)
        self._space: bool | None = None
        """Whether the held space bar has panned; None while it is up."""
        self._edge = QTimer(self)
        self._edge.setInterval(FRAME)
        self._edge.timeout.connect(self._scroll_at_edge)
        self._at_edge = 0

    @property
    def scene(self) -> Scene:
        """What the gestures look at now."""
        raise NotImplementedError

    def do(self, answers: Sequence[Answer]) -> None:
        """Do what a gesture answers."""
        raise NotImplementedError

    def entry_maker(self, entry_id: str) -> Callable[[Place], Edit] | None:
        """Return what makes the edit that places a palette entry, None for an unknown one."""
        raise NotImplementedError

    def have_keys(self, pairs: Sequence[Pair]) -> None:
        """Follow the keys that a person chose."""
        self.stand_ins, self.shown_keys = stand_ins(pairs), shown(pairs)

    @property
    def holding(self) -> bool:
        """Whether a pressed button is needed for what is going on."""
        return not (isinstance(self.state, Idle) or self.state.armed)

    def cancel(self) -> None:
        """Bail out of the gesture."""
        self._step(self.state.cancelled())

    def arm_with(self, state: State) -> None:
        """Begin a gesture that needs no pressed button."""
        self.cancel()
        self._step((state, ()))

    def hold_hand(self, on: bool) -> None:
        """Take the hand tool, or lay it down."""
        self.hand = on
        self._rest_cursor()
        self.hand_held.emit(on)

    def press(self, pointer: Pointer) -> None:
        """Begin with what is under the pointer."""
        if pointer.button == "right" and isinstance(self.state, Idle):
            self._choose(pointer)
        self._step(self.state.pressed(self.scene, pointer))

    def press_twice(self, pointer: Pointer) -> None:
        """Do what a double click on what is under the pointer does."""
        self._step(self.state.double_clicked(self.scene, pointer))

    def move_to(self, pointer: Pointer) -> None:
        """Go on with the pointer at another place."""
        self.last = pointer
        self._step(self.state.moved(self.scene, pointer))

    def release(self, pointer: Pointer) -> None:
        """End what needs a pressed button."""
        if not self.state.armed:
            self._step(self.state.released(self.scene, pointer))

    def ask_menu(self, pointer: Pointer) -> None:
        """Open the menu of what is under the pointer."""
        self.cancel()
        self._choose(pointer)
        self.do((Menu((pointer.px, pointer.py)),))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.grip_bar(event):
            self.press(self._pointer(event))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.grip_bar(event):
            self.press_twice(self._pointer(event))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
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
        if isinstance(event, QTouchEvent):
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
        self.cancel()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        dropping.drop(self, event)

    def release_at(self, pointer: Pointer) -> None:
        """End the gesture where the pointer is."""
        self._step(self.state.released(self.scene, pointer))

    def _pointer(self, event: QMouseEvent) -> Pointer:
        touch = event.device().type() == QInputDevice.DeviceType.TouchScreen
        hand = self.hand or self._space is not None
        held = event.modifiers()
        made = pointer_of(self.port, event.position(), held, event.button(), hand=hand, touch=touch)
        there = isinstance(self.state, NoteDrag) and self.parking_at(event.globalPosition())
        return replace(made, parking=True) if there else made

    def _steer(self, key: Key) -> bool:
        """Let an arrow or Enter do what the pointer would; tell whether there is a use for it."""
        middle = QPointF(self.rect().center())
        last = self.last or pointer_of(self.port, middle, Qt.KeyboardModifier.NoModifier)
        if not self.state.armed or key.name not in STEERING:
            return False
        if key.name == "enter":
            click = replace(last, button="left", twin=key.ctrl or key.alt, shift=False)
            self._step(self.state.pressed(self.scene, click))
            return True
        aim = self.state.steered(self.scene, last, cast("Direction", key.name))
        if aim is not None:
            width, height = CARD_WIDTH, CARD_HEIGHT
            area = aim.x - width / 2, aim.y - height / 2, width, height
            self.look(self.port.revealing(*area))
            px, py = self.port.to_window(aim.x, aim.y)
            self.move_to(replace(aim, px=px, py=py))
            self._edge.stop()  # nobody holds the pointer at the edge
        return aim is not None

    def _step(self, step: Step) -> None:
        state, answers = step
        self.state = state or Idle()
        if isinstance(self.state, Pan):
            self._space = None if self._space is None else True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.state.armed or isinstance(self.state, Linking):
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif self._space is None:
            self._rest_cursor()
        if isinstance(self.state, CardDrag | EntryDrag | Banding | NoteDrag | Linking | CargoDrag):
            self._edge.start()
        else:
            self._edge.stop()
        self.do(answers)

    def _rest_cursor(self) -> None:
        if self.hand:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _held(self, held: Qt.KeyboardModifier) -> None:
        """Go on with a drag where it is, when Shift, Alt or Ctrl goes down or up."""
        if self.last is not None and isinstance(self.state, CardDrag):
            self.move_to(pointer_of(self.port, QPointF(self.last.px, self.last.py), held))

    def _choose(self, pointer: Pointer) -> None:
        """Select what a right click is for, unless it is selected already."""
        note = note_under(self.scene, pointer)
        node = card_under(self.scene, pointer)
        if note is not None:
            self.do((note_chosen(self.scene, note),))
        elif node is None and (link := link_under(self.scene, pointer)):
            self.do((Pick(link_of(link), link.id),))
        elif node is None:
            self.do((Select((), focus_at(self.scene.picture, pointer.x, pointer.y)),))
        elif node.touchpoint_id not in self.scene.selection:
            self.do((Select((node.touchpoint_id or "",), focus_of(self.scene.picture, node)),))

    def _scroll_at_edge(self) -> None:
        """Scroll while a drag is held at the edge of the window."""
        if self.last is None or self.last.parking:
            return
        px, py = self.last.px, self.last.py
        dx = _pull(px, self.port.pin_width, self.port.width)
        dy = _pull(py, self.port.pin_height, self.port.height)
        self._at_edge = self._at_edge + 1 if dx or dy else 0
        port = self.port.scrolled(dx, dy) if self._at_edge > EDGE_WAIT else self.port
        if port != self.port and not (isinstance(self.state, Banding) and not self.state.drawn):
            self.look(port)
            x, y = self.port.to_picture(px, py)
            self.move_to(replace(self.last, x=x, y=y))


def is_letter(key: Key) -> bool:
    """Tell whether a key types a character and holds neither Ctrl nor Alt."""
    return len(key.name) == 1 and not (key.ctrl or key.alt)


def _pull(place: float, low: float, high: float) -> float:
    """Return how far in px the picture moves in a frame for a pointer near an edge."""
    if place < low + EDGE:
        return min(low + EDGE - place, 2 * EDGE) * EDGE_SPEED
    if place > high - EDGE:
        return -min(place - high + EDGE, 2 * EDGE) * EDGE_SPEED
    return 0.0

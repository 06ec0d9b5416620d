"""A picture that runs one gesture at a time, whoever feeds it (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from canvas_app.gestures import keying
from canvas_app.gestures.answers import Answer, Menu, Pick, Select
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
from canvas_app.widgets.canvas.events import pointer_of
from canvas_app.widgets.canvas.picture_view import PictureView

STEERING = (*keying.ARROWS, "enter")
"""Keys that do the pointer's work while something is armed."""
AIMING = (CardDrag, EntryDrag, Banding, NoteDrag, Linking, CargoDrag)
"""States in which the picture scrolls while the pointer is at the edge."""
EDGE = 36.0
"""Px from the window's edge where a drag scrolls."""
EDGE_SPEED = 0.5
"""Px a frame for each px that the pointer is inside that edge."""
FRAME = 16
EDGE_WAIT = 12
"""Frames the pointer stays at the edge first: a drag from the palette only passes it."""


class StateView(PictureView):
    """Runs a state of ``gestures``; subclasses give the scene, feed it and do what it answers."""

    hand_held = Signal(bool)
    """The hand tool was taken or laid down."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        """Begin idle."""
        super().__init__(picture, parent)
        self.state: State = Idle()
        self.last: Pointer | None = None
        self.hand = False
        """Whether every drag pans: the hand tool."""
        self._space: bool | None = None
        """Whether the held space bar has panned; None while it is up."""
        self._edge = QTimer(self)
        self._edge.setInterval(FRAME)
        self._edge.timeout.connect(self._scroll_at_edge)
        self._at_edge = 0
        self._from = self.port
        """What was seen when the pointer began to aim."""

    @property
    def scene(self) -> Scene:
        """What the gestures look at now."""
        raise NotImplementedError

    def do(self, answers: Sequence[Answer]) -> None:
        """Do what a gesture answers."""
        raise NotImplementedError

    @property
    def holding(self) -> bool:
        """Whether a pressed button is needed for what is going on."""
        return not (isinstance(self.state, Idle) or self.state.armed)

    def cancel(self) -> None:
        """Bail out of the gesture, and look again at where it began."""
        aiming = isinstance(self.state, AIMING)
        self._step(self.state.cancelled())
        if aiming:
            self.look(self._from.sized(self.port.width, self.port.height))

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
        aimed, self.state = isinstance(self.state, AIMING), state or Idle()
        if isinstance(self.state, Pan):
            self._space = None if self._space is None else True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.state.armed or isinstance(self.state, Linking):
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif self._space is None:
            self._rest_cursor()
        if isinstance(self.state, AIMING):
            self._from = self._from if aimed else self.port
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
        scene = self.scene
        note, node = note_under(scene, pointer), card_under(scene, pointer)
        if note is not None:
            self.do((note_chosen(scene, note),))
        elif node is None and (link := link_under(scene, pointer)):
            self.do((Pick(link_of(link), link.id),))
        elif node is None:
            focus = focus_at(scene.picture, pointer.x, pointer.y)
            self.do((Select((), focus, pointed=True),))
        elif node.touchpoint_id not in scene.selection:
            focus = focus_of(scene.picture, node)
            self.do((Select((node.touchpoint_id or "",), focus, pointed=True),))

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


def _pull(place: float, low: float, high: float) -> float:
    """Return how far in px the picture moves in a frame for a pointer near an edge."""
    if place < low + EDGE:
        return min(low + EDGE - place, 2 * EDGE) * EDGE_SPEED
    if place > high - EDGE:
        return -min(place - high + EDGE, 2 * EDGE) * EDGE_SPEED
    return 0.0

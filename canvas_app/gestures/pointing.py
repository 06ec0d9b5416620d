"""The pointer's states: idle, pressed, dragging, banding, panning, placing (room: gestures).

Each state is a value. It takes a pointer record and returns the next state with what it
answers; at any time ``cancelled`` bails out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from canvas_app.gestures import note_pointing
from canvas_app.gestures.aiming import next_cell
from canvas_app.gestures.answers import (
    Answer,
    Band,
    Cancel,
    Hover,
    Pick,
    Preview,
    Rename,
    Scroll,
    Select,
    Write,
)
from canvas_app.gestures.focus import Direction, focus_at, focus_of
from canvas_app.gestures.handles import handle_at
from canvas_app.gestures.linking import LinkDrag
from canvas_app.gestures.note_pointing import note_under
from canvas_app.gestures.records import Pointer, Scene, left_slack
from canvas_app.gestures.state import State, Step
from canvas_app.layout.arrows import link_of
from canvas_app.layout.hits import NEAR, card_at, cell_at, link_at, node_at
from canvas_app.layout.picture import Node
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.lanes import Mode
from canvas_app.model.edits.place import Place

TOUCH_NEAR = 20.0
"""How near in px a finger must come to a link; a pointer as near as ``hits.NEAR``."""

HEADS = ("band", "stage", "lane_head")
"""Nodes with a name that can be typed over; nothing else about them is moved by hand."""


@dataclass(frozen=True, slots=True)
class Idle(State):
    """Nothing is pressed."""

    def pressed(self, scene: Scene, pointer: Pointer) -> Step:
        """Begin with what is under the pointer: pan, a card, or the rubber band."""
        if pointer.button == "middle" or pointer.hand:
            return Pan(pointer), ()
        if pointer.button != "left":
            return self, ()
        note = None if pointer.shift or pointer.twin else note_under(scene, pointer)
        if note is not None:
            return note_pointing.pressed(scene, note, pointer)
        if grip := handle_at(scene, pointer):
            return LinkDrag(grip.node, grip.side, pointer), ()
        node = card_under(scene, pointer)
        if node is None and (link := link_under(scene, pointer)):
            return State(), (Pick(link_of(link), link.id),)
        if node is None:
            state = Pan(pointer, pointer) if pointer.touch else Banding(pointer, scene.selection)
            return state, ()
        chosen = node.touchpoint_id in scene.selection
        answers: tuple[Answer, ...] = ()
        if not chosen and not pointer.shift and not pointer.twin:
            focus = focus_of(scene.picture, node)
            answers = (Select((node.touchpoint_id or "",), focus, pointed=True),)
        return Pressed(pointer, node, chosen), answers

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Hover."""
        if grip := handle_at(scene, pointer):
            return self, (Hover(grip.node.id, grip.side),)
        node = note_under(scene, pointer) or card_under(scene, pointer)
        node = node or link_under(scene, pointer)
        return self, (Hover(node.id if node else None),)

    def double_clicked(self, scene: Scene, pointer: Pointer) -> Step:
        """Rename the card or head, or begin a new card in the cell."""
        if pointer.button != "left" or pointer.hand:
            return self.pressed(scene, pointer)
        if note := note_under(scene, pointer):
            return note_pointing.double_clicked(scene, note, pointer)
        node = card_under(scene, pointer)
        head = node or node_at(scene.picture, pointer.x, pointer.y)
        if node is not None:
            return self, (Rename(node.id),)
        if head is not None and head.kind in HEADS:
            return self, (Rename(head.id),)
        if link := link_under(scene, pointer):
            return self, (Pick(link_of(link), link.id, inside=True),)
        return self, (Write(cell_at(scene.picture, scene.view, pointer.x, pointer.y)),)


@dataclass(frozen=True, slots=True)
class Pressed(State):
    """The button went down on a card and has hardly moved."""

    start: Pointer
    node: Node
    chosen: bool

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Begin to drag once the pointer has left its slack."""
        if not left_slack(self.start, pointer):
            return self, ()
        id_ = self.node.touchpoint_id or ""
        ids = scene.selection if self.chosen else (id_,)
        drag = CardDrag(self.start, ids, self.node, carried(scene, ids, self.node))
        state, answers = drag.moved(scene, pointer)
        if self.chosen:
            return state, answers
        focus = focus_of(scene.picture, self.node)
        return state, (Select(ids, focus, pointed=True), *answers)

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """Select the card; with Shift or Ctrl add it to the selection or take it out."""
        id_ = self.node.touchpoint_id or ""
        focus = focus_of(scene.picture, self.node)
        if not (self.start.shift or self.start.twin):
            return None, (Select((id_,), focus, pointed=True),)
        ids = toggled(scene.selection, id_)
        return None, (Select(ids, focus, pinned=True, pointed=True),)


@dataclass(frozen=True, slots=True)
class CardDrag(State):
    """Cards follow the pointer; ``node`` is the one that was gripped.

    ``edit`` is what a release would do, made anew only when the place or the mode changes, so
    that the preview and the release are one.
    """

    start: Pointer
    ids: tuple[str, ...]
    node: Node
    carried: tuple[str, ...]
    aim: tuple[Place, Mode] | None = None
    edit: Edit | None = None

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Show what a release would do here."""
        x, y = self._held(pointer)
        leaving = () if pointer.twin else self.ids
        cell = cell_at(scene.picture, scene.view, x, y, leaving)
        state = self._aimed(scene, pointer, cell.place)
        carried = (self.carried, x - self.start.x, y - self.start.y)
        return state, (Preview(state.edit, cell, *carried),)

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """Answer one edit; it changes nothing when the cards are back where they were."""
        cell = cell_at(scene.picture, scene.view, *self._held(pointer))
        edit = self._aimed(scene, pointer, cell.place).edit
        return None, (edit or Cancel(),)

    def _held(self, pointer: Pointer) -> tuple[float, float]:
        """Return the pointer's point, kept on the longer axis while Shift is held."""
        if not pointer.shift:
            return pointer.x, pointer.y
        dx, dy = pointer.x - self.start.x, pointer.y - self.start.y
        return (pointer.x, self.start.y) if abs(dx) >= abs(dy) else (self.start.x, pointer.y)

    def _aimed(self, scene: Scene, pointer: Pointer, place: Place) -> CardDrag:
        lane = self.node.persona_id
        mode: Mode = "move" if not pointer.twin else "copy" if place.lane == lane else "twin"
        if self.aim == (place, mode):
            return self
        edit = touchpoints.move(scene.view.journey_id, self.ids, place, lane, mode)
        return replace(self, aim=(place, mode), edit=edit)


@dataclass(frozen=True, slots=True)
class EntryDrag(State):
    """A palette entry hovers over the canvas, dragged or armed; it lands where it is let go.

    ``make`` returns the edit that puts it at a place.
    """

    armed: ClassVar[bool] = True

    make: Callable[[Place], Edit]
    place: Place | None = None
    edit: Edit | None = None

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Show the new card in the cell below."""
        cell = cell_at(scene.picture, scene.view, pointer.x, pointer.y)
        state = self._aimed(cell.place)
        return state, (Preview(state.edit, cell),)

    def pressed(self, scene: Scene, pointer: Pointer) -> Step:
        """Place the armed entry by a click; other buttons lay it down."""
        if pointer.button != "left":
            return self.cancelled()
        return self.released(scene, pointer)

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """Answer the edit that adds the card."""
        cell = cell_at(scene.picture, scene.view, pointer.x, pointer.y)
        return None, (self._aimed(cell.place).edit or Cancel(),)

    def steered(self, scene: Scene, pointer: Pointer, way: Direction) -> Pointer | None:
        """Go on to the next cell."""
        return next_cell(scene, pointer, way)

    def _aimed(self, place: Place) -> EntryDrag:
        if self.place == place:
            return self
        return replace(self, place=place, edit=self.make(place))


@dataclass(frozen=True, slots=True)
class Banding(State):
    """The button went down on empty canvas: a rubber band, or a click that clears."""

    start: Pointer
    before: tuple[str, ...]
    drawn: bool = False

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Select the cards the band touches; Shift adds them."""
        if not self.drawn and not left_slack(self.start, pointer):
            return self, ()
        x, y = min(self.start.x, pointer.x), min(self.start.y, pointer.y)
        band = Band(x, y, abs(pointer.x - self.start.x), abs(pointer.y - self.start.y))
        kept = self.before if self.start.shift else ()
        ids = dict.fromkeys((*kept, *_touched(scene, band)))
        return replace(self, drawn=True), (band, Select(tuple(ids), pinned=True))

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """End the band; a mere click clears the selection and puts the focus into the cell."""
        if self.drawn:
            return None, (Cancel(),)
        if self.start.shift or self.start.twin:
            return None, ()
        return None, (Select((), focus_at(scene.picture, pointer.x, pointer.y), pointed=True),)

    def cancelled(self) -> Step:
        """Select what was selected before."""
        return None, (Cancel(), Select(self.before, pinned=True))


@dataclass(frozen=True, slots=True)
class Pan(State):
    """The paper follows the pointer; ``start`` is where a finger tapped it."""

    last: Pointer
    start: Pointer | None = None

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Scroll by what the pointer went on the screen."""
        if self.start is not None and not left_slack(self.start, pointer):
            return self, ()
        scroll = Scroll(pointer.px - self.last.px, pointer.py - self.last.py)
        return Pan(pointer), (scroll,)

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """End; a mere tap clears the selection and puts the focus into the cell."""
        if self.start is None:
            return None, ()
        return None, (Select((), focus_at(scene.picture, pointer.x, pointer.y), pointed=True),)


def card_under(scene: Scene, pointer: Pointer) -> Node | None:
    """Return the card under the pointer; a note stands for the card it hangs on."""
    node = card_at(scene.picture, pointer.x, pointer.y)
    if node is None or node.kind == "card":
        return node
    cell = scene.picture.cells.get((node.persona_id, node.stage_id or ""), ())
    return next((card for card in cell if card.kind == "card" and _belongs(node, card)), None)


def link_under(scene: Scene, pointer: Pointer) -> Node | None:
    """Return the link at or close to the pointer."""
    reach = TOUCH_NEAR if pointer.touch else NEAR
    return link_at(scene.picture, pointer.x, pointer.y, reach / scene.zoom)


def toggled(ids: tuple[str, ...], id_: str) -> tuple[str, ...]:
    """Return the ids with this one added at the end, or taken out."""
    return tuple(i for i in ids if i != id_) if id_ in ids else (*ids, id_)


def _belongs(note: Node, card: Node) -> bool:
    return card.touchpoint_id == note.touchpoint_id and card.persona_id == note.persona_id


def carried(scene: Scene, ids: tuple[str, ...], gripped: Node) -> tuple[str, ...]:
    """Return the nodes that leave with a drag: one card of each, of the gripped lane if it can."""
    found: dict[str, Node] = {}
    for node in scene.picture.nodes:
        if node.kind == "card" and node.touchpoint_id in ids:
            known = found.get(node.touchpoint_id)
            if known is None or node.persona_id == gripped.persona_id:
                found[node.touchpoint_id] = node
    rest = (found[id_].id for id_ in ids if id_ in found)
    return (gripped.id, *(id_ for id_ in rest if id_ != gripped.id))


def _touched(scene: Scene, band: Band) -> list[str]:
    return [
        node.touchpoint_id
        for node in scene.picture.nodes
        if node.kind == "card"
        and node.touchpoint_id is not None
        and node.x < band.x + band.width
        and node.x + node.width > band.x
        and node.y < band.y + band.height
        and node.y + node.height > band.y
    ]

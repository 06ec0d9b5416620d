"""Sticky notes under the pointer: picked, carried to a card or to the parking lot.

(Room: gestures.) A note always lands: on the card under the pointer, else on the nearest one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import hypot
from typing import ClassVar

from canvas_app.gestures.answers import Answer, Cancel, OpenPile, Preview, Rename, Select
from canvas_app.gestures.focus import Direction, focus_of, moved
from canvas_app.gestures.records import Pointer, Scene
from canvas_app.gestures.state import State, Step
from canvas_app.i18n import _
from canvas_app.layout.hits import Cell, card_at, card_near
from canvas_app.layout.notes import note_of
from canvas_app.layout.picture import Node
from canvas_app.model.edits import notes
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place

VOTES_WIDE, VOTES_HIGH = 34.0, 20.0
"""The corner of a note with its votes, in points."""
SLACK = 5.0
"""How far in px of the screen a pressed pointer may tremble before it drags."""


def note_under(scene: Scene, pointer: Pointer) -> Node | None:
    """Return the note or pile under the pointer."""
    node = card_at(scene.picture, pointer.x, pointer.y)
    return node if node is not None and node.kind == "note" else None


def chosen(scene: Scene, node: Node) -> Select:
    """Return what selects a note: its card is selected too, and the focus is on the note."""
    return Select((node.touchpoint_id or "",), focus_of(scene.picture, node), pointed=True)


def pressed(scene: Scene, node: Node, pointer: Pointer) -> Step:
    """Begin with a note or a pile under the left button."""
    return NotePressed(pointer, node), (chosen(scene, node),)


def double_clicked(scene: Scene, node: Node, pointer: Pointer) -> Step:
    """Open a note or a pile; on the number of votes it is one more click."""
    if on_votes(node, pointer):
        return pressed(scene, node, pointer)
    return None, opened(scene, node)


def on_votes(node: Node, pointer: Pointer) -> bool:
    """Tell whether a pointer is on the number of votes that a note shows."""
    note = note_of(node)
    right, bottom = node.x + node.width - pointer.x, node.y + node.height - pointer.y
    return bool(note and note.votes) and 0 <= right <= VOTES_WIDE and 0 <= bottom <= VOTES_HIGH


def opened(scene: Scene, node: Node) -> tuple[Answer, ...]:
    """Return what a double click or Enter on a note does: edit it, or show the whole pile."""
    return (Rename(node.id),) if note_of(node) else (OpenPile(node.id),)


@dataclass(frozen=True, slots=True)
class NotePressed(State):
    """The button went down on a note and has hardly moved."""

    start: Pointer
    node: Node

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Begin to drag a note once the pointer has left its slack."""
        note = note_of(self.node)
        way = hypot(pointer.px - self.start.px, pointer.py - self.start.py)
        if note is None or way < SLACK:
            return self, ()
        return NoteDrag(note.id, self.start, self.node).moved(scene, pointer)

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """Show the whole pile; a note is selected already, and its number of votes gives one."""
        note = note_of(self.node)
        if note is None:
            return None, (OpenPile(self.node.id),)
        return None, (notes.vote(note.id, 1),) if on_votes(self.node, self.start) else ()


@dataclass(frozen=True, slots=True)
class NoteDrag(State):
    """A note follows the pointer, or with ``node`` None comes in from the parking lot.

    ``edit`` is what a release would do, made anew only when the card changes.
    """

    note_id: str
    start: Pointer | None = None
    node: Node | None = None
    aim: str = ""
    edit: Edit | None = None

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Light the card a release would hang it on."""
        state, card = self._aimed(scene, pointer)
        cell = cell_of(scene, card) if card is not None else None
        if self.node is None or self.start is None:
            return state, (Preview(state.edit, cell),)
        dx, dy = pointer.x - self.start.x, pointer.y - self.start.y
        return state, (Preview(state.edit, cell, (self.node.id,), dx, dy),)

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """Answer one edit; it changes nothing when the note hangs there already."""
        return None, (self._aimed(scene, pointer)[0].edit or Cancel(),)

    def steered(self, scene: Scene, pointer: Pointer, way: Direction) -> Pointer | None:
        """Go on to the next card in a direction."""
        card = card_near(scene.picture, pointer.x, pointer.y)
        aim = next_card(scene, card, way) if card is not None else None
        if aim is None:
            return None
        return replace(pointer, x=aim.x + aim.width / 2, y=aim.y + aim.height / 2)

    def _aimed(self, scene: Scene, pointer: Pointer) -> tuple[NoteDrag, Node | None]:
        card = None if pointer.parking else card_near(scene.picture, pointer.x, pointer.y)
        aim = card.id if card is not None else "parking"
        if aim == self.aim:
            return self, card
        if card is None:
            edit = notes.park(self.note_id) if pointer.parking else None
        else:
            edit = notes.move(self.note_id, card.touchpoint_id or "", card.persona_id)
        return replace(self, aim=aim, edit=edit), card


@dataclass(frozen=True, slots=True)
class NotePlacing(NoteDrag):
    """A note waits for the card it shall hang on: a click or Enter puts it there."""

    armed: ClassVar[bool] = True

    def pressed(self, scene: Scene, pointer: Pointer) -> Step:
        """Put it onto the card by a click; other buttons lay it down."""
        if pointer.button != "left":
            return self.cancelled()
        return self.released(scene, pointer)


def cell_of(scene: Scene, card: Node) -> Cell:
    """Return a card as what a drag aims at."""
    names = (t.name for t in scene.view.journey.touchpoints if t.id == card.touchpoint_id)
    words = _("Onto {card}").format(card=next(names, ""))
    place = Place(card.stage_id or "", card.persona_id, onto=card.touchpoint_id)
    return Cell(place, card.x, card.y, card.width, card.height, words)


def next_card(scene: Scene, card: Node, way: Direction) -> Node | None:
    """Return the next card in a direction, over empty cells and notes; None at the edge."""
    focus = focus_of(scene.picture, card)
    while (aim := moved(scene.picture, focus, way)) != focus:
        focus = aim
        node = scene.picture.by_id.get(focus.node_id) if focus.node_id else None
        if node is not None and node is not card:
            return node
    return None

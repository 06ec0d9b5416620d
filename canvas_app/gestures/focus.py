"""The keyboard's place on the canvas: a card or an empty slot of a lane (room: gestures).

The canvas is one stop of the Tab key; inside it the arrows move the focus over the slots of
the grid, in each slot over the stacked cards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from canvas_app.layout.picture import Lane, Node, Picture
from canvas_app.layout.sizes import CARD_HEIGHT, CARD_WIDTH

Direction = Literal["left", "right", "up", "down"]


@dataclass(frozen=True, slots=True)
class Focus:
    """A slot of a stage in a lane; ``node_id`` is the card there, None when it is empty.

    ``note`` is the node of a note under that card, or of the pile below, when it has the focus.
    """

    stage_id: str
    slot: int
    lane: str | None
    node_id: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on the picture, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2


def focus_of(picture: Picture, node: Node) -> Focus:
    """Return the focus on a card of the picture, or on a note."""
    stage_id = node.stage_id or picture.columns[0].stage_id
    column = next(column for column in picture.columns if column.stage_id == stage_id)
    slot = bisect_right(column.slots, node.x, 1) - 1
    if node.kind == "note":
        card = f"card:{node.touchpoint_id}@{node.persona_id or '*'}"
        return Focus(stage_id, slot, node.persona_id, card, node.id)
    return Focus(stage_id, slot, node.persona_id, node.id)


def focus_at(picture: Picture, x: float, y: float) -> Focus | None:
    """Return the focus on the slot nearest to a point, on its first card when it has one."""
    if not picture.columns or not picture.lanes:
        return None
    column = min(picture.columns, key=lambda each: _outside(x, each.x, each.width))
    lane = min(picture.lanes, key=lambda each: _outside(y, each.y, each.height))
    slot = max(0, bisect_right(column.slots, x) - 1)
    return _settled(picture, Focus(column.stage_id, slot, lane.persona_id), y)


def focus_on(picture: Picture, touchpoint_id: str, lane: str | None = None) -> Focus | None:
    """Return the focus on a touchpoint's card, in a lane when it stands there."""
    for each in (lane, *(each.persona_id for each in picture.lanes)):
        if node := picture.by_id.get(f"card:{touchpoint_id}@{each or '*'}"):
            return focus_of(picture, node)
    return None


def focus_on_note(picture: Picture, note_id: str, lane: str | None = None) -> Focus | None:
    """Return the focus on a note, in a lane when it hangs there; None when it is not shown."""
    for each in (lane, *(each.persona_id for each in picture.lanes)):
        if node := picture.by_id.get(f"note:{note_id}@{each or '*'}"):
            return focus_of(picture, node)
    return None


def first_focus(picture: Picture, selection: Iterable[str] = ()) -> Focus | None:
    """Return where the keyboard begins: the first selected card, else the first card or slot."""
    for touchpoint_id in selection:
        if found := focus_on(picture, touchpoint_id):
            return found
    lane = picture.lanes[0] if picture.lanes else None
    cards = _cards_of(picture, lane) if lane else {}
    if cards:
        return focus_of(picture, cards[min(cards)][0])
    return focus_at(picture, 0, 0)


def refreshed(before: Picture, after: Picture, focus: Focus | None) -> Focus | None:
    """Return the focus as it stands on the next picture.

    It follows its card, also into another lane; where the card is gone the slot keeps it.
    """
    if focus is None:
        return None
    known = before.by_id.get(focus.node_id) if focus.node_id else None
    if known is not None and known.touchpoint_id is not None:
        if known.id in after.by_id:
            return focus_of(after, _kept_note(before, after, focus) or after.by_id[known.id])
        if found := focus_on(after, known.touchpoint_id, focus.lane):
            return found
    column = next((c for c in after.columns if c.stage_id == focus.stage_id), None)
    lane = _lane(after, focus.lane)
    if column is None or lane is None:
        return first_focus(after)
    slot = min(focus.slot, len(column.slots) - 1)
    return _settled(after, Focus(focus.stage_id, slot, focus.lane), lane.cards_y)


def moved(picture: Picture, focus: Focus, direction: Direction) -> Focus:
    """Return the focus one step further; at the edge of the canvas it stays."""
    if direction in ("left", "right"):
        return _sideways(picture, focus, 1 if direction == "right" else -1)
    return _upright(picture, focus, 1 if direction == "down" else -1)


def edge(picture: Picture, focus: Focus, *, end: bool, whole: bool) -> Focus:
    """Return the first or last card of the lane, or of the whole canvas; the slot when empty."""
    lanes = picture.lanes if whole else [_lane(picture, focus.lane)]
    filled = [cards for lane in lanes if lane and (cards := _cards_of(picture, lane))]
    if not filled:
        return focus
    cards = filled[-1 if end else 0]
    return focus_of(picture, cards[max(cards) if end else min(cards)][-1 if end else 0])


def spot(picture: Picture, focus: Focus) -> Spot:
    """Return the rectangle of the focus: its card, or the empty slot."""
    node = picture.by_id.get(focus.note or focus.node_id or "")
    if node is not None:
        return Spot(node.x, node.y, node.width, node.height)
    column = next(column for column in picture.columns if column.stage_id == focus.stage_id)
    lane = _lane(picture, focus.lane) or picture.lanes[0]
    left = column.slots[focus.slot]
    height = min(CARD_HEIGHT, max(lane.curve_y - lane.cards_y, 0.0))
    return Spot(left, lane.cards_y, CARD_WIDTH, height)


Slot = tuple[int, int]


def _outside(value: float, start: float, length: float) -> float:
    return max(start - value, value - start - length, 0)


def _lane(picture: Picture, persona_id: str | None) -> Lane | None:
    return next((lane for lane in picture.lanes if lane.persona_id == persona_id), None)


def _slots(picture: Picture) -> list[Slot]:
    return [(i, j) for i, column in enumerate(picture.columns) for j in range(len(column.slots))]


def _cards_of(picture: Picture, lane: Lane) -> dict[Slot, list[Node]]:
    """Return the cards of a lane by their slot, each stack from top to bottom."""
    cards: dict[Slot, list[Node]] = {}
    for i, column in enumerate(picture.columns):
        for node in picture.cells.get((lane.persona_id, column.stage_id), ()):
            if node.kind == "card":
                slot = bisect_right(column.slots, node.x, 1) - 1
                cards.setdefault((i, slot), []).append(node)
    for stack in cards.values():
        stack.sort(key=lambda node: node.y)
    return cards


def _settled(picture: Picture, focus: Focus, y: float) -> Focus:
    """Return the focus on the card of its slot that is nearest to y, if there is one."""
    lane = _lane(picture, focus.lane)
    index = [column.stage_id for column in picture.columns].index(focus.stage_id)
    stack = _cards_of(picture, lane).get((index, focus.slot), []) if lane else []
    if not stack:
        return focus
    node = min(stack, key=lambda each: _outside(y, each.y, each.height))
    return Focus(focus.stage_id, focus.slot, focus.lane, node.id)


def _sideways(picture: Picture, focus: Focus, step: int) -> Focus:
    slots = _slots(picture)
    index = [column.stage_id for column in picture.columns].index(focus.stage_id)
    place = slots.index((index, focus.slot)) + step
    if not 0 <= place < len(slots):
        return focus
    column, slot = slots[place]
    aim = Focus(picture.columns[column].stage_id, slot, focus.lane)
    return _settled(picture, aim, spot(picture, focus).middle[1])


def notes_under(picture: Picture, card_id: str | None) -> list[Node]:
    """Return the notes under a card as they hang there, the pile of the others last."""
    card = picture.by_id.get(card_id or "")
    if card is None:
        return []
    cell = picture.cells.get((card.persona_id, card.stage_id or ""), ())
    return [n for n in cell if n.kind == "note" and n.touchpoint_id == card.touchpoint_id]


def _kept_note(before: Picture, after: Picture, focus: Focus) -> Node | None:
    """Return the note that keeps the focus: the same one, else the one in its place."""
    if focus.note is None:
        return None
    there = notes_under(after, focus.node_id)
    if same := next((node for node in there if node.id == focus.note), None):
        return same
    places = [node.id for node in notes_under(before, focus.node_id)]
    at = places.index(focus.note) if focus.note in places else 0
    return there[min(at, len(there) - 1)] if there else None


def _along_notes(picture: Picture, focus: Focus, step: int) -> Focus | None:
    """Return the focus a note further down, or up; from the first note up to its card."""
    stops = [None, *(node.id for node in notes_under(picture, focus.node_id))]
    at = stops.index(focus.note) if focus.note in stops else 0
    return replace(focus, note=stops[at + step]) if 0 <= at + step < len(stops) else None


def _upright(picture: Picture, focus: Focus, step: int) -> Focus:
    if found := _along_notes(picture, focus, step):
        return found
    lane = _lane(picture, focus.lane)
    index = [column.stage_id for column in picture.columns].index(focus.stage_id)
    stack = _cards_of(picture, lane).get((index, focus.slot), []) if lane else []
    for upper, lower in pairwise(stack):
        if step > 0 and upper.id == focus.node_id:
            return Focus(focus.stage_id, focus.slot, focus.lane, lower.id)
        if step < 0 and lower.id == focus.node_id:
            return Focus(focus.stage_id, focus.slot, focus.lane, upper.id)
    lanes = list(picture.lanes)
    place = lanes.index(lane) + step if lane else 0
    if not 0 <= place < len(lanes):
        return focus
    y = lanes[place].y if step > 0 else lanes[place].curve_y
    return _settled(picture, Focus(focus.stage_id, focus.slot, lanes[place].persona_id), y)

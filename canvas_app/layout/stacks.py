"""Cards in their slots: how deep they stand in a stack, and their nodes (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from canvas_app.layout import card, notes
from canvas_app.layout.card import Basis
from canvas_app.layout.picture import Lane, Node
from canvas_app.layout.placement import StageCards
from canvas_app.layout.sight import Sight
from canvas_app.layout.sizes import CARD_HEIGHT, CARD_WIDTH, STACK_GAP
from canvas_app.model.project import Note, Touchpoint


class Put(NamedTuple):
    """A card before it has coordinates: its lane, its slot from the left, its depth there."""

    touchpoint: Touchpoint
    row: int
    ordinal: int
    depth: float
    notes: tuple[Note, ...]


def stacked(
    stages: Iterable[StageCards],
    sights: Sequence[Sight],
    notes_of: Mapping[str, tuple[Note, ...]],
) -> tuple[list[Put], list[float]]:
    """Return all cards with their depths, and the height of the highest stack of every lane.

    ``sights`` are the lanes from top to bottom; *Everyone*, where shown, comes first.
    """
    shift = 1 if sights[0].lane is None else 0
    puts: list[Put] = []
    filled: list[dict[int, float]] = [{} for _ in sights]
    first = -1
    for _, cards, slots in stages:
        for touchpoint, own, slot in cards:
            hanging = notes_of.get(touchpoint.id, ())
            for place in own or (-shift,):
                row, ordinal = place + shift, first + slot
                depth = filled[row].get(ordinal, 0.0)
                sight = sights[row]
                here = notes.in_lane(hanging, sight.lane, sight.rows) if hanging else ()
                puts.append(Put(touchpoint, row, ordinal, depth, here))
                tall = CARD_HEIGHT + (notes.height(here) if here else 0.0)
                filled[row][ordinal] = depth + tall + STACK_GAP
        first += slots
    return puts, [max(each.values(), default=STACK_GAP) - STACK_GAP for each in filled]


def nodes(
    puts: Iterable[Put],
    sights: Sequence[Sight],
    lanes: Sequence[Lane],
    slots: Sequence[float],
    before: Mapping[str, Node],
) -> Iterator[Node]:
    """Yield every card with its notes; unchanged ones are those of the picture before."""
    ends = [f"@{lane.persona_id or '*'}" for lane in lanes]
    for touchpoint, row, ordinal, depth, hanging in puts:
        x, y, sight = slots[ordinal], lanes[row].cards_y + depth, sights[row]
        id_ = f"card:{touchpoint.id}{ends[row]}"
        old = before.get(id_)
        if old is not None and _same(old.identity, touchpoint, hanging, sight):
            yield old if old.x == x and old.y == y else _moved(old, x, y)
        else:
            yield _node(id_, x, y, Basis(touchpoint, hanging, sight))
        if hanging:
            yield from notes.nodes(hanging, x, y + CARD_HEIGHT, touchpoint, sight)


def _same(
    identity: object, touchpoint: Touchpoint, hanging: tuple[Note, ...], sight: Sight
) -> bool:
    return (
        isinstance(identity, Basis)
        and identity.touchpoint is touchpoint
        and identity.sight is sight
        and identity.notes == hanging
    )


def _node(id_: str, x: float, y: float, basis: Basis) -> Node:
    touchpoint = basis.touchpoint
    return Node(
        id_,
        "card",
        x,
        y,
        CARD_WIDTH,
        CARD_HEIGHT,
        basis,
        partial(card.drawing, basis),
        touchpoint.id,
        basis.sight.lane,
        touchpoint.stage_id,
        partial(card.describe, basis),
    )


def _moved(old: Node, x: float, y: float) -> Node:
    return Node(
        old.id,
        "card",
        x,
        y,
        CARD_WIDTH,
        CARD_HEIGHT,
        old.identity,
        old.drawing,
        old.touchpoint_id,
        old.persona_id,
        old.stage_id,
        old.describe,
        old._drawn,
    )

"""The handles at the edges of a card from which links are drawn (room: gestures).

They stand low at the edges, where neither a step to the next card nor an arc begins. A card
shows them while the pointer is over it, or while it alone is selected: a pen never hovers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from canvas_app.gestures.answers import Side
from canvas_app.gestures.records import Pointer, Scene
from canvas_app.layout.picture import Node
from canvas_app.layout.sizes import SLOT_GAP

REACH, TOUCH_REACH = 12.0, 20.0
"""Half the side in px of the square that grips a handle, and for a finger."""
OUT = 6.0
"""How far in px a handle's middle lies outside of the card at most."""
ROOM = 6.0
"""How many px a handle takes around its middle: it keeps to its half of the gap."""
HEIGHT = 0.8
"""Where it stands on the card's edge, as a share of the card's height."""
LEAST = 70.0
"""On a card narrower than this, in px, handles would be in the way."""
SIDES: tuple[Side, Side] = ("right", "left")


@dataclass(frozen=True, slots=True)
class Handle:
    """A handle of a card: from the ``right`` links lead on, at the ``left`` they arrive."""

    node: Node
    side: Literal["left", "right"]
    x: float
    y: float


def handles(scene: Scene) -> list[Handle]:
    """Return the handles that are shown now, those of the card under the pointer first."""
    nodes = dict.fromkeys((scene.hovered, _selected(scene)))
    cards = (scene.picture.by_id.get(id_) for id_ in nodes if id_)
    return [
        handle(card, side, scene.zoom)
        for card in cards
        if card is not None and card.kind == "card" and card.width * scene.zoom >= LEAST
        for side in SIDES
    ]


def handle(card: Node, side: Side, zoom: float) -> Handle:
    """Return the handle at a side of a card, in points; ``zoom`` is px to a point."""
    out = max(0.0, min(OUT / zoom, SLOT_GAP / 2 - ROOM / zoom))
    x = card.x + card.width + out if side == "right" else card.x - out
    return Handle(card, side, x, card.y + HEIGHT * card.height)


def handle_at(scene: Scene, pointer: Pointer) -> Handle | None:
    """Return the handle that a pointer grips, the nearest of several, or None."""
    reach = (TOUCH_REACH if pointer.touch else REACH) / scene.zoom
    near = (
        each
        for each in handles(scene)
        if abs(each.x - pointer.x) <= reach and abs(each.y - pointer.y) <= reach
    )
    return min(near, key=lambda each: abs(each.x - pointer.x), default=None)


def _selected(scene: Scene) -> str | None:
    """Return the card in focus when its touchpoint is the only one selected, and no note."""
    node_id = scene.focus.node_id if scene.focus and not scene.focus.note else None
    node = scene.picture.by_id.get(node_id) if node_id else None
    return node_id if node is not None and (node.touchpoint_id,) == scene.selection else None

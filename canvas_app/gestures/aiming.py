"""Where an arrow key moves what a click would aim at (room: gestures).

So that everything which can be done by pointing can be done by keys: the pointer goes from
cell to cell, or from card to card.
"""

from __future__ import annotations

from dataclasses import replace

from canvas_app.gestures.focus import Direction
from canvas_app.gestures.records import Pointer, Scene
from canvas_app.layout.hits import Cell, cell_at
from canvas_app.layout.picture import Lane, Node
from canvas_app.layout.sizes import CARD_HEIGHT, STACK_GAP

STEP = 8.0
"""Points between two looks for the next cell."""
ABOVE = 10.0
"""So far over the first lane a pointer opens *Everyone*."""


def next_cell(scene: Scene, pointer: Pointer, way: Direction) -> Pointer:
    """Return the pointer in the next cell in a direction; at the edge it stays."""
    if way in ("up", "down"):
        return replace(pointer, y=_next_row(scene, pointer, 1 if way == "down" else -1))
    here, x = cell_at(scene.picture, scene.view, pointer.x, pointer.y), pointer.x
    step = STEP if way == "right" else -STEP
    while 0 <= x + step <= scene.picture.width:
        x += step
        cell = cell_at(scene.picture, scene.view, x, pointer.y)
        if cell.place != here.place:
            return replace(pointer, x=_settled(scene, cell, x, pointer.y))
    return pointer


def next_card(scene: Scene, pointer: Pointer, way: Direction, skip: str) -> Node | None:
    """Return the next card in a direction that is not of the touchpoint ``skip``, or None.

    Sideways the own lane comes first, then the others; upwards and downwards the stack, then
    the next lane that has cards.
    """
    cards = [n for n in scene.picture.nodes if n.kind == "card" and n.touchpoint_id != skip]
    lane = _lane(scene, pointer.y).persona_id
    if way in ("left", "right"):
        turn = 1 if way == "right" else -1
        ahead = [card for card in cards if turn * (_middle(card)[0] - pointer.x) > 1]
        return min(ahead, key=lambda card: _sideways(card, lane, pointer), default=None)
    turn = 1 if way == "down" else -1
    ahead = [card for card in cards if turn * (_middle(card)[1] - pointer.y) > 1]
    mine = [c for c in ahead if c.persona_id == lane and abs(_middle(c)[0] - pointer.x) < c.width]
    if mine:
        return min(mine, key=lambda card: abs(_middle(card)[1] - pointer.y))
    return min(
        (card for card in ahead if card.persona_id != lane),
        key=lambda card: _upright(scene, card, pointer),
        default=None,
    )


def _settled(scene: Scene, cell: Cell, x: float, y: float) -> float:
    """Return the middle of a cell where that means the cell too, else the place it was met at."""
    middle = cell.x + cell.width / 2
    there = cell_at(scene.picture, scene.view, middle, y)
    return middle if there.place == cell.place else x


def _next_row(scene: Scene, pointer: Pointer, turn: int) -> float:
    """Return the height of the next card in a stack, else of the next lane."""
    here = cell_at(scene.picture, scene.view, pointer.x, pointer.y)
    y = pointer.y + turn * (CARD_HEIGHT + STACK_GAP)
    lanes, lane = scene.picture.lanes, _lane(scene, pointer.y)
    there = cell_at(scene.picture, scene.view, pointer.x, y)
    stacked = here.place.onto and there.place.onto not in (None, here.place.onto)
    if stacked and _lane(scene, y) == lane:
        return y
    at = lanes.index(lane) + turn
    if at < 0:
        return lane.y - ABOVE if lane.persona_id is not None else pointer.y
    return pointer.y if at == len(lanes) else lanes[at].cards_y + CARD_HEIGHT / 2


def _lane(scene: Scene, y: float) -> Lane:
    lanes = scene.picture.lanes
    return min(lanes, key=lambda each: max(each.y - y, y - each.y - each.height, 0.0))


def _middle(card: Node) -> tuple[float, float]:
    return card.x + card.width / 2, card.y + card.height / 2


def _sideways(card: Node, lane: str | None, pointer: Pointer) -> tuple[float, float, float]:
    x, y = _middle(card)
    return card.persona_id != lane, abs(x - pointer.x), abs(y - pointer.y)


def _upright(scene: Scene, card: Node, pointer: Pointer) -> tuple[float, float, float]:
    x, y = _middle(card)
    return abs(_lane(scene, y).y - pointer.y), abs(x - pointer.x), abs(y - pointer.y)

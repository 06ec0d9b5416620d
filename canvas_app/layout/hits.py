"""What lies under a point, and where a card dropped there would stand (room: geometry)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from math import hypot

from canvas_app.i18n import _
from canvas_app.layout.arrows import ArrowBasis
from canvas_app.layout.picture import STRIPE, CellKey, Lane, Node, Picture, StageColumn
from canvas_app.layout.placement import Standing
from canvas_app.layout.sizes import CARD_HEIGHT, CARD_WIDTH, COLUMN_PAD, SLOT_GAP, SLOT_PITCH
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.place import Place

BAR = 12.0
"""Width of the bar between two cards that shows where a new one goes."""
EDGE = 0.22
"""Share of a card's width at each side that means beside it, not on it."""
NEAR = 8.0
"""How near to a link, in points, is on it."""
HEADS = ("lane_head", "stage", "band")
"""What can be hit beside cards, notes and links."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A target: the place in the model, the rectangle to light up, and its name in words."""

    place: Place
    x: float
    y: float
    width: float
    height: float
    name: str


def card_at(picture: Picture, x: float, y: float) -> Node | None:
    """Return the topmost card or note at a point, or None."""
    if not picture.columns or not picture.lanes:
        return None
    lane, column = _lane(picture, y), picture.columns[_column(picture, x)]
    nodes = reversed(picture.cells.get((lane.persona_id, column.stage_id), ()))
    return next((node for node in nodes if _covers(node, x, y)), None)


def card_near(picture: Picture, x: float, y: float) -> Node | None:
    """Return the card nearest to a point, in the nearest stage and lane that have cards.

    The notes of a card count as the card itself. None when there are no cards.
    """
    columns = {column.stage_id: column for column in picture.columns}
    lanes = {lane.persona_id: lane for lane in picture.lanes}

    def gap(key: CellKey) -> float:
        lane, column = lanes[key[0]], columns[key[1]]
        return hypot(_outside(x, column.x, column.width), _outside(y, lane.y, lane.height))

    nearest = min(picture.cells, key=gap, default=None)
    here = picture.cells[nearest] if nearest else ()
    node = min(here, key=lambda each: way_to(each, x, y), default=None)
    if node is None or node.kind == "card":
        return node
    return picture.by_id.get(f"card:{node.touchpoint_id}@{node.persona_id or '*'}")


def way_to(node: Node, x: float, y: float) -> float:
    """Return how far a point is outside of a node, in points; 0 inside."""
    return hypot(_outside(x, node.x, node.width), _outside(y, node.y, node.height))


def node_at(picture: Picture, x: float, y: float) -> Node | None:
    """Return the topmost card, note, link or head at a point, or None."""
    if hit := card_at(picture, x, y) or link_at(picture, x, y):
        return hit
    return head_at(picture, x, y)


def head_at(picture: Picture, x: float, y: float) -> Node | None:
    """Return the head of a phase, stage or lane at a point, or None."""
    heads = (n for n in reversed(picture.nodes) if n.kind in HEADS and _covers(n, x, y))
    return next(heads, None)


def link_at(picture: Picture, x: float, y: float, reach: float = NEAR) -> Node | None:
    """Return the link nearest to a point, no further than ``reach`` points, or None.

    The condition written on a link is part of it.
    """
    near = [(_apart(n, x, y), n) for n in _in_stripe(picture, x) if n.kind == "link"]
    found = min(near, key=lambda each: each[0], default=None)
    return _arrow(picture, found[1]) if found is not None and found[0] <= reach else None


def cell_at(
    picture: Picture, view: JourneyView, x: float, y: float, carried: Collection[str] = ()
) -> Cell:
    """Return the cell at a point, or the nearest one.

    On the middle of a card it is that card: a drop stacks. Beside cards it lies between the
    two neighbours in the lane, counting those of *Everyone*, who are met there too. It is
    never named by one of the touchpoints ``carried`` there.
    """
    index, lane = _column(picture, x), _lane(picture, y)
    column, cards = picture.columns[index], _path(picture, index, lane)
    onto = _card_under(picture, column, lane, x, y)
    if onto is not None:
        place = Place(column.stage_id, lane.persona_id, onto=onto.touchpoint_id)
        own = replace(place, onto=None) if place.onto in carried else place
        return Cell(place, onto.x, onto.y, onto.width, onto.height, _name(view, own))
    slot = _aimed(column, cards, x)
    at = next((i for i, card in enumerate(cards) if card.slot >= slot), len(cards))
    after = cards[at - 1].touchpoint.id if at else None
    before = cards[at].touchpoint.id if at < len(cards) else None
    place = Place(column.stage_id, lane.persona_id, after, before)
    landing = 1 + max((card.slot for card in cards[:at]), default=0)
    left, width = _target(picture, column, lane, landing)
    name = _name(view, _beside_others(place, cards, at, carried))
    return Cell(place, left, lane.cards_y, width, CARD_HEIGHT, name)


def _beside_others(
    place: Place, cards: Sequence[Standing], at: int, carried: Collection[str]
) -> Place:
    """Return a place before the card of an index, with neighbours that are not carried."""
    if place.before not in carried and place.after not in carried:
        return place
    leaving = frozenset(carried)
    left = (card.touchpoint.id for card in reversed(cards[:at]))
    right = (card.touchpoint.id for card in cards[at:])
    after, before = (next((i for i in side if i not in leaving), None) for side in (left, right))
    return replace(place, after=after, before=before)


def _covers(node: Node, x: float, y: float) -> bool:
    return node.x <= x <= node.x + node.width and node.y <= y <= node.y + node.height


def _in_stripe(picture: Picture, x: float) -> Iterator[Node]:
    """Yield the nodes that may reach over a place from left to right."""
    for part in picture.parts:
        wide, by_stripe = part.stripes
        for rank in chain(by_stripe.get(int(x // STRIPE), ()), wide):
            yield part.nodes[rank]


def _arrow(picture: Picture, node: Node) -> Node:
    """Return the arrow that a condition is written on, or the arrow itself."""
    if isinstance(node.identity, ArrowBasis):
        return node
    return picture.by_id[node.id.replace("condition:", "link:", 1)]


def _apart(node: Node, x: float, y: float) -> float:
    """Return how far a point is from a link's line or from its condition, in points."""
    basis = node.identity
    if not isinstance(basis, ArrowBasis):
        return way_to(node, x, y)
    x, y = x - node.x, y - node.y
    return min(_distance(x, y, *start, *end) for start, end in pairwise(basis.points))


def _distance(x: float, y: float, x0: float, y0: float, x1: float, y1: float) -> float:
    dx, dy = x1 - x0, y1 - y0
    share = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy or 1.0)
    share = min(1.0, max(0.0, share))
    return hypot(x - x0 - share * dx, y - y0 - share * dy)


def _column(picture: Picture, x: float) -> int:
    columns = picture.columns
    return min(range(len(columns)), key=lambda i: _outside(x, columns[i].x, columns[i].width))


def _lane(picture: Picture, y: float) -> Lane:
    return min(picture.lanes, key=lambda lane: _outside(y, lane.y, lane.height))


def _outside(value: float, start: float, length: float) -> float:
    return max(start - value, value - start - length, 0.0)


def _path(picture: Picture, index: int, lane: Lane) -> Sequence[Standing]:
    """Return the cards of a stage that take part in the order of a lane, in canonical order."""
    cards = picture.stages[index].cards
    if lane.persona_id is None:
        return cards
    personas = [each.persona_id for each in picture.lanes if each.persona_id is not None]
    row = personas.index(lane.persona_id)
    return [card for card in cards if not card.rows or row in card.rows]


def _card_under(
    picture: Picture, column: StageColumn, lane: Lane, x: float, y: float
) -> Node | None:
    """Return the card a drop would stack on: the nearest in a stack whose middle is hit."""
    nodes = picture.cells.get((lane.persona_id, column.stage_id), ())
    stack = [
        node
        for node in nodes
        if node.kind == "card" and node.width * EDGE <= x - node.x <= node.width * (1 - EDGE)
    ]
    return min(stack, key=lambda node: _outside(y, node.y, node.height), default=None)


def _aimed(column: StageColumn, cards: Sequence[Standing], x: float) -> int:
    """Return the slot before which a card goes, from 1; one more than there are: the end."""
    slot = 1 + int(max(0.0, x - column.slots[0] + SLOT_GAP / 2) // SLOT_PITCH)
    slot = min(slot, len(column.slots))
    taken = any(card.slot == slot for card in cards)
    beyond = x > column.slots[slot - 1] + CARD_WIDTH / 2
    return slot + 1 if taken and beyond else slot


def _target(picture: Picture, column: StageColumn, lane: Lane, slot: int) -> tuple[float, float]:
    """Return left edge and width of what to light up: a free slot, or a bar beside a card."""
    if slot > len(column.slots):
        return column.slots[-1] + CARD_WIDTH, COLUMN_PAD
    left = column.slots[slot - 1]
    nodes = picture.cells.get((lane.persona_id, column.stage_id), ())
    if any(node.kind == "card" and node.x == left for node in nodes):
        return left - (
            SLOT_GAP + BAR
        ) / 2 if slot > 1 else left - COLUMN_PAD, BAR if slot > 1 else COLUMN_PAD
    return left, CARD_WIDTH


def _name(view: JourneyView, place: Place) -> str:
    """Name a place in words: "Purchase · Petra Lang, before Hotline"."""
    facts = {
        "stage": next(s.name for s in view.project.stages if s.id == place.stage_id),
        "lane": next((p.name for p in view.project.personas if p.id == place.lane), _("Everyone")),
        "card": _touchpoint_name(view, place.onto or place.before or place.after),
    }
    if place.onto is not None:
        return _("{stage} · {lane}, together with {card}").format(**facts)
    if place.before is not None:
        return _("{stage} · {lane}, before {card}").format(**facts)
    if place.after is not None:
        return _("{stage} · {lane}, after {card}").format(**facts)
    return _("{stage} · {lane}").format(**facts)


def _touchpoint_name(view: JourneyView, id_: str | None) -> str:
    return next((t.name for t in view.journey.touchpoints if t.id == id_), "")

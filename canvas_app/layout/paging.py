"""Where a board is cut into pages: between stages or slots, lanes or cards (room: geometry).

A page shows a window of the board: some neighbouring slots (a ``Band``) of some neighbouring
lanes (a ``Tier``). Lengths are points of the picture, at 100 %.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from math import ceil, inf
from operator import itemgetter
from typing import NamedTuple

from canvas_app.layout.listening import again
from canvas_app.layout.picture import Lane, Node, Picture, StageColumn
from canvas_app.layout.sizes import CARD_WIDTH, COLUMN_PAD, LANE_GAP, LANE_PAD, MARGIN

HEAD = 52.0
"""Room above a curve that stands alone, for the name of its lane."""


PRICES = {0: 2.01, 1: 2.01, 2: 1.3}
"""What a page with so few cards costs, in pages: more than two of one card alone."""
TRIES = 12
"""How often it is tried how narrow as many pages can be."""
LEFT_OUT = 0.05
"""What it costs to leave lanes out that have neither card nor curve where others have."""


class Piece(NamedTuple):
    """Some slots of a stage on one page; ``goes_on`` when it began on an earlier one."""

    column: StageColumn
    goes_on: bool


class Band(NamedTuple):
    """The stages on a page and where their ground begins and ends."""

    pieces: tuple[Piece, ...]
    left: float
    right: float


class Tier(NamedTuple):
    """The lanes on a page, and where it begins and ends.

    Of a lane that is too high for a page it shows what begins between ``start`` and ``end``.
    """

    lanes: tuple[int, ...]
    top: float
    bottom: float
    start: float = -inf
    end: float = inf

    @property
    def is_whole(self) -> bool:
        """Whether all of its lanes are seen."""
        return (self.start, self.end) == (-inf, inf)


class Tiers(NamedTuple):
    """The lanes page by page, and what the pages cost: the fewer and the fuller, the better."""

    price: float
    tiers: tuple[Tier, ...]


def bands(columns: Sequence[StageColumn], room: float) -> tuple[Band, ...]:
    """Return the stages page by page, none wider than ``room`` unless one slot is.

    A stage that is too wide for a page is broken between its slots, into parts about equally
    wide unless that takes the room of the next stage. So are the pages, of which there are as
    few as can be.
    """
    found = _packed(columns, room)
    narrow, wide = room / 2, room
    while wide - narrow > COLUMN_PAD:
        again()
        middle = (narrow + wide) / 2
        tried = _packed(columns, middle)
        if len(tried) == len(found) and _breaks(tried) <= _breaks(found):
            found, wide = tried, middle
        else:
            narrow = middle
    return tuple(map(_band, found))


def even(columns: Sequence[StageColumn], pages: int) -> tuple[Band, ...]:
    """Return the stages on so many pages, or fewer, none wider than it must be."""
    most = _right(columns[-1]) - columns[0].x
    least = most / pages
    for _try in range(TRIES):
        middle = (least + most) / 2
        if count(columns, middle) <= pages:
            most = middle
        else:
            least = middle
    return bands(columns, most)


Start = tuple[int, int]
"""Where a page begins: the rank of a stage and of a slot in it."""


def ways(columns: Sequence[StageColumn], room: float) -> dict[Start, list[tuple[Band, Start]]]:
    """Return the stages that a page may show for every place where it may begin, and the next.

    As with ``bands`` only a stage wider than ``room`` is broken, and its last part alone shares
    a page with others.
    """
    found: dict[Start, list[tuple[Band, Start]]] = {}
    for rank, column in enumerate(columns):
        slots = len(column.slots) if column.width > room else 1
        for first in range(slots):
            found[rank, first] = list(_ways(columns, rank, first, room))
    return found


def _ways(
    columns: Sequence[StageColumn], rank: int, first: int, room: float
) -> Iterator[tuple[Band, Start]]:
    column = columns[rank]
    own = column.slots[first:]
    counts = range(1, len(own) + 1) if column.width > room else (len(own),)
    for count in counts:
        slots = own[:count]
        width = slots[-1] + CARD_WIDTH + 2 * COLUMN_PAD - slots[0]
        if width > room and count > 1:
            return
        made = column if slots == column.slots else _part(column, slots, width)
        if count < len(own):
            yield _band([Piece(made, first > 0)]), (rank, first + count)
    pieces = [Piece(made, first > 0)]
    yield _band(pieces), (rank + 1, 0)
    for at in range(rank + 1, len(columns)):
        if _right(columns[at]) - made.x > room:
            return
        pieces.append(Piece(columns[at], False))
        yield _band(pieces), (at + 1, 0)


def _band(pieces: Sequence[Piece]) -> Band:
    return Band(tuple(pieces), pieces[0].column.x, _right(pieces[-1].column))


def count(columns: Sequence[StageColumn], room: float) -> int:
    """Return on how many pages ``bands`` puts the stages, without making them alike."""
    again()
    return len(_packed(columns, room))


def _breaks(found: Sequence[Sequence[Piece]]) -> int:
    return sum(piece.goes_on for page in found for piece in page)


def _packed(columns: Sequence[StageColumn], room: float) -> list[list[Piece]]:
    found: list[list[Piece]] = []
    for column, following in zip_longest(columns, columns[1:]):
        if found and _right(column) - found[-1][0].column.x <= room:
            found[-1].append(Piece(column, False))
            continue
        full, even = (tuple(_pieces(column, room, evenly)) for evenly in (False, True))
        reach = _right(following) - room if following else 0.0
        crowded = full[-1].column.x >= reach > even[-1].column.x
        found += ([piece] for piece in (full if following and crowded else even))
    return found


def _right(column: StageColumn) -> float:
    return column.x + column.width


def _pieces(column: StageColumn, room: float, evenly: bool) -> Iterator[Piece]:
    """Yield the parts of a stage, as many as it needs: all but the last full, or all alike."""
    left = column.slots
    most = max(1, bisect_right(left, left[0] + room - CARD_WIDTH - 2 * COLUMN_PAD))
    pages = ceil(len(left) / most)
    while left:
        count = ceil(len(left) / pages) if evenly else most
        own, left, pages = left[:count], left[count:], pages - 1
        width = own[-1] + CARD_WIDTH + COLUMN_PAD - (own[0] - COLUMN_PAD)
        made = column if own == column.slots else _part(column, own, width)
        yield Piece(made, own[0] != column.slots[0])


def _part(column: StageColumn, slots: tuple[float, ...], width: float) -> StageColumn:
    return StageColumn(column.stage_id, column.phase, slots[0] - COLUMN_PAD, width, slots)


def tiers(picture: Picture, room: float) -> Tiers:
    """Return the lanes page by page, none higher than ``room`` unless one card is.

    They cost as little as can be, and are about equally high. A lane that is too high for a page
    is broken between its cards, its curve last.
    """
    lanes, bottoms = picture.lanes, _bottoms(picture)
    counts = [sum(node.kind == "card" for node in _standing(picture, lane)) for lane in lanes]
    curves = [lane.curve_y < lane.y + lane.height for lane in lanes]
    filled = [*counts, *curves]
    best: dict[int, tuple[float, int, float, tuple[Tier, ...]]] = {len(lanes): (0.0, 0, 0.0, ())}
    for first in reversed(range(len(lanes))):
        top, tried = lanes[first].y, []
        for end in range(first + 1, len(lanes) + 1):
            high = bottoms[end - 1] - top
            if high > room:
                break
            cards = sum(counts[first:end])
            cost = _price(cards) if cards or any(curves[first:end]) or not any(filled) else LEFT_OUT
            price, count, highs, rest = best[end]
            own = Tier(tuple(range(first, end)), top, bottoms[end - 1])
            tried.append((price + cost, count + 1, highs + high * high, (own, *rest)))
        if not tried:
            parts = tuple(_broken(picture, first, lanes[first], bottoms[first], room))
            price, count, highs, rest = best[first + 1]
            price += sum(_price(_cards(picture, tier)) for tier in parts)
            tried.append((price, count + len(parts), highs, (*parts, *rest)))
        best[first] = min(tried, key=itemgetter(0, 1, 2))
    return Tiers(best[0][0], best[0][3])


def _price(cards: int) -> float:
    return PRICES.get(cards, 1.0)


def is_filled(picture: Picture, tier: Tier) -> bool:
    """Whether a page shows a card or a curve at least."""
    if not tier.is_whole or _cards(picture, tier):
        return True
    shown = (picture.lanes[at] for at in tier.lanes)
    return any(lane.curve_y < lane.y + lane.height for lane in shown)


def _cards(picture: Picture, tier: Tier) -> int:
    standing = (node for lane in tier.lanes for node in _standing(picture, picture.lanes[lane]))
    return sum(node.kind == "card" and tier.start <= node.y < tier.end for node in standing)


def _bottoms(picture: Picture) -> list[float]:
    """Return where the lanes end, with the loops below them."""
    ends = [lane.y + lane.height for lane in picture.lanes]
    nexts = [lane.y for lane in picture.lanes[1:]]
    found = [
        below if below - end > LANE_GAP + 1 else end
        for end, below in zip(ends, nexts, strict=False)
    ]
    return [*found, max(ends[-1], picture.height - MARGIN)]


def _broken(picture: Picture, index: int, lane: Lane, bottom: float, room: float) -> Iterator[Tier]:
    if bottom - lane.y <= room:
        yield Tier((index,), lane.y, bottom)
        return
    blocks = _blocks(picture, lane, bottom)
    cuts = [-inf, *_cuts(blocks, lane.y, room), inf]
    if min(blocks)[0] >= cuts[1]:  # links take the whole first page
        del cuts[0]
    for start, end in pairwise(cuts):
        alone = start == lane.curve_y
        top = lane.y if start == -inf else start - (HEAD if alone else LANE_PAD)
        reach = max(low for high, low in blocks if start <= high < end) + LANE_PAD
        yield Tier((index,), top, bottom if end == inf else reach, start, end)


def _cuts(blocks: Sequence[tuple[float, float]], top: float, room: float) -> Iterator[float]:
    """Yield where the next page begins: at the first block that does not end on the last one."""
    start = -inf
    while True:
        beyond = [high for high, low in blocks if high > start and low + LANE_PAD - top > room]
        if not beyond:
            return
        start = min(beyond)
        top = start - LANE_PAD
        yield start


def _blocks(picture: Picture, lane: Lane, bottom: float) -> list[tuple[float, float]]:
    """Return upper and lower edges of what stays whole: cards with their notes, the curve."""
    found: dict[tuple[str | None, float], tuple[float, float]] = {}
    for node in _standing(picture, lane):
        key = node.touchpoint_id, 0.0
        high, low = found.get(key, (node.y, 0.0))
        found[key] = min(high, node.y), max(low, node.y + node.height)
    curve = [(lane.curve_y, bottom - LANE_PAD)] if lane.curve_y < lane.y + lane.height - 1 else []
    return [*found.values(), *curve] or [(lane.y, bottom - LANE_PAD)]


def _standing(picture: Picture, lane: Lane) -> list[Node]:
    return [
        node
        for (persona, _stage), nodes in picture.cells.items()
        if persona == lane.persona_id
        for node in nodes
    ]

"""Where a board is cut into pages: between stages or slots, lanes or cards (room: geometry).

A page shows a window of the board: some neighbouring slots (a ``Band``) of some neighbouring
lanes (a ``Tier``). Lengths are points of the picture, at 100 %.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from math import ceil, inf
from typing import NamedTuple

from canvas_app.layout.listening import again
from canvas_app.layout.picture import Lane, Node, Picture, StageColumn
from canvas_app.layout.sizes import CARD_WIDTH, COLUMN_PAD, LANE_GAP, LANE_PAD


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
    return tuple(Band(tuple(page), page[0].column.x, _right(page[-1].column)) for page in found)


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


def tiers(picture: Picture, room: float) -> tuple[Tier, ...]:
    """Return the lanes page by page, none higher than ``room`` unless one card is.

    A lane that is too high for a page is broken between its cards, its curve last.
    """
    found: list[Tier] = []
    for index, (lane, bottom) in enumerate(zip(picture.lanes, _bottoms(picture), strict=True)):
        last = found[-1] if found else None
        if last is not None and last.is_whole and bottom - last.top <= room:
            found[-1] = Tier((*last.lanes, index), last.top, bottom)
            continue
        found += _tiers(picture, index, lane, bottom, room)
    return tuple(found)


def _bottoms(picture: Picture) -> list[float]:
    """Return where the lanes end, with the loops below them."""
    ends = [lane.y + lane.height for lane in picture.lanes]
    nexts = [lane.y for lane in picture.lanes[1:]]
    found = [
        below if below - end > LANE_GAP + 1 else end
        for end, below in zip(ends, nexts, strict=False)
    ]
    reach = max((n.y + n.height for n in picture.nodes if n.kind == "link"), default=0.0)
    return [*found, max(ends[-1], reach)]


def _tiers(picture: Picture, index: int, lane: Lane, bottom: float, room: float) -> Iterator[Tier]:
    if bottom - lane.y <= room:
        yield Tier((index,), lane.y, bottom)
        return
    blocks = _blocks(picture, lane, bottom)
    cuts = [-inf, *_cuts(blocks, lane.y, room), inf]
    if min(blocks)[0] >= cuts[1]:  # links take the whole first page
        del cuts[0]
    for start, end in pairwise(cuts):
        top = lane.y if start == -inf else start - LANE_PAD
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


def _standing(picture: Picture, lane: Lane) -> Iterator[Node]:
    for (persona, _stage), nodes in picture.cells.items():
        if persona == lane.persona_id:
            yield from nodes

"""From chapters to pages: nothing is cut that fits, no heading stands alone (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from math import ceil

from canvas_app.layout.flow.blocks import (
    Block,
    Chapter,
    Group,
    Mark,
    Piece,
    Spot,
    drawn,
    height,
    runs,
)
from canvas_app.layout.listening import going_on
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Node
from canvas_app.layout.tags import ARTIFACT

STEPS = 24
"""How finely columns are made equally high: in parts of a page's height."""
LONELY = 1 / 3
"""A last page that is filled by less looks forgotten."""
SLACK = 0.01
"""What sums of heights may be off by, in points."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where words stand on a page: its corner, the columns and the room between them."""

    x: float
    y: float
    width: float
    height: float
    columns: int = 1
    gutter: float = 24.0

    @property
    def column(self) -> float:
        """The width of one column."""
        return (self.width - (self.columns - 1) * self.gutter) / self.columns


@dataclass(slots=True)
class Leaf:
    """What stands on one page, and which bookmarks lead where.

    ``top`` is where words begin, below what says what goes on here.
    """

    top: float = 0.0
    parts: list[Part] = field(default_factory=list)
    marks: list[tuple[Mark, float]] = field(default_factory=list)
    anchors: dict[str, float] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)


@dataclass(slots=True)
class Flow:
    """Pages being filled: the leaves so far, the column and how far down it is filled.

    ``again`` heads every further page of what has ``begun``; ``top`` is where the words of the
    column begin, below what is said again.
    """

    frame: Frame
    leaves: list[Leaf] = field(default_factory=lambda: [Leaf()])
    column: int = 0
    y: float = 0.0
    top: float = 0.0
    again: Block | None = None
    begun: bool = False

    @property
    def left(self) -> float:
        """The height that is left in the column."""
        return self.frame.height - self.y + SLACK

    @property
    def most(self) -> float:
        """The height of a column on a further page."""
        return self.frame.height - (self.again.height if self.again else 0.0)

    @property
    def fresh(self) -> bool:
        """Whether the page is still empty."""
        return not self.leaves[-1].parts

    @property
    def filled(self) -> bool:
        """Whether something stands in the column."""
        return self.y > self.top

    def begin(self, again: Block | None) -> None:
        """Begin something whose further pages have ``again`` at their heads."""
        self.again, self.begun = again, False

    def turn(self) -> None:
        """Go on in the next column."""
        if self.column + 1 == self.frame.columns:
            self.turn_page()
            return
        self.column += 1
        self.y = self.top = self.leaves[-1].top

    def turn_page(self) -> None:
        """Go on at the next page."""
        self.y, self.top, self.column = 0.0, 0.0, 0
        if not self.fresh:
            self.leaves.append(Leaf())
        if self.again is not None and self.begun:
            self.repeat(self.again)
            self.leaves[-1].top = self.top

    def repeat(self, head: Block) -> None:
        """Say again what heads what comes next."""
        self.put(replace(head, marks=(), tag=ARTIFACT))
        self.top = self.y

    def put(self, block: Block) -> None:
        """Put a whole block where the flow is."""
        self.begun = True
        self.y += block.above if self.filled else 0.0
        x = self.frame.x + self.column * (self.frame.column + self.frame.gutter)
        y = self.frame.y + self.y
        leaf = self.leaves[-1]
        leaf.marks += [(mark, y) for mark in block.marks]
        if block.anchor:
            leaf.anchors.setdefault(block.anchor, y)
        leaf.spots += _spots(block, x, y)
        leaf.parts.append(_part(block, x, y, self.frame.column))
        self.y += block.height


def leaves(chapters: Iterable[Chapter], frame: Frame) -> list[Leaf]:
    """Return the pages that chapters fill."""
    flow = Flow(frame)
    whole = list(chapters)
    for chapter, following in zip_longest(whole, whole[1:]):
        _begin(flow, chapter)
        done = _balanced(chapter, following, flow)
        flow.leaves[-1:] = done.leaves
        flow.column, flow.y, flow.top = done.column, done.y, done.top
    return flow.leaves


def grown(leaf: Leaf, by: float) -> Leaf:
    """Return a page enlarged, as one is that hangs on a wall."""
    if by == 1.0:
        return leaf
    return Leaf(
        leaf.top * by,
        [replace(part, x=part.x * by, y=part.y * by, scale=part.scale * by) for part in leaf.parts],
        [(mark, y * by) for mark, y in leaf.marks],
        {key: y * by for key, y in leaf.anchors.items()},
        [
            spot._replace(
                x=spot.x * by, y=spot.y * by, width=spot.width * by, height=spot.height * by
            )
            for spot in leaf.spots
        ],
    )


def _fill(flow: Flow, chapter: Chapter) -> None:
    flow.begin(chapter.again)
    for unit in going_on(_units(chapter.groups)):
        _place(flow, unit)
    flow.begin(None)


def _balanced(chapter: Chapter, following: Chapter | None, flow: Flow) -> Flow:
    """Return what a chapter fills, in the lowest frame of as many pages where it is better so.

    So are columns that stand side by side on one page, and pages of which the last would be
    almost empty and stay so; not so many pages that a step less on each is a page more.
    """
    frame = flow.frame
    whole = _filled(chapter, flow, frame)
    count, alone = len(whole.leaves), not (flow.filled or flow.column)
    lonely = 1 < count <= STEPS and whole.column == 0 and whole.y < LONELY * frame.height
    if lonely and following is not None and following.start != "page":
        lonely = height(following.groups[0].blocks, first=False) > whole.left
    beside = count == 1 and chapter.start == "page" and alone and frame.columns > 1
    if not (lonely or beside):
        return whole
    first = STEPS // (frame.columns if count == 1 else 2)
    for part in range(max(first, _holding(chapter, frame, count)), STEPS):
        low = _filled(chapter, flow, replace(frame, height=frame.height * part / STEPS))
        if len(low.leaves) == count:
            return low
    return whole


def _holding(chapter: Chapter, frame: Frame, count: int) -> int:
    """Return the height, in steps, under which no ``count`` pages can hold a chapter as well.

    What stays together in the whole frame stays so in a lower one.
    """
    more = chapter.again.height if chapter.again else 0.0
    heights = [height(unit, first=True) + more for unit in _units(chapter.groups)]
    highest = max((high for high in heights if high <= frame.height), default=0.0)
    whole = sum(block.height for group in chapter.groups for block in group.blocks)
    each = whole / (count * frame.columns) - SLACK
    return ceil(max(highest, each) * STEPS / frame.height)


def _filled(chapter: Chapter, flow: Flow, frame: Frame) -> Flow:
    """Return what a chapter fills from where the flow is, from its last page on."""
    last = flow.leaves[-1]
    here = Leaf(last.top, list(last.parts), list(last.marks), dict(last.anchors), list(last.spots))
    tried = Flow(frame, [here], flow.column, flow.y, flow.top)
    _fill(tried, chapter)
    return tried


def _begin(flow: Flow, chapter: Chapter) -> None:
    if flow.fresh or chapter.start == "on":
        return
    first = height(chapter.groups[0].blocks, first=True)
    if chapter.start == "page" or first > flow.frame.height - flow.leaves[-1].top:
        flow.turn_page()
    elif height(chapter.groups[0].blocks, first=False) > flow.left:
        flow.turn()


def _units(groups: Sequence[Group]) -> Iterator[list[Block]]:
    """Yield the blocks of groups; one that ends with a block to keep holds the next as well."""
    unit: list[Block] = []
    for group in groups:
        unit += group.blocks
        if unit and not unit[-1].keep:
            yield unit
            unit = []
    if unit:
        yield unit


def _place(flow: Flow, unit: Sequence[Block]) -> None:
    """Put blocks into one column; blocks too high for any are broken where it hurts least."""
    whole = height(unit, first=not flow.filled)
    if whole <= flow.left:
        for block in unit:
            flow.put(block)
        return
    if _with_head(unit) <= flow.most and flow.filled:
        flow.turn()
        _repeat(flow, unit[0])
        _place(flow, unit)
        return
    for at, block in enumerate(unit):
        _pour(flow, block, unit[at + 1 :])


def _with_head(unit: Sequence[Block]) -> float:
    head = unit[0].head
    return height(unit, first=True) + (head.height + unit[0].above if head else 0.0)


def _pour(flow: Flow, block: Block, following: Sequence[Block]) -> None:
    """Put a block, piece by piece over columns when it must be."""
    least = _least(block, following)
    if least > flow.most:  # no column holds all that clings together
        least = block.above + sum(piece.height for piece in block.pieces[: block.least])
    if flow.filled and least > flow.left:
        flow.turn()
        _repeat(flow, block)
    above = block.above if flow.filled else 0.0
    count = _fitting(block.pieces, flow.left - above)
    if count >= len(block.pieces):
        flow.put(block)
        return
    rest = len(block.pieces) - count
    if rest < block.least:
        count -= block.least - rest
    if count < min(block.least, len(block.pieces)) and flow.filled:
        flow.turn()
        _repeat(flow, block)
        _pour(flow, replace(block, above=0.0), following)
        return
    count = max(count, 1)
    flow.put(replace(block, pieces=block.pieces[:count]))
    if left := block.pieces[count:]:
        flow.turn()
        _repeat(flow, block)
        _pour(flow, replace(block, pieces=left, marks=(), above=0.0), following)


def _repeat(flow: Flow, block: Block) -> None:
    if block.head is not None:
        flow.repeat(block.head)


def _least(block: Block, following: Sequence[Block]) -> float:
    """Return how much room a block needs at least, with the one that it holds on to."""
    needed = block.above
    if not block.keep:
        return needed + sum(piece.height for piece in block.pieces[: block.least])
    needed += block.height
    return needed + (_least(following[0], following[1:]) if following else 0.0)


def _fitting(pieces: Sequence[Piece], room: float) -> int:
    """Return how many pieces fit, from the first."""
    for count, piece in enumerate(pieces):
        room -= piece.height
        if room < -SLACK:
            return count
    return len(pieces)


def _spots(block: Block, x: float, y: float) -> Iterator[Spot]:
    for piece in block.pieces:
        for spot in piece.spots:
            yield spot._replace(x=x + spot.x, y=y + spot.y, tag=spot.tag or block.tag)
        y += piece.height


def _part(block: Block, x: float, y: float, width: float) -> Part:
    if block.picture is not None:
        return Part(block.picture.nodes, x, y, block.scale, tag=block.tag)
    shapes = drawn(block.pieces)
    node = Node(
        block.kind,
        "chart",
        0.0,
        0.0,
        width,
        block.height,
        (shapes, block.label),
        lambda _detail: shapes,
        describe=lambda: block.label,
    )
    return Part((node,), x, y, 1.0, runs=runs(block))

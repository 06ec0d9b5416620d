"""What a document is made of: pieces that stay whole, blocks, groups, chapters (room: geometry).

Lengths are points. A block knows its height before anybody knows its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal, NamedTuple

from canvas_app.layout.charts.figure import moved
from canvas_app.layout.picture import Picture, Shape
from canvas_app.layout.tags import ARTIFACT, Run, Tag, paragraph

Start = Literal["page", "fit", "on"]
"""A chapter begins a new page always, only when its first group does not fit below, or never."""


class Mark(NamedTuple):
    """A bookmark that leads to a block; ``level`` 0 is outermost."""

    title: str
    level: int


class Spot(NamedTuple):
    """A place that leads to the block with the anchor ``key``, when there is one.

    ``tag`` is what it belongs to, the block's own when None.
    """

    x: float
    y: float
    width: float
    height: float
    key: str
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Something no page break goes through; its shapes lie between 0 and ``height``.

    ``aside`` are the shapes of further columns: each column of a block is read to its end
    before the next one, over all pieces on a page. ``tags`` are those of the columns, for blocks
    that are more than one thing.
    """

    height: float
    shapes: tuple[Shape, ...] = ()
    spots: tuple[Spot, ...] = ()
    aside: tuple[tuple[Shape, ...], ...] = ()
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces one below the other, perhaps broken between them.

    ``label`` is the wording that lines of a broken word are put together from. ``above`` is air
    that vanishes at the head of a column; ``keep`` ties the block to the next one; ``least``
    pieces stay together at either side of a break. ``head`` is said again where a break falls
    before or in the block. ``anchor`` is the name by which spots lead here. ``picture`` is
    drawn at ``scale`` instead of shapes. ``tag`` is what the block is; its parts on several
    pages are one.
    """

    pieces: tuple[Piece, ...]
    kind: str = "text"
    label: str = ""
    above: float = 0.0
    keep: bool = False
    least: int = 2
    marks: tuple[Mark, ...] = ()
    head: Block | None = None
    anchor: str = ""
    picture: Picture | None = None
    scale: float = 1.0
    tag: Tag = field(default_factory=paragraph, compare=False)

    @property
    def height(self) -> float:
        """The height without the air above."""
        return sum(piece.height for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stand in one column when a column is high enough for them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Groups under one heading, and where they begin.

    ``again`` stands at the head of every further page.
    """

    groups: tuple[Group, ...]
    start: Start = "page"
    again: Block | None = None


def drawn(pieces: Sequence[Piece]) -> tuple[Shape, ...]:
    """Return the shapes of pieces below each other, column by column."""
    count = max((len(piece.aside) for piece in pieces), default=0)
    columns: list[list[Shape]] = [[] for _column in range(count + 1)]
    top = 0.0
    for piece in pieces:
        for column, shapes in zip(columns, (piece.shapes, *piece.aside), strict=False):
            column += [moved(shape, 0.0, top) for shape in shapes] if top else shapes
        top += piece.height
    return tuple(shape for column in columns for shape in column)


def runs(block: Block) -> tuple[Run, ...]:
    """Return what the shapes of a block are, in the order in which they are drawn."""
    whole = block.tag
    if whole is ARTIFACT or not any(piece.tags for piece in block.pieces):
        return ((whole, sum(len(some) for piece in block.pieces for some in _columns(piece))),)
    count = max(len(piece.aside) for piece in block.pieces) + 1
    found = [
        ((piece.tags or (whole,) * count)[column], len(_columns(piece)[column]))
        for column in range(count)
        for piece in block.pieces
        if column <= len(piece.aside)
    ]
    groups = groupby(found, key=lambda run: run[0])
    return tuple((tag, sum(length for _tag, length in some)) for tag, some in groups)


def _columns(piece: Piece) -> tuple[tuple[Shape, ...], ...]:
    return piece.shapes, *piece.aside


def height(blocks: Iterable[Block], first: bool) -> float:
    """Return how high blocks stand; ``first`` leaves out the air above the first of them."""
    total = 0.0
    for at, block in enumerate(blocks):
        total += block.height + (block.above if at or not first else 0.0)
    return total


def tied(
    head: Sequence[Block], rows: Sequence[Block], again: Block | None = None
) -> Iterator[Group]:
    """Yield the rows of a list as groups: two at least below its head, two after a break.

    ``again`` is the head that is said where a break falls.
    """
    if again is not None:
        rows = [*rows[:1], *(replace(row, head=again) for row in rows[1:])]
    first = 2 if len(rows) != 3 else 3
    yield Group((*head, *rows[:first]))
    rest = list(rows[first:])
    if len(rest) == 1:
        yield Group((rest[0],))
        return
    yield from (Group((row,)) for row in rest[:-2])
    if rest:
        yield Group(tuple(rest[-2:]))

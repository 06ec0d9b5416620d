"""How a poster is cut into sheets that overlap, beside cards where it can be (room: geometry).

Lengths are points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import NamedTuple

from canvas_app.layout import pages
from canvas_app.layout.change_legend import LEGEND
from canvas_app.layout.picture import Node, Picture, Text

SIDE = 62.0
"""Beside a frame, on its left: room for the names of lanes."""
ABOVE = 34.0
"""Above a frame: room for the name of the sheet and those of stages."""
RIM = 12.0
"""Right of a frame and below it: room for marks."""
CLEAR = 4.0
"""Between a seam and a card."""
LEAST = 0.4
"""What a frame must bring of its own, for seams that run beside cards, as a share of it."""


class Tile(NamedTuple):
    """A sheet of a poster: its row and place from 0, and which part of the board it shows."""

    row: int
    place: int
    left: float
    top: float
    width: float
    height: float

    @property
    def name(self) -> str:
        """What the sheet is called: a letter for its row, a number for its place in it."""
        return f"{row_name(self.row)}{self.place + 1}"


Span = tuple[float, float]
"""Where a frame begins along a side, and how long it is there."""


class Tiling(NamedTuple):
    """How a board is cut: what neighbours share, and the frames from left and from above."""

    overlap: float
    columns: tuple[Span, ...]
    rows: tuple[Span, ...]

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The sheets, row by row."""
        return tuple(
            Tile(row, place, left, top, width, height)
            for row, (top, height) in enumerate(self.rows)
            for place, (left, width) in enumerate(self.columns)
        )


def row_name(row: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    name = ""
    row += 1
    while row:
        row, letter = divmod(row - 1, 26)
        name = ascii_uppercase[letter] + name
    return name


def tiling(picture: Picture, sheet: tuple[float, float], overlap: float) -> Tiling:
    """Return how a board is cut for sheets of this size; lengths in points.

    Raises ValueError when the overlap leaves less than half of a frame.
    """
    _left, _top, room_x, room_y = pages.body(*sheet)
    wide, high = room_x - SIDE - RIM, room_y - ABOVE - RIM
    if not 0 <= overlap <= min(wide, high) / 2:
        raise ValueError(overlap)
    cards = [node for node in picture.nodes if node.kind in ("card", "note")]
    told = [_reach(node) for node in picture.nodes[-1:] if node.id == LEGEND]
    columns = _spans(picture.width, wide, overlap, [(n.x, n.x + n.width) for n in cards], told)
    curves = [(lane.curve_y, lane.y + lane.height) for lane in picture.lanes]
    whole = [*((n.y, n.y + n.height) for n in cards), *curves]
    rows = _spans(picture.height, high, overlap, whole)
    return Tiling(overlap, columns, rows)


def _reach(node: Node) -> tuple[float, float]:
    """Return where the words of a node begin and end."""
    texts = [shape for shape in node.shapes() if isinstance(shape, Text)]
    return node.x, node.x + max(text.x + text.width for text in texts)


def _spans(
    length: float,
    frame: float,
    overlap: float,
    whole: Sequence[tuple[float, float]],
    wide: Sequence[tuple[float, float]] = (),
) -> tuple[Span, ...]:
    """Return the frames along a side; where it can be, seams cut nothing ``whole``.

    They are as few as can be, and about alike: no sheet is left nearly empty. What is ``wide``
    is cut rather than beside a card.
    """
    things, spans = (*whole, *wide), _merged(whole)
    found = _framed(length, frame, overlap, spans)
    cut, narrow, most = _cut(things, found), max(frame / 2, 2 * overlap), frame
    while len(found) > 1 and most - narrow > CLEAR:
        least = (narrow + most) / 2
        tried = _framed(length, least, overlap, spans)
        if len(tried) == len(found) and _cut(things, tried) <= cut:
            found, most = tried, least
        else:
            narrow = least
    return found


def _cut(things: Iterable[tuple[float, float]], frames: Sequence[Span]) -> int:
    """Return how many things (from, to) are whole in no frame."""
    starts = [start for start, _length in frames]
    lasts = ((end, bisect_right(starts, start) - 1) for start, end in things)
    return sum(all(end > sum(frames[at]) for at in (last, max(last - 1, 0))) for end, last in lasts)


def _framed(
    length: float, frame: float, overlap: float, spans: Sequence[tuple[float, float]]
) -> tuple[Span, ...]:
    starts = [0.0]
    while starts[-1] + frame < length:
        seam = starts[-1] + frame - overlap
        at = bisect_right(spans, (seam, length)) - 1
        if at >= 0 and seam < spans[at][1]:
            before = spans[at][0] - CLEAR
            seam = before if before > starts[-1] + LEAST * frame else seam
        starts.append(seam)
    ends = [*(start + overlap for start in starts[1:]), length]
    return tuple((start, end - start) for start, end in zip(starts, ends, strict=True))


def _merged(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged

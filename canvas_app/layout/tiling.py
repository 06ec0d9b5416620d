"""How a poster is cut into sheets that overlap, beside cards where it can be (room: geometry).

Lengths are points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_uppercase
from typing import NamedTuple

from canvas_app.layout import pages
from canvas_app.layout.change_legend import LEGEND
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.seams import CLEAR, EVEN, Span, merged, off_words, shared, words_of

SIDE = 62.0
"""Beside a frame, on its left: room for the names of lanes."""
ABOVE = 34.0
"""Above a frame: room for the name of the sheet and those of stages."""
RIM = 12.0
"""Right of a frame and below it: room for marks."""
VALUE = 8.0
"""How far the value of a highest point rises above the room of its curve."""
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
    across, down = words_of(picture.nodes)
    sides = [(node.x, node.x + node.width) for node in cards]
    columns = _spans(picture.width, wide, overlap, sides)
    curves = [(lane.curve_y - VALUE, lane.y + lane.height) for lane in picture.lanes]
    told = [(node.y, node.y + node.height) for node in picture.nodes[-1:] if node.id == LEGEND]
    whole = [*_stacks(cards, high - overlap), *curves, *told]
    rows = _spans(picture.height, high, overlap, whole)
    return Tiling(
        overlap,
        off_words(columns, wide, overlap, sides, across),
        off_words(rows, high, overlap, whole, down),
    )


def _stacks(cards: Iterable[Node], most: float) -> Iterator[tuple[float, float]]:
    """Yield from where to where cards reach with their notes, one by one where that is too far."""
    found: dict[tuple[str | None, str | None], list[Node]] = {}
    for node in cards:
        found.setdefault((node.touchpoint_id, node.persona_id), []).append(node)
    for nodes in found.values():
        top, bottom = min(n.y for n in nodes), max(n.y + n.height for n in nodes)
        if bottom - top <= most:
            yield top, bottom
        else:
            yield from ((n.y, n.y + n.height) for n in nodes)


def _spans(
    length: float, frame: float, overlap: float, whole: Sequence[tuple[float, float]]
) -> tuple[Span, ...]:
    """Return the frames along a side; where it can be, seams cut nothing ``whole``.

    They are as few as can be, and about alike: no sheet is left nearly empty.
    """
    spans = merged(whole)
    first = _framed(length, frame, overlap, spans)
    lost, cut = _cut(whole, spans, first)
    found = first
    for most in (cut, len(first)):  # rather a few cuts more than sheets with a mere strip
        low, high = max(frame / 2, 2 * overlap), frame
        while len(first) > 1 and high - low > CLEAR:
            least = (low + high) / 2
            tried = _framed(length, least, overlap, spans)
            if len(tried) == len(first) and _cut(whole, spans, tried) <= (lost, most):
                found, high = tried, least
            else:
                low = least
        if min(own for _start, own in found) >= EVEN * max(own for _start, own in found):
            break
    return found


def _cut(
    things: Iterable[tuple[float, float]],
    spans: Sequence[tuple[float, float]],
    frames: Sequence[Span],
) -> tuple[int, int]:
    """Return how many things (from, to) are whole in no frame, and how many seams cut a span."""
    starts = [start for start, _length in frames]
    lasts = ((end, bisect_right(starts, start) - 1) for start, end in things)
    lost = sum(all(end > sum(frames[at]) for at in (last, max(last - 1, 0))) for end, last in lasts)
    return lost, sum(start < seam < end for seam in starts for start, end in spans)


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
    return shared(starts, length, overlap)

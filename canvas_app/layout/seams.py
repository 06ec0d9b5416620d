"""Where the seams of a poster run: off words where they can (room: geometry).

Neighbouring sheets share a strip, so that a word is lost only where it reaches beyond both sides
of it: then no sheet has it whole. Lengths are points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from canvas_app.layout.listening import again, going_on
from canvas_app.layout.picture import Node, Text
from canvas_app.text import width

CLEAR = 4.0
"""Between a seam and a card."""
EVEN = 0.45
"""How much smaller than others a frame may be, as a share of the largest."""
AIR = 2.0
"""Between a word and the edge of a sheet that has it whole."""
RISE, SINK = 0.73, 0.21
"""How far letters reach above their line and below it, in sizes."""
HAIR = 1e-6
"""What lengths may differ by that are the same."""

Span = tuple[float, float]
"""Where a frame begins along a side, and how long it is there; else from where to where."""
Price = tuple[float, ...]
"""What a seam costs, the worst first."""
Way = tuple[Price, tuple[float, ...]]
"""Where frames begin, and what that costs."""


class Words(NamedTuple):
    """From where to where words reach, the most precious first.

    Sheets repeat the names of phases and stages that they cut; a ``line`` can be read on two.
    """

    said: list[Span]
    named: list[Span]
    lines: list[Span]


class Seams(NamedTuple):
    """What seams must not cut, where they may run, and what each costs there."""

    places: list[float]
    counts: list[Callable[[float], int]]

    def price(self, seam: float, old: float) -> Price:
        """Return what it costs that a seam runs here, and not where it ran."""
        return (*(count(seam) for count in self.counts), abs(seam - old))

    def near(self, old: float, reach: float) -> Iterator[float]:
        """Yield where a seam may run instead, cutting no more of what is to stay whole."""
        yield old
        first = bisect_left(self.places, old - reach)
        most = self.price(old, old)[:2]
        for seam in self.places[first : bisect_right(self.places, old + reach)]:
            if all(count(seam) <= cut for count, cut in zip(self.counts, most, strict=False)):
                yield seam


def words_of(nodes: Iterable[Node]) -> tuple[Words, Words]:
    """Return from where to where the words reach that stand on no card: across, and down."""
    across, down = Words([], [], []), Words([], [], [])
    for node in going_on(nodes):
        if node.kind in ("card", "note", "chart"):
            continue
        texts = (shape for shape in node.shapes() if isinstance(shape, Text))
        for text in texts:
            x, y = node.x + text.x, node.y + text.y
            words = across.named if node.kind in ("band", "stage") else across.said
            words.extend(_split(text, x))
            across.lines.append((x - AIR, x + text.width + AIR))
            down.lines.append((y - RISE * text.font.size, y + SINK * text.font.size))
    return across, down


def _split(text: Text, x: float) -> Iterator[Span]:
    """Yield from where to where each word of a text reaches that begins at ``x``."""
    end = 0
    for word in text.string.split():
        begin = text.string.index(word, end)
        end = begin + len(word)
        start = x + width(text.string[:begin], text.font)
        yield start - AIR, start + width(word, text.font) + AIR


def off_words(
    frames: Sequence[Span], longest: float, overlap: float, whole: Sequence[Span], words: Words
) -> tuple[Span, ...]:
    """Return as many frames, whose seams leave more words whole on one of their sheets.

    No seam cuts more of what is to stay ``whole`` than before, or is moved farther than it must
    be. No frame becomes longer than ``longest``, or a mere strip.
    """
    lengths = [length for _start, length in frames]
    least = min(EVEN * longest, *lengths) - HAIR
    most = max(longest, *lengths) + HAIR
    seams = _seams(whole, words, overlap)
    ways: dict[float, Way] = {0.0: ((0.0,) * (len(seams.counts) + 1), (0.0,))}
    for old, _length in frames[1:]:
        again()
        ways = {
            seam: min(before)
            for seam in seams.near(old, longest / 2)
            if (before := [*_onward(ways, seam, seams.price(seam, old), overlap, least, most)])
        }
    length = sum(frames[-1])
    ends = (way for start, way in ways.items() if least <= length - start <= most)
    return shared(min(ends)[1], length, overlap)


def _onward(
    ways: dict[float, Way], seam: float, price: Price, overlap: float, least: float, most: float
) -> Iterator[Way]:
    """Yield the ways to come to a seam from those before it."""
    for start, (paid, path) in ways.items():
        if least <= seam + overlap - start <= most:
            yield tuple(map(sum, zip(paid, price, strict=True))), (*path, seam)


def _seams(whole: Sequence[Span], words: Words, overlap: float) -> Seams:
    blocks = merged(whole)
    places = {at for start, end in blocks for at in (start - CLEAR, end)}
    places.update(at for each in words for start, end in each for at in (start, end - overlap))
    counts = [_lost(whole, overlap), _lost(blocks, 0.0), *(_lost(each, overlap) for each in words)]
    return Seams(sorted(places), counts)


def _lost(things: Iterable[Span], overlap: float) -> Callable[[float], int]:
    """Return how to count what a seam leaves whole on neither of its sheets."""
    long = [(start, end - overlap) for start, end in things if end - start > overlap]
    starts, ends = sorted(start for start, _end in long), sorted(end for _start, end in long)
    return lambda seam: bisect_left(starts, seam) - bisect_right(ends, seam)


def shared(starts: Sequence[float], length: float, overlap: float) -> tuple[Span, ...]:
    """Return the frames that begin at ``starts`` and share ``overlap`` with their neighbours."""
    ends = [*(start + overlap for start in starts[1:]), length]
    return tuple((start, end - start) for start, end in zip(starts, ends, strict=True))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the stretches that spans cover, from first to last."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found

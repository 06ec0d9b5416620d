"""Where the pages of a preview stand: in rows, or one below the other (room: widgets; no Qt)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GAP = 18.0
"""Px between pages, and around them all."""
LABEL = 20.0
"""Px below each page for its number."""
SMALLEST = 132.0
"""Px of the broadest page in an overview; more pages than fit then are scrolled."""
LARGEST = 4.0
"""Px to the point."""
STEPS = 24

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A page in px from the upper left corner of them all."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, across and down."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Flow:
    """The pages' places in their order, and how much room all take."""

    spots: tuple[Spot, ...]
    width: float
    height: float
    scale: float
    rows: tuple[tuple[float, int], ...] = ()
    """Where each row begins: how far down, and its first page."""

    def between(self, top: float, bottom: float) -> range:
        """Return the pages of the rows that are met between two heights."""
        first = max(0, bisect_right(self.rows, (top, len(self.spots))) - 1)
        after = bisect_right(self.rows, (bottom, len(self.spots)))
        end = self.rows[after][1] if after < len(self.rows) else len(self.spots)
        return range(self.rows[first][1] if self.rows else 0, end)


def flow(sizes: Sequence[Size], room: Size, scale: float, *, single: bool) -> Flow:
    """Return pages of ``sizes`` in points at a scale in px to the point, centred in their room."""
    rows = [*_rows(sizes, room[0], scale, single)]
    broadest = max(_width(row, scale) for row in rows)
    width = max(room[0], broadest)
    height = GAP + sum(_height(row, scale) for row in rows)
    spots: list[Spot] = []
    begins: list[tuple[float, int]] = []
    y = max(GAP, (room[1] - height + GAP) / 2)
    for row in rows:
        begins.append((y, len(spots)))
        x = (width - (_width(row, scale) if single else broadest)) / 2 + GAP
        tall = _height(row, scale) - GAP - LABEL
        for wide, high in row:
            spots.append(Spot(x, y + (tall - high * scale) / 2, wide * scale, high * scale))
            x += wide * scale + GAP
        y += _height(row, scale)
    return Flow(tuple(spots), width, max(height, room[1]), scale, tuple(begins))


def reach(spot: Spot, down: float, high: float, single: bool) -> float:
    """Return how far down one scrolls in a window ``high`` px to see a page, from ``down``.

    One at a time comes into the middle; others come no further than they must.
    """
    top, bottom = spot.y - GAP, spot.y + spot.height + LABEL
    if single:
        return top - max(0.0, (high - (bottom - top)) / 2)
    if top < down:
        return top
    return max(down, bottom - high)


def whole(sizes: Sequence[Size], room: Size) -> float:
    """Return the scale at which each page alone is seen whole."""
    wide, high = (max(size[side] for size in sizes) for side in (0, 1))
    fits = min((room[0] - 2 * GAP) / wide, (room[1] - 2 * GAP - LABEL) / high)
    return min(max(fits, 1e-4), LARGEST)


def overview(sizes: Sequence[Size], room: Size) -> float:
    """Return the largest scale at which all pages are seen, small ones when there are many."""
    most = whole(sizes, room)
    least = min(most, SMALLEST / max(wide for wide, _high in sizes))
    if not _fits(sizes, room, least):
        return least
    low, high = least, most
    for _step in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _fits(sizes, room, middle) else (low, middle)
    return low


def _fits(sizes: Sequence[Size], room: Size, scale: float) -> bool:
    """Whether all pages are seen at a scale; it looks no further than there is room."""
    used = GAP
    for row in _rows(sizes, room[0], scale, False):
        used += _height(row, scale)
        if used > room[1]:
            return False
    return True


def _rows(
    sizes: Sequence[Size], room: float, scale: float, single: bool
) -> Iterator[Sequence[Size]]:
    row: list[Size] = []
    wide = GAP
    for size in sizes:
        if row and (single or wide + size[0] * scale + GAP > room):
            yield row
            row, wide = [], GAP
        row.append(size)
        wide += size[0] * scale + GAP
    if row:
        yield row


def _width(row: Sequence[Size], scale: float) -> float:
    return GAP + sum(wide * scale + GAP for wide, _high in row)


def _height(row: Sequence[Size], scale: float) -> float:
    return max(high for _wide, high in row) * scale + LABEL + GAP

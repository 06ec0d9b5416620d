"""Two ways through the same stages laid beside each other (room: geometry)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

Pair = tuple[int | None, int | None]
"""Places in the first and in the second way that share a stop; None where one has none."""


def aligned(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """Return the stops of both ways in order, keys that both have at one stop.

    Of keys whose order differs as many as possible share a stop; the others have two. No key
    comes twice in one way.
    """
    pairs: list[Pair] = []
    a = b = 0
    for place, other in (*_shared(first, second), (len(first), len(second))):
        pairs += [(at, None) for at in range(a, place)]
        pairs += [(None, at) for at in range(b, other)]
        pairs.append((place, other))
        a, b = place + 1, other + 1
    return pairs[:-1]


def _shared(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest run of keys whose order is the same in both (patience sorting)."""
    places = {key: place for place, key in enumerate(second)}
    found = [(at, places[key]) for at, key in enumerate(first) if key in places]
    lows: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, other) in enumerate(found):
        length = bisect_left(lows, other)
        before.append(ends[length - 1] if length else -1)
        lows[length : length + 1] = [other]
        ends[length : length + 1] = [index]
    return [found[index] for index in _back(ends[-1] if ends else -1, before)][::-1]


def _back(index: int, before: Sequence[int]) -> Iterator[int]:
    while index >= 0:
        yield index
        index = before[index]

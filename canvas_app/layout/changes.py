"""What changed between two sequences that share most of their members (room: geometry).

Records and nodes are told apart by identity: what an edit leaves alone is the same object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import is_not
from typing import TypeVar

T = TypeVar("T")


def same(some: Sequence[object], others: Sequence[object]) -> bool:
    """Tell whether two sequences hold the very same members in the same order."""
    return some is others or (len(some) == len(others) and not any(map(is_not, some, others)))


def places(before: Sequence[T], after: Sequence[T]) -> Iterator[int]:
    """Yield where two sequences of one length hold different members."""
    return compress(range(len(after)), map(is_not, before, after))


def changed(before: Sequence[T], after: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """Return what may be gone and what may be new; members left out are in both.

    When members were added or removed, what stands between the first and the last change
    counts as both gone and new.
    """
    if len(before) == len(after):
        marks = list(map(is_not, before, after))
        return list(compress(before, marks)), list(compress(after, marks))
    start = _common(before, after)
    end = min(_common(before[::-1], after[::-1]), len(before) - start, len(after) - start)
    return before[start : len(before) - end], after[start : len(after) - end]


def _common(some: Sequence[object], others: Sequence[object]) -> int:
    """Return how many members at the beginning are the same."""
    marks = list(map(is_not, some, others))
    return marks.index(True) if True in marks else len(marks)

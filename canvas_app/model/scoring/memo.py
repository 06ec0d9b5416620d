"""Results remembered as long as the records they read are the same objects (room: scores).

A project is immutable and shares what an edit did not touch, so identity tells whether a
result still holds. One result is kept per document, journey, lens and view: a newer one
replaces it, so nothing piles up while somebody edits.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from operator import is_
from typing import Generic, TypeVar

from canvas_app.model.scoring.values import Scope

Result = TypeVar("Result")

LENSES_KEPT = 12
"""Lenses and views remembered per panel; the least recently used one goes first."""


class Memory(Generic[Result]):
    """The latest result per key, with the records it was made of; threads may share it."""

    def __init__(self, size: int = LENSES_KEPT) -> None:
        self._size = size
        self._kept: OrderedDict[object, tuple[tuple[object, ...], Result]] = OrderedDict()

    def get(self, key: object, records: tuple[object, ...]) -> Result | None:
        """Return the result for the key if it was made of these very objects."""
        found = self._kept.get(key)
        if found is None or not same(found[0], records):
            return None
        with suppress(KeyError):  # forgotten meanwhile, on another thread
            self._kept.move_to_end(key)
        return found[1]

    def latest(self, key: object) -> tuple[tuple[object, ...], Result] | None:
        """Return the newest result for the key with its records, whatever these are."""
        return self._kept.get(key)

    def put(self, key: object, records: tuple[object, ...], result: Result) -> Result:
        """Remember the result in place of the former one and return it."""
        self._kept.pop(key, None)
        self._kept[key] = (records, result)
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)
        return result


def same(some: Iterable[object], others: Iterable[object]) -> bool:
    """Whether the records are the same objects, one by one."""
    return all(map(is_, some, others))


def lens_key(scope: Scope) -> tuple[object, ...]:
    """Return what names a scope across edits: document, journey, lens, view."""
    return (scope.project.id, scope.journey.id, scope.persona_id, scope.view)


def remembered(
    *reads: str,
) -> Callable[[Callable[[Scope], Result]], Callable[[Scope], Result]]:
    """Remember a panel while the journey and the named fields of its project are unchanged."""

    def decorate(panel: Callable[[Scope], Result]) -> Callable[[Scope], Result]:
        memory: Memory[Result] = Memory()

        @wraps(panel)
        def recalled(scope: Scope) -> Result:
            key = lens_key(scope)
            records = (scope.journey, *(getattr(scope.project, name) for name in reads))
            found = memory.get(key, records)
            return found if found is not None else memory.put(key, records, panel(scope))

        return recalled

    return decorate

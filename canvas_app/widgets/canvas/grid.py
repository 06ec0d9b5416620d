"""Which nodes stand where, and in which nodes pictures differ (room: widgets; no Qt in here)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from canvas_app.layout.card import Basis
from canvas_app.layout.changes import changed
from canvas_app.layout.picture import STRIPE, Node, Picture

REACH = 12.0
"""How far in points a node's drawing may stand out of its rectangle."""


class Grid:
    """The nodes of one picture, found by a rectangle and returned in painting order."""

    def __init__(self, picture: Picture) -> None:
        """Wait for the first question."""
        self._parts = picture.parts

    def within(self, x: float, y: float, width: float, height: float) -> list[Node]:
        """Return the nodes that may draw inside a rectangle (points), in painting order."""
        left, right = x - REACH, x + width + REACH
        top, bottom = y - REACH, y + height + REACH
        keys = range(int(left // STRIPE), int(right // STRIPE) + 1)
        found: list[Node] = []
        for part in self._parts:
            if part.span[0] >= right or part.span[1] <= left:
                continue
            wide, stripes = part.stripes
            near = (stripes.get(key, ()) for key in keys)
            nodes = part.nodes
            found += [
                node
                for rank in sorted(set(chain(wide, *near)))
                if (node := nodes[rank]).x < right
                and node.y < bottom
                and node.x + node.width > left
                and node.y + node.height > top
            ]
        return found


def differing(before: Picture, after: Picture) -> list[Node]:
    """Return the nodes that were added, removed or changed between two pictures, old and new.

    A layout hands on the parts and nodes it did not touch, so most are told apart by identity
    alone.
    """
    found: list[Node] = []
    gone: dict[str, Node] = {}
    fresh: list[Node] = []
    for old, new in _touched(before, after):
        if len(old) == len(new):
            for was, node in zip(old, new, strict=True):
                if was.id != node.id:
                    gone[was.id] = was
                    fresh.append(node)
                elif was is not node and _differ(was, node):
                    found += (was, node)
        else:
            gone.update((node.id, node) for node in old)
            fresh += new
    for node in fresh:
        former = gone.pop(node.id, None)
        if former is None:
            found.append(node)
        elif former is not node and _differ(former, node):
            found += (former, node)
    return [*found, *gone.values()]


def _differ(old: Node, new: Node) -> bool:
    """Tell whether nodes of one id differ.

    A card of another record does: to compare two records field by field takes longer than to
    paint the few that are equal after all.
    """
    if old.x != new.x or old.y != new.y:
        return True
    one, other = old.identity, new.identity
    return (
        isinstance(one, Basis)
        and isinstance(other, Basis)
        and one.touchpoint is not other.touchpoint
    ) or old != new


def _touched(before: Picture, after: Picture) -> Iterator[tuple[Sequence[Node], Sequence[Node]]]:
    """Yield the nodes that may be gone and those that may be new, part by part."""
    if len(before.parts) != len(after.parts):
        yield before.nodes, after.nodes
        return
    for old, new in zip(before.parts, after.parts, strict=True):
        if old is not new:
            yield changed(old.nodes, new.nodes)

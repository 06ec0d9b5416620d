"""Which nodes stand where: an index of the picture by stripes (room: widgets; no Qt in here).

Boards are far wider than high, so stripes across the whole height are enough, and an index
is made in a few milliseconds whenever it is first asked after a change.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain

from canvas_app.layout.picture import Node, Picture

STRIPE = 2048.0
"""Width of a stripe in points."""
WIDE = 4 * STRIPE
"""Wider nodes are looked through one by one instead of standing in many stripes."""
REACH = 12.0
"""How far in points a node's drawing may stand out of its rectangle."""


class Grid:
    """The nodes of one picture, found by a rectangle and returned in painting order."""

    def __init__(self, picture: Picture) -> None:
        """Wait for the first question."""
        self._nodes = picture.nodes

    def within(self, x: float, y: float, width: float, height: float) -> list[Node]:
        """Return the nodes that may draw inside a rectangle (points), in painting order."""
        left, right = x - REACH, x + width + REACH
        top, bottom = y - REACH, y + height + REACH
        wide, stripes = self._index
        keys = range(int(left // STRIPE), int(right // STRIPE) + 1)
        near = (stripes.get(key, ()) for key in keys)
        nodes = self._nodes
        return [
            node
            for rank in sorted(set(chain(wide, *near)))
            if (node := nodes[rank]).x < right
            and node.y < bottom
            and node.x + node.width > left
            and node.y + node.height > top
        ]

    @cached_property
    def _index(self) -> tuple[list[int], dict[int, list[int]]]:
        """Ranks of nodes, since plain numbers are no work for the garbage collector."""
        wide: list[int] = []
        stripes: dict[int, list[int]] = {}
        for rank, node in enumerate(self._nodes):
            if node.width > WIDE:
                wide.append(rank)
                continue
            first, last = int(node.x // STRIPE), int((node.x + node.width) // STRIPE)
            for key in (first,) if first == last else range(first, last + 1):
                if key in stripes:
                    stripes[key].append(rank)
                else:
                    stripes[key] = [rank]
        return wide, stripes


def differing(before: Picture, after: Picture) -> set[str]:
    """Return the ids of the nodes that were added, removed or changed between two pictures.

    A layout hands on the nodes it did not touch, so most are told apart by identity alone.
    """
    old, new = set(map(id, before.nodes)), set(map(id, after.nodes))
    gone = {node.id: node for node in before.nodes if id(node) not in new}
    fresh = [node for node in after.nodes if id(node) not in old]
    same = {
        node.id
        for node in fresh
        if (known := gone.get(node.id)) and known.x == node.x and known == node
    }
    return (gone.keys() | {node.id for node in fresh}) - same

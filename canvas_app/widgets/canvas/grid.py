"""Which nodes stand where, and in which nodes pictures differ (room: widgets; no Qt in here)."""

from __future__ import annotations

from itertools import chain

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
    gone, fresh = _touched(before, after)
    known = {node.id: node for node in gone}
    found: list[Node] = []
    for node in fresh:
        old = known.pop(node.id, None)
        if old is None:
            found.append(node)
        elif old is not node and (old.x != node.x or old != node):
            found += (old, node)
    return [*found, *known.values()]


def _touched(before: Picture, after: Picture) -> tuple[list[Node], list[Node]]:
    """Return the nodes that may be gone and those that may be new."""
    if len(before.parts) != len(after.parts):
        return list(before.nodes), list(after.nodes)
    gone: list[Node] = []
    fresh: list[Node] = []
    for old, new in zip(before.parts, after.parts, strict=True):
        if old is not new:
            lost, found = changed(old.nodes, new.nodes)
            gone += lost
            fresh += found
    return gone, fresh

"""Which nodes stand where: an index of the picture by squares (room: widgets; no Qt in here)."""

from __future__ import annotations

from collections.abc import Set

from canvas_app.layout.picture import Node, Picture

CELL = 512.0
"""Side of a square in points."""
WIDE = 8 * CELL
"""Larger nodes are looked through one by one instead of standing in hundreds of squares."""
REACH = 12.0
"""How far in points a node's drawing may stand out of its rectangle."""


class Grid:
    """The nodes of one picture, found by a rectangle and returned in painting order."""

    def __init__(self, picture: Picture) -> None:
        """Index every node."""
        self._cells: dict[tuple[int, int], set[str]] = {}
        self._wide: set[str] = set()
        self._picture = picture
        self._rank: dict[str, int] = {}
        self._number(picture)
        for node in picture.nodes:
            self._put(node)

    def show(self, picture: Picture, changed: Set[str]) -> None:
        """Go over to another picture that differs in the nodes with these ids."""
        before, self._picture = self._picture, picture
        self._number(picture)
        for id_ in changed:
            if (old := before.by_id.get(id_)) is not None:
                self._take(old)
            if (new := picture.by_id.get(id_)) is not None:
                self._put(new)

    def within(self, x: float, y: float, width: float, height: float) -> list[Node]:
        """Return the nodes that may draw inside a rectangle (points), in painting order."""
        x, y, width, height = x - REACH, y - REACH, width + 2 * REACH, height + 2 * REACH
        ids: set[str] = set(self._wide)
        right = min(x + width, self._picture.width + REACH)
        bottom = min(y + height, self._picture.height + REACH)
        for cell in _squares(max(x, 0.0), max(y, 0.0), right - max(x, 0.0), bottom - max(y, 0.0)):
            ids.update(self._cells.get(cell, ()))
        by_id, rank = self._picture.by_id, self._rank
        nodes = [by_id[id_] for id_ in sorted(ids, key=rank.__getitem__)]
        return [
            node
            for node in nodes
            if node.x < x + width
            and node.y < y + height
            and node.x + node.width > x
            and node.y + node.height > y
        ]

    def _number(self, picture: Picture) -> None:
        self._rank = dict(zip(picture.by_id, range(len(picture.nodes)), strict=False))

    def _put(self, node: Node) -> None:
        if max(node.width, node.height) > WIDE:
            self._wide.add(node.id)
            return
        for cell in _squares(node.x, node.y, node.width, node.height):
            self._cells.setdefault(cell, set()).add(node.id)

    def _take(self, node: Node) -> None:
        self._wide.discard(node.id)
        if max(node.width, node.height) <= WIDE:
            for cell in _squares(node.x, node.y, node.width, node.height):
                self._cells[cell].discard(node.id)


def _squares(x: float, y: float, width: float, height: float) -> list[tuple[int, int]]:
    columns = range(int(x // CELL), int((x + width) // CELL) + 1)
    rows = range(int(y // CELL), int((y + height) // CELL) + 1)
    return [(column, row) for column in columns for row in rows]


def differing(before: Picture, after: Picture) -> set[str]:
    """Return the ids of the nodes that were added, removed or changed between two pictures.

    A layout hands on the nodes it did not touch, so most are told apart by identity alone.
    """
    old, new = set(map(id, before.nodes)), set(map(id, after.nodes))
    gone = {node.id: node for node in before.nodes if id(node) not in new}
    fresh = [node for node in after.nodes if id(node) not in old]
    same = {node.id for node in fresh if gone.get(node.id) == node}
    return (gone.keys() | {node.id for node in fresh}) - same

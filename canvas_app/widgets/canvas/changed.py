"""Where two pictures differ, as areas (points) in which tiles are painted anew (room: widgets).

A lane or a stage that only becomes wider looks as before but for its right end, though it may
be a hundred screens wide; and a link covers no more than its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from PySide6.QtCore import QRectF

from canvas_app.layout.arrows import ArrowBasis
from canvas_app.layout.picture import Node
from canvas_app.widgets.canvas.grid import REACH

MANY = 100
"""So many changed nodes are looked at one by one."""
GROUND = ("lane", "column")
"""What lies under the cards: its left part does not depend on how wide it is."""
END = 16.0
"""Points at the right end of a lane or a stage that look otherwise: its round corners."""


def apart_from(
    nodes: Sequence[Node], near: QRectF, width: float, height: float
) -> tuple[list[QRectF], Sequence[Node]]:
    """Return areas for changed nodes that are not looked at singly, and the nodes that are.

    When they are very many, these are those in the area ``near``: all that is further right than
    the leftmost counts as changed elsewhere, on a board of this width and height.
    """
    if len(nodes) <= MANY:
        return [], nodes
    left = min(map(_left, nodes)) - REACH
    board = QRectF(left, 0.0, width - left, height)
    close = _touching(nodes, near) if near else []
    if not near or len(close) > MANY:
        return [board], []
    return list(_around(board, near)), close


def _touching(nodes: Sequence[Node], area: QRectF) -> list[Node]:
    left, right = area.left() - REACH, area.right() + REACH
    top, bottom = area.top() - REACH, area.bottom() + REACH
    return [
        node
        for node in nodes
        if node.x < right
        and node.x + node.width > left
        and node.y < bottom
        and node.y + node.height > top
    ]


def _around(board: QRectF, hole: QRectF) -> Iterator[QRectF]:
    """Yield what lies on the board left, right, above and below of a hole."""
    left, top, right, bottom = board.left(), board.top(), board.right(), board.bottom()
    for x0, y0, x1, y1 in (
        (left, top, hole.left(), bottom),
        (hole.right(), top, right, bottom),
        (hole.left(), top, hole.right(), hole.top()),
        (hole.left(), hole.bottom(), hole.right(), bottom),
    ):
        area = QRectF(x0, y0, x1 - x0, y1 - y0).intersected(board)
        if area.isValid():
            yield area


_left = attrgetter("x")


def area_of(node: Node) -> QRectF:
    """Return what a node may draw on."""
    return QRectF(node.x, node.y, node.width, node.height).adjusted(-REACH, -REACH, REACH, REACH)


def changed_areas(nodes: Iterable[Node]) -> list[QRectF]:
    """Return where nodes differ, those of two pictures."""
    ground: dict[str, list[Node]] = {}
    areas: list[QRectF] = []
    for node in nodes:
        if node.kind in GROUND:
            ground.setdefault(node.id, []).append(node)
        else:
            areas += _along(node)
    for pair in ground.values():
        areas += [_end(*pair)] if _is_wider(pair) else map(area_of, pair)
    return areas


def _along(node: Node) -> Iterator[QRectF]:
    """Yield what a node may draw on; piece by piece when it is the line of a link."""
    basis = node.identity
    if not isinstance(basis, ArrowBasis):
        yield area_of(node)
        return
    for (x0, y0), (x1, y1) in pairwise(basis.points):
        x, y = node.x + min(x0, x1), node.y + min(y0, y1)
        line = QRectF(x, y, abs(x1 - x0), abs(y1 - y0))
        yield line.adjusted(-REACH, -REACH, REACH, REACH)


def _is_wider(nodes: Sequence[Node]) -> bool:
    """Tell whether these are a ground before and after it became wider or narrower."""
    if len(nodes) != 2:
        return False
    one, other = nodes
    return one.width != other.width and _but_width(one) == _but_width(other)


def _but_width(node: Node) -> tuple[object, ...]:
    basis = node.identity if isinstance(node.identity, tuple) else ()
    return node.x, node.y, node.height, tuple(each for each in basis if each != node.width)


def _end(one: Node, other: Node) -> QRectF:
    """Return where a ground ends, before or after."""
    narrow = min(one.x + one.width, other.x + other.width) - END
    both = area_of(one) | area_of(other)
    return QRectF(narrow, both.top(), both.right() - narrow, both.height())

"""What the light of a slide would cut in two: words on links, marks of gaps (room: panels)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Box, Node, Picture

CLEAR = 2.0
"""Between what is moved and where the light ends, in points."""


def area(node: Node) -> Area:
    """Return where a node stands."""
    return Area(node.x, node.y, node.x + node.width, node.y + node.height)


def meet(one: Area, other: Area) -> bool:
    """Return whether two areas have ground in common."""
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def chips(picture: Picture) -> Iterator[Node]:
    """Yield what has words on links."""
    for node in picture.nodes:
        if node.kind == "link" and any(isinstance(shape, Box) for shape in node.shapes()):
            yield node


def stand(marks: Iterable[Node], shifted: Iterable[Node]) -> list[Area]:
    """Return where marks stand, some of them shifted."""
    elsewhere = {node.id: node for node in shifted}
    return [area(elsewhere.get(mark.id, mark)) for mark in marks]


def inward(found: Iterable[Node], lit: Area) -> Iterator[Node]:
    """Yield words that would be cut where the light ends, shifted into it as a whole."""
    for chip in found:
        place = area(chip)
        if not chip.id.startswith("condition:") or not meet(place, lit):
            continue
        right = _inside(place.left, place.right, lit.left, lit.right)
        down = _inside(place.top, place.bottom, lit.top, lit.bottom)
        if (right or down) and chip.width < lit.right - lit.left - 2 * CLEAR:
            yield chip.at(chip.x + right, chip.y + down)


def aside(marks: Iterable[Node], lit: Area) -> Iterator[Node]:
    """Yield marks that would be cut where the light ends, shifted out of it or into it.

    They go to where their middle is; half of a mark says nothing.
    """
    for mark in marks:
        place = area(mark)
        if not meet(place, lit):
            continue
        right = _off(place.left, place.right, lit.left, lit.right)
        down = _off(place.top, place.bottom, lit.top, lit.bottom)
        if not lit.left < (place.left + place.right) / 2 < lit.right:
            down = 0.0
        elif not lit.top < (place.top + place.bottom) / 2 < lit.bottom:
            right = 0.0
        if right or down:
            yield mark.at(mark.x + right, mark.y + down)


def _off(low: float, high: float, begin: float, end: float) -> float:
    """Return how far to shift what reaches from low to high, to where its middle is."""
    centre = (low + high) / 2
    if centre <= begin:
        return begin - CLEAR - high
    return end + CLEAR - low if centre >= end else _inside(low, high, begin, end)


def _inside(low: float, high: float, begin: float, end: float) -> float:
    """Return how far to shift what reaches from low to high for it to be inside."""
    return min(0.0, end - CLEAR - high) + max(0.0, begin + CLEAR - low)

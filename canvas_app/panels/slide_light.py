"""What the light of a slide would cut in two: words on links, marks, cards (room: panels)."""

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


def conditions(found: Iterable[Node]) -> tuple[Node, ...]:
    """Return the words on links that say when one goes that way."""
    return tuple(chip for chip in found if chip.id.startswith("condition:"))


def left(nodes: Iterable[Node], others: Iterable[Node]) -> list[Node]:
    """Return the nodes that are not among the others, wherever those stand."""
    ids = {node.id for node in others}
    return [node for node in nodes if node.id not in ids]


def inward(words: Iterable[Node], lit: Area) -> Iterator[Node]:
    """Yield words that would be cut where the light ends, shifted into it as a whole."""
    for chip in words:
        place = area(chip)
        if not meet(place, lit):
            continue
        right = _inside(place.left, place.right, lit.left, lit.right)
        down = _inside(place.top, place.bottom, lit.top, lit.bottom)
        if (right or down) and chip.width < lit.right - lit.left - 2 * CLEAR:
            yield chip.at(chip.x + right, chip.y + down)


def beyond(words: Iterable[Node], lit: Area) -> Iterator[Node]:
    """Yield words that reach beyond the light, and stand out as a whole: half of them is in it."""
    for chip in _cut(words, lit):
        if _middle_in(area(chip), lit):
            yield chip


def dark(words: Iterable[Node], others: Iterable[Node], lit: Area) -> Iterator[Box]:
    """Yield outlines on the board of what stays dark as a whole although it is partly in the light.

    These are words that stand beside it for the most part, and cards: those that it is for have
    room in it.
    """
    beside = (chip for chip in _cut(words, lit) if not _middle_in(area(chip), lit))
    for node in (*beside, *_cut(others, lit)):
        boxes = (shape for shape in node.shapes() if isinstance(shape, Box))
        outline = max(boxes, key=lambda box: box.width * box.height)
        yield outline._replace(x=node.x + outline.x, y=node.y + outline.y)


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


def _cut(nodes: Iterable[Node], lit: Area) -> Iterator[Node]:
    """Yield what is partly in the light."""
    for node in nodes:
        x, y, right, bottom = node.x, node.y, node.x + node.width, node.y + node.height
        meets = x < lit.right and lit.left < right and y < lit.bottom and lit.top < bottom
        if meets and (x < lit.left or lit.right < right or y < lit.top or lit.bottom < bottom):
            yield node


def _middle_in(place: Area, lit: Area) -> bool:
    return lit.left <= (place.left + place.right) / 2 <= lit.right


def _off(low: float, high: float, begin: float, end: float) -> float:
    """Return how far to shift what reaches from low to high, to where its middle is."""
    centre = (low + high) / 2
    if centre <= begin:
        return begin - CLEAR - high
    return end + CLEAR - low if centre >= end else _inside(low, high, begin, end)


def _inside(low: float, high: float, begin: float, end: float) -> float:
    """Return how far to shift what reaches from low to high for it to be inside."""
    return min(0.0, end - CLEAR - high) + max(0.0, begin + CLEAR - low)

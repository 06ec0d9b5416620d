"""Links that run below everything pressed together, where a page ends before (room: geometry).

Loops run below their lane, as deep as they are many. Cards, notes and curves stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from canvas_app.layout.picture import Box, Node, Path, Shape

WHOLE = ("card", "note", "curve")
LEAST = 24.0
"""Points that are left for what is pressed together."""
Press = Callable[[float], float]


def squeezed(nodes: Sequence[Node], limit: float) -> tuple[Node, ...]:
    """Return nodes none of which reaches lower than ``limit`` (points), if cards do not."""
    lowest = max((node.y + node.height for node in nodes), default=0.0)
    if lowest <= limit:
        return tuple(nodes)
    whole = max((node.y + node.height for node in nodes if node.kind in WHOLE), default=0.0)
    start = min(max(whole, limit / 2), limit - LEAST)
    share = (limit - start) / (lowest - start)

    def press(y: float) -> float:
        return y if y <= start else start + (y - start) * share

    return tuple(node if node.kind in WHOLE else _pressed(node, press) for node in nodes)


def _pressed(node: Node, press: Press) -> Node:
    top, bottom = press(node.y), press(node.y + node.height)
    if bottom == node.y + node.height:
        return node
    if node.kind == "link" and all(not isinstance(each, Path) for each in node.shapes()):
        return node.twin(y=min(node.y, bottom - node.height))  # words keep their height
    drawn = tuple(_shape(each, lambda y: press(node.y + y) - top) for each in node.shapes())
    return node.twin(y=top, height=bottom - top, drawing=lambda _detail: drawn, _drawn=None)


def _shape(shape: Shape, press: Press) -> Shape:
    match shape:
        case Path(steps):
            return shape._replace(steps=tuple(_step(step, press) for step in steps))
        case Box(_x, y, _width, height):
            return shape._replace(y=press(y), height=press(y + height) - press(y))
    return shape._replace(y=press(shape.y))


def _step(step: tuple[str | float, ...], press: Press) -> tuple[str | float, ...]:
    return tuple(press(float(at)) if rank and rank % 2 == 0 else at for rank, at in enumerate(step))

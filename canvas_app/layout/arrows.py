"""Links drawn along their ways: kind, handover and condition can be seen (room: geometry)."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from canvas_app.i18n import _
from canvas_app.i18n.terms import term
from canvas_app.layout.lines import line, middle
from canvas_app.layout.links import Point, Route, Way
from canvas_app.layout.picture import Detail, Node, Path, Shape
from canvas_app.layout.sizes import SLOT_PITCH, SMALL
from canvas_app.layout.strokes import HEAD_LENGTH, arrow_head, halfway, rounded, shortened
from canvas_app.model.project import Handover
from canvas_app.text import elide

CORNER = 8.0
LINE = 1.5
RIM = 8.0
LABEL_RISE = 8.0
"""How far a label's middle lies above its line."""
DASHES: dict[Handover, tuple[float, ...]] = {
    "seamless": (),
    "partial": (6.0, 4.0),
    "none": (),
    "unknown": (0.5, 3.5),
}


class ArrowBasis(NamedTuple):
    """What a link is drawn from; ``points`` are relative to the node."""

    points: tuple[Point, ...]
    way: Way
    handover: Handover
    label: str
    faded: bool


def node(route: Route, points: tuple[Point, ...], lane: str | None, faded: bool, ends: str) -> Node:
    """Return the node of a link along its way; ``ends`` names its two touchpoints."""
    link = route.link
    left, top = min(x for x, _ in points) - RIM, min(y for _, y in points) - RIM
    right, bottom = max(x for x, _ in points) + RIM, max(y for _, y in points) + RIM
    way = tuple((x - left, y - top) for x, y in points)
    label = link.label if route.way in ("arc", "loop") else ""
    basis = ArrowBasis(way, route.way, link.handover, label, faded)
    return Node(
        id=f"link:{link.id}@{lane or '*'}",
        kind="link",
        x=left,
        y=top,
        width=right - left,
        height=bottom - top,
        identity=basis,
        drawing=partial(drawing, basis),
        persona_id=lane,
        describe=partial(describe, link.kind, link.handover, link.label, ends),
    )


def drawing(basis: ArrowBasis, detail: Detail) -> tuple[Shape, ...]:
    """Return a link: its line, its head, and at full detail its break and its condition."""
    role = "line.strong" if basis.faded else "text.muted"
    if detail == "tile":
        return (Path(rounded(basis.points, CORNER), stroke=role, line=3.0),)
    track = shortened(basis.points, HEAD_LENGTH * 0.8)
    dash = DASHES[basis.handover]
    broad = LINE if detail == "full" else 2 * LINE
    return (
        Path(rounded(track, CORNER), stroke=role, line=broad, dash=dash),
        arrow_head(basis.points[-1], basis.points[-2], role),
        *(_break(basis) if basis.handover == "none" else ()),
        *(_condition(basis) if basis.label and detail == "full" else ()),
    )


def _break(basis: ArrowBasis) -> tuple[Path, ...]:
    """Return two strokes across the line: nothing is handed over here."""
    (x, y), (dx, dy) = halfway(basis.points)
    if basis.way == "step":
        x, y = x - dx * HEAD_LENGTH * 0.6, y - dy * HEAD_LENGTH * 0.6
    elif basis.label:
        x, y = _line_start(basis)
    role = "line.strong" if basis.faded else "gap.high"
    half, lean, apart = 4.5, 1.5, 1.75
    strokes = (
        (
            x + along * dx - half * dy - lean * dx,
            y + along * dy + half * dx - lean * dy,
            x + along * dx + half * dy + lean * dx,
            y + along * dy - half * dx + lean * dy,
        )
        for along in (-apart, apart)
    )
    return tuple(
        Path((("M", x0, y0), ("L", x1, y1)), stroke=role, line=LINE) for x0, y0, x1, y1 in strokes
    )


def _line_start(basis: ArrowBasis) -> Point:
    """Return a place on the long run beside the condition."""
    (x0, y), (x1, _) = _run(basis)
    return x0 + 20.0 * (1 if x1 > x0 else -1), y


def _run(basis: ArrowBasis) -> tuple[Point, Point]:
    """Return the ends of the level run in the gutter."""
    legs = zip(basis.points, basis.points[1:], strict=False)
    return max(
        (leg for leg in legs if leg[0][1] == leg[1][1]), key=lambda leg: abs(leg[1][0] - leg[0][0])
    )


def _condition(basis: ArrowBasis) -> tuple[Shape, ...]:
    (x0, y), (x1, _) = _run(basis)
    room = max(abs(x1 - x0) - 2 * CORNER, SLOT_PITCH - 2 * CORNER)
    short = elide(basis.label, SMALL, room)
    ink = "text.faint" if basis.faded else "text.muted"
    return line((x0 + x1) / 2, middle(y - LABEL_RISE, SMALL), short, SMALL, ink, 0.5)


def describe(kind: str, handover: str, label: str, ends: str) -> str:
    """Return what a screen reader says of a link."""
    words = [term("link", kind), ends, label, _("handover"), term("handover", handover)]
    return ", ".join(word for word in words if word)

"""Links drawn along their ways: kind, handover and condition can be seen (room: geometry)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from canvas_app.i18n import _
from canvas_app.i18n.terms import term
from canvas_app.layout.conditions import BREAK_ROOM, berth
from canvas_app.layout.conditions import HEIGHT as CHIP_HEIGHT
from canvas_app.layout.conditions import PAD as CHIP_PAD
from canvas_app.layout.lines import line, middle
from canvas_app.layout.links import Point, Route, Way, condition, share
from canvas_app.layout.picture import Box, Detail, Node, Path, Shape, bound
from canvas_app.layout.sizes import SMALL
from canvas_app.layout.strokes import (
    HEAD_LENGTH,
    arrow_head,
    direction,
    longest,
    rounded,
    shortened,
)
from canvas_app.model.project import Handover, Link
from canvas_app.text import elide, width

CORNER = 8.0
LINE = 1.5
RIM = 8.0
ROUNDING = 1e-6
"""What a width may lose when it is halved and added up again."""
DASHES: dict[Handover, tuple[float, ...]] = {
    "seamless": (),
    "partial": (6.0, 4.0),
    "none": (),
    "unknown": (0.5, 3.5),
}


class ArrowBasis(NamedTuple):
    """What a link is drawn from; ``points`` are relative to the node.

    ``chip`` is the width of the chip on its level run.
    """

    points: tuple[Point, ...]
    way: Way
    handover: Handover
    chip: float
    faded: bool


class ChipBasis(NamedTuple):
    """What the condition of a link is drawn from."""

    words: str
    width: float
    faded: bool


def arrow_id(route: Route, lane: str | None) -> str:
    """Return the id of the node of a link that starts in a lane."""
    return f"link:{route.link.id}@{lane or '*'}"


def link_of(node: Node) -> str:
    """Return the id of the link that an arrow stands for."""
    return node.id.removeprefix("link:").removesuffix(f"@{node.persona_id or '*'}")


def signs_of(arrow: Node) -> tuple[str, str]:
    """Return the ids that the condition and the gap of an arrow have where it has them."""
    return f"condition:{arrow.id.removeprefix('link:')}", f"gap:{arrow.id}"


def nodes(
    route: Route,
    points: tuple[Point, ...],
    lane: str | None,
    faded: bool,
    ends: tuple[str, str],
    before: Node | None = None,
    run: tuple[Point, Point] | None = None,
    crossed: Sequence[float] = (),
) -> tuple[Node, Node | None]:
    """Return a link along its way and the chip with its condition, to be painted later.

    ``ends`` are the names of the touchpoints. An arrow of ``before`` that looks the same is
    moved, with what it has drawn. The chip stands on ``run``, if there is one, off the links
    that are ``crossed`` there.
    """
    link = route.link
    xs, ys = zip(*points, strict=True)
    left, top = min(xs) - RIM, min(ys) - RIM
    told = partial(describe, link, ends)
    chip = _chip(route, lane, run, crossed, faded, told) if run else None
    lain = chip.width if chip and route.way != "step" else 0.0
    way = tuple([(x - left, y - top) for x, y in points])
    basis = ArrowBasis(way, route.way, link.handover, lain, faded)
    wide, high = max(xs) + RIM - left, max(ys) + RIM - top
    if before is not None and before.identity == basis:
        return before.twin(x=left, y=top, width=wide, height=high, describe=told), chip
    arrow = Node(
        id=arrow_id(route, lane),
        kind="link",
        x=left,
        y=top,
        width=wide,
        height=high,
        identity=basis,
        drawing=bound(drawing, basis),
        persona_id=lane,
        describe=told,
    )
    return arrow, chip


def refaded(node: Node, faded: bool) -> Node:
    """Return an arrow or a chip in its place that fades now, or stands out."""
    basis = node.identity
    if isinstance(basis, ArrowBasis):
        arrow = basis._replace(faded=faded)
        return node.twin(identity=arrow, drawing=bound(drawing, arrow), _drawn=None)
    assert isinstance(basis, ChipBasis)
    chip = basis._replace(faded=faded)
    return node.twin(identity=chip, drawing=bound(_chip_drawing, chip), _drawn=None)


def _chip(
    route: Route,
    lane: str | None,
    run: tuple[Point, Point],
    crossed: Sequence[float],
    faded: bool,
    told: Callable[[], str],
) -> Node | None:
    link = route.link
    wanted = width(condition(link), SMALL) + 2 * CHIP_PAD
    place = berth(run, route.way, wanted, crossed)
    if place is None:
        return None
    words = _condition(link, place.width - 2 * CHIP_PAD + ROUNDING)
    basis = ChipBasis(words, width(words, SMALL) + 2 * CHIP_PAD, faded)
    return Node(
        id=f"condition:{link.id}@{lane or '*'}",
        kind="link",
        x=place.x - basis.width / 2,
        y=run[0][1] - CHIP_HEIGHT / 2,
        width=basis.width,
        height=CHIP_HEIGHT,
        identity=basis,
        drawing=bound(_chip_drawing, basis),
        describe=told,
    )


def _condition(link: Link, room: float) -> str:
    """Return when a link is taken, and how often where both find room (points)."""
    words = condition(link)
    return words if width(words, SMALL) <= room else elide(link.label or words, SMALL, room)


def _chip_drawing(basis: ChipBasis, detail: Detail) -> tuple[Shape, ...]:
    if detail != "full":
        return ()
    edge, ink = ("line", "text.faint") if basis.faded else ("line.strong", "text.muted")
    chip = Box(0, 0, basis.width, CHIP_HEIGHT, "surface", edge, 1.0, CHIP_HEIGHT / 2)
    return (chip, *line(CHIP_PAD, middle(CHIP_HEIGHT / 2, SMALL), basis.words, SMALL, ink))


def drawing(basis: ArrowBasis, detail: Detail) -> tuple[Shape, ...]:
    """Return a link: its line, its head, and the break where nothing is handed over."""
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
    )


def _break(basis: ArrowBasis) -> tuple[Path, ...]:
    """Return two strokes across the line."""
    x, y, (dx, dy) = free_place(basis)
    role = "line.strong" if basis.faded else "text.muted"
    return tuple(_slash(x + along * dx, y + along * dy, dx, dy, role) for along in (-1.75, 1.75))


def free_place(basis: ArrowBasis) -> tuple[float, float, Point]:
    """Return a place on the line that no chip covers, and the direction of the line there."""
    level = basis.way in ("arc", "loop")
    start, end = _run(basis.points) if level else longest(basis.points)
    free = abs(end[0] - start[0]) - basis.chip
    if basis.chip and free < 2 * BREAK_ROOM:
        start, end = basis.points[:2]
        if start[0] == end[0]:  # what is seen of it below the chip
            end = end[0], end[1] + (CHIP_HEIGHT / 2 if end[1] < start[1] else -CHIP_HEIGHT / 2)
    dx, dy = direction(start, end)
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    if basis.way == "step":
        x, y = x - dx * HEAD_LENGTH * 0.6, y - dy * HEAD_LENGTH * 0.6
    elif basis.chip and free >= 2 * BREAK_ROOM:
        x = start[0] + dx * BREAK_ROOM / 2
    return x, y, (dx, dy)


def _slash(x: float, y: float, dx: float, dy: float, role: str) -> Path:
    across, lean = 4.5, 1.5
    dx, dy = across * dy + lean * dx, lean * dy - across * dx
    return Path((("M", x - dx, y - dy), ("L", x + dx, y + dy)), stroke=role, line=LINE)


def _run(points: tuple[Point, ...]) -> tuple[Point, Point]:
    """Return the ends of the level run in the gutter."""
    legs = (leg for leg in pairwise(points) if leg[0][1] == leg[1][1])
    return max(legs, key=lambda leg: abs(leg[1][0] - leg[0][0]))


def renamed(node: Node, link: Link, ends: tuple[str, str]) -> Node:
    """Return an arrow or a chip between touchpoints that have other names now."""
    return node.twin(describe=partial(describe, link, ends))


def describe(link: Link, names: tuple[str, str]) -> str:
    """Return what a screen reader says of a link between touchpoints of these names."""
    ends = " → ".join(names)
    handover = f"{_('handover')} {term('handover', link.handover)}"
    words = [term("link", link.kind), ends, link.label, share(link), handover]
    return ", ".join(word for word in words if word)

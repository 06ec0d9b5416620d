"""Links that leave a page: the part that is seen, and where it goes on (room: geometry).

A link whose ends stand on different pages is drawn twice, from its start to the edge of the
page and from the edge to its end; a chip there names the other end and its page. On pages that
it only crosses it is drawn from edge to edge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from canvas_app import i18n
from canvas_app.i18n import _
from canvas_app.layout import arrows
from canvas_app.layout.arrows import RIM, ArrowBasis, ChipBasis
from canvas_app.layout.conditions import HEIGHT as CHIP_HEIGHT
from canvas_app.layout.conditions import PAD as CHIP_PAD
from canvas_app.layout.gap_marks import Step
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle
from canvas_app.layout.links import Point
from canvas_app.layout.picture import Box, Detail, Node, Picture, Shape
from canvas_app.layout.sizes import COLUMN_GAP, COLUMN_PAD, MARGIN, SMALL
from canvas_app.model.project import Journey, Link
from canvas_app.text import elide, width

OUT = 10.0
"""How far an arrow reaches out of its page's ground."""
BESIDE = 4.0
"""Between the tip of an arrow and its words."""
SHARE = 0.6
"""What the words may take of the run they lie on; a page's number always finds room."""
SEEN = 14.0
"""What is left of a run, where the name at its end would have to be cut otherwise."""

Page = int


def page_words(page: Page) -> str:
    """Return the name of a page, counted from 1, as short as it can be said."""
    return _("p. {number}").format(number=i18n.number(page))


class Window(NamedTuple):
    """What a page shows of the board; ``called`` names pages for those who look for one."""

    left: float
    top: float
    right: float
    bottom: float
    called: Callable[[Page], str] = page_words

    def holds(self, x: float, y: float) -> bool:
        """Whether links may pass there: a little beside the cards too."""
        return (
            self.left - COLUMN_GAP <= x <= self.right + COLUMN_GAP and self.top <= y <= self.bottom
        )


class Wire(NamedTuple):
    """A link with its arrow, its condition, and the cards and pages at its ends."""

    link: Link
    arrow: Node
    points: tuple[Point, ...]
    pages: tuple[Page, Page]
    names: tuple[str, str]
    condition: str


def wires(picture: Picture, journey: Journey, page_of: Callable[[Node], Page]) -> Iterator[Wire]:
    """Yield every link as it lies on the board; ``page_of`` tells on which page a card stands."""
    links = {link.id: link for link in journey.links}
    ends = {id_ for link in journey.links for id_ in (link.from_id, link.to_id)}
    cards: dict[str, list[Node]] = {}
    chips: dict[str, str] = {}
    for node in picture.nodes:
        if node.kind == "card" and node.touchpoint_id in ends:
            cards.setdefault(node.touchpoint_id, []).append(node)
        elif isinstance(node.identity, ChipBasis):
            chips[node.id.removeprefix("condition:")] = node.identity.words
    names = {each.id: each.name for each in journey.touchpoints if each.id in ends}
    for node in picture.nodes:
        if isinstance(node.identity, ArrowBasis):
            link = links[arrows.link_of(node)]
            points = tuple((node.x + x, node.y + y) for x, y in node.identity.points)
            start = _nearest(cards[link.from_id], points[0])
            end = _nearest(cards[link.to_id], points[-1])
            yield Wire(
                link,
                node,
                points,
                (page_of(start), page_of(end)),
                (names[link.from_id], names[link.to_id]),
                chips.get(node.id.removeprefix("link:"), ""),
            )


def _nearest(cards: Sequence[Node], point: Point) -> Node:
    def distance(card: Node) -> float:
        x = max(card.x - point[0], 0.0, point[0] - card.x - card.width)
        y = max(card.y - point[1], 0.0, point[1] - card.y - card.height)
        return x + y

    return min(cards, key=distance)


class Sign(NamedTuple):
    """What the words at the edge of a page are drawn from, and the page they lead to."""

    words: str
    length: float
    height: float
    framed: bool
    page: Page


class Seen(NamedTuple):
    """The nodes of the links on a page: lines, and what lies upon them."""

    lines: list[Node]
    chips: list[Node]


def seen(wires: Iterable[Wire], page: Page, window: Window, taken: Sequence[Area] = ()) -> Seen:
    """Return what a page shows of links that begin or end on it or pass.

    ``taken`` is where nothing may be written, in coordinates of the board.
    """
    found = Seen([], [])
    areas = [*taken]
    for wire in wires:
        here = [number == page for number in wire.pages]
        if all(here):
            found.lines.append(wire.arrow)
        elif here[0]:
            _leaving(wire, window, found, areas, forward=True)
        elif here[1]:
            _leaving(wire, window, found, areas, forward=False)
        else:
            for run in runs(wire.points, window):
                if not _turns_back(run, window):
                    _passing(wire, run, window, found, areas)
    return found


def _leaving(wire: Wire, window: Window, found: Seen, areas: list[Area], *, forward: bool) -> None:
    points = inside(wire.points if forward else wire.points[::-1], window)
    basis = wire.arrow.identity
    assert isinstance(basis, ArrowBasis)
    other = 1 if forward else 0
    chip = _sign(wire, points, wire.names[other], wire.pages[other], window, areas, forward)
    if chip is not None:
        found.chips.append(chip)
    shown = points if forward else points[::-1]
    lain = chip.width if chip is not None and _level(points) else 0.0
    found.lines.append(_arrow(wire, basis, shown, lain))


def runs(points: Sequence[Point], window: Window) -> Iterator[tuple[Point, ...]]:
    """Yield the parts of a way that cross a window, with a little outside at either end."""
    wide = window.left - OUT, window.right + OUT
    high = window.top - OUT, window.bottom + OUT
    run: list[Point] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        if y0 == y1:
            clear = window.top <= y0 <= window.bottom
            start, end = (_within(x0, wide), y0), (_within(x1, wide), y1)
        else:
            clear = window.left - COLUMN_GAP <= x0 <= window.right + COLUMN_GAP
            start, end = (x0, _within(y0, high)), (x1, _within(y1, high))
        if run and run[-1] != start:
            yield tuple(run)
            run = []
        if clear and start != end:
            run = [*run, end] if run else [start, end]
    if run:
        yield tuple(run)


def _turns_back(run: Sequence[Point], window: Window) -> bool:
    """Whether a part of a way only looks in at one side, which the page beside it shows."""
    xs = [x for x, _y in run]
    if max(xs) <= window.left + COLUMN_PAD:
        return xs[0] == xs[-1] == window.left - OUT
    return min(xs) >= window.right - COLUMN_PAD and xs[0] == xs[-1] == window.right + OUT


def _within(value: float, span: tuple[float, float]) -> float:
    return min(max(value, span[0]), span[1])


def _passing(
    wire: Wire, points: tuple[Point, ...], window: Window, found: Seen, areas: list[Area]
) -> None:
    """Draw a part of a link whose ends stand on other pages, with where it leads.

    Readers follow lines from the left, but not those that come from above or below a page:
    where these come from is said too.
    """
    basis = wire.arrow.identity
    assert isinstance(basis, ArrowBasis)
    if points[0][1] in (window.top - OUT, window.bottom + OUT) and not _level(points[1::-1]):
        came = _sign(wire, points[::-1], wire.names[0], wire.pages[0], window, areas, False)
        found.chips.extend([came] if came is not None else ())
    chip = _sign(wire, points, wire.names[1], wire.pages[1], window, areas, True)
    if chip is not None:
        found.chips.append(chip)
    lain = chip.width if chip is not None and _level(points) else 0.0
    found.lines.append(_arrow(wire, basis, points, lain))


def inside(points: Sequence[Point], window: Window) -> tuple[Point, ...]:
    """Return the way from its first point, which is in the window, until it leaves it.

    The end lies a little outside, for the tip of an arrow.
    """
    kept = [points[0]]
    for x, y in points[1:]:
        if not window.holds(x, y):
            (x0, y0), reach = kept[-1], OUT
            if y == y0:
                x = window.right + reach if x > x0 else window.left - reach
            else:
                y = window.bottom + reach if y > y0 else window.top - reach
            return (*kept, (x, y))
        kept.append((x, y))
    return tuple(kept)


def _level(points: Sequence[Point]) -> bool:
    return points[-1][1] == points[-2][1]


def _arrow(wire: Wire, basis: ArrowBasis, points: Sequence[Point], lain: float) -> Node:
    xs, ys = zip(*points, strict=True)
    left, top = min(xs) - RIM, min(ys) - RIM
    way = tuple((x - left, y - top) for x, y in points)
    part = ArrowBasis(way, "step", basis.handover, lain, basis.faded)
    return wire.arrow.twin(
        x=left,
        y=top,
        width=max(xs) + RIM - left,
        height=max(ys) + RIM - top,
        identity=part,
        drawing=partial(arrows.drawing, part),
        _drawn=None,
    )


def _sign(
    wire: Wire,
    points: Sequence[Point],
    name: str,
    page: Page,
    window: Window,
    areas: list[Area],
    forward: bool,
) -> Node | None:
    """Return the words at the end of a line; None beside the short stub of one that arrives."""
    (x0, _y0), (x, y) = points[-2:]
    number = window.called(page)
    condition = wire.condition if forward else ""
    if _level(points):
        run = abs(x - x0) - OUT
        short = width(number, SMALL) + 2 * CHIP_PAD
        if run < short:
            if not forward:
                return None
            below = SMALL.size + 2 if x < x0 else 0.0  # off the line, which comes from there
            place = _free(x + BESIDE, y + below, width(number, SMALL), areas)
            return _beside(wire, place, number, page)
        room, most = max(SHARE * run, short) - 2 * CHIP_PAD, max(run - SEEN, short) - 2 * CHIP_PAD
        whole = width(" · ".join((condition, name, number)), SMALL) + 2 * CHIP_PAD
        if wire.link.handover == "none" and whole > run / 2 - SEEN:
            condition = ""  # or it would hide the mark in the middle
        words = _fitting(condition, name, number, room, most)
        length = width(words, SMALL) + 2 * CHIP_PAD
        left = x - OUT - length if x > x0 else x + OUT
        areas.append(Area(left, y - CHIP_HEIGHT / 2, left + length, y + CHIP_HEIGHT / 2))
        sign = Sign(words, length, CHIP_HEIGHT, True, page)
        return _node(wire, left, y - CHIP_HEIGHT / 2, sign)
    words = _fitting(condition, name, number, 150.0, 150.0)
    length = width(words, SMALL)
    left = x + BESIDE + 2
    if left + length > window.right + MARGIN:
        left = x - BESIDE - 2 - length
    return _beside(wire, _free(left, y, length, areas), words, page)


def _fitting(condition: str, name: str, number: str, room: float, most: float) -> str:
    """Return as much as finds room (points), always with the number of the page.

    A name without a condition may take ``most``.
    """
    for parts, space in (((condition, name, number), room), ((name, number), most)):
        words = " · ".join(part for part in parts if part)
        if width(words, SMALL) <= space:
            return words
    left = most - width(f" · {number}", SMALL)
    return f"{elide(name, SMALL, left)} · {number}" if left > 40.0 else number


def _free(x: float, y: float, length: float, areas: list[Area]) -> Area:
    """Return the place beside a tip, lower where something is written already."""
    half = SMALL.size / 2
    while True:
        area = Area(x, y - half, x + length, y + half)
        if not any(_meet(area, other) for other in areas):
            areas.append(area)
            return area
        y += SMALL.size + 2


def _meet(one: Area, other: Area) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _beside(wire: Wire, area: Area, words: str, page: Page) -> Node:
    sign = Sign(words, area.right - area.left, SMALL.size, False, page)
    return _node(wire, area.left, area.top, sign)


def _node(wire: Wire, x: float, y: float, sign: Sign) -> Node:
    return Node(
        id=f"page:{wire.arrow.id}:{sign.page}",
        kind="link",
        x=x,
        y=y,
        width=sign.length,
        height=sign.height,
        identity=sign,
        drawing=partial(_drawing, sign),
        describe=partial(str, sign.words),
    )


def short(node: Node) -> Node:
    """Return the words at the end of a link with nothing but the page, where there is less room."""
    assert isinstance(node.identity, Sign)
    words = page_words(node.identity.page)
    length = width(words, SMALL) + (2 * CHIP_PAD if node.identity.framed else 0.0)
    sign = node.identity._replace(words=words, length=length)
    drawn = partial(_drawing, sign)
    told = partial(str, words)
    return node.twin(width=length, identity=sign, drawing=drawn, describe=told, _drawn=None)


def _drawing(sign: Sign, detail: Detail) -> tuple[Shape, ...]:
    y = middle(sign.height / 2, SMALL)
    text = line(CHIP_PAD if sign.framed else 0.0, y, sign.words, SMALL, "text.muted")
    if not sign.framed:
        return text
    frame = Box(0, 0, sign.length, sign.height, "surface", "line.strong", 1.0, sign.height / 2)
    return (frame, *text)


def marks(picture: Picture) -> Mapping[str, tuple[Node, ...]]:
    """Return conditions and marks of gaps by the id of the link or card that bears them."""
    found: dict[str, tuple[Node, ...]] = {}
    for node in picture.nodes:
        if node.kind != "link" or isinstance(node.identity, ArrowBasis):
            continue
        if isinstance(node.identity, ChipBasis):
            bearer = f"link:{node.id.removeprefix('condition:')}"
        else:
            bearer = node.id.removeprefix("gap:")
            if isinstance(node.identity, Step):
                bearer = f"card:{bearer}"
        found[bearer] = (*found.get(bearer, ()), node)
    return found

"""The board of a journey on as many pages as it needs, all letters large enough (room: geometry).

Every page repeats the heads of its phases, stages and lanes; no card is cut, curves run on,
links tell where they lead.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from math import inf
from operator import attrgetter
from typing import NamedTuple

from canvas_app.i18n import _
from canvas_app.layout import bands, crossings, curves, folding, lanes, pages
from canvas_app.layout.arrows import ArrowBasis, free_place
from canvas_app.layout.crossings import Sign, Window, Wire
from canvas_app.layout.curves import CONTEXT, OVERHANG, Dot, Stretch
from canvas_app.layout.cutting import Plan, Slice, continued, heads, plan
from canvas_app.layout.labels import Area
from canvas_app.layout.lanes import HeadBasis
from canvas_app.layout.link_marks import OnLink
from canvas_app.layout.listening import again, going_on
from canvas_app.layout.pages import Bookmark, Link, Page, Part
from canvas_app.layout.paging import Band, Tier
from canvas_app.layout.picture import Lane, Node, Picture, StageColumn
from canvas_app.layout.sizes import (
    COLUMN_GAP,
    CURVE_HEIGHT,
    HEAD_GAP,
    HEAD_WIDTH,
    MARGIN,
)
from canvas_app.layout.tags import Tag
from canvas_app.layout.view import JourneyView

LEFT = MARGIN + HEAD_WIDTH + HEAD_GAP
Place = tuple[int, int]
"""A page by the ranks of its slice and of its tier."""


class Board(NamedTuple):
    """A board with what all of its pages are made from.

    ``numbers`` are the pages by slice and tier; ``nodes`` what stands on each;
    ``marks`` what is drawn upon links and before cards, by the id of what bears it;
    ``called`` names a page by its number.
    """

    view: JourneyView
    picture: Picture
    plan: Plan
    numbers: Mapping[Place, int]
    nodes: Mapping[Place, Sequence[Node]]
    wires: Mapping[int, Sequence[Wire]]
    dots: Mapping[str, tuple[Stretch, tuple[Dot, ...]]]
    marks: Mapping[str, tuple[Node, ...]]
    called: Callable[[int], str] = crossings.page_words


def journey_pages(
    picture: Picture,
    view: JourneyView,
    sheet: tuple[float, float],
    least: float,
    day: date,
    filtered: str = "",
    by_phase: bool = False,
    first: int = 1,
    cut: Plan | None = None,
) -> tuple[Page, ...]:
    """Return the pages of a board on sheets of this size in points.

    They are numbered from ``first``. ``least`` is the smallest scale; ``day`` and what the
    cards are ``filtered`` by stand in the foot. With ``by_phase`` each page shows one phase and
    none says what marks of changes mean. ``cut`` is the plan made from all this, if there is one.
    Pages on which neither card nor curve would stand are left out.
    """
    cut = cut or plan(picture, view, sheet, least, by_phase)
    board = board_of(picture, view, cut, first)
    count = first - 1 + len(board.numbers)
    top = pages.body(*sheet)[1]
    scale = board.plan.scale
    legend = () if by_phase else pages.legend(view, *sheet)
    told: set[str] = set()
    found: list[Page] = []
    for (across, down), number in board.numbers.items():
        again()
        part = part_of(board, across, down, pages.MARGIN - MARGIN * scale, top)
        marks = tuple(bookmarks(board, across, down, part, told))
        if not found and not board.plan.parts_lanes:
            lying, y = cut.slices[across], cut.head - cut.slices[across].tiers[down].top
            marks = (*pages.lane_bookmarks(lying.picture, view, part, y), *marks)
        head, foot = pages.furniture(view, sheet, day, (number, count), filtered)
        links = tuple(_links(part))
        found.append(Page(*sheet, head, (part, *legend), foot, bookmarks=marks, links=links))
    return tuple(found)


def part_of(board: Board, across: int, down: int, x: float, y: float) -> Part:
    """Return what stands on a page, by the ranks of its slice and tier, with its corner there."""
    nodes = tuple(_nodes(board, across, down))
    signs = {n.id: Tag("Link", n.label) for n in nodes if isinstance(n.identity, Sign)}
    return Part(nodes, x, y, board.plan.scale, links=signs)


def _links(part: Part) -> Iterator[Link]:
    """Yield what leads on from a page: the words at the ends of links."""
    for node in part.nodes:
        if isinstance(node.identity, Sign):
            x, y = part.x + node.x * part.scale, part.y + node.y * part.scale
            wide, high = node.width * part.scale, node.height * part.scale
            yield Link(x, y, wide, high, node.identity.page - 1, 0.0, part.links[node.id])


def board_of(
    picture: Picture,
    view: JourneyView,
    cut: Plan,
    first: int,
    called: Callable[[int], str] = crossings.page_words,
) -> Board:
    """Return a board ready to be drawn page by page; ``called`` names the pages."""
    placed = _placed(cut)
    numbers = {place: number for number, place in enumerate(cut.places, first)}
    where = {node.id: numbers[place] for place, nodes in placed.items() for node in nodes}
    wires: dict[int, list[Wire]] = {}
    for wire in going_on(crossings.wires(picture, view.journey, lambda card: where[card.id])):
        for number in sorted({*wire.pages, *_crossed(wire, cut, numbers)}):
            wires.setdefault(number, []).append(wire)
    marks = crossings.marks(picture)
    return Board(view, picture, cut, numbers, placed, wires, _dots(picture), marks, called)


def _crossed(wire: Wire, cut: Plan, numbers: Mapping[Place, int]) -> Iterator[int]:
    """Yield the numbers of pages between the ends of a link, where it may pass."""
    if wire.pages[0] == wire.pages[1]:
        return
    xs, ys = zip(*wire.points, strict=True)
    for across, each in enumerate(cut.slices):
        if each.band.right < min(xs) or each.band.left > max(xs):
            continue
        high, low = each.fold(min(ys)), each.fold(max(ys))
        for down, tier in enumerate(each.tiers):
            if tier.bottom >= high and tier.top <= low and (across, down) in numbers:
                yield numbers[across, down]


def _placed(cut: Plan) -> dict[Place, list[Node]]:
    """Return cards with their notes by the page on which they stand."""
    found: dict[Place, list[Node]] = {}
    for across, each in enumerate(cut.slices):
        lane_of = {lane.persona_id: index for index, lane in enumerate(each.picture.lanes)}
        card_at: dict[tuple[str | None, str | None], int] = {}
        for node in each.picture.nodes:
            key = node.touchpoint_id, node.persona_id
            if node.kind == "card":
                card_at[key] = _tier(each.tiers, lane_of[node.persona_id], node.y)
            found.setdefault((across, card_at[key]), []).append(node)
    return found


def _tier(tiers: Sequence[Tier], lane: int, y: float) -> int:
    return next(
        at for at, tier in enumerate(tiers) if lane in tier.lanes and tier.start <= y < tier.end
    )


def _dots(picture: Picture) -> dict[str, tuple[Stretch, tuple[Dot, ...]]]:
    """Return the points of every curve, with a stretch that tells how it is drawn."""
    found: dict[str, tuple[Stretch, list[Dot]]] = {}
    for node in picture.nodes:
        stretch = node.identity
        if isinstance(stretch, Stretch):
            dots = found.setdefault(node.persona_id or "", (stretch, []))[1]
            own = stretch.dots[stretch.before : len(stretch.dots) - stretch.after]
            dots += (dot._replace(x=node.x + dot.x) for dot in own)
    return {lane: (stretch, tuple(dots)) for lane, (stretch, dots) in found.items()}


def _nodes(board: Board, across: int, down: int) -> Iterator[Node]:
    """Yield what stands on a page: ground and heads first, then links, curves, marks, cards."""
    head, by_id = board.plan.head, board.picture.by_id
    cards = board.nodes.get((across, down), ())
    cut = board.plan.slices[across]
    band, tier = cut.band, cut.tiers[down]
    x, y = LEFT - band.left, head + cut.above - tier.top
    yield from _ground(board, band, head + cut.above + tier.bottom - tier.top)
    shown = [_part(cut.picture.lanes[at], tier) for at in tier.lanes]
    for lane in shown:
        wide = LEFT - MARGIN + band.right - band.left
        yield from _lane(by_id, lane, tier, y, wide, lane.persona_id in cut.brief)
    window = Window(band.left, tier.top, band.right, tier.bottom, board.called)
    number = board.numbers[across, down]
    taken = [Area(c.x, c.y, c.x + c.width, c.y + c.height) for c in cards]
    wires = [folding.wire(wire, cut.fold) for wire in board.wires.get(number, ())]
    links = crossings.seen(wires, number, window, taken)
    yield from _moved(links.lines, x, y)
    for lane in shown:
        if lane.curve_y < lane.y + lane.height:
            yield from _moved(_curve(board, lane, band), x, y)
    whole = {wire.arrow.id for wire in wires if wire.pages == (number, number)}
    yield from _moved(_marks(board, (*cards, *links.lines), whole, window, cut), x, y)
    yield from _moved(links.chips, x, y)
    yield from _moved(cards, x, y)
    if "empty" in by_id:
        hint = by_id["empty"]
        yield hint.twin(x=LEFT + (band.right - band.left - hint.width) / 2, y=hint.y + y)


def _moved(nodes: Sequence[Node] | Iterator[Node], x: float, y: float) -> Iterator[Node]:
    for node in nodes:
        yield node.at(node.x + x, node.y + y)


def _ground(board: Board, band: Band, bottom: float) -> Iterator[Node]:
    phases, stages, columns = heads(board.view, band)
    way = LEFT - band.left
    columns = [_shifted(column, way) for column in columns]
    spans = bands.phase_spans(phases, columns)
    high = bands.band_height(spans)
    y = high + COLUMN_GAP
    yield from bands.column_nodes(columns, y, bottom - y)
    yield from bands.band_nodes(spans, 0.0, high)
    yield from bands.stage_nodes(stages, columns, y, board.plan.head - y)


def _shifted(column: StageColumn, way: float) -> StageColumn:
    slots = tuple(slot + way for slot in column.slots)
    return StageColumn(column.stage_id, column.phase, column.x + way, column.width, slots)


def _part(lane: Lane, tier: Tier) -> Lane:
    """Return the part of a lane that a page shows; without the curve unless it is there."""
    if tier.is_whole:
        return lane
    last = tier.end == inf
    bottom = lane.y + lane.height if last else tier.bottom
    curve_y = lane.curve_y if last and tier.start <= lane.curve_y else bottom
    return Lane(lane.persona_id, tier.top, bottom - tier.top, lane.cards_y, curve_y)


def _lane(
    by_id: Mapping[str, Node], lane: Lane, tier: Tier, y: float, width: float, brief: bool
) -> Iterator[Node]:
    """Yield the frame and the head of a lane, or of a part of it."""
    name = lane.persona_id or "*"
    head = by_id[f"lane_head:{name}"]
    basis = head.identity
    assert isinstance(basis, HeadBasis)
    has_curve = lane.curve_y < lane.y + lane.height
    frame = lanes.frame_node(lane, width, LEFT, basis.curve if has_curve else None)
    yield frame.twin(y=frame.y + y)
    if brief or tier.start > -inf:
        basis = basis._replace(role="", quote="", beside=brief and has_curve)
    if tier.start > -inf:
        basis = basis._replace(name=continued(basis.name))
    curve = basis.curve if has_curve else None
    made = basis._replace(curve=curve, curve_y=lane.curve_y - lane.y, height=lane.height)
    head = lanes.head_node(lane, made)
    yield head.twin(y=head.y + y)


_x = attrgetter("x")


def _curve(board: Board, lane: Lane, band: Band) -> Iterator[Node]:
    """Yield the part of a lane's curve on a page; its line runs on to both edges."""
    stretch, dots = board.dots.get(lane.persona_id or "", (None, ()))
    if stretch is None:
        return
    first = bisect_left(dots, band.left, key=_x)
    last = bisect_right(dots, band.right, key=_x)
    start, end = max(0, first - CONTEXT), min(len(dots), last + CONTEXT)
    here = stretch._replace(
        dots=tuple([dot._replace(x=dot.x - band.left) for dot in dots[start:end]]),
        before=first - start,
        after=end - last,
        left=0.0,
        right=band.right - band.left,
        cut=True,
    )
    yield Node(
        id=f"curve:{lane.persona_id or '*'}:page",
        kind="curve",
        x=band.left,
        y=lane.curve_y - OVERHANG,
        width=band.right - band.left,
        height=CURVE_HEIGHT + 2 * OVERHANG,
        identity=here,
        drawing=partial(curves.drawing, here),
        persona_id=lane.persona_id,
        describe=partial(curves.describe, _name(board.view, lane), here.curve),
    )


def _name(view: JourneyView, lane: Lane) -> str:
    """Return whose lane it is."""
    people = {persona.id: persona.name for persona in view.project.personas}
    return people.get(lane.persona_id, "") if lane.persona_id else _("Everyone")


def _marks(
    board: Board, here: Sequence[Node], whole: Collection[str], window: Window, cut: Slice
) -> Iterator[Node]:
    """Yield conditions and marks of gaps on links and before cards that the page shows.

    Links with ids in ``whole`` are seen from end to end.
    """
    for node in here:
        for mark in board.marks.get(node.id, ()):
            on_link = isinstance(mark.identity, OnLink)
            x, y = mark.x + mark.width / 2, cut.fold(mark.y + mark.height / 2)
            if on_link and node.id in whole and isinstance(node.identity, ArrowBasis):
                x, y, _direction = free_place(node.identity)
                x, y = x + node.x, y + node.y
            if node.kind == "card" or node.id in whole or (on_link and window.holds(x, y)):
                yield mark.at(x - mark.width / 2, y - mark.height / 2)


def bookmarks(
    board: Board, across: int, down: int, part: Part, told: set[str]
) -> Iterator[Bookmark]:
    """Yield phases and stages that begin on a page, and its lanes where they fill several."""
    view, scale, cut = board.view, part.scale, board.plan.slices[across]
    band, tier = cut.band, cut.tiers[down]
    phases: dict[str, str] = {phase.id: phase.name for phase in view.project.phases}
    stages = {stage.id: stage.name for stage in view.project.stages}
    height = board.plan.head + tier.bottom - tier.top

    def place(title: str, level: int, x: float, y: float, wide: float, high: float) -> Bookmark:
        left, top = part.x + x * scale, part.y + y * scale
        return Bookmark(title, level, left, top, wide * scale, high * scale)

    for column in (piece.column for piece in band.pieces):
        x = column.x - band.left + LEFT
        if column.phase not in told:
            told.add(column.phase)
            yield place(phases[column.phase], 0, x, 0, column.width, height)
        if f"stage:{column.stage_id}" not in told:
            told.add(f"stage:{column.stage_id}")
            yield place(stages[column.stage_id], 1, x, 0, column.width, height)
    if board.plan.parts_lanes:
        for lane in (cut.picture.lanes[index] for index in tier.lanes):
            name = _name(view, lane)
            y = board.plan.head + cut.above + lane.y - tier.top
            yield place(name, 2, MARGIN, max(y, 0.0), board.picture.width, lane.height)

"""The map of a board too large for its paper: numbers instead of words, and a key (room: export).

The numbers are those of the table; map and key lead to the pages that tell of each touchpoint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from canvas_app.export.handout.stages import anchor, numbers
from canvas_app.i18n import _, number
from canvas_app.i18n.terms import term
from canvas_app.layout import pages
from canvas_app.layout.flow import setting
from canvas_app.layout.flow.blocks import Block, Chapter, Group, Spot, drawn, tied
from canvas_app.layout.flow.paging import Frame, Leaf, leaves
from canvas_app.layout.flow.setting import Style
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.listening import going_on
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Box, Node, Picture, Shape
from canvas_app.layout.poster import wordless
from canvas_app.layout.tags import Tag, listing
from canvas_app.layout.view import JourneyView
from canvas_app.model.origin import difference
from canvas_app.model.project import Touchpoint
from canvas_app.model.scoring.values import touchpoints
from canvas_app.panels.words import clean, scope_of
from canvas_app.text import Font, elide, width, wrap

PHASE, STAGE = Style(9, "semibold"), Style(8)
LANE, CARD = Font(8, "semibold"), Font(8, "semibold")
DIGIT = 6.0
"""The height of a digit with a little air."""
MOST = 3
"""Lines for a name."""
NARROW = 24.0
"""Stages that are narrower on paper have no name above the map."""
ROW = 12.0
"""The height of the name of a lane."""
AIR = 14.0
PAD = 3.0
WIDEST = 120.0
"""How wide the name of a lane may be."""
LEAD = 5.0
COLUMN, GUTTER = 132.0, 16.0
"""The least width of a column of the key, and the room between two."""
SHRUNK, STEPS = 0.7, 6
"""A map is not made smaller than this for its key, and how often that is tried."""
STAGE_HEAD, ENTRY = Style(8.2, "semibold", above=6), Style(8.2, above=2)


class _Plan(NamedTuple):
    """How large the map is, the names above it, where words go on below, and the key."""

    scale: float
    heads: tuple[Shape, ...]
    above: float
    below: float
    key: Leaf | None


class _Name(NamedTuple):
    """A name over the columns from ``left`` to ``right``."""

    left: float
    right: float
    words: str
    style: Style

    @property
    def middle(self) -> float:
        """Where its words stand centred."""
        return (self.left + self.right) / 2

    @property
    def start(self) -> float:
        """Where a longer name before it must end."""
        return max(self.left, self.middle - self._half) - PAD

    @property
    def end(self) -> float:
        """Where a longer name after it may begin."""
        return min(self.right, self.middle + self._half) + PAD

    @property
    def _half(self) -> float:
        return width(self.words, self.style.font) / 2 + PAD


class Room(NamedTuple):
    """What is there for maps on a page: the corner, the width and the height, in points.

    They are those of a page before it is ``grown``.
    """

    x: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


def room_of(sheet: tuple[float, float], view: JourneyView, by: float) -> Room:
    """Return what is there for maps on a sheet, which will be ``grown`` by that much."""
    x, top, wide, high = pages.body(*sheet)
    high -= pages.legend_height(view, *sheet)
    return Room(x / by, top / by, wide / by, high / by)


def mapped(
    room: Room, board: Picture, view: JourneyView, about: str, advice: str, top: float | None = None
) -> Leaf:
    """Return a board without its words, with names and numbers that can be read, and their key.

    ``about`` says what it shows, ``advice`` where it can be read, "" if that is said elsewhere.
    It begins at the height ``top`` if another map stands above it, and is as large as without.
    With it come the places that lead to touchpoints, none if numbers and key have no room.
    """
    advised = setting.paragraph(advice, setting.BODY, room.width) if advice else Block(())
    known = numbers(view)
    plan = _plan(room, board, view, known, advised.height, top)
    under = (room.top if top is None else top) + plan.above
    scale, first = plan.scale, board.columns[0].x * plan.scale
    left = room.x + max((room.width - board.width * scale) / 2, _lead(board, view) - first)
    figure = Tag("Figure", f"{clean(view.journey.name)}: {about}")
    told = () if plan.key is None else tuple(_numbers(board, known, scale))
    parts = (
        Part(tuple(map(wordless, going_on(board.nodes))), left, under, scale, tag=figure),
        _part((*plan.heads, *_lanes(board, view, scale), *told), left, under, figure),
        *([_part(drawn(advised.pieces), room.x, plan.below, advised.tag)] if advice else []),
        *(plan.key.parts if plan.key else ()),
    )
    spots = list(_spots(board, view, scale, (left, under))) if plan.key is not None else []
    spots += plan.key.spots if plan.key is not None else ()
    return Leaf(parts=list(parts), spots=spots)


def _plan(
    room: Room,
    board: Picture,
    view: JourneyView,
    known: Mapping[str, int],
    advised: float,
    top: float | None,
) -> _Plan:
    """Return the largest map that leaves room for its key, or for the advice alone."""
    columns = max(1, int((room.width + GUTTER) // (COLUMN + GUTTER)))
    beside = (room.width - _lead(board, view)) / (board.width - board.columns[0].x)
    wide, high = pages.inner(board)
    most = min(room.width / wide, room.height / high, beside)
    steps = range(STEPS + 1 if top is None else 1)
    scales = [most * (1 - (1 - SHRUNK) * step / STEPS) for step in steps]
    plans = [_bare(board, view, scale, room.top if top is None else top) for scale in scales]
    fitting = [plan for plan in plans if plan.below + advised <= room.bottom]
    for plan in fitting:
        begin = plan.below + advised + AIR / 2
        frame = Frame(room.x, begin, room.width, room.bottom - begin, columns, GUTTER)
        if known and _fits(known, board, plan.scale):
            key = _key(view, board, known, frame)
            if key is not None:
                return plan._replace(key=key)
    return fitting[0] if fitting else plans[-1]


def _bare(board: Picture, view: JourneyView, scale: float, top: float) -> _Plan:
    heads, above = _heads(board, view, scale)
    return _Plan(scale, heads, above, top + above + board.height * scale + AIR, None)


def longest(room: Room, board: Picture, view: JourneyView) -> float:
    """Return how wide the columns of a map may be for numbers on its cards, 0 without cards."""
    wide = room.width - _lead(board, view)
    cards = [(node.width, node.height) for node in board.nodes if node.kind == "card"]
    number_ = width(number(len(numbers(view))), CARD)
    return min((wide * min(x / number_, y / DIGIT) for x, y in cards), default=0.0)


def _fits(known: Mapping[str, int], board: Picture, scale: float) -> bool:
    """Whether the longest number has room on the smallest card."""
    cards = [node for node in board.nodes if node.kind == "card"]
    wide = min((node.width for node in cards), default=0.0) * scale
    high = min((node.height for node in cards), default=0.0) * scale
    return width(number(len(known)), CARD) <= wide and high >= DIGIT


def _key(view: JourneyView, board: Picture, known: Mapping[str, int], frame: Frame) -> Leaf | None:
    """Return what the numbers of a map mean, stage by stage, None where it has no room."""
    if frame.height < 4 * ENTRY.pitch:
        return None
    listed = Tag("L")
    lead = width(number(len(known)), STAGE_HEAD.font) + LEAD
    here = {node.touchpoint_id for node in board.nodes if node.kind == "card"}
    by_stage: dict[str, list[Touchpoint]] = {}
    for card in touchpoints(scope_of(view)):
        if card.id in here:
            by_stage.setdefault(card.stage_id, []).append(card)
    groups: list[Group] = []
    for stage in view.project.stages:
        cards = by_stage.get(stage.id, [])
        style = replace(STAGE_HEAD, colour=f"phase.{stage.phase}.title")
        head = setting.paragraph(clean(stage.name), style, frame.column, keep=True)
        entries = [
            _entry(card, known[card.id], _changed(card, view), lead, frame.column, listed)
            for card in cards
        ]
        if entries:
            groups += tied([head], entries)
    found = leaves([Chapter(tuple(groups))], frame)
    return found[0] if len(found) == 1 else None


def _changed(card: Touchpoint, view: JourneyView) -> str:
    """Return the word that says on a compared board how a card differs, "" when it does not."""
    if view.compare is None:
        return ""
    former = next(each for each in view.project.journeys if each.id == view.compare)
    differs = difference({other.key: other for other in former.touchpoints}, card)
    return term("difference", differs) if differs else ""


def _entry(card: Touchpoint, n: int, changed: str, lead: float, room: float, listed: Tag) -> Block:
    """Return a number with the name of its touchpoint, which leads to its page.

    ``changed`` is the word for how it differs, which the card is too small for.
    """
    strong = STAGE_HEAD.font
    said = line(lead - LEAD, middle(ENTRY.pitch / 2, strong), number(n), strong, "text", 1.0)
    lines = [*wrap(clean(card.name), ENTRY.font, room - lead, MOST)]
    if changed and width(f"{lines[-1]} · {changed}", ENTRY.font) <= room - lead:
        lines[-1] += f" · {changed}"
    elif changed:
        lines.append(changed)
    whole = setting.stacked(setting.rows(lines, ENTRY, lead))
    spot = Spot(0.0, 0.0, room, whole.height, anchor(card.id))
    label = f"{number(n)} {clean(card.name)} {changed}".rstrip()
    piece = replace(whole, shapes=(*said, *whole.shapes), spots=(spot,))
    tag = Tag("Link", label, listing(listed))
    return Block((piece,), "entry", label, ENTRY.above, least=1, tag=tag)


def _part(shapes: tuple[Shape, ...], x: float, y: float, tag: Tag) -> Part:
    node = Node("map", "chart", 0.0, 0.0, 0.0, 0.0, shapes, lambda _detail: shapes)
    return Part((node,), x, y, 1.0, tag=tag)


def _heads(board: Picture, view: JourneyView, scale: float) -> tuple[tuple[Shape, ...], float]:
    """Return the names of phases and stages above a map, and how high they are."""
    phases: dict[str, str] = {phase.id: phase.name for phase in view.project.phases}
    stages = {stage.id: stage.name for stage in view.project.stages}
    spans: list[_Name] = []
    for phase in dict.fromkeys(column.phase for column in board.columns):
        own = [column for column in board.columns if column.phase == phase]
        left, right = own[0].x * scale, (own[-1].x + own[-1].width) * scale
        style = replace(PHASE, colour=f"phase.{phase}.title")
        spans.append(_Name(left, right, clean(phases[phase]), style))
    names = [
        _Name(left, left + column.width * scale, clean(stages[column.stage_id]), STAGE)
        for column in board.columns
        if column.width * scale >= NARROW
        for left in [column.x * scale]
    ]
    low, high = _row(names, 0.0)
    over, above = _row(spans, -high)
    return (*over, *low), high + above


def _row(names: Sequence[_Name], bottom: float) -> tuple[list[Shape], float]:
    """Return names in the middle of their columns down to ``bottom``, and how high they are."""
    shapes: list[Shape] = []
    most = 0.0
    for before, name, after in zip((None, *names), names, (*names[1:], None), strict=False):
        font, pitch = name.style.font, name.style.pitch
        left = name.left if before is None else min(name.left, before.end)
        right = name.right if after is None else max(name.right, after.start)
        lines = wrap(name.words, font, right - left, MOST)
        wide = max((width(each, font) for each in lines), default=0.0)
        x = min(max(name.middle, left + wide / 2), right - wide / 2)
        high = len(lines) * pitch
        shapes += paragraph(x, bottom - high - 1, lines, font, name.style.colour, pitch, 0.5)
        most = max(most, high + 2)
    return shapes, most


def _lead(board: Picture, view: JourneyView) -> float:
    """Return the room that the names of the lanes need left of the columns."""
    return max((_ring(name) for name in _lane_names(board, view)), default=0.0)


def _lane_names(board: Picture, view: JourneyView) -> list[str]:
    people = {persona.id: clean(persona.name) for persona in view.project.personas}
    names = (
        people.get(lane.persona_id, "") if lane.persona_id else _("Everyone")
        for lane in board.lanes
    )
    return [elide(name, LANE, WIDEST) for name in names]


def _ring(name: str) -> float:
    """Return how wide the name of a lane is with its frame."""
    return width(name, LANE) + 4 * PAD


def _lanes(board: Picture, view: JourneyView, scale: float) -> Iterator[Shape]:
    """Yield the names of the lanes left of the columns."""
    for lane, name in zip(board.lanes, _lane_names(board, view), strict=True):
        x = board.columns[0].x * scale - width(name, LANE) - 3 * PAD
        y = (lane.y + lane.height) * scale - ROW - 1.0
        yield Box(x, y, width(name, LANE) + 2 * PAD, ROW, "surface", "line", 0.5, 2.0)
        yield from line(x + PAD, middle(y + ROW / 2, LANE), name, LANE, "text")


def _numbers(board: Picture, known: Mapping[str, int], scale: float) -> Iterator[Shape]:
    """Yield the numbers on the cards of a map."""
    for node in board.nodes:
        n = known.get(node.touchpoint_id or "") if node.kind == "card" else None
        if n is not None:
            spare = node.width * scale - width(number(n), CARD)
            x = node.x * scale + min(1.5, spare / 2)
            y = middle((node.y + node.height / 2) * scale, CARD)
            yield from line(x, y, number(n), CARD, "text")


def _spots(
    board: Picture, view: JourneyView, scale: float, at: tuple[float, float]
) -> Iterator[Spot]:
    """Yield the cards of a map as places that lead to their pages."""
    names = {card.id: clean(card.name) for card in view.journey.touchpoints}
    for node in board.nodes:
        if node.kind == "card" and node.touchpoint_id in names:
            x, y = at[0] + node.x * scale, at[1] + node.y * scale
            tag = Tag("Link", names[node.touchpoint_id])
            key = anchor(node.touchpoint_id)
            yield Spot(x, y, node.width * scale, node.height * scale, key, tag)

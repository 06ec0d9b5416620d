"""Slides of the board: all of it, a phase, and a stage in as many steps as it needs (room: panels).

Titles of cards are 28 px high or more at 1080 lines (``stories.md`` 5.1). A stage that has no
room at that size is shown lane by lane, then row by row, then slot by slot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n.terms import term
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line
from canvas_app.layout.picture import Box, Disc, Lane, Node, Picture, Shape, StageColumn
from canvas_app.layout.sizes import TITLE
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Touchpoint
from canvas_app.panels.slide import Form, Slide
from canvas_app.panels.slide_light import (
    CLEAR,
    area,
    aside,
    beyond,
    chips,
    conditions,
    dark,
    inward,
    left,
    meet,
    stand,
)
from canvas_app.panels.slide_names import LaneName, named
from canvas_app.panels.words import clean
from canvas_app.text import Font, elide, width
from canvas_app.theme import persona_role

LEAST, MOST = 28.0, 40.0
"""How high the letters of a card's title are, in px at 1080 lines."""
RIM = 10.0
LABEL = Font(11, "semibold")
LABEL_HEIGHT = 16.0
MARK = 10.0
"""How much further the light reaches at the left for the marks of gaps before cards."""
ARROW = 8.0
"""How much of a link that ends at a card is seen below a label."""
LABEL_ROWS, LABEL_PITCH = 3, 19.0
"""In how many rows above a card the name of its lane may stand, and how far they are apart."""
TRIES = 10
"""How many sizes of parts are tried, for them to be alike."""
MOST_NOTES = 40
EMPTY_HEIGHT = 240.0
"""What is seen of a stage without cards, in points."""
Extent = Callable[[Area], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Board:
    """The board with the project it shows, and the screen it is shown on."""

    view: JourneyView
    picture: Picture
    form: Form

    @property
    def room(self) -> tuple[float, float]:
        """Width and height, in points, of what is seen at once when titles are ``LEAST`` px."""
        room, scale = self.form.board, LEAST * self.form.scale / TITLE.size
        wide, high = room.right - room.left, room.bottom - room.top
        beside = 2 * RIM + MARK
        return wide / scale - beside, high / scale - 2 * RIM - LABEL_HEIGHT


def whole(board: Board) -> Slide:
    """Return the slide with the whole journey."""
    journey, picture = board.view.journey, board.picture
    name = clean(journey.name)
    everything = Area(0, 0, picture.width, picture.height)
    lanes = [LaneName(lane, *_lane(board.view, lane)) for lane in picture.lanes]
    seen = named(everything, picture.columns, _stage_names(board), lanes, board.form)
    return Slide(
        "journey",
        name,
        "journey",
        below=clean(journey.description),
        shown=seen.shown,
        labels=seen.names,
        said=clean(journey.description),
        notes=tuple(_notes(board.view, None)),
    )


def phases(board: Board) -> Iterator[Slide]:
    """Yield a slide for every phase that has stages, each followed by those of its stages."""
    names: dict[str, str] = {phase.id: clean(phase.name) for phase in board.view.project.phases}
    stages = _stage_names(board)
    taken = tuple(chips(board.picture))
    words = conditions(taken)
    marks = tuple(node for node in board.picture.nodes if node.id.startswith("gap:"))
    for phase, group in groupby(board.picture.columns, lambda column: column.phase):
        columns = list(group)
        inside = tuple(stages[column.stage_id] for column in columns)
        lit = Area(columns[0].x, 0, columns[-1].x + columns[-1].width, board.picture.height)
        listed = ", ".join(inside)
        seen = named(lit.grown(RIM), columns, stages, (), board.form)
        yield Slide(
            f"phase:{phase}",
            names[phase],
            phase,
            listed,
            seen.shown,
            lit,
            labels=seen.names,
            over=tuple(beyond(words, lit)),
            dark=tuple(dark(words, (), lit)),
            said=listed,
        )
        for column, name in zip(columns, inside, strict=True):
            yield from _stage(board, column, name, names[phase], taken, marks)


def _stage_names(board: Board) -> dict[str, str]:
    return {stage.id: clean(stage.name) for stage in board.view.project.stages}


def _stage(
    board: Board,
    column: StageColumn,
    name: str,
    phase: str,
    taken: Sequence[Node],
    marks: Sequence[Node],
) -> Iterator[Slide]:
    """Yield the steps of a stage, one when it has no cards; ``taken`` has words on links."""
    lanes = {lane.persona_id: lane for lane in board.picture.lanes}
    cells = {
        persona: nodes
        for (persona, stage), nodes in board.picture.cells.items()
        if stage == column.stage_id and persona in lanes
    }
    near = Area(column.x, 0, column.x + column.width, board.picture.height).grown(4 * MARK)
    marks = [mark for mark in marks if meet(area(mark), near)]
    told = [chip for chip in conditions(taken) if meet(area(chip), near)]
    notes = tuple(_notes(board.view, column.stage_id))
    cards = [t for t in board.view.journey.touchpoints if t.stage_id == column.stage_id]
    placed = list(chain(*cells.values()))
    steps = list(_steps(cells, board)) or [[]]
    for count, nodes in enumerate(steps, 1):
        inside = [lanes[node.persona_id] for node in nodes]
        seen = [lane for lane in board.picture.lanes if lane in inside]
        words = [phase] if nodes else [phase, _("No touchpoints in this stage")]
        if len(steps) > 1:
            of = _("part {n} of {m}").format(n=number(count), m=number(len(steps)))
            words.append(of)
        words += [_lane(board.view, lane)[0] for lane in seen]
        lit = _lit(nodes, seen, board, marks) if nodes else _empty(column)
        shifted = tuple(inward(told, lit))
        labels, lit = _named(board, seen, nodes, lit, stand(taken, shifted))
        still = left(told, shifted)
        yield Slide(
            f"stage:{column.stage_id}:{count}",
            name,
            column.phase,
            " · ".join(words),
            _roomy(lit, board.form),
            lit,
            column.stage_id,
            labels,
            (*shifted, *aside(marks, lit)),
            tuple(beyond(still, lit)),
            tuple(dark(still, placed, lit)),
            said=", ".join([*words, *_titles(cards, nodes)]),
            notes=notes,
        )


def _steps(cells: dict[str | None, tuple[Node, ...]], board: Board) -> Iterator[list[Node]]:
    """Yield the cards and notes that are shown at once, lanes together where they have room."""
    wide, high = board.room
    lanes = [lane.persona_id for lane in board.picture.lanes]
    stacks = [list(cells[persona]) for persona in lanes if persona in cells]
    for band in _packed(stacks, high, _down):
        if _span([band], _down) <= high:
            yield from _packed(_rows(band, _along), wide, _along)
        elif all(_span([row], _down) <= high for row in _rows(band, _down)):
            for part in _packed(_rows(band, _down), high, _down):
                yield from _packed(_rows(part, _along), wide, _along)
        else:
            for slot in _rows(band, _along):
                yield from _packed(_rows(slot, _down), high, _down)


def _down(area: Area) -> tuple[float, float]:
    return area.top, area.bottom


def _along(area: Area) -> tuple[float, float]:
    return area.left, area.right


def _rows(nodes: Sequence[Node], extent: Extent) -> list[list[Node]]:
    """Return nodes that overlap in one direction together, in their order."""
    rows: list[list[Node]] = []
    end = 0.0
    for node in sorted(nodes, key=lambda each: extent(area(each))[0]):
        begin, stop = extent(area(node))
        if rows and begin < end:
            rows[-1].append(node)
            end = max(end, stop)
        else:
            rows.append([node])
            end = stop
    return rows


def _packed(groups: Iterable[list[Node]], room: float, extent: Extent) -> Iterator[list[Node]]:
    """Yield neighbours together in as few parts as they need, alike in size, groups whole."""
    listed = list(groups)
    best = list(_greedy(listed, room, extent))
    least = _span(listed, extent) / len(best) if len(best) > 1 else room
    tried = (least + (room - least) * step / TRIES for step in range(TRIES))
    parts = (list(_greedy(listed, each, extent)) for each in tried if each < room)
    yield from next((each for each in parts if len(each) == len(best)), best)


def _greedy(groups: Iterable[list[Node]], room: float, extent: Extent) -> Iterator[list[Node]]:
    packed: list[list[Node]] = []
    for group in groups:
        if packed and _span([*packed, group], extent) > room:
            yield [node for each in packed for node in each]
            packed = []
        packed.append(group)
    if packed:
        yield [node for each in packed for node in each]


def _span(groups: Iterable[list[Node]], extent: Extent) -> float:
    ends = [extent(area(node)) for group in groups for node in group]
    return max(end for _begin, end in ends) - min(begin for begin, _end in ends)


def _lit(nodes: Sequence[Node], lanes: Sequence[Lane], board: Board, marks: Iterable[Node]) -> Area:
    """Return what stands out: some cards, and below them their curve when it has room.

    The marks of gaps before the cards stand in the light, too.
    """
    areas = [area(node) for node in nodes]
    own = {f"gap:{node.id.removeprefix('card:')}" for node in nodes}
    before = (mark.x - CLEAR for mark in marks if mark.id in own)
    lit = Area(
        min([min(each.left for each in areas) - RIM, *before]),
        min(each.top for each in areas) - RIM - LABEL_HEIGHT,
        max(each.right for each in areas) + RIM,
        max(each.bottom for each in areas) + RIM,
    )
    lane = lanes[-1]
    end = lane.y + lane.height
    if lane.curve_y == end or end - lit.top > board.room[1]:
        return lit
    return lit._replace(bottom=max(lit.bottom, end))


def _empty(column: StageColumn) -> Area:
    return Area(column.x, 0, column.x + column.width, EMPTY_HEIGHT)


def _roomy(lit: Area, form: Form) -> Area:
    """Return a part of the board around what is lit, at which letters are not too large."""
    room, scale = form.board, MOST * form.scale / TITLE.size
    wide = max(0.0, (room.right - room.left) / scale - (lit.right - lit.left)) / 2
    high = max(0.0, (room.bottom - room.top) / scale - (lit.bottom - lit.top)) / 2
    return Area(lit.left - wide, lit.top - high, lit.right + wide, lit.bottom + high)


def _named(
    board: Board, lanes: Sequence[Lane], nodes: Sequence[Node], lit: Area, taken: Sequence[Area]
) -> tuple[tuple[Shape, ...], Area]:
    """Return the names of the lanes, and what is lit with them.

    They stand above words of links, where those leave no place, if letters stay large.
    """
    for rows in (LABEL_ROWS, 1):
        labels = tuple(_labels(board.view, lanes, nodes, taken, rows))
        top = min((shape.y for shape in labels if isinstance(shape, Box)), default=lit.top)
        grown = lit._replace(top=min(lit.top, top - RIM / 2))
        if grown.bottom - grown.top <= board.room[1] + 2 * RIM + LABEL_HEIGHT:
            return labels, grown
    return labels, lit


def _labels(
    view: JourneyView,
    lanes: Iterable[Lane],
    nodes: Sequence[Node],
    taken: Sequence[Area],
    rows: int,
) -> Iterator[Shape]:
    """Yield the names of the lanes above their first cards, beside what is ``taken``."""
    for lane in lanes:
        inside = [node for node in nodes if node.persona_id == lane.persona_id]
        left, right = min(node.x for node in inside), max(node.x + node.width for node in inside)
        name, role = _lane(view, lane)
        name = elide(name, LABEL, right - left - 13)
        x, top = _free(inside, width(name, LABEL) + 22, taken, rows)
        top -= ARROW
        yield Box(x - 4, top - 16, width(name, LABEL) + 22, 16, fill="surface", radius=8)
        yield Disc(x + 4, top - 8, 4, fill=role)
        yield from line(x + 13, top - 4, name, LABEL, "text")


def _free(
    nodes: Sequence[Node], wide: float, taken: Sequence[Area], rows: int
) -> tuple[float, float]:
    """Return where a label stands above one of the topmost nodes, the first one if it can.

    It may stand in some ``rows`` above each other.
    """
    top = min(node.y for node in nodes)
    first, right = min(node.x for node in nodes), max(node.x + node.width for node in nodes)
    ends = [x for node in sorted(nodes, key=lambda node: node.x) if node.y == top
            for x in (node.x, node.x + node.width - wide)]  # fmt: skip
    for row in range(rows):
        y = top - row * LABEL_PITCH
        for x in ends:
            room = Area(x - 4, y - ARROW - 16, x - 4 + wide, y - ARROW)
            if first <= x <= right - wide + 8 and not any(meet(room, each) for each in taken):
                return x, y
    return first, top


def _lane(view: JourneyView, lane: Lane) -> tuple[str, str]:
    """Return the name and the colour of a lane."""
    for rank, persona in enumerate(view.project.personas):
        if persona.id == lane.persona_id:
            return clean(persona.name), persona_role(rank, "line")
    return _("Everyone"), "text.muted"


def _titles(cards: Iterable[Touchpoint], nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the names of those cards of a stage whose nodes are shown."""
    ids = {node.touchpoint_id for node in nodes}
    yield from (clean(each.name) for each in cards if each.id in ids)


def _notes(view: JourneyView, stage_id: str | None) -> Iterator[str]:
    """Yield what was noted in a stage, or in the parking lot: for the moderator."""
    names = {t.id: clean(t.name) for t in view.journey.touchpoints if t.stage_id == stage_id}
    found = [
        note
        for note in view.project.notes
        if (note.touchpoint_id in names if stage_id else note.touchpoint_id is None)
    ]
    for note in found[:MOST_NOTES]:
        kind, text = term("note", note.kind), clean(note.text)
        where = f"{names[note.touchpoint_id]} – " if note.touchpoint_id in names else ""
        yield f"{where}{kind}: {text}"
    if len(found) > MOST_NOTES:
        yield ngettext("and {n} more", "and {n} more", len(found) - MOST_NOTES)

"""The whole canvas of a journey as a picture: ``domain.md`` 4, ``look.md`` (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from canvas_app.i18n import _, language
from canvas_app.layout import arrows, bands, lanes, links, recall, stacks, stretches
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Detail, Lane, Node, Picture, Shape, StageColumn
from canvas_app.layout.placement import StageCards, arrange, lane_personas
from canvas_app.layout.recall import Recall
from canvas_app.layout.sight import Sight
from canvas_app.layout.sizes import (
    CARD_HEIGHT,
    CARD_WIDTH,
    COLUMN_GAP,
    COLUMN_PAD,
    CURVE_GAP,
    CURVE_HEIGHT,
    CURVE_PAD,
    HEAD_GAP,
    HEAD_WIDTH,
    LANE_GAP,
    LANE_PAD,
    MARGIN,
    ROLE,
    SLOT_GAP,
    SLOT_PITCH,
)
from canvas_app.layout.stacks import Put
from canvas_app.layout.stretches import Memory
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Persona
from canvas_app.model.scoring.values import Scope

LEFT = MARGIN + HEAD_WIDTH + HEAD_GAP
"""Where the first stage begins."""


class Row(NamedTuple):
    """A lane before it has coordinates; ``persona`` None is *Everyone*."""

    persona: Persona | None
    place: int
    sight: Sight
    has_curve: bool


def layout(view: JourneyView) -> Picture:
    """Return the picture of a journey; equal views give equal pictures.

    Raises KeyError when the project has no such journey.
    """
    project, journey = view.project, view.journey
    before = recall.last((project.id, journey.id))
    personas = lane_personas(project, journey)
    stages = arrange(project, journey, personas)
    rows = _rows(view, personas, stages, before)
    sights = [row.sight for row in rows]
    notes_of = recall.notes_of(before, project.notes)
    puts, depths = stacks.stacked(stages, sights, notes_of)
    columns, slots = _columns(stages)
    routes = links.plan(journey.links, _spots(puts) if journey.links else {})
    heads = _heads(view, columns)
    placed, bottom = _lanes(rows, depths, links.depths(routes), heads.bottom)
    width = columns[-1].x + columns[-1].width + COLUMN_PAD + MARGIN
    felt = _felt(view, rows, before)
    cards = tuple(stacks.nodes(puts, sights, placed, slots, before.cards))
    nodes = (
        *bands.column_nodes(columns, heads.columns_y, bottom - heads.columns_y),
        *heads.nodes,
        *_lane_nodes(view, rows, placed, width - 2 * MARGIN),
        *_curve_nodes(view, stages, rows, placed, slots, felt),
        *_link_nodes(view, routes, rows, placed, slots),
        *cards,
        *(() if journey.touchpoints else _empty(placed, columns)),
    )
    recall.keep(
        (project.id, journey.id),
        Recall(
            {node.id: node for node in cards if node.kind == "card"},
            {sight.lane: sight for sight in sights},
            {rows[at].sight.lane: now for at, (_, _, now) in felt.items()},
            view.curve,
            project.notes,
            notes_of,
        ),
    )
    return Picture(width, bottom + MARGIN, nodes, columns, tuple(placed), stages)


def _rows(
    view: JourneyView, personas: Sequence[str], stages: Sequence[StageCards], before: Recall
) -> list[Row]:
    """Return the lanes from top to bottom, each with the sight it had before where it can."""
    everyone = view.open_everyone or not personas
    everyone = everyone or any(not card.rows for stage in stages for card in stage.cards)
    known = {persona.id: (place, persona) for place, persona in enumerate(view.project.personas)}
    rows = [Row(None, 0, _sight(view, None, personas, before), not personas)] if everyone else []
    for id_ in personas:
        place, persona = known[id_]
        rows.append(Row(persona, place, _sight(view, id_, personas, before), True))
    return rows


def _sight(view: JourneyView, lane: str | None, personas: Sequence[str], before: Recall) -> Sight:
    project = view.project
    shown = lane if lane is not None else view.lens
    made = Sight(
        lane,
        shown,
        view.view,
        lane is not None and view.lens not in (None, lane),
        language(),
        tuple(personas),
        project.personas,
        project.stages,
        project.channels,
        project.sources,
        project.feedback,
        Scope(project, view.journey, shown, view.view),
    )
    known = before.sights.get(lane)
    return known if known == made else made


def _columns(stages: Sequence[StageCards]) -> tuple[tuple[StageColumn, ...], list[float]]:
    """Return the columns of the stages and the left edges of all slots."""
    widths = [s.slots * SLOT_PITCH - SLOT_GAP + 2 * COLUMN_PAD for s in stages]
    lefts = accumulate((width + COLUMN_GAP for width in widths), initial=LEFT)
    columns = tuple(
        StageColumn(
            stage.id,
            stage.phase,
            x,
            width,
            tuple(x + COLUMN_PAD + slot * SLOT_PITCH for slot in range(slots)),
        )
        for (stage, _, slots), x, width in zip(stages, lefts, widths, strict=False)
    )
    return columns, [x for column in columns for x in column.slots]


class Heads(NamedTuple):
    """The head of the canvas: its nodes, where the columns begin, where it ends."""

    nodes: list[Node]
    columns_y: float
    bottom: float


def _heads(view: JourneyView, columns: Sequence[StageColumn]) -> Heads:
    stages = view.project.stages
    spans = bands.phase_spans(view.project.phases, columns)
    band_height = bands.band_height(spans)
    y = MARGIN + band_height + COLUMN_GAP
    title_height = bands.stage_height(stages, [column.width for column in columns])
    nodes = [
        *bands.band_nodes(spans, MARGIN, band_height),
        *bands.stage_nodes(stages, columns, y, title_height),
    ]
    return Heads(nodes, y, y + title_height)


def _spots(puts: Sequence[Put]) -> Mapping[str, Sequence[links.Spot]]:
    found: dict[str, list[links.Spot]] = {}
    for put in puts:
        spot = links.Spot(put.row, put.ordinal, put.depth)
        found.setdefault(put.touchpoint.id, []).append(spot)
    return found


def _lanes(
    rows: Sequence[Row],
    depths: Sequence[float],
    gutters: Mapping[links.Gutter, int],
    y: float,
) -> tuple[list[Lane], float]:
    """Return the lanes from top to bottom, and where the last one's loops end."""
    placed = []
    for index, row in enumerate(rows):
        above = gutters.get(("above", index), 0)
        cards_y = y + LANE_PAD + above * links.TRACK
        stack_end = cards_y + max(depths[index], CARD_HEIGHT)
        head_end = y + lanes.head_height(row.persona)
        curve_y = max(stack_end + CURVE_GAP, head_end)
        end = curve_y + CURVE_HEIGHT + CURVE_PAD
        if not row.has_curve:
            curve_y = end = max(stack_end, head_end) + LANE_PAD
        lane = Lane(row.sight.lane, y, end - y, cards_y, curve_y)
        placed.append(lane)
        loops = gutters.get(("below", index), 0)
        y = end + LANE_GAP + (loops * links.TRACK + 2 * links.LOOP_PAD - LANE_GAP if loops else 0.0)
    return placed, y - LANE_GAP


def _lane_nodes(
    view: JourneyView, rows: Sequence[Row], placed: Sequence[Lane], width: float
) -> Iterator[Node]:
    for row, lane in zip(rows, placed, strict=True):
        curve = view.curve if row.has_curve else None
        yield lanes.frame_node(lane, width, LEFT, curve)
        name, role, quote = lanes.words_of(row.persona)
        basis = lanes.HeadBasis(
            name,
            role,
            quote,
            row.place,
            row.persona is None,
            row.sight.faded,
            curve,
            lane.curve_y - lane.y,
            lane.height,
            row.sight.language,
        )
        yield lanes.head_node(lane, basis)


Felt = dict[int, tuple[Sight, Memory, Memory]]


def _felt(view: JourneyView, rows: Sequence[Row], before: Recall) -> Felt:
    """Return for every lane with a curve its sight, its memory, and room for a new one."""
    known = before.felt if before.curve == view.curve else {}
    return {
        index: (
            row.sight,
            known.get(row.sight.lane, {}) if before.sights.get(row.sight.lane) is row.sight else {},
            {},
        )
        for index, row in enumerate(rows)
        if row.has_curve
    }


def _curve_nodes(
    view: JourneyView,
    stages: Sequence[StageCards],
    rows: Sequence[Row],
    placed: Sequence[Lane],
    slots: Sequence[float],
    felt: Felt,
) -> Iterator[Node]:
    shift = min(felt)
    by_place = {index - shift: row for index, row in felt.items()}
    found = stretches.points(stages, by_place, view.journey.state, view.curve)
    for place, places in found.items():
        row = rows[place + shift]
        name = row.persona.name if row.persona else _("Everyone")
        run = stretches.Run(
            places,
            row.place,
            view.curve,
            row.sight.faded,
            row.sight.language,
            LEFT,
            slots[-1] + CARD_WIDTH + COLUMN_PAD,
            name,
        )
        yield from stretches.nodes(run, placed[place + shift], slots)


def _link_nodes(
    view: JourneyView,
    routes: Sequence[links.Route],
    rows: Sequence[Row],
    placed: Sequence[Lane],
    slots: Sequence[float],
) -> Iterator[Node]:
    if not routes:
        return
    ground = links.Ground(
        slots, [lane.cards_y for lane in placed], [lane.y + lane.height for lane in placed]
    )
    names = {touchpoint.id: touchpoint.name for touchpoint in view.journey.touchpoints}
    chips = []
    for route in routes:
        start, end = rows[route.start.row], rows[route.end.row]
        ends = f"{names[route.link.from_id]} → {names[route.link.to_id]}"
        faded = start.sight.faded or end.sight.faded
        points = links.points(route, ground)
        arrow, chip = arrows.nodes(route, points, start.sight.lane, faded, ends)
        yield arrow
        if chip is not None:
            chips.append(chip)
    yield from chips


def _empty(placed: Sequence[Lane], columns: Sequence[StageColumn]) -> Iterator[Node]:
    """Yield what a journey without touchpoints says."""
    words = _("No touchpoints yet")
    width = columns[-1].x + columns[-1].width - LEFT
    yield Node(
        id="empty",
        kind="empty",
        x=LEFT,
        y=placed[0].cards_y,
        width=width,
        height=CARD_HEIGHT,
        identity=(words, width),
        drawing=partial(_hint, words, width),
        describe=partial(str, words),
    )


def _hint(words: str, width: float, detail: Detail) -> tuple[Shape, ...]:
    return line(width / 2, middle(CARD_HEIGHT / 2, ROLE), words, ROLE, "text.muted", 0.5)

"""The whole canvas of a journey as a picture: ``domain.md`` 4, ``look.md`` (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple

from canvas_app.i18n import _
from canvas_app.layout import (
    bands,
    fading,
    gap_marks,
    link_marks,
    links,
    recall,
    rows,
    stacks,
    stretches,
    weave,
)
from canvas_app.layout.lines import line, middle
from canvas_app.layout.listening import again
from canvas_app.layout.passing import passing
from canvas_app.layout.pause import collector_paused
from canvas_app.layout.picture import Box, Detail, Lane, Node, Picture, Shape, StageColumn
from canvas_app.layout.placement import StageCards, arrange, lane_personas
from canvas_app.layout.recall import Recall
from canvas_app.layout.rows import Row
from canvas_app.layout.sizes import (
    CARD_HEIGHT,
    CARD_WIDTH,
    COLUMN_GAP,
    COLUMN_PAD,
    HEAD_GAP,
    HEAD_WIDTH,
    MARGIN,
    SLOT_GAP,
    SLOT_PITCH,
)
from canvas_app.layout.stacks import StageNodes, StagePuts
from canvas_app.layout.view import JourneyView
from canvas_app.text import Font, written_in
from canvas_app.text import width as text_width

HINT = Font(15, "medium")
HINT_PAD, HINT_HEIGHT = 16.0, 32.0
LEFT = MARGIN + HEAD_WIDTH + HEAD_GAP
"""Where the first stage begins."""


class Heads(NamedTuple):
    """The head of the canvas: its nodes, where the columns begin, where it ends."""

    nodes: list[Node]
    columns_y: float
    bottom: float


class Frame(NamedTuple):
    """Where everything stands, before any card is drawn."""

    shown: Sequence[Row]
    columns: tuple[StageColumn, ...]
    slots: tuple[float, ...]
    """The left edges of all slots."""
    heads: Heads
    lanes: tuple[Lane, ...]
    width: float
    bottom: float
    """Where the lanes end."""

    @property
    def ground(self) -> links.Ground:
        """What links find their way through."""
        tops = [lane.cards_y for lane in self.lanes]
        return links.ground(self.slots, tops, [lane.y + lane.height for lane in self.lanes])


def layout(view: JourneyView) -> Picture:
    """Return the picture of a journey; equal views give equal pictures.

    Raises KeyError when the project has no such journey.
    """
    key = (view.project.id, view.journey_id)
    with collector_paused(), written_in(view.project.language):
        picture, now = _layout(view, recall.last(key))
    recall.keep(key, now)
    return picture


def _layout(view: JourneyView, before: Recall) -> tuple[Picture, Recall]:
    project, journey = view.project, view.journey
    personas = lane_personas(project, journey)
    known = before.arranged if before.personas == personas else ()
    stages = arrange(project, journey, personas, known, before.touchpoints)
    shown = rows.rows_of(view, personas, stages, before.sights)
    sights = tuple(row.sight for row in shown)
    before = before.seen_by(sights)
    notes_of = recall.notes_of(before, project.notes)
    puts = _puts(stages, shown, notes_of, before)
    again()
    planned = weave.plan(journey.links, puts, before.woven.plan)
    frame = _frame(view, stages, puts, shown, planned.gutters)
    columns, lanes = frame.columns, frame.lanes
    faded = fading.faded(view)
    cards = _cards(puts, columns, lanes, shown, before, faded)
    curved = [row.sight for row in shown if row.has_curve]
    felt = stretches.felt_along(stages, curved, journey.state, view.curve, before.felt)
    curves = _curves(view, shown, felt, lanes, columns, before)
    again()
    woven = weave.woven(planned, frame.ground, sights, journey.touchpoints, before.woven, faded)
    seen = gap_marks.way(view, before.seen)
    marked = link_marks.links(seen, woven.webs, journey.touchpoints, before.marked)
    passed = passing(woven.webs, columns, before.passed)
    again()
    now = Recall(
        touchpoints=journey.touchpoints,
        arranged=stages,
        personas=personas,
        sights=sights,
        puts={stage.cards.stage.id: stage for stage in puts},
        stages=cards,
        felt=felt,
        curves=curves,
        notes=project.notes,
        notes_of=notes_of,
        woven=woven,
        seen=seen,
        marked=marked,
        passed=passed,
        marks=gap_marks.stages(seen, stages, cards, passed.stages, before.marks),
    )
    parts = recall.parts(before, _groups(view, frame, now))
    nodes = tuple(chain.from_iterable(each.nodes for each in parts))
    picture = Picture(frame.width, frame.bottom + MARGIN, nodes, columns, lanes, stages)
    return picture.of_parts(parts), replace(now, parts=parts)


def _groups(view: JourneyView, frame: Frame, now: Recall) -> tuple[tuple[Node, ...], ...]:
    """Return all nodes in painting order, by what they are."""
    columns, lanes, heads = frame.columns, frame.lanes, frame.heads
    return (
        (
            *bands.column_nodes(columns, heads.columns_y, frame.bottom - heads.columns_y),
            *heads.nodes,
            *rows.nodes(view, frame.shown, lanes, LEFT, frame.width - 2 * MARGIN),
        ),
        *now.woven.arrows,
        tuple(node for curve in now.curves.values() for node in curve.nodes),
        now.woven.chips,
        *now.marked.nodes,
        *(stage.nodes for stage in now.marks.values()),
        *(stage.nodes for stage in now.stages.values()),
        () if view.journey.touchpoints else tuple(_empty(lanes, columns)),
    )


def _puts(
    stages: Sequence[StageCards],
    shown: Sequence[Row],
    notes_of: recall.NotesOf,
    before: Recall,
) -> list[StagePuts]:
    """Return the stacks of every stage, those of before where nothing has changed."""
    sights = [row.sight for row in shown]
    rehung = recall.rehung(before, notes_of)
    found = []
    for stage in stages:
        again()
        puts = before.puts.get(stage.stage.id)
        moved = rehung and any(card.touchpoint.id in rehung for card in stage.cards)
        if puts is None or puts.cards is not stage or moved:
            puts = stacks.stacked(stage, sights, notes_of, puts)
        found.append(puts)
    return found


def _cards(
    puts: Sequence[StagePuts],
    columns: Sequence[StageColumn],
    lanes: Sequence[Lane],
    shown: Sequence[Row],
    before: Recall,
    faded: fading.Faded,
) -> dict[str, StageNodes]:
    tops = tuple(lane.cards_y for lane in lanes)
    sights = [row.sight for row in shown]
    return {
        column.stage_id: stacks.nodes(
            stage, column.slots, tops, sights, before.stages.get(column.stage_id), faded
        )
        for stage, column in zip(puts, columns, strict=True)
    }


def _frame(
    view: JourneyView,
    stages: Sequence[StageCards],
    puts: Sequence[StagePuts],
    shown: Sequence[Row],
    gutters: Mapping[links.Gutter, int],
) -> Frame:
    """Return where everything stands; ``gutters`` are the tracks that links need."""
    columns, slots = _columns(stages)
    heads = _heads(view, columns)
    depths = [max(heights) for heights in zip(*(put.depths for put in puts), strict=True)]
    lanes, bottom = rows.placed(shown, depths, gutters, heads.bottom)
    width = columns[-1].x + columns[-1].width + COLUMN_PAD + MARGIN
    return Frame(shown, columns, slots, heads, lanes, width, bottom)


def _columns(stages: Sequence[StageCards]) -> tuple[tuple[StageColumn, ...], tuple[float, ...]]:
    """Return the columns of the stages and the left edges of all slots."""
    widths = [stage.slots * SLOT_PITCH - SLOT_GAP + 2 * COLUMN_PAD for stage in stages]
    lefts = accumulate((width + COLUMN_GAP for width in widths), initial=LEFT)
    columns = tuple(
        StageColumn(
            cards.stage.id,
            cards.stage.phase,
            x,
            width,
            tuple(x + COLUMN_PAD + slot * SLOT_PITCH for slot in range(cards.slots)),
        )
        for cards, x, width in zip(stages, lefts, widths, strict=False)
    )
    return columns, tuple(x for column in columns for x in column.slots)


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


def _curves(
    view: JourneyView,
    shown: Sequence[Row],
    felt: stretches.Feelings,
    lanes: Sequence[Lane],
    columns: tuple[StageColumn, ...],
    before: Recall,
) -> dict[str | None, stretches.LaneCurve]:
    curved = [(row, lane) for row, lane in zip(shown, lanes, strict=True) if row.has_curve]
    found = {}
    for (row, lane), points in zip(curved, felt.lanes(), strict=True):
        again()
        name = row.persona.name if row.persona else _("Everyone")
        right = columns[-1].slots[-1] + CARD_WIDTH + COLUMN_PAD
        sight = row.sight
        run = stretches.Run(
            lane, row.place, view.curve, sight.faded, sight.language, LEFT, right, name
        )
        old = before.curves.get(lane.persona_id)
        found[lane.persona_id] = stretches.nodes(run, points, columns, old)
    return found


def _empty(lanes: Sequence[Lane], columns: Sequence[StageColumn]) -> Iterator[Node]:
    """Yield what a journey without touchpoints says."""
    words = _("No touchpoints yet")
    width = columns[-1].x + columns[-1].width - LEFT
    yield Node(
        id="empty",
        kind="empty",
        x=LEFT,
        y=lanes[0].cards_y,
        width=width,
        height=CARD_HEIGHT,
        identity=(words, width),
        drawing=partial(_hint, words, width),
        describe=partial(str, words),
    )


def _hint(words: str, width: float, detail: Detail) -> tuple[Shape, ...]:
    wide, y = text_width(words, HINT) + 2 * HINT_PAD, CARD_HEIGHT / 2
    edge = width / 2 - wide / 2, y - HINT_HEIGHT / 2, wide, HINT_HEIGHT
    ground = Box(*edge, "surface", "line", radius=HINT_HEIGHT / 2)
    return (ground, *line(width / 2, middle(y, HINT), words, HINT, "text.muted", 0.5))

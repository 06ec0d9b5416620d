"""The lanes of a journey: which there are, who looks in them, where they lie (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from canvas_app.i18n import language
from canvas_app.layout import lanes, links
from canvas_app.layout.picture import Lane, Node
from canvas_app.layout.placement import StageCards
from canvas_app.layout.sight import Sight
from canvas_app.layout.sizes import (
    CARD_HEIGHT,
    CURVE_GAP,
    CURVE_HEIGHT,
    CURVE_PAD,
    LANE_GAP,
    LANE_PAD,
)
from canvas_app.layout.view import JourneyView
from canvas_app.model.origin import origin
from canvas_app.model.project import Persona, Touchpoint
from canvas_app.model.scoring.values import Scope


class Row(NamedTuple):
    """A lane before it has coordinates; ``persona`` None is *Everyone*.

    ``place`` is the persona's in the project. *Everyone* has a curve only where there is
    no persona.
    """

    persona: Persona | None
    place: int
    sight: Sight
    has_curve: bool


def rows_of(
    view: JourneyView,
    personas: tuple[str, ...],
    stages: Sequence[StageCards],
    before: Sequence[Sight],
) -> tuple[Row, ...]:
    """Return the lanes from top to bottom, each with the sight of ``before`` if it is equal."""
    known = {sight.lane: sight for sight in before}
    people = {persona.id: (place, persona) for place, persona in enumerate(view.project.personas)}

    former = _former(view)

    def row(lane: str | None) -> Row:
        made = _sight(view, lane, personas, former)
        old = known.get(lane)
        place, persona = people[lane] if lane is not None else (0, None)
        return Row(persona, place, old if old == made else made, lane is not None or not personas)

    everyone = view.open_everyone or not personas
    everyone = everyone or any(not card.rows for stage in stages for card in stage.cards)
    return tuple(row(lane) for lane in ((None, *personas) if everyone else personas))


def _former(view: JourneyView) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that those of the journey are measured against."""
    if view.compare is None:
        return origin(view.project, view.journey)
    journeys = view.project.journeys
    return next((other.touchpoints for other in journeys if other.id == view.compare), ())


def _sight(
    view: JourneyView, lane: str | None, personas: tuple[str, ...], former: tuple[Touchpoint, ...]
) -> Sight:
    project = view.project
    shown = lane if lane is not None else view.lens
    return Sight(
        lane,
        shown,
        view.view,
        lane is not None and view.lens not in (None, lane),
        language(),
        view.project.language,
        personas,
        project.personas,
        project.stages,
        project.channels,
        project.sources,
        project.feedback,
        former,
        view.votes_hidden,
        scope=Scope(project, view.journey, shown, view.view),
    )


def placed(
    rows: Sequence[Row],
    depths: Sequence[float],
    gutters: Mapping[links.Gutter, int],
    y: float,
) -> tuple[tuple[Lane, ...], float]:
    """Return the lanes from ``y`` downwards, and where the last one's loops end.

    ``depths`` are the heights of their highest stacks, ``gutters`` the tracks of links.
    """
    found = []
    for index, row in enumerate(rows):
        cards_y = y + LANE_PAD + gutters.get(("above", index), 0) * links.TRACK
        lane = _lane(row, y, cards_y, cards_y + max(depths[index], CARD_HEIGHT))
        found.append(lane)
        loops = gutters.get(("below", index), 0)
        y = lane.y + lane.height + (links.loops_height(loops) if loops else LANE_GAP)
    loops = gutters.get(("below", len(rows) - 1), 0)
    return tuple(found), y if loops else y - LANE_GAP


def _lane(row: Row, y: float, cards_y: float, stacks_end: float) -> Lane:
    head_end = y + lanes.head_height(row.persona, row.sight.written)
    if row.has_curve:
        curve_y = max(stacks_end + CURVE_GAP, head_end)
        return Lane(row.sight.lane, y, curve_y + CURVE_HEIGHT + CURVE_PAD - y, cards_y, curve_y)
    end = max(stacks_end, head_end) + LANE_PAD
    return Lane(row.sight.lane, y, end - y, cards_y, end)


def nodes(
    view: JourneyView, rows: Sequence[Row], found: Sequence[Lane], left: float, width: float
) -> Iterator[Node]:
    """Yield the frames and heads of the lanes; curves begin at ``left``."""
    for row, lane in zip(rows, found, strict=True):
        curve = view.curve if row.has_curve else None
        yield lanes.frame_node(lane, width, left, curve)
        name, role, quote = lanes.words_of(row.persona, alone=len(rows) == 1)
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
            row.sight.written,
        )
        yield lanes.head_node(lane, basis)

"""How a board is cut into pages of a size, and how large it is printed (room: geometry)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import inf
from typing import NamedTuple

from canvas_app.i18n import _
from canvas_app.layout import bands, pages, paging
from canvas_app.layout.paging import Band, Tier
from canvas_app.layout.picture import Picture, StageColumn
from canvas_app.layout.sizes import COLUMN_GAP, HEAD_GAP, HEAD_WIDTH
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import PhaseName, Stage

EXIT = 46.0
"""Room at the right of a page for the numbers of pages that links lead to."""
STRIP = 22.0
"""Room above and below the lanes for links that leave there."""
TRIES = 10


class Plan(NamedTuple):
    """How a board is cut: the stages and the lanes page by page, and how large it is printed."""

    bands: tuple[Band, ...]
    tiers: tuple[Tier, ...]
    head: float
    scale: float
    room: float = inf
    """How high lanes may be on a page, in points of the picture."""

    @property
    def pages(self) -> int:
        """How many pages there are at most."""
        return len(self.bands) * len(self.tiers)


def plan(
    picture: Picture,
    view: JourneyView,
    sheet: tuple[float, float],
    least: float,
    by_phase: bool = False,
) -> Plan:
    """Return how a board is cut for sheets of this size in points.

    ``least`` is the scale that no page goes below; it is printed larger, up to 100 %, when that
    takes no more pages. With ``by_phase`` no page shows stages of two phases.
    """
    found = _cut(picture, view, sheet, least, by_phase)
    low, high = least, max(1.0, least)
    for _try in range(TRIES):
        scale = (low + high) / 2
        larger = _cut(picture, view, sheet, scale, by_phase)
        if larger.pages <= found.pages:
            found, low = larger, scale
        else:
            high = scale
    return found


def _cut(
    picture: Picture, view: JourneyView, sheet: tuple[float, float], scale: float, by_phase: bool
) -> Plan:
    _left, _top, room_x, room_y = pages.body(*sheet)
    if not by_phase:
        room_y -= pages.legend_height(view, *sheet)
    across = room_x / scale - HEAD_WIDTH - HEAD_GAP
    last = picture.columns[-1]
    if by_phase or last.x + last.width - picture.columns[0].x > across:
        across -= EXIT
    cut = _bands(picture.columns, across, by_phase)
    head = max(head_height(view, band) for band in cut)
    down = room_y / scale - head
    tiers = paging.tiers(picture, down)
    if len(tiers) > 1:
        down -= 2 * STRIP
        tiers = paging.tiers(picture, down)
    return Plan(cut, tiers, head, scale, down)


def _bands(columns: Sequence[StageColumn], room: float, by_phase: bool) -> tuple[Band, ...]:
    if not by_phase:
        return paging.bands(columns, room)
    phases = groupby(columns, key=lambda column: column.phase)
    return tuple(band for _phase, group in phases for band in paging.bands(list(group), room))


def head_height(view: JourneyView, band: Band) -> float:
    """Return how high the names of phases and stages are above a page."""
    phases, stages, columns = heads(view, band)
    spans = bands.phase_spans(phases, columns)
    widths = [column.width for column in columns]
    return bands.band_height(spans) + COLUMN_GAP + bands.stage_height(stages, widths)


def heads(
    view: JourneyView, band: Band
) -> tuple[tuple[PhaseName, ...], list[Stage], list[StageColumn]]:
    """Return phases, stages and columns of a page; what goes on there says so."""
    known = {stage.id: stage for stage in view.project.stages}
    stages = []
    for piece in band.pieces:
        stage = known[piece.column.stage_id]
        if piece.goes_on:
            stage = stage.model_copy(update={"name": continued(stage.name)})
        stages.append(stage)
    return view.project.phases, stages, [piece.column for piece in band.pieces]


def continued(name: str) -> str:
    """Return the name of something that began on an earlier page."""
    return _("{name} (continued)").replace("{name}", name)

"""A board with too many cards for one map, as several boards beside each other (room: export).

Each shows neighbouring stages, or a part of one, with all its lanes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf
from typing import NamedTuple

from canvas_app.layout import cutting, paging
from canvas_app.layout.crossings import Sign
from canvas_app.layout.cutting import Plan, cut_slice, head_height
from canvas_app.layout.folding import Folds
from canvas_app.layout.journey_pages import LEFT, Board, board_of, part_of
from canvas_app.layout.picture import Picture
from canvas_app.layout.sizes import MARGIN
from canvas_app.layout.view import JourneyView

GROWTH = 4
"""A board that needs many maps is tried with this part of them more each time."""


class Stretch(NamedTuple):
    """A part of a board, and its view: what stages are called that began before it."""

    board: Picture
    view: JourneyView


def stretches(board: Picture, view: JourneyView, wide: float) -> Iterator[tuple[Stretch, ...]]:
    """Yield a board in ever more parts, about equally wide and none wider than ``wide`` points.

    The last are those that are one slot wide.
    """
    folds = Folds(board)
    slots = sum(len(column.slots) for column in board.columns)
    whole = board.columns[-1].x + board.columns[-1].width - board.columns[0].x
    count = max(2, int(whole / wide))
    tried = 0
    while tried < slots:
        bands = paging.even(board.columns, count)
        if len(bands) > tried and all(band.right - band.left <= wide for band in bands):
            yield tuple(_stretches(board, view, bands, folds))
        tried = len(bands)
        count += max(1, count // GROWTH)


def _stretches(
    picture: Picture, view: JourneyView, bands: tuple[paging.Band, ...], folds: Folds
) -> Iterator[Stretch]:
    head = max(head_height(view, band) for band in bands)
    slices = tuple(cut_slice(band, inf, folds) for band in bands)
    board = board_of(picture, view, Plan(slices, head, 1.0), 1)
    for at, band in enumerate(bands):
        _phases, stages, _columns = cutting.heads(view, band)
        called = {stage.id: stage for stage in stages}
        named = tuple(called.get(stage.id, stage) for stage in view.project.stages)
        project = view.project.model_copy(update={"stages": named})
        yield Stretch(_picture(board, at), replace(view, project=project))


def _picture(board: Board, at: int) -> Picture:
    """Return a part of a board as a picture; links end where they leave it."""
    cut = board.plan.slices[at]
    (tier,) = cut.tiers
    way, down = LEFT - cut.band.left, board.plan.head + cut.above - tier.top
    nodes = part_of(board, at, 0, 0.0, 0.0).nodes
    return Picture(
        LEFT + cut.band.right - cut.band.left + MARGIN,
        down + tier.bottom,
        tuple(node for node in nodes if not isinstance(node.identity, Sign)),
        tuple(replace(piece.column, x=piece.column.x + way) for piece in cut.band.pieces),
        tuple(
            replace(lane, y=lane.y + down, cards_y=lane.cards_y + down, curve_y=lane.curve_y + down)
            for lane in cut.picture.lanes
        ),
    )

"""How a board is cut into pages of a size, and how large it is printed (room: geometry)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from canvas_app.i18n import _
from canvas_app.layout import bands, pages, paging
from canvas_app.layout.folding import AIR, Fold, Folds
from canvas_app.layout.listening import again
from canvas_app.layout.paging import Band, Start, Tier
from canvas_app.layout.picture import Picture, StageColumn
from canvas_app.layout.sizes import COLUMN_GAP, HEAD_GAP, HEAD_WIDTH
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import PhaseName, Stage

EXIT = 46.0
"""Room at the right of a page for the numbers of pages that links lead to."""
STRIP = 22.0
"""Room above and below the lanes for links that leave there."""
TRIES = 10
WALL = 842.0
"""Sheets whose shorter side is longer (points) hang on a wall: letters may be larger there."""
MANY = 150
"""Slots of a board for which all ways to cut it would take too long to compare."""


class Slice(NamedTuple):
    """Neighbouring stages, with the lanes below each other as they are cut there.

    ``picture`` has the lanes, cards and notes as they lie when heights are folded; heads of
    lanes in ``brief`` have nothing but a name.
    """

    band: Band
    fold: Fold
    picture: Picture
    brief: frozenset[str | None]
    tiers: tuple[Tier, ...]
    price: float
    """What its pages cost; see ``paging.Tiers``."""
    above: float = 0.0
    """Room above the lanes, and below them, for links that lead to others."""

    def shows(self, tier: Tier) -> bool:
        """Whether a card or a curve stands on a page of it."""
        return paging.is_filled(self.picture, tier)


class Plan(NamedTuple):
    """How a board is cut, slice by slice, how high all heads are, how large it is printed."""

    slices: tuple[Slice, ...]
    head: float
    scale: float

    @property
    def price(self) -> float:
        """What its pages cost; see ``paging.Tiers``."""
        return sum(cut.price for cut in self.slices)

    @property
    def places(self) -> list[tuple[int, int]]:
        """Which pages there are, by slice and tier: all of a slice, or those that are filled."""
        found = []
        for across, each in enumerate(self.slices):
            filled = [at for at, tier in enumerate(each.tiers) if each.shows(tier)]
            found += [(across, at) for at in filled or range(len(each.tiers))]
        return found

    @property
    def parts_lanes(self) -> bool:
        """Whether some lanes stand on other pages than others."""
        return any(len(each.tiers) > 1 for each in self.slices)

    @property
    def is_neat(self) -> bool:
        """Whether all lanes stand on one page everywhere, and many cards on each."""
        return self.price == len(self.slices)


def plan(
    picture: Picture,
    view: JourneyView,
    sheet: tuple[float, float],
    least: float,
    by_phase: bool = False,
    folds: Folds | None = None,
) -> Plan:
    """Return how a board is cut for sheets of this size in points.

    ``least`` is the scale that no page goes below; it is printed larger, up to 100 % and beyond
    on sheets for the wall, when that takes no more pages. With ``by_phase`` no page shows stages
    of two phases. ``folds`` are those of the picture, where several plans are made.
    """
    folds = folds or Folds(picture)

    def even(scale: float) -> Plan:
        across, down = _room(picture, view, sheet, scale, by_phase)
        return _cut(view, _bands(picture.columns, across, by_phase), down, scale, folds)

    most = max(1.0, least, min(sheet) / WALL)
    found = _largest(even, least, most)
    if found.is_neat or sum(len(column.slots) for column in picture.columns) > MANY:
        return found
    across, down = _room(picture, view, sheet, least, by_phase)
    fewest = tuple(
        band
        for columns in _groups(picture.columns, by_phase)
        for band in _fewest(view, columns, (across, down), folds)
    )
    widest = max(band.right - band.left for band in fewest)

    def kept(scale: float) -> Plan | None:
        across, down = _room(picture, view, sheet, scale, by_phase)
        if widest > across and scale > least:
            return None
        return _cut(view, fewest, down, scale, folds)

    return min(found, _largest(kept, least, most), key=lambda each: (each.price, -each.scale))


def _largest(cut: Callable[[float], Plan | None], least: float, most: float) -> Plan:
    """Return what is cut at the largest scale from ``least`` to ``most`` that costs no more."""
    found = cut(least)
    assert found is not None
    price = found.price
    low, high = least, most
    for _try in range(TRIES):
        scale = (low + high) / 2
        larger = cut(scale)
        if larger is not None and larger.price <= price:
            found, low = larger, scale
        else:
            high = scale
    return found


def _room(
    picture: Picture, view: JourneyView, sheet: tuple[float, float], scale: float, by_phase: bool
) -> tuple[float, float]:
    """Return the room for stages, and for lanes with all heads, in points of the picture."""
    _left, _top, room_x, room_y = pages.body(*sheet)
    if not by_phase:
        room_y -= pages.legend_height(view, *sheet)
    across = room_x / scale - HEAD_WIDTH - HEAD_GAP
    last = picture.columns[-1]
    if by_phase or last.x + last.width - picture.columns[0].x > across:
        across -= EXIT
    return across, room_y / scale


def _fewest(
    view: JourneyView, columns: Sequence[StageColumn], room: tuple[float, float], folds: Folds
) -> Iterator[Band]:
    """Yield the stages page by page so that there are fewest pages, lanes below each other too.

    Among as many pages those are better on which no card stands alone and which break fewer
    stages; then those which are about equally wide.
    """
    across, down = room
    ways = paging.ways(columns, across)
    end = len(columns), 0
    best: dict[Start, tuple[tuple[float, ...], Band | None, Start]] = {}
    best[end] = (0.0,) * 3, None, end
    for start in sorted(ways, reverse=True):
        tried = []
        for band, following in ways[start]:
            cut = cut_slice(band, down - head_height(view, band), folds)
            wide = band.right - band.left
            own = cut.price, band.pieces[0].goes_on, wide * wide
            total = tuple(map(sum, zip(own, best[following][0], strict=True)))
            tried.append((total, band, following))
        best[start] = min(tried, key=itemgetter(0))
    at = 0, 0
    while at != end:
        _total, chosen, at = best[at]
        assert chosen is not None
        yield chosen


def _cut(view: JourneyView, cut: Sequence[Band], room: float, scale: float, folds: Folds) -> Plan:
    head = max(head_height(view, band) for band in cut)
    down = room - head
    return Plan(tuple(cut_slice(band, down, folds) for band in cut), head, scale)


def cut_slice(band: Band, room: float, folds: Folds) -> Slice:
    """Return stages with their lanes, cut into pages with ``room`` for lanes in points.

    Lanes without cards there are told more briefly, and all of them stand closer to each other
    where they may, if that makes for better pages.
    """
    again()
    whole = _sliced(band, room, folds, 0)
    if len(whole.tiers) == 1:
        return whole
    tried = (_sliced(band, room, folds, tightly, air) for air in folds.airs for tightly in (1, 2))
    return min((whole, *tried), key=lambda each: each.price)


def _sliced(band: Band, room: float, folds: Folds, tightly: int, air: float = AIR) -> Slice:
    lying = folds.of(band, tightly, air)
    whole = len(lying.picture.lanes) == len(folds.picture.lanes)
    price, tiers = paging.tiers(lying.picture, room)
    if whole and len(tiers) == 1:
        return Slice(band, *lying, tiers, price)
    price, tiers = paging.tiers(lying.picture, room - 2 * STRIP)
    price += paging.LEFT_OUT * (len(folds.picture.lanes) - len(lying.picture.lanes))
    return Slice(band, *lying, tiers, price, STRIP)


def _bands(columns: Sequence[StageColumn], room: float, by_phase: bool) -> tuple[Band, ...]:
    groups = _groups(columns, by_phase)
    return tuple(band for group in groups for band in paging.bands(group, room))


def _groups(columns: Sequence[StageColumn], by_phase: bool) -> list[Sequence[StageColumn]]:
    """Return stages that may share a page."""
    if not by_phase:
        return [columns]
    phases = groupby(columns, key=lambda column: column.phase)
    return [tuple(group) for _phase, group in phases]


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

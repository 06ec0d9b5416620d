"""Feelings along the journey, a line for each persona, in one chart (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts.annotations import (
    Anchor,
    Surroundings,
    all_free,
    cheapest,
    distance,
    free_ones,
    traced,
)
from canvas_app.layout.charts.axis import rule
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.legend import Swatch, legend
from canvas_app.layout.charts.marks import Mark, mark
from canvas_app.layout.charts.numbered import Entry as Numbered
from canvas_app.layout.charts.numbered import numbered
from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.charts.stage_bands import Band, bands
from canvas_app.layout.faces import face
from canvas_app.layout.labels import AIR, Area
from canvas_app.layout.lines import line, middle
from canvas_app.layout.monotone import Piece, pieces
from canvas_app.layout.picture import Disc, Node, Path, Picture, Shape
from canvas_app.layout.sizes import NUMBER, SMALL
from canvas_app.layout.strokes import Point
from canvas_app.text import Font, width

HIGH = 2
GUTTER = 42.0
"""Room for faces and numbers left of the plot."""
MARGIN = 20.0
"""Above and below the highest and the lowest feeling."""
LEAST, MOST, PART = 136.0, 250.0, 0.5
"""Height of the plot: a part of the width, within limits."""
APART = 2.0
"""Lines keep so far from each other where they feel the same."""
LARGE, SMALLEST = 4.0, 1.25
BADGE = 14.0
DIGITS = Font(9, "semibold")
WIDE_ENTRY = 220.0
LABEL = 13.0
VALUES = 24.0
"""Points of a single line that are so far apart bear their values."""
DENSE = 1.0
"""Points closer than this are drawn only where they bear a label."""
FINE = 0.5
"""Points closer than this do not shape the line one by one."""
LABELLED = 6
"""With more lines than this, none bears labels."""


class Stop(NamedTuple):
    """A point of a line: which stop of the way, −2 … +2, and whether a source stands behind."""

    id: str
    stop: int
    value: Fraction
    grounded: bool
    touchpoint_id: str
    label: str


class Remark(NamedTuple):
    """A label at the point ``at`` of a line, or between it and the point ``to``.

    ``words`` stand in the chart, ``said`` in the list when there is no room for words.
    """

    at: int
    words: str
    said: str
    to: int | None = None


class Line(NamedTuple):
    """How one persona feels; ``persona`` is the role without its part: "persona.0"."""

    name: str
    persona: str
    mark: Mark
    stops: tuple[Stop, ...]
    remarks: tuple[Remark, ...]
    kept: Fraction


class _Drawn(NamedTuple):
    """A line with the places of its points; ``curve`` runs through all or, crowded, some."""

    line: Line
    places: list[Point]
    curve: Sequence[Piece]

    @property
    def role(self) -> str:
        return f"{self.line.persona}.line"


def emotion_lines(wide: float, lines: Sequence[Line], stages: Sequence[Band], kept: str) -> Picture:
    """Return the lines over the stages, their peaks, ends and drops labelled.

    ``wide`` in points. ``kept`` is the heading of the column that shows what is remembered.
    """
    column = max(width(kept, SMALL), *(width(_shown(each.kept), NUMBER) + 14 for each in lines))
    tall = min(max(wide * PART, LEAST), MOST)
    plot = Area(GUTTER, 0.0, wide - column - 8, tall + 2 * MARGIN)
    up = Scale(-HIGH, HIGH, plot.bottom - MARGIN, plot.top + MARGIN)
    below = bands(stages, plot, wide)
    drawn = _places(lines, plot, up, sum(band.stops for band in stages))
    under = [*below.grounds, *_axis(up, plot), *below.words]
    under += [path for each in drawn for path in _strokes(each)]
    under += _kept(lines, up, plot, wide, kept)
    marks, listed, end = _points(drawn, plot, wide, below.bottom + 6)
    return figure(wide, end + 4, [ground(wide, end, under), *marks, *listed])


def _shown(value: Fraction) -> str:
    return number(value, 2, sign=True)


def _places(lines: Sequence[Line], plot: Area, up: Scale, stops: int) -> list[_Drawn]:
    pitch = (plot.right - plot.left) / max(stops, 1)
    drawn = []
    for at, each in enumerate(lines):
        off = (at - (len(lines) - 1) / 2) * (APART if len(lines) <= LABELLED else 0.0)
        places = [
            (plot.left + (stop.stop + 0.5) * pitch, up.at(stop.value) + off) for stop in each.stops
        ]
        drawn.append(_Drawn(each, places, pieces(_thinned(places))))
    return drawn


def _thinned(places: Sequence[Point]) -> Sequence[Point]:
    """Return the highest and the lowest point in every bit of a crowded line."""
    if len(places) < 2 or places[-1][0] - places[0][0] >= FINE * len(places):
        return places
    bits: dict[int, list[Point]] = {}
    for place in places:
        bits.setdefault(round(place[0] / (2 * FINE)), []).append(place)
    ends = ({min(bit, key=_height), max(bit, key=_height)} for bit in bits.values())
    return [place for pair in ends for place in sorted(pair)]


def _height(place: Point) -> float:
    return place[1]


def _axis(up: Scale, plot: Area) -> Iterable[Shape]:
    for value in range(-HIGH, HIGH + 1):
        y = up.at(value)
        role, dash = ("line.strong", ()) if value == 0 else ("line", (2.0, 3.0))
        yield rule(plot.left, y, plot.right, y, role, 1.0, dash)
        yield from line(18.0, middle(y, SMALL), number(value, sign=True), SMALL, "text.muted", 1.0)
        yield from face(29.0, y, 7.0, value, hollow=False)


def _strokes(drawn: _Drawn) -> Iterable[Path]:
    """Yield the line, its steepest fall in a broader stroke."""
    for remark in drawn.line.remarks:
        if remark.to is not None:
            start, end = drawn.places[remark.at][0], drawn.places[remark.to][0]
            fall = [p for p in drawn.curve if start <= p.start[0] and p.end[0] <= end]
            yield Path(_steps(fall or drawn.curve[:1]), stroke=drawn.role, line=5.0)
    if drawn.curve:
        yield Path(_steps(drawn.curve), stroke=drawn.role, line=2.0)


def _steps(curve: Sequence[Piece]) -> tuple[tuple[str | float, ...], ...]:
    return (
        ("M", *curve[0].start),
        *(("C", *piece.handles[0], *piece.handles[1], *piece.end) for piece in curve),
    )


def _kept(lines: Sequence[Line], up: Scale, plot: Area, wide: float, kept: str) -> Iterable[Shape]:
    """Yield the column of remembered values, in their order, none on another."""
    x = plot.right + 8
    yield from line(wide, middle(plot.bottom + 10, SMALL), kept, SMALL, "text.muted", 1.0)
    ranked = sorted(lines, key=lambda each: -each.kept)
    if len(ranked) > LABELLED:
        return
    for each, y in zip(ranked, _apart([up.at(e.kept) for e in ranked], plot), strict=True):
        yield rule(plot.right + 1, up.at(each.kept), x + 2, y, f"{each.persona}.line", 1.0)
        yield from mark(each.mark, x + 4, y, LARGE, f"{each.persona}.line")
        yield from line(x + 12, middle(y, NUMBER), _shown(each.kept), NUMBER, "text")


def _apart(heights: Sequence[float], plot: Area) -> list[float]:
    """Return rising heights moved so that labels there do not touch."""
    found: list[float] = []
    for y in heights:
        found.append(max(y, found[-1] + LABEL) if found else y)
    over = max(0.0, found[-1] - (plot.bottom - LABEL / 2)) if found else 0.0
    for at in range(len(found) - 1, -1, -1):
        most = found[at + 1] - LABEL if at + 1 < len(found) else found[at] - over
        found[at] = min(found[at], most)
    return found


def _points(
    drawn: Sequence[_Drawn], plot: Area, wide: float, top: float
) -> tuple[list[Node], list[Node], float]:
    """Return marks with labels, the list of numbers if there is one, and where the chart ends."""
    pitch = min((b[0] - a[0] for d in drawn for a, b in pairwise(d.places)), default=VALUES)
    radius = min(max(pitch * 0.32, SMALLEST), LARGE)
    marks = [node for each in drawn for node in _marks(each, radius, pitch)]
    entries = [(_swatch(each), each.line.name) for each in drawn] if len(drawn) > 1 else []
    shapes, end = legend(entries, 0.0, top, wide)
    labels, listed, end = _labels(drawn, plot, radius, pitch, wide, end)
    over = ground(wide, end, [*shapes, *labels], id_="labels")
    return [*marks, over], listed, end


def _swatch(drawn: _Drawn) -> Swatch:
    return lambda x, y: (
        rule(x - 8, y, x + 8, y, drawn.role, 2.0),
        *mark(drawn.line.mark, x, y, LARGE, drawn.role),
    )


def _marks(drawn: _Drawn, radius: float, pitch: float) -> Iterable[Node]:
    remarked = _remarked(drawn)
    for at, (stop, (x, y)) in enumerate(zip(drawn.line.stops, drawn.places, strict=True)):
        if pitch < DENSE and at not in remarked:
            continue
        large = LARGE + 0.5 if at in remarked else radius
        shapes = mark(drawn.line.mark, x, y, large, drawn.role, hollow=not stop.grounded)
        area = Area(x, y, x, y).grown(max(large, 2.0) + 1)
        yield part(stop.id, area, shapes, stop.touchpoint_id, stop.label)


def _remarked(drawn: _Drawn) -> set[int]:
    return {remark.at for remark in drawn.line.remarks if remark.to is None}


def _labels(
    drawn: Sequence[_Drawn], plot: Area, radius: float, pitch: float, wide: float, end: float
) -> tuple[list[Shape], list[Node], float]:
    """Return the remarks of a single line as words, else as numbers with a list below ``end``."""
    if len(drawn) > LABELLED:
        return [], [], end
    among = Surroundings(
        plot, [traced(each.curve) for each in drawn], _covered(drawn, plot, radius, pitch)
    )
    remarks = [(each, remark) for each in drawn for remark in each.line.remarks]
    anchors = [_anchor(each, remark, radius) for each, remark in remarks]
    areas = all_free(anchors, among) if len(drawn) == 1 else None
    if areas is not None:
        words = [
            _word(anchor, area, remark.words, each.role)
            for anchor, area, (each, remark) in zip(anchors, areas, remarks, strict=True)
        ]
        values = _values(drawn, among._replace(taken=[*among.taken, *areas]), radius, pitch)
        return [run for runs in (*words, *values) for run in runs], [], end
    return _numbered(remarks, anchors, among, wide, end)


def _numbered(
    remarks: Sequence[tuple[_Drawn, Remark]],
    anchors: Sequence[Anchor],
    among: Surroundings,
    wide: float,
    end: float,
) -> tuple[list[Shape], list[Node], float]:
    """Return numbers tied to their points, and what they mean; equal remarks share one."""
    shared: dict[tuple[str, ...], list[int]] = {}
    for at, (each, remark) in enumerate(remarks):
        stops = (each.line.stops[i].touchpoint_id for i in (remark.at, remark.to) if i is not None)
        shared.setdefault((remark.said, *stops), []).append(at)
    groups = list(shared.values())
    badges = [anchors[group[0]]._replace(width=BADGE, height=BADGE) for group in groups]
    ties: list[Shape] = []
    discs: list[Shape] = []
    entries = []
    for n, (group, area) in enumerate(zip(groups, cheapest(badges, among), strict=True), start=1):
        each, remark = remarks[group[0]]
        persona = each.line.persona if len(group) == 1 else ""
        ties += [_tie(anchors[at], area, remarks[at][0].role) for at in group]
        discs += _badge(area, n, persona)
        names = ", ".join(remarks[at][0].line.name for at in group)
        card = each.line.stops[remark.at].touchpoint_id
        entries.append(Numbered(f"remark:{n}", f"{names}: {remark.said}", touchpoint_id=card))
    listed, end = numbered(entries, 0.0, end + 6, wide, WIDE_ENTRY)
    return [*ties, *discs], listed, end


def _tie(anchor: Anchor, area: Area, role: str) -> Path:
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    return rule(anchor.x, anchor.y, x, y, role, 1.0)


def _covered(drawn: Sequence[_Drawn], plot: Area, radius: float, pitch: float) -> list[Area]:
    """Return what the marks and the zero line cover."""
    zero = (plot.top + plot.bottom) / 2
    marks = [
        Area(x, y, x, y).grown(LARGE + 0.5 if at in remarked else radius)
        for each in drawn
        for remarked in (_remarked(each),)
        for at, (x, y) in enumerate(each.places)
        if pitch >= DENSE or at in remarked
    ]
    return [Area(plot.left, zero, plot.right, zero), *marks]


def _anchor(drawn: _Drawn, remark: Remark, radius: float) -> Anchor:
    x, y = drawn.places[remark.at]
    radius = max(radius, LARGE + 0.5)
    if remark.to is not None:
        x, y = (x + drawn.places[remark.to][0]) / 2, (y + drawn.places[remark.to][1]) / 2
        radius = 3.0
    under = remark.to is None and drawn.line.stops[remark.at].value < 0
    return Anchor(x, y, radius, width(remark.words, NUMBER), LABEL, under)


def _values(
    drawn: Sequence[_Drawn], among: Surroundings, radius: float, pitch: float
) -> Iterable[Iterable[Shape]]:
    """Yield the values of a single line's other points, where they have room."""
    if len(drawn) > 1 or pitch < VALUES:
        return
    (only,) = drawn
    others = [at for at in range(len(only.places)) if at not in _remarked(only)]
    shown = {
        at: number(v, 0 if v.denominator == 1 else 1, sign=True)
        for at in others
        for v in (only.line.stops[at].value,)
    }
    anchors = [
        Anchor(
            *only.places[at], radius, width(shown[at], SMALL), LABEL, only.line.stops[at].value < 0
        )
        for at in others
    ]
    for at, area in zip(others, free_ones(anchors, among), strict=True):
        if area is not None:
            y = middle((area.top + area.bottom) / 2, SMALL)
            yield line(area.left, y, shown[at], SMALL, "text.muted")


def _word(anchor: Anchor, area: Area, words: str, role: str) -> tuple[Shape, ...]:
    """Return a remark, tied to its point when it stands farther off."""
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    tie: tuple[Shape, ...] = ()
    if distance(anchor, area) > anchor.radius + 2 * AIR:
        end_x = min(max(anchor.x, area.left), area.right)
        tie = (rule(anchor.x, anchor.y, end_x, area.bottom if y < anchor.y else area.top, role),)
    return (*tie, *line(x, middle(y, NUMBER), words, NUMBER, "text", 0.5))


def _badge(area: Area, n: int, persona: str) -> tuple[Shape, ...]:
    """Return a number in the persona's colour, in none when several share it."""
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    fill, edge, ink = "surface", "text.muted", "text"
    if persona:
        fill, edge, ink = f"{persona}.fill", f"{persona}.line", f"{persona}.text"
    digits = line(x, middle(y, DIGITS), number(n), DIGITS, ink, 0.5)
    return (Disc(x, y, BADGE / 2 - 0.5, fill, edge), *digits)

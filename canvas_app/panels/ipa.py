"""P3: what is important and not good enough? (room: panels)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import floor

from canvas_app.i18n import N_, _, language, number
from canvas_app.i18n.plain import inner
from canvas_app.i18n.terms import field, term
from canvas_app.layout.charts.marks import mark
from canvas_app.layout.charts.scatter import (
    NUMBERED_MOST,
    TALLEST,
    Cross,
    Dot,
    heaps,
    scatter,
)
from canvas_app.layout.charts.scatter import Quadrant as Ground
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import settings
from canvas_app.model.edits.edit import Edit
from canvas_app.model.scoring.ipa import QUADRANTS, Matrix, Point, Quadrant, panel
from canvas_app.model.scoring.rounding import steps
from canvas_app.model.scoring.settings import thresholds
from canvas_app.model.scoring.values import live_touchpoints
from canvas_app.panels import words
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Chart, Offer, Panel, Row, Section, Tile, Trace

KEY = "ipa"
COLOURS: dict[Quadrant, tuple[str, str]] = {
    "concentrate": ("warn", "warn.soft"),
    "keep_up": ("accent", "accent.soft"),
    "low_priority": ("text.muted", "surface"),
    "overkill": ("text.muted", "surface"),
}
"""The colour of marks and words, and the ground."""

MATRIX = Method(
    N_(
        "Concentrate here: importance at the crosshair or above it, experience below it. Keep up: "
        "both at it or above. Low priority: both below. Possible overkill: only the experience"
    ),
    "M5 M5b",
)
CROSS = {
    "mean": Method(N_("Crosshair = means of importance and experience of all points"), "M5b"),
    "midpoint": Method(N_("Crosshair = the middle of both scales, 5 and 5"), "M5"),
    "fixed": Method(N_("Crosshair = two values held in the settings of the project"), "M5b"),
}


def content(view: JourneyView) -> Panel:
    """Return the panel: the matrix, its quadrants as lists, and the ways to set the crosshair."""
    found = panel(words.scope_of(view))
    title, seen = _("Importance and experience"), words.seen(view)
    if not found.points:
        empty = words.nothing_yet(
            live_touchpoints(words.scope_of(view)),
            _("No touchpoint has both an importance and an experience. Rate these two first."),
            view.view,
        )
        return Panel(KEY, title, seen, missing=found.excluded, empty=empty)
    traces = {point.id: _trace(found, point) for point in found.points}
    return Panel(
        KEY,
        title,
        seen,
        headline=_headline(found),
        tiles=tuple(_tiles(found)),
        chart=_chart(found, traces),
        sections=tuple(_sections(view, found, traces)),
        rated=words.rated(len(found.points), len(found.points) + len(found.excluded)),
        missing=found.excluded,
        cautions=(*_fallback(view, found), *words.flattening(view)),
    )


def _headline(found: Matrix) -> str:
    worst = next((p for p in _ranked(found) if p.quadrant == "concentrate"), None)
    if worst is None:
        return _("Nothing important falls behind: no touchpoint lies in “Concentrate here”.")
    n = found.counts["concentrate"]
    sentence = _("Concentrate on “{name}”: importance {importance}, experience {experience}.")
    if n > 1:
        sentence = _(
            "Concentrate on {n} touchpoints, first on “{name}”: importance {importance}, "
            "experience {experience}."
        )
    return sentence.format(
        n=number(n),
        name=inner(_name(worst)),
        importance=words.short(worst.importance),
        experience=words.short(worst.performance),
    )


def _fallback(view: JourneyView, found: Matrix) -> Iterator[str]:
    limits = thresholds(view.project)
    if limits.ipa_mode == "mean" and found.mode == "midpoint":
        yield _(
            "Fewer than {n} points: the crosshair stands in the middle of the scales, not at "
            "the mean."
        ).format(n=words.short(limits.ipa_min_points))


def _tiles(found: Matrix) -> Iterator[Tile]:
    for quadrant in QUADRANTS:
        ids = tuple(point.id for point in found.points if point.quadrant == quadrant)
        yield Tile(
            term("quadrant", quadrant),
            number(found.counts[quadrant]),
            role="warn" if ids and quadrant == "concentrate" else "text",
            ids=ids,
            trace=_matrix_trace(found),
        )


def _chart(found: Matrix, traces: Mapping[str, Trace]) -> Chart:
    ranked = _ranked(found)
    dots = tuple(_dot(point) for point in ranked)
    cross = Cross(
        float(found.cross_performance),
        float(found.cross_importance),
        words.short(found.cross_performance, 2),
        words.short(found.cross_importance, 2),
    )
    grounds = tuple(_ground(found, quadrant) for quadrant in _PLACES)
    axes = (field("experience"), field("importance"))
    entries = (
        (lambda x, y: mark("disc", x, y, 4.5, "text.muted"), _("touchpoint")),
        (lambda x, y: mark("diamond", x, y, 4.5, "text.muted"), _("moment of truth")),
    )

    def draw(width: float, part: float = 1.0) -> Picture:
        return scatter(width, dots, cross, grounds, axes, entries, part * TALLEST)

    return Chart(
        draw,
        "; ".join(dot.label for dot in dots[:NUMBERED_MOST]),
        (KEY, language(), dots, cross, grounds),
        traces,
        _heaps(dots),
        lower=draw,
    )


def _heaps(dots: Sequence[Dot]) -> dict[str, tuple[str, ...]]:
    """Return what a mark selects that stands for several, when there are too many points."""
    if len(dots) <= NUMBERED_MOST:
        return {}
    return {heap[0].id: tuple(dot.id for dot in heap) for heap in heaps(dots)}


_PLACES: tuple[Quadrant, ...] = ("concentrate", "keep_up", "low_priority", "overkill")
"""The quadrants at the top left, top right, bottom left and bottom right."""


def _ranked(found: Matrix) -> list[Point]:
    """Return the points by quadrant, the important and bad ones first."""
    return sorted(
        found.points,
        key=lambda p: (_PLACES.index(p.quadrant), -p.scaled_importance, p.scaled_performance),
    )


def _dot(point: Point) -> Dot:
    label = _("{name}: importance {importance}, experience {experience}, {quadrant}").format(
        name=_name(point),
        importance=words.short(point.importance),
        experience=words.short(point.performance),
        quadrant=term("quadrant", point.quadrant),
    )
    return Dot(
        point.id,
        _name(point),
        float(point.performance),
        float(point.importance),
        _PLACES.index(point.quadrant),
        "diamond" if point.reading.moment_of_truth else "disc",
        point.id,
        label,
    )


def _ground(found: Matrix, quadrant: Quadrant) -> Ground:
    said = f"{term('quadrant', quadrant)}\u00a0·\u00a0{number(found.counts[quadrant])}"
    return Ground(said, *COLOURS[quadrant])


def _sections(view: JourneyView, found: Matrix, traces: Mapping[str, Trace]) -> Iterator[Section]:
    yield Section(_("Crosshair"), tuple(_crosshair(view, found)))
    ranked = _ranked(found)
    for quadrant in QUADRANTS:
        points = [point for point in ranked if point.quadrant == quadrant]
        if points:
            rows = words.first_rows(
                (_row(point, traces[point.id]) for point in points), len(points)
            )
            title = f"{term('quadrant', quadrant)} ({number(len(points))})"
            yield Section(title, rows, folded=quadrant != "concentrate")
    yield from words.missing_section(view, found.excluded, _("Without importance or experience"))


def _crosshair(view: JourneyView, found: Matrix) -> Iterator[Row]:
    """Yield where the crosshair stands, with the ways to set it."""
    chosen = thresholds(view.project).ipa_mode
    sentences = {
        "mean": _("at the mean of the points; it moves with every rating"),
        "midpoint": _("in the middle of the scales"),
        "fixed": _("held"),
    }
    offers = (
        Offer(_("Hold the crosshair"), edit=hold(found)),
        Offer(_("Set it to the mean"), edit=settings.set_fields(ipa_mode="mean")),
        Offer(_("Set it to the middle"), edit=settings.set_fields(ipa_mode="midpoint")),
    )
    modes = ("fixed", "mean", "midpoint")
    yield Row(
        _("Importance {importance}, experience {experience}").format(
            importance=words.short(found.cross_importance, 2),
            experience=words.short(found.cross_performance, 2),
        ),
        below=sentences[found.mode],
        trace=_cross_trace(found),
        offers=tuple(o for o, mode in zip(offers, modes, strict=True) if mode != chosen),
    )


def hold(found: Matrix) -> Edit:
    """Return the edit that keeps the crosshair where it stands now (``scoring.md`` 2.3)."""
    importance = _held(found.cross_importance, [p.importance for p in found.points])
    experience = _held(found.cross_performance, [p.performance for p in found.points])
    return settings.set_fields(ipa_mode="fixed", ipa_fixed=(importance, experience))


def _held(cross: Fraction, values: Sequence[Fraction]) -> float:
    """Return a mean with so few decimals that every point stays on its side.

    Rounded if possible, else cut, so that a point on the line stays there.
    """
    for decimals in range(2, 15):
        scale = 10**decimals
        for near in (
            Fraction(steps(cross, decimals), scale),
            Fraction(floor(cross * scale), scale),
        ):
            if all((value >= near) == (value >= cross) for value in values):
                return float(near)
    return float(cross)


def _row(point: Point, traced: Trace) -> Row:
    return Row(
        _name(point),
        words.short(point.performance),
        _("Importance {n}").format(n=words.short(point.importance)),
        bar=float(point.performance) / 10,
        mark=_("moment of truth") if point.reading.moment_of_truth else "",
        role=COLOURS[point.quadrant][0],
        ids=(point.id,),
        trace=traced,
    )


def _trace(found: Matrix, point: Point) -> Trace:
    inputs = [
        (field("importance"), words.short(point.importance)),
        (field("experience"), words.short(point.performance)),
        *_cross_inputs(found),
    ]
    return trace(MATRIX, inputs, also=[CROSS[found.mode]])


def _matrix_trace(found: Matrix) -> Trace:
    n, lacking = words.counted(len(found.points)), _lacking(found)
    return trace(MATRIX, _cross_inputs(found), n, lacking, also=[CROSS[found.mode]])


def _cross_trace(found: Matrix) -> Trace:
    n = words.counted(len(found.points))
    return trace(CROSS[found.mode], _cross_inputs(found), n, _lacking(found))


def _cross_inputs(found: Matrix) -> list[tuple[str, str]]:
    return [
        (_("Crosshair, importance"), words.short(found.cross_importance, 2)),
        (_("Crosshair, experience"), words.short(found.cross_performance, 2)),
    ]


def _lacking(found: Matrix) -> str:
    return words.missing_words(len(found.excluded), _("importance or experience is not rated"))


def _name(point: Point) -> str:
    return words.name_of(point.reading.touchpoint)

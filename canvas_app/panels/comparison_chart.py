"""The charts of P12: both curves, the table of differences, the interval (room: panels)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from canvas_app.i18n import N_, _, language, number, percent
from canvas_app.i18n.plain import plain
from canvas_app.layout.charts.alignment import aligned
from canvas_app.layout.charts.bars import Bar, bars
from canvas_app.layout.charts.emotion_lines import Line, Remark, Stop, emotion_lines
from canvas_app.layout.charts.interval import Interval, interval
from canvas_app.layout.charts.marks import Mark
from canvas_app.layout.charts.stack import stacked
from canvas_app.layout.charts.stage_bands import Band
from canvas_app.layout.charts.table import Row, table
from canvas_app.layout.picture import Picture
from canvas_app.model.project import Project
from canvas_app.model.scoring import emotion_curve
from canvas_app.model.scoring.comparison import AbTest, Comparison, Pair
from canvas_app.model.scoring.emotion_curve import EmotionCurve, Point
from canvas_app.model.scoring.settings import thresholds
from canvas_app.model.scoring.values import Scope, ViewChoice
from canvas_app.panels import emotion_curve as feelings
from canvas_app.panels import gaps, journey_score
from canvas_app.panels.methods import EFFECTIVE, Method, trace
from canvas_app.panels.panel import Chart, Trace
from canvas_app.panels.words import NONE, clean, full, lettered, name_of, short

KEY = "comparison"
DIFFERENCE = Method(N_("Difference = the number shown for B − the number shown for A"))
STAGE = Method(N_("Score of a stage = the same mean over the touchpoints of the stage"), "M8")
COUNT = Method(N_("Live touchpoints of a journey"))
MONEY = Method(N_("Money = the amounts of the lines of its live touchpoints"), "002:42")
RATE = Method(N_("Rate = completed ÷ entered"), "003:43-47")
AB = Method(
    N_(
        "Difference of the rates with its 95% interval: d ± 1.96 × √(a (1 − a) ÷ n of A + "
        "b (1 − b) ÷ n of B)"
    ),
    "M18",
)


class Side(NamedTuple):
    """How a journey is told from the other: letter, role without its part, mark."""

    letter: str
    role: str
    mark: Mark


SIDES = (Side("A", "persona.4", "disc"), Side("B", "persona.6", "square"))


class Entry(NamedTuple):
    """A line of the table, and how its two numbers come about."""

    row: Row
    method: Method

    def trace(self, weights: Mapping[str, str]) -> Trace:
        """Return where the difference comes from; ``weights`` fill the formula."""
        a, b, apart = self.row.numbers
        inputs = (("B", b), ("A", a), (_("Difference"), apart))
        missing = _("One side has no number.") if NONE in (a, b) else ""
        return trace(DIFFERENCE, inputs, missing=missing, also=(self.method,), **weights)


class _Part(NamedTuple):
    """A chart below a heading; ``identity`` is what it is drawn from."""

    heading: str
    draw: Callable[[float], Picture]
    said: str
    identity: object
    traces: Mapping[str, Trace]


def chart(project: Project, found: Comparison, lens: str | None, view: ViewChoice) -> Chart:
    """Return the overlay of the curves, the table of differences and the A/B test."""
    parts = [
        part
        for part in (
            _curves(project, found, lens, view),
            _table(project, found),
            None if found.ab is None else _rates(found, found.ab),
            None if found.ab is None else _interval(found.ab),
        )
        if part is not None
    ]
    return Chart(
        lambda wide: stacked(wide, ((part.heading, part.draw(wide)) for part in parts)),
        " ".join(f"{part.heading}: {part.said}." for part in parts),
        (KEY, language(), tuple(part.identity for part in parts)),
        {id_: where for part in parts for id_, where in part.traces.items()},
    )


def _curves(
    project: Project, found: Comparison, lens: str | None, view: ViewChoice
) -> _Part | None:
    scopes = [Scope(project, journey, lens, view) for journey in (found.a, found.b)]
    curves = [emotion_curve.panel(scope) for scope in scopes]
    stages = [stage.id for stage in project.stages]
    places: tuple[dict[str, int], dict[str, int]] = ({}, {})
    widths: Counter[str] = Counter()
    stop = 0
    for stage_id in stages:
        a, b = ([p for p in c.points if p.reading.stage_id == stage_id] for c in curves)
        pairs = aligned([_key(p, a) for p in a], [_key(p, b) for p in b])
        for first, second in pairs:
            places[0].update({} if first is None else {a[first].id: stop})
            places[1].update({} if second is None else {b[second].id: stop})
            stop += 1
        widths[stage_id] = len(pairs)
    lines = tuple(
        _line(side, journey.name, curve, place)
        for side, journey, curve, place in zip(
            SIDES, (found.a, found.b), curves, places, strict=True
        )
        if curve.points
    )
    if not lines:
        return None
    shown = tuple(
        Band(clean(s.name), s.phase, widths[s.id]) for s in project.stages if widths[s.id]
    )
    kept = _("remembered")
    traces = {
        f"point:{side.letter}:{point.id}": trace(EFFECTIVE, [(_("Feeling"), _felt(point.value))])
        for side, curve in zip(SIDES, curves, strict=True)
        for point in curve.points
    }
    said = "; ".join(f"{line.name}: {', '.join(s.label for s in line.stops)}" for line in lines)
    return _Part(
        _("Feelings"),
        lambda wide: emotion_lines(wide, lines, shown, kept),
        said,
        (lines, shown),
        traces,
    )


def _key(point: Point, among: Sequence[Point]) -> str:
    """Return what matches a touchpoint with that of the other journey, once for each key."""
    key = point.reading.touchpoint.key
    first = next(other for other in among if other.reading.touchpoint.key == key)
    return f"k{key}" if first is point else f"i{point.id}"


def _line(side: Side, name: str, curve: EmotionCurve, places: Mapping[str, int]) -> Line:
    letter, role, mark = side
    stops = tuple(
        Stop(
            f"point:{letter}:{point.id}",
            places[point.id],
            point.value,
            True,
            point.id,
            f"{letter}, {name_of(point.reading.touchpoint)}: {_felt(point.value)}",
        )
        for point in curve.points
    )
    ids = [point.id for point in curve.points]
    remarks = tuple(_remarks(curve, ids))
    return Line(lettered(letter, name), role, mark, stops, remarks, curve.remembered or Fraction(0))


def _remarks(curve: EmotionCurve, ids: Sequence[str]) -> Iterator[Remark]:
    peak, end = curve.peak, curve.end
    if peak is None or end is None:
        return
    same = peak.id == end.id
    named = [(peak, _("peak and end {value}") if same else _("peak {value}"))]
    named += [] if same else [(end, _("end {value}"))]
    for point, sentence in named:
        said = sentence.format(value=_felt(point.value))
        yield Remark(ids.index(point.id), said, f"{said}, {name_of(point.reading.touchpoint)}")


def _felt(value: Fraction) -> str:
    return short(value, 2, True)


def _table(project: Project, found: Comparison) -> _Part:
    limits = thresholds(project)
    weights = {"factor": short(limits.mot_weight), "default": short(limits.default_importance)}
    entries = tuple(_entries(project, found))
    heads = ("", "A", "B", "B − A")
    rows = tuple(entry.row for entry in entries)
    return _Part(
        _("Numbers"),
        lambda wide: table(wide, heads, rows),
        ", ".join(row.label for row in rows),
        rows,
        {entry.row.id: entry.trace(weights) for entry in entries},
    )


def _entries(project: Project, found: Comparison) -> Iterator[Entry]:
    yield _entry("score", _("Journey score"), found.score, journey_score.SCORE, strong=True)
    yield _entry("chain", _("Chain score"), found.chain_score, journey_score.CHAIN, strong=True)
    yield _entry(
        "remembered", _("Remembered feeling"), found.remembered, feelings.REMEMBERED, signed=True
    )
    yield _entry("gap", _("Mean gap"), found.mean_gap, gaps.MEAN, better=-1)
    a, b = (Fraction(n) for n in found.touchpoints)
    yield _entry("touchpoints", _("Touchpoints"), Pair(a, b, 0), COUNT, better=0)
    if found.budget != (None, None):
        name = _("Budget in {currency}").format(currency=plain(project.currency, 12))
        yield _entry("budget", name, Pair(found.budget[0], found.budget[1], 0), MONEY, better=0)
    yield from _stages(project, found)


def _stages(project: Project, found: Comparison) -> Iterator[Entry]:
    title = _("Journey score by stage")
    there = [s for s in project.stages if _is_rated(found.by_stage.get(s.id))]
    if there:
        yield Entry(Row("stages", title, ("", "", ""), strong=True, label=title), STAGE)
    for stage in there:
        pair = found.by_stage[stage.id]
        yield _entry(f"stage:{stage.id}", clean(stage.name), pair, STAGE, indent=12.0)


def _is_rated(pair: Pair | None) -> bool:
    return pair is not None and not (pair.a is None and pair.b is None)


def _entry(
    id_: str,
    name: str,
    pair: Pair,
    method: Method,
    better: int = 1,
    signed: bool = False,
    strong: bool = False,
    indent: float = 0.0,
) -> Entry:
    """Return a line; ``better`` is the sign of a difference that is welcome, 0 for neither."""
    a, b = (full(value, pair.decimals, signed) for value in (pair.a, pair.b))
    apart = full(pair.difference, pair.decimals, True)
    welcome = better * (pair.difference or 0)
    role = "ok" if welcome > 0 else "warn" if welcome < 0 else "text"
    said = f"{name}: A {a}, B {b}, {apart}"
    row = Row(f"number:{id_}", name, (a, b, apart), role, strong, indent, label=said)
    return Entry(row, method)


def _rates(found: Comparison, ab: AbTest) -> _Part:
    drawn: list[Bar] = []
    traces: dict[str, Trace] = {}
    for side, journey, rate in zip(SIDES, (found.a, found.b), (ab.rate_a, ab.rate_b), strict=True):
        letter, role, _mark = side
        shown = percent(100 * rate, 1)
        label = f"{letter}: {shown}"
        name = lettered(letter, journey.name)
        bar = Bar(
            f"rate:{letter}", name, float(100 * rate), 0.0, shown, f"{role}.line", label=label
        )
        drawn.append(bar)
        seen = journey.observed
        assert seen is not None
        inputs = ((_("Completed"), number(seen.completed)), (_("Entered"), number(seen.entered)))
        traces[bar.id] = trace(RATE, inputs, f"n = {number(seen.entered)}")
    listed, top = tuple(drawn), 100.0
    while top / 2 >= max(bar.solid for bar in listed) and top > 1:
        top /= 2
    return _Part(
        _("Completed, of those who entered"),
        lambda wide: bars(wide, listed, top),
        ", ".join(bar.label for bar in listed),
        listed,
        traces,
    )


def _interval(ab: AbTest) -> _Part:
    value, low, high = 100 * ab.difference, ab.bound(-1), ab.bound(1)
    shown = interval_words(ab)
    role = {"a": SIDES[0].role, "b": SIDES[1].role}.get(ab.verdict, "")
    found = Interval(
        "ab",
        float(low),
        float(value),
        float(high),
        shown,
        f"{role}.line" if role else "text.muted",
        ab.few,
        shown,
    )
    left, right = _("A is ahead"), _("B is ahead")
    return _Part(
        _("Difference with its 95% interval"),
        lambda wide: interval(wide, found, left, right),
        shown,
        found,
        {"ab": ab_trace(ab)},
    )


def interval_words(ab: AbTest) -> str:
    """Return difference and interval: "+3.00 points (0.01 … 5.99)"."""
    return _("{difference} points ({low} … {high})").format(
        difference=number(100 * ab.difference, 2, True),
        low=number(ab.bound(-1), 2),
        high=number(ab.bound(1), 2),
    )


def ab_trace(ab: AbTest) -> Trace:
    """Return where the difference of the rates comes from."""
    inputs = (("a", percent(100 * ab.rate_a, 1)), ("b", percent(100 * ab.rate_b, 1)))
    missing = _("Few cases: fewer than ten completed or not completed on a side.")
    return trace(AB, inputs, missing=missing if ab.few else "")

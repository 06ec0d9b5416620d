"""P2: how does the journey feel, and what of it is remembered? (room: panels)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from canvas_app.i18n import N_, _, language, ngettext, number
from canvas_app.i18n.plain import inner
from canvas_app.i18n.terms import term
from canvas_app.layout.charts.emotion_lines import Line, Remark, Stop, emotion_lines
from canvas_app.layout.charts.marks import MARKS
from canvas_app.layout.charts.stage_bands import Band
from canvas_app.layout.listening import again
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Touchpoint
from canvas_app.model.scoring.emotion_curve import EmotionCurve, Point, panel
from canvas_app.model.scoring.settings import LOW_POINT
from canvas_app.model.scoring.values import (
    VIEWS_IN_TURN,
    Scope,
    live_touchpoints,
    personas,
)
from canvas_app.panels import methods, words
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Chart, Panel, Row, Section, Tile, Trace

KEY = "emotion_curve"
CROWD = 400
"""On a longer way only the points with a remark have a label and a trace."""
TILES = 4
"""So many personas have a tile of their own."""

REMEMBERED = Method(
    N_(
        "Remembered = (peak + end) ÷ 2, from −2 to +2; positive from +0.5, negative from −0.5. "
        "The peak is the value farthest from 0, of two the negative, then the later one"
    ),
    "M6 001:9",
)
MEAN = Method(N_("Mean = Σ feelings ÷ their number, unweighted"), "M7")
DROP = Method(
    N_("Largest drop = largest fall from one point to the next; of two the earlier one"), "M7"
)
LOWS = Method(N_("Lows = touchpoints with a feeling of −1 or less"), "M7")


class Seen(NamedTuple):
    """How one persona feels: her name, the role of her colour, her scope and curve."""

    name: str
    role: str
    scope: Scope
    curve: EmotionCurve


def content(view: JourneyView) -> Panel:
    """Return the panel: a line for each persona, or the one of the lens, and its numbers."""
    whole = panel(words.scope_of(view))
    title, seen = _("Emotion curve"), words.seen(view)
    if not whole.points:
        empty = words.nothing_yet(
            live_touchpoints(words.scope_of(view)),
            _("No feeling is rated yet. Click a face from −2 to +2 on a touchpoint."),
            view.view,
        )
        return Panel(KEY, title, seen, missing=whole.missing, empty=empty)
    eyes = _eyes(view, whole)
    return Panel(
        KEY,
        title,
        seen,
        headline=_headline(eyes),
        tiles=tuple(_tiles(eyes)),
        chart=_chart(view, eyes),
        sections=tuple(_sections(view, eyes, whole)),
        rated=words.rated(len(whole.points), len(whole.points) + len(whole.missing)),
        missing=whole.missing,
        cautions=(*words.flattening(view), *_few(eyes)),
    )


def _eyes(view: JourneyView, whole: EmotionCurve) -> list[Seen]:
    """Return who felt something: the lens, each persona, or nobody in particular."""
    scope = words.scope_of(view)
    eyes = []
    for persona in personas(scope):
        again()
        role = words.persona_colour(view, persona.id, "line").removesuffix(".line")
        own = words.scope_of(view, persona.id)
        eyes.append(Seen(words.clean(persona.name), role, own, panel(own)))
    felt = [eye for eye in eyes if eye.curve.points]
    return felt or [Seen(_("Everyone"), "persona.0", scope, whole)]


def _headline(eyes: Sequence[Seen]) -> str:
    ranked = sorted(eyes, key=lambda eye: eye.curve.remembered or 0)
    worst, best = ranked[0], ranked[-1]
    if len(eyes) > 1 and worst.curve.remembered == best.curve.remembered:
        return _("All personas keep the same memory of the journey: {value}, {feeling}.").format(
            value=_kept(worst), feeling=_feeling(worst)
        )
    if len(eyes) > 1:
        return _(
            "Worst memory: {names} with {value}, {feeling}. Best: {others} with {best}."
        ).format(
            names=_alike(eyes, worst),
            value=_kept(worst),
            feeling=_feeling(worst),
            others=_alike(eyes, best),
            best=_kept(best),
        )
    peak, end = worst.curve.peak, worst.curve.end
    return _(
        "{name} keeps a {feeling} memory: {value}, from the peak “{peak}” ({high}) and the end "
        "“{end}” ({last})."
    ).format(
        name=worst.name,
        feeling=_feeling(worst),
        value=_kept(worst),
        peak=inner(_name(peak)),
        high=_value(peak),
        end=inner(_name(end)),
        last=_value(end),
    )


def _alike(eyes: Iterable[Seen], like: Seen) -> str:
    """Return who remembers the journey just like this one."""
    kept = like.curve.remembered
    return words.joined([eye.name for eye in eyes if eye.curve.remembered == kept])


def _few(eyes: Sequence[Seen]) -> Iterator[str]:
    few = [eye.name for eye in eyes if eye.curve.few_points]
    if few:
        yield _("Few points: what {list} remembers stands on fewer than five touchpoints.").format(
            list=words.joined(few)
        )


def _tiles(eyes: Sequence[Seen]) -> Iterator[Tile]:
    if len(eyes) > TILES:
        return
    for eye in eyes:
        title = eye.name if len(eyes) > 1 else _("Remembered")
        below = _feeling(eye) + (f" · {_('few points')}" if eye.curve.few_points else "")
        yield Tile(title, _kept(eye), below=below, trace=_remembered_trace(eye))
    if len(eyes) == 1:
        (eye,) = eyes
        yield Tile(_("Mean"), words.full(eye.curve.mean, 2, True), trace=_mean_trace(eye))
        low = _lowest(eye)
        lows = tuple(point.id for point in low)
        below = _("of {n} touchpoints").format(n=number(len(eye.curve.points)))
        traced = trace(LOWS, n=words.counted(len(eye.curve.points)))
        yield Tile(_("Lows"), number(eye.curve.lows), below=below, ids=lows, trace=traced)


def _chart(view: JourneyView, eyes: Sequence[Seen]) -> Chart:
    felt = {point.id for eye in eyes for point in eye.curve.points}
    way = [t for t in live_touchpoints(words.scope_of(view)) if t.id in felt]
    lines = tuple(_line(view, eye, way, at) for at, eye in enumerate(eyes))
    stages = tuple(_bands(view, way))
    said = "; ".join(f"{eye.name}: {_said(eye)}" for eye in eyes)
    traces = {_node(eye, point): _value_trace(point) for eye in eyes for point in _told(eye)}
    kept = _("remembered")
    return Chart(
        lambda width: emotion_lines(width, lines, stages, kept),
        said,
        (KEY, language(), lines, stages),
        traces,
    )


def _bands(view: JourneyView, way: Iterable[Touchpoint]) -> Iterator[Band]:
    stops = Counter(touchpoint.stage_id for touchpoint in way)
    for stage in view.project.stages:
        if stops[stage.id]:
            yield Band(words.clean(stage.name), stage.phase, stops[stage.id])


def _line(view: JourneyView, eye: Seen, way: Sequence[Touchpoint], at: int) -> Line:
    stop_of = {touchpoint.id: stop for stop, touchpoint in enumerate(way)}
    grounded = {source.id for source in view.project.sources if source.kind != "assumption"}
    labels = {p.id: f"{_name(p)}, {eye.name}: {_value(p)}" for p in _told(eye)}
    stops = tuple(
        Stop(
            _node(eye, point),
            stop_of[point.id],
            point.value,
            point.id in labels and _is_grounded(eye.scope, point.reading.touchpoint, grounded),
            point.id,
            labels.get(point.id, ""),
        )
        for point in eye.curve.points
    )
    kept = eye.curve.remembered or Fraction(0)
    return Line(eye.name, eye.role, MARKS[at % len(MARKS)], stops, tuple(_remarks(eye)), kept)


def _told(eye: Seen) -> Sequence[Point]:
    """Return the points that are told one by one: all, of very many the special ones."""
    curve = eye.curve
    if len(curve.points) <= CROWD:
        return curve.points
    ends = (curve.drop.start, curve.drop.end) if curve.drop else ()
    return [point for point in (curve.peak, curve.end, *ends) if point]


def _node(eye: Seen, point: Point) -> str:
    return f"point:{eye.scope.persona_id or ''}:{point.id}"


def _is_grounded(scope: Scope, touchpoint: Touchpoint, grounded: set[str]) -> bool:
    """Whether something else than an assumption stands behind the feeling that is shown."""
    given = {
        (rating.persona_id, rating.view): rating.source_id
        for rating in touchpoint.ratings
        if rating.emotional is not None
    }
    asked = [(who, v) for v in VIEWS_IN_TURN[scope.view] for who in (scope.persona_id, None)]
    return next((given[key] in grounded for key in asked if key in given), False)


def _remarks(eye: Seen) -> Iterator[Remark]:
    curve = eye.curve
    place = {point.id: at for at, point in enumerate(curve.points)}
    peak, end, drop = curve.peak, curve.end, curve.drop
    if peak and end:
        both = _("peak and end {value}") if peak is end else _("peak {value}")
        yield _remark(place[peak.id], both, peak)
        if peak is not end:
            yield _remark(place[end.id], _("end {value}"), end)
    if drop:
        said = _("drop {size}").format(size=words.short(drop.size, 2))
        full = f"{said}, {_name(drop.start)} → {_name(drop.end)}"
        yield Remark(place[drop.start.id], said, full, place[drop.end.id])


def _remark(at: int, sentence: str, point: Point) -> Remark:
    said = sentence.format(value=_value(point))
    return Remark(at, said, f"{said}, {_name(point)}")


def _said(eye: Seen) -> str:
    return ", ".join(f"{_name(point)} {_value(point)}" for point in _told(eye))


def _sections(view: JourneyView, eyes: Sequence[Seen], whole: EmotionCurve) -> Iterator[Section]:
    ranked = sorted(eyes, key=lambda eye: eye.curve.remembered or 0)
    for at, eye in enumerate(ranked):
        yield Section(eye.name, tuple(_rows(eye)), folded=at > 0)
    if len(eyes) > 1:
        everyone = Seen(_("Mean of all personas"), "", words.scope_of(view), whole)
        yield Section(everyone.name, tuple(_rows(everyone)), folded=True)
    for eye in eyes[:1] if len(eyes) == 1 else ():
        rows = words.first_rows((_point_row(p) for p in eye.curve.points), len(eye.curve.points))
        yield Section(_("Every point"), rows, folded=True)
    yield from words.missing_section(view, whole.missing, _("No feeling rated"))


def _rows(eye: Seen) -> Iterator[Row]:
    curve = eye.curve
    mark = _("few points") if curve.few_points else _feeling(eye)
    below = _feeling(eye) if curve.few_points else ""
    yield Row(
        _("Remembered"), _kept(eye), below, mark=mark, strong=True, trace=_remembered_trace(eye)
    )
    yield from _named_points(eye)
    if drop := curve.drop:
        sentence = _("{start} → {end}").format(start=_name(drop.start), end=_name(drop.end))
        inputs = [(_name(drop.start), _value(drop.start)), (_name(drop.end), _value(drop.end))]
        yield Row(
            _("Largest drop"),
            words.short(-drop.size, 2),
            sentence,
            ids=(drop.start.id, drop.end.id),
            trace=trace(DROP, inputs),
        )
    yield Row(_("Mean"), words.full(curve.mean, 2, True), trace=_mean_trace(eye))
    lows = ngettext("{n} touchpoint at −1 or below", "{n} touchpoints at −1 or below", curve.lows)
    ids = tuple(point.id for point in _lowest(eye))
    traced = trace(LOWS, n=words.counted(len(curve.points)))
    yield Row(_("Lows"), number(curve.lows), lows, ids=ids, trace=traced)


def _named_points(eye: Seen) -> Iterator[Row]:
    curve = eye.curve
    named = (
        (_("Peak"), curve.peak),
        (_("End"), curve.end),
        (_("Highest"), curve.high),
        (_("Lowest"), curve.low),
    )
    for caption, point in named:
        if point:
            yield Row(
                caption, _value(point), _name(point), ids=(point.id,), trace=_value_trace(point)
            )


def _point_row(point: Point) -> Row:
    return Row(_name(point), _value(point), ids=(point.id,), trace=_value_trace(point))


def _lowest(eye: Seen) -> list[Point]:
    return [point for point in eye.curve.points if point.value <= LOW_POINT]


def _remembered_trace(eye: Seen) -> Trace:
    peak, end = eye.curve.peak, eye.curve.end
    inputs = [
        (_("Peak, {name}").format(name=_name(peak)), _value(peak)),
        (_("End, {name}").format(name=_name(end)), _value(end)),
    ]
    return trace(REMEMBERED, inputs, words.counted(len(eye.curve.points)), _lacking(eye))


def _mean_trace(eye: Seen) -> Trace:
    points = eye.curve.points
    total = sum((point.value for point in points), Fraction(0))
    inputs = [(_("Σ feelings"), words.short(total, 2, True))]
    return trace(MEAN, inputs, words.counted(len(points)), _lacking(eye))


def _value_trace(point: Point) -> Trace:
    return trace(methods.EFFECTIVE, [(_("Feeling"), _value(point))])


def _lacking(eye: Seen) -> str:
    return words.missing_words(len(eye.curve.missing), _("no feeling is rated"))


def _kept(eye: Seen) -> str:
    return words.full(eye.curve.remembered, 2, True)


def _feeling(eye: Seen) -> str:
    return term("feeling", eye.curve.feeling)


def _name(point: Point | None) -> str:
    return words.name_of(point.reading.touchpoint) if point else words.NONE


def _value(point: Point | None) -> str:
    return words.short(point.value if point else None, 2, True)

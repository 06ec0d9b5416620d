"""P1: how good is the journey, and what holds it back? (room: panels)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from canvas_app.i18n import N_, _, language, number, percent
from canvas_app.i18n.plain import inner
from canvas_app.i18n.terms import field
from canvas_app.layout.charts.gauge import Needle, gauge
from canvas_app.layout.listening import again
from canvas_app.layout.view import JourneyView
from canvas_app.model.scoring.journey_score import JourneyScore, Share, panel
from canvas_app.model.scoring.memo import LENSES_KEPT
from canvas_app.model.scoring.readings import QUALITY_STEPS
from canvas_app.model.scoring.settings import Thresholds, thresholds
from canvas_app.model.scoring.values import RatingField, live_touchpoints, personas
from canvas_app.panels import methods, words
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Chart, Empty, Panel, Row, Section, Tile, Trace

KEY = "journey_score"
FEW = 5
"""A journey with fewer rated points can have any score."""

TRACES = 2_048
"""Traces of qualities that are remembered."""
PARTS: tuple[RatingField, ...] = ("experience", "cognitive", "emotional")

SCORE = Method(
    N_(
        "Score = Σ weight × quality ÷ Σ weight; weight = importance, × {factor} for a "
        "moment of truth; a missing importance counts as {default}"
    ),
    "M8",
)
CHAIN = Method(N_("Chain score = (journey score + quality of the weakest link) ÷ 2"), "001:9")
WEAKEST = Method(
    N_(
        "Weakest link = lowest quality among the touchpoints with importance {least} or more and "
        "the moments of truth; of two the heavier, then the earlier one"
    ),
    "001:9",
)
LOSS = Method(
    N_("Loss = weight × (100 − quality) ÷ Σ weight; all losses add up to 100 − journey score")
)


def ahead(view: JourneyView) -> Iterator[None]:
    """Compute the score, then that of each persona, as far as they are remembered."""
    panel(words.scope_of(view))
    yield
    if view.lens is None:
        for persona in personas(words.scope_of(view))[: LENSES_KEPT - 1]:
            panel(words.scope_of(view, persona.id))
            yield


def content(view: JourneyView) -> Panel:
    """Return the panel: both scores, the weakest link, the drag, phases, stages, personas."""
    score = panel(words.scope_of(view))
    title, seen = _("Journey score"), words.seen(view)
    if score.score is None:
        return Panel(KEY, title, seen, missing=score.missing, empty=_empty(view, score))
    return Panel(
        KEY,
        title,
        seen,
        headline=_headline(score),
        tiles=tuple(_tiles(view, score)),
        chart=_chart(view, score),
        sections=tuple(_sections(view, score)),
        rated=words.rated(len(score.shares), score.live),
        missing=score.missing,
        cautions=(*words.flattening(view), *_few(score)),
    )


def _empty(view: JourneyView, score: JourneyScore) -> Empty:
    live = live_touchpoints(words.scope_of(view))
    if score.shares:
        return words.nothing_yet(
            live,
            _("Every rated touchpoint has importance 0, so nothing weighs. Rate an importance."),
            view.view,
        )
    return words.nothing_yet(
        live,
        _("Nothing is rated yet. Rate an experience, an understanding or a feeling; one will do."),
        view.view,
    )


def _headline(score: JourneyScore) -> str:
    weakest = score.weakest
    if weakest is None:
        return _("No important touchpoint is rated yet; the score is the mean of the others.")
    if score.drag is None:
        return _("Nothing holds the journey back: every rated touchpoint has quality 100.")
    importance = weakest.reading.value("importance")
    sentence = _("“{name}” holds the journey back: quality {quality} of 100.")
    if importance is not None:
        sentence = _(
            "“{name}” holds the journey back: quality {quality} of 100, importance {importance}."
        )
    return sentence.format(
        name=inner(_name(weakest)),
        quality=number(weakest.quality, 1),
        importance=words.short(importance),
    )


def _few(score: JourneyScore) -> Iterator[str]:
    if len(score.shares) < FEW:
        yield _("Few points: a journey with few rated touchpoints can have any score.")


def _tiles(view: JourneyView, score: JourneyScore) -> Iterator[Tile]:
    of = " / 100"
    below = words.rated(len(score.shares), score.live)
    yield Tile(
        _("Journey score"), words.full(score.score), of, below, trace=_score_trace(view, score)
    )
    yield Tile(_("Chain score"), words.full(score.chain_score), of, trace=_chain_trace(score))
    if weakest := score.weakest:
        yield Tile(
            _("Weakest link"),
            words.full(weakest.quality),
            of,
            _name(weakest),
            "warn",
            (weakest.id,),
            _weakest_trace(view, weakest),
        )
    if drag := score.drag:
        lost = words.full(-(drag.loss or Fraction(0)))
        loss = _loss_trace(view, drag)
        yield Tile(
            _("Biggest drag"), lost, below=_name(drag), role="warn", ids=(drag.id,), trace=loss
        )


def _chart(view: JourneyView, score: JourneyScore) -> Chart:
    needles = [
        _needle("score", score.score, _("Journey score"), "accent"),
        _needle("chain", score.chain_score, _("Chain score"), "text"),
    ]
    traces = {"score": _score_trace(view, score), "chain": _chain_trace(score)}
    if weakest := score.weakest:
        needle = _needle("weakest", weakest.quality, _("Weakest link"), "warn")
        label = f"{needle.label}, {_name(weakest)}"
        needles.append(needle._replace(mark="diamond", touchpoint_id=weakest.id, label=label))
        traces["weakest"] = _weakest_trace(view, weakest)
    needles[1] = needles[1]._replace(mark="square")
    said = "; ".join(needle.label for needle in needles)
    kept = tuple(needles)
    return Chart(lambda width: gauge(width, kept), said, (KEY, language(), kept), traces)


def _needle(id_: str, value: Fraction | None, name: str, role: str) -> Needle:
    shown = words.full(value)
    return Needle(id_, float(value or 0), shown, name, role, label=f"{name} {shown}")


def _sections(view: JourneyView, score: JourneyScore) -> Iterator[Section]:
    yield Section(_("Why"), tuple(_reasons(view, score)))
    yield Section(_("By phase and stage"), tuple(_stages(view, score)))
    if view.lens is None and len(personas(words.scope_of(view))) > 1:
        yield Section(_("By persona"), tuple(_personas(view)))
    losing = sorted(
        score.shares, key=lambda share: (-share.scaled_weight * share.lack, share.scaled_quality)
    )
    rows = words.first_rows((_share(view, share) for share in losing), len(losing))
    yield Section(_("Quality of every touchpoint, the largest loss first"), rows, folded=True)
    yield from words.missing_section(view, score.missing, _("Not rated"))


def _reasons(view: JourneyView, score: JourneyScore) -> Iterator[Row]:
    limits = thresholds(view.project)
    mean = _("The mean quality of the rated touchpoints; the important ones weigh more.")
    yield Row(_("Journey score"), words.full(score.score), mean, trace=_score_trace(view, score))
    if weakest := score.weakest:
        yield Row(
            _("Chain score"),
            words.full(score.chain_score),
            _("Halfway to the weakest link, since all efforts depend on the weakest moment."),
            trace=_chain_trace(score),
        )
        why = _weak_words(weakest, limits)
        yield Row(
            _("Weakest link: {name}").format(name=_name(weakest)),
            words.full(weakest.quality),
            why,
            role="warn",
            ids=(weakest.id,),
            trace=_weakest_trace(view, weakest),
        )
    if (drag := score.drag) and drag.loss is not None and score.score is not None:
        sentence = _("Costs {loss} of the {all} points that the journey lacks: weight {weight}.")
        yield Row(
            _("Biggest drag: {name}").format(name=_name(drag)),
            words.full(-drag.loss),
            sentence.format(
                loss=number(drag.loss, 1),
                all=number(100 - score.score, 1),
                weight=words.short(_weight(drag, limits)),
            ),
            role="warn",
            ids=(drag.id,),
            trace=_loss_trace(view, drag),
        )


def _weak_words(weakest: Share, limits: Thresholds) -> str:
    """Return why this is the weakest link: what was rated, and why it counts."""
    counts = _("it is a moment of truth")
    importance = weakest.reading.importance
    if not weakest.reading.moment_of_truth:
        given = _("importance {n}") if importance is not None else _("importance {n} by default")
        shown = words.short(weakest.reading.value("importance") or limits.default_importance)
        counts = given.format(n=shown)
    parts = ", ".join(f"{name} {value}" for name, value in _parts(weakest))
    return _("Lowest quality of those that matter ({counts}): {parts}.").format(
        counts=counts, parts=parts
    )


def _stages(view: JourneyView, score: JourneyScore) -> Iterator[Row]:
    """Yield a row for each phase that has stages, and below it one for each stage."""
    for phase in view.project.phases:
        stages = [stage for stage in view.project.stages if stage.phase == phase.id]
        if not stages:
            continue
        role, ids = f"phase.{phase.id}.band", {stage.id for stage in stages}
        yield _mean(view, phase.name, score.by_phase.get(phase.id), score, ids, role, 0)
        for stage in stages:
            mean = score.by_stage.get(stage.id)
            yield _mean(view, stage.name, mean, score, {stage.id}, role, 1)


def _mean(
    view: JourneyView,
    name: str,
    mean: Fraction | None,
    score: JourneyScore,
    stages: set[str],
    role: str,
    indent: int,
) -> Row:
    inside = [share for share in score.shares if share.reading.stage_id in stages]
    return Row(
        words.clean(name),
        words.full(mean) if mean is not None else _("not rated"),
        bar=None if mean is None else float(mean) / 100,
        role=role,
        strong=not indent,
        indent=indent,
        ids=tuple(share.id for share in inside),
        trace=None if mean is None else _mean_trace(view, inside),
    )


def _personas(view: JourneyView) -> Iterator[Row]:
    for persona in personas(words.scope_of(view)):
        again()
        score = panel(words.scope_of(view, persona.id))
        weakest = score.weakest
        below = _("Weakest link: {name}").format(name=_name(weakest)) if weakest else ""
        yield Row(
            words.clean(persona.name),
            words.full(score.score) if score.score is not None else _("not rated"),
            below,
            bar=None if score.score is None else float(score.score) / 100,
            role=words.persona_colour(view, persona.id),
            ids=(weakest.id,) if weakest else (),
            trace=_score_trace(view, score) if score.score is not None else None,
        )


def _share(view: JourneyView, share: Share) -> Row:
    loss = _("Loss {loss}").format(loss=number(share.loss, 1)) if share.loss is not None else ""
    return Row(
        _name(share),
        words.full(share.quality),
        loss,
        bar=float(share.quality) / 100,
        ids=(share.id,),
        trace=_quality_trace(share),
    )


def _score_trace(view: JourneyView, score: JourneyScore) -> Trace:
    return _mean_trace(view, score.shares, len(score.missing))


def _mean_trace(view: JourneyView, shares: Iterable[Share], missing: int = 0) -> Trace:
    limits, listed = thresholds(view.project), list(shares)
    parts = _weight_parts(listed[0], limits) if listed else 1
    total = sum(share.scaled_weight for share in listed)
    points = sum(share.scaled_weight * share.scaled_quality for share in listed)
    steps = QUALITY_STEPS * listed[0].reading.unit if listed else 1
    return trace(
        SCORE,
        [
            (_("Σ weight × quality"), words.short(Fraction(points, parts * steps), 2)),
            (_("Σ weight"), words.short(Fraction(total, parts), 2)),
        ],
        words.counted(len(listed)),
        words.missing_words(missing, _("no part of the quality is rated")),
        factor=words.short(limits.mot_weight),
        default=words.short(limits.default_importance),
    )


def _chain_trace(score: JourneyScore) -> Trace:
    inputs = [(_("Journey score"), words.full(score.score))]
    if score.weakest:
        inputs.append((_("Weakest link"), words.full(score.weakest.quality)))
    lacking = "" if score.weakest else _("No candidate for a weakest link: it is the journey score")
    return trace(CHAIN, inputs, missing=lacking)


def _weakest_trace(view: JourneyView, share: Share) -> Trace:
    least = thresholds(view.project).weakest_min_importance
    quality = [methods.QUALITY]
    return trace(
        WEAKEST, _parts(share), missing=_lacking(share), also=quality, least=words.short(least)
    )


def _quality_trace(share: Share) -> Trace:
    reading = share.reading
    values = (reading.experience, reading.cognitive, reading.emotional)
    return _quality_of(language(), reading.unit, values)


@lru_cache(maxsize=TRACES)
def _quality_of(_language: str, unit: int, values: tuple[int | None, ...]) -> Trace:
    """Return the trace of a quality; few ratings differ, so most touchpoints share theirs."""
    exact = [None if value is None else Fraction(value, unit) for value in values]
    return trace(methods.QUALITY, _rated(exact), missing=_unrated(exact))


def _loss_trace(view: JourneyView, share: Share) -> Trace:
    part = share.weight_share
    inputs = [
        (_("Weight"), words.short(_weight(share, thresholds(view.project)))),
        (_("Part of all weights"), percent(100 * (part or Fraction(0)), 1)),
        (_("Quality"), words.full(share.quality)),
    ]
    return trace(LOSS, inputs, missing=_lacking(share), also=[methods.QUALITY])


def _weight(share: Share, limits: Thresholds) -> Fraction:
    """Return the weight as ``scoring.md`` 2.1 says it."""
    return Fraction(share.scaled_weight, _weight_parts(share, limits))


def _weight_parts(share: Share, limits: Thresholds) -> int:
    """Return what scaled weights are to be divided by."""
    return share.reading.unit * limits.mot_weight.denominator


def _parts(share: Share) -> list[tuple[str, str]]:
    return _rated(_values(share))


def _lacking(share: Share) -> str:
    return _unrated(_values(share))


def _values(share: Share) -> list[Fraction | None]:
    return [share.reading.value(name) for name in PARTS]


def _rated(values: Sequence[Fraction | None]) -> list[tuple[str, str]]:
    """Return what was rated of a quality, with names."""
    return [
        (field(name), words.short(value, sign=name != "experience"))
        for name, value in zip(PARTS, values, strict=True)
        if value is not None
    ]


def _unrated(values: Sequence[Fraction | None]) -> str:
    lacking = [field(name) for name, value in zip(PARTS, values, strict=True) if value is None]
    return _("not rated: {list}").format(list=words.joined(lacking)) if lacking else ""


def _name(share: Share) -> str:
    return words.name_of(share.reading.touchpoint)

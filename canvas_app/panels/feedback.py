"""P9: where customers are asked, what they say, and who hears it (room: panels)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from canvas_app.i18n import N_, _, ngettext, number
from canvas_app.i18n.notices import ATTRIBUTION
from canvas_app.i18n.plain import inner
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import feedback as edits
from canvas_app.model.scoring.feedback import FeedbackCoverage, Metric, panel
from canvas_app.model.scoring.readings import Reading
from canvas_app.model.scoring.settings import thresholds
from canvas_app.model.scoring.values import Scope, live_touchpoints, value
from canvas_app.panels import feedback_chart, words
from canvas_app.panels import feedback_words as said
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Offer, Panel, Row, Section, Tile

KEY = "feedback"
SHOWN = 5
"""So many touchpoints where nobody asks stand open; more would hide what follows."""

WEIGHTED = Method(
    N_(
        "Measured by importance = Σ importance of the measured ÷ Σ importance of the live "
        "touchpoints; a missing importance counts as {default}"
    ),
    "001:57-69",
)
IMPORTANT = Method(
    N_("Missing = live touchpoints of importance {limit} or more without an instrument"),
    "001:57-69",
)


def content(view: JourneyView) -> Panel:
    """Return the panel: coverage, results of the instruments, the loop, and what is missing."""
    scope = words.scope_of(view)
    found = panel(scope)
    title, seen = _("Feedback and closing the loop"), words.seen(view)
    if not found.measured.of:
        return Panel(KEY, title, seen, empty=words.nothing_yet((), ""))
    heard = bool(found.measured.count)
    return Panel(
        KEY,
        title,
        seen,
        headline=_headline(found),
        tiles=tuple(_tiles(view, scope, found)) if heard else (),
        chart=feedback_chart.chart(view, found) if found.metrics else None,
        sections=tuple(_sections(view, found)),
        rated=_measured(found) if heard else "",
        missing=tuple(reading.id for reading in found.missing),
        cautions=tuple(_cautions(view, found)),
    )


def _measured(found: FeedbackCoverage) -> str:
    n, m = number(found.measured.count), number(found.measured.of)
    return _("{n} of {m} touchpoints have answers").format(n=n, m=m)


def _headline(found: FeedbackCoverage) -> str:
    if not found.metrics:
        return ngettext(
            "Nobody asks the customers yet: {n} live touchpoint without an instrument.",
            "Nobody asks the customers yet: {n} live touchpoints without an instrument.",
            found.measured.of,
        )
    if not found.measured.count:
        return ngettext(
            "{n} instrument is planned; there are no answers yet.",
            "{n} instruments are planned; there are no answers yet.",
            len(found.metrics),
        )
    if not found.missing:
        return _("{measured}, and every important one is asked at.").format(
            measured=_measured(found)
        )
    first = found.missing[0]
    sentence = _("{measured}; nobody asks at “{name}” (importance {importance}).")
    return sentence.format(
        measured=_measured(found),
        name=inner(words.name_of(first.touchpoint)),
        importance=words.short(first.value("importance")),
    )


def _tiles(view: JourneyView, scope: Scope, found: FeedbackCoverage) -> Iterator[Tile]:
    n, m = number(found.measured.count), number(found.measured.of)
    yield Tile(
        _("Measured"),
        said.percent_of(found.measured.percent),
        below=_("{n} of {m} touchpoints").format(n=n, m=m),
        trace=said.measured_trace(found.measured),
    )
    yield _weighted(view, scope, found)
    known = found.closure.of
    yield Tile(
        _("Loop closed"),
        said.percent_of(found.closure.percent),
        below=ngettext("of {n} answer", "of {n} answers", known) if known else _("not counted"),
        trace=said.closure_trace(found),
    )
    for metric in found.metrics:
        if metric.margin_square is not None:
            yield _promoter_score(view, metric)


def _weighted(view: JourneyView, scope: Scope, found: FeedbackCoverage) -> Tile:
    default = words.short(thresholds(view.project).default_importance)
    live = live_touchpoints(scope)
    unrated = sum(value(scope, touchpoint, "importance") is None for touchpoint in live)
    lacking = ngettext(
        "{n} touchpoint has no importance", "{n} touchpoints have no importance", unrated
    )
    return Tile(
        _("Measured by importance"),
        said.percent_of(found.weighted.percent),
        trace=trace(
            WEIGHTED,
            (),
            words.counted(len(live)),
            lacking if unrated else "",
            default=default,
        ),
    )


def _promoter_score(view: JourneyView, metric: Metric) -> Tile:
    name = words.clean(metric.feedback.name)
    return Tile(
        "NPS®",
        said.value_of(metric),
        f" {said.margin_of(metric)}",
        f"{name} · {_('low base')}" if metric.low_base else name,
        "warn" if metric.low_base else "text",
        said.here(words.names(view), metric),
        said.result_trace(view, metric),
    )


def _sections(view: JourneyView, found: FeedbackCoverage) -> Iterator[Section]:
    names = words.names(view)
    yield from _unasked(view, found)
    if found.metrics:
        listed = (said.instrument_row(view, names, metric) for metric in found.metrics)
        yield Section(_("Instruments"), _first(listed, found.metrics))
    if found.loop_unknown:
        unknown = [metric for metric in found.metrics if metric.id in set(found.loop_unknown)]
        listed = (_unknown(names, metric) for metric in unknown)
        yield Section(_("Nobody counts what became of the answers"), _first(listed, unknown))
    if found.planned:
        listed = (Row(names[id_], ids=(id_,)) for id_ in found.planned)
        yield Section(_("Planned, no answers yet"), _first(listed, found.planned), folded=True)


def _unasked(view: JourneyView, found: FeedbackCoverage) -> Iterator[Section]:
    """Yield where nobody asks: the most important ones open, the others folded."""
    shown, others = found.missing[:SHOWN], found.missing[SHOWN:]
    if shown:
        title = _("Important, but nobody asks there")
        rows = tuple(_missing(view, reading) for reading in shown)
        yield Section(f"{title} ({number(len(found.missing))})", rows)
    if others:
        title = ngettext("{n} more where nobody asks", "{n} more where nobody asks", len(others))
        listed = (_missing(view, reading) for reading in others)
        yield Section(title, _first(listed, others), folded=True)


def _first(rows: Iterator[Row], listed: Sequence[object]) -> tuple[Row, ...]:
    return words.first_rows(rows, len(listed))


def _missing(view: JourneyView, reading: Reading) -> Row:
    name, importance = words.name_of(reading.touchpoint), reading.value("importance")
    limit = words.short(thresholds(view.project).high_importance)
    stages = {stage.id: words.clean(stage.name) for stage in view.project.stages}
    survey = edits.add(_("Survey: {name}").format(name=name), "csat", (reading.id,))
    return Row(
        name,
        words.short(importance),
        stages.get(reading.stage_id, ""),
        ids=(reading.id,),
        trace=trace(IMPORTANT, [(_("Importance"), words.short(importance))], limit=limit),
        offers=(Offer(_("Plan a survey"), edit=survey),),
    )


def _unknown(names: Mapping[str, str], metric: Metric) -> Row:
    name = words.clean(metric.feedback.name)
    shown = ngettext("{n} answer", "{n} answers", metric.n)
    return Row(name, shown, ids=said.here(names, metric), trace=said.loop_trace(metric))


def _cautions(view: JourneyView, found: FeedbackCoverage) -> Iterator[str]:
    if any(metric.low_base for metric in found.metrics):
        limit = words.short(thresholds(view.project).low_base)
        sentence = _("Low base: with fewer than {n} answers results swing widely.")
        yield sentence.format(n=limit)
    if len(found.metrics) > feedback_chart.DRAWN:
        sentence = _("Drawn are the first {n} instruments; the list has all {m}.")
        yield sentence.format(n=number(feedback_chart.DRAWN), m=number(len(found.metrics)))
    yield _(ATTRIBUTION)

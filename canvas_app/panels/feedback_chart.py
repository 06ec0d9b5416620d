"""The chart of the panel Feedback: answers, coverage, response and follow-up (room: panels)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial

from canvas_app.i18n import _, language, number, percent
from canvas_app.layout.charts.answers import Answers, Margin, Share, answers, margin_swatch
from canvas_app.layout.charts.answers import swatch as answer_swatch
from canvas_app.layout.charts.bars import Bar, bars, swatch
from canvas_app.layout.charts.legend import Entry
from canvas_app.layout.charts.stack import stacked
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.scoring.feedback import FeedbackCoverage, Metric, margin
from canvas_app.panels import feedback_words as said
from canvas_app.panels import words
from canvas_app.panels.panel import Chart, Trace

DRAWN = 25
"""More instruments than these no chart can say; the list below it has them all."""
CSAT = ("-2", "-1", "0", "+1", "+2")
CES = ("-2", "-2", "-1", "0", "+1", "+2", "+2")
"""How answers are coloured: from bad to good, 4 of seven in the middle."""

Block = tuple[str, Callable[[float], Picture]]


def chart(view: JourneyView, found: FeedbackCoverage) -> Chart:
    """Return the chart of what is asked, answered and followed up."""
    drawn = found.metrics[:DRAWN]
    rows = tuple(_answers(view, metric) for metric in drawn)
    phases = tuple(_phases(view, found))
    responses = tuple(_response(metric) for metric in drawn if metric.response_rate is not None)
    loops = tuple(_loop(metric) for metric in drawn if metric.n)
    blocks = list(_blocks(rows, phases, responses, loops))

    def draw(wide: float) -> Picture:
        return stacked(wide, [(heading, made(wide)) for heading, made in blocks])

    names = words.names(view)
    labels = [*(row.label for row in rows), *(bar.label for bar in (*phases, *responses, *loops))]
    return Chart(
        draw,
        _("Answers, coverage and follow-up. {list}").format(
            list=" ".join(f"{label}." for label in labels)
        ),
        ("feedback", language(), rows, phases, responses, loops),
        dict(_traces(view, found, drawn)),
        dict(_ids(names, drawn)),
    )


def _blocks(
    rows: Sequence[Answers],
    phases: Sequence[Bar],
    responses: Sequence[Bar],
    loops: Sequence[Bar],
) -> Iterator[Block]:
    yield _("Answers"), partial(answers, listed=rows, entries=tuple(_answer_entries(rows)))
    measured = _entry(swatch("text.muted"), _("measured"))
    planned = _entry(swatch("text.muted", True), _("planned"))
    entries: tuple[Entry, ...] = (measured, planned) if any(bar.hatched for bar in phases) else ()
    yield _("Measured touchpoints by phase"), partial(_shares, listed=phases, entries=entries)
    if responses:
        yield _("Response rate"), partial(_shares, listed=responses, entries=())
    if loops:
        both = _entry(swatch("accent"), _("forwarded and answered"))
        one = _entry(swatch("accent", True), _("only one of the two"))
        shown = (both, one) if any(bar.hatched for bar in loops) else (both,)
        yield _("Loop closed"), partial(_shares, listed=loops, entries=shown)


def _shares(wide: float, listed: Sequence[Bar], entries: Sequence[Entry]) -> Picture:
    return bars(wide, listed, 100.0, (), entries)


def _entry(unnamed: Entry, name: str) -> Entry:
    return unnamed[0], name


def _answer_entries(rows: Sequence[Answers]) -> Iterator[Entry]:
    if any(row.shares for row in rows):
        yield partial(answer_swatch, emotions=CSAT), _("worst to best answer")
    if any(row.margin for row in rows):
        yield margin_swatch, _("NPS with its margin at 95%")


def _answers(view: JourneyView, metric: Metric) -> Answers:
    name = words.clean(metric.feedback.name)
    about = f"{said.kind_of(metric.feedback)} · {said.answers_of(metric)}"
    below = (about, _("low base")) if metric.low_base else (about,)
    shares = _parts(metric) if metric.value is not None else ()
    value, beside = said.value_of(metric), said.margin_of(metric)
    shown = value if metric.value is not None else ""
    label = ", ".join(part for part in (name, *below, f"{shown} {beside}".strip()) if part)
    instead = "" if shares else _no_bar(metric)
    return Answers(
        f"answers:{metric.id}",
        name,
        below,
        shares,
        shown,
        beside,
        instead,
        _margin(metric),
        label=label,
    )


def _no_bar(metric: Metric) -> str:
    return _("no common scale") if metric.n else _("no answers yet")


def _parts(metric: Metric) -> tuple[Share, ...]:
    nps, counts = metric.feedback.nps, metric.feedback.distribution
    if metric.feedback.instrument == "nps" and nps is not None:
        listed = (nps.detractors, nps.passives, nps.promoters)
        return tuple(map(Share, listed, ("-2", "0", "+2")))
    emotions = CSAT if metric.feedback.instrument == "csat" else CES
    return tuple(map(Share, counts or (), emotions))


def _margin(metric: Metric) -> Margin | None:
    if metric.margin_square is None or metric.value is None:
        return None
    return Margin(float(metric.value), float(margin(metric.margin_square)), metric.low_base)


def _phases(view: JourneyView, found: FeedbackCoverage) -> Iterator[Bar]:
    phase_of = {stage.id: stage.phase for stage in view.project.stages}
    waiting = set(found.planned)
    planned = [t for t in view.journey.touchpoints if t.id in waiting]
    for phase in view.project.phases:
        part = found.per_phase[phase.id]
        if part.percent is None:
            continue
        later = sum(phase_of.get(t.stage_id) == phase.id for t in planned)
        name, shown = words.clean(phase.name), percent(part.percent, 1)
        counted = _("{n} of {m} touchpoints").format(n=number(part.count), m=number(part.of))
        yield Bar(
            f"phase:{phase.id}",
            name,
            float(part.percent),
            float(Fraction(100 * later, part.of)),
            shown,
            f"phase.{phase.id}.band",
            label=f"{name}: {shown}, {counted}",
        )


def _response(metric: Metric) -> Bar:
    name, rate = words.clean(metric.feedback.name), metric.response_rate or Fraction(0)
    shown = percent(rate, 1)
    label = _("{name}: response rate {rate}").format(name=name, rate=shown)
    role = "text.muted"
    return Bar(f"response:{metric.id}", name, float(rate), 0.0, shown, role, label=label)


def _loop(metric: Metric) -> Bar:
    name, closed = words.clean(metric.feedback.name), metric.rate(metric.closed)
    label = f"{name}: {said.follow_up(metric)}"
    if closed is None:
        return Bar(f"loop:{metric.id}", name, 0.0, 0.0, _("unknown"), "accent", label=label)
    most = metric.rate(max(metric.forwarded or 0, metric.answered or 0)) or Fraction(0)
    one = float(most - closed)
    shown = percent(closed, 1)
    return Bar(f"loop:{metric.id}", name, float(closed), one, shown, "accent", label=label)


def _traces(
    view: JourneyView, found: FeedbackCoverage, drawn: Sequence[Metric]
) -> Iterator[tuple[str, Trace]]:
    for metric in drawn:
        yield f"answers:{metric.id}", said.result_trace(view, metric)
        if metric.response_rate is not None:
            yield f"response:{metric.id}", said.response_trace(metric)
        if metric.n:
            yield f"loop:{metric.id}", said.loop_trace(metric)
    for phase, part in found.per_phase.items():
        if part.percent is not None:
            yield f"phase:{phase}", said.measured_trace(part)


def _ids(
    names: Mapping[str, str], drawn: Sequence[Metric]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for metric in drawn:
        there = said.here(names, metric)
        yield f"answers:{metric.id}", there
        if metric.response_rate is not None:
            yield f"response:{metric.id}", there
        if metric.n:
            yield f"loop:{metric.id}", there

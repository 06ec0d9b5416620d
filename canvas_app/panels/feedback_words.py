"""What an instrument of the panel Feedback says: values, rates, traces (room: panels)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from canvas_app.i18n import N_, _, ngettext, number, percent
from canvas_app.i18n.terms import field, heading
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.feedback import NPS_COUNTS
from canvas_app.model.project import Feedback
from canvas_app.model.scoring.coverage import Part
from canvas_app.model.scoring.feedback import FeedbackCoverage, Metric, margin
from canvas_app.model.scoring.settings import thresholds
from canvas_app.panels import words
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Row, Trace

SHORT = {"nps": "NPS®", "csat": "CSAT", "ces": "CES"}
MEASURED = Method(
    N_("Measured = live touchpoints with an instrument that has answers ÷ live touchpoints"),
    "001:57-69",
)
CLOSURE = Method(
    N_(
        "Loop closed = answers that were both forwarded and answered (the smaller count) ÷ "
        "answers; instruments that do not count it are left out"
    ),
    "001:79 M16",
)
RESPONSE = Method(N_("Response rate = answers ÷ sent"))
RESULTS = {
    "nps": Method(
        N_(
            "NPS = 100 × (promoters − detractors) ÷ n; margin at 95% = "
            "1.96 × √((p + d − (p − d)²) ÷ n) × 100, p and d being their shares"
        ),
        "M13 M18",
    ),
    "csat": Method(N_("CSAT = answers 4 and 5 of five ÷ n"), "M17"),
    "ces": Method(
        N_("CES = mean of the answers from 1 to 7; easy = share of the answers 5 to 7"),
        "001:57-69",
    ),
}
COUNTED = Method(N_("Number of answers; an instrument of this kind has no common scale"))


def value_of(metric: Metric) -> str:
    """Return the value of an instrument in words: "+25", "70.0%", "5.20", or ``NONE``."""
    if metric.value is None:
        return words.NONE
    kind = metric.feedback.instrument
    if kind == "csat":
        return percent(metric.value, 1)
    return number(metric.value, 0, True) if kind == "nps" else number(metric.value, 2)


def margin_of(metric: Metric) -> str:
    """Return how far an NPS is certain: "± 15.0"; "" for other instruments."""
    square = metric.margin_square
    return "" if square is None else f"± {number(margin(square), 1)}"


def percent_of(share: Fraction | None) -> str:
    """Return a share with one decimal, ``NONE`` for none."""
    return words.NONE if share is None else percent(share, 1)


def kind_of(feedback: Feedback) -> str:
    """Return what kind of instrument it is, in few letters."""
    return SHORT.get(feedback.instrument) or heading("instrument", feedback.instrument)


def answers_of(metric: Metric) -> str:
    """Return how many answers there are: "n = 56", or that there are none yet."""
    return f"n = {number(metric.n)}" if metric.n else _("planned")


def here(names: Mapping[str, str], metric: Metric) -> tuple[str, ...]:
    """Return the touchpoints that an instrument asks at, of those that have names here."""
    return tuple(id_ for id_ in metric.feedback.touchpoint_ids if id_ in names)


def instrument_row(view: JourneyView, names: Mapping[str, str], metric: Metric) -> Row:
    """Return an instrument with its value, its response and what became of the answers.

    ``names`` are those of the journey's touchpoints.
    """
    result = value_of(metric)
    if metric.value is None and metric.n:
        result = ngettext("{n} answer", "{n} answers", metric.n)
    elif margin_of(metric):
        result = f"{result} {margin_of(metric)}"
    return Row(
        words.clean(metric.feedback.name),
        result if metric.n else "",
        " · ".join(_said(metric)),
        mark=_mark(metric),
        role="warn" if metric.low_base else "text.muted",
        ids=here(names, metric),
        trace=result_trace(view, metric),
    )


def _mark(metric: Metric) -> str:
    if not metric.n:
        return _("planned")
    return _("low base") if metric.low_base else ""


def _said(metric: Metric) -> Iterator[str]:
    yield kind_of(metric.feedback)
    if metric.feedback.period:
        yield words.clean(metric.feedback.period)
    if not metric.n:
        yield _("no answers yet")
        return
    if metric.response_rate is None:
        yield answers_of(metric)
    else:
        yield _("{n} answers of {m} sent ({rate})").format(
            n=number(metric.n),
            m=number(metric.feedback.sent or 0),
            rate=percent_of(metric.response_rate),
        )
    if metric.easy is not None:
        yield _("easy {share}").format(share=percent(metric.easy, 1))
    yield follow_up(metric)


def follow_up(metric: Metric) -> str:
    """Return what became of the answers: forwarded, answered, closed."""
    if metric.closed is None:
        return _("follow-up not counted")
    sentence = _("forwarded {forwarded}, answered {answered}, loop closed {closed}")
    return sentence.format(
        forwarded=percent_of(metric.rate(metric.forwarded)),
        answered=percent_of(metric.rate(metric.answered)),
        closed=percent_of(metric.rate(metric.closed)),
    )


def result_trace(view: JourneyView, metric: Metric) -> Trace:
    """Return where the value of an instrument comes from."""
    method = RESULTS.get(metric.feedback.instrument, COUNTED)
    lacking = ""
    if not metric.n:
        lacking = _("There are no answers yet")
    elif metric.low_base:
        lacking = _("Low base: fewer than {n} answers").format(
            n=words.short(thresholds(view.project).low_base)
        )
    return trace(method, _counts(metric), answers_of(metric), lacking)


def _counts(metric: Metric) -> Iterator[tuple[str, str]]:
    feedback = metric.feedback
    if feedback.nps is not None:
        for name in NPS_COUNTS:
            yield field(name), number(getattr(feedback.nps, name))
    elif feedback.distribution is not None:
        for step, count in enumerate(feedback.distribution, 1):
            yield _("Answers {step}").format(step=number(step)), number(count)


def response_trace(metric: Metric) -> Trace:
    """Return where a response rate comes from."""
    sent = number(metric.feedback.sent or 0)
    return trace(RESPONSE, [(_("Answers"), number(metric.n)), (_("Sent"), sent)])


def loop_trace(metric: Metric) -> Trace:
    """Return where the share of closed answers of an instrument comes from."""
    if metric.closed is None:
        return trace(CLOSURE, (), answers_of(metric), _("Nobody counts what became of the answers"))
    inputs = [
        (_("Forwarded"), number(metric.forwarded or 0)),
        (_("Answered"), number(metric.answered or 0)),
        (_("Answers"), number(metric.n)),
    ]
    return trace(CLOSURE, inputs, answers_of(metric))


def closure_trace(found: FeedbackCoverage) -> Trace:
    """Return where the share of closed answers of the whole journey comes from."""
    unknown = len(found.loop_unknown)
    lacking = ngettext(
        "{n} instrument with answers does not count the follow-up",
        "{n} instruments with answers do not count the follow-up",
        unknown,
    )
    inputs = [
        (_("Closed"), number(found.closure.count)),
        (_("Answers"), number(found.closure.of)),
    ]
    return trace(CLOSURE, inputs, f"n = {number(found.closure.of)}", lacking if unknown else "")


def measured_trace(part: Part) -> Trace:
    """Return where a share of measured touchpoints comes from."""
    inputs = [(_("Measured"), number(part.count)), (_("Live"), number(part.of))]
    return trace(MEASURED, inputs, words.counted(part.of))

"""P9: where customers are asked, what they answer, and who hears it (room: scores)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from canvas_app.model.project import PHASES, Feedback
from canvas_app.model.scoring.coverage import Part
from canvas_app.model.scoring.memo import remembered
from canvas_app.model.scoring.readings import Reading, Table, table
from canvas_app.model.scoring.rounding import rounded, shown, steps_of_root
from canvas_app.model.scoring.settings import CES_EASY, CSAT_TOP, Z95, Thresholds, thresholds
from canvas_app.model.scoring.values import Scope

CSAT_STEPS = 5
CES_STEPS = 7
_VALUE_DECIMALS = {"nps": 0, "csat": 1, "ces": 2}


@dataclass(frozen=True, slots=True)
class Metric:
    """One instrument: ``n`` answers and what they say; None is no value, never zero.

    ``value`` is the NPS (−100…+100), the CSAT in per cent or the CES (1…7); ``easy`` and the
    rates are per cent. ``margin_square`` is the square of the NPS's margin. ``closed`` counts
    the answers that were both forwarded and answered; None without loop counts.
    """

    feedback: Feedback
    n: int
    low_base: bool
    value: Fraction | None
    margin_square: Fraction | None
    easy: Fraction | None
    response_rate: Fraction | None
    forwarded: int | None
    answered: int | None

    @property
    def id(self) -> str:
        """The instrument's id."""
        return self.feedback.id

    @property
    def closed(self) -> int | None:
        """How many answers reached the people involved and got a reply."""
        if self.forwarded is None or self.answered is None:
            return None
        return min(self.forwarded, self.answered)

    def rate(self, count: int | None) -> Fraction | None:
        """Return a loop count as a share of the answers in per cent."""
        return None if count is None or not self.n else Fraction(100 * count, self.n)


class WeightedPart(NamedTuple):
    """A share of importance, over one denominator that cancels out."""

    scaled: int
    of: int

    @property
    def percent(self) -> Fraction | None:
        """100 · scaled / of."""
        return Fraction(100 * self.scaled, self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class FeedbackCoverage:
    """Panel P9. ``asked`` are all live touchpoints with an instrument, planned ones included.

    ``missing`` are important live touchpoints without any, most important first.
    """

    measured: Part
    weighted: WeightedPart
    per_phase: Mapping[str, Part]
    planned: tuple[str, ...]
    missing: tuple[Reading, ...]
    closure: Part
    loop_unknown: tuple[str, ...]
    metrics: tuple[Metric, ...]
    asked: frozenset[str]


@remembered("stages", "personas", "settings", "feedback")
def panel(scope: Scope) -> FeedbackCoverage:
    """Return which live touchpoints are measured, and how far the loop is closed.

    Coverage = live touchpoints with an instrument with n > 0, weighted Σ I(measured)/Σ I;
    closure = Σ closed / Σ n over instruments with loop counts. Sources: instruments by phase
    [001:57-69], loop [001:79] [M16].
    """
    seen, limits = table(scope), thresholds(scope.project)
    here = {reading.id for reading in seen.live}
    used = [f for f in scope.project.feedback if not here.isdisjoint(f.touchpoint_ids)]
    metrics = tuple(metric(feedback, limits) for feedback in used)
    answered = {id_ for m in metrics if m.n for id_ in m.feedback.touchpoint_ids}
    asked = frozenset(id_ for m in metrics for id_ in m.feedback.touchpoint_ids)
    measured = [reading for reading in seen.live if reading.id in answered]
    return FeedbackCoverage(
        Part(len(measured), len(seen.live)),
        _weighted(seen, measured),
        _per_phase(seen, measured),
        tuple(r.id for r in seen.live if r.id in asked and r.id not in answered),
        _missing(seen, asked, limits),
        _closure(metrics),
        tuple(m.id for m in metrics if m.n and m.closed is None),
        metrics,
        asked,
    )


def _weighted(seen: Table, measured: Sequence[Reading]) -> WeightedPart:

    def total(readings: Iterable[Reading]) -> int:
        return sum(reading.assumed_importance for reading in readings)

    return WeightedPart(total(measured), total(seen.live))


def _per_phase(seen: Table, measured: Sequence[Reading]) -> Mapping[str, Part]:
    return {
        phase: Part(
            sum(r.phase == phase for r in measured), sum(r.phase == phase for r in seen.live)
        )
        for phase in PHASES
    }


def _missing(seen: Table, asked: frozenset[str], limits: Thresholds) -> tuple[Reading, ...]:
    least = seen.limit(limits.high_importance)
    important = [r for r in seen.live if r.assumed_importance >= least]
    silent = [reading for reading in important if reading.id not in asked]
    return tuple(sorted(silent, key=lambda reading: -reading.assumed_importance))


def _closure(metrics: Iterable[Metric]) -> Part:
    known = [(m.closed, m.n) for m in metrics if m.closed is not None and m.n]
    return Part(sum(closed for closed, _ in known), sum(n for _, n in known))


def metric(feedback: Feedback, limits: Thresholds) -> Metric:
    """Return what an instrument says.

    NPS = 100·(promoters − detractors)/n, margin 1.96·√((p + d − (p−d)²)/n)·100 [M18];
    CSAT = share of the answers 4 and 5 of five [M17]; CES = mean of 1…7.
    """
    n = _answers(feedback)
    loop = feedback.loop
    value, margin, easy = _said(feedback, n) if n else (None, None, None)
    return Metric(
        feedback,
        n,
        0 < n < limits.low_base,
        value,
        margin,
        easy,
        Fraction(100 * n, feedback.sent) if feedback.sent else None,
        loop.forwarded if loop else None,
        loop.answered if loop else None,
    )


def _answers(feedback: Feedback) -> int:
    if feedback.nps is not None:
        return feedback.nps.promoters + feedback.nps.passives + feedback.nps.detractors
    if feedback.distribution is not None:
        return sum(feedback.distribution)
    return feedback.responses or 0


_Said = tuple[Fraction | None, Fraction | None, Fraction | None]


def _said(feedback: Feedback, n: int) -> _Said:
    counts = feedback.distribution or ()
    if feedback.instrument == "nps" and feedback.nps is not None:
        return _nps(feedback.nps.promoters, feedback.nps.detractors, n)
    if feedback.instrument == "csat" and len(counts) == CSAT_STEPS:
        return Fraction(100 * sum(counts[-CSAT_TOP:]), n), None, None
    if feedback.instrument == "ces" and len(counts) == CES_STEPS:
        mean = Fraction(sum(step * count for step, count in enumerate(counts, 1)), n)
        return mean, None, Fraction(100 * sum(counts[-CES_EASY:]), n)
    return None, None, None


def _nps(promoters: int, detractors: int, n: int) -> _Said:
    spread = Fraction((promoters + detractors) * n - (promoters - detractors) ** 2, n**3)
    return Fraction(100 * (promoters - detractors), n), (100 * Z95) ** 2 * spread, None


def as_json(result: FeedbackCoverage) -> dict[str, object]:
    """Return the panel as ``score --json`` prints it (``scoring.md`` 2.14)."""
    return {
        "coverage": rounded(result.measured.percent, 1),
        "weighted_coverage": rounded(result.weighted.percent, 1),
        "planned": len(result.planned),
        "per_phase": {phase: rounded(p.percent, 1) for phase, p in result.per_phase.items()},
        "missing": [reading.id for reading in result.missing],
        "closure": rounded(result.closure.percent, 1),
        "loop_unknown": list(result.loop_unknown),
        "metrics": {metric.id: _metric(metric) for metric in result.metrics},
    }


def _metric(metric: Metric) -> dict[str, object]:
    shown_metric: dict[str, object] = {
        "n": metric.n,
        "low_base": metric.low_base,
        "response_rate": rounded(metric.response_rate, 1),
    }
    if metric.value is not None:
        decimals = _VALUE_DECIMALS[metric.feedback.instrument]
        shown_metric["value"] = rounded(metric.value, decimals)
    if metric.margin_square is not None:
        shown_metric["margin"] = margin(metric.margin_square)
    if metric.easy is not None:
        shown_metric["easy"] = rounded(metric.easy, 1)
    if metric.n and metric.closed is not None:
        for name, count in _loop_counts(metric):
            shown_metric[name] = rounded(metric.rate(count), 1)
    return shown_metric


def _loop_counts(metric: Metric) -> Iterable[tuple[str, int | None]]:
    return (
        ("forwarded_rate", metric.forwarded),
        ("answered_rate", metric.answered),
        ("closed_rate", metric.closed),
    )


def margin(square: Fraction) -> float | int:
    """Return the margin of an NPS in points with one decimal from its exact square."""
    return shown(steps_of_root(Fraction(0), square, 1, 1), 1)

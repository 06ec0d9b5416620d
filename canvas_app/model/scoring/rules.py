"""The fourteen rules of panel P11: each looks at one panel and names needs (room: scores).

A missing importance counts as 5. Needs are exact and not yet capped.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from canvas_app.model.scoring import budget, coverage, expectation_gap, feedback, gaps, ipa
from canvas_app.model.scoring.readings import QUALITY_STEPS, Reading, Table, table
from canvas_app.model.scoring.rounding import ratio
from canvas_app.model.scoring.settings import (
    GAP_MEDIUM,
    LOOP_CLOSED_MIN,
    NEED_AFTER,
    NEED_EMPTY_CELL,
    NEED_EMPTY_PLACE,
    NEED_LEGAL,
    NEED_LOOP,
    NEED_NO_OWNER,
    NEED_PER_GAP,
    Thresholds,
    thresholds,
)
from canvas_app.model.scoring.values import Scope


class Finding(NamedTuple):
    """A rule that fires.

    ``target`` is a touchpoint (then ``reading`` is its reading), an instrument (R09), a stage
    or phase (R13) or "after" (R14); ``second`` the departure point (R07), the persona or
    environment (R13). ``cause`` is the number that made the rule fire: a quality, a gap, an
    index, a share in per cent.
    """

    rule: str
    target: str
    second: str | None
    reading: Reading | None
    need: Fraction
    cause: Fraction | None = None


class _Desk(NamedTuple):
    """What every rule has before it."""

    scope: Scope
    seen: Table
    limits: Thresholds

    @property
    def full(self) -> int:
        """A quality of 100 as the readings hold it."""
        return 100 * QUALITY_STEPS * self.seen.unit

    def quality(self, scaled: int) -> Fraction:
        """Return a quality, 0…100."""
        return ratio(scaled, QUALITY_STEPS * self.seen.unit)

    def important(self, threshold: Fraction) -> Iterator[tuple[Reading, int]]:
        """Yield live readings that reach an importance, with it."""
        least = self.seen.limit(threshold)
        for reading in self.seen.live:
            importance = reading.assumed_importance
            if importance >= least:
                yield reading, importance


def findings(scope: Scope) -> Iterator[Finding]:
    """Yield what the rules find in a scope, rule by rule."""
    seen, limits = table(scope), thresholds(scope.project)
    desk = _Desk(scope, seen, limits)
    for rule in _RULES:
        yield from rule(desk)


def _on(rule: str, reading: Reading, need: Fraction, cause: Fraction | None = None) -> Finding:
    return Finding(rule, reading.id, None, reading, need, cause)


def _legal_open(desk: _Desk) -> Iterator[Finding]:
    for reading in desk.seen.live:
        touchpoint = reading.touchpoint
        known = touchpoint.identification in ("pseudonymous", "identified")
        if known and touchpoint.legal_basis == "open":
            yield _on("R01_legal_open", reading, Fraction(NEED_LEGAL))


def _moment_of_truth_weak(desk: _Desk) -> Iterator[Finding]:
    weak = desk.seen.limit(desk.limits.mot_quality * QUALITY_STEPS)
    for reading in desk.seen.live:
        quality = reading.quality
        if quality is not None and quality < weak and reading.moment_of_truth:
            need = ratio(desk.full - quality, desk.full // 10)
            yield _on("R02_moment_of_truth_weak", reading, need, desk.quality(quality))


def _weak_important(desk: _Desk) -> Iterator[Finding]:
    weak = desk.seen.limit(desk.limits.weak_quality * QUALITY_STEPS)
    for reading, importance in desk.important(desk.limits.high_importance):
        quality = reading.quality
        if quality is not None and quality < weak and not reading.moment_of_truth:
            need = ratio((desk.full - quality) * importance, desk.full * desk.seen.unit)
            yield _on("R03_weak_important", reading, need, desk.quality(quality))


def _expectation_gap(desk: _Desk) -> Iterator[Finding]:
    least = desk.seen.limit(desk.limits.mid_importance)
    for gap in expectation_gap.panel(desk.scope).ranking:
        if gap.gap_class == "disappointing" and gap.scaled_importance >= least:
            yield _on("R04_expectation_gap", gap.reading, -gap.weighted, gap.gap)


def _unused_potential(desk: _Desk) -> Iterator[Finding]:
    least = desk.seen.limit(desk.limits.high_importance)
    likely = desk.seen.scaled(desk.limits.default_success_chance)
    for reading in desk.seen.readings:
        importance = reading.assumed_importance
        if reading.touchpoint.status == "unused" and importance >= least:
            chance = likely if reading.success_chance is None else reading.success_chance
            need = ratio(importance * chance, 100 * reading.unit**2)
            yield _on("R05_unused_potential", reading, need, ratio(chance, reading.unit))


def _unmanaged(desk: _Desk) -> Iterator[Finding]:
    for reading, importance in desk.important(desk.limits.mid_importance):
        if reading.touchpoint.status == "unmanaged":
            yield _on("R06_unmanaged", reading, ratio(importance, 2 * reading.unit))


def _bridge_gap(desk: _Desk) -> Iterator[Finding]:
    for step in gaps.panel(desk.scope).ranking:
        if step.halves >= 2 * GAP_MEDIUM:
            end = step.end
            need = ratio(NEED_PER_GAP * step.halves * end.assumed_importance, 20 * end.unit)
            yield Finding("R07_bridge_gap", end.id, step.start.id, end, need, step.gap)


def _no_feedback(desk: _Desk) -> Iterator[Finding]:
    for reading in feedback.panel(desk.scope).missing:
        yield _on("R08_no_feedback", reading, ratio(reading.assumed_importance, 2 * reading.unit))


def _loop_open(desk: _Desk) -> Iterator[Finding]:
    for metric in feedback.panel(desk.scope).metrics:
        closed = metric.rate(metric.closed)
        if closed is not None and closed < LOOP_CLOSED_MIN:
            need = (100 - closed) * NEED_LOOP / 100
            yield Finding("R09_loop_open", metric.id, None, None, need, closed)


def _no_owner(desk: _Desk) -> Iterator[Finding]:
    part, whole = NEED_NO_OWNER.numerator, NEED_NO_OWNER.denominator
    for reading, importance in desk.important(desk.limits.mid_importance):
        if reading.touchpoint.owner_id is None:
            need = ratio(part * importance, whole * reading.unit)
            yield _on("R10_no_owner", reading, need)


def _underspend(desk: _Desk) -> Iterator[Finding]:
    least = desk.seen.limit(desk.limits.high_importance)
    for spend in budget.panel(desk.scope).spends:
        importance = spend.reading.assumed_importance
        if spend.spend_class == "under" and importance >= least:
            lack, target = spend.scaled_target - spend.scaled_budget, spend.scaled_target
            need = ratio(lack * importance, target * desk.seen.unit)
            yield _on("R11_underspend", spend.reading, need, spend.spend_index)


def _overspend_overkill(desk: _Desk) -> Iterator[Finding]:
    points = ipa.panel(desk.scope).points
    overkill = {point.id for point in points if point.quadrant == "overkill"}
    for spend in budget.panel(desk.scope).spends:
        index = spend.spend_index if spend.spend_class == "over" else None
        if index is not None and spend.id in overkill:
            yield _on("R12_overspend_overkill", spend.reading, (index - 100) / 20, index)


def _blind_spot(desk: _Desk) -> Iterator[Finding]:
    needs = {"stage_persona": NEED_EMPTY_CELL, "phase_environment": NEED_EMPTY_PLACE}
    for spot in coverage.panel(desk.scope).blind_spots:
        if spot.kind in needs:
            need = Fraction(needs[spot.kind])
            yield Finding("R13_blind_spot", spot.first, spot.second, None, need)


def _after_neglected(desk: _Desk) -> Iterator[Finding]:
    found = coverage.panel(desk.scope)
    if found.after_neglected:
        yield Finding(
            "R14_after_neglected", "after", None, None, Fraction(NEED_AFTER), found.after.percent
        )


_RULES = (
    _legal_open,
    _moment_of_truth_weak,
    _weak_important,
    _expectation_gap,
    _unused_potential,
    _unmanaged,
    _bridge_gap,
    _no_feedback,
    _loop_open,
    _no_owner,
    _underspend,
    _overspend_overkill,
    _blind_spot,
    _after_neglected,
)

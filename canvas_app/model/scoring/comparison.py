"""P12: two journeys side by side, and the A/B of what was observed (room: scores).

Every difference is the difference of the two displayed numbers, so that the table adds up for
the reader; such numbers are held in steps of their last decimal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from canvas_app.model.project import Journey, Observed, Project
from canvas_app.model.scoring import budget, emotion_curve, gaps, journey_score
from canvas_app.model.scoring.readings import QUALITY_STEPS, Reading, table
from canvas_app.model.scoring.rounding import ratio, rounded, shown, steps, steps_of_root
from canvas_app.model.scoring.settings import FEW_CASES, Z95, thresholds
from canvas_app.model.scoring.values import Scope, ViewChoice

Verdict = Literal["better", "worse", "mixed", "same"]
AbVerdict = Literal["a", "b", "unclear"]

QUALITY_DECIMALS = 1


class Pair(NamedTuple):
    """A number of both journeys, exact; ``decimals`` says how it is displayed."""

    a: Fraction | None
    b: Fraction | None
    decimals: int

    @property
    def difference(self) -> Fraction | None:
        """The displayed b minus the displayed a; None when one is missing."""
        if self.a is None or self.b is None:
            return None
        apart = steps(self.b, self.decimals) - steps(self.a, self.decimals)
        return Fraction(apart, 10**self.decimals)


class Kept(NamedTuple):
    """A touchpoint of both journeys, matched by key; ``gain`` is ΔQ in tenths of a point."""

    key: str
    a: Reading
    b: Reading
    gain: int | None

    @property
    def quality(self) -> Pair:
        """Both qualities, 0…100."""
        return Pair(exact_quality(self.a), exact_quality(self.b), QUALITY_DECIMALS)


class AbTest(NamedTuple):
    """Observed completion: rates and difference (b − a) as parts of 1, exact.

    The 95 % interval is ``difference ± √margin_square``. ``few`` warns of less than ten
    completed or not completed journeys on a side.
    """

    rate_a: Fraction
    rate_b: Fraction
    margin_square: Fraction
    few: bool

    @property
    def difference(self) -> Fraction:
        """Rate of b − rate of a."""
        return self.rate_b - self.rate_a

    @property
    def verdict(self) -> AbVerdict:
        """Who is ahead, if the interval leaves out 0."""
        if self.difference**2 <= self.margin_square:
            return "unclear"
        return "b" if self.difference > 0 else "a"

    def bound(self, sign: int) -> float | int:
        """Return the lower (−1) or upper (+1) bound in points with two decimals."""
        scale = 100
        square = self.margin_square * scale**2
        return shown(steps_of_root(self.difference * scale, square, sign, 2), 2)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Panel P12. ``added`` and ``removed`` are live touchpoints of one side only.

    ``improved`` starts with the largest gain, ``worsened`` with the largest loss.
    """

    a: Journey
    b: Journey
    added: tuple[Reading, ...]
    removed: tuple[Reading, ...]
    kept: tuple[Kept, ...]
    improved: tuple[Kept, ...]
    worsened: tuple[Kept, ...]
    score: Pair
    chain_score: Pair
    remembered: Pair
    mean_gap: Pair
    touchpoints: tuple[int, int]
    by_stage: Mapping[str, Pair]
    budget: tuple[Fraction | None, ...]
    verdict: Verdict | None
    ab: AbTest | None


def panel(
    project: Project,
    a: Journey,
    b: Journey,
    persona_id: str | None = None,
    view: ViewChoice = "best",
) -> Comparison:
    """Compare two journeys with the stages, personas, settings and budget of a project.

    Live touchpoints are matched by ``key`` (the earlier one where a key repeats). Better: score
    at least 2 points up and chain score not down; worse: the reverse; mixed: either differs by
    2 otherwise; else the same. A/B: difference of the rates with its 95 % interval.
    """
    first, second = (Scope(project, journey, persona_id, view) for journey in (a, b))
    here, there = _by_key(first), _by_key(second)
    kept = tuple(_kept(key, here[key], there[key]) for key in here if key in there)
    moved = [(pair.gain, pair) for pair in kept if pair.gain]
    one, other = journey_score.panel(first), journey_score.panel(second)
    score = Pair(one.score, other.score, 1)
    chain = Pair(one.chain_score, other.chain_score, 1)
    return Comparison(
        a,
        b,
        tuple(there[key] for key in there if key not in here),
        tuple(here[key] for key in here if key not in there),
        kept,
        tuple(pair for gain, pair in sorted(moved, key=lambda m: -m[0]) if gain > 0),
        tuple(pair for gain, pair in sorted(moved, key=lambda m: m[0]) if gain < 0),
        score,
        chain,
        Pair(emotion_curve.panel(first).remembered, emotion_curve.panel(second).remembered, 2),
        Pair(gaps.panel(first).mean_gap, gaps.panel(second).mean_gap, 2),
        (one.live, other.live),
        {id_: Pair(mean, other.by_stage[id_], 1) for id_, mean in one.by_stage.items()},
        _money(first, second),
        verdict(score.difference, chain.difference, thresholds(project).compare_threshold),
        ab_test(a.observed, b.observed),
    )


def _by_key(scope: Scope) -> Mapping[str, Reading]:
    found: dict[str, Reading] = {}
    for reading in table(scope).live:
        found.setdefault(reading.touchpoint.key, reading)
    return found


def _kept(key: str, a: Reading, b: Reading) -> Kept:
    before, after = _shown_quality(a), _shown_quality(b)
    return Kept(key, a, b, None if before is None or after is None else after - before)


def _shown_quality(reading: Reading) -> int | None:
    """Return the quality in displayed tenths; all are 0 or more."""
    if reading.quality is None:
        return None
    parts = QUALITY_STEPS * reading.unit
    return (20 * reading.quality + parts) // (2 * parts)


def exact_quality(reading: Reading) -> Fraction | None:
    """Return the quality of a touchpoint (0…100), None where it is not rated enough."""
    quality = reading.quality
    return None if quality is None else ratio(quality, QUALITY_STEPS * reading.unit)


def _money(*scopes: Scope) -> tuple[Fraction | None, ...]:
    """Return the money of the live touchpoints; None where no line names one of them."""
    project = scopes[0].project
    held, parts = budget.purses(project.budget_lines, thresholds(project).budget_basis)
    sides = [[held[r.id] for r in table(scope).live if r.id in held] for scope in scopes]
    return tuple(
        Fraction(sum(purse.amount for purse in side), parts) if side else None for side in sides
    )


def verdict(score: Fraction | None, chain: Fraction | None, least: Fraction) -> Verdict | None:
    """Return the verdict on two displayed differences; None when one is missing."""
    if score is None or chain is None:
        return None
    if score >= least and chain >= 0:
        return "better"
    if score <= -least and chain <= 0:
        return "worse"
    return "mixed" if max(abs(score), abs(chain)) >= least else "same"


def ab_test(a: Observed | None, b: Observed | None) -> AbTest | None:
    """Return the test of two observed journeys; None when nobody entered one of them.

    Normal approximation: d ± 1.96·√(pA(1−pA)/nA + pB(1−pB)/nB).
    """
    if a is None or b is None or not (_plausible(a) and _plausible(b)):
        return None
    rates = [Fraction(side.completed, side.entered) for side in (a, b)]
    spread = sum(
        (rate * (1 - rate) / side.entered for rate, side in zip(rates, (a, b), strict=True)),
        Fraction(0),
    )
    few = min(min(side.completed, side.entered - side.completed) for side in (a, b)) < FEW_CASES
    return AbTest(rates[0], rates[1], Z95**2 * spread, few)


def _plausible(observed: Observed) -> bool:
    return 0 < observed.entered >= observed.completed


def as_json(result: Comparison) -> dict[str, object]:
    """Return the comparison as ``compare --json`` prints it (``scoring.md`` 2.14)."""
    return {
        "a": result.a.id,
        "b": result.b.id,
        "added": [reading.touchpoint.key for reading in result.added],
        "removed": [reading.touchpoint.key for reading in result.removed],
        "kept": {pair.key: _gain(pair) for pair in result.kept},
        "improved": [_change(pair) for pair in result.improved],
        "worsened": [_change(pair) for pair in result.worsened],
        "score": _three(result.score),
        "chain_score": _three(result.chain_score),
        "remembered": _three(result.remembered),
        "mean_gap": _three(result.mean_gap),
        "touchpoints": [*result.touchpoints, result.touchpoints[1] - result.touchpoints[0]],
        "by_stage": {id_: rounded(p.difference, 1) for id_, p in result.by_stage.items()},
        "budget": [rounded(amount, 0) for amount in result.budget],
        "verdict": result.verdict,
        "ab": None if result.ab is None else _ab(result.ab),
    }


def _change(kept: Kept) -> list[object]:
    return [kept.key, _gain(kept)]


def _gain(kept: Kept) -> float | int | None:
    return None if kept.gain is None else shown(kept.gain, QUALITY_DECIMALS)


def _three(pair: Pair) -> list[object]:
    numbers = (pair.a, pair.b, pair.difference)
    return [rounded(number, pair.decimals) for number in numbers]


def _ab(test: AbTest) -> dict[str, object]:
    return {
        "rate_a": rounded(100 * test.rate_a, 1),
        "rate_b": rounded(100 * test.rate_b, 1),
        "difference": rounded(100 * test.difference, 2),
        "low": test.bound(-1),
        "high": test.bound(1),
        "few": test.few,
        "verdict": test.verdict,
    }

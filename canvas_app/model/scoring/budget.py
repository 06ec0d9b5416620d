"""P8: where money and impact part, and what to move (room: scores).

All money is held in whole numbers: amounts over ``parts`` (lines are split equally), gifts and
needs over one more common factor, so that ranks, floors and remainders are exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Literal, NamedTuple

from canvas_app.model.project import BudgetLine
from canvas_app.model.scoring import success_touchpoints
from canvas_app.model.scoring.memo import remembered
from canvas_app.model.scoring.readings import QUALITY_STEPS, Reading, table
from canvas_app.model.scoring.rounding import ratio, rounded
from canvas_app.model.scoring.settings import Basis, thresholds
from canvas_app.model.scoring.values import Scope

Mode = Literal["impact", "importance"]
SpendClass = Literal["over", "under", "balanced"]
Protection = Literal["success", "weak_moment"]


class Purse(NamedTuple):
    """The money of one touchpoint, over a denominator that all purses of a journey share.

    ``ceiling`` is None when a line of the touchpoint has none.
    """

    amount: int
    unlocked: int
    ceiling: int | None


class Ledger(NamedTuple):
    """Sums over all considered touchpoints: money over ``unit``, impact over its own unit."""

    unit: int
    budget: int
    impact: int


class Spend(NamedTuple):
    """One touchpoint of the money question, in whole numbers of its ledger.

    ``spare`` is the most it may give in one round, ``room`` how far its ceiling lets it grow,
    ``moved`` what the suggestion adds or takes, in currency units. ``protected`` says why an
    overspent touchpoint gives nothing.
    """

    reading: Reading
    ledger: Ledger
    scaled_budget: int
    scaled_target: int
    scaled_impact: int
    spare: int
    room: int
    spend_class: SpendClass
    protected: Protection | None
    moved: int = 0

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.reading.id

    @property
    def budget(self) -> Fraction:
        """B, in currency units."""
        return ratio(self.scaled_budget, self.ledger.unit)

    @property
    def target(self) -> Fraction:
        """T, what its share of the impact would deserve, in currency units."""
        return ratio(self.scaled_target, self.ledger.unit)

    @property
    def spend_index(self) -> Fraction | None:
        """100·B/T; None where nothing should be spent (target 0)."""
        return ratio(100 * self.scaled_budget, self.scaled_target) if self.scaled_target else None

    @property
    def share_spend(self) -> Fraction:
        """Part of all money, in per cent."""
        return ratio(100 * self.scaled_budget, self.ledger.budget)

    @property
    def share_impact(self) -> Fraction:
        """Part of all impact, in per cent."""
        return ratio(100 * self.scaled_impact, self.ledger.impact)

    @property
    def suggested(self) -> Fraction:
        """The budget after one round of reallocation."""
        return self.budget + self.moved


class Transfer(NamedTuple):
    """Whole currency units that go from one touchpoint to another."""

    start: str
    end: str
    amount: int


@dataclass(frozen=True, slots=True)
class PlanActual:
    """Sums over the lines of the journey that have both amounts."""

    planned: int
    actual: int
    lines: tuple[str, ...]

    @property
    def difference(self) -> int:
        """Actual − planned."""
        return self.actual - self.planned

    @property
    def percent(self) -> Fraction | None:
        """The difference in per cent of the plan; None without a plan."""
        return Fraction(100 * self.difference, self.planned) if self.planned else None


@dataclass(frozen=True, slots=True)
class Budget:
    """Panel P8. ``spends`` is empty and ``mode`` None when there is nothing to compare.

    ``unrated`` have money but no importance; ``without_chance`` force the importance mode.
    """

    mode: Mode | None
    total: Fraction
    spends: tuple[Spend, ...]
    pool: int
    transfers: tuple[Transfer, ...]
    unrated: tuple[str, ...]
    without_chance: tuple[str, ...]
    plan_vs_actual: PlanActual | None


@remembered("stages", "personas", "settings", "budget_lines")
def panel(scope: Scope) -> Budget:
    """Compare shares of spend with shares of impact and suggest one round of transfers.

    V = I·S/100, or I unless every considered touchpoint has a chance, 0 where it will retire;
    T = ΣB·V/ΣV; index = 100·B/T: over above 120, under below 80. Donors give at most 20 % of
    their unlocked money, success touchpoints and weak moments of truth nothing; takers stop at
    their ceiling; whole units by largest remainder. Sources: [002:42], influence [M3], [M9].
    """
    seen, limits = table(scope), thresholds(scope.project)
    held, parts = purses(scope.project.budget_lines, limits.budget_basis)
    paid = [reading for reading in seen.readings if reading.id in held]
    considered = [reading for reading in paid if reading.importance is not None]
    chanceless = tuple(r.id for r in considered if r.success_chance is None)
    total = sum(held[reading.id].amount for reading in considered)
    spends = _moved(_spends(scope, considered, held, parts))
    mode: Mode = "importance" if chanceless else "impact"
    return Budget(
        mode if spends else None,
        Fraction(total, parts),
        spends,
        sum(spend.moved for spend in spends if spend.moved > 0),
        tuple(_transfers(spends)),
        tuple(reading.id for reading in paid if reading.importance is None),
        chanceless,
        _plan_vs_actual(scope),
    )


def purses(lines: Iterable[BudgetLine], basis: Basis) -> tuple[Mapping[str, Purse], int]:
    """Return every touchpoint's money and its denominator.

    Each line is split equally over its touchpoints, ceilings likewise; lines without the
    amount of the basis do not count.
    """
    counted = [(line, getattr(line, basis)) for line in lines]
    counted = [(line, amount) for line, amount in counted if amount is not None]
    parts = lcm(*(len(line.touchpoint_ids) for line, _ in counted))
    held: dict[str, Purse] = {}
    for line, amount in counted:
        factor = parts // len(line.touchpoint_ids)
        for id_ in line.touchpoint_ids:
            held[id_] = _add(held.get(id_, Purse(0, 0, 0)), line, amount * factor, factor)
    return held, parts


def _add(purse: Purse, line: BudgetLine, amount: int, factor: int) -> Purse:
    ceiling = None
    if purse.ceiling is not None and line.ceiling is not None:
        ceiling = purse.ceiling + line.ceiling * factor
    unlocked = purse.unlocked if line.locked else purse.unlocked + amount
    return Purse(purse.amount + amount, unlocked, ceiling)


def _protected(scope: Scope, considered: Iterable[Reading]) -> Mapping[str, Protection]:
    """Return the touchpoints that give nothing, with the reason."""
    weak = thresholds(scope.project).mot_quality * QUALITY_STEPS
    safe: dict[str, Protection] = {
        r.id: "weak_moment"
        for r in considered
        if r.moment_of_truth and r.live and r.quality is not None and r.quality < weak * r.unit
    }
    safe.update(dict.fromkeys(success_touchpoints.panel(scope).success, "success"))
    return safe


def _spends(
    scope: Scope, considered: Sequence[Reading], held: Mapping[str, Purse], parts: int
) -> list[Spend]:
    """Return what is spent and what should be; nothing where nothing compares."""
    limits, impacts = thresholds(scope.project), _impacts(considered)
    spent, impact = sum(held[reading.id].amount for reading in considered), sum(impacts)
    if not spent or not impact:
        return []
    cap, tolerance = limits.budget_cap / 100, limits.budget_tolerance
    fine, safe = impact * cap.denominator, _protected(scope, considered)
    ledger = Ledger(parts * fine, spent * fine, impact)
    spends = []
    for reading, own in zip(considered, impacts, strict=True):
        amount, unlocked, ceiling = held[reading.id]
        budget, target = amount * fine, spent * own * cap.denominator
        spare = min(budget - target, unlocked * impact * cap.numerator)
        room = (target if ceiling is None else min(target, ceiling * fine)) - budget
        kind = _class(budget, target, tolerance)
        shield = safe.get(reading.id) if kind == "over" else None
        spends.append(Spend(reading, ledger, budget, target, own, spare, room, kind, shield))
    return spends


def _impacts(considered: Sequence[Reading]) -> list[int]:
    certain = all(reading.success_chance is not None for reading in considered)
    return [
        0
        if r.touchpoint.status == "retire"
        else (r.importance or 0) * ((r.success_chance or 0) if certain else 1)
        for r in considered
    ]


def _class(budget: int, target: int, tolerance: Fraction) -> SpendClass:
    full, part = 100 * tolerance.denominator, tolerance.numerator
    if full * budget > (full + part) * target:
        return "over"
    return "under" if full * budget < (full - part) * target else "balanced"


def _moved(spends: Sequence[Spend]) -> tuple[Spend, ...]:
    """Return the spends with what every one gets or gives in whole units."""
    if not spends:
        return ()
    gifts = [
        spend.spare if spend.spend_class == "over" and not spend.protected else 0
        for spend in spends
    ]
    needs = [max(spend.room, 0) if spend.spend_class == "under" else 0 for spend in spends]
    pool = min(sum(gifts), sum(needs)) // spends[0].ledger.unit
    sides = zip(spends, allot(pool, needs), allot(pool, gifts), strict=True)
    return tuple(spend._replace(moved=more - less) for spend, more, less in sides)


def allot(pool: int, claims: Sequence[int]) -> list[int]:
    """Divide whole units in proportion to claims by largest remainder (tie: earlier)."""
    total = sum(claims)
    if not total:
        return [0] * len(claims)
    shares = [divmod(pool * claim, total) for claim in claims]
    rest = pool - sum(whole for whole, _ in shares)
    first = sorted(range(len(claims)), key=lambda index: -shares[index][1])[:rest]
    lucky = set(first)
    return [whole + (index in lucky) for index, (whole, _) in enumerate(shares)]


def _transfers(spends: Iterable[Spend]) -> Iterator[Transfer]:
    """Yield the transfers, largest donor to largest taker until both sides are empty."""
    moves = sorted(((spend.id, spend.moved) for spend in spends), key=lambda m: -abs(m[1]))
    donors = [(id_, -amount) for id_, amount in moves if amount < 0]
    takers = [(id_, amount) for id_, amount in moves if amount > 0]
    queue = iter(takers)
    end, room = next(queue, ("", 0))
    for start, left in donors:
        while left:
            amount = min(left, room)
            yield Transfer(start, end, amount)
            left, room = left - amount, room - amount
            if not room:
                end, room = next(queue, ("", 0))


def _plan_vs_actual(scope: Scope) -> PlanActual | None:
    here = {touchpoint.id for touchpoint in scope.journey.touchpoints}
    both = [
        (line.id, line.planned, line.actual)
        for line in scope.project.budget_lines
        if line.planned is not None
        and line.actual is not None
        and not here.isdisjoint(line.touchpoint_ids)
    ]
    if not both:
        return None
    return PlanActual(sum(b[1] for b in both), sum(b[2] for b in both), tuple(b[0] for b in both))


def as_json(result: Budget) -> dict[str, object]:
    """Return the panel as ``score --json`` prints it (``scoring.md`` 2.14)."""
    compared = result.plan_vs_actual
    return {
        "mode": result.mode,
        "total": rounded(result.total, 0),
        "touchpoints": {spend.id: _spend(spend) for spend in result.spends},
        "pool": result.pool,
        "transfers": [list(transfer) for transfer in result.transfers],
        "unrated": list(result.unrated),
        "plan_vs_actual": compared
        and {
            "planned": compared.planned,
            "actual": compared.actual,
            "difference": compared.difference,
            "percent": rounded(compared.percent, 1),
        },
    }


def _spend(spend: Spend) -> dict[str, object]:
    return {
        "budget": rounded(spend.budget, 0),
        "share_spend": rounded(spend.share_spend, 1),
        "share_impact": rounded(spend.share_impact, 1),
        "target": rounded(spend.target, 0),
        "index": rounded(spend.spend_index, 0),
        "class": spend.spend_class,
        "protected": spend.protected is not None,
        "suggested": rounded(spend.suggested, 0),
    }

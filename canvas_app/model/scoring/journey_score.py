"""P1: how good the journey is, its weakest link and its biggest drag (room: scores)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from canvas_app.model.project import PHASES
from canvas_app.model.scoring.memo import remembered
from canvas_app.model.scoring.readings import QUALITY_STEPS, Reading, Table, table
from canvas_app.model.scoring.rounding import ratio, rounded
from canvas_app.model.scoring.settings import Thresholds, thresholds
from canvas_app.model.scoring.values import Scope


class Share(NamedTuple):
    """What one rated touchpoint adds to the score; numbers on demand are exact.

    ``scaled_weight`` and ``total_weight`` share a denominator that cancels out.
    """

    reading: Reading
    scaled_quality: int
    scaled_weight: int
    total_weight: int

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.reading.id

    @property
    def quality(self) -> Fraction:
        """Q, 0…100."""
        return ratio(self.scaled_quality, QUALITY_STEPS * self.reading.unit)

    @property
    def weight_share(self) -> Fraction | None:
        """The touchpoint's part of all weights, 0…1; None when all weights are 0."""
        return ratio(self.scaled_weight, self.total_weight) if self.total_weight else None

    @property
    def loss(self) -> Fraction | None:
        """Points the touchpoint costs the journey: weight share times what Q lacks to 100."""
        share = self.weight_share
        return None if share is None else share * (100 - self.quality)


@dataclass(frozen=True, slots=True)
class JourneyScore:
    """Panel P1. ``shares`` are the rated live touchpoints in canonical order.

    ``score`` (J) and ``chain_score`` (K), 0…100, are None when nothing is rated or all
    weights are 0; so are the means per stage and phase.
    """

    score: Fraction | None
    chain_score: Fraction | None
    live: int
    shares: tuple[Share, ...]
    missing: tuple[str, ...]
    weakest: Share | None
    drag: Share | None
    by_stage: Mapping[str, Fraction | None]
    by_phase: Mapping[str, Fraction | None]


@remembered("stages", "personas", "settings")
def panel(scope: Scope) -> JourneyScore:
    """Return J = Σ w·Q / Σ w with w = importance, times 1.5 for a moment of truth.

    Q = (2·10·E + 25·(C+2) + 25·(M+2)) / weights of the parts that exist. The weakest link is
    the lowest Q with importance ≥ 4 or moment of truth (tie: larger w, then earlier),
    K = (J + Q of the weakest) / 2, the drag the largest loss w·(100−Q) / Σ w (tie: lower Q,
    then earlier). Sources: the chain and its weakest moment [001:9], parts [000:25]
    [001:57], a journey as a whole [M8].
    """
    seen, limits = table(scope), thresholds(scope.project)
    shares = _shares(seen, limits)
    score = _mean(shares)
    weakest = _weakest(shares, seen, limits)
    return JourneyScore(
        score,
        score if score is None or weakest is None else (score + weakest.quality) / 2,
        len(seen.live),
        shares,
        tuple(reading.id for reading in seen.live if reading.quality is None),
        weakest,
        _drag(shares),
        _means(shares, [s.id for s in scope.project.stages], lambda r: r.stage_id),
        _means(shares, PHASES, lambda r: r.phase),
    )


def _shares(seen: Table, limits: Thresholds) -> tuple[Share, ...]:
    weigh = weights(seen, limits)
    rated = [(r, r.quality, weigh(r)) for r in seen.live if r.quality is not None]
    total = sum(weight for _, _, weight in rated)
    return tuple(Share(reading, quality, weight, total) for reading, quality, weight in rated)


def weights(seen: Table, limits: Thresholds) -> Callable[[Reading], int]:
    """Return the weight of a reading, in units of ``unit ·`` denominator of ``mot_weight``."""
    default = seen.scaled(limits.default_importance)
    extra, usual = limits.mot_weight.numerator, limits.mot_weight.denominator

    def weight(reading: Reading) -> int:
        factor = extra if reading.moment_of_truth else usual
        return reading.importance_or(default) * factor

    return weight


def _mean(shares: Iterable[Share]) -> Fraction | None:
    total = weight = unit = 0
    for share in shares:
        total += share.scaled_weight * share.scaled_quality
        weight += share.scaled_weight
        unit = share.reading.unit
    return Fraction(total, weight * QUALITY_STEPS * unit) if weight else None


def _means(
    shares: Iterable[Share], names: Iterable[str], of: Callable[[Reading], str | None]
) -> Mapping[str, Fraction | None]:
    groups: defaultdict[str | None, list[Share]] = defaultdict(list)
    for share in shares:
        groups[of(share.reading)].append(share)
    return {name: _mean(groups[name]) for name in names}


def _weakest(shares: Iterable[Share], seen: Table, limits: Thresholds) -> Share | None:
    least = seen.limit(limits.weakest_min_importance)
    default = seen.scaled(limits.default_importance)
    candidates = [
        share
        for share in shares
        if share.reading.importance_or(default) >= least or share.reading.moment_of_truth
    ]
    return min(candidates, key=lambda s: (s.scaled_quality, -s.scaled_weight), default=None)


def _drag(shares: Iterable[Share]) -> Share | None:
    losing = [(_scaled_loss(s), s) for s in shares if _scaled_loss(s) > 0]
    return min(losing, key=lambda loss: (-loss[0], loss[1].scaled_quality), default=(0, None))[1]


def _scaled_loss(share: Share) -> int:
    return share.scaled_weight * (100 * QUALITY_STEPS * share.reading.unit - share.scaled_quality)


def as_json(result: JourneyScore) -> dict[str, object]:
    """Return the panel as ``score --json`` prints it (``scoring.md`` 2.14)."""
    weakest, drag = result.weakest, result.drag
    return {
        "score": rounded(result.score, 1),
        "chain_score": rounded(result.chain_score, 1),
        "live": result.live,
        "rated": len(result.shares),
        "weakest": weakest and {"id": weakest.id, "quality": rounded(weakest.quality, 1)},
        "drag": drag and {"id": drag.id, "loss": rounded(drag.loss, 1)},
        "by_stage": {id_: rounded(mean, 1) for id_, mean in result.by_stage.items()},
        "by_phase": {id_: rounded(mean, 1) for id_, mean in result.by_phase.items()},
        "touchpoints": {share.id: rounded(share.quality, 1) for share in result.shares},
    }

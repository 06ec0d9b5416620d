"""P1: how good the journey is, its weakest link and its biggest drag (room: scores)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter
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
    def lack(self) -> int:
        """What the quality lacks to 100, as ``scaled_quality``."""
        return 100 * QUALITY_STEPS * self.reading.unit - self.scaled_quality

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
        _means(shares, [s.id for s in scope.project.stages], attrgetter("stage_id")),
        _means(shares, PHASES, attrgetter("phase")),
    )


def _shares(seen: Table, limits: Thresholds) -> tuple[Share, ...]:
    extra, usual = limits.mot_weight.numerator, limits.mot_weight.denominator
    rated = [
        (r, r.quality, r.assumed_importance * (extra if r.moment_of_truth else usual))
        for r in seen.live
        if r.quality is not None
    ]
    total = sum(weight for _, _, weight in rated)
    return tuple(Share(reading, quality, weight, total) for reading, quality, weight in rated)


def _mean(shares: Iterable[Share]) -> Fraction | None:
    return _means(shares, ("",), lambda _: "")[""]


def _means(
    shares: Iterable[Share], names: Iterable[str], of: Callable[[Reading], str | None]
) -> Mapping[str, Fraction | None]:
    """Return Σ w·Q / Σ w of every group; None where nothing has weight."""
    totals, weights = Counter[str | None](), Counter[str | None]()
    unit = 1
    for reading, quality, weight, _ in shares:
        name, unit = of(reading), reading.unit
        totals[name] += weight * quality
        weights[name] += weight
    parts = QUALITY_STEPS * unit
    return {
        name: Fraction(totals[name], weights[name] * parts) if weights[name] else None
        for name in names
    }


def _weakest(shares: Iterable[Share], seen: Table, limits: Thresholds) -> Share | None:
    least = seen.limit(limits.weakest_min_importance)
    candidates = [
        share
        for share in shares
        if share.reading.assumed_importance >= least or share.reading.moment_of_truth
    ]
    return min(candidates, key=lambda s: (s.scaled_quality, -s.scaled_weight), default=None)


def _drag(shares: Iterable[Share]) -> Share | None:
    losing = [share for share in shares if share.scaled_weight and share.lack]
    return max(losing, key=lambda s: (s.scaled_weight * s.lack, -s.scaled_quality), default=None)


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

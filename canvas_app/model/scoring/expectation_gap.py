"""P5: what customers get against what they expect, and inside against outside (room: scores)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from canvas_app.model.scoring.memo import remembered
from canvas_app.model.scoring.readings import Reading, Table, table
from canvas_app.model.scoring.rounding import ratio, rounded
from canvas_app.model.scoring.settings import Thresholds, thresholds
from canvas_app.model.scoring.values import Scope

GapClass = Literal["disappointing", "ok", "delighting"]


class Gap(NamedTuple):
    """One line of the ranking.

    ``scaled`` is the gap, ``scaled_importance`` the importance (the default where missing),
    both over the reading's unit.
    """

    reading: Reading
    scaled: int
    scaled_importance: int
    gap_class: GapClass

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.reading.id

    @property
    def gap(self) -> Fraction:
        """G = experience − expectation, −10…+10."""
        return ratio(self.scaled, self.reading.unit)

    @property
    def importance(self) -> Fraction:
        """The importance that weighs the gap, 0…10."""
        return ratio(self.scaled_importance, self.reading.unit)

    @property
    def weighted(self) -> Fraction:
        """G · I / 10, −10…+10."""
        return ratio(self.scaled * self.scaled_importance, 10 * self.reading.unit**2)


class SelfImage(NamedTuple):
    """How much better the organisation sees a touchpoint than its customers do."""

    reading: Reading
    scaled: int

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.reading.id

    @property
    def gap(self) -> Fraction:
        """Experience in the internal view − in the customer view, −10…+10."""
        return ratio(self.scaled, self.reading.unit)


@dataclass(frozen=True, slots=True)
class ExpectationGaps:
    """Panel P5. ``ranking`` is worst first; ``overall`` is weighted with importance.

    ``self_images`` are the touchpoints rated in both views, in canonical order.
    """

    overall: Fraction | None
    ranking: tuple[Gap, ...]
    excluded: tuple[str, ...]
    disappointing: int
    delighting: int
    self_images: tuple[SelfImage, ...]
    self_image_mean: Fraction | None
    self_image_largest: SelfImage | None


@remembered("stages", "personas", "settings")
def panel(scope: Scope) -> ExpectationGaps:
    """Return G = E − X: disappointing at most −2, delighting from +2, ranked by G·I/10.

    Overall Σ I·G / Σ I over live touchpoints; a missing importance counts as 5. Sources:
    perception minus expectation, weighted [M4], the three words [M12], two views [002:40].
    """
    seen, limits = table(scope), thresholds(scope.project)
    gaps = _gaps(seen, limits)
    images = tuple(
        SelfImage(r, r.self_image[0] - r.self_image[1]) for r in seen.live if r.self_image
    )
    return ExpectationGaps(
        _overall(gaps),
        tuple(sorted(gaps, key=lambda gap: gap.scaled * gap.scaled_importance)),
        tuple(r.id for r in seen.live if r.experience is None or r.expectation is None),
        sum(gap.gap_class == "disappointing" for gap in gaps),
        sum(gap.gap_class == "delighting" for gap in gaps),
        images,
        Fraction(sum(i.scaled for i in images), len(images) * seen.unit) if images else None,
        max(images, key=lambda image: abs(image.scaled), default=None),
    )


def _gaps(seen: Table, limits: Thresholds) -> Sequence[Gap]:
    far = seen.limit(limits.gap_threshold)
    found = []
    for r in seen.live:
        if r.experience is not None and r.expectation is not None:
            scaled = r.experience - r.expectation
            found.append(Gap(r, scaled, r.assumed_importance, _class(scaled, far)))
    return found


def _class(scaled: int, far: int) -> GapClass:
    if scaled <= -far:
        return "disappointing"
    return "delighting" if scaled >= far else "ok"


def _overall(gaps: Iterable[Gap]) -> Fraction | None:
    total = weight = unit = 0
    for gap in gaps:
        total += gap.scaled * gap.scaled_importance
        weight += gap.scaled_importance
        unit = gap.reading.unit
    return Fraction(total, weight * unit) if weight else None


def as_json(result: ExpectationGaps) -> dict[str, object]:
    """Return the panel as ``score --json`` prints it (``scoring.md`` 2.14)."""
    largest = result.self_image_largest
    return {
        "overall": rounded(result.overall, 2),
        "ranking": [
            {
                "id": gap.id,
                "gap": rounded(gap.gap, 2),
                "weighted": rounded(gap.weighted, 2),
                "class": gap.gap_class,
            }
            for gap in result.ranking
        ],
        "excluded": list(result.excluded),
        "disappointing": result.disappointing,
        "delighting": result.delighting,
        "view_gap": {
            "n": len(result.self_images),
            "mean": rounded(result.self_image_mean, 2),
            "largest": largest and [largest.id, rounded(largest.gap, 2)],
        },
    }

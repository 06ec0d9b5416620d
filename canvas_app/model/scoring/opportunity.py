"""P4: where importance outruns what the customer gets (room: scores)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from canvas_app.model.project import Project
from canvas_app.model.scoring.memo import remembered
from canvas_app.model.scoring.readings import Reading, table
from canvas_app.model.scoring.rounding import ratio, rounded
from canvas_app.model.scoring.settings import (
    OPPORTUNITY_EXTREME,
    OPPORTUNITY_MODERATE,
    OPPORTUNITY_STRONG,
)
from canvas_app.model.scoring.values import Scope

Band = Literal["extreme", "strong", "moderate", "low"]
Served = Literal["under", "appropriate", "over"]


class Opportunity(NamedTuple):
    """One line of the ranking; ``scaled`` is the score over the reading's unit."""

    reading: Reading
    scaled: int
    band: Band
    served: Served

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.reading.id

    @property
    def score(self) -> Fraction:
        """O, 0…20."""
        return ratio(self.scaled, self.reading.unit)


@dataclass(frozen=True, slots=True)
class Opportunities:
    """Panel P4: the ranking, and the live touchpoints that lack a value."""

    ranking: tuple[Opportunity, ...]
    excluded: tuple[str, ...]


@remembered("stages", "personas")
def panel(scope: Scope) -> Opportunities:
    """Return O = I + max(I − E, 0), ranked by O, then I, then earlier.

    Bands: above 15 extreme, from 12 strong, from 10 moderate. Underserved from 10, overserved
    when E > I. Source: Ulwick [M1] [M2]; a workshop's estimate stands in for his shares.
    """
    live = table(scope).live
    lines = [_line(r, r.importance, r.experience) for r in live if _usable(r)]
    lines.sort(key=lambda line: (-line.scaled, -(line.reading.importance or 0)))
    return Opportunities(tuple(lines), tuple(r.id for r in live if not _usable(r)))


def _usable(reading: Reading) -> bool:
    return reading.importance is not None and reading.experience is not None


def _line(reading: Reading, importance: int | None, experience: int | None) -> Opportunity:
    importance, experience = importance or 0, experience or 0
    scaled = importance + max(importance - experience, 0)
    unit = reading.unit
    served: Served = "over" if experience > importance else "appropriate"
    if scaled >= OPPORTUNITY_MODERATE * unit:
        served = "under"
    return Opportunity(reading, scaled, _band(scaled, unit), served)


def _band(scaled: int, unit: int) -> Band:
    if scaled > OPPORTUNITY_EXTREME * unit:
        return "extreme"
    if scaled >= OPPORTUNITY_STRONG * unit:
        return "strong"
    return "moderate" if scaled >= OPPORTUNITY_MODERATE * unit else "low"


def is_estimate(project: Project, line: Opportunity) -> bool:
    """Whether the score is a workshop's estimate: a rating behind it has no survey source."""
    surveys = {source.id for source in project.sources if source.kind == "survey"}
    behind = [
        rating
        for rating in line.reading.touchpoint.ratings
        if rating.importance is not None or rating.experience is not None
    ]
    return any(rating.source_id not in surveys for rating in behind)


def as_json(result: Opportunities) -> dict[str, object]:
    """Return the panel as ``score --json`` prints it (``scoring.md`` 2.14)."""
    return {
        "ranking": [
            {
                "id": line.id,
                "score": rounded(line.score, 1),
                "band": line.band,
                "served": line.served,
            }
            for line in result.ranking
        ],
        "excluded": list(result.excluded),
    }

"""P7: the touchpoints that carry success, could carry it, or lie dormant (room: scores)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from canvas_app.model.scoring.memo import remembered
from canvas_app.model.scoring.readings import Reading, Table, table
from canvas_app.model.scoring.rounding import ratio, rounded
from canvas_app.model.scoring.settings import Thresholds, thresholds
from canvas_app.model.scoring.values import Scope

SuccessClass = Literal["success", "potential", "other"]


class Success(NamedTuple):
    """One line of the ranking; ``scaled`` is the index over ``100 · unit³``."""

    reading: Reading
    scaled: int
    success_class: SuccessClass

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.reading.id

    @property
    def success_index(self) -> Fraction:
        """Success index, 0…100."""
        return ratio(self.scaled, 100 * self.reading.unit**3)


@dataclass(frozen=True, slots=True)
class SuccessTouchpoints:
    """Panel P7. ``success`` and ``potential`` keep the order of the ranking.

    ``hidden`` are unused touchpoints of high importance, ``incomplete`` live ones that lack
    importance, experience or chance.
    """

    ranking: tuple[Success, ...]
    success: tuple[str, ...]
    potential: tuple[str, ...]
    hidden: tuple[Reading, ...]
    incomplete: tuple[str, ...]


@remembered("stages", "personas", "settings")
def panel(scope: Scope) -> SuccessTouchpoints:
    """Return I · S/100 · E/10 · 10, ranked by index, then I, then earlier.

    Success: I ≥ 7, E ≥ 7, S ≥ 60; potential: the same with E < 7. Sources: influence times
    how well it is delivered [M3], success touchpoints [000:45] [002:41].
    """
    seen, limits = table(scope), thresholds(scope.project)
    ranking = _ranking(seen, limits)
    return SuccessTouchpoints(
        ranking,
        tuple(line.id for line in ranking if line.success_class == "success"),
        tuple(line.id for line in ranking if line.success_class == "potential"),
        _hidden(seen, limits),
        tuple(reading.id for reading in seen.live if not _complete(reading)),
    )


def _complete(reading: Reading) -> bool:
    return None not in (reading.importance, reading.experience, reading.success_chance)


def _ranking(seen: Table, limits: Thresholds) -> tuple[Success, ...]:
    important = seen.limit(limits.success_importance)
    good, likely = seen.limit(limits.success_experience), seen.limit(limits.success_chance)
    lines = []
    for r in seen.live:
        i, e, s = r.importance, r.experience, r.success_chance
        if i is not None and e is not None and s is not None:
            reaches = i >= important and s >= likely
            well: SuccessClass = "success" if e >= good else "potential"
            lines.append(Success(r, i * e * s, well if reaches else "other"))
    return tuple(sorted(lines, key=lambda line: (-line.scaled, -(line.reading.importance or 0))))


def _hidden(seen: Table, limits: Thresholds) -> tuple[Reading, ...]:
    important = seen.limit(limits.success_importance)
    unused = [r for r in seen.readings if r.touchpoint.status == "unused"]
    dormant = [r for r in unused if r.importance is not None and r.importance >= important]
    return tuple(sorted(dormant, key=lambda r: -(r.importance or 0)))


def as_json(result: SuccessTouchpoints) -> dict[str, object]:
    """Return the panel as ``score --json`` prints it (``scoring.md`` 2.14)."""
    return {
        "ranking": [
            {"id": line.id, "index": rounded(line.success_index, 1), "class": line.success_class}
            for line in result.ranking
        ],
        "success": list(result.success),
        "potential": list(result.potential),
        "hidden": [reading.id for reading in result.hidden],
        "incomplete": list(result.incomplete),
    }

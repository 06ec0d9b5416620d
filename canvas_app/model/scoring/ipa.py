"""P3: the importance–performance matrix (room: scores)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from canvas_app.model.scoring.memo import remembered
from canvas_app.model.scoring.readings import Reading, table
from canvas_app.model.scoring.rounding import ratio, rounded
from canvas_app.model.scoring.settings import MIDPOINT, IpaMode, Thresholds, thresholds
from canvas_app.model.scoring.values import Scope

Quadrant = Literal["concentrate", "keep_up", "low_priority", "overkill"]

QUADRANTS: tuple[Quadrant, ...] = ("concentrate", "keep_up", "low_priority", "overkill")


class Point(NamedTuple):
    """One touchpoint in the matrix; the scaled numbers are over the reading's unit."""

    reading: Reading
    scaled_importance: int
    scaled_performance: int
    quadrant: Quadrant

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.reading.id

    @property
    def importance(self) -> Fraction:
        """Vertical place, 0…10."""
        return ratio(self.scaled_importance, self.reading.unit)

    @property
    def performance(self) -> Fraction:
        """Horizontal place, 0…10: the experience."""
        return ratio(self.scaled_performance, self.reading.unit)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Panel P3. ``mode`` is the crosshair actually used; ``excluded`` lack a value."""

    mode: IpaMode
    cross_importance: Fraction
    cross_performance: Fraction
    points: tuple[Point, ...]
    counts: Mapping[Quadrant, int]
    excluded: tuple[str, ...]


@remembered("stages", "personas", "settings")
def panel(scope: Scope) -> Matrix:
    """Return live touchpoints with importance and experience in four quadrants.

    The crosshair is the exact means of the points (fewer than 4 points: the midpoint 5/5),
    the midpoint or two settings; a value on the line is high. Source: Martilla and James
    1977 [M5], choice of the crosshair [M5b].
    """
    return matrix(scope, thresholds(scope.project).ipa_mode)


def matrix(scope: Scope, mode: IpaMode) -> Matrix:
    """Return the panel with a crosshair chosen here instead of by the settings."""
    seen, limits = table(scope), thresholds(scope.project)
    used = [
        (r, r.importance, r.experience)
        for r in seen.live
        if r.importance is not None and r.experience is not None
    ]
    used_mode, vertical, horizontal = _crosshair(mode, [u[1:] for u in used], seen.unit, limits)
    high, good = seen.limit(vertical), seen.limit(horizontal)
    points = tuple(Point(r, i, e, _QUADRANT[i >= high, e >= good]) for r, i, e in used)
    counts = Counter(point.quadrant for point in points)
    return Matrix(
        used_mode,
        vertical,
        horizontal,
        points,
        {quadrant: counts[quadrant] for quadrant in QUADRANTS},
        tuple(r.id for r in seen.live if r.importance is None or r.experience is None),
    )


_QUADRANT: dict[tuple[bool, bool], Quadrant] = {
    (True, False): "concentrate",
    (True, True): "keep_up",
    (False, False): "low_priority",
    (False, True): "overkill",
}


def _crosshair(
    mode: IpaMode, places: Sequence[tuple[int, int]], unit: int, limits: Thresholds
) -> tuple[IpaMode, Fraction, Fraction]:
    if mode == "fixed":
        return (mode, *limits.ipa_fixed)
    if mode == "midpoint" or not places or len(places) < limits.ipa_min_points:
        return "midpoint", MIDPOINT, MIDPOINT
    parts = unit * len(places)
    return (
        mode,
        Fraction(sum(importance for importance, _ in places), parts),
        Fraction(sum(performance for _, performance in places), parts),
    )


def as_json(result: Matrix) -> dict[str, object]:
    """Return the panel as ``score --json`` prints it (``scoring.md`` 2.14)."""
    return {
        "mode": result.mode,
        "cross_importance": rounded(result.cross_importance, 2),
        "cross_performance": rounded(result.cross_performance, 2),
        "points": {
            point.id: {
                "importance": rounded(point.importance, 2),
                "performance": rounded(point.performance, 2),
                "quadrant": point.quadrant,
            }
            for point in result.points
        },
        "counts": dict(result.counts),
        "excluded": list(result.excluded),
    }

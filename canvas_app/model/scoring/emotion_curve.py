"""P2: how the journey feels, and what of it is remembered (room: scores)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

from canvas_app.model.scoring.memo import remembered
from canvas_app.model.scoring.readings import Reading, table
from canvas_app.model.scoring.rounding import ratio, rounded
from canvas_app.model.scoring.settings import FEW_POINTS, LOW_POINT, REMEMBERED_LIMIT
from canvas_app.model.scoring.values import Scope

FeelingClass = Literal["positive", "neutral", "negative"]


class Point(NamedTuple):
    """One point of the curve; ``scaled`` is the feeling over the reading's unit."""

    reading: Reading
    scaled: int

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.reading.id

    @property
    def value(self) -> Fraction:
        """The feeling, −2…+2."""
        return ratio(self.scaled, self.reading.unit)


class Drop(NamedTuple):
    """The steepest fall between two neighbouring points."""

    start: Point
    end: Point

    @property
    def size(self) -> Fraction:
        """How far it falls, above 0, at most 4."""
        return self.start.value - self.end.value


@dataclass(frozen=True, slots=True)
class EmotionCurve:
    """Panel P2; everything is None without points. ``low`` is the weakest moment.

    ``few_points`` warns that the remembered value stands on fewer than five points.
    """

    points: tuple[Point, ...]
    missing: tuple[str, ...]
    peak: Point | None
    end: Point | None
    remembered: Fraction | None
    mean: Fraction | None
    feeling: FeelingClass | None
    high: Point | None
    low: Point | None
    drop: Drop | None
    lows: int
    few_points: bool


@remembered("stages", "personas")
def panel(scope: Scope) -> EmotionCurve:
    """Return the curve: live touchpoints with an emotional value, in canonical order.

    Remembered = (peak + end) / 2, where the peak is the value farthest from 0 (tie: the
    negative one, then the later one) and the end the last point; positive from +0.5,
    negative from −0.5. Sources: peak and end [M6], a line per persona [M7], the negative
    wins [001:9].
    """
    live = table(scope).live
    points = tuple(Point(r, r.emotional) for r in live if r.emotional is not None)
    missing = tuple(r.id for r in live if r.emotional is None)
    if not points:
        return EmotionCurve((), missing, None, None, None, None, None, None, None, None, 0, False)
    peak = max(reversed(points), key=lambda p: (abs(p.scaled), p.scaled < 0))
    kept = (peak.value + points[-1].value) / 2
    unit = points[0].reading.unit
    return EmotionCurve(
        points,
        missing,
        peak,
        points[-1],
        kept,
        Fraction(sum(p.scaled for p in points), unit * len(points)),
        feeling_class(kept),
        max(points, key=lambda p: p.scaled),
        min(points, key=lambda p: p.scaled),
        _drop(points),
        sum(p.scaled <= LOW_POINT * unit for p in points),
        len(points) < FEW_POINTS,
    )


def feeling_class(kept: Fraction) -> FeelingClass:
    """Return the word for a remembered value."""
    if kept >= REMEMBERED_LIMIT:
        return "positive"
    return "negative" if kept <= -REMEMBERED_LIMIT else "neutral"


def _drop(points: Iterable[Point]) -> Drop | None:
    falls = [Drop(a, b) for a, b in pairwise(points) if a.scaled > b.scaled]
    return max(falls, key=lambda fall: fall.start.scaled - fall.end.scaled, default=None)


def as_json(result: EmotionCurve) -> dict[str, object]:
    """Return the panel as ``score --json`` prints it (``scoring.md`` 2.14)."""
    drop = result.drop
    return {
        "points": [_pair(point) for point in result.points],
        "peak": _pair(result.peak),
        "end": _pair(result.end),
        "remembered": rounded(result.remembered, 2),
        "mean": rounded(result.mean, 2),
        "class": result.feeling,
        "high": _pair(result.high),
        "low": _pair(result.low),
        "drop": drop and [drop.start.id, drop.end.id, rounded(drop.size, 2)],
        "lows": result.lows,
    }


def _pair(point: Point | None) -> list[object] | None:
    return None if point is None else [point.id, rounded(point.value, 2)]

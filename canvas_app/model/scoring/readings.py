"""All effective values of a scope as whole numbers over one denominator (room: scores).

A mean over personas is a fraction; brought to a common ``unit`` it becomes an int, and the
panels compare, add and sort ints. ``number / unit`` is the exact value. The reading of a
touchpoint is made once: after an edit the unchanged records keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, gcd, lcm
from operator import itemgetter
from typing import NamedTuple

from canvas_app.model.project import Rating, Touchpoint
from canvas_app.model.scoring.memo import Memory, lens_key, same
from canvas_app.model.scoring.rounding import exact, ratio
from canvas_app.model.scoring.settings import QUALITY_PARTS, thresholds
from canvas_app.model.scoring.values import (
    LIVE,
    RATING_FIELDS,
    VIEWS_IN_TURN,
    RatingField,
    Scope,
    journey_personas,
    touchpoints,
)

QUALITY_STEPS = 12
"""A quality is a number over ``12 · unit``: its parts' weights add up to 1, 2, 3 or 4."""


class Reading(NamedTuple):
    """The effective values of one touchpoint as ints over ``unit``; None is missing.

    ``assumed_importance`` is the project's default (5) where nobody rated the importance.
    ``quality`` (0…100) is over ``12 · unit``. ``self_image`` is the experience in the
    internal and in the customer view, where both exist. What panels ask often of the
    touchpoint is copied, since a large document does not fit into the processor's cache.
    """

    id: str
    touchpoint: Touchpoint
    stage_id: str
    phase: str | None
    live: bool
    moment_of_truth: bool
    unit: int
    assumed_importance: int
    importance: int | None
    expectation: int | None
    experience: int | None
    cognitive: int | None
    emotional: int | None
    success_chance: int | None
    quality: int | None
    self_image: tuple[int, int] | None

    def value(self, field: RatingField) -> Fraction | None:
        """Return the exact value of a rating field, None when nobody rated it."""
        number: int | None = getattr(self, field)
        return None if number is None else ratio(number, self.unit)


@dataclass(frozen=True, slots=True)
class Table:
    """The readings of a scope in canonical order, with the places of the ids in it.

    ``readings`` holds the touchpoints of any status that apply, ``live`` those that
    customers meet. ``unit`` is common to all numbers.
    """

    unit: int
    readings: tuple[Reading, ...]
    live: tuple[Reading, ...]
    places: Mapping[str, int]

    def limit(self, threshold: Fraction | int) -> int:
        """Return the least number that reaches the threshold (``number >= limit``)."""
        return ceil(threshold * self.unit)

    def scaled(self, rating: Fraction) -> int:
        """Return a rating with at most one decimal over ``unit``."""
        return rating.numerator * self.unit // rating.denominator

    def find(self, touchpoint_id: str) -> Reading | None:
        """Return the reading of a touchpoint, None when it does not apply."""
        place = self.places.get(touchpoint_id)
        return None if place is None else self.readings[place]


def table(scope: Scope) -> Table:
    """Return the readings of a scope, remembered by the identity of the records."""
    project, journey = scope.project, scope.journey
    records = (journey.touchpoints, project.stages, project.personas)
    default = thresholds(project).default_importance
    key = (*lens_key(scope), journey.state, journey.persona_ids, default)
    found = _tables.get(key, records)
    if found is not None:
        return found
    former = _tables.latest(key)
    reusable = former is not None and same(former[0][1:], records[1:])
    return _tables.put(key, records, _read(scope, former[1] if former and reusable else _EMPTY))


def _read(scope: Scope, former: Table) -> Table:
    """Make the table; touchpoints that ``former`` has read already keep their reading."""
    eye = _eye(scope)
    ordered = touchpoints(scope)
    known = {id(reading.touchpoint): reading for reading in former.readings}
    fresh = [touchpoint for touchpoint in ordered if id(touchpoint) not in known]
    means = [_means(eye, touchpoint) for touchpoint in fresh]
    unit = _common_unit(former.unit, means)
    if unit != former.unit and known:
        return _read(scope, Table(unit, (), (), {}))
    for touchpoint, mean in zip(fresh, means, strict=True):
        known[id(touchpoint)] = _reading(eye, touchpoint, mean, unit)
    return _table(unit, tuple(known[id(touchpoint)] for touchpoint in ordered))


def _table(unit: int, readings: tuple[Reading, ...]) -> Table:
    live = tuple(reading for reading in readings if reading.live)
    return Table(unit, readings, live, {reading.id: i for i, reading in enumerate(readings)})


_EMPTY = Table(10, (), (), {})
_tables: Memory[Table] = Memory(24)


_Tenths = list[int | None]
"""The six fields of a rating in tenths, then the experience inside and outside."""
_Given = Mapping[tuple[str | None, str], _Tenths]
_Means = tuple[_Tenths, Sequence[int]]
"""Numerators in tenths and their denominators."""
_SILENCE: _Tenths = [None] * len(RATING_FIELDS)
_EXPERIENCE = RATING_FIELDS.index("experience")
_NOBODY: _Tenths = [None] * (len(RATING_FIELDS) + 2)
_WHOLE = (1,) * (len(RATING_FIELDS) + 2)


class _Eye(NamedTuple):
    """How a scope looks at every touchpoint; ``weights`` are whole, in persona order."""

    lens: str | None
    views: tuple[str, ...]
    weights: Mapping[str, int]
    live: frozenset[str]
    phases: Mapping[str, str]
    default: int


def _eye(scope: Scope) -> _Eye:
    project, journey = scope.project, scope.journey
    given = {p.id: exact(p.weight) for p in journey_personas(project, journey)}
    scale = lcm(*(weight.denominator for weight in given.values()))
    whole = {id_: int(weight * scale) for id_, weight in given.items()}
    common = gcd(*whole.values()) or 1
    return _Eye(
        scope.persona_id,
        VIEWS_IN_TURN[scope.view],
        {id_: weight // common for id_, weight in whole.items()},
        LIVE[journey.state],
        {stage.id: stage.phase for stage in project.stages},
        int(10 * thresholds(project).default_importance),
    )


def _voices(eye: _Eye, touchpoint: Touchpoint) -> Sequence[tuple[str | None, int]]:
    """Return who answers with which weight; those without own ratings speak as one."""
    if eye.lens is not None:
        return ((eye.lens, 1),)
    weights = eye.weights
    if touchpoint.persona_ids:
        weights = {id_: weights[id_] for id_ in touchpoint.persona_ids if id_ in weights}
    if not weights:
        return _TOGETHER
    own = weights.keys() & {rating.persona_id for rating in touchpoint.ratings}
    if not own:
        return _TOGETHER if any(weights.values()) else ()
    alone = [(id_, weights[id_]) for id_ in own if weights[id_]]
    rest = sum(weights.values()) - sum(weight for _, weight in alone)
    return [*alone, (None, rest)] if rest else alone


_TOGETHER = ((None, 1),)


def _means(eye: _Eye, touchpoint: Touchpoint) -> _Means:
    """Return the means of the six fields, then of the experience inside and outside."""
    given: dict[tuple[str | None, str], _Tenths] = {
        (rating.persona_id, rating.view): _tenths(rating) for rating in reversed(touchpoint.ratings)
    }
    voices = _voices(eye, touchpoint)
    heard = [_heard(given, who, eye.views) for who, _ in voices]
    if len(heard) < 2:
        return (heard[0] if heard else _NOBODY), _WHOLE
    weights = [weight for _, weight in voices]
    means = [_mean(answers, weights) for answers in zip(*heard, strict=True)]
    return [mean[0] for mean in means], [mean[1] for mean in means]


def _tenths(rating: Rating) -> _Tenths:
    return [
        None if number is None else number * 10 if type(number) is int else round(number * 10)
        for number in _SIX(vars(rating))
    ]


_SIX = itemgetter(*RATING_FIELDS)


def _heard(given: _Given, who: str | None, views: Iterable[str]) -> _Tenths:
    if len(given) < 2:
        return [*_answer(given, who, views), None, None]
    inside, outside = _experience(given, who, "internal"), _experience(given, who, "customer")
    return [*_answer(given, who, views), inside, outside]


def _answer(given: _Given, who: str | None, views: Iterable[str]) -> _Tenths:
    """Return what a voice answers field by field, asked in the order of ``effective``."""
    answer = _SILENCE
    for view in views:
        for key in ((who, view), (None, view)) if who is not None else ((None, view),):
            more = given.get(key)
            if more is None:
                continue
            if answer is not _SILENCE:
                more = [b if a is None else a for a, b in zip(answer, more, strict=True)]
            if None not in more:
                return more
            answer = more
    return answer


def _experience(given: _Given, who: str | None, view: str) -> int | None:
    own = given.get((who, view), _SILENCE)[_EXPERIENCE]
    return given.get((None, view), _SILENCE)[_EXPERIENCE] if own is None else own


def _mean(answers: Sequence[int | None], weights: Sequence[int]) -> tuple[int | None, int]:
    total = parts = 0
    for number, weight in zip(answers, weights, strict=True):
        if number is not None:
            total += weight * number
            parts += weight
    common = gcd(total, parts)
    return (total // common, parts // common) if parts else (None, 1)


def _common_unit(floor: int, rows: Iterable[_Means]) -> int:
    found = {part for _, parts in rows if parts is not _WHOLE for part in parts}
    return lcm(floor, *(10 * part for part in found))


def _reading(eye: _Eye, touchpoint: Touchpoint, means: _Means, unit: int) -> Reading:
    tenth = unit // 10
    numbers = [
        None if number is None else number * (tenth // part)
        for number, part in zip(*means, strict=True)
    ]
    importance, expectation, experience, cognitive, emotional, chance, inside, outside = numbers
    return Reading(
        touchpoint.id,
        touchpoint,
        touchpoint.stage_id,
        eye.phases.get(touchpoint.stage_id),
        touchpoint.status in eye.live,
        touchpoint.moment_of_truth,
        unit,
        eye.default * tenth if importance is None else importance,
        importance,
        expectation,
        experience,
        cognitive,
        emotional,
        chance,
        _quality(experience, cognitive, emotional, unit),
        None if inside is None or outside is None else (inside, outside),
    )


def _quality(
    experience: int | None, cognitive: int | None, emotional: int | None, unit: int
) -> int | None:
    """Return Q = weighted mean of the parts that exist, each 0…100, over ``12 · unit``."""
    total = weights = 0
    if experience is not None:
        total, weights = QUALITY_PARTS[0] * 10 * experience, QUALITY_PARTS[0]
    if cognitive is not None:
        total += QUALITY_PARTS[1] * 25 * (cognitive + 2 * unit)
        weights += QUALITY_PARTS[1]
    if emotional is not None:
        total += QUALITY_PARTS[2] * 25 * (emotional + 2 * unit)
        weights += QUALITY_PARTS[2]
    return total * (QUALITY_STEPS // weights) if weights else None

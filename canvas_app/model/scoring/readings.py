"""All effective values of a scope as whole numbers over one denominator (room: scores).

A mean over personas is a fraction; brought to a common ``unit`` it becomes an int, and the
panels compare, add and sort ints. ``number / unit`` is the exact value. The reading of a
touchpoint is made once: after an edit the unchanged records keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, gcd, lcm
from typing import NamedTuple

from canvas_app.model.project import JourneyState, Rating, Touchpoint
from canvas_app.model.scoring.memo import Memory, lens_key, same
from canvas_app.model.scoring.rounding import exact, ratio
from canvas_app.model.scoring.settings import QUALITY_PARTS
from canvas_app.model.scoring.values import (
    RATING_FIELDS,
    VIEWS_IN_TURN,
    RatingField,
    Scope,
    answers,
    applies,
    canonical,
    first,
    is_live,
    journey_personas,
)

QUALITY_STEPS = 12
"""A quality is a number over ``12 · unit``: its parts' weights add up to 1, 2, 3 or 4."""


class Reading(NamedTuple):
    """The effective values of one touchpoint as ints over ``unit``; None is missing.

    ``quality`` (0…100) is over ``12 · unit``. ``self_image`` is the experience in the
    internal and in the customer view, where both exist.
    """

    touchpoint: Touchpoint
    unit: int
    live: bool
    phase: str | None
    importance: int | None
    expectation: int | None
    experience: int | None
    cognitive: int | None
    emotional: int | None
    success_chance: int | None
    quality: int | None
    self_image: tuple[int, int] | None

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.touchpoint.id

    def importance_or(self, default: int) -> int:
        """Return the importance over ``unit``, where it is missing ``default``."""
        return default if self.importance is None else self.importance

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
    key = (*lens_key(scope), journey.state, journey.persona_ids)
    found = _tables.get(key, records)
    if found is not None:
        return found
    former = _tables.latest(key)
    reusable = former is not None and same(former[0][1:], records[1:])
    return _tables.put(key, records, _read(scope, former[1] if former and reusable else _EMPTY))


def _read(scope: Scope, former: Table) -> Table:
    """Make the table; touchpoints that ``former`` has read already keep their reading."""
    eye = _eye(scope)
    own = (t for t in scope.journey.touchpoints if applies(t, scope.persona_id))
    ordered = canonical(scope.project, own)
    known = {id(reading.touchpoint): reading for reading in former.readings}
    means = {id(t): _means(eye, t) for t in ordered if id(t) not in known}
    unit = _common_unit(former.unit, means.values())
    if unit != former.unit and known:
        known, means = {}, {id(t): _means(eye, t) for t in ordered}
    return _table(
        unit,
        tuple(known.get(id(t)) or _reading(eye, t, means[id(t)], unit) for t in ordered),
    )


def _table(unit: int, readings: tuple[Reading, ...]) -> Table:
    live = tuple(reading for reading in readings if reading.live)
    return Table(unit, readings, live, {r.touchpoint.id: i for i, r in enumerate(readings)})


_EMPTY = Table(10, (), (), {})
_tables: Memory[Table] = Memory(24)


class _Mean(NamedTuple):
    """A mean in tenths as a fraction in lowest terms."""

    tenths: int
    parts: int


_Means = tuple[_Mean | None, ...]


class _Eye(NamedTuple):
    """How a scope looks at every touchpoint; ``weights`` are whole, in persona order."""

    lens: str | None
    views: tuple[str, ...]
    weights: Mapping[str, int]
    state: JourneyState
    phases: Mapping[str, str]


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
        journey.state,
        {stage.id: stage.phase for stage in project.stages},
    )


_Voices = tuple[tuple[str | None, int], ...]


def _voices(eye: _Eye, touchpoint: Touchpoint) -> _Voices:
    """Return who answers with which weight; those without own ratings speak as one."""
    if eye.lens is not None:
        return ((eye.lens, 1),)
    meant = touchpoint.persona_ids or eye.weights
    weights = {id_: weight for id_, weight in eye.weights.items() if id_ in meant}
    if not weights:
        return ((None, 1),)
    own = {rating.persona_id for rating in touchpoint.ratings}
    rest = sum(weight for id_, weight in weights.items() if id_ not in own)
    alone = tuple((id_, weight) for id_, weight in weights.items() if id_ in own)
    return (*alone, (None, rest)) if rest else alone


def _means(eye: _Eye, touchpoint: Touchpoint) -> _Means:
    """Return the means of the six fields, then the experience inside and outside."""
    ratings, voices = touchpoint.ratings, _voices(eye, touchpoint)
    chains = [(answers(ratings, who, eye.views), weight) for who, weight in voices]
    means = [_mean(chains, field) for field in RATING_FIELDS]
    both = {rating.view for rating in ratings if rating.experience is not None}
    if len(both) < 2:
        return (*means, None, None)
    for view in ("internal", "customer"):
        asked = [(answers(ratings, who, (view,)), weight) for who, weight in voices]
        means.append(_mean(asked, "experience"))
    return tuple(means)


def _mean(chains: Iterable[tuple[Iterable[Rating], int]], field: RatingField) -> _Mean | None:
    total = parts = 0
    for asked, weight in chains:
        given = first(asked, field)
        if given is not None:
            total += weight * given
            parts += weight
    if not parts:
        return None
    common = gcd(total, parts)
    return _Mean(total // common, parts // common)


def _common_unit(floor: int, rows: Iterable[_Means]) -> int:
    parts = {mean.parts for row in rows for mean in row if mean is not None}
    return lcm(floor, *(10 * part for part in parts))


def _reading(eye: _Eye, touchpoint: Touchpoint, means: _Means, unit: int) -> Reading:
    numbers = [
        None if mean is None else mean.tenths * (unit // (10 * mean.parts)) for mean in means
    ]
    importance, expectation, experience, cognitive, emotional, chance, inside, outside = numbers
    return Reading(
        touchpoint,
        unit,
        is_live(touchpoint, eye.state),
        eye.phases.get(touchpoint.stage_id),
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

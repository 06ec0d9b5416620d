"""Who looks, what they see: scope, effective values, canonical order (room: scores).

Rules of ``scoring.md`` 2.0. Missing is None, never zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from canvas_app.model.project import (
    Journey,
    JourneyState,
    Persona,
    Project,
    Status,
    Touchpoint,
)
from canvas_app.model.scoring.rounding import exact, ratio, tenths

ViewChoice = Literal["best", "internal", "customer"]
RatingField = Literal[
    "importance", "expectation", "experience", "cognitive", "emotional", "success_chance"
]

RATING_FIELDS: tuple[RatingField, ...] = (
    "importance",
    "expectation",
    "experience",
    "cognitive",
    "emotional",
    "success_chance",
)
VIEWS_IN_TURN: dict[ViewChoice, tuple[str, ...]] = {
    "best": ("customer", "internal"),
    "customer": ("customer",),
    "internal": ("internal",),
}
LIVE: dict[JourneyState, frozenset[Status]] = {
    "as_is": frozenset({"active", "unmanaged", "retire"}),
    "to_be": frozenset({"active", "unmanaged", "planned"}),
    "ideal": frozenset({"active", "unmanaged", "planned"}),
}


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """One journey of a project, seen by all personas (None) or by one, in one view.

    ``journey`` may come from another project (comparison of two files); stages, personas,
    settings and budget are those of ``project``.
    """

    project: Project
    journey: Journey
    persona_id: str | None = None
    view: ViewChoice = "best"


def is_live(touchpoint: Touchpoint, state: JourneyState) -> bool:
    """Whether customers meet the touchpoint in a journey of this state (``domain.md`` 1.3)."""
    return touchpoint.status in LIVE[state]


def applies(touchpoint: Touchpoint, persona_id: str | None) -> bool:
    """Whether the touchpoint is meant for the persona; None asks for nobody in particular."""
    return persona_id is None or not touchpoint.persona_ids or persona_id in touchpoint.persona_ids


def journey_personas(project: Project, journey: Journey) -> tuple[Persona, ...]:
    """Return the personas of a journey: its ``persona_ids`` in that order, or all."""
    known = {persona.id: persona for persona in project.personas}
    named = tuple(known[id_] for id_ in journey.persona_ids if id_ in known)
    return named or project.personas


def personas(scope: Scope) -> tuple[Persona, ...]:
    """Return the personas who look: the one of the lens, or those of the journey."""
    everyone = journey_personas(scope.project, scope.journey)
    if scope.persona_id is None:
        return everyone
    return tuple(persona for persona in everyone if persona.id == scope.persona_id)


def canonical(project: Project, touchpoints: Iterable[Touchpoint]) -> tuple[Touchpoint, ...]:
    """Return touchpoints by stage, then ``seq``, then id; an unknown stage comes last."""
    place = {stage.id: index for index, stage in enumerate(project.stages)}
    last = len(place)
    return tuple(sorted(touchpoints, key=lambda t: (place.get(t.stage_id, last), t.seq, t.id)))


def touchpoints(scope: Scope) -> tuple[Touchpoint, ...]:
    """Return the touchpoints of any status that apply, in canonical order."""
    all_ = scope.journey.touchpoints
    if scope.persona_id is None:
        return canonical(scope.project, all_)
    return canonical(scope.project, (t for t in all_ if applies(t, scope.persona_id)))


def live_touchpoints(scope: Scope) -> tuple[Touchpoint, ...]:
    """Return the live touchpoints that apply, in canonical order."""
    state = scope.journey.state
    return tuple(t for t in touchpoints(scope) if is_live(t, state))


def effective(
    touchpoint: Touchpoint, field: RatingField, persona_id: str | None, view: ViewChoice
) -> Fraction | None:
    """Return what one persona (None: the "all" rating) gives the touchpoint, or None.

    View ``best`` looks in the customer view first, then in the internal one; inside a view
    the persona's own rating wins over the one for all.
    """
    given: dict[tuple[str | None, str], float | None] = {
        (rating.persona_id, rating.view): getattr(rating, field)
        for rating in reversed(touchpoint.ratings)
    }
    for looked in VIEWS_IN_TURN[view]:
        for who in (persona_id, None):
            answer = given.get((who, looked))
            if answer is not None:
                return ratio(tenths(answer), 10)
    return None


def value(scope: Scope, touchpoint: Touchpoint, field: RatingField) -> Fraction | None:
    """Return the value in this scope: of the lens, or the weighted mean of the personas.

    Personas without a value and those of weight 0 drop out; a touchpoint that applies to no
    persona of the journey uses the "all" rating.
    """
    if scope.persona_id is not None:
        return effective(touchpoint, field, scope.persona_id, scope.view)
    asked = [p for p in personas(scope) if applies(touchpoint, p.id)]
    if not asked:
        return effective(touchpoint, field, None, scope.view)
    asked_for = [(effective(touchpoint, field, p.id, scope.view), exact(p.weight)) for p in asked]
    votes = [(given, weight) for given, weight in asked_for if given is not None and weight]
    if not votes:
        return None
    first = votes[0][0]
    if all(given == first and weight > 0 for given, weight in votes):
        return first  # the mean of equal values, without the exact sums
    total = sum((weight for _given, weight in votes), Fraction(0))
    if not total:
        return None
    return sum((given * weight for given, weight in votes), Fraction(0)) / total


def top_goal(project: Project) -> str | None:
    """Return the id of the heaviest goal, the first of them on a tie; None without goals."""
    heaviest = max(project.goals, key=lambda goal: goal.weight, default=None)
    return None if heaviest is None else heaviest.id

"""Every panel of a project in the structure of ``score --json`` (room: scores)."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import combinations

from canvas_app.model.project import Journey, Project
from canvas_app.model.scoring import (
    budget,
    comparison,
    coverage,
    emotion_curve,
    expectation_gap,
    feedback,
    gaps,
    ipa,
    journey_score,
    next_best_action,
    next_touchpoint,
    opportunity,
    success_touchpoints,
)
from canvas_app.model.scoring.readings import table
from canvas_app.model.scoring.values import Scope, journey_personas

SCOPES = ("all", "view_internal", "view_customer", "personas", "ipa_midpoint")
"""The keys of a journey's object."""
Panels = Iterator[tuple[str, object]]
"""Panels one by one: their keys and what they say."""


def score_sheet(project: Project, journey_id: str | None = None) -> dict[str, object]:
    """Return all panels of all journeys, or of one journey without comparisons.

    Keys and decimals as in ``scoring.md`` 2.14. Raises KeyError when the project has no such
    journey. The garbage collector rests meanwhile: nothing here makes cycles, and walking
    through a large document again and again doubles the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return _sheet(project, journey_id)
    finally:
        if was_on:
            gc.enable()


def _sheet(project: Project, journey_id: str | None) -> dict[str, object]:
    journeys = [journey for journey in project.journeys if journey_id in (None, journey.id)]
    if not journeys:
        raise KeyError(journey_id)
    pairs = combinations(journeys, 2) if journey_id is None else ()
    return {
        "project": project.id,
        "journeys": {journey.id: _journey(project, journey) for journey in journeys},
        "comparisons": [comparison_sheet(project, a, b) for a, b in pairs],
    }


def comparison_sheet(project: Project, a: Journey, b: Journey) -> dict[str, object]:
    """Return one comparison; stages, personas, settings and budget are the project's."""
    return comparison.as_json(comparison.panel(project, a, b))


def _journey(project: Project, journey: Journey) -> dict[str, object]:
    personas: dict[str, object] = {}
    found: dict[str, object] = dict.fromkeys(SCOPES, personas)
    for scope, persona_id, panels in scopes(project, journey):
        if persona_id:
            personas[persona_id] = dict(panels)
        else:
            found[scope] = dict(panels)
    return found


def scopes(project: Project, journey: Journey) -> Iterator[tuple[str, str, Panels]]:
    """Yield what a journey's object holds, one by one: its key, perhaps a persona's id, panels.

    Each panel is made when it is asked for.
    """
    everyone = Scope(project, journey)
    yield "all", "", _everyone(everyone)
    yield "view_internal", "", _heard(Scope(project, journey, None, "internal"))
    yield "view_customer", "", _heard(Scope(project, journey, None, "customer"))
    for persona in journey_personas(project, journey):
        yield "personas", persona.id, _persona(Scope(project, journey, persona.id))
    yield "ipa_midpoint", "", iter(ipa.as_json(ipa.matrix(everyone, "midpoint")).items())


def _everyone(scope: Scope) -> Panels:
    yield from _shared(scope)
    yield "coverage", coverage.as_json(coverage.panel(scope))
    yield "budget", budget.as_json(budget.panel(scope))
    yield "feedback", feedback.as_json(feedback.panel(scope))
    yield "next_best_action", next_best_action.as_json(next_best_action.panel(scope))


def _persona(scope: Scope) -> Panels:
    yield from _shared(scope)
    live = table(scope).live
    following = next_touchpoint.panel(scope, live[0].id) if live else None
    yield "nba_next_from_first", next_touchpoint.as_json(following)


def _shared(scope: Scope) -> Panels:
    """Yield the panels that exist for all personas and for each."""
    yield from _heard(scope)
    yield "ipa", ipa.as_json(ipa.panel(scope))
    yield "opportunity", opportunity.as_json(opportunity.panel(scope))
    yield "expectation_gap", expectation_gap.as_json(expectation_gap.panel(scope))
    yield "success_touchpoints", success_touchpoints.as_json(success_touchpoints.panel(scope))
    yield "gaps", gaps.as_json(gaps.panel(scope))


def _heard(scope: Scope) -> Panels:
    """Yield the panels that exist for each view, too."""
    yield "journey_score", journey_score.as_json(journey_score.panel(scope))
    yield "emotion_curve", emotion_curve.as_json(emotion_curve.panel(scope))

"""Every panel of a project in the structure of ``score --json`` (room: scores)."""

from __future__ import annotations

from canvas_app.model.project import Journey, Project
from canvas_app.model.scoring import emotion_curve, journey_score
from canvas_app.model.scoring.values import Scope, ViewChoice, journey_personas


def score_sheet(project: Project, journey_id: str | None = None) -> dict[str, object]:
    """Return all panels of all journeys, or of one without comparisons.

    Raises KeyError when the project has no such journey.
    """
    journeys = [j for j in project.journeys if journey_id in (None, j.id)]
    if not journeys:
        raise KeyError(journey_id)
    return {
        "project": project.id,
        "journeys": {journey.id: _journey(project, journey) for journey in journeys},
    }


def _journey(project: Project, journey: Journey) -> dict[str, object]:
    return {
        "all": _everyone(Scope(project, journey)),
        "view_internal": _view(project, journey, "internal"),
        "view_customer": _view(project, journey, "customer"),
        "personas": {
            persona.id: _persona(Scope(project, journey, persona.id))
            for persona in journey_personas(project, journey)
        },
    }


def _everyone(scope: Scope) -> dict[str, object]:
    return {
        "journey_score": journey_score.as_json(journey_score.panel(scope)),
        "emotion_curve": emotion_curve.as_json(emotion_curve.panel(scope)),
    }


def _persona(scope: Scope) -> dict[str, object]:
    return {
        "journey_score": journey_score.as_json(journey_score.panel(scope)),
        "emotion_curve": emotion_curve.as_json(emotion_curve.panel(scope)),
    }


def _view(project: Project, journey: Journey, view: ViewChoice) -> dict[str, object]:
    scope = Scope(project, journey, None, view)
    return {
        "journey_score": journey_score.as_json(journey_score.panel(scope)),
        "emotion_curve": emotion_curve.as_json(emotion_curve.panel(scope)),
    }

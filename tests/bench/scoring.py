"""Work for the bench: panels of documents of any size, made up but realistic."""

from __future__ import annotations

import gc
import json
import random
from collections.abc import Callable
from time import perf_counter
from typing import Any

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
from canvas_app.model.scoring.values import Scope

PANELS: dict[str, Callable[[Scope], object]] = {
    "journey_score": journey_score.panel,
    "emotion_curve": emotion_curve.panel,
    "ipa": ipa.panel,
    "opportunity": opportunity.panel,
    "expectation_gap": expectation_gap.panel,
    "coverage": coverage.panel,
    "success_touchpoints": success_touchpoints.panel,
    "budget": budget.panel,
    "feedback": feedback.panel,
    "gaps": gaps.panel,
    "next_best_action": next_best_action.panel,
}

_STAGES = (
    ("awareness", "before"),
    ("evaluation", "before"),
    ("purchase", "during"),
    ("use", "after"),
    ("loyalty", "after"),
)
_PERSONAS = (("pl", 40), ("ek", 25), ("ih", 20), ("gf", 10), ("az", 5))
_CHANNELS = ("website", "email", "phone", "field", "event", "shop", "portal", "service")


def document(size: int, seed: int = 1) -> Project:
    """Return a project of two journeys, the first with ``size`` touchpoints.

    Three personas up to 500 touchpoints, five above; ratings in both views and of single
    personas, links, money and feedback grow with the size, as in the samples.
    """
    dice = random.Random(seed)
    return Project.model_validate_json(_json(_data(dice, size)))


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data).encode()


def _data(dice: random.Random, size: int) -> dict[str, Any]:
    ids = [f"t{number:05}" for number in range(size)]
    personas = _PERSONAS[:3] if size <= 500 else _PERSONAS
    everyone = [id_ for id_, _ in personas]
    return {
        "format": "touchpoint-project",
        "version": 1,
        "id": f"bench-{size}",
        "title": "Bench",
        "language": "en",
        "phases": [{"id": phase, "name": phase} for phase in ("before", "during", "after")],
        "stages": [{"id": id_, "phase": phase, "name": id_} for id_, phase in _STAGES],
        "channels": [{"id": id_, "name": id_} for id_ in _CHANNELS],
        "departments": [{"id": "sales", "name": "Sales"}],
        "goals": [{"id": "g1", "kind": "loyalty", "weight": 3}, {"id": "g2", "kind": "other"}],
        "sources": [{"id": "s1", "kind": "survey", "name": "Survey"}],
        "personas": [
            {"id": id_, "name": id_, "weight": weight, "preferred_channels": ["phone", "fair"]}
            for id_, weight in personas
        ],
        "journeys": [
            {
                "id": "today",
                "name": "Today",
                "touchpoints": [
                    _touchpoint(dice, id_, place / size, everyone) for place, id_ in enumerate(ids)
                ],
                "links": [_link(dice, ids, place) for place in range(0, size - 2, 3)],
                "observed": {"entered": 1000, "completed": 120},
            },
            {
                "id": "target",
                "name": "Target",
                "state": "to_be",
                "touchpoints": [
                    _twin(dice, id_, place / size, everyone) for place, id_ in enumerate(ids)
                ],
                "observed": {"entered": 1000, "completed": 150},
            },
        ],
        "budget_lines": [_line(dice, ids, place) for place in range(0, size, 3)],
        "feedback": [_feedback(dice, ids, place) for place in range(0, size, 5)],
        "actions": [
            {
                "id": f"a{place}",
                "title": "Do it",
                "touchpoint_id": ids[place],
                "rule": dice.choice(("R04_expectation_gap", "R10_no_owner", None)),
            }
            for place in range(0, size, 10)
        ],
    }


def _touchpoint(dice: random.Random, id_: str, way: float, everyone: list[str]) -> dict[str, Any]:
    return {
        "id": id_,
        "key": f"k{id_[1:]}",
        "name": f"Touchpoint {id_}",
        "stage_id": _STAGES[int(way * len(_STAGES))][0],
        "seq": int(way * 1_000_000) + dice.randint(0, 30),
        "channel_id": dice.choice(_CHANNELS),
        "environment": dice.choice(("online", "offline", "both")),
        "form": dice.choice(("interactive", "static", "human")),
        "devices": dice.sample(
            ("smartphone", "tablet", "desktop", "telephone"), dice.randint(0, 2)
        ),
        "status": dice.choice(("active",) * 8 + ("unmanaged", "unused")),
        "moment_of_truth": dice.random() < 0.05,
        "owner_id": dice.choice(("sales",) * 5 + (None,)),
        "goal_ids": ["g1"] if dice.random() < 0.1 else [],
        "persona_ids": sorted(dice.sample(everyone, dice.choice((0, 0, 1, 2, 3)))),
        "identification": dice.choice(("anonymous", "pseudonymous", "identified", "unknown")),
        "legal_basis": dice.choice(("consent", "contract", "not_needed") * 2 + ("open",)),
        "ratings": _ratings(dice, everyone),
    }


def _twin(dice: random.Random, id_: str, way: float, everyone: list[str]) -> dict[str, Any]:
    return {**_touchpoint(dice, id_, way, everyone), "id": f"u{id_[1:]}", "key": f"k{id_[1:]}"}


def _ratings(dice: random.Random, everyone: list[str]) -> list[dict[str, Any]]:
    persona = dice.choice(everyone)
    views: list[tuple[str | None, str]] = [(None, "internal")]
    if dice.random() < 0.7:
        views.append((None, "customer"))
    if dice.random() < 0.4:
        views.append((persona, "customer"))
    return [_rating(dice, who, view) for who, view in views if dice.random() < 0.95]


def _rating(dice: random.Random, who: str | None, view: str) -> dict[str, Any]:
    return {
        "persona_id": who,
        "view": view,
        "importance": dice.randint(2, 10),
        "expectation": dice.randint(2, 10),
        "experience": dice.randint(0, 100) / 10,
        "cognitive": dice.randint(-2, 2),
        "emotional": dice.randint(-2, 2),
        "success_chance": dice.randint(5, 95),
        "source_id": "s1" if view == "customer" else None,
    }


def _link(dice: random.Random, ids: list[str], place: int) -> dict[str, Any]:
    back = dice.random() < 0.2
    start, end = (place + 2, place) if back else (place, place + dice.randint(1, 2))
    return {
        "id": f"l{place}",
        "from": ids[start],
        "to": ids[end],
        "kind": "loop" if back else dice.choice(("next", "branch")),
        "handover": dice.choice(("seamless", "partial", "none", "unknown")),
    }


def _line(dice: random.Random, ids: list[str], place: int) -> dict[str, Any]:
    return {
        "id": f"b{place}",
        "label": "Line",
        "touchpoint_ids": ids[place : place + dice.randint(1, 3)],
        "planned": dice.randint(0, 90) * 1000,
        "actual": dice.randint(0, 90) * 1000,
        "locked": dice.random() < 0.1,
        "ceiling": dice.choice((None, None, 40_000)),
    }


def _feedback(dice: random.Random, ids: list[str], place: int) -> dict[str, Any]:
    n = dice.randint(0, 90)
    return {
        "id": f"f{place}",
        "name": "Survey",
        "instrument": "nps",
        "touchpoint_ids": [ids[place]],
        "sent": 400,
        "nps": {"promoters": n, "passives": n // 2, "detractors": n // 3},
        "loop": {"forwarded": n // 2, "answered": n // 4},
    }


def fresh(project: Project) -> Project:
    """Return the same content in new records, so that no panel remembers anything."""
    return Project.model_validate_json(project.model_dump_json())


def all_panels(project: Project) -> None:
    """Compute the twelve panels of the first journey for all personas, and where to go next."""
    journey = project.journeys[0]
    scope = Scope(project, journey)
    for panel in PANELS.values():
        panel(scope)
    own = Scope(project, journey, project.personas[0].id)
    next_touchpoint.panel(own, table(own).live[0].id)
    comparison.panel(project, journey, project.journeys[1])


def rated(project: Project, place: int, value: float) -> Project:
    """Return the project after one rating: the experience of one touchpoint changes."""
    journey = project.journeys[0]
    touchpoint = journey.touchpoints[place]
    rating = touchpoint.ratings[0].model_copy(update={"experience": value})
    changed = touchpoint.model_copy(update={"ratings": (rating, *touchpoint.ratings[1:])})
    before, after = journey.touchpoints[:place], journey.touchpoints[place + 1 :]
    again = journey.model_copy(update={"touchpoints": (*before, changed, *after)})
    return project.model_copy(update={"journeys": (again, *project.journeys[1:])})


def rateable(journey: Journey) -> list[int]:
    """Return the places of touchpoints that carry a rating."""
    return [place for place, touchpoint in enumerate(journey.touchpoints) if touchpoint.ratings]


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work takes once, without the garbage collector."""
    gc.collect()
    gc.disable()
    try:
        start = perf_counter()
        work()
        return perf_counter() - start
    finally:
        gc.enable()

"""The mini project of the scoring specification, and ways to vary it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from canvas_app.model.project import Journey, Project, Rating, Settings, Touchpoint
from canvas_app.model.scoring.values import Scope, ViewChoice

Json = dict[str, Any]

STAGES = (
    ("awareness", "before"),
    ("evaluation", "before"),
    ("purchase", "during"),
    ("use", "after"),
    ("loyalty", "after"),
)


def rating(view: str = "customer", persona_id: str | None = None, **values: Any) -> Json:
    """Return a rating by the letters of the specification: I, X, E, C, M, S."""
    names = {
        "I": "importance",
        "X": "expectation",
        "E": "experience",
        "C": "cognitive",
        "M": "emotional",
        "S": "success_chance",
    }
    given = {names.get(name, name): value for name, value in values.items()}
    return {"persona_id": persona_id, "view": view, **given}


def touchpoint(id_: str, stage: str, *ratings: Json, **fields: Any) -> Json:
    """Return a touchpoint; its key is its name or id."""
    name = fields.pop("name", id_)
    return {
        "id": id_,
        "key": name,
        "name": name,
        "stage_id": stage,
        "seq": 0,
        "owner_id": "sales",
        "ratings": list(ratings),
        **fields,
    }


def build(*touchpoints: Json, links: tuple[Json, ...] = (), **fields: Any) -> Project:
    """Return a project with Anna and Ben, five stages and one journey "now"."""
    return Project.model_validate_json(_bytes(_data(touchpoints, links, fields)))


def _bytes(data: Json) -> bytes:
    return json.dumps(data).encode()


def _data(touchpoints: tuple[Json, ...], links: tuple[Json, ...], fields: Json) -> Json:
    state = fields.pop("state", "as_is")
    journey = {"id": "now", "name": "Now", "touchpoints": list(touchpoints), "links": list(links)}
    return {
        "format": "touchpoint-project",
        "version": 1,
        "id": "mini",
        "title": "Mini",
        "language": "en",
        "phases": [{"id": id_, "name": id_} for id_ in ("before", "during", "after")],
        "stages": [{"id": id_, "phase": phase, "name": id_} for id_, phase in STAGES],
        "departments": [{"id": "sales", "name": "Sales"}],
        "sources": [{"id": "s1", "kind": "survey", "name": "Survey"}],
        "personas": [
            {
                "id": "anna",
                "name": "Anna",
                "weight": 60,
                "preferred_channels": ["shop", "email"],
            },
            {"id": "ben", "name": "Ben", "weight": 40, "preferred_channels": ["fair"]},
        ],
        "journeys": [{**journey, "state": state}],
        **fields,
    }


def mini() -> Project:
    """Return the mini project of ``scoring.md`` 2.0."""
    return build(
        *_touchpoints(),
        links=(
            {"id": "l1", "from": "T3", "to": "T4", "kind": "next", "handover": "none"},
            {"id": "l2", "from": "T4", "to": "T5", "kind": "next", "handover": "partial"},
            {"id": "l3", "from": "T5", "to": "T2", "kind": "loop", "handover": "unknown"},
        ),
        goals=[{"id": "g1", "kind": "loyalty", "weight": 3}],
        budget_lines=[
            {"id": "b1", "label": "b", "touchpoint_ids": ["T1"], "planned": 30_000},
            {"id": "b2", "label": "b", "touchpoint_ids": ["T2"], "planned": 10_000},
            {
                "id": "b3",
                "label": "b",
                "touchpoint_ids": ["T3"],
                "planned": 40_000,
                "actual": 44_000,
            },
            {"id": "b4", "label": "b", "touchpoint_ids": ["T4"], "planned": 5_000},
            {"id": "b5", "label": "b", "touchpoint_ids": ["T5"], "planned": 15_000},
        ],
        feedback=_feedback(),
        actions=[
            {
                "id": "a1",
                "title": "Train the hotline",
                "touchpoint_id": "T4",
                "rule": "R02_moment_of_truth_weak",
                "effect": 5,
                "effort": 2,
                "goal_ids": ["g1"],
            },
            {"id": "a2", "title": "Tidy up", "touchpoint_id": "T1", "effect": 2, "effort": 2},
            {"id": "a3", "title": "Done", "touchpoint_id": "T2", "status": "done"},
        ],
    )


def _touchpoints() -> tuple[Json, ...]:
    both = ["smartphone", "desktop"]
    return (
        touchpoint(
            "T1",
            "awareness",
            rating(I=6, X=6, E=7, C=1, M=0, S=40),
            name="search",
            channel_id="search",
            devices=["smartphone"],
            identification="anonymous",
            persona_ids=["anna"],
        ),
        touchpoint(
            "T2",
            "evaluation",
            rating(I=8, X=7, E=4, C=-1, M=-1, S=30),
            name="portal",
            channel_id="portal",
            devices=both,
            identification="anonymous",
            status="unmanaged",
            owner_id=None,
        ),
        touchpoint(
            "T3",
            "purchase",
            rating(I=9, X=8, E=8, C=1, M=1, S=70, source_id="s1"),
            rating("internal", E=9),
            name="shop",
            channel_id="shop",
            devices=["desktop"],
            identification="identified",
            moment_of_truth=True,
        ),
        touchpoint(
            "T4",
            "use",
            rating(I=8, X=9, E=3, C=0, M=-2, S=50),
            rating("internal", E=6),
            name="hotline",
            channel_id="phone",
            environment="offline",
            devices=["telephone"],
            identification="anonymous",
            moment_of_truth=True,
        ),
        touchpoint(
            "T5",
            "loyalty",
            rating(I=5, X=4, E=6, C=0, M=1, S=20),
            name="newsletter",
            channel_id="email",
            devices=both,
            identification="identified",
            legal_basis="open",
            goal_ids=["g1"],
            persona_ids=["anna"],
        ),
        touchpoint("T6", "loyalty", rating(I=8, S=50), name="community", status="unused", seq=10),
    )


def _feedback() -> list[Json]:
    return [
        {
            "id": "f1",
            "name": "NPS",
            "instrument": "nps",
            "touchpoint_ids": ["T3"],
            "sent": 400,
            "nps": {"promoters": 45, "passives": 35, "detractors": 20},
            "loop": {"forwarded": 100, "answered": 30},
        },
        {
            "id": "f2",
            "name": "CSAT",
            "instrument": "csat",
            "touchpoint_ids": ["T5"],
            "distribution": [2, 3, 10, 20, 15],
        },
        {"id": "f3", "name": "Planned", "touchpoint_ids": ["T1"], "responses": 0},
    ]


def target() -> tuple[Project, Journey, Journey]:
    """Return the mini project with its to-be journey, and both journeys (2.12)."""
    now = mini()
    planned: dict[str, Json] = {
        "T1": {"status": "retire"},
        "T2": {"ratings": (_rate(I=8, E=7, C=1, M=0),)},
        "T4": {"ratings": (_rate(I=8, E=7, C=1, M=1),)},
        "T6": {"ratings": (_rate(I=8, E=8, C=1, M=2),), "status": "planned"},
    }
    journey = now.journeys[0]
    changed = tuple(
        t.model_copy(update={"id": f"U{t.id[1:]}", **planned.get(t.id, {})})
        for t in journey.touchpoints
    )
    other = journey.model_copy(
        update={"id": "next", "state": "to_be", "touchpoints": changed, "links": ()}
    )
    project = now.model_copy(update={"journeys": (journey, other)})
    return project, journey, other


def _rate(**values: Any) -> Rating:
    return Rating.model_validate(rating(**values))


def scope(
    project: Project | None = None, persona_id: str | None = None, view: ViewChoice = "best"
) -> Scope:
    """Return the scope of the first journey, of the mini project by default."""
    shown = project or mini()
    return Scope(shown, shown.journeys[0], persona_id, view)


def changed(project: Project, id_: str, change: Callable[[Touchpoint], Touchpoint]) -> Project:
    """Return the project with one touchpoint of its first journey changed."""
    journey = project.journeys[0]
    touchpoints = tuple(change(t) if t.id == id_ else t for t in journey.touchpoints)
    again = journey.model_copy(update={"touchpoints": touchpoints})
    return project.model_copy(update={"journeys": (again, *project.journeys[1:])})


def fielded(project: Project, id_: str, **fields: Any) -> Project:
    """Return the project with fields of one touchpoint changed."""
    return changed(project, id_, lambda t: t.model_copy(update=fields))


def rated(project: Project, id_: str, **values: Any) -> Project:
    """Return the project with one touchpoint's customer rating changed: rated(p, "T1", M=2)."""
    new = rating(**values)
    new.pop("persona_id")

    def change(old: Touchpoint) -> Touchpoint:
        first, *rest = old.ratings
        return old.model_copy(update={"ratings": (first.model_copy(update=new), *rest)})

    return changed(project, id_, change)


def settled(project: Project, **settings: Any) -> Project:
    """Return the project with thresholds overridden."""
    return project.model_copy(update={"settings": Settings.model_validate(settings)})


def simple(*pairs: tuple[float | None, float | None], **fields: Any) -> Project:
    """Return a project of touchpoints p1, p2 … rated by importance and experience."""
    return build(
        *(
            touchpoint(f"p{n}", "awareness", rating(I=i, E=e), seq=n)
            for n, (i, e) in enumerate(pairs, 1)
        ),
        **fields,
    )


def feelings(*values: float | None) -> Project:
    """Return a project of touchpoints p1, p2 … with emotional values only."""
    return build(*(touchpoint(f"p{n}", "use", rating(M=m), seq=n) for n, m in enumerate(values, 1)))

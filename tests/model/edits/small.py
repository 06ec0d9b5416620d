"""A small project to edit, and words to ask about it."""

from __future__ import annotations

from typing import Any

import pytest

from canvas_app.layout.placement import arrange, lane_personas
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.project import (
    PHASES,
    Channel,
    Department,
    Goal,
    Journey,
    Persona,
    PhaseName,
    Project,
    Source,
    Stage,
    Touchpoint,
)


def card(
    id_: str, personas: str = "", seq: int = 10, stage: str = "one", **more: Any
) -> Touchpoint:
    """Return a card; ``personas`` are ids of one letter, as "ab"."""
    return Touchpoint(
        id=id_, name=id_, stage_id=stage, seq=seq, persona_ids=tuple(personas), **more
    )


def project(*cards: Touchpoint, **more: Any) -> Project:
    """Return a project of three stages and the personas a, b and c with these cards."""
    fields: dict[str, Any] = {
        "id": "p",
        "title": "P",
        "language": "en",
        "phases": tuple(PhaseName(id=phase, name=phase) for phase in PHASES),
        "stages": tuple(
            Stage(id=id_, phase=phase, name=id_)
            for id_, phase in zip(("one", "two", "three"), PHASES, strict=True)
        ),
        "channels": (Channel(id="web", name="Website"),),
        "departments": (Department(id="sales", name="Sales"),),
        "goals": (Goal(id="g1", kind="loyalty"),),
        "sources": (Source(id="s1", name="Survey"),),
        "personas": tuple(Persona(id=id_, name=id_.upper()) for id_ in "abc"),
        "journeys": (Journey(id="j", name="J", touchpoints=cards),),
    }
    return Project(**{**fields, **more})


def shown(project: Project, stage: str = "one", lane: str | None = None) -> str:
    """Return the cards of a lane as they stand on the canvas: "x y+z" is x, then a stack."""
    journey = project.journeys[0]
    personas = lane_personas(project, journey)
    column = next(c for c in arrange(project, journey, personas) if c.stage.id == stage)
    found: dict[int, list[str]] = {}
    for standing in column.cards:
        lanes: list[str | None] = [personas[row] for row in standing.rows]
        if lane in (lanes or [None]):
            found.setdefault(standing.slot, []).append(standing.touchpoint.id)
    slots = range(1, max(found, default=0) + 1)
    return " ".join("+".join(found.get(slot, ["."])) for slot in slots)


def find(project: Project, id_: str) -> Touchpoint:
    """Return a card of any journey."""
    return next(t for j in project.journeys for t in j.touchpoints if t.id == id_)


def seqs(project: Project, stage: str = "one") -> dict[str, int]:
    """Return the numbers of a stage's cards."""
    return {t.id: t.seq for t in project.journeys[0].touchpoints if t.stage_id == stage}


def refusal(edit: Edit, project: Project) -> EditError:
    """Return why an edit is refused; the project is as it was."""
    before = project.model_dump_json()
    with pytest.raises(EditError) as caught:
        edit.change(project)
    assert project.model_dump_json() == before
    return caught.value

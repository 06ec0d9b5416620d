"""What the bar says after a deletion."""

from __future__ import annotations

import pytest

from canvas_app.i18n.plain import quoted
from canvas_app.model.edits import journeys, links, notes, personas, stages
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Project
from canvas_app.widgets.session import Session
from canvas_app.widgets.undo_offer import told


def said(project: Project, edit: Edit) -> str:
    session = Session(project)
    assert session.apply(edit)
    return told(session.history.past[-1], session.project)


def test_a_stage_a_persona_and_a_journey_are_named(planning: Project) -> None:
    first, second = planning.stages[:2]
    persona, journey = planning.personas[0], planning.journeys[1]
    for kind, record, edit in (
        ("Stage", first, stages.delete(first.id, second.id)),
        ("Persona", persona, personas.delete(persona.id, None)),
        ("Journey", journey, journeys.delete(journey.id)),
    ):
        assert said(planning, edit) == f"{kind} {quoted(record.name)} deleted"


@pytest.mark.parametrize(("count", "words"), [(1, "1 note deleted"), (2, "2 notes deleted")])
def test_notes_are_counted(machine_tools: Project, count: int, words: str) -> None:
    ids = [note.id for note in machine_tools.notes[:count]]
    assert said(machine_tools, notes.delete(ids)) == words


def test_links_are_counted(machine_tools: Project) -> None:
    journey = machine_tools.journeys[0]
    link = journey.links[0]
    assert said(machine_tools, links.delete(journey.id, [link.id])) == "1 link deleted"

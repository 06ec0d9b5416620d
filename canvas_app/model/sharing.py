"""A project without what is said in confidence (room: model)."""

from __future__ import annotations

from canvas_app.model.project import Project


def without_notes(project: Project) -> Project:
    """Return a project without notes, quotes and the snapshots that hold them too."""
    personas = tuple(
        persona.model_copy(update={"quote": ""}) if persona.quote else persona
        for persona in project.personas
    )
    return project.model_copy(update={"notes": (), "personas": personas, "snapshots": ()})

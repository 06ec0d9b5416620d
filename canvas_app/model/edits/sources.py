"""Edits of sources: where ratings and notes come from (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from collections.abc import Collection

from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.ratings import rated
from canvas_app.model.edits.records import changed, mapped, named, required
from canvas_app.model.edits.typed import cleaned_fields
from canvas_app.model.project import Journey, Note, Project, Source, Touchpoint

_LINES = ("name", "kind", "date")


def add(name: str, kind: str = "assumption", **fields: object) -> Edit:
    """Add a source; ``facts["id"]`` is its id, ``fields`` as for ``set_fields``.

    Error: ``invalid_value``.
    """
    id_ = new_id(prefix="s")
    values, cut = cleaned_fields({"name": name, "kind": kind, **fields}, _LINES, [])

    def change(project: Project) -> Project:
        source = changed(Source(id=id_, name="…"), **values)
        return changed(project, sources=(*project.sources, source))

    return Edit("add_source", change, {"name": values["name"], "id": id_, "cut": cut})


def set_fields(source_id: str, **fields: object) -> Edit:
    """Set name, kind, date (text) or n (people or records behind it, 0 or more, or None).

    Errors: ``gone``, ``invalid_value``; KeyError for a field that sources do not have.
    """
    if "id" in fields:
        raise KeyError("id")
    values, cut = cleaned_fields(fields, _LINES, [])

    def change(project: Project) -> Project:
        source = changed(named(project.sources, source_id, "source"), **values)
        sources = mapped(project.sources, lambda old: source if old.id == source_id else old)
        return changed(project, sources=sources)

    return Edit("set_source_fields", change, {"fields": tuple(fields), "cut": cut})


def delete(ids: Collection[str]) -> Edit:
    """Delete sources; their ratings and notes stay and count as assumptions. Error: ``gone``."""

    def unsourced(note: Note) -> Note:
        return changed(note, source_id=None) if note.source_id in ids else note

    def change(project: Project) -> Project:
        required(project.sources, ids, "source")
        return changed(
            project,
            sources=tuple(source for source in project.sources if source.id not in ids),
            journeys=mapped(project.journeys, lambda journey: _without(journey, ids)),
            notes=mapped(project.notes, unsourced),
        )

    return Edit("delete_sources", change, {"n": len(ids)})


def _without(journey: Journey, ids: Collection[str]) -> Journey:
    def freed(card: Touchpoint) -> Touchpoint:
        for rating in card.ratings:
            if rating.source_id in ids:
                card = rated(card, rating.persona_id, rating.view, source_id=None)
        return card

    return changed(journey, touchpoints=mapped(journey.touchpoints, freed))

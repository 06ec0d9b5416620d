"""Edits of notes on cards and in the parking lot (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, mapped, named, touchpoint_ids
from canvas_app.model.edits.typed import cleaned_fields
from canvas_app.model.project import Note, Project


def add(text: str, kind: str = "note", touchpoint_id: str | None = None) -> Edit:
    """Add a note to a card, or without one to the parking lot; ``facts["id"]`` is its id.

    On a card it hangs above those that hang there; ``facts["note"]`` is to be shown then.
    Errors: ``gone``, ``invalid_value``.
    """
    id_ = new_id(prefix="n")
    values, cut = cleaned_fields({"text": text}, [], ["text"])

    def change(project: Project) -> Project:
        fresh = Note(id=id_, kind=kind, text="", touchpoint_id=touchpoint_id)
        note = _checked(project, changed(fresh, **values))
        return changed(project, notes=_put(project.notes, note))

    return Edit("add_note", change, {"id": id_, "note": id_, "kind": kind, "cut": cut})


def duplicate(note_id: str) -> Edit:
    """Copy a note without its votes, beside it. Error: ``gone``."""
    id_ = new_id(prefix="n")

    def change(project: Project) -> Project:
        note = named(project.notes, note_id, "note")
        return changed(project, notes=_put(project.notes, changed(note, id=id_, votes=0)))

    return Edit("duplicate_note", change, {"id": id_, "note": id_})


def move(note_id: str, touchpoint_id: str, lane: str | None = None) -> Edit:
    """Hang a note on a card, above those that hang there; ``facts["note"]`` is its id.

    A persona's note that comes into the ``lane`` of another one becomes hers, since it would
    not hang there otherwise. Where it hangs already it stays. Error: ``gone``.
    """

    def change(project: Project) -> Project:
        note = named(project.notes, note_id, "note")
        persona = lane if note.persona_id is not None and lane is not None else note.persona_id
        after = changed(note, touchpoint_id=touchpoint_id, persona_id=persona)
        if after is note:
            return project
        rest = tuple(each for each in project.notes if each is not note)
        return changed(project, notes=_put(rest, _checked(project, after)))

    return Edit("move_note", change, {"note": note_id})


def park(note_id: str) -> Edit:
    """Take a note off its card, to the end of the parking lot. Error: ``gone``."""

    def change(project: Project) -> Project:
        note = named(project.notes, note_id, "note")
        if note.touchpoint_id is None:
            return project
        rest = tuple(each for each in project.notes if each is not note)
        return changed(project, notes=_put(rest, changed(note, touchpoint_id=None)))

    return Edit("park_note", change, {})


def set_fields(note_id: str, **fields: object) -> Edit:
    """Set kind, text, touchpoint_id (None: parking lot), persona_id, source_id or severity.

    Typing of the text in a row is one step. Only a pain point has a severity: another kind
    takes it away.
    Errors: ``gone``, ``invalid_value``; KeyError for a field that notes do not have.
    """
    if "id" in fields:
        raise KeyError("id")
    values, cut = cleaned_fields(fields, [], ["text"])

    if fields.get("kind", "pain") != "pain":
        values["severity"] = None

    def change(project: Project) -> Project:
        note = _checked(project, changed(named(project.notes, note_id, "note"), **values))
        notes = mapped(project.notes, lambda old: note if old.id == note_id else old)
        return changed(project, notes=notes)

    merge = ("note", note_id) if set(fields) == {"text"} else None
    return Edit("set_note_fields", change, {"fields": tuple(fields), "cut": cut}, merge=merge)


def vote(note_id: str, votes: int) -> Edit:
    """Give a note votes, or take them when negative, never below none. Error: ``gone``."""

    def change(project: Project) -> Project:
        note = named(project.notes, note_id, "note")
        return set_fields(note_id, votes=max(0, note.votes + votes)).change(project)

    return Edit("vote_note", change, {"votes": votes})


def delete(ids: Sequence[str]) -> Edit:
    """Delete notes. Error: ``gone``."""

    def change(project: Project) -> Project:
        for note_id in ids:
            named(project.notes, note_id, "note")
        return changed(project, notes=tuple(note for note in project.notes if note.id not in ids))

    return Edit("delete_notes", change, {"n": len(ids)})


def _put(notes: tuple[Note, ...], note: Note) -> tuple[Note, ...]:
    """Return the notes with one more: above those of its card, else at the end."""
    if note.touchpoint_id is not None:
        for at, other in enumerate(notes):
            if other.touchpoint_id == note.touchpoint_id:
                return (*notes[:at], note, *notes[at:])
    return (*notes, note)


def _checked(project: Project, note: Note) -> Note:
    if not note.text.strip():
        raise EditError("invalid_value", field="text", value=note.text, problem="empty", limit=None)
    if note.touchpoint_id is not None and note.touchpoint_id not in touchpoint_ids(project):
        raise EditError("gone", noun="touchpoint", id=note.touchpoint_id)
    if note.persona_id is not None:
        named(project.personas, note.persona_id, "persona")
    if note.source_id is not None:
        named(project.sources, note.source_id, "source")
    return note

"""The parking lot: notes that hang on no card, and all decisions (room: the model)."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.model.capture import NOTES
from canvas_app.model.project import Note, Project

KINDS = ("decision", "question", "pain", "opportunity", "quote", "note")
"""The order of the sections; kinds that are not known follow."""


@dataclass(frozen=True, slots=True)
class Section:
    """The notes of one kind, those with the most votes first, else as they were entered."""

    kind: str
    notes: tuple[Note, ...]


def sections(project: Project) -> tuple[Section, ...]:
    """Return what lies in the parking lot; a decision is listed even when it hangs on a card."""
    found: dict[str, list[Note]] = {kind: [] for kind in KINDS}
    for note in project.notes:
        if note.touchpoint_id is None or note.kind == "decision":
            found.setdefault(note.kind, []).append(note)
    return tuple(
        Section(kind, tuple(sorted(notes, key=lambda note: -note.votes)))
        for kind, notes in found.items()
        if notes
    )


def typed(line: str, kind: str) -> tuple[str, str]:
    r"""Return kind and text of a typed line: the signs of the capture bar say another kind.

    A leading backslash keeps a sign as it stands.
    """
    text = line.strip()
    if text[:1] in NOTES:
        return NOTES[text[0]], text[1:].strip()
    return kind, text.removeprefix("\\")

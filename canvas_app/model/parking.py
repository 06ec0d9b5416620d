"""The parking lot: notes that hang on no card, and all decisions (room: the model)."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.model.capture import NOTES
from canvas_app.model.project import Note, Project

KINDS = ("decision", "question", "pain", "opportunity", "quote", "note")
"""The order of the sections; kinds that are not known follow."""


@dataclass(frozen=True, slots=True)
class Section:
    """The notes of one kind, those with the most votes first, else as entered."""

    kind: str
    notes: tuple[Note, ...]


def sections(project: Project, votes_hidden: bool = False) -> tuple[Section, ...]:
    """Return what lies in the parking lot; a decision is listed even when it hangs on a card.

    While votes are hidden, the order must not tell them.
    """
    found: dict[str, list[Note]] = {kind: [] for kind in KINDS}
    for note in project.notes:
        if note.touchpoint_id is None or note.kind == "decision":
            found.setdefault(note.kind, []).append(note)
    return tuple(
        Section(kind, tuple(notes if votes_hidden else sorted(notes, key=_votes)))
        for kind, notes in found.items()
        if notes
    )


def _votes(note: Note) -> int:
    return -note.votes


def typed(line: str, kind: str) -> tuple[str, str]:
    r"""Return kind and text of a typed line: the signs of the capture bar say another kind.

    A leading backslash keeps a sign as it stands.
    """
    text = line.strip()
    if text[:1] in NOTES:
        return NOTES[text[0]], text[1:].strip()
    return kind, text.removeprefix("\\")

"""Records of another project found here again, or taken along (room: pure edits)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from canvas_app.model.edits.edit import EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed
from canvas_app.model.project import (
    MAX_CHANNELS,
    MAX_PERSONAS,
    Channel,
    Department,
    Goal,
    Journey,
    Note,
    Persona,
    Project,
    Rating,
    Record,
    Source,
    Stage,
)
from canvas_app.model.tables.columns import words_of

Kind = Literal["stages", "channels", "departments", "goals", "sources", "personas"]
Named = Stage | Channel | Department | Goal | Source | Persona
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Channels come before personas, who prefer some."""
LIMITS: Mapping[Kind, tuple[int, str]] = {
    "channels": (MAX_CHANNELS, "too_many_channels"),
    "personas": (MAX_PERSONAS, "too_many_personas"),
}
WELL_KNOWN: tuple[Kind, ...] = ("stages", "channels")
"""Lists whose ids come from templates and the catalogue, and mean the same in every project."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """A project with what came along, and what each id of the other project is called here."""

    project: Project
    ids: Mapping[tuple[Kind, str], str | None]

    def one(self, kind: Kind, id_: str | None) -> str | None:
        """Return an id as it is called here; None when it is not here."""
        return None if id_ is None else self.ids.get((kind, id_))

    def all(self, kind: Kind, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ids as they are called here, each once; what is not here goes."""
        found = (self.one(kind, id_) for id_ in ids)
        return tuple(dict.fromkeys(id_ for id_ in found if id_ is not None))


def adopted(
    project: Project, part: Project, journey: Journey, personas: Mapping[str, str | None]
) -> Adopted:
    """Return the project with all that the cards of a fragment's journey refer to.

    In the same project a record is found by its id, in another one by its name; stages and
    channels also by their id. Channels, departments, sources and personas that are not found
    come along under their own id when it is free; stages and goals do not.
    ``personas`` says of some what they are here, None being everyone.
    Errors: ``too_many_channels``, ``too_many_personas``.
    """
    cards = journey.touchpoints
    said: list[Rating | Note] = [rating for card in cards for rating in card.ratings]
    said += part.notes
    used: dict[Kind, set[str | None]] = {
        "channels": {card.channel_id for card in cards},
        "departments": {card.owner_id for card in cards},
        "sources": {each.source_id for each in said},
        "personas": {
            *(id_ for card in cards for id_ in card.persona_ids),
            *(each.persona_id for each in said),
        },
    }
    ids: dict[tuple[Kind, str], str | None] = {
        ("personas", id_): here for id_, here in personas.items()
    }
    for kind in KINDS:
        known = found(project, part, kind)
        for theirs, here in known.items():
            ids.setdefault((kind, theirs), here)
        wanted = used.get(kind, set())
        new = [r for r in getattr(part, kind) if r.id in wanted and (kind, r.id) not in ids]
        project, names = _with_new(project, kind, new, ids)
        ids |= {(kind, theirs): here for theirs, here in names.items()}
    return Adopted(project, ids)


def found(project: Project, part: Project, kind: Kind) -> dict[str, str]:
    """Return for the records of a fragment's list those that are the same here, by their ids."""
    here: tuple[Named, ...] = getattr(project, kind)
    theirs: tuple[Named, ...] = getattr(part, kind)
    ids = {record.id for record in here}
    names = {_name(record): record.id for record in reversed(here)}
    same: dict[str, str] = {}
    for record in theirs:
        if project.id == part.id and record.id in ids:
            same[record.id] = record.id
        elif _name(record) in names:
            same[record.id] = names[_name(record)]
        elif kind in WELL_KNOWN and record.id in ids:
            same[record.id] = record.id
    return same


def _name(record: Named) -> tuple[str, str]:
    if isinstance(record, Goal):
        return record.kind, words_of(record.label)
    return (record.kind if isinstance(record, Source) else ""), words_of(record.name) or record.name


def _with_new(
    project: Project,
    kind: Kind,
    new: Collection[Channel | Department | Source | Persona],
    ids: Mapping[tuple[Kind, str], str | None],
) -> tuple[Project, dict[str, str]]:
    """Return the project with more records in a list, and their ids there."""
    if not new:
        return project, {}
    there: tuple[Record, ...] = getattr(project, kind)
    limit, refusal = LIMITS.get(kind, (None, ""))
    if limit is not None and len(there) + len(new) > limit:
        raise EditError(refusal, limit=limit)
    taken = {record.id for record in getattr(project, kind)}
    names: dict[str, str] = {}
    made: list[Record] = []
    for record in new:
        id_ = new_id(taken, kind[0]) if record.id in taken else record.id
        taken.add(id_)
        names[record.id] = id_
        made.append(_adapted(changed(record, id=id_), lambda id_: ids.get(("channels", id_))))
    return changed(project, **{kind: (*there, *made)}), names


def _adapted(record: Record, channel: Callable[[str], str | None]) -> Record:
    """Return a record that refers to nothing of the other project."""
    if not isinstance(record, Persona):
        return record
    channels = [here for id_ in record.preferred_channels if (here := channel(id_))]
    return changed(record, preferred_channels=tuple(dict.fromkeys(channels)))

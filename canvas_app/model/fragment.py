"""Copied touchpoints as a document of their own (room: what the app knows about).

A fragment is a small project: the cards with their ratings, the links among them, their notes,
and the records they refer to. So it has the version marks of a file, keeps what it does not
know, and is read by the same steps as a file (``data-safety.md`` 1.8 and T-10).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from canvas_app.model.files.errors import LoadError
from canvas_app.model.files.load import project_from
from canvas_app.model.files.write import to_bytes
from canvas_app.model.project import (
    Channel,
    Department,
    Goal,
    Note,
    Persona,
    Project,
    Source,
    Touchpoint,
)
from canvas_app.model.tables import limits

R = TypeVar("R", Channel, Department, Goal, Persona, Source)


def fragment(project: Project, journey_id: str, ids: Collection[str]) -> Project:
    """Return a project of nothing but these touchpoints of a journey and what belongs to them.

    All stages come along, so that it is known how far apart the cards stand.
    """
    journey = next(each for each in project.journeys if each.id == journey_id)
    wanted = set(ids)
    cards = tuple(card for card in journey.touchpoints if card.id in wanted)
    links = tuple(k for k in journey.links if k.from_id in wanted and k.to_id in wanted)
    notes = tuple(note for note in project.notes if note.touchpoint_id in wanted)
    personas = _used(project.personas, _persona_ids(cards, notes))
    channels = {card.channel_id for card in cards}
    channels |= {id_ for persona in personas for id_ in persona.preferred_channels}
    sources = {rating.source_id for card in cards for rating in card.ratings}
    part = {"touchpoints": cards, "links": links, "persona_ids": (), "observed": None}
    return Project(
        id=project.id,
        title=project.title,
        language=project.language,
        phases=project.phases,
        stages=project.stages,
        channels=_used(project.channels, channels),
        departments=_used(project.departments, {card.owner_id for card in cards}),
        goals=_used(project.goals, {id_ for card in cards for id_ in card.goal_ids}),
        sources=_used(project.sources, sources | {note.source_id for note in notes}),
        personas=personas,
        journeys=(journey.model_copy(update=part),),
        notes=notes,
    )


def write(part: Project) -> bytes:
    """Return the bytes of a fragment."""
    return to_bytes(part)


def read(data: bytes) -> Project:
    """Return the fragment in bytes that anybody may have written.

    Raises LoadError of the steps of loading from the size on; ``empty`` without a touchpoint.
    """
    if len(data) > limits.FRAGMENT_BYTES:
        raise LoadError("too_big", limit=limits.FRAGMENT_BYTES)
    if not data:
        raise LoadError("empty")
    part, _repairs, _version = project_from(data)
    if not any(journey.touchpoints for journey in part.journeys):
        raise LoadError("empty")
    return part


def _persona_ids(cards: Iterable[Touchpoint], notes: Iterable[Note]) -> set[str | None]:
    cards = tuple(cards)
    own = {id_ for card in cards for id_ in card.persona_ids}
    rated = {rating.persona_id for card in cards for rating in card.ratings}
    return own | rated | {note.persona_id for note in notes}


def _used(records: tuple[R, ...], ids: Collection[str | None]) -> tuple[R, ...]:
    return tuple(record for record in records if record.id in ids)

"""Dot voting: how many dots a person gets, and what the votes came to (room: the model)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from canvas_app.model.project import Journey, Project

KINDS = ("pain", "opportunity")
"""Kinds of notes that a workshop votes on."""
SHARE = 4
"""One dot for so many options (stories.md 5.1: a quarter of them)."""
FEWEST, MOST = 3, 8
"""Dots a person gets at least and at most."""
NEAR = 1
"""Options that so many votes or fewer lie between are tied: small differences are no result."""
VOTES = "vote_note", "vote_touchpoints"
"""Kinds of edits that give votes."""


class Option(NamedTuple):
    """What one can vote for: a note, or a touchpoint, which is its own ``touchpoint_id``.

    ``kind`` is that of the note, "touchpoint" for a touchpoint.
    """

    id: str
    kind: str
    words: str
    votes: int
    touchpoint_id: str | None


class Place(NamedTuple):
    """An option that has votes, with the best and the worst place it may have, from 1."""

    option: Option
    first: int
    last: int

    @property
    def tied(self) -> bool:
        """Whether another option is within one vote."""
        return self.first != self.last


def options(project: Project, journey: Journey) -> tuple[Option, ...]:
    """Return what can be voted for in a journey: its notes, those of the parking lot, its cards."""
    cards = {touchpoint.id for touchpoint in journey.touchpoints}
    notes = (
        Option(note.id, note.kind, note.text, note.votes, note.touchpoint_id)
        for note in project.notes
        if note.touchpoint_id is None or note.touchpoint_id in cards
    )
    return (
        *notes,
        *(Option(t.id, "touchpoint", t.name, t.votes, t.id) for t in journey.touchpoints),
    )


def begins(journey: Journey, before: Project, after: Project) -> bool:
    """Tell whether a journey of two states of a project got its first vote between them."""
    now = next((each for each in after.journeys if each.id == journey.id), journey)
    voted = (any(map(_has_votes, options(*at))) for at in ((before, journey), (after, now)))
    return tuple(voted) == (False, True)


def dots(found: tuple[Option, ...]) -> int:
    """Return how many dots each person gets: ⌈options / 4⌉, from 3 to 8 (stories.md 5.1).

    Options are pain points and opportunities; without any, the touchpoints.
    """
    asked = sum(option.kind in KINDS for option in found)
    asked = asked or sum(option.kind == "touchpoint" for option in found)
    return min(MOST, max(FEWEST, -(-asked // SHARE)))


def places(found: tuple[Option, ...]) -> tuple[Place, ...]:
    """Return the options that have votes, the most first; equal ones as they stand."""
    return tuple(_places(sorted(filter(_has_votes, found), key=lambda option: -option.votes)))


def _places(ranked: list[Option]) -> Iterator[Place]:
    for option in ranked:
        better = sum(other.votes > option.votes + NEAR for other in ranked)
        worse = sum(other.votes < option.votes - NEAR for other in ranked)
        yield Place(option, better + 1, len(ranked) - worse)


def _has_votes(option: Option) -> bool:
    return option.votes > 0

"""Is everything in order? Ids and references of a project asked by sets (room: project files).

A project in order, as nearly all are, is known as one in a fraction of the time that looking at
record after record takes; what is out of order is for ``consistency`` to find and name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any

from canvas_app.model.project import (
    PHASES,
    Action,
    BudgetLine,
    Content,
    Feedback,
    Journey,
    Note,
    Persona,
    Rating,
    Record,
    SavedView,
    Touchpoint,
)

Known = Mapping[str, frozenset[str]]
"""The ids of each list."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names an id (or several) of a list; a required one is never emptied."""

    field: str
    list: str
    required: bool = False
    many: bool = False


REFERENCES: Mapping[type[Record], tuple[Reference, ...]] = {
    Persona: (Reference("preferred_channels", "channels", required=True, many=True),),
    Journey: (Reference("persona_ids", "personas", many=True),),
    Touchpoint: (
        Reference("stage_id", "stages", required=True),
        Reference("channel_id", "channels", required=True),
        Reference("owner_id", "departments"),
        Reference("persona_ids", "personas", many=True),
        Reference("goal_ids", "goals", many=True),
    ),
    Rating: (
        Reference("persona_id", "personas", required=True),
        Reference("source_id", "sources"),
    ),
    Note: (
        Reference("touchpoint_id", "touchpoints"),
        Reference("persona_id", "personas"),
        Reference("source_id", "sources"),
    ),
    BudgetLine: (
        Reference("touchpoint_ids", "touchpoints", required=True, many=True),
        Reference("owner_id", "departments"),
    ),
    Feedback: (Reference("touchpoint_ids", "touchpoints", required=True, many=True),),
    Action: (
        Reference("touchpoint_id", "touchpoints"),
        Reference("owner_id", "departments"),
        Reference("goal_ids", "goals", many=True),
    ),
    SavedView: (
        Reference("channel_ids", "channels", many=True),
        Reference("owner_ids", "departments", many=True),
        Reference("stage_ids", "stages", many=True),
        Reference("persona_ids", "personas", many=True),
        Reference("lens_id", "personas"),
    ),
}
"""Which fields lead where. An unknown channel is always refused, and so is a rating of an unknown
persona: without it the rating would speak for everybody."""

LISTS = ("stages", "channels", "departments", "goals", "sources", "personas", "journeys")
ITEMS = ("notes", "budget_lines", "feedback", "actions", "saved_views")
ANSWERS = {"csat": 5, "ces": 7}


def in_order(content: Content) -> bool:
    """Return whether ids are unique, references lead somewhere, and phases and answers fit."""
    touchpoints = [t for journey in content.journeys for t in journey.touchpoints]
    ratings = [rating for touchpoint in touchpoints for rating in touchpoint.ratings]
    lists = {name: getattr(content, name) for name in LISTS + ITEMS}
    known = known_ids(lists)
    records: Mapping[type[Record], Sequence[Record]] = {
        Journey: content.journeys,
        Persona: content.personas,
        Touchpoint: touchpoints,
        Rating: ratings,
        Note: content.notes,
        BudgetLine: content.budget_lines,
        Feedback: content.feedback,
        Action: content.actions,
        SavedView: content.saved_views,
    }
    return (
        phases_fit(content)
        and stages_fit(content)
        and all(map(answers_fit, content.feedback))
        and len(known["touchpoints"]) == len(touchpoints)
        and all(len(known[name]) == len(items) for name, items in lists.items())
        and all(_lead_somewhere(records[type_], REFERENCES[type_], known) for type_ in records)
        and all(map(_journey_in_order, content.journeys))
        and not any(map(_rated_twice, touchpoints))
    )


def _lead_somewhere(
    records: Sequence[Record], references: Iterable[Reference], known: Known
) -> bool:
    for reference in references:
        values = list(map(attrgetter(reference.field), records))
        if reference.many and any(len(ids) > 1 and len(set(ids)) < len(ids) for ids in values):
            return False
        used = set(chain.from_iterable(values)) if reference.many else set(values) - {None}
        if not used <= known[reference.list]:
            return False
    return True


def _journey_in_order(journey: Journey) -> bool:
    ids = {touchpoint.id for touchpoint in journey.touchpoints}
    ends = {id_ for link in journey.links for id_ in (link.from_id, link.to_id)}
    return (
        len({touchpoint.key for touchpoint in journey.touchpoints}) == len(journey.touchpoints)
        and len({link.id for link in journey.links}) == len(journey.links)
        and ends <= ids
        and not any(link.from_id == link.to_id for link in journey.links)
    )


def _rated_twice(touchpoint: Touchpoint) -> bool:
    ratings = touchpoint.ratings
    return len(ratings) > 1 and len({(r.persona_id, r.view) for r in ratings}) < len(ratings)


def known_ids(lists: Mapping[str, Sequence[Any]]) -> Known:
    """Return the ids of the lists, and those of all touchpoints of the journeys."""
    known = {name: frozenset(item.id for item in items) for name, items in lists.items()}
    return known | {
        "touchpoints": frozenset(t.id for j in lists["journeys"] for t in j.touchpoints)
    }


def phases_fit(content: Content) -> bool:
    """Return whether the three phases are there in their order."""
    return tuple(phase.id for phase in content.phases) == PHASES


def stages_fit(content: Content) -> bool:
    """Return whether the stages follow the order of the phases."""
    ranks = [PHASES.index(stage.phase) for stage in content.stages]
    return ranks == sorted(ranks)


def answers_fit(feedback: Feedback) -> bool:
    """Return whether an instrument has as many counts as its scale has steps."""
    expected, counts = ANSWERS.get(feedback.instrument), feedback.distribution
    return expected is None or counts is None or len(counts) == expected

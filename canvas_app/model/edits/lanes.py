"""Which personas a card belongs to after it went to another lane (room: pure edits)."""

from __future__ import annotations

from typing import Literal

from canvas_app.model.edits.records import changed
from canvas_app.model.project import Journey, Project, Touchpoint

Mode = Literal["move", "twin", "copy"]


def lanes(project: Project, journey: Journey) -> tuple[str | None, ...]:
    """Return the lanes of a journey from top to bottom; None is *Everyone*, shown or not."""
    shown = set(journey.persona_ids)
    personas = (p.id for p in project.personas if not shown or p.id in shown)
    return (None, *personas)


def personas_in(journey: Journey, touchpoint: Touchpoint) -> tuple[str, ...]:
    """Return the personas in whose lanes a card stands; with none it stands in *Everyone*."""
    if not journey.persona_ids:
        return touchpoint.persona_ids
    return tuple(id_ for id_ in touchpoint.persona_ids if id_ in journey.persona_ids)


def in_lane(journey: Journey, touchpoint: Touchpoint, lane: str | None) -> bool:
    """Say whether a card takes part in the order of a lane; those of *Everyone* do in all."""
    personas = personas_in(journey, touchpoint)
    return lane is None or not personas or lane in personas


def relaned(
    journey: Journey, card: Touchpoint, from_lane: str | None, to_lane: str | None, mode: Mode
) -> Touchpoint:
    """Return a card after it was put from one lane into another (``domain.md`` 4).

    *Everyone* empties its personas. From *Everyone* it goes to the target persona only.
    Moving replaces the persona of the lane it came from (of a card selected along in other
    lanes: its first one); a twin is added. Inside one lane nothing changes.
    """
    if from_lane == to_lane:
        return card
    return changed(card, persona_ids=_personas_after(journey, card, from_lane, to_lane, mode))


def _personas_after(
    journey: Journey, card: Touchpoint, from_lane: str | None, to_lane: str | None, mode: Mode
) -> tuple[str, ...]:
    personas, shown = card.persona_ids, personas_in(journey, card)
    if to_lane is None:
        return ()
    if mode == "twin":
        return personas if not personas or to_lane in personas else (*personas, to_lane)
    if not shown:
        return (to_lane,)
    if to_lane in shown:
        return tuple(id_ for id_ in personas if id_ != from_lane)
    left = from_lane if from_lane in shown else shown[0]
    return tuple(to_lane if id_ == left else id_ for id_ in personas)

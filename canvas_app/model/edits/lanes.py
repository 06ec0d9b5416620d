"""Which personas a card belongs to after it went to another lane (room: pure edits)."""

from __future__ import annotations

from typing import Literal

from canvas_app.model.project import Journey, Project

Mode = Literal["move", "twin", "copy"]


def lanes(project: Project, journey: Journey) -> tuple[str | None, ...]:
    """Return the lanes of a journey from top to bottom; None is *Everyone*, shown or not."""
    shown = set(journey.persona_ids)
    personas = (p.id for p in project.personas if not shown or p.id in shown)
    return (None, *personas)


def personas_after(
    persona_ids: tuple[str, ...], from_lane: str | None, to_lane: str | None, mode: Mode
) -> tuple[str, ...]:
    """Return a card's personas after it was put from one lane into another (``domain.md`` 4).

    *Everyone* empties the list. From *Everyone* a card goes to the target persona only.
    Moving replaces the persona of the lane it came from (of a card selected along in other
    lanes: its first one); a twin is added. Inside one lane nothing changes.
    """
    if from_lane == to_lane:
        return persona_ids
    if to_lane is None:
        return ()
    if mode == "twin":
        return (
            (*persona_ids, to_lane) if persona_ids and to_lane not in persona_ids else persona_ids
        )
    if not persona_ids:
        return (to_lane,)
    if to_lane in persona_ids:
        return tuple(id_ for id_ in persona_ids if id_ != from_lane)
    left = from_lane if from_lane in persona_ids else persona_ids[0]
    return tuple(to_lane if id_ == left else id_ for id_ in persona_ids)

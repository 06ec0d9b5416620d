"""Which other touchpoints have something in common with some (room: what the app knows)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from operator import attrgetter
from typing import Literal

from canvas_app.model.project import Journey, Touchpoint

Trait = Literal["channel", "owner", "status", "stage", "persona"]
TRAITS: Mapping[Trait, Callable[[Touchpoint], Hashable]] = {
    "channel": attrgetter("channel_id"),
    "owner": attrgetter("owner_id"),
    "status": attrgetter("status"),
    "stage": attrgetter("stage_id"),
}
"""What a touchpoint has one of."""


def alike(journey: Journey, ids: Collection[str], trait: Trait) -> tuple[str, ...]:
    """Return the touchpoints that share a trait with one of ``ids``, themselves among them.

    Having none is shared, too: no channel, no owner, no persona in particular.
    """
    wanted = set(ids)
    chosen = [touchpoint for touchpoint in journey.touchpoints if touchpoint.id in wanted]
    if trait == "persona":
        people = {id_ for touchpoint in chosen for id_ in touchpoint.persona_ids or (None,)}
        found = (t for t in journey.touchpoints if people & set(t.persona_ids or (None,)))
    else:
        of = TRAITS[trait]
        values = set(map(of, chosen))
        found = (touchpoint for touchpoint in journey.touchpoints if of(touchpoint) in values)
    return tuple(touchpoint.id for touchpoint in found)


def others(journey: Journey, ids: Collection[str]) -> tuple[str, ...]:
    """Return the touchpoints of a journey that are not among ``ids``."""
    left_out = set(ids)
    return tuple(t.id for t in journey.touchpoints if t.id not in left_out)

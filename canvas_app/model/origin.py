"""Where a journey comes from: what a to-be or ideal journey changes of the as-is (room: model)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from canvas_app.model.project import Journey, Project, Touchpoint

Difference = Literal["new", "changed"]

UNCOMPARED = ("id", "key", "seq", "votes")
"""Fields that say nothing about what customers meet."""


def origin(project: Project, journey: Journey) -> tuple[Touchpoint, ...]:
    """Return the touchpoints of the as-is journey that ``journey`` was copied from.

    It is the as-is journey with the most keys in common, the first on a tie; nothing for an
    as-is journey or when none has a key in common.
    """
    if journey.state == "as_is":
        return ()
    keys = {touchpoint.key for touchpoint in journey.touchpoints}
    best: tuple[Touchpoint, ...] = ()
    most = 0
    for other in project.journeys:
        if other.state == "as_is":
            shared = len(keys & {touchpoint.key for touchpoint in other.touchpoints})
            if shared > most:
                best, most = other.touchpoints, shared
    return best


def difference(origins: Mapping[str, Touchpoint], touchpoint: Touchpoint) -> Difference | None:
    """Return how a touchpoint differs from the one with its key, None when it does not.

    ``origins`` are the touchpoints of ``origin`` by their keys; without any, nothing differs.
    """
    if not origins:
        return None
    former = origins.get(touchpoint.key)
    if former is None:
        return "new"
    fields = (name for name in type(touchpoint).model_fields if name not in UNCOMPARED)
    same = all(getattr(touchpoint, name) == getattr(former, name) for name in fields)
    return None if same else "changed"

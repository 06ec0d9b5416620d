"""Which cards are not what the view is about: those that its filter leaves out (room: geometry)."""

from __future__ import annotations

from operator import attrgetter

from canvas_app.layout.view import JourneyView

Faded = frozenset[str]
"""The ids of touchpoints whose cards fade, with their notes and links."""
NOTHING: Faded = frozenset()


def faded(view: JourneyView) -> Faded:
    """Return the touchpoints of the journey shown that do not match the filter."""
    if view.filter.is_empty:
        return NOTHING
    from canvas_app.model.matching import matches
    from canvas_app.model.scoring.values import Scope

    scope = Scope(view.project, view.journey, view.lens, view.view)
    every = map(attrgetter("id"), view.journey.touchpoints)
    return frozenset(every) - matches(scope, view.filter)

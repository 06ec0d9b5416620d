"""How many cards match, in a sentence (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.i18n import _, ngettext, number
from canvas_app.layout.view import JourneyView
from canvas_app.panels.filter_words import found


def told(view: JourneyView) -> str:
    """Return how many touchpoints there are, or how many of them stand out."""
    every = len(view.journey.touchpoints)
    if view.filter.is_empty:
        return ngettext("{n} touchpoint", "{n} touchpoints", every)
    matching = len(found(view))
    if not matching:
        return _("No touchpoint matches")
    return _("{n} of {m} touchpoints").format(n=number(matching), m=number(every))


def placed(view: JourneyView, selection: Sequence[str]) -> str:
    """Return which of the matches is selected, else how many there are."""
    matching = found(view)
    if len(selection) == 1 and selection[0] in matching:
        at = matching.index(selection[0]) + 1
        return _("Match {n} of {m}").format(n=number(at), m=number(len(matching)))
    return told(view)

"""What several selected touchpoints come to, in a few words (room: panels)."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from canvas_app.i18n import _, ngettext, number
from canvas_app.layout.view import JourneyView
from canvas_app.model.scoring.readings import table
from canvas_app.model.scoring.values import Scope


def told(view: JourneyView, selection: Collection[str]) -> str:
    """Return how many touchpoints are selected, their mean importance and their pain points.

    The mean is of those that are rated, seen through the lens; nothing is said of what
    nobody entered.
    """
    ids = set(selection)
    words = [ngettext("{n} selected", "{n} selected", len(ids))]
    if (mean := importance(view, ids)) is not None:
        words.append(_("importance ⌀ {mean}").format(mean=number(mean, 1)))
    pains = sum(note.kind == "pain" and note.touchpoint_id in ids for note in view.project.notes)
    if pains:
        words.append(ngettext("{n} pain point", "{n} pain points", pains))
    return " · ".join(words)


def importance(view: JourneyView, ids: Collection[str]) -> Fraction | None:
    """Return the mean importance (0…10) of the touchpoints that have one, else None."""
    seen = table(Scope(view.project, view.journey, view.lens, view.view))
    given = [r.importance for r in seen.readings if r.id in ids and r.importance is not None]
    return Fraction(sum(given), seen.unit * len(given)) if given else None

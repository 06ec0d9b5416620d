"""Palette entries as edits; the catalogue is read when the first one is used (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable

from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.place import Place


def maker(view: JourneyView, entry_id: str) -> Callable[[Place], Edit] | None:
    """Return what makes the edit that puts an entry at a place; None for an unknown entry."""
    from canvas_app.model.catalogue import add_entry, entry
    from canvas_app.widgets.bundled import catalogue

    try:
        found = entry(catalogue(), entry_id)
    except EditError:
        return None

    def make(place: Place) -> Edit:
        return add_entry(catalogue(), view.project, view.journey_id, found, place)

    return make


def usual_place(view: JourneyView, entry_id: str) -> Place:
    """Return the end of an entry's stage, in the lane of the lens or for everyone.

    Raises EditError ``gone`` for an unknown entry.
    """
    from canvas_app.model.catalogue import entry, stage_for
    from canvas_app.widgets.bundled import catalogue

    stage = stage_for(entry(catalogue(), entry_id), view.project)
    return Place(stage.id, view.lens)

"""The picture as it would be after an edit, before anything is changed (room: gestures)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.edit import Edit, EditError


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """An edit with its picture; ``landing`` are the cards it puts down, by their node ids."""

    edit: Edit
    picture: Picture
    landing: frozenset[str]


def rehearse(
    layout: Callable[[JourneyView], Picture], view: JourneyView, edit: Edit, lane: str | None
) -> Rehearsal | None:
    """Return what an edit would show, with its cards in a lane; None when it changes nothing."""
    try:
        project = edit.change(view.project)
    except EditError:
        return None
    if project is view.project:
        return None
    picture = layout(replace(view, project=project))
    ids = set(edit.select or ())
    landing = (
        node.id
        for node in picture.nodes
        if node.kind == "card" and node.touchpoint_id in ids and node.persona_id == lane
    )
    return Rehearsal(edit, picture, frozenset(landing))

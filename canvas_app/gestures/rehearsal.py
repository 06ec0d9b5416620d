"""The picture as it would be after an edit, before anything is changed (room: gestures)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from canvas_app.gestures.focus import Spot
from canvas_app.layout.hits import Cell
from canvas_app.layout.notes import node_id
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.sizes import CARD_HEIGHT, CARD_WIDTH, SLOT_PITCH
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.edit import Edit, EditError

NEAR = 8_000.0
"""Cards further away than this, in points, are not worth moving aside: nobody sees them."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A picture of what an edit would do; ``landing`` are the cards it puts down in it.

    ``spots`` are where they stand, known even when they are not in the picture; ``aside`` are
    the places of nodes that make room though the picture has them elsewhere.
    """

    picture: Picture
    landing: tuple[Node, ...]
    spots: tuple[Spot, ...]
    aside: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    rough: bool = False
    """Whether the picture is not laid out for the edit, but only makes room."""


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
    note = edit.facts.get("note")
    landing = landed(picture, edit.select or (), lane) if note is None else ()
    if isinstance(note, str) and (hanging := picture.by_id.get(node_id(note, lane))):
        landing = (hanging,)
    return Rehearsal(picture, landing, tuple(spot_of(node) for node in landing))


def make_room(picture: Picture, cell: Cell) -> Rehearsal:
    """Return the picture with room for a card in a cell, without laying anything else out.

    Only the cards of the stage and lane move aside; this is for boards so large that a whole
    layout does not fit into a frame.
    """
    place = cell.place
    if cell.width >= CARD_WIDTH:
        return Rehearsal(picture, (), (Spot(cell.x, cell.y, cell.width, cell.height),), rough=True)
    nodes = picture.cells.get((place.lane, place.stage_id), ())
    right = [node for node in nodes if cell.x < node.x < cell.x + NEAR]
    left = min((node.x for node in right if node.kind == "card"), default=cell.x)
    aside = {node.id: (node.x + SLOT_PITCH, node.y) for node in right}
    spot = Spot(left, cell.y, CARD_WIDTH, CARD_HEIGHT)
    return Rehearsal(picture, (), (spot,), aside, rough=True)


def landed(picture: Picture, ids: tuple[str, ...], lane: str | None) -> tuple[Node, ...]:
    """Return the cards of touchpoints in a lane, in the order of the ids."""
    wanted = set(ids)
    found = {
        node.touchpoint_id: node
        for node in picture.nodes
        if node.kind == "card" and node.touchpoint_id in wanted and node.persona_id == lane
    }
    return tuple(found[id_] for id_ in ids if id_ in found)


def spot_of(node: Node) -> Spot:
    """Return the rectangle of a node."""
    return Spot(node.x, node.y, node.width, node.height)

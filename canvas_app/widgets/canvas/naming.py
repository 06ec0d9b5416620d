"""What on the canvas has a name to type over: cards, stages, phases, personas (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from canvas_app.layout.picture import Node
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Phase


@dataclass(frozen=True, slots=True)
class Naming:
    """A name and what makes the edit that changes it."""

    name: str
    rename: Callable[[str], Edit]


def naming_of(view: JourneyView, node: Node) -> Naming | None:
    """Return the name a node shows, or None when it shows none of its own."""
    from canvas_app.model.edits import personas, stages, touchpoints

    id_ = node.touchpoint_id or node.persona_id or node.stage_id or node.id.partition(":")[2]
    project = view.project
    if node.kind == "card":
        names = {each.id: each.name for each in view.journey.touchpoints}
        return _naming(names, id_, lambda name: touchpoints.rename(id_, name))
    if node.kind == "lane_head":
        names = {each.id: each.name for each in project.personas}
        return _naming(names, id_, lambda name: personas.set_fields(id_, name=name))
    if node.kind == "stage":
        names = {each.id: each.name for each in project.stages}
        return _naming(names, id_, lambda name: stages.rename(id_, name))
    if node.kind == "band":
        phases = {str(each.id): each.name for each in project.phases}
        return _naming(phases, id_, lambda name: stages.rename_phase(cast("Phase", id_), name))
    return None


def _naming(names: dict[str, str], id_: str, rename: Callable[[str], Edit]) -> Naming | None:
    return Naming(names[id_], rename) if id_ in names else None

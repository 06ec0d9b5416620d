"""The edit that makes touchpoints of the planned rows of a table (room: pure edits)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.order import placed
from canvas_app.model.edits.paste import fresh_ids, showing, slot
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.records import changed, named, with_journey
from canvas_app.model.edits.touchpoints import check_room
from canvas_app.model.project import (
    Channel,
    Department,
    Persona,
    Project,
    Rating,
    Touchpoint,
    View,
)
from canvas_app.model.tables.plan import Plan, Planned

Kind = Literal["channels", "departments", "personas"]
NEW: Mapping[Kind, tuple[type[Channel | Department | Persona], str]] = {
    "channels": (Channel, "c"),
    "departments": (Department, "d"),
    "personas": (Persona, "p"),
}


def add_rows(journey_id: str, plan: Plan, place: Place, view: View = "customer") -> Edit:
    """Add a touchpoint for each planned row, in their order.

    Rows without a stage, and those of its stage, stand at ``place``; the others at the end of
    theirs. Rows that leave the personas open are for the place's lane. Values are a rating in
    ``view``, by the persona of the row when there is exactly one, else by all.
    Errors: ``gone``, ``too_many_touchpoints``, ``too_many_channels``, ``invalid_value``.
    """
    ids = fresh_ids(len(plan.rows))

    def change(project: Project) -> Project:
        check_room(project, len(ids))
        named(project.stages, place.stage_id, "stage")
        project, channels = _with_new(project, "channels", plan.channels)
        project, departments = _with_new(project, "departments", plan.departments)
        project, personas = _with_new(project, "personas", plan.personas)
        cards = [
            _card(id_, row, place, view, channels, departments, personas)
            for id_, row in zip(ids, plan.rows, strict=True)
        ]
        journey = named(project.journeys, journey_id, "journey")
        journey = showing(journey, [personas[name] for name in plan.personas])
        for stage in project.stages:
            group = [card for card in cards if card.stage_id == stage.id]
            if group:
                at = slot(place) if stage.id == place.stage_id else Place(stage.id)
                journey = placed(journey, group, [[card.id] for card in group], at)
        return with_journey(project, journey)

    return Edit("import_touchpoints", change, {"n": len(ids), "cut": plan.cut}, select=ids)


def _with_new(project: Project, kind: Kind, names: Sequence[str]) -> tuple[Project, dict[str, str]]:
    """Return the project with records of these names, and the ids of all by their name."""
    record, prefix = NEW[kind]
    there = getattr(project, kind)
    taken = {each.id for each in there}
    made = []
    for name in names:
        id_ = new_id(taken, prefix)
        taken.add(id_)
        made.append(changed(record(id=id_, name="…"), name=name))
    if made:
        project = changed(project, **{kind: (*there, *made)})
    return project, {each.name: each.id for each in reversed(getattr(project, kind))}


def _card(
    id_: str,
    row: Planned,
    place: Place,
    view: View,
    channels: Mapping[str, str],
    departments: Mapping[str, str],
    personas: Mapping[str, str],
) -> Touchpoint:
    lane = () if place.lane is None else (place.lane,)
    own = lane if row.personas is None else tuple(personas[name] for name in row.personas)
    rating = Rating(view=view, persona_id=own[0] if len(own) == 1 else None)
    card = Touchpoint(id=id_, name="…", stage_id=row.stage_id or place.stage_id)
    return changed(
        card,
        name=row.name,
        persona_ids=own,
        channel_id=channels[row.channel] if row.channel else None,
        owner_id=departments[row.owner] if row.owner else None,
        status=row.status or card.status,
        description=row.description,
        ratings=(changed(rating, **row.scores),) if row.scores else (),
    )

"""Edits of journeys: courses of contacts side by side (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, moved_to, named, required, with_journey
from canvas_app.model.edits.touchpoints import check_room, without
from canvas_app.model.edits.typed import cleaned_fields, typed_name
from canvas_app.model.project import Journey, JourneyState, Project


def add(name: str, state: JourneyState = "as_is") -> Edit:
    """Add an empty journey at the end; ``facts["id"]`` is its id. Error: ``invalid_value``."""
    id_, typed = new_id(prefix="j"), typed_name(name)

    def change(project: Project) -> Project:
        journey = changed(Journey(id=id_, name="…", state=state), name=typed.text)
        return changed(project, journeys=(*project.journeys, journey))

    return Edit("add_journey", change, {"name": typed.text, "id": id_, "cut": typed.cut})


def rename(journey_id: str, name: str) -> Edit:
    """Give a journey the typed name; typing in a row is one step.

    Errors: ``gone``, ``invalid_value``.
    """
    edit = set_fields(journey_id, name=name)
    return Edit("rename_journey", edit.change, edit.facts, merge=("rename_journey", journey_id))


def set_fields(journey_id: str, **fields: object) -> Edit:
    """Set name, description, state, persona_ids or observed of a journey.

    Errors: ``gone``, ``invalid_value``; KeyError for other fields.
    """
    if wrong := {"id", "touchpoints", "links"}.intersection(fields):
        raise KeyError(*wrong)
    values, cut = cleaned_fields(fields, ["name"], ["description"])

    def change(project: Project) -> Project:
        journey = changed(named(project.journeys, journey_id, "journey"), **values)
        required(project.personas, journey.persona_ids, "persona")
        once = tuple(dict.fromkeys(journey.persona_ids))
        return with_journey(project, changed(journey, persona_ids=once))

    facts = {"name": values.get("name"), "fields": tuple(fields), "cut": cut}
    is_typing = {"name", "description"}.issuperset(fields)
    merge = ("journey", journey_id, tuple(fields)) if is_typing else None
    return Edit("set_journey_fields", change, facts, merge=merge)


def duplicate(journey_id: str, name: str, state: JourneyState | None = None) -> Edit:
    """Copy a journey with its cards and links right of it, as another ``state`` if given.

    The copies keep their keys, so that both can be compared, and their ratings; what customers
    were observed to do, votes, notes and money stay with the first. ``facts["id"]`` is the id of
    the copy. Errors: ``gone``, ``too_many_touchpoints``, ``invalid_value``.
    """
    id_, typed = new_id(prefix="j"), typed_name(name)

    def change(project: Project) -> Project:
        journey = named(project.journeys, journey_id, "journey")
        check_room(project, len(journey.touchpoints))
        at = project.journeys.index(journey) + 1
        copy = changed(_copy(journey, id_), name=typed.text, state=state or journey.state)
        return changed(project, journeys=(*project.journeys[:at], copy, *project.journeys[at:]))

    return Edit("duplicate_journey", change, {"name": typed.text, "id": id_, "cut": typed.cut})


def move(journey_id: str, index: int) -> Edit:
    """Move a journey to ``index`` of all journeys. Error: ``gone``."""

    def change(project: Project) -> Project:
        journey = named(project.journeys, journey_id, "journey")
        return changed(project, journeys=moved_to(project.journeys, journey, index))

    return Edit("move_journey", change)


def delete(journey_id: str) -> Edit:
    """Delete a journey with its cards and all that ``touchpoints.delete`` takes along.

    Errors: ``gone``, ``last_journey``.
    """

    def change(project: Project) -> Project:
        journey = named(project.journeys, journey_id, "journey")
        if len(project.journeys) == 1:
            raise EditError("last_journey", name=journey.name)
        kept = tuple(other for other in project.journeys if other.id != journey_id)
        ids = {touchpoint.id for touchpoint in journey.touchpoints}
        return without(changed(project, journeys=kept), ids)

    return Edit("delete_journey", change)


def _copy(journey: Journey, id_: str) -> Journey:
    ids = {touchpoint.id: new_id() for touchpoint in journey.touchpoints}
    touchpoints = (changed(t, id=ids[t.id], votes=0) for t in journey.touchpoints)
    links = (
        changed(k, id=new_id(prefix="l"), from_id=ids[k.from_id], to_id=ids[k.to_id])
        for k in journey.links
    )
    return changed(
        journey, id=id_, touchpoints=tuple(touchpoints), links=tuple(links), observed=None
    )

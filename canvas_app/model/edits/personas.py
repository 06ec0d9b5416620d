"""Edits of personas (room: pure edits). Functions return an Edit; its ``change`` raises."""

from __future__ import annotations

from types import EllipsisType

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, mapped, moved_to, named, required, with_journey
from canvas_app.model.edits.saved_views import freed as views_freed
from canvas_app.model.edits.typed import cleaned_fields
from canvas_app.model.project import MAX_PERSONAS, Journey, Note, Persona, Project, Touchpoint

_LINES = ("name", "buying_role")
_TEXTS = ("role", "department", "quote")


def add(name: str, journey_id: str | None = None, **fields: object) -> Edit:
    """Add a persona at the end; ``facts["id"]`` is its id, ``fields`` as for ``set_fields``.

    A journey that names its personas and is given here names this one, too.
    Errors: ``gone``, ``too_many_personas`` with ``limit``, ``invalid_value``.
    """
    id_ = new_id(prefix="p")
    values, cut = cleaned_fields({"name": name, **fields}, _LINES, _TEXTS)

    def change(project: Project) -> Project:
        if len(project.personas) >= MAX_PERSONAS:
            raise EditError("too_many_personas", limit=MAX_PERSONAS)
        persona = _with_fields(project, Persona(id=id_, name="…"), values)
        project = changed(project, personas=(*project.personas, persona))
        return project if journey_id is None else _joined(project, journey_id, id_)

    return Edit("add_persona", change, {"name": values["name"], "id": id_, "cut": cut})


def set_fields(persona_id: str, **fields: object) -> Edit:
    """Set fields of a persona (not ``id``); lists are tuples. Typing in a row is one step.

    Errors: ``gone``, ``invalid_value``; KeyError for a field that personas do not have.
    """
    if "id" in fields:
        raise KeyError("id")
    values, cut = cleaned_fields(fields, _LINES, _TEXTS)

    def change(project: Project) -> Project:
        persona = _with_fields(project, named(project.personas, persona_id, "persona"), values)
        personas = mapped(project.personas, lambda old: persona if old.id == persona_id else old)
        return changed(project, personas=personas)

    texts = {*_LINES, *_TEXTS}.issuperset(fields)
    merge = ("persona", persona_id, tuple(fields)) if texts else None
    return Edit("set_persona_fields", change, {"fields": tuple(fields), "cut": cut}, merge=merge)


def move(persona_id: str, index: int) -> Edit:
    """Move a persona, and so its lane, to ``index`` of all personas. Error: ``gone``."""

    def change(project: Project) -> Project:
        persona = named(project.personas, persona_id, "persona")
        return changed(project, personas=moved_to(project.personas, persona, index))

    return Edit("move_persona", change)


def delete(persona_id: str, move_to: str | EllipsisType | None = ...) -> Edit:
    """Delete a persona with its ratings; notes stay without a persona.

    Cards and journeys that are only for this persona go to the persona ``move_to``, or with
    None to *Everyone*; not saying so is refused, since being for nobody would mean being for
    all. The persona they go to takes over those ratings of theirs that it has not made.
    Errors: ``gone``, ``persona_in_use`` with ``name`` and ``n`` cards, ``persona_of_journey``
    with ``name`` and ``journey``.
    """

    def change(project: Project) -> Project:
        persona = named(project.personas, persona_id, "persona")
        if isinstance(move_to, EllipsisType) or move_to == persona_id:
            _check_free(project, persona)
            return _without(project, persona_id, None)
        required(project.personas, [move_to], "persona")
        return _without(project, persona_id, move_to)

    return Edit("delete_persona", change)


def _joined(project: Project, journey_id: str, persona_id: str) -> Project:
    journey = named(project.journeys, journey_id, "journey")
    ids = (*journey.persona_ids, persona_id) if journey.persona_ids else ()
    return with_journey(project, changed(journey, persona_ids=ids))


def _check_free(project: Project, persona: Persona) -> None:
    only = (persona.id,)
    n = sum(card.persona_ids == only for j in project.journeys for card in j.touchpoints)
    if n:
        raise EditError("persona_in_use", name=persona.name, n=n)
    for journey in project.journeys:
        if journey.persona_ids == only:
            raise EditError("persona_of_journey", name=persona.name, journey=journey.name)


def _with_fields(project: Project, persona: Persona, fields: dict[str, object]) -> Persona:
    persona = changed(persona, **fields)
    required(project.channels, persona.preferred_channels, "channel")
    return changed(persona, preferred_channels=tuple(dict.fromkeys(persona.preferred_channels)))


def _without(project: Project, persona_id: str, heir: str | None) -> Project:
    left = () if heir is None else (heir,)

    def personas(ids: tuple[str, ...]) -> tuple[str, ...]:
        return left if ids == (persona_id,) else tuple(id_ for id_ in ids if id_ != persona_id)

    def freed(card: Touchpoint) -> Touchpoint:
        is_heired = heir is not None and card.persona_ids == (persona_id,)
        heired = _inherited(card, persona_id, heir) if is_heired else card
        ratings = tuple(r for r in heired.ratings if r.persona_id != persona_id)
        return changed(card, persona_ids=personas(card.persona_ids), ratings=ratings)

    def in_journey(journey: Journey) -> Journey:
        touchpoints = mapped(journey.touchpoints, freed)
        return changed(journey, persona_ids=personas(journey.persona_ids), touchpoints=touchpoints)

    def unbound(note: Note) -> Note:
        return changed(note, persona_id=None) if note.persona_id == persona_id else note

    return changed(
        project,
        personas=tuple(persona for persona in project.personas if persona.id != persona_id),
        journeys=mapped(project.journeys, in_journey),
        notes=mapped(project.notes, unbound),
        saved_views=views_freed(project, "persona_ids", (persona_id,)),
    )


def _inherited(card: Touchpoint, persona_id: str, heir: str | None) -> Touchpoint:
    views = {rating.view for rating in card.ratings if rating.persona_id == heir}
    ratings = (
        changed(rating, persona_id=heir)
        if rating.persona_id == persona_id and rating.view not in views
        else rating
        for rating in card.ratings
    )
    return changed(card, ratings=tuple(ratings))

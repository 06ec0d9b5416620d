"""Edits of links between touchpoints (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, mapped, named, with_journey
from canvas_app.model.edits.typed import cleaned_fields
from canvas_app.model.project import Handover, Journey, Link, LinkKind, Project


def add(
    journey_id: str,
    from_id: str,
    to_id: str,
    kind: LinkKind = "next",
    handover: Handover = "unknown",
) -> Edit:
    """Link two cards of a journey; ``facts["id"]`` is the link's id.

    Two cards that are linked in this direction already are no change.
    Errors: ``gone``, ``self_link``.
    """
    id_ = new_id(prefix="l")

    def change(project: Project) -> Project:
        journey = named(project.journeys, journey_id, "journey")
        for end in (from_id, to_id):
            named(journey.touchpoints, end, "touchpoint")
        if from_id == to_id:
            raise EditError("self_link")
        if any((link.from_id, link.to_id) == (from_id, to_id) for link in journey.links):
            return project
        link = Link(id=id_, from_id=from_id, to_id=to_id, kind=kind, handover=handover)
        return with_journey(project, changed(journey, links=(*journey.links, link)))

    return Edit("add_link", change, {"id": id_})


def guessed_kind(project: Project, journey_id: str, from_id: str, to_id: str) -> LinkKind:
    """Return what a new link between two cards of a journey most likely is.

    To an earlier moment it is a loop; a second way on from the same card is a branch.
    """
    journey = named(project.journeys, journey_id, "journey")
    rank = {stage.id: place for place, stage in enumerate(project.stages)}
    moments = {card.id: (rank[card.stage_id], card.seq) for card in journey.touchpoints}
    if moments[to_id] < moments[from_id]:
        return "loop"
    on = (link for link in journey.links if link.from_id == from_id and link.to_id != to_id)
    return "branch" if any(link.kind != "loop" for link in on) else "next"


def between(journey: Journey, from_id: str, to_id: str) -> Link | None:
    """Return the link from one card to another, if there is one."""
    ends = (from_id, to_id)
    return next((link for link in journey.links if (link.from_id, link.to_id) == ends), None)


def reverse(journey_id: str, link_id: str) -> Edit:
    """Let a link lead the other way; its kind is guessed anew.

    It changes nothing where a link leads that way already. Error: ``gone``.
    """

    def change(project: Project) -> Project:
        journey = named(project.journeys, journey_id, "journey")
        link = named(journey.links, link_id, "link")
        if between(journey, link.to_id, link.from_id) is not None:
            return project
        kind = guessed_kind(project, journey_id, link.to_id, link.from_id)
        turned = changed(link, from_id=link.to_id, to_id=link.from_id, kind=kind)
        links = mapped(journey.links, lambda old: turned if old.id == link_id else old)
        return with_journey(project, changed(journey, links=links))

    return Edit("reverse_link", change, {"id": link_id})


def linked(edit: Edit, journey_id: str, from_id: str, to_id: str) -> Edit:
    """Return an edit that also links two cards, one of which it makes, in the same step.

    The kind of the link is guessed. Errors: those of the edit, ``gone``, ``self_link``.
    """

    def change(project: Project) -> Project:
        after = edit.change(project)
        kind = guessed_kind(after, journey_id, from_id, to_id)
        return add(journey_id, from_id, to_id, kind).change(after)

    return replace(edit, change=change)


def set_fields(journey_id: str, link_id: str, **fields: object) -> Edit:
    """Set kind, handover, label or share of a link; typing of the label in a row is one step.

    Errors: ``gone``, ``invalid_value``; KeyError for other fields.
    """
    if wrong := {"id", "from_id", "to_id"}.intersection(fields):
        raise KeyError(*wrong)
    values, cut = cleaned_fields(fields, [], ["label"])

    def change(project: Project) -> Project:
        journey = named(project.journeys, journey_id, "journey")
        link = changed(named(journey.links, link_id, "link"), **values)
        links = mapped(journey.links, lambda old: link if old.id == link_id else old)
        return with_journey(project, changed(journey, links=links))

    merge = ("link", link_id) if set(fields) == {"label"} else None
    return Edit("set_link_fields", change, {"fields": tuple(fields), "cut": cut}, merge=merge)


def delete(journey_id: str, ids: Sequence[str]) -> Edit:
    """Delete links of a journey. Error: ``gone``."""

    def without(journey: Journey) -> Journey:
        for link_id in ids:
            named(journey.links, link_id, "link")
        return changed(journey, links=tuple(k for k in journey.links if k.id not in ids))

    def change(project: Project) -> Project:
        return with_journey(project, without(named(project.journeys, journey_id, "journey")))

    return Edit("delete_links", change, {"n": len(ids)})

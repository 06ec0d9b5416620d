"""Edits of typed lines: a card with all its line says, or a note, in one step (pure edits)."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.model.capture import CardLine, NoteLine
from canvas_app.model.edits import notes, touchpoints
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.merge import merge
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.records import changed, named, with_touchpoints
from canvas_app.model.edits.typed import typed_name
from canvas_app.model.project import Channel, Project, Touchpoint


def add_card(journey_id: str, line: CardLine, place: Place | None = None) -> Edit:
    """Add the card of a line; without a place at the end of its stage. ``select[0]`` is its id.

    At a place in a persona's lane it belongs to her and to those whom the line names. A channel
    that the project lacks is added. Errors as for ``touchpoints.add``.
    """
    id_, typed = new_id(), typed_name(line.name)
    at = place or Place(line.stage_id)
    new = typed_name(line.new_channel).text
    channel = Channel(id=new_id(prefix="c"), name=new) if new.strip() else line.channel

    def change(project: Project) -> Project:
        card = changed(
            Touchpoint(id=id_, name="…", stage_id=at.stage_id),
            name=typed.text,
            channel_id=channel.id if channel else None,
            environment=channel.environment if channel else "online",
            moment_of_truth=line.moment_of_truth,
            persona_ids=line.persona_ids,
            ratings=(line.rating,) if line.rating else (),
        )
        after = touchpoints.add(journey_id, card, at, channel).change(project)
        if at.lane is None:
            return after
        both = tuple(dict.fromkeys((at.lane, *line.persona_ids)))
        return with_touchpoints(after, [id_], lambda known: changed(known, persona_ids=both))

    return Edit("add_touchpoint", change, {"name": typed.text, "cut": typed.cut}, select=(id_,))


def add_note(line: NoteLine) -> Edit:
    """Add the note of a line to its card, or to the parking lot. Errors as for ``notes.add``."""
    return notes.add(line.text, line.kind, line.touchpoint_id)


def merge_card(journey_id: str, line: CardLine, into: str) -> Edit:
    """Give a card what a line says beyond its name, as if it was merged with the line's card.

    A card that has a channel keeps it; then a channel that the project lacks is not added for
    the line either. Errors as for ``add_card`` and ``merge``.
    """
    whole, bare = (
        add_card(journey_id, each) for each in (line, replace(line, channel=None, new_channel=""))
    )

    def change(project: Project) -> Project:
        journey = named(project.journeys, journey_id, "journey")
        known = named(journey.touchpoints, into, "touchpoint")
        added = whole if known.channel_id is None else bare
        ids = (into, *(added.select or ()))
        return merge(journey_id, ids).change(added.change(project))

    return Edit("merge_touchpoints", change, {"n": 2}, select=(into,))

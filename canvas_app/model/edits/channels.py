"""Edits of channels: where contacts happen (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from collections.abc import Collection

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, mapped, moved_to, named, required
from canvas_app.model.edits.saved_views import freed as views_freed
from canvas_app.model.edits.typed import cleaned_fields, typed_name
from canvas_app.model.project import (
    MAX_CHANNELS,
    Channel,
    Environment,
    Journey,
    Persona,
    Project,
    Touchpoint,
)


def add(name: str, environment: Environment = "online") -> Edit:
    """Add a channel at the end; ``facts["id"]`` is its id.

    Errors: ``too_many_channels`` with ``limit``, ``invalid_value``.
    """
    id_, typed = new_id(prefix="c"), typed_name(name)

    def change(project: Project) -> Project:
        channel = Channel(id=id_, name="…", environment=environment)
        return with_channel(project, changed(channel, name=typed.text))

    return Edit("add_channel", change, {"name": typed.text, "id": id_, "cut": typed.cut})


def with_channel(project: Project, channel: Channel) -> Project:
    """Return the project with the channel, unless it has one with that id.

    Raises EditError ``too_many_channels`` with ``limit``.
    """
    if any(known.id == channel.id for known in project.channels):
        return project
    if len(project.channels) >= MAX_CHANNELS:
        raise EditError("too_many_channels", limit=MAX_CHANNELS)
    return changed(project, channels=(*project.channels, channel))


def set_fields(channel_id: str, **fields: object) -> Edit:
    """Set name or environment; cards that have the channel keep their own environment.

    Typing of the name in a row is one step.
    Errors: ``gone``, ``invalid_value``; KeyError for other fields.
    """
    if "id" in fields:
        raise KeyError("id")
    values, cut = cleaned_fields(fields, ["name"], [])

    def change(project: Project) -> Project:
        former = named(project.channels, channel_id, "channel")
        channel = changed(former, **values)
        channels = mapped(project.channels, lambda old: channel if old is former else old)
        return changed(project, channels=channels)

    merge = ("channel", channel_id) if set(fields) == {"name"} else None
    return Edit("set_channel_fields", change, {"fields": tuple(fields), "cut": cut}, merge=merge)


def move(channel_id: str, index: int) -> Edit:
    """Move a channel to ``index`` of all channels. Error: ``gone``."""

    def change(project: Project) -> Project:
        channel = named(project.channels, channel_id, "channel")
        return changed(project, channels=moved_to(project.channels, channel, index))

    return Edit("move_channel", change)


def delete(ids: Collection[str]) -> Edit:
    """Delete channels; cards that had them have none then. Error: ``gone``."""

    def freed(card: Touchpoint) -> Touchpoint:
        return changed(card, channel_id=None) if card.channel_id in ids else card

    def in_journey(journey: Journey) -> Journey:
        return changed(journey, touchpoints=mapped(journey.touchpoints, freed))

    def weaned(persona: Persona) -> Persona:
        kept = tuple(id_ for id_ in persona.preferred_channels if id_ not in ids)
        return changed(persona, preferred_channels=kept)

    def change(project: Project) -> Project:
        required(project.channels, ids, "channel")
        return changed(
            project,
            channels=tuple(channel for channel in project.channels if channel.id not in ids),
            journeys=mapped(project.journeys, in_journey),
            personas=mapped(project.personas, weaned),
            saved_views=views_freed(project, "channel_ids", ids),
        )

    return Edit("delete_channels", change, {"n": len(ids)})

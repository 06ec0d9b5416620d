"""Edits of the project itself: cover, market, money's unit, its channels.

(Room: pure edits.) Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed
from canvas_app.model.edits.typed import cleaned_fields, typed_name
from canvas_app.model.project import MAX_CHANNELS, Channel, Environment, Project

_LINES = ("title", "market", "currency", "budget_period")
_TEXTS = ("organisation", "offering", "description")


def set_fields(**fields: object) -> Edit:
    """Set title, organisation, offering, description, language, market, currency, budget_period.

    Typing in a row is one step. Errors: ``invalid_value``; KeyError for other fields.
    """
    if wrong := set(fields).difference((*_LINES, *_TEXTS, "language")):
        raise KeyError(*wrong)
    values, cut = cleaned_fields(fields, _LINES, _TEXTS)

    def change(project: Project) -> Project:
        return changed(project, **values)

    merge = ("project", tuple(fields)) if {"title", *_TEXTS}.issuperset(fields) else None
    return Edit("set_project_fields", change, {"fields": tuple(fields), "cut": cut}, merge=merge)


def add_channel(name: str, environment: Environment = "online") -> Edit:
    """Add a channel; ``facts["id"]`` is its id.

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

"""Which touchpoints somebody wants to see, as a value (room: what the app knows about).

What it means is in ``matching``, which reads the scores too; this module waits for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from canvas_app.model.project import Project, SavedView

Evidence = Literal["any", "with", "without"]
"""Whether ratings come from more than an assumption."""
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Filter:
    """What a touchpoint must be to stand out; empty fields ask for nothing.

    Every word of ``text`` must stand somewhere in the name, the description, the message, a
    note, the channel or the owner. Of each set one member is enough, and all fields must
    hold. ``no_channel`` and ``no_owner`` are members of the sets of channels and owners.
    ``success`` and ``unrated`` are as the panels count them, through the lens.
    """

    text: str = ""
    channels: frozenset[str] = NONE
    no_channel: bool = False
    owners: frozenset[str] = NONE
    no_owner: bool = False
    statuses: frozenset[str] = NONE
    stages: frozenset[str] = NONE
    personas: frozenset[str] = NONE
    note_kinds: frozenset[str] = NONE
    environments: frozenset[str] = NONE
    evidence: Evidence = "any"
    moment_of_truth: bool = False
    success: bool = False
    unrated: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether every touchpoint matches."""
        return replace(self, text=self.text.strip()) == NO_FILTER


NO_FILTER = Filter()
SETS = ("channels", "owners", "statuses", "stages", "personas", "note_kinds", "environments")
"""The fields that hold sets."""
FLAGS = ("no_channel", "no_owner", "moment_of_truth", "success", "unrated")
"""The fields that are on or off."""
NAMES = tuple(field.name for field in fields(Filter))


def toggled(wanted: Filter, name: str, value: str | None = None) -> Filter:
    """Return a filter with one member of a set, or one flag, put in or taken out.

    None in ``channels`` and ``owners`` is the flag that goes with them.
    """
    change: dict[str, Any]
    if value is None:
        flag = {"channels": "no_channel", "owners": "no_owner"}.get(name, name)
        change = {flag: not getattr(wanted, flag)}
    else:
        change = {name: getattr(wanted, name) ^ {value}}
    return replace(wanted, **change)


def known(wanted: Filter, project: Project) -> Filter:
    """Return a filter without what the project no longer has; itself when all is there."""
    found = replace(
        wanted,
        channels=wanted.channels & {channel.id for channel in project.channels},
        owners=wanted.owners & {department.id for department in project.departments},
        stages=wanted.stages & {stage.id for stage in project.stages},
        personas=wanted.personas & {persona.id for persona in project.personas},
    )
    return wanted if found == wanted else found


REFERRING = {"channels": "channel_ids", "owners": "owner_ids", "stages": "stage_ids"} | {
    "personas": "persona_ids"
}
"""What a saved view calls the sets whose members are ids of lists."""


def filter_of(saved: SavedView) -> Filter:
    """Return the filter of a saved view."""
    values: dict[str, Any] = {name: getattr(saved, REFERRING.get(name, name)) for name in NAMES}
    return Filter(**values | {name: frozenset(values[name]) for name in SETS})


def fields_of(wanted: Filter) -> dict[str, object]:
    """Return the fields a saved view has for a filter; sets in an order of their own."""
    values: dict[str, object] = {name: getattr(wanted, name) for name in NAMES}
    values |= {name: tuple(sorted(getattr(wanted, name))) for name in SETS}
    return {REFERRING.get(name, name): value for name, value in values.items()}

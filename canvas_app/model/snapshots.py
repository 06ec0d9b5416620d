"""Snapshots of the content as projects that can be shown and compared (room: model)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from canvas_app.model.project import Content, Journey, Project, Snapshot


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


I = TypeVar("I", bound=_Identified)  # noqa: E741

SEAM = "\n\n"
"""Between a snapshot's id and that of its journey; a program writes no such ids."""
_OWN = ("id", "created", "modified")
"""What belongs to the document and not to a state of its content."""


def content_of(project: Project) -> Content:
    """Return all that a project is about; its records are shared, not copied."""
    fields = {name: getattr(project, name) for name in Content.model_fields}
    return Content.model_construct(**fields, **(project.__pydantic_extra__ or {}))


def then(project: Project, snapshot: Snapshot) -> Project:
    """Return the project as it was when the snapshot was taken, with the snapshots of now."""
    fields = (name for name in Content.model_fields if name not in _OWN)
    return project.model_copy(update={name: getattr(snapshot.project, name) for name in fields})


def with_past(project: Project) -> Project:
    """Return a project in which the journeys of all snapshots stand beside those of now.

    Their ids and names say which snapshot they are from. Stages, channels and personas of then
    that are gone are there again, behind those of now. It is for comparing, never for saving.
    """
    if not project.snapshots:
        return project
    contents = [snapshot.project for snapshot in project.snapshots]
    return project.model_copy(
        update={
            "journeys": (*project.journeys, *_past_journeys(project)),
            "stages": _all(project.stages, *(content.stages for content in contents)),
            "channels": _all(project.channels, *(content.channels for content in contents)),
            "personas": _all(project.personas, *(content.personas for content in contents)),
        }
    )


def past_id(snapshot_id: str, journey_id: str) -> str:
    """Return the id that a journey of a snapshot has in ``with_past``."""
    return f"{snapshot_id}{SEAM}{journey_id}"


def is_past(journey_id: str) -> bool:
    """Tell whether a journey of ``with_past`` belongs to a snapshot."""
    return SEAM in journey_id


def _past_journeys(project: Project) -> Iterator[Journey]:
    for snapshot in project.snapshots:
        for journey in snapshot.project.journeys:
            yield journey.model_copy(
                update={
                    "id": past_id(snapshot.id, journey.id),
                    "name": f"{snapshot.name} · {journey.name}",
                }
            )


def _all(now: Iterable[I], *past: Iterable[I]) -> tuple[I, ...]:
    found = {record.id: record for record in now}
    for records in past:
        for record in records:
            found.setdefault(record.id, record)
    return tuple(found.values())

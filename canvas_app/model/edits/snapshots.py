"""Edits of snapshots: taking, naming, deleting and restoring them (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from collections.abc import Collection

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, mapped, named, required
from canvas_app.model.edits.typed import typed_name
from canvas_app.model.project import MAX_SNAPSHOTS, Project, Snapshot
from canvas_app.model.snapshots import content_of, then


def take(name: str, time: str, instead_of: Collection[str] = ()) -> Edit:
    """Keep the content as it is now under a name; ``time`` as a file writes it, in UTC.

    The snapshots ``instead_of`` go. ``facts["id"]`` is its id. Errors: ``too_many_snapshots``
    with ``limit``, ``gone``, ``invalid_value``.
    """
    id_, typed = new_id(prefix="s"), typed_name(name)

    def change(project: Project) -> Project:
        required(project.snapshots, instead_of, "snapshot")
        kept = tuple(each for each in project.snapshots if each.id not in instead_of)
        if len(kept) >= MAX_SNAPSHOTS:
            raise EditError("too_many_snapshots", limit=MAX_SNAPSHOTS)
        taken = Snapshot(id=id_, name="…", time=time, project=content_of(project))
        return changed(project, snapshots=(*kept, changed(taken, name=typed.text)))

    return Edit("take_snapshot", change, {"name": typed.text, "id": id_, "cut": typed.cut})


def rename(snapshot_id: str, name: str) -> Edit:
    """Give a snapshot another name. Errors: ``gone``, ``invalid_value``."""
    typed = typed_name(name)

    def change(project: Project) -> Project:
        former = named(project.snapshots, snapshot_id, "snapshot")
        renamed = changed(former, name=typed.text)
        snapshots = mapped(project.snapshots, lambda old: renamed if old is former else old)
        return changed(project, snapshots=snapshots)

    return Edit("rename_snapshot", change, {"name": typed.text, "cut": typed.cut})


def delete(ids: Collection[str]) -> Edit:
    """Delete snapshots. Error: ``gone``."""

    def change(project: Project) -> Project:
        required(project.snapshots, ids, "snapshot")
        kept = tuple(each for each in project.snapshots if each.id not in ids)
        return changed(project, snapshots=kept)

    return Edit("delete_snapshots", change, {"n": len(ids)})


def restore(snapshot_id: str, kept_as: str, time: str, instead_of: Collection[str] = ()) -> Edit:
    """Make the content of a snapshot that of now; the one of now is taken as a snapshot first.

    Errors and ``instead_of`` are those of ``take``.
    """
    first = take(kept_as, time, instead_of)

    def change(project: Project) -> Project:
        kept = first.change(project)
        return then(kept, named(kept.snapshots, snapshot_id, "snapshot"))

    return Edit("restore_snapshot", change, {"id": snapshot_id, "cut": first.facts["cut"]})

"""Edits of saved views: filters with a name (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, mapped, named, required
from canvas_app.model.edits.typed import typed_name
from canvas_app.model.filter import Filter, fields_of, known
from canvas_app.model.project import MAX_SAVED_VIEWS, Project, SavedView

Referring = Literal["channel_ids", "owner_ids", "stage_ids", "persona_ids"]


def keep(name: str, wanted: Filter, lens: str | None = None, view: str = "best") -> Edit:
    """Keep a filter with its lens and view under a name; a view of that name is replaced.

    ``facts["id"]`` is its id when it is a new one. Errors: ``too_many_saved_views`` with
    ``limit``, ``gone``, ``invalid_value``.
    """
    id_, typed = new_id(prefix="v"), typed_name(name)

    def change(project: Project) -> Project:
        required(project.personas, [lens], "persona")
        former = next((v for v in project.saved_views if v.name == typed.text), None)
        values = fields_of(known(wanted, project))
        saved = changed(
            former or SavedView(id=id_, name="…"),
            **{**values, "name": typed.text, "lens_id": lens, "view": view},
        )
        if former is not None:
            views = mapped(project.saved_views, lambda old: saved if old is former else old)
            return changed(project, saved_views=views)
        if len(project.saved_views) >= MAX_SAVED_VIEWS:
            raise EditError("too_many_saved_views", limit=MAX_SAVED_VIEWS)
        return changed(project, saved_views=(*project.saved_views, saved))

    return Edit("save_view", change, {"name": typed.text, "id": id_, "cut": typed.cut})


def rename(view_id: str, name: str) -> Edit:
    """Give a saved view another name. Errors: ``gone``, ``invalid_value``."""
    typed = typed_name(name)

    def change(project: Project) -> Project:
        former = named(project.saved_views, view_id, "saved_view")
        saved = changed(former, name=typed.text)
        views = mapped(project.saved_views, lambda old: saved if old is former else old)
        return changed(project, saved_views=views)

    return Edit("rename_saved_view", change, {"name": typed.text, "cut": typed.cut})


def delete(ids: Collection[str]) -> Edit:
    """Delete saved views. Error: ``gone``."""

    def change(project: Project) -> Project:
        required(project.saved_views, ids, "saved_view")
        kept = tuple(saved for saved in project.saved_views if saved.id not in ids)
        return changed(project, saved_views=kept)

    return Edit("delete_saved_views", change, {"n": len(ids)})


def arrange(ids: Sequence[str]) -> Edit:
    """Put the saved views into this order; views that are not named stand behind. Error: ``gone``.

    Arranging again and again is one step.
    """

    def change(project: Project) -> Project:
        required(project.saved_views, ids, "saved_view")
        known = {saved.id: saved for saved in project.saved_views}
        order = dict.fromkeys((*ids, *known))
        views = tuple(known[id_] for id_ in order)
        return project if views == project.saved_views else changed(project, saved_views=views)

    return Edit("arrange_saved_views", change, {}, merge=("arrange_saved_views",))


def freed(project: Project, field: Referring, ids: Collection[str]) -> tuple[SavedView, ...]:
    """Return the saved views without what is deleted: ``ids`` of the list ``field`` leads to."""

    def without(saved: SavedView) -> SavedView:
        kept = tuple(id_ for id_ in getattr(saved, field) if id_ not in ids)
        lens = None if field == "persona_ids" and saved.lens_id in ids else saved.lens_id
        return changed(saved, **{field: kept, "lens_id": lens})

    return mapped(project.saved_views, without)

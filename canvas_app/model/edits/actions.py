"""Edits of actions: what was decided to be done (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, mapped, named, required, touchpoint_ids
from canvas_app.model.edits.typed import cleaned_fields
from canvas_app.model.project import Action, Project


def add(
    title: str, touchpoint_id: str | None = None, rule: str | None = None, **fields: object
) -> Edit:
    """Add an action, perhaps for a card and from a suggestion; ``facts["id"]`` is its id.

    ``rule`` is the id of the suggestion's rule (``scoring.md`` 2.14); ``fields`` are others of
    an action, as effect and effort (1…5). Errors as for ``set_fields``, and ``id_taken``.
    """
    id_ = new_id(prefix="a")
    given = {"title": title, "touchpoint_id": touchpoint_id, "rule": rule, **fields}
    values, cut = _cleaned(given)

    def change(project: Project) -> Project:
        if any(action.id == id_ for action in project.actions):
            raise EditError("id_taken", noun="action", id=id_)
        action = _checked(project, changed(Action(id=id_, title="-"), **values))
        return changed(project, actions=(*project.actions, action))

    return Edit("add_action", change, {"id": id_, "title": values["title"], "cut": cut})


def set_fields(action_id: str, **fields: object) -> Edit:
    """Set title, touchpoint_id, rule, effect, effort, owner_id, due, status or goal_ids.

    Typing of one text in a row is one step.
    Errors: ``gone``, ``invalid_value``; KeyError for a field that actions do not have.
    """
    values, cut = _cleaned(fields)

    def change(project: Project) -> Project:
        action = _checked(project, changed(named(project.actions, action_id, "action"), **values))
        actions = mapped(project.actions, lambda old: action if old.id == action_id else old)
        return changed(project, actions=actions)

    typed = len(fields) == 1 and not {"title", "due"}.isdisjoint(fields)
    merge = ("action", action_id, *fields) if typed else None
    return Edit("set_action_fields", change, {"fields": tuple(fields), "cut": cut}, merge=merge)


def delete(ids: Sequence[str]) -> Edit:
    """Delete actions. Error: ``gone``."""

    def change(project: Project) -> Project:
        required(project.actions, ids, "action")
        kept = tuple(action for action in project.actions if action.id not in ids)
        return changed(project, actions=kept)

    return Edit("delete_actions", change, {"n": len(ids)})


def _cleaned(fields: dict[str, object]) -> tuple[dict[str, object], int]:
    if "id" in fields:
        raise KeyError("id")
    return cleaned_fields(fields, ["title", "due"], [])


def _checked(project: Project, action: Action) -> Action:
    if action.touchpoint_id is not None and action.touchpoint_id not in touchpoint_ids(project):
        raise EditError("gone", noun="touchpoint", id=action.touchpoint_id)
    required(project.departments, (action.owner_id,), "department")
    required(project.goals, action.goal_ids, "goal")
    return action

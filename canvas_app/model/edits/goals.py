"""Edits of goals: what the organisation wants (room: pure edits).

Functions return an Edit; errors are raised by its ``change``. The heaviest goal is the lever
of the suggestions, the first in the list on a tie, so their order matters.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, mapped, moved_to, named, required
from canvas_app.model.edits.typed import cleaned_fields
from canvas_app.model.project import Action, Goal, Journey, Project, Touchpoint

_LINES = ("kind", "label", "metric", "target")
_Holder = TypeVar("_Holder", Touchpoint, Action)


def add(kind: str = "other", **fields: object) -> Edit:
    """Add a goal at the end; ``facts["id"]`` is its id, ``fields`` as for ``set_fields``.

    Error: ``invalid_value``.
    """
    id_ = new_id(prefix="g")
    values, cut = cleaned_fields({"kind": kind, **fields}, _LINES, [])

    def change(project: Project) -> Project:
        goal = changed(Goal(id=id_, kind=""), **values)
        return changed(project, goals=(*project.goals, goal))

    return Edit("add_goal", change, {"name": values.get("label", ""), "id": id_, "cut": cut})


def set_fields(goal_id: str, **fields: object) -> Edit:
    """Set kind, label, weight (1 … 3), metric or target (free text).

    Errors: ``gone``, ``invalid_value``; KeyError for a field that goals do not have.
    """
    if "id" in fields:
        raise KeyError("id")
    values, cut = cleaned_fields(fields, _LINES, [])

    def change(project: Project) -> Project:
        goal = changed(named(project.goals, goal_id, "goal"), **values)
        goals = mapped(project.goals, lambda old: goal if old.id == goal_id else old)
        return changed(project, goals=goals)

    return Edit("set_goal_fields", change, {"fields": tuple(fields), "cut": cut})


def move(goal_id: str, index: int) -> Edit:
    """Move a goal to ``index`` of all goals. Error: ``gone``."""

    def change(project: Project) -> Project:
        goal = named(project.goals, goal_id, "goal")
        return changed(project, goals=moved_to(project.goals, goal, index))

    return Edit("move_goal", change)


def delete(ids: Collection[str]) -> Edit:
    """Delete goals; touchpoints and actions no longer serve them. Error: ``gone``."""

    def freed(holder: _Holder) -> _Holder:
        kept = tuple(id_ for id_ in holder.goal_ids if id_ not in ids)
        return changed(holder, goal_ids=kept)

    def in_journey(journey: Journey) -> Journey:
        return changed(journey, touchpoints=mapped(journey.touchpoints, freed))

    def change(project: Project) -> Project:
        required(project.goals, ids, "goal")
        return changed(
            project,
            goals=tuple(goal for goal in project.goals if goal.id not in ids),
            journeys=mapped(project.journeys, in_journey),
            actions=mapped(project.actions, freed),
        )

    return Edit("delete_goals", change, {"n": len(ids)})

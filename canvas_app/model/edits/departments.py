"""Edits of departments: who can own touchpoints, money and actions (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, mapped, moved_to, named, required
from canvas_app.model.edits.saved_views import freed as views_freed
from canvas_app.model.edits.typed import typed_name
from canvas_app.model.project import Action, BudgetLine, Department, Journey, Project, Touchpoint

_Owned = TypeVar("_Owned", Touchpoint, BudgetLine, Action)


def add(name: str) -> Edit:
    """Add a department; ``facts["id"]`` is its id. Error: ``invalid_value``."""
    id_, typed = new_id(prefix="d"), typed_name(name)

    def change(project: Project) -> Project:
        department = changed(Department(id=id_, name="…"), name=typed.text)
        return changed(project, departments=(*project.departments, department))

    return Edit("add_department", change, {"name": typed.text, "id": id_, "cut": typed.cut})


def rename(department_id: str, name: str) -> Edit:
    """Give a department another name. Errors: ``gone``, ``invalid_value``."""
    typed = typed_name(name)

    def change(project: Project) -> Project:
        former = named(project.departments, department_id, "department")
        department = changed(former, name=typed.text)
        departments = mapped(project.departments, lambda old: department if old is former else old)
        return changed(project, departments=departments)

    return Edit("rename_department", change, {"name": typed.text, "cut": typed.cut})


def move(department_id: str, index: int) -> Edit:
    """Move a department to ``index`` of all departments. Error: ``gone``."""

    def change(project: Project) -> Project:
        department = named(project.departments, department_id, "department")
        return changed(project, departments=moved_to(project.departments, department, index))

    return Edit("move_department", change)


def delete(ids: Collection[str]) -> Edit:
    """Delete departments; what they owned is owned by nobody then. Error: ``gone``."""

    def freed(owned: _Owned) -> _Owned:
        return changed(owned, owner_id=None) if owned.owner_id in ids else owned

    def in_journey(journey: Journey) -> Journey:
        return changed(journey, touchpoints=mapped(journey.touchpoints, freed))

    def change(project: Project) -> Project:
        required(project.departments, ids, "department")
        return changed(
            project,
            departments=tuple(d for d in project.departments if d.id not in ids),
            journeys=mapped(project.journeys, in_journey),
            budget_lines=mapped(project.budget_lines, freed),
            actions=mapped(project.actions, freed),
            saved_views=views_freed(project, "owner_ids", ids),
        )

    return Edit("delete_departments", change, {"n": len(ids)})

"""Edits of budget lines: money for touchpoints (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, mapped, named, required, required_touchpoints
from canvas_app.model.edits.typed import cleaned_fields
from canvas_app.model.project import BudgetLine, Project


def add(label: str, touchpoint_ids: Sequence[str], **fields: object) -> Edit:
    """Add a line at the end; ``facts["id"]`` is its id, ``fields`` as for ``set_fields``.

    Errors: ``gone``, ``invalid_value``, ``ceiling_below_plan``.
    """
    id_ = new_id(prefix="b")
    given = {"label": label, "touchpoint_ids": tuple(touchpoint_ids), **fields}
    values, cut = cleaned_fields(given, ["label"], [])

    def change(project: Project) -> Project:
        fresh = BudgetLine(id=id_, label="…", touchpoint_ids=("…",))
        line = _with_fields(project, fresh, values)
        return changed(project, budget_lines=(*project.budget_lines, line))

    return Edit("add_budget_line", change, {"name": values["label"], "id": id_, "cut": cut})


def set_fields(line_id: str, **fields: object) -> Edit:
    """Set label, touchpoint_ids (at least one), planned, actual, locked, ceiling or owner_id.

    Amounts are whole currency units, 0 or more, or None. A ceiling is not below the plan.
    Errors: ``gone``, ``invalid_value``, ``ceiling_below_plan`` with ``ceiling`` and
    ``planned``; KeyError for a field that lines do not have.
    """
    if "id" in fields:
        raise KeyError("id")
    values, cut = cleaned_fields(fields, ["label"], [])

    def change(project: Project) -> Project:
        former = named(project.budget_lines, line_id, "budget_line")
        line = _with_fields(project, former, values)
        lines = mapped(project.budget_lines, lambda old: line if old.id == line_id else old)
        return changed(project, budget_lines=lines)

    return Edit("set_budget_line_fields", change, {"fields": tuple(fields), "cut": cut})


def delete(ids: Collection[str]) -> Edit:
    """Delete lines. Error: ``gone``."""

    def change(project: Project) -> Project:
        required(project.budget_lines, ids, "budget_line")
        lines = tuple(line for line in project.budget_lines if line.id not in ids)
        return changed(project, budget_lines=lines)

    return Edit("delete_budget_lines", change, {"n": len(ids)})


def _with_fields(project: Project, line: BudgetLine, values: dict[str, object]) -> BudgetLine:
    after = changed(line, **values)
    if not after.label.strip():
        raise EditError("invalid_value", field="label", value="", problem="empty", limit=None)
    required_touchpoints(project, after.touchpoint_ids)
    required(project.departments, [after.owner_id], "department")
    if not {"planned", "ceiling"}.isdisjoint(values):
        _check_ceiling(after)
    return changed(after, touchpoint_ids=tuple(dict.fromkeys(after.touchpoint_ids)))


def _check_ceiling(line: BudgetLine) -> None:
    if line.ceiling is not None and line.planned is not None and line.ceiling < line.planned:
        raise EditError("ceiling_below_plan", ceiling=line.ceiling, planned=line.planned)

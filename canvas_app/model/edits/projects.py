"""Edits of the project itself: cover, market, money's unit.

(Room: pure edits.) Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.records import changed
from canvas_app.model.edits.typed import cleaned_fields
from canvas_app.model.project import Project

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

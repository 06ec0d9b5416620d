"""Whose workbook is it: one of this program, of this project, of a copy (room: export)."""

from __future__ import annotations

from typing import Literal

from canvas_app.export.cell_meaning import head_of, rows_of, text_of
from canvas_app.export.sheet_cells import shown
from canvas_app.export.workbook_reading import Book
from canvas_app.model.project import Project


def is_ours(book: Book) -> bool:
    """Tell whether a workbook is one that this program wrote, perhaps with sheets deleted."""
    grid = book.sheets.get("touchpoints") or ((),)
    return bool(book.project_id) or {"id", "stage_id", "name"} <= set(head_of(grid))


def origin(project: Project, book: Book) -> Literal["same", "copy", "other"]:
    """Tell whether a workbook was made from a project: a copy names another, with these cards.

    Short ids such as "t01" stand in many projects, so most touchpoints must be called alike.
    """
    if book.project_id == project.id:
        return "same"
    names = {card.id: shown(card.name) for j in project.journeys for card in j.touchpoints}
    rows = [row for _line, row in rows_of(book.sheets.get("touchpoints", ())) if row.get("id")]
    alike = [row for row in rows if names.get(text_of(row.get("id")) or "") == row.get("name")]
    if 2 * len(alike) < len(rows):
        return "other"
    return "copy" if book.project_id else "same"

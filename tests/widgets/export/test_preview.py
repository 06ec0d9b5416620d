"""What the preview of a table shows: its beginning, and how much there is."""

from __future__ import annotations

from itertools import islice

import pytest

from canvas_app.export.options import PdfOptions
from canvas_app.export.sheets import COMPUTED, sheets
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Project
from canvas_app.widgets.export.preview import MAKERS, ROWS, Table


def workbook(project: Project, *, notes: bool = True) -> dict[str, Table]:
    view = JourneyView(project, project.journeys[0].id)
    shown = MAKERS[".xlsx"](".xlsx", view, PdfOptions(notes=notes))
    return {table.name: table for table in shown.tables}


def test_a_workbook_without_notes_shows_none(machine_tools: Project) -> None:
    assert workbook(machine_tools)["notes"].count > 0
    assert workbook(machine_tools, notes=False)["notes"].count == 0


@pytest.mark.parametrize("name", ["touchpoints", COMPUTED])
def test_of_a_long_sheet_only_the_beginning_is_kept(name: str, machine_tools: Project) -> None:
    rows = [*next(sheet for sheet in sheets(machine_tools) if sheet.name == name).rows]
    table = workbook(machine_tools)[name]
    assert table.count == len(rows)
    assert len(table.rows) == min(ROWS, len(rows))
    for told, row in islice(zip(table.rows, rows, strict=False), 5):
        assert told == tuple("" if cell is None else str(cell) for cell in row)

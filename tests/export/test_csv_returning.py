"""A CSV of a journey that was edited outside: columns moved, rows added, rows that disagree."""

import csv
import io
from collections.abc import Callable

import pytest

from canvas_app import paths
from canvas_app.export.csv_returning import Sheets, csv_sheets
from canvas_app.export.csv_table import journey_csv
from canvas_app.export.options import PdfOptions
from canvas_app.export.returning import Difference, returned
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from canvas_app.model.project import Project
from canvas_app.model.tables.reading import table_of

Rows = list[list[str]]


@pytest.fixture
def project() -> Project:
    return load(paths.resource("samples/a_maschinenbau_b2b.json")).project


def read(project: Project, edit: Callable[[Rows], Rows]) -> Sheets:
    """Return the CSV of a project after an edit."""
    data = journey_csv(JourneyView(project, project.journeys[0].id), PdfOptions(language="en")).data
    rows = edit(list(csv.reader(io.StringIO(data.decode("utf-8-sig")))))
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    table = table_of(out.getvalue())
    assert table
    made = csv_sheets(project, table)
    assert made
    return made


def differences(project: Project, sheets: Sheets) -> tuple[Difference, ...]:
    return returned(project, sheets.sheets).differences


def test_the_id_may_stand_in_any_column(project: Project) -> None:
    def moved(rows: Rows) -> Rows:
        rows[3][0] = "Renamed"
        return [[row[-1], *row[1:-1], row[0]] for row in rows]

    (found,) = differences(project, read(project, moved))
    assert (found.field, found.after) == ("name", "Renamed")


def test_columns_of_ones_own_do_no_harm(project: Project) -> None:
    sheets = read(project, lambda rows: [[*row, "mine"] for row in rows])
    assert not sheets.problems
    assert not differences(project, sheets)


def test_a_row_without_an_id_is_a_new_touchpoint(project: Project) -> None:
    stage, persona = project.stages[1], project.personas[0]
    new = ["Kiosk", stage.name, persona.name]
    sheets = read(project, lambda rows: [*rows, new + [""] * (len(rows[0]) - 3)])
    (found,) = differences(project, sheets)
    assert (found.kind, found.whose) == ("new", "Kiosk")
    cells = dict(found.cells)
    assert (cells["stage_id"], cells["persona_ids"]) == (stage.id, persona.id)


def test_two_rows_of_a_touchpoint_that_disagree_are_told(project: Project) -> None:
    def changed(rows: Rows) -> Rows:
        assert rows[1][-1] == rows[2][-1]
        rows[1][0], rows[2][0] = "First", "Second"
        return rows

    (told,) = read(project, changed).problems
    assert (told.line, told.kind, told.facts["first"]) == (3, "row_differs", 2)


def test_a_row_that_is_too_short_is_told_and_not_taken_for_another_table(project: Project) -> None:
    def short(rows: Rows) -> Rows:
        return [*rows[:4], rows[4][:3], *rows[5:]]

    assert [each.line for each in read(project, short).problems] == [5]

"""What spreadsheets do to cells: formulas without results, merged cells, percents."""

from io import BytesIO

import openpyxl
import pytest

from canvas_app import paths
from canvas_app.export.cell_meaning import rows_of
from canvas_app.export.options import PdfOptions
from canvas_app.export.returning import Returned, returned
from canvas_app.export.sheets import NoResult
from canvas_app.export.workbook import project_xlsx
from canvas_app.export.workbook_cells import last_line
from canvas_app.export.workbook_origin import is_ours
from canvas_app.export.workbook_reading import Book, first_table, read_workbook
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load


def edited(sheet: str, *changes: tuple[str, int, object], merge: str = "") -> Returned:
    """Return sample a with cells (column, row, value) of a sheet of its workbook changed."""
    project = load(paths.resource("samples/a_maschinenbau_b2b.json")).project
    made = project_xlsx(JourneyView(project, project.journeys[0].id), PdfOptions())
    book = openpyxl.load_workbook(BytesIO(made.data))
    page = book[sheet]
    columns = {cell.value: cell.column for cell in page[1]}
    for name, row, value in changes:
        page.cell(row, columns[name]).value = value
        if isinstance(value, float):
            page.cell(row, columns[name]).number_format = "0%"
    if merge:
        page.merge_cells(merge)
    out = BytesIO()
    book.save(out)
    return returned(project, read_workbook(out.getvalue()))


def changes(found: Returned) -> list[tuple[str, object, object]]:
    return [(each.field, each.before, each.after) for each in found.differences]


def test_a_formula_that_nobody_computed_is_told_and_empties_no_cell() -> None:
    found = edited("ratings", ("importance", 2, "=3+4"))
    assert not found.differences
    assert [(each.line, each.facts["problem"]) for each in found.problems] == [(2, "no_result")]


def test_ticks_that_became_formulas_need_no_result() -> None:
    found = edited("touchpoints", ("moment_of_truth", 2, "=FALSE()"),
                   ("moment_of_truth", 3, "=TRUE()"))  # fmt: skip
    assert not found.problems
    assert changes(found) == [("moment_of_truth", False, True)]


def test_an_error_of_a_spreadsheet_is_no_name() -> None:
    found = edited("touchpoints", ("name", 2, "#REF!"))
    assert [each.facts["problem"] for each in found.problems] == ["no_result"]


def test_merged_cells_all_say_what_the_first_says() -> None:
    found = edited("ratings", merge="E2:E3")
    assert changes(found) == [("importance", 8, 7)]


def test_a_percentage_is_read_as_it_is_shown() -> None:
    found = edited("ratings", ("success_chance", 2, 0.5), ("success_chance", 3, "60 %"))
    assert [after for _field, _before, after in changes(found)] == [50, 60]


def test_records_may_be_named_instead_of_their_ids() -> None:
    found = edited("touchpoints", ("owner_id", 2, " vertrieb "), ("stage_id", 3, "Evaluierung"))
    assert {after for _field, _before, after in changes(found)} == {"vertrieb", "evaluation"}


def test_a_persona_that_nobody_knows_is_told_with_its_column() -> None:
    found = edited("ratings", ("persona_id", 2, "ghost"))
    assert [(each.kind, each.facts["field"]) for each in found.problems] == [("gone", "persona_id")]


def test_heads_and_sheets_may_be_written_in_other_letters() -> None:
    grid = (("journey_id", " ID", "Stage_Id", "NAME"), ("j", "t", "s", "A"))
    assert is_ours(Book({"touchpoints": grid}))
    assert next(iter(rows_of(grid)))[1]["name"] == "A"


def test_a_renamed_sheet_is_known_by_its_columns() -> None:
    book = openpyxl.Workbook()
    assert book.active
    book.active.title = "Copy of my cards"
    book.active.append(["journey_id", "id", "stage_id", "name"])
    out = BytesIO()
    book.save(out)
    assert list(read_workbook(out.getvalue())) == ["touchpoints"]


def test_a_formula_is_an_empty_cell_in_any_other_table() -> None:

    table = first_table({"x": (("Name", "n"), ("A", NoResult("#REF!")))})
    assert table.rows[1].cells == ("A", "")


def test_a_workbook_of_ours_is_known_without_its_touchpoints() -> None:
    assert is_ours(Book({"ratings": (("touchpoint_id",),)}, project_id="p"))
    assert not is_ours(Book({"ratings": (("touchpoint_id",),)}))


@pytest.mark.parametrize(
    ("sheet", "line"),
    [
        (b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="9"/></sheetData>', 1),
        (b'<sheetData><row r="9"><c r="A9" s="2"/></row></sheetData>', 0),
        (b'<sheetData><row spans="1:2" r="7"><c><is><t>x</t></is></c></row></sheetData>', 7),
        (b"<sheetData><row><c><v>1</v></c></row></sheetData>", None),
        (b'<x:sheetData><x:row r="1"/></x:sheetData>', None),
        (b"<sheetData/>", 0),
    ],
)
def test_the_last_line_that_has_anything_is_found_without_reading_the_others(
    sheet: bytes, line: int | None
) -> None:
    assert last_line(sheet) == line


@pytest.mark.parametrize(
    ("sheet", "field", "word", "id_"),
    [
        ("touchpoints", "status", "Geplant", "planned"),
        ("touchpoints", "status", "planned", "planned"),
        ("touchpoints", "devices", "Smartphone; Telefon", ("smartphone", "telephone")),
        ("notes", "kind", "Zitat", "quote"),
        ("actions", "status", "done", "done"),
    ],
)
def test_words_of_the_program_are_understood_in_both_languages(
    sheet: str, field: str, word: str, id_: object
) -> None:
    found = edited(sheet, (field, 4, word))
    assert not found.problems
    project = found.project
    rows = {
        "touchpoints": project.journeys[0].touchpoints,
        "notes": project.notes,
        "actions": project.actions,
    }
    assert getattr(rows[sheet][2], field) == id_


def test_words_that_nobody_knows_are_told() -> None:
    (told,) = edited("notes", ("kind", 4, "idea?")).problems
    assert told.facts["value"] == "idea?"

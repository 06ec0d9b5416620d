"""Workbooks of others: read with care, refused by kind."""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from canvas_app.export import workbook_reading
from canvas_app.export.sheets import NoResult
from canvas_app.export.workbook_reading import first_table, read_workbook
from canvas_app.i18n.tables import refusal
from canvas_app.model.tables import limits
from canvas_app.model.tables.reading import TableError, decoded


def book(*rows: Sequence[object]) -> bytes:
    made = openpyxl.Workbook()
    assert made.active
    for row in rows:
        made.active.append(row)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def archive(**entries: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return out.getvalue()


def kind(data: bytes) -> str:
    with pytest.raises(TableError) as told:
        read_workbook(data)
    return told.value.kind


def test_cells_are_text_in_a_table() -> None:
    table = first_table(read_workbook(book(["Name", "n"], ["A", 7.5], ["B", 3], [None, None])))
    assert [row.cells for row in table.rows] == [("Name", "n"), ("A", "7.5"), ("B", "3")]
    assert [row.line for row in table.rows] == [1, 2, 3]


def test_days_are_written_as_in_a_project() -> None:
    (grid,) = read_workbook(book(["due"], [date(2025, 7, 31)])).values()
    assert grid[1] == ("2025-07-31",)


def test_formulas_never_run() -> None:
    (grid,) = read_workbook(book(["x"], ["=1+1"], ["y"])).values()
    assert grid == (("x",), (NoResult(),), ("y",))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 99, archive(a=b"b")])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert kind(data) == "not_text"


def test_an_empty_workbook_is_told() -> None:
    assert kind(book()) == "empty"


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kind(archive(bomb=b"\0" * 2**24)) == "too_big"
    monkeypatch.setattr(workbook_reading, "MOST_ENTRIES", 3)
    assert kind(book(["x"])) == "too_big"


def test_only_sheets_that_are_read_count_as_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    made = openpyxl.Workbook()
    for name, rows in {"touchpoints": 1, "scores": 3_000}.items():
        page = made.create_sheet(name)
        for row in range(rows):
            page.append([f"{name} {row * 7919}"])
    del made["Sheet"]
    out = BytesIO()
    made.save(out)
    monkeypatch.setattr(workbook_reading, "MOST_BYTES", 60_000)
    assert read_workbook(out.getvalue()) == {"touchpoints": (("touchpoints 0",),)}
    monkeypatch.setattr(workbook_reading, "COMPUTED", "results")
    assert kind(out.getvalue()) == "too_big"


def test_a_sheet_that_is_named_many_times_counts_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(BytesIO(book(*(["x" * n] for n in range(900))))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    (sheet,) = re.findall(rb"<sheet [^>]*/>", parts["xl/workbook.xml"])
    many = b"".join(sheet.replace(b'name="Sheet"', b'name="S%d"' % n) for n in range(9))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(sheet, many)
    monkeypatch.setattr(workbook_reading, "MOST_BYTES", 300_000)
    assert kind(archive(**parts)) == "too_big"


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "C:/x", "..\\x"])
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    assert kind(archive(**{name: b"x"})) == "not_text"


def test_too_many_columns_and_rows_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kind(book(["x"] * (limits.COLUMNS + 1))) == "too_many_columns"
    monkeypatch.setattr(workbook_reading, "MOST_ROWS", 2)
    assert kind(book(["x"], ["y"], ["z"])) == "too_many_rows"


def test_entities_are_not_expanded() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'
    data = BytesIO()
    with ZipFile(BytesIO(book(["x"]))) as before, ZipFile(data, "w") as after:
        for name in before.namelist():
            after.writestr(name, bomb if name == "xl/workbook.xml" else before.read(name))
    assert kind(data.getvalue()) == "not_text"


def test_nothing_is_said_of_parts_that_are_not_read() -> None:
    with ZipFile(BytesIO(book(["x"]))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts["xl/workbook.xml"] = (
        parts["xl/workbook.xml"]
        .replace(
            b"</sheets>",
            b'</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="7">'
            b"Sheet!$1:$1"
            b"</definedName></definedNames>",
        )
        .replace(b"<definedNames />", b"")
    )
    assert list(read_workbook(archive(**parts))) == ["sheet"]


def test_a_workbook_that_is_cut_off_is_told() -> None:
    whole = book(["name"], ["Hotline"])
    with pytest.raises(TableError) as told:
        read_workbook(whole[: len(whole) // 2])
    assert told.value.facts["looks"] == "broken"


def test_another_file_under_the_name_of_a_workbook_is_named() -> None:
    with pytest.raises(TableError) as told:
        read_workbook(b"\x89PNG\r\n\x1a\n" + bytes(60))
    assert told.value.facts["looks"] == "picture"


def test_an_older_or_a_locked_workbook_is_told() -> None:
    with pytest.raises(TableError) as told:
        decoded(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert told.value.facts["looks"] == "ole"
    assert "password" in refusal(told.value.kind, "x.xlsx", told.value.facts)


def test_a_million_empty_lines_cost_nothing() -> None:
    made = archive_of(book(["name"], ["Hotline"]), b"</row></sheetData>", LINES)
    assert read_workbook(made)["sheet"] == (("name",), ("Hotline",))


LINES = b"</row>" + b"".join(b'<row r="%d"/>' % n for n in range(3, 250_000)) + b"</sheetData>"


def archive_of(made: bytes, old: bytes, new: bytes) -> bytes:
    """Return a workbook with something in its sheet replaced."""
    out = BytesIO()
    with ZipFile(BytesIO(made)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if "sheet1" in name else content)
    return out.getvalue()

"""Cells are written as openpyxl would write them, in a fraction of its time."""

from __future__ import annotations

import re
from io import BytesIO
from time import thread_time
from zipfile import ZipFile

import openpyxl
import pytest

from canvas_app.export.sheet_cells import Styles, written
from canvas_app.export.sheets import Value

ROWS: list[list[Value]] = [
    ["a", "b", "c"],
    [1, -2.5, 0.1 + 0.2],
    [1e300, 10**15, None],
    ["", " blank ", "two\nlines"],
    ['<b>&amp;"quoted"</b>', "Größe \U0001f600", "ﬁ"],
    [None, None, "x"],
]


def ours(rows: list[list[Value]]) -> str:
    cells = b"".join(written(rows, Styles(0, 0, 0, 0, 0))).decode()
    return re.sub(' (s="0"|ht="[0-9]+")', "", cells)


def theirs(rows: list[list[Value]]) -> str:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("x")
    for row in rows:
        page.append(row)
    book.save(out := BytesIO())
    sheet = ZipFile(out).read("xl/worksheets/sheet1.xml").decode()
    return sheet.split("<sheetData>")[1].split("</sheetData>")[0]


def test_cells_are_what_openpyxl_writes() -> None:
    assert ours(ROWS) == theirs(ROWS)


@pytest.mark.parametrize("name", ["#REF!", "#N/A", "TRUE", "12", "2025-01-01"])
def test_text_is_told_to_be_text(name: str) -> None:
    assert f't="inlineStr"><is><t>{name}</t>' in ours([[name]])


def test_a_tick_is_no_number_though_it_is_as_large() -> None:
    assert '<c r="A1"' in (cells := ours([[1, 1.0, True]]))
    assert cells.count('t="n"><v>1</v>') == 2
    assert cells.count('t="b"><v>1</v>') == 1


@pytest.mark.parametrize(
    ("text", "height"),
    [
        ("x" * 60, ""),
        ("one\ntwo", ' ht="30"'),
        ("one\n\nthree", ' ht="45"'),
        ("A sentence of some words. " * 5, ' ht="30"'),
        ("W" * 75, ' ht="45"'),
        ("word " * 5_000, ' ht="300" customHeight="1"'),
        ("\n" * 100, ' ht="300" customHeight="1"'),
    ],
)
def test_a_row_is_as_high_as_its_text_which_is_cut_when_it_is_very_long(
    text: str, height: str
) -> None:
    made = b"".join(written([["text"], [text]], Styles(1, 2, 3, 4, 5)))
    assert f'<row r="2"{height}>' in made.decode()


def test_all_cells_begin_at_the_top_of_their_row() -> None:
    rows: list[list[Value]] = [["id", "text"], ["n1", "one\ntwo"], ["n2", "one"]]
    cells = b"".join(written(rows, Styles(1, 2, 3, 4, 5))).decode()
    assert all(f'<c r="{cell}"' in cells for cell in ('A2" s="5', 'B2" s="4', 'A3" s="5'))


def test_many_rows_come_in_pieces_and_take_a_fraction_of_the_time() -> None:
    rows: list[list[Value]] = [["ist", f"key {n}", n, None, "opportunity"] for n in range(3_000)]
    start = thread_time()
    assert theirs(rows)
    between = thread_time()
    assert len(list(written(rows, Styles(1, 2, 3, 4, 5)))) > 50
    assert (thread_time() - between) * 2.5 < between - start

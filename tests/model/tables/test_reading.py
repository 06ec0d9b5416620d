"""Texts and bytes of other programs as rows, with every line that went wrong."""

from __future__ import annotations

import time

import pytest

from canvas_app.model.tables import limits
from canvas_app.model.tables.reading import Table, TableError, decoded, single, table_of


def cells(table: Table | None) -> list[tuple[str, ...]]:
    assert table is not None
    return [row.cells for row in table.rows]


def told(table: Table | None) -> list[tuple[int, str]]:
    assert table is not None
    return [(problem.line, problem.kind) for problem in table.problems]


def refused(text: str) -> TableError:
    with pytest.raises(TableError) as caught:
        table_of(text)
    return caught.value


@pytest.mark.parametrize("delimiter", ["\t", ";", ",", "|"])
def test_every_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (("Name", "Stage", "I"), ("A", "1", "7")))
    table = table_of(text + "\n" + delimiter.join(("B", "2", "8")))
    assert cells(table) == [("Name", "Stage", "I"), ("A", "1", "7"), ("B", "2", "8")]
    assert table
    assert table.delimiter == delimiter


def test_tabs_win_over_semicolons_and_those_over_commas() -> None:
    assert cells(table_of("a;b\tc,d\ne;f\tg,h")) == [("a;b", "c,d"), ("e;f", "g,h")]
    assert cells(table_of("a;1,5\nb;2,5")) == [("a", "1,5"), ("b", "2,5")]


@pytest.mark.parametrize(
    "text",
    [
        "Call the hotline, wait\nFill in the form\nGo on, now",
        "One line, with commas, and more",
        "Search\nWebsite\nHotline",
        "\t- Search\n\t- Website\n\t\t- Page",
        "",
    ],
)
def test_a_list_of_lines_is_no_table(text: str) -> None:
    assert table_of(text) is None


def test_one_row_with_tabs_is_a_table() -> None:
    assert cells(table_of("Hotline\tPurchase\t7")) == [("Hotline", "Purchase", "7")]


def test_a_quoted_cell_may_hold_delimiters_and_lines() -> None:
    table = table_of('a;b\n"x;y\nz";2\nc;d')
    assert cells(table) == [("a", "b"), ("x;y\nz", "2"), ("c", "d")]
    assert table
    assert [row.line for row in table.rows] == [1, 2, 4]


def test_a_quote_that_is_never_closed_costs_its_line_only() -> None:
    table = table_of('a;b\n"open;2\nc;d\ne;f')
    assert cells(table) == [("a", "b"), ("c", "d"), ("e", "f")]
    assert told(table) == [(2, "open_quote")]


def test_a_quote_inside_a_cell_is_read_as_it_stands() -> None:
    assert cells(table_of('a;b\n"Best" offer;2\nc;d')) == [
        ("a", "b"),
        ("Best offer", "2"),
        ("c", "d"),
    ]


def test_rows_that_are_too_long_or_too_short_are_told_by_line() -> None:
    table = table_of("a;b\nc;d\ne;f;g\nh\ni;j\nk;l\nm;n\no;p\nq;r\ns;t\nu;v\nw;x")
    assert told(table) == [(3, "too_many_cells"), (4, "too_few_cells")]


def test_short_rows_are_filled_where_empty_cells_are_left_out() -> None:
    assert cells(table_of("Name\tNote\tMore\na\tx\nb\ty\nc\tz\td")) == [
        ("Name", "Note", "More"),
        ("a", "x", ""),
        ("b", "y", ""),
        ("c", "z", "d"),
    ]


def test_a_line_says_what_separates_cells() -> None:
    table = table_of("sep=|\nName|Stage\nA|1")
    assert table
    assert [row.line for row in table.rows] == [2, 3]


def test_characters_that_are_no_text_are_told_by_line() -> None:
    assert told(table_of("a;b\nc\x00;d\ne;f")) == [(2, "nul")]


def test_a_cell_of_200_000_characters_is_told_by_line() -> None:
    table = table_of("a;b\n" + "x" * 200_000 + ";2\nc;d\n")
    assert told(table) == [(2, "cell_too_long")]
    assert len(cells(table)) == 2


def test_too_many_rows_are_refused_with_the_first_line_too_many() -> None:
    error = refused("a;b\n" * 1_000_000)
    assert (error.kind, error.facts["line"]) == ("too_many_rows", limits.ROWS + 1)


def test_too_many_columns_are_refused_with_their_line() -> None:
    error = refused("\n".join([";".join("ab"), *[";".join("a" * 5_000)] * 9]))
    assert (error.kind, error.facts["line"]) == ("too_many_columns", 2)


def test_a_text_that_is_too_big_is_not_read() -> None:
    assert refused("a;b\n" * (limits.FILE_BYTES // 4 + 1)).kind == "too_big"


@pytest.mark.parametrize(
    "text",
    [
        "a;b\n" + '"c"x;d\n' * 15_000,
        "a;b\n" + 'c;"d""\n' * 15_000,
        "a;b\n" + '";' * 30_000,
        'a;b\nc;"d\n' + "e;f\n" * 15_000,
        '"' * 200_000,
    ],
)
def test_quotes_cannot_make_reading_slow(text: str) -> None:
    start = time.thread_time()
    table_of(text)
    assert time.thread_time() - start < 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "cp1252"])
def test_german_excel_and_others_are_decoded(encoding: str) -> None:
    text = decoded("Müller;3,5\nÖl;2".encode(encoding))[0]
    assert cells(table_of(text)) == [("Müller", "3,5"), ("Öl", "2")]


def test_an_encoding_can_be_chosen() -> None:
    assert decoded("Öl".encode("mac-roman"), "mac-roman") == ("Öl", "mac-roman")


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
        (b"PK\x03\x04" + bytes(40), "zip"),
        (b"%PDF-1.7\n", "pdf"),
        (bytes(range(256)) * 30, None),
    ],
)
def test_binary_is_no_table(data: bytes, looks: str | None) -> None:
    with pytest.raises(TableError) as caught:
        decoded(data)
    assert (caught.value.kind, caught.value.facts["looks"]) == ("not_text", looks)


@pytest.mark.parametrize("data", [b"", b"\r\n  \n", b"\x00\x00"])
def test_nothing_is_told_as_nothing(data: bytes) -> None:
    with pytest.raises(TableError) as caught:
        decoded(data)
    assert caught.value.kind == "empty"


def test_lines_can_be_a_table_of_one_column() -> None:
    assert [(row.line, row.cells) for row in single("a, b\n\nc\n").rows] == [
        (1, ("a, b",)),
        (3, ("c",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Name;Stufe;Kanal\n",
        "Name;Stufe\n" + "x" * 40_000 + ";Kauf\n",
        "a;b\nc;d;e\nf;g;h;i\nj;k;l\n",
    ],
)
def test_semicolons_without_blanks_make_a_table_of_any_rows(text: str) -> None:
    table = table_of(text)
    assert table is not None
    assert table.delimiter == ";"


def test_semicolons_of_a_sentence_do_not() -> None:
    assert table_of("Rechnung; Mahnung; Vertrag") is None

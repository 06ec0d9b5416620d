"""The table of a page: only its text, whatever else is in it."""

from __future__ import annotations

import time

import pytest

from canvas_app.model.tables.html_table import html_table
from canvas_app.model.tables.reading import TableError


def cells(html: str) -> list[tuple[str, ...]]:
    table = html_table(html)
    assert table is not None
    return [row.cells for row in table.rows]


def test_pictures_scripts_and_styles_are_ignored() -> None:
    html = (
        "<style>td { x }</style><script>alert(1)</script><table><tr>"
        "<td>Ho<b>tline</b><img src='file:///etc/passwd' onerror=alert(1)></td><td>7</td></tr>"
        "<tr><td><script>x</script>Shop &amp; Co</td><td><!-- <td>no</td> -->8</td></table>"
    )
    assert cells(html) == [("Hotline", "7"), ("Shop & Co", "8")]


def test_the_table_of_a_spreadsheet_is_read() -> None:
    html = (
        "<html xmlns:o='urn:x'><!--[if gte mso 9]><xml><o:p/></xml><![endif]--><body>"
        "<table border=0><col width=64><tr height=20><td class=xl65>Name</td><td>Stufe</td></tr>"
        "<tr><td>erste<br>zweite</td><td align=right>2</td></tr></table></body></html>"
    )
    assert cells(html) == [("Name", "Stufe"), ("erste\nzweite", "2")]


def test_tags_left_open_and_wide_cells_keep_the_columns() -> None:
    assert cells("<TABLE><TR><TD>a<TD>b<TR><TD colspan=2>c</TABLE>") == [("a", "b"), ("c", "")]


def test_a_table_in_a_cell_is_text() -> None:
    html = "<table><tr><td>a<table><tr><td>x</td></tr></table></td><td>b</td></tr></table>"
    assert cells(html) == [("ax", "b")]


@pytest.mark.parametrize("html", ["<p>a</p>", "<table><tr><td>a</table>", "<table></table>", ""])
def test_one_column_or_none_is_no_table(html: str) -> None:
    assert html_table(html) is None


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(TableError) as caught:
        html_table("<table>" + "<tr><td>a<td>b" * 20_001)
    assert caught.value.kind == "too_many_rows"


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<a ", "</a ", "<![CDATA[", "<!", "<?", "<a b='", "<a b='>", "<table>", "&#"],
)
def test_what_is_never_closed_cannot_make_reading_slow(piece: str) -> None:
    start = time.thread_time()
    html_table("<table>" + piece * 50_000)
    assert time.thread_time() - start < 2

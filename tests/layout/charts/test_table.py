"""A table sets numbers under their heads, however long the words are."""

from __future__ import annotations

import pytest

from canvas_app.layout.charts.table import Row, table
from canvas_app.layout.picture import Text
from tests.layout.charts.legible import WIDTHS, assert_legible

NAME = "Wiederholungskaufbestätigungsschreiben und Weiterempfehlung an die Kollegen"
ROWS = [
    Row("a", NAME, ("−1.234.567", "1.234.567", "+2.469.134"), "ok", strong=True),
    Row("b", "Score", ("–", "0,5", "+12"), indent=12, touchpoint_id="t1", label="Score, –"),
]


@pytest.mark.parametrize("wide", WIDTHS)
def test_words_and_numbers_never_touch(wide: int) -> None:
    assert_legible(table(wide, ("", "A", "B", "B − A"), ROWS, "P × C × V × L " * 9))


def test_numbers_of_a_column_end_below_each_other() -> None:
    picture = table(328, ("", "A", "B", "B − A"), ROWS)
    ends = [
        [run.x + run.width for run in picture.by_id[id_].shapes() if isinstance(run, Text)][-3:]
        for id_ in ("a", "b")
    ]
    assert ends[0] == pytest.approx(ends[1])


def test_a_row_leads_to_its_card_and_is_read_aloud() -> None:
    node = table(328, ("", "A", "B", "B − A"), ROWS).by_id["b"]
    assert (node.touchpoint_id, node.label) == ("t1", "Score, –")


def test_a_table_without_rows_has_its_heads() -> None:
    assert table(328, ("", "A"), []).height > 0

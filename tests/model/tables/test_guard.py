"""Cells that a spreadsheet would run are made inert, and are themselves again afterwards."""

import pytest

from canvas_app.model.tables.guard import guarded, unguarded


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 30", "-2+3", "@SUM(A1)", " =x", "\u200b=x", "＝x", "\tx", "\rx", "a\n=b", "'=x"],
)
def test_what_could_be_run_is_inert_and_comes_back(text: str) -> None:
    cell = guarded(text)
    assert cell.startswith("'")
    assert unguarded(cell) == text


@pytest.mark.parametrize("text", ["Hotline", "'quoted'", "a-b", "", "3 = 3", "'s Gravenhage"])
def test_other_text_stays(text: str) -> None:
    assert guarded(text) == text == unguarded(text)

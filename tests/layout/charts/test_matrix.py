"""A matrix shows every count where row and column meet."""

from __future__ import annotations

import pytest

from canvas_app.layout.charts.matrix import Cell, Head, Line, matrix
from canvas_app.layout.picture import Box, Path, Picture
from tests.layout.charts.legible import WIDTHS, assert_legible, words

LONG = "Wiederholungskauf und Weiterempfehlung"


def heads(count: int, name: str = "Einkaufsleiterin") -> list[Head]:
    return [Head(f"{name} {at}", f"{at}", f"persona.{at % 9}") for at in range(count)]


def lines(count: int, columns: int) -> list[Line]:
    return [
        Line(f"{LONG} {row}", "after", tuple(Cell(f"{row}:{at}", at, "") for at in range(columns)))
        for row in range(count)
    ]


def shapes(picture: Picture, id_: str, kind: type) -> list[object]:
    return [shape for shape in picture.by_id[id_].shapes() if isinstance(shape, kind)]


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("columns", [1, 2, 5, 12, 40])
def test_names_and_counts_never_touch(wide: int, columns: int) -> None:
    assert_legible(matrix(wide, heads(columns), lines(12, columns)))


def test_only_empty_cells_are_hatched() -> None:
    picture = matrix(328, heads(2), lines(1, 2))
    assert shapes(picture, "0:0", Path)
    assert not shapes(picture, "0:1", Path)
    assert all(isinstance(box, Box) and box.dash == () for box in shapes(picture, "0:1", Box))


def test_columns_without_room_go_below_under_their_own_heads() -> None:
    picture = matrix(300, heads(12), lines(2, 12))
    tops = {picture.by_id[f"0:{at}"].y for at in range(12)}
    assert len(tops) > 1
    cells = [node for node in picture.nodes if ":" in node.id and node.id[0].isdigit()]
    assert len(cells) == 24
    assert all(node.x + node.width <= 300.01 for node in cells)


def test_names_that_find_no_room_stand_in_a_legend() -> None:
    picture = matrix(280, heads(6, "Beschaffungsverantwortliche"), lines(1, 6))
    last = picture.by_id["0:5"]
    named = [word for word in words(picture) if word.string.startswith("Beschaffung")]
    assert len(named) == 6
    assert all(word.area.top > last.y + last.height for word in named)

"""Steps as columns: as high as their gap, hatched while nobody has discussed them."""

from __future__ import annotations

from functools import partial

import pytest

from canvas_app.layout.charts.skyline import TALL, Column, skyline, swatch
from canvas_app.layout.charts.stage_bands import Band
from canvas_app.layout.picture import Box, Disc, Path, Picture
from tests.layout.charts.legible import WIDTHS, assert_legible, words


def column(at: int, height: float = 3, hatched: bool = False, tag: str = "") -> Column:
    name = f"Beratung in der Filiale {at} → Antragsstrecke auf der Website {at + 1}"
    return Column(f"step:{at}", height, "gap.high", hatched, tag, name, f"t{at}", name)


def chart(wide: float, columns: list[Column]) -> Picture:
    third = len(columns) // 3
    stages = [
        Band("Wahrnehmung", "before", third),
        Band("Kauf", "during", third),
        Band("Wiederholungskauf und Weiterempfehlung", "after", len(columns) - 2 * third),
    ]
    entries = [(partial(swatch, "gap.low", True), "noch nicht besprochen")]
    return skyline(wide, columns, 5, (2, 3), stages, entries)


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("count", [3, 10, 48, 160])
def test_letters_and_names_never_touch(wide: int, count: int) -> None:
    columns = [
        column(at, at % 6, at % 2 == 0, "ABCDE"[at] if at < 5 else "") for at in range(count)
    ]
    assert_legible(chart(wide, columns))


def test_a_column_is_as_high_as_its_gap() -> None:
    picture = chart(328, [column(0, 5), column(1, 2.5), column(2, 0)])
    heights = [
        shape.height
        for at in range(3)
        for shape in picture.by_id[f"step:{at}"].shapes()
        if isinstance(shape, Box)
    ]
    assert heights == [TALL, TALL / 2]
    assert any(isinstance(shape, Disc) for shape in picture.by_id["step:2"].shapes())


def test_an_undiscussed_step_is_hatched_or_cut_into_pieces() -> None:
    wide = chart(328, [column(0), column(1, hatched=True)])
    assert any(isinstance(shape, Path) for shape in wide.by_id["step:1"].shapes())
    assert not any(isinstance(shape, Path) for shape in wide.by_id["step:0"].shapes())
    narrow = chart(280, [column(at, hatched=at == 1) for at in range(100)])
    assert len(narrow.by_id["step:1"].shapes()) > len(narrow.by_id["step:0"].shapes())


def test_every_letter_is_named_below() -> None:
    picture = chart(328, [column(at, 3, False, "BA"[at]) for at in range(2)])
    assert [word.string for word in words(picture)].count("A") == 2
    assert picture.by_id["name:step:1"].y < picture.by_id["name:step:0"].y
    assert picture.by_id["name:step:1"].touchpoint_id == "t1"


def test_of_very_many_steps_the_highest_are_drawn() -> None:
    columns = [column(at, 4 if at % 1000 == 7 else 1) for at in range(20_000)]
    picture = chart(300, columns)
    assert len(picture.nodes) < 400
    assert {f"step:{at}" for at in range(7, 20_000, 1000)} <= set(picture.by_id)

"""Blocks become pages: whole what fits, headings with what they head, broken what must be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from canvas_app.layout.flow.blocks import Block, Chapter, Group, Mark, Piece, Spot, tied
from canvas_app.layout.flow.paging import Frame, Leaf, leaves
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Box

PAGE = Frame(10, 20, 200, 100)
TWO = Frame(10, 20, 200, 100, columns=2, gutter=20)


def block(*heights: float, name: str = "text", **fields: object) -> Block:
    pieces = tuple(Piece(high, (Box(0, 0, 5, high),)) for high in heights)
    return Block(pieces, kind=name, **fields)  # type: ignore[arg-type]


def chapter(*blocks: Block, start: str = "on") -> Chapter:
    return Chapter(tuple(Group((each,)) for each in blocks), start)  # type: ignore[arg-type]


def parts(found: Sequence[Leaf]) -> list[list[tuple[str, float, float]]]:
    return [[(part.nodes[0].id, part.x, part.y) for part in leaf.parts] for leaf in found]


def heights(found: Sequence[Leaf]) -> list[list[float]]:
    return [[_height(part) for part in leaf.parts] for leaf in found]


def _height(part: Part) -> float:
    return part.nodes[0].height


def test_blocks_stand_below_each_other_with_air_but_none_on_top() -> None:
    found = leaves([chapter(block(30, above=9), block(30, above=9))], PAGE)
    assert parts(found) == [[("text", 10, 20), ("text", 10, 59)]]


def test_what_does_not_fit_goes_on_in_the_next_column_then_on_the_next_page() -> None:
    found = leaves([chapter(block(60), block(60), block(60))], TWO)
    assert parts(found) == [[("text", 10, 20), ("text", 120, 20)], [("text", 10, 20)]]


def test_a_block_that_fits_a_page_is_not_broken() -> None:
    found = leaves([chapter(block(60), block(20, 20, 20))], PAGE)
    assert heights(found) == [[60], [60]]


def test_a_group_that_fits_a_page_stays_together() -> None:
    group = Group((block(30), block(30)))
    found = leaves([Chapter((Group((block(60),)), group), "on")], PAGE)
    assert heights(found) == [[60], [30, 30]]


def test_a_block_higher_than_a_page_is_broken_between_its_pieces() -> None:
    found = leaves([chapter(block(*[30] * 7))], PAGE)
    assert heights(found) == [[90], [90], [30]] or heights(found) == [[90], [60], [60]]


def test_no_line_stands_alone_after_a_break() -> None:
    found = leaves([chapter(block(*[30] * 4))], PAGE)
    assert heights(found) == [[60], [60]]


def test_a_heading_goes_where_its_text_goes() -> None:
    head = block(20, name="heading", keep=True, least=1)
    found = leaves([chapter(block(70), head, block(20))], PAGE)
    assert [[name for name, _x, _y in page] for page in parts(found)] == [
        ["text"],
        ["heading", "text"],
    ]


def test_a_heading_stands_over_the_first_lines_of_a_text_longer_than_a_page() -> None:
    head = block(20, name="heading", keep=True, least=1)
    found = leaves([chapter(block(50), head, block(*[20] * 9))], PAGE)
    assert [name for name, _x, _y in parts(found)[1]] == ["heading", "text"]


def test_things_that_cling_together_and_fit_no_page_do_not_leave_pages_empty() -> None:
    head = block(20, name="heading", keep=True, least=1)
    found = leaves([chapter(head, block(95, least=1))], PAGE)
    assert heights(found) == [[20], [95]]


def test_the_heads_of_a_table_are_said_again_after_a_break() -> None:
    top = block(10, name="columns", keep=True, least=1)
    rows = [block(40, name="row", head=top) for _ in range(4)]
    found = leaves([chapter(top, *rows)], PAGE)
    assert [[name for name, _x, _y in page] for page in parts(found)] == [
        ["columns", "row", "row"],
        ["columns", "row", "row"],
    ]


def test_a_row_higher_than_a_page_has_its_head_on_every_page() -> None:
    top = block(10, name="columns", keep=True, least=1)
    found = leaves([chapter(top, block(*[30] * 7, name="row", head=top))], PAGE)
    assert len(found) == 3
    assert {page[0][0] for page in parts(found)} == {"columns"}


@pytest.mark.parametrize(("start", "pages"), [("page", 2), ("on", 1), ("fit", 1)])
def test_a_chapter_begins_where_it_is_told(start: str, pages: int) -> None:
    found = leaves([chapter(block(30)), chapter(block(30), start=start)], PAGE)
    assert len(found) == pages


def test_a_chapter_whose_first_group_does_not_fit_begins_a_page() -> None:
    found = leaves([chapter(block(30)), chapter(block(80), start="fit")], PAGE)
    assert heights(found) == [[30], [80]]


def test_a_chapter_goes_on_in_the_next_column_of_the_page_where_it_fits() -> None:
    found = leaves([chapter(block(30)), chapter(block(80), block(10), start="fit")], TWO)
    assert parts(found) == [[("text", 10, 20), ("text", 120, 20), ("text", 120, 100)]]


def test_a_chapter_on_one_page_fills_its_columns_alike() -> None:
    found = leaves([chapter(*[block(20)] * 4, start="page")], TWO)
    assert [x for _name, x, _y in parts(found)[0]] == [10, 10, 120, 120]


def test_a_chapter_does_not_leave_a_little_on_its_last_page() -> None:
    blocks = [block(20) for _ in range(6)]
    assert [len(page) for page in heights(leaves([chapter(*blocks, start="page")], PAGE))] == [3, 3]


def test_a_last_page_on_which_the_next_chapter_begins_may_hold_a_little() -> None:
    long = chapter(*(block(20) for _ in range(6)), start="fit")
    short, tall = (chapter(block(high), start="fit") for high in (60, 90))
    assert [len(page) for page in heights(leaves([long, short], PAGE))] == [5, 2]
    assert [len(page) for page in heights(leaves([long, tall], PAGE))] == [3, 3, 1]


def test_a_lower_page_does_not_leave_a_heading_behind_that_the_whole_page_keeps() -> None:
    top = Group((block(20, keep=True, name="heading"), block(20, keep=True), block(50)))
    rows = [Group((block(10),)) for _row in range(12)]
    found = leaves([Chapter((top, *rows), "page")], TWO)
    assert [(x, y) for _name, x, y in parts(found)[0][:3]] == [(10, 20), (10, 40), (10, 60)]


def test_a_chapter_that_begins_low_leaves_no_little_on_its_last_page_either() -> None:
    before, long = chapter(block(50)), chapter(*(block(20) for _ in range(8)), start="fit")
    assert [len(page) for page in heights(leaves([before, long], PAGE))] == [2, 4, 3]


def test_further_pages_of_a_chapter_say_what_goes_on() -> None:
    again = block(10, name="again")
    long = Chapter(tuple(Group((block(30),)) for _ in range(6)), "on", again)
    found = leaves([chapter(block(90)), long, chapter(block(30))], TWO)
    assert [[(name, x) for name, x, _y in page] for page in parts(found)][1:] == [
        [("again", 10), ("text", 10), ("text", 10), ("text", 10), ("text", 120)]
    ]
    assert {y for name, _x, y in parts(found)[1] if name == "text"} == {30, 60, 90}


def test_no_page_is_empty() -> None:
    found = leaves([chapter(block(100), start="page"), chapter(block(100), start="page")], PAGE)
    assert heights(found) == [[100], [100]]


def test_marks_anchors_and_spots_stand_where_their_block_does() -> None:
    piece = Piece(10, (), (Spot(1, 2, 3, 4, "there"),))
    marked = Block((piece,), marks=(Mark("Here", 0),), anchor="here")
    (leaf,) = leaves([chapter(block(30), marked)], PAGE)
    assert leaf.marks == [(Mark("Here", 0), 50)]
    assert leaf.anchors == {"here": 50}
    assert leaf.spots == [Spot(11, 52, 3, 4, "there", marked.tag)]


@pytest.mark.parametrize(("rows", "groups"), [(1, [2]), (2, [3]), (3, [4]), (5, [3, 1, 2])])
def test_rows_of_a_list_do_not_stand_alone(rows: int, groups: list[int]) -> None:
    found = tied([block(10)], [block(10)] * rows)
    assert [len(group.blocks) for group in found] == groups

"""A poster: every card whole on some sheet, sheets that lie right when their marks meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from canvas_app import i18n
from canvas_app.layout.board import layout
from canvas_app.layout.change_legend import explained, legend
from canvas_app.layout.curves import Stretch
from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Box, Disc, Picture, Text
from canvas_app.layout.poster import poster_pages
from canvas_app.layout.tiling import row_name, tiling
from canvas_app.layout.view import JourneyView
from canvas_app.text import descent
from tests.layout.journeys import SAMPLES, sample, views

A4 = (842.0, 595.0)
MM10 = 28.35


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


def made(view: JourneyView) -> tuple[Page, ...]:
    return poster_pages(layout(view), view, A4, "A4", MM10, date(2026, 1, 2))


def words(page: Page, part: int = 0) -> list[str]:
    shapes = (shape for node in page.parts[part].nodes for shape in node.shapes())
    return [shape.string for shape in shapes if isinstance(shape, Text)]


def test_rows_are_letters_beyond_the_alphabet_too() -> None:
    assert [row_name(row) for row in (0, 4, 25, 26, 52)] == ["A", "E", "Z", "AA", "BA"]


def test_a_board_that_fits_is_one_sheet() -> None:
    (tile,) = tiling(Picture(300, 200, ()), A4, MM10).tiles
    assert (tile.name, tile.left, tile.top) == ("A1", 0, 0)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_card_and_note_is_whole_on_a_sheet(name: str) -> None:
    for view in views(name):
        picture = layout(view)
        tiles = tiling(picture, A4, MM10).tiles
        for node in picture.nodes:
            if node.kind in ("card", "note"):
                assert any(
                    tile.left <= node.x
                    and node.x + node.width <= tile.left + tile.width
                    and tile.top <= node.y
                    and node.y + node.height <= tile.top + tile.height
                    for tile in tiles
                ), node.id


def test_sheets_overlap_by_what_was_asked_and_cover_the_board() -> None:
    picture = layout(next(iter(views(SAMPLES[0]))))
    cut = tiling(picture, A4, MM10)
    for spans, whole in ((cut.columns, picture.width), (cut.rows, picture.height)):
        assert spans[0][0] == 0
        assert sum(spans[-1]) == pytest.approx(whole)
        for (start, length), (following, _) in pairwise(spans):
            assert start + length - following == pytest.approx(MM10)


def test_an_overlap_of_more_than_half_a_sheet_is_an_error() -> None:
    with pytest.raises(ValueError, match="400"):
        tiling(Picture(3_000, 2_000, ()), A4, 400.0)


def test_the_board_is_printed_at_true_size_and_clipped_to_its_frame() -> None:
    view = next(iter(views(SAMPLES[0])))
    for page, tile in zip(made(view)[1:], tiling(layout(view), A4, MM10).tiles, strict=True):
        board = page.parts[1]
        assert board.scale == 1.0
        assert board.clip is not None
        left, top, width, height = board.clip
        assert (left - board.x, top - board.y) == pytest.approx((tile.left, tile.top))
        assert (width, height) == pytest.approx((tile.width, tile.height))
        assert left + width <= page.width
        assert top + height <= page.height


def test_the_first_page_shows_every_sheet_by_name() -> None:
    plan, *sheets = made(next(iter(views(SAMPLES[0]))))
    assert words(plan)[0] == "Assembly plan"
    assert words(plan, 2) == [words(page)[0] for page in sheets]
    assert words(plan, 1) == []


def test_rings_of_neighbours_meet() -> None:
    view = next(iter(views(SAMPLES[0])))
    tiles = tiling(layout(view), A4, MM10).tiles
    rings = []
    for page, tile in zip(made(view)[1:3], tiles, strict=False):
        shapes = page.parts[0].nodes[0].shapes()
        rings.append({round(tile.left + s.x, 3) for s in shapes if isinstance(s, Disc)})
    assert round(tiles[1].left, 3) in rings[0] & rings[1]


def test_names_that_a_cut_loses_stand_in_the_margin() -> None:
    *_, last = made(next(iter(views(SAMPLES[0]))))
    margin = " ".join(words(last))
    assert "Nach dem Kauf" in margin
    assert "Mehmet Arslan" in margin


@pytest.mark.parametrize("name", SAMPLES)
def test_names_in_the_margin_are_whole_in_two_rows_above_their_marks(name: str) -> None:
    for view in views(name):
        for page in made(view)[1:]:
            shapes = page.parts[0].nodes[0].shapes()
            texts = [shape for shape in shapes if isinstance(shape, Text)]
            assert not any("…" in text.string for text in texts)
            above = [text.y for text in texts if text.y < 0 <= text.x]
            assert all(y - 8 > -34 and y + 2 < -10.5 for y in above)


def test_every_sheet_is_a_bookmark_below_its_row() -> None:
    plan, first, second, *_ = made(next(iter(views(SAMPLES[0]))))
    assert [mark.title for mark in plan.bookmarks] == ["Assembly plan"]
    assert [mark.level for mark in first.bookmarks][:2] == [0, 1]
    assert second.bookmarks[0].title.startswith("A2 · ")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_lane_is_a_bookmark_of_the_sheet_that_shows_its_head(name: str) -> None:
    for view in views(name):
        marks = [mark.title for page in made(view) for mark in page.bookmarks if mark.level == 2]
        assert marks == ["Everyone", *(persona.name for persona in view.project.personas)]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_seam_runs_along_a_curve(name: str) -> None:
    for view in views(name):
        picture = layout(view)
        rows = tiling(picture, A4, MM10).rows
        for lane in picture.lanes:
            bottom = lane.y + lane.height
            assert any(top <= lane.curve_y and bottom <= top + high for top, high in rows)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_seam_runs_through_the_value_of_a_curve(name: str) -> None:
    for view in views(name):
        picture = layout(view)
        seams = [top for top, _high in tiling(picture, A4, MM10).rows[1:]]
        for node in picture.nodes:
            if isinstance(node.identity, Stretch):
                for shape in node.shapes():
                    if isinstance(shape, Text):
                        y = node.y + shape.y
                        assert not any(y - 0.7 * shape.font.size < seam < y for seam in seams)


def test_a_poster_of_changes_says_below_the_board_what_their_marks_mean() -> None:
    whole = sample("f_saas_asis_tobe")
    now, then = (journey.id for journey in whole.journeys[:2])
    view = JourneyView(whole, then, compare=now)
    board = layout(view)
    picture = explained(board, view, ())
    told = picture.nodes[-1]
    assert told.y >= board.height
    assert told.y + told.height <= picture.height
    sheets = poster_pages(picture, view, A4, "A4", MM10, date(2026, 1, 2))
    assert any("retired" in " ".join(words(page, -1)) for page in sheets[1:])


@pytest.mark.parametrize("sheet", [A4, (1190.6, 841.9), (2383.9, 1683.8)])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_sheet_is_left_nearly_empty(name: str, sheet: tuple[float, float]) -> None:
    for view in views(name):
        cut = tiling(layout(view), sheet, MM10)
        for spans in (cut.columns, cut.rows):
            longest = max(length for _start, length in spans)
            assert all(length > 0.4 * longest for _start, length in spans)


@pytest.mark.parametrize("sheet", [A4, (595.3, 841.9), (1190.6, 841.9)])
def test_no_seam_runs_through_what_a_mark_of_changes_means(sheet: tuple[float, float]) -> None:
    whole = sample("f_saas_asis_tobe")
    now, then = (journey.id for journey in whole.journeys[:2])
    view = JourneyView(whole, then, compare=now)
    board = layout(view)
    picture = explained(board, view, tiling(board, sheet, MM10).columns)
    cut, told = tiling(picture, sheet, MM10), picture.nodes[-1]
    for shape in told.shapes():
        if isinstance(shape, Text | Box):
            x = told.x + shape.x
            assert any(a <= x and x + shape.width <= a + wide for a, wide in cut.columns)
            assert all(abs(x - a - wide) > 1 for a, wide in cut.columns)
    bottom = told.y + told.height
    assert any(top <= told.y and bottom <= top + high for top, high in cut.rows)


def test_a_poster_too_narrow_for_whole_entries_keeps_them_in_a_row() -> None:
    whole = sample("f_saas_asis_tobe")
    now, then = (journey.id for journey in whole.journeys[:2])
    view = JourneyView(whole, then, compare=now)
    narrow = [(at * 90.0, 100.0) for at in range(10)]
    row, cut = legend(view, 0, 0, 1200, 12), legend(view, 0, 0, 1200, 12, narrow)
    assert row.shapes() == cut.shapes()


def test_the_words_of_the_plan_grow_with_the_sheet_like_those_of_its_head() -> None:
    view = next(iter(views(SAMPLES[0])))
    sizes = []
    for sheet in (A4, (3370.4, 2383.9)):
        plan = poster_pages(layout(view), view, sheet, "", MM10, date(2026, 1, 2))[0]
        (told,) = plan.parts[0].nodes
        fonts = [shape.font.size for shape in told.shapes() if isinstance(shape, Text)]
        head = next(shape.font.size for shape in plan.head if isinstance(shape, Text))
        sizes.append((min(fonts) / head, max(fonts) / head))
    assert sizes[0] == pytest.approx(sizes[1])


@pytest.mark.parametrize("sheet", [A4, (1190.6, 841.9), (792.0, 1224.0)])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_name_of_a_stage_runs_through_a_mark(name: str, sheet: tuple[float, float]) -> None:
    for view in views(name):
        pages = poster_pages(layout(view), view, sheet, "", MM10, date(2026, 1, 2))
        for page in pages[1:]:
            shapes = page.parts[0].nodes[0].shapes()
            rings = [shape for shape in shapes if isinstance(shape, Disc)]
            for text in (shape for shape in shapes if isinstance(shape, Text)):
                low = text.y + descent(text.font)
                for ring in rings:
                    beside = not text.x - 4 < ring.x < text.x + text.width + 4
                    assert beside or not text.y - text.font.size < ring.y - 4 < low

"""The right sheet of paper is chosen, and it is as large as its name says."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import MM, PAPERS, SIZES, sheets
from canvas_app.export.pdf import choose_sheet, made_pages
from canvas_app.layout import pages
from canvas_app.layout.board import layout
from canvas_app.layout.curves import Stretch
from canvas_app.layout.picture import Box, Node, Picture
from canvas_app.layout.sizes import MARGIN as GROUND
from canvas_app.layout.view import JourneyView
from tests.export.boards import DAY, board, card, exported, reader, view
from tests.layout.journeys import SAMPLES, sample


def _page_in_mm(data: bytes) -> tuple[float, float]:
    box = reader(data).pages[0].mediabox
    return round(float(box.width) / MM, 2), round(float(box.height) / MM, 2)


@pytest.mark.parametrize("paper", SIZES)
def test_a_page_is_as_large_as_its_paper(paper: str) -> None:
    upright = PdfOptions(paper=paper, orientation="portrait", date=DAY)
    assert _page_in_mm(exported(board(["Messe"]), upright).data) == SIZES[paper]


def test_a_sheet_is_held_so_that_the_board_gets_larger() -> None:
    wide, high = Picture(2_000, 500, ()), Picture(500, 2_000, ())
    a4 = PdfOptions(paper="A4")
    assert choose_sheet(wide, a4)[0][:2] == (297 * MM, 210 * MM)
    assert choose_sheet(high, a4)[0][:2] == (210 * MM, 297 * MM)


def test_auto_takes_the_smallest_paper_on_which_letters_can_be_read() -> None:
    small, large = board(["Messe"]), board(["Messe"], size=(4_000, 2_000))
    assert choose_sheet(small, PdfOptions())[0][:2] == (297 * MM, 210 * MM)
    sheet, notices = choose_sheet(large, PdfOptions())
    assert sheet[:2] == (841 * MM, 594 * MM)
    assert not notices
    assert 11 * pages.board_scale(large, *sheet[:2]) >= 5


def test_letters_keep_the_size_that_is_asked_for() -> None:
    sheet, _ = choose_sheet(board(["Messe"], size=(4_000, 2_000)), PdfOptions(min_text=9))
    assert sheet[:2] == (1189 * MM, 841 * MM)


def test_a_smaller_paper_that_is_asked_for_is_used_with_a_warning() -> None:
    found = exported(board(["Messe"], size=(4_000, 2_000)), PdfOptions(paper="A4", date=DAY))
    assert _page_in_mm(found.data) == (297, 210)
    assert found.warnings[0].kind == "small_text"
    assert found.warnings[0].facts["size"] == pytest.approx(11 * 785 / 4_000, rel=0.01)


def test_a_board_too_large_for_any_paper_goes_on_the_largest_with_a_warning() -> None:
    sheet, notices = choose_sheet(board(["Messe"], size=(40_000, 2_000)), PdfOptions())
    assert sheet[:2] == (1189 * MM, 841 * MM)
    assert notices[0].facts["paper"] == "A0"


def test_fit_is_a_page_on_which_the_board_stands_at_full_size() -> None:
    picture = board(["Messe"])
    page = pages.board_page(picture, view(), choose_sheet(picture, PdfOptions(paper="fit"))[0], DAY)
    assert page.parts[0].scale == pytest.approx(1)
    assert page.width == pytest.approx(picture.width + 2 * (pages.MARGIN - GROUND))


@pytest.mark.parametrize("width", [14_000, 14_390, 30_000, 600_000])
def test_a_page_longer_than_viewers_take_is_told_in_larger_units(width: float) -> None:
    picture = Picture(width, 3_000, (card("Messe"),))
    data = exported(picture, PdfOptions(paper="fit", date=DAY)).data
    page = reader(data).pages[0]
    assert float(page.mediabox.width) <= pages.MAX_SIDE
    assert float(page.mediabox.width) * float(page.get("/UserUnit", 1)) > width


def test_an_empty_board_can_be_printed_on_every_paper() -> None:
    for paper in PAPERS:
        options = PdfOptions(paper=paper, date=DAY)
        assert exported(Picture(0, 0, ()), options).data.startswith(b"%PDF")


def test_an_unknown_paper_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        sheets("B5", "auto")


def test_the_whole_board_lies_between_head_and_foot() -> None:
    for paper in SIZES:
        picture = board(["Messe"])
        sheet, _ = choose_sheet(picture, PdfOptions(paper=paper))
        page = pages.board_page(picture, view(), sheet, DAY)
        part, lowest = page.parts[0], max(shape.y for shape in page.head)
        ground = GROUND * part.scale
        bottom, right = part.y + picture.height * part.scale, part.x + picture.width * part.scale
        assert part.y + ground >= lowest
        assert bottom - ground <= min(shape.y for shape in page.foot)
        assert part.x + ground >= pages.MARGIN - 0.01
        assert right - ground <= page.width - pages.MARGIN + 0.01


def test_a_wide_board_stands_flush_with_its_head() -> None:
    shown = JourneyView(sample("f_saas_asis_tobe"), "today")
    (page,), _ = made_pages(shown, PdfOptions(paper="A3", date=DAY))
    part = page.parts[0]
    frames = [node for node in part.nodes if node.kind == "lane"]
    rule = page.head[-1]
    assert isinstance(rule, Box)
    assert part.x + frames[0].x * part.scale == pytest.approx(rule.x)
    assert (frames[0].width * part.scale) == pytest.approx(rule.width)


def test_what_marks_of_changes_mean_does_not_make_a_board_smaller_that_a_page_is_to_fit() -> None:
    shown = JourneyView(sample("f_saas_asis_tobe"), "target")
    made, _ = made_pages(shown, PdfOptions(paper="fit", compare="today", date=DAY))
    assert made[0].parts[0].scale == pytest.approx(1)


def test_a_wide_journey_is_folded_onto_a_smaller_sheet_unless_a_page_is_to_fit_it() -> None:
    shown = JourneyView(sample("b_online_shop"), "a")
    (one,), notices = made_pages(shown, PdfOptions(date=DAY))
    assert sorted((one.width, one.height)) == [420 * MM, 594 * MM]
    assert not notices
    (whole,), _ = made_pages(shown, PdfOptions(paper="fit", date=DAY))
    assert len(whole.parts) == 1


def test_a_journey_that_fits_a_turned_sheet_about_as_well_is_not_folded() -> None:
    project = sample("f_saas_asis_tobe")
    (page,), _ = made_pages(JourneyView(project, project.journeys[0].id), PdfOptions(date=DAY))
    assert page.width > page.height
    assert len(page.parts) == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_are_held_so_that_whole_curves_are_printed(name: str) -> None:
    project = sample(name)
    shown = JourneyView(project, project.journeys[0].id)
    found, _ = made_pages(shown, PdfOptions(layout="pages", paper="A3", date=DAY))
    printed = (node for page in found for part in page.parts for node in part.nodes)
    assert _felt(printed) == _felt(layout(shown).nodes)


def _felt(nodes: Iterable[Node]) -> int:
    """Return how many points the curves have."""
    stretches = [node.identity for node in nodes if isinstance(node.identity, Stretch)]
    return sum(len(each.dots) - each.before - each.after for each in stretches)

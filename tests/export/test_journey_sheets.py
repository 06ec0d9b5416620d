"""The board on as many sheets as it needs: few of them, well filled, letters large enough."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest

from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import sheets
from canvas_app.export.pdf_pages import journey_sheets
from canvas_app.layout.folding import LITTLE
from canvas_app.layout.pages import MARGIN, Page
from canvas_app.layout.view import JourneyView
from tests.export.boards import DAY
from tests.layout.journeys import SAMPLES, project, sample, touchpoint, views

LETTERS = 11.0
"""The smallest ones of a board at 100 %."""


def made(view: JourneyView, paper: str, **options: object) -> tuple[Page, ...]:
    asked = PdfOptions(layout="pages", paper=paper, date=DAY, **options)  # type: ignore[arg-type]
    return journey_sheets(view, asked, "")


def cards(pages: tuple[Page, ...]) -> list[str]:
    parts = chain.from_iterable(page.parts for page in pages)
    return sorted(node.id for part in parts for node in part.nodes if node.kind == "card")


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize(("paper", "least"), [("A4", 8), ("letter", 8), ("A3", 7), ("A0", 7)])
def test_letters_keep_their_size_and_no_card_is_lost(name: str, paper: str, least: float) -> None:
    for view in views(name):
        found = made(view, paper)
        assert min(page.parts[0].scale for page in found) * LETTERS >= least - 0.001
        assert len(cards(found)) == len(cards(made(view, "A3", orientation="portrait")))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_large_sheet_is_filled_with_rows(name: str) -> None:
    for view in views(name):
        (page,) = made(view, "A0")
        boards = [part for part in page.parts if len(part.nodes) > 1]
        low = max(
            part.y + part.scale * (node.y + node.height)
            for part in boards
            for node in part.nodes
            if node.kind == "lane"
        )
        assert low > 0.55 * page.height


def test_rows_are_not_made_where_letters_would_get_much_smaller() -> None:
    view = JourneyView(sample("e_beispielreise"), "ist")
    assert len(made(view, "A3")) > 1


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_curves_ride_along_with_cards_where_less_air_makes_room(paper: str) -> None:
    found = made(JourneyView(sample("e_beispielreise"), "ist"), paper)
    bare = [page for page in found if not cards((page,))]
    assert len(bare) == {"A4": 0, "letter": 1}[paper]


def test_air_is_kept_where_less_of_it_saves_no_page() -> None:
    view = JourneyView(sample("c_bank_omnikanal"), "ist")
    for page in made(view, "A4"):
        lanes = sorted(
            (node.y, node.y + node.height) for node in page.parts[0].nodes if node.kind == "lane"
        )
        for (_top, bottom), (top, _bottom) in pairwise(lanes):
            assert top - bottom > LITTLE


def test_few_cards_are_not_blown_up_on_a_sheet_in_the_hand() -> None:
    view = JourneyView(project([touchpoint("t", 10, "anna")]), "j")
    assert made(view, "A4")[0].parts[0].scale == pytest.approx(1, abs=0.01)
    assert made(view, "A0")[0].parts[0].scale > 1.5


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_paper_is_held_as_asked(orientation: str) -> None:
    view = JourneyView(sample("a_maschinenbau_b2b"), "ist")
    ((width, height),) = sheets("A4", orientation)  # type: ignore[arg-type]
    for page in made(view, "A4", orientation=orientation):
        assert (page.width, page.height) == (width, height)
        board = page.parts[0]
        right = max(node.x + node.width for node in board.nodes if node.kind == "lane")
        assert board.x + board.scale * right <= width - MARGIN

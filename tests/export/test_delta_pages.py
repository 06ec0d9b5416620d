"""A compared board is followed by a table of what changes, and says what its marks mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from canvas_app.export.delta_pages import with_changes
from canvas_app.export.options import Layout, PdfOptions
from canvas_app.export.pdf import export_pdf, made_pages, strings
from canvas_app.layout.board import layout
from canvas_app.layout.pages import Page, board_page, fitting_sheet
from canvas_app.layout.view import JourneyView
from canvas_app.panels.changes import changes
from tests.export import documents
from tests.export.boards import DAY, reader
from tests.layout.journeys import sample


def view() -> JourneyView:
    return JourneyView(sample("f_saas_asis_tobe"), "target", compare="today")


def pages(paper: str = "A4") -> list[Page]:
    shown = view()
    picture = layout(shown)
    board = board_page(picture, shown, fitting_sheet(picture), DAY)
    return with_changes([board], shown, PdfOptions(paper=paper, date=DAY), "")


def test_the_table_says_what_was_and_what_becomes_of_it() -> None:
    found = {change.name: change for change in changes(view())}
    assert found["Import with checker and undo"].kind == "Changed"
    assert "Name: Import of the staff list → Import with checker and undo" in (
        found["Import with checker and undo"].fields
    )
    assert found["Start template for the own branch"].kind == "New"
    assert found["Start template for the own branch"].quality.a is None


def test_what_stands_in_both_journeys_alike_is_no_change() -> None:
    same = replace(view(), journey_id="today", compare="today")
    assert list(changes(same)) == []


def test_what_is_left_out_comes_last() -> None:
    back = replace(view(), journey_id="today", compare="target")
    kinds = [change.kind for change in changes(back)]
    assert kinds == sorted(kinds, key="Left out".__eq__)
    assert "Left out" in kinds


@pytest.mark.parametrize("paper", ["A4", "A3", "A0", "fit"])
def test_the_table_stands_whole_behind_the_board(paper: str) -> None:
    _board, *behind = pages(paper)
    said = " ".join(string for page in behind for string in strings(page))
    assert all(change.name.split()[0] in said for change in changes(view()))
    for page in behind:
        assert not documents.cut(page)
        assert not documents.too_small(page)
        assert not documents.overlapping(page)


def test_the_pages_are_counted_together() -> None:
    made = pages()
    for number, page in enumerate(made, 1):
        assert f"Page {number} of {len(made)}" in " ".join(strings(page))


def test_the_board_says_what_its_marks_mean() -> None:
    said = " ".join(strings(pages()[0]))
    assert "not in Onboarding today" in said
    legend = pages()[0].parts[-1].nodes[0]
    assert legend.label.startswith("new: not in Onboarding today, changed: ")


@pytest.mark.parametrize("kind", ["board", "pages", "handout"])
def test_a_pdf_of_a_compared_journey_leads_to_the_changes(kind: Layout) -> None:
    shown = replace(view(), compare=None)
    options = PdfOptions(layout=kind, language="en", date=DAY, compare="today")
    outline = str(reader(export_pdf(shown, options).data).outline)
    assert "What changes" in outline
    assert "What changes" not in str(
        reader(export_pdf(shown, replace(options, compare=None)).data).outline
    )


@pytest.mark.parametrize("layout_", ["pages", "poster"])
def test_the_table_stands_behind_pages_and_posters_and_is_held_as_they_are(
    layout_: Layout,
) -> None:
    options = PdfOptions(layout=layout_, paper="A4", date=DAY, compare="today")
    made, _notices = made_pages(view(), options)
    assert len({(page.width, page.height) for page in made}) == 1
    assert "What changes" in " ".join(strings(made[-2])) + " ".join(strings(made[-1]))
    last = " ".join(strings(made[-1]))
    assert f"Page {len(made)} of {len(made)}" in last

"""A PDF says what it shows: headings, cards, tables and figures, in the order of the journey."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from canvas_app.export.options import LAYOUTS, PdfOptions
from canvas_app.export.pdf import export_pdf
from canvas_app.export.pdf_fonts import Faces
from canvas_app.export.pdf_marking import Marks, operators
from canvas_app.export.pdf_painter import Painter
from canvas_app.layout.pages import Page, Part
from canvas_app.layout.tags import Tag
from canvas_app.theme import THEMES
from tests.export import structure
from tests.export.boards import DAY, board, exported, node, reader, view, words
from tests.export.printed import SAMPLES, pdf


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_mark_is_owned_by_one_element_that_knows_it(sample: str, layout: str) -> None:
    structure.check(pdf(layout, sample))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_headings_begin_with_one_title_and_leave_no_level_out(sample: str, layout: str) -> None:
    found = [role for role in structure.roles(pdf(layout, sample)) if role[0] == "H"]
    assert found[0] == "H1"
    assert found.count("H1") == 1
    levels = [int(role[1]) for role in found]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_figure_has_words_instead(sample: str, layout: str) -> None:
    figures = [e for e in structure.elements(pdf(layout, sample)) if e.role == "Figure"]
    assert all(figure.alt for figure in figures)
    assert bool(figures) == (layout != "table")


@pytest.mark.parametrize("layout", ["board", "poster", "pages"])
def test_a_card_is_said_once_with_what_its_marks_mean(layout: str) -> None:
    said = [e.alt for e in structure.elements(pdf(layout, SAMPLES[0])) if e.role == "P"]
    assert len([alt for alt in said if alt.startswith("Vorabnahme im Werk, ")]) == 2
    (hotline,) = [alt for alt in said if alt.startswith("Service-Hotline, ")]
    assert "moment of truth, importance 8.1, emotion −1.4, 1 pain point" in hotline


@pytest.mark.parametrize("layout", ["board", "poster", "pages"])
def test_the_pages_of_a_board_make_one_journey_together(layout: str) -> None:
    found = structure.elements(pdf(layout, SAMPLES[0]))
    assert [e.role for e in found].count("H3") == 5
    curves = [e.alt for e in found if e.alt.startswith("Emotion curve")]
    assert len(curves) == 3
    assert all("weakest moment −" in alt for alt in curves)


def test_a_link_with_its_condition_and_its_gap_is_one_figure() -> None:
    said = [e for e in structure.elements(pdf("board", SAMPLES[0])) if "Barkauf" in e.alt]
    assert [(e.role, len(e.marks)) for e in said] == [("Figure", 2)]
    said = [e for e in structure.elements(pdf("board", SAMPLES[0])) if "Taktzeit" in e.alt]
    assert [e.alt.rsplit(", ", 1)[1] for e in said] == ["low gap"]


def test_a_table_has_a_head_and_rows_of_equal_length() -> None:
    found = structure.elements(pdf("table", SAMPLES[0]))
    rows: list[list[str]] = []
    for element in found:
        if element.role == "TR":
            rows.append([])
        elif element.role in ("TH", "TD"):
            rows[-1].append(element.role)
    heads = [row for row in rows if "TD" not in row]
    assert len(heads) == [e.role for e in found].count("Table")
    lengths = {len(row) for row in heads}
    assert all(len(row) in lengths and row[:2] == ["TD", "TH"] for row in rows if "TD" in row)


def test_a_chart_cut_over_pages_is_one_figure() -> None:
    found = structure.elements(pdf("handout", SAMPLES[0]))
    alts = [e.alt for e in found if e.role == "Figure" and len(e.alt) > 60]
    assert len(alts) > 8


def test_the_contents_are_a_list_of_links() -> None:
    found = structure.elements(pdf("handout", SAMPLES[0]))
    first = next(at for at, e in enumerate(found) if e.role == "L")
    assert [e.role for e in found[first : first + 4]] == ["L", "LI", "LBody", "Link"]
    assert found[first + 3].links == 1
    assert found[first + 3].alt == "The journey on one page"


def test_forms_hold_no_marks() -> None:
    page = reader(exported(board(["Messe"] * 60, (800, 1_200))).data).pages[0]
    forms = page["/Resources"]["/XObject"]
    assert forms
    assert not any(b"MCID" in form.get_object().get_data() for form in forms.values())


def test_the_file_says_that_it_is_tagged_and_in_which_order_keys_go() -> None:
    file = reader(exported(board(["Messe"])).data)
    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert file.trailer["/Root"]["/Lang"] == "de"
    assert file.pages[0]["/Tabs"] == "/S"


@pytest.mark.parametrize("title", ["Reise & <b>mehr</b>", "\udfff halb", "שלום"])
def test_the_title_stands_in_the_metadata_whatever_it_is(title: str) -> None:
    data = exported(board(["Messe"]), title=title).data
    assert reader(data).xmp_metadata.dc_title["x-default"]
    assert reader(data).xmp_metadata.dc_language == ["de"]


def test_both_kinds_of_metadata_say_the_same() -> None:
    file = reader(exported(board(["Messe"])).data)
    old, new = file.metadata, file.xmp_metadata
    assert new.dc_title["x-default"] == old.title
    assert new.dc_description["x-default"] == old.subject
    assert new.dc_creator == []
    assert (new.pdf_producer, new.xmp_creator_tool) == (old.producer, old.creator)
    assert new.xmp_create_date == new.xmp_modify_date == old.modification_date.replace(tzinfo=None)


def test_an_empty_journey_is_tagged_as_well() -> None:
    for layout in LAYOUTS:
        structure.check(export_pdf(view(), PdfOptions(layout=layout, date=DAY)).data)


def test_a_node_with_tags_of_its_own_stands_where_the_page_says() -> None:
    shapes = words("Plan", 3, 4)
    placed = replace(node(shapes, 50, 60), id="plan")
    part = Part((placed,), 0.0, 0.0, 1.0, runs=((Tag("H2"), len(shapes)),))
    page = Page(200, 200, (), (part,), ())
    drawn = next(operators([page], Painter(THEMES["print"], Faces()), Marks()))
    assert "q 1 0 0 1 50 60 cm\n/H2 <</MCID 0>> BDC\nBT" in "\n".join(drawn)

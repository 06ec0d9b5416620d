"""The hand-out and the table as files: the same bytes, searchable, with fonts and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from canvas_app import i18n, paths
from canvas_app.export.options import Layout, PdfOptions
from canvas_app.export.pdf import export_pdf
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from tests.export.boards import DAY, poppler, reader

BOTH: list[Layout] = ["handout", "table"]


@cache
def data(layout: Layout, language: str = "de") -> bytes:
    options = PdfOptions(layout=layout, paper="A4", language=language, date=DAY)
    return export_pdf(sample(), options).data


@cache
def sample() -> JourneyView:
    project = load(paths.resource("samples/a_maschinenbau_b2b.json")).project
    return JourneyView(project, project.journeys[0].id)


def _titles(outline: Iterable[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title


@pytest.mark.parametrize("layout", BOTH)
def test_the_same_options_give_the_same_bytes(layout: Layout) -> None:
    options = PdfOptions(layout=layout, paper="A4", language="de", date=DAY)
    assert export_pdf(sample(), options).data == data(layout)


@pytest.mark.parametrize("layout", BOTH)
def test_the_language_of_the_window_stays(layout: Layout) -> None:
    data(layout)
    assert i18n.language() == "en"


@pytest.mark.parametrize("layout", BOTH)
def test_all_fonts_are_embedded_subsets(layout: Layout, tmp_path: Path) -> None:
    rows = poppler("pdffonts", data(layout), tmp_path).splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


@pytest.mark.parametrize("layout", BOTH)
def test_every_touchpoint_is_found_in_order(layout: Layout, tmp_path: Path) -> None:
    text = " ".join(poppler("pdftotext", data(layout), tmp_path, "-raw").split())
    cards = [card.name for card in sample().journey.touchpoints]
    assert not [name for name in cards if name not in text]


def test_notes_are_found_whole_although_their_words_are_hyphenated(tmp_path: Path) -> None:
    text = " ".join(poppler("pdftotext", data("handout"), tmp_path, "-raw").split())
    notes = [" ".join(note.text.split()) for note in sample().project.notes]
    assert not [note for note in notes if note not in text]


def test_stages_and_panels_are_in_the_outline() -> None:
    titles = set(_titles(reader(data("handout", "en")).outline))
    stages = {stage.name for stage in sample().project.stages}
    assert stages | {"Cover", "Journey score", "Budget", "Parking lot"} <= titles


def test_links_lead_to_pages_of_the_file() -> None:
    pdf = reader(data("handout"))
    links = [note.get_object() for page in pdf.pages for note in page.get("/Annots", [])]
    assert len(links) > 100
    assert {link["/Subtype"] for link in links} == {"/Link"}
    assert {link["/Dest"][0]["/Type"] for link in links} == {"/Page"}


def test_what_is_called_a_link_leads_somewhere(tmp_path: Path) -> None:
    project = load(paths.resource("samples/f_saas_asis_tobe.json")).project
    options = PdfOptions(layout="handout", paper="A4", language="en", date=DAY)
    made = export_pdf(JourneyView(project, project.journeys[0].id), options).data
    said = poppler("pdfinfo", made, tmp_path, "-struct-text").splitlines()
    links = [note for page in reader(made).pages for note in page.get("/Annots", [])]
    assert len([line for line in said if line.strip().startswith("Link (")]) == len(links)


@pytest.mark.parametrize(("paper", "wide", "high"), [("A4", 210, 297), ("A3", 297, 420)])
def test_pages_are_as_large_as_their_paper(paper: str, wide: int, high: int) -> None:
    options = PdfOptions(layout="handout", paper=paper, orientation="portrait", date=DAY)
    pages = reader(export_pdf(sample(), options).data).pages
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages}
    assert sizes == {(round(wide * 72 / 25.4), round(high * 72 / 25.4))}

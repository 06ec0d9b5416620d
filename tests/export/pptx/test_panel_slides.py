"""Panels and boards as slides: whole plots, lists under their headings, slides that are filled."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from canvas_app.export.options import PdfOptions
from canvas_app.export.pptx import board, masters, panel_slides, tables
from canvas_app.export.pptx import deck as deck_module
from canvas_app.export.pptx.drawing import EMU, Brush
from canvas_app.export.pptx.pages import fitted
from canvas_app.export.pptx.tables import Cell, Line, Table
from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Node
from canvas_app.layout.sizes import MARGIN
from canvas_app.text import Font, width
from canvas_app.theme import THEMES
from tests.export.boards import DAY
from tests.export.pptx.test_deck import (
    NO_PANELS,
    A,
    P,
    card,
    deck,
    framed,
    sample,
    slides,
    with_cards,
)
from tests.layout.journeys import SAMPLES

CHARTS = PdfOptions(date=DAY, language="de", panels=("ipa", "emotion_curve"))


def charts(name: str) -> list[str]:
    """Return the words of each part of a chart, slide by slide."""
    found = slides(deck(sample(name), CHARTS))
    return ["".join(words) for slide in found for words in drawn(slide)]


def drawn(slide: Element) -> list[list[str]]:
    """Return the words of each part of a chart on a slide."""
    found = []
    for group in slide.iter(f"{P}grpSp"):
        named = group.find(f"{P}nvGrpSpPr/{P}cNvPr")
        if named is not None and named.get("name") == "Chart":
            found.append([t.text or "" for t in group.iter(f"{A}t")])
    return found


@pytest.mark.parametrize("name", ["a_maschinenbau_b2b", "d_clinic_patient", "f_saas_asis_tobe"])
def test_a_plot_has_its_axis_on_the_same_slide(name: str) -> None:
    plots = [words for words in charts(name) if "↑ Wichtigkeit" in words]
    assert plots
    assert all("Erlebnis →" in plot for plot in plots)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_the_numbers_of_a_plot_and_their_names_stand_on_one_slide(name: str, language: str) -> None:
    asked = replace(CHARTS, language=language, panels=("ipa",))
    made = [drawn(slide) for slide in slides(deck(sample(name), asked))]
    (plot, names) = next(parts for parts in made if len(parts) == 2)
    numbers = {words for words in plot if words.isdigit()} - {"0"}
    assert {"1", "2", "11", "12"} <= numbers <= set(names)


@pytest.mark.parametrize("name", ["a_maschinenbau_b2b", "c_bank_omnikanal", "f_saas_asis_tobe"])
def test_the_emotion_curve_and_what_its_numbers_mean_stand_on_one_slide(name: str) -> None:
    (curve,) = [words for words in charts(name) if "in Erinnerung" in words]
    assert "Spitze" in curve


def line(words: str, head: bool = False) -> Line:
    return Line((Cell(words),), head)


def test_a_list_that_goes_on_repeats_its_heading_once() -> None:
    lines = (line("Why", head=True), *(line(f"row {n}") for n in range(6)))
    second = panel_slides._left(lines, 3)
    third = panel_slides._left(second, 3)
    assert [each.cells[0].words for each in second[:2]] == ["Why (continued)", "row 2"]
    assert [each.cells[0].words for each in third[:2]] == ["Why (continued)", "row 4"]


def test_a_list_that_ends_with_a_slide_repeats_nothing() -> None:
    lines = (line("Why", head=True), line("row"), line("How", head=True), line("row"))
    assert panel_slides._left(lines, 2)[0].cells[0].words == "How"
    assert panel_slides._left(lines, 4) == ()


@pytest.mark.parametrize(("wide", "high", "larger"), [(0.2, 0.2, 1.4), (0.8, 0.5, 1.25), (1, 1, 1)])
def test_a_slide_of_few_cards_is_filled_by_them(wide: float, high: float, larger: float) -> None:
    room = masters.BODY
    width, height = wide * (room.right - room.left), high * (room.bottom - room.top)
    node = Node("card", "card", MARGIN, 0, width, height, None, lambda _detail: ())
    assert deck_module._larger([node], 1.0) == pytest.approx(larger)
    assert deck_module._larger([node], 0.5) >= larger


def test_an_empty_cell_is_no_higher_than_words_would_be() -> None:
    made = tables.drawn(Brush(THEMES["print"], "en-GB"), Table((90.0, 90.0), (
        Line((Cell("name"), Cell(""))),)), 0, 0, "list")  # fmt: skip
    assert '<a:endParaRPr lang="en-GB" sz="1100"/></a:p></a:txBody>' in made


@pytest.mark.parametrize("name", ["Maschinenkonfigurator", "Finanzierungsrechner der Bank"])
def test_a_long_word_is_kept_whole_by_smaller_letters(name: str) -> None:
    shape = framed(deck(with_cards(card(name)), NO_PANELS), name)
    size, body = shape.find(f"{P}spPr/{A}xfrm/{A}ext"), shape.find(f"{P}txBody/{A}bodyPr")
    run = shape.find(f".//{A}rPr")
    assert size is not None
    assert body is not None
    assert run is not None
    room = int(size.get("cx", "")) - int(body.get("lIns", "")) - int(body.get("rIns", ""))
    letters = Font(int(run.get("sz", "")) / 100, "semibold")
    assert width(max(name.split(), key=len), letters) <= room / EMU * board.SURE


def test_letters_of_a_long_word_stand_closer_where_none_may_be_smaller() -> None:
    font = Font(11, "semibold")
    room = width("Maschinenkonfigurator", font) - 10
    assert board._closer("Der Maschinenkonfigurator", font, room) == pytest.approx(-10 / 21)
    assert board._closer("Maschine", font, room) == 0.0
    assert board._closer("Maschinenkonfigurator" * 2, font, room) == 0.0


def test_a_title_gets_a_little_smaller_rather_than_leave_a_word_alone() -> None:
    words = "The call centre is the greatest chance of them all: 15.0 of 20, strong"
    line = width(words, Font(20.0, "bold"))
    area = Area(0, 0, line * 0.97 + 4, 60)
    assert fitted(words, area, 20.0) == (words, 19.0)
    assert fitted(f"{words}, and more of it than a word", area, 20.0)[1] == 20.0


def test_a_heading_and_the_row_that_opens_a_group_stay_with_the_group() -> None:
    rows = [line("row"), line("row"), line("By form", head=True)]
    rows += [Line((Cell("Before", bold=True),)), Line((Cell("Static", indent=1),))]
    table = Table((200.0,), tuple(rows))
    high = tables.height(table) - 1
    first, second = tables.parts(table, high, high)
    assert [len(first.lines), len(second.lines)] == [2, 3]


def test_a_column_without_words_leaves_its_room_to_the_names() -> None:
    name = Cell("Some words that need the whole width of their list, or else two lines of it")
    plain = [Line((name, Cell(""), Cell(""))) for _n in range(6)]
    valued = [Line((name, Cell("overspent"), Cell("512"))) for _n in range(6)]
    high = 8 * tables.line_height(Line((Cell("one"),)), (90.0,))
    first = panel_slides._table([*plain, *valued], 460.0, high)
    assert (first.widths, len(first.lines)) == ((460.0,), 6)
    assert len(panel_slides._table([*valued, *plain], 460.0, high).widths) == 3


def test_a_heading_is_not_the_last_row_without_empty_columns() -> None:
    plain = [Line((Cell("row"), Cell(""), Cell(""))) for _n in range(3)]
    valued = [line("Budget", head=True), Line((Cell("row"), Cell("overspent"), Cell("5")))]
    high = 4 * tables.line_height(plain[0], (90.0, 0.0, 0.0)) + 3
    assert len(panel_slides._table([*plain, *valued], 300.0, high).lines) == 3


def test_a_word_without_room_goes_on_after_a_hyphen_as_other_programs_set_none() -> None:
    face = Font(11)
    words = board.hyphened("Das Versicherungsgespräch am Abend", face, 100.0, "de")
    assert words == "Das Versicherungs-\ngespräch am Abend"
    assert board.hyphened("Gespräch am Abend", face, 100.0, "de") == "Gespräch am Abend"


def test_a_list_of_several_slides_does_not_end_with_one_row_alone() -> None:
    rows = (Line((Cell(f"row {n}"), Cell(""), Cell("1"))) for n in range(23))
    lines = (line("Why", head=True), *rows)
    room = tables.height(panel_slides._table(lines, 300.0, 1_000.0)) / 24 * 23
    heights = panel_slides._heights(lines, 300.0, room)
    assert heights[-1] < room * panel_slides.LONELY
    even = panel_slides._even(lines, 300.0, room)
    assert min(panel_slides._heights(lines, 300.0, even)) > room / 3
    assert panel_slides._even(lines[:5], 300.0, room) == room
    assert panel_slides._heights(lines, 300.0, 5.0) == []

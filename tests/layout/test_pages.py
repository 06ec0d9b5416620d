"""Head and foot of a page say what is shown, whatever the words are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from canvas_app import i18n
from canvas_app.layout import pages
from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Picture, Text
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Journey, Persona, PhaseName, Project, Stage
from canvas_app.text import descent

PICTURE = Picture(800, 400, ())
A4 = (842.0, 595.0, 1)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


def view(
    title: str = "Reise", journey: str = "Heute", organisation: str = "Hohenfels"
) -> JourneyView:
    project = Project(
        id="p",
        title=title,
        organisation=organisation,
        language="de",
        phases=(
            PhaseName(id="before", name="Vor dem Kauf"),
            PhaseName(id="during", name="Kauf"),
            PhaseName(id="after", name="Danach"),
        ),
        stages=(Stage(id="buy", phase="during", name="Kauf"),),
        personas=(Persona(id="petra", name="Petra {name} Lang"),),
        journeys=(Journey(id="j", name=journey, state="to_be"),),
    )
    return JourneyView(project, "j")


def page(shown: JourneyView) -> Page:
    return pages.board_page(PICTURE, shown, A4, date(2025, 11, 21))


def words(*shapes: object) -> str:
    return " ".join(shape.string for shape in shapes if isinstance(shape, Text))


def test_a_foot_is_set_smaller_before_its_organisation_is_cut() -> None:
    name = "Hohenfels Werkzeugmaschinen GmbH und Tochtergesellschaften (erfunden)"
    shown, day = view(organisation=name), date(2025, 11, 21)
    feet = [pages.furniture(shown, (1684.0, 2384.0), day, (at, 10))[1] for at in (1, 10)]
    assert all(name in words(*foot) for foot in feet)
    sizes = {shape.font.size for foot in feet for shape in foot if isinstance(shape, Text)}
    (size,) = sizes
    assert size < pages.line_size(1684.0, 2384.0)


def test_a_head_is_set_smaller_before_its_title_is_cut() -> None:
    title = "Eine Touchpoint-Landkarte für alle Kanäle, Filialen und Vertriebswege im ganzen Land"
    shown, sheet = view(f"{title} bis 2030, erste Fassung für das Haus", "Im Jahr"), (842.0, 1191.0)
    head, _foot = pages.furniture(shown, sheet, date(2025, 11, 21), (1, 1))
    assert words(*head) == f"{title} bis 2030, erste Fassung für das Haus Im Jahr  ·  To-be"
    assert max(s.font.size for s in head if isinstance(s, Text)) < pages.line_size(*sheet)


LONG = "Hohenfels Werkzeugmaschinen Gesellschaft für Bearbeitungszentren mbH (erfunden)"
UPRIGHT = (595.3, 841.9)


def furniture(shown: JourneyView, filtered: str = "") -> tuple[list[Text], list[Text]]:
    head, foot = pages.furniture(shown, UPRIGHT, date(2025, 11, 21), (9, 42), filtered)
    texts = ([shape for shape in shapes if isinstance(shape, Text)] for shapes in (head, foot))
    return next(texts), next(texts)


def test_a_long_organisation_stands_whole_in_a_row_of_its_own() -> None:
    _head, foot = furniture(view(organisation=LONG))
    assert foot[-1].string == LONG
    assert foot[-1].y > foot[-2].y
    assert foot[-1].y < UPRIGHT[1] - pages.MARGIN + 4
    _left, top, _wide, high = pages.body(*UPRIGHT)
    assert foot[0].y - foot[0].font.size > top + high


def test_what_is_seen_through_a_long_filter_goes_on_in_the_second_row() -> None:
    _head, foot = furniture(
        view(organisation=LONG[:43]), "Filter: Kanal Beratung, Vertrieb, Filiale, Hotline"
    )
    assert words(*foot) == (
        "All personas  ·  Filter: Kanal Beratung, Vertrieb, Filiale, Hotline  ·  Best known view "
        f"21 November 2025  ·  Page 9 of 42 Emotion −2 to +2 {LONG[:43]}"
    )
    assert len({text.y for text in foot}) == 2


def test_a_filter_that_finds_room_with_all_else_makes_no_second_row() -> None:
    _head, foot = furniture(view(organisation=""), "Filter: Kanal Beratung, Vertrieb, Fil.")
    assert len({text.y for text in foot}) == 1


def test_a_long_title_and_a_long_journey_stand_whole_below_each_other() -> None:
    title = "Baufinanzierung und Wohngebäudeversicherung über alle Kanäle und alle Filialen im Land"
    head, _foot = furniture(view(title, "Ist-Reise Baufinanzierung und Wohngebäude"))
    assert words(*head) == f"{title} Ist-Reise Baufinanzierung und Wohngebäude  ·  To-be"
    assert head[0].y < head[-1].y
    assert head[0].y - 0.73 * head[0].font.size > pages.MARGIN - 5
    assert head[-1].y + descent(head[-1].font) < pages.body(*UPRIGHT)[1]


def test_the_head_names_project_and_journey() -> None:
    assert words(*page(view()).head) == "Reise Heute  ·  To-be"


def test_the_foot_says_how_the_journey_is_seen_and_when() -> None:
    shown = replace(view(), lens="petra", view="customer", curve="experience")
    foot = words(*page(shown).foot)
    assert foot.startswith("Persona: Petra {name} Lang  ·  Customer view  ·  Experience 0 to 10")
    assert foot.endswith("Hohenfels  ·  21 November 2025  ·  Page 1 of 1")


def test_without_a_lens_all_personas_are_seen() -> None:
    assert words(*page(view()).foot).startswith("All personas")


@pytest.mark.parametrize(("left", "right"), [("x", 100), (100, "x"), (100, 100)])
def test_words_at_both_ends_never_meet(left: str | int, right: str | int) -> None:
    title, journey = (word * "Wort " if isinstance(word, int) else word for word in (left, right))
    *_, last = texts = [s for s in page(view(title, journey)).head if isinstance(s, Text)]
    for before, after in pairwise(texts):
        beside = before.x + before.width <= after.x + 0.01
        assert beside or before.y + descent(before.font) <= after.y - 0.73 * after.font.size
    assert last.x + last.width <= A4[0] - pages.MARGIN + 0.01


def test_the_head_grows_with_the_sheet_within_limits() -> None:
    sizes = [pages.line_size(side, 2 * side) for side in (100, 595, 1_190, 2_384)]
    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == (pages.MIN_LINE, pages.MAX_LINE)

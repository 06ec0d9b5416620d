"""The table shows every field of every touchpoint; rows stay whole, headings come again."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from canvas_app import i18n, paths
from canvas_app.export.options import PdfOptions
from canvas_app.export.table_pages import table_pages
from canvas_app.layout.pages import Page
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from canvas_app.model.project import Journey, Touchpoint
from canvas_app.panels.columns import COLUMNS
from tests.export import documents
from tests.export.boards import DAY, view

SAMPLES = sorted(path.name for path in paths.resource("samples").glob("*.json"))
PAPERS = [("A4", "auto"), ("A4", "portrait"), ("A3", "landscape"), ("A1", "auto")]


@cache
def sample(name: str) -> JourneyView:
    project = load(paths.resource(f"samples/{name}")).project
    return JourneyView(project, project.journeys[0].id)


def pages(looked: JourneyView, **options: object) -> list[Page]:
    return table_pages(looked, replace(PdfOptions(date=DAY, paper="A4"), **options))  # type: ignore[arg-type]


@pytest.mark.parametrize(("paper", "orientation"), PAPERS)
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_cut_or_small_or_lies_over_other_words(
    name: str, paper: str, orientation: str
) -> None:
    i18n.set_language("de" if paper in ("A3", "A1") else "en")
    for page in pages(sample(name), paper=paper, orientation=orientation):
        assert not documents.too_small(page)
        assert not documents.cut(page)
        assert not documents.overlapping(page)


def test_every_column_and_every_touchpoint_is_there() -> None:
    looked = sample(SAMPLES[0])
    said = documents.strings(pages(looked))
    assert not [column.words for column in COLUMNS if column.words not in said]
    assert not [card.name for card in looked.journey.touchpoints if card.name not in said]


def test_paper_is_held_wide_unless_asked_otherwise() -> None:
    wide, high = (pages(sample(SAMPLES[0]), orientation=way)[0] for way in ("auto", "portrait"))
    assert wide.width > wide.height
    assert high.width < high.height


def test_every_page_with_rows_begins_with_headings() -> None:
    for page in pages(sample(SAMPLES[0]))[1:]:
        assert page.parts[0].nodes[0].id in ("columns", "heading")


def test_stages_are_bookmarks_in_every_band() -> None:
    looked = sample(SAMPLES[0])
    titles = [mark.title for page in pages(looked) for mark in page.bookmarks]
    for stage in looked.project.stages:
        assert titles.count(stage.name) == len([t for t in titles if " to " in t])


def test_a_description_longer_than_a_page_goes_on_over_pages() -> None:
    card = Touchpoint(id="t", name="Karte", stage_id="buy", description="lang " * 3_900)
    looked = view(journeys=(Journey(id="j", name="Reise", touchpoints=(card,)),))
    made = pages(looked)
    said = [word.string for page in made for word in documents.words(page)]
    assert sum(string.count("lang") for string in said) == 3_900
    assert len(made) > 2
    assert not [page for page in made if documents.cut(page)]


def test_an_empty_journey_says_so() -> None:
    (page,) = pages(view())
    assert "This journey has no touchpoints yet." in documents.strings([page])


def test_names_are_not_broken_where_the_page_has_room() -> None:
    looked = sample(SAMPLES[0])
    said = {word.string for page in pages(looked) for word in documents.words(page)}
    assert not [card.name for card in looked.journey.touchpoints if card.name not in said]


def test_columns_without_words_are_no_wider_than_their_headings_need() -> None:
    i18n.set_language("en")
    heads = {
        word.string: word for page in pages(sample(SAMPLES[0])) for word in documents.words(page)
    }
    assert heads["Message"].left - heads["Description"].right < 20


def test_numbers_keep_away_from_the_words_right_of_them() -> None:
    i18n.set_language("en")
    (page,) = [p for p in pages(sample(SAMPLES[0])) if "All ratings" in documents.strings([p])]
    rows: dict[float, list[documents.Word]] = {}
    for word in documents.words(page):
        rows.setdefault(round(word.top), []).append(word)
    apart = [
        right.left - left.right
        for row in rows.values()
        for left, right in pairwise(sorted(row, key=lambda word: word.left))
        if left.string.isdigit() and right.string == "14 Kundeninterviews"
    ]
    assert apart
    assert min(apart) > 13


def test_a_journey_that_is_compared_says_what_changes() -> None:
    i18n.set_language("en")
    looked = sample("f_saas_asis_tobe.json")
    made = pages(replace(looked, compare="target"), compare="target")
    assert "What changes" in documents.strings(made[-2:])


def test_a_band_with_room_does_not_break_names() -> None:
    i18n.set_language("en")
    made = pages(sample(SAMPLES[0]), orientation="portrait")
    said = [word.string for page in made[-2:] for word in documents.words(page)]
    assert "Testbearbeitung am eigenen Bauteil" in said


def test_no_band_is_made_for_wider_names_alone() -> None:
    i18n.set_language("de")
    made = pages(sample("c_bank_omnikanal.json"))
    titles = [mark.title for page in made for mark in page.bookmarks if mark.level == 0]
    assert titles[-2:] == ["Geräte bis Schlüssel", "Alle Bewertungen"]


@pytest.mark.parametrize("name", SAMPLES)
def test_letters_grow_with_paper_for_the_wall_but_take_no_more_bands(name: str) -> None:
    small, large, wall = (pages(sample(name), paper=paper) for paper in ("A3", "A1", "A0"))
    assert letters(small) < letters(large) < letters(wall)
    assert len(headings(large)) == len(headings(wall)) == len(("title", "fields", "ratings"))


def letters(made: list[Page]) -> float:
    return made[0].parts[0].scale


def headings(made: list[Page]) -> list[str]:
    nodes = [node for page in made for part in page.parts for node in part.nodes]
    return [node.label for node in nodes if node.id == "heading"]


def test_letters_stay_a_little_smaller_where_that_saves_a_sheet() -> None:
    (sheet,) = pages(sample("b_online_shop.json"), paper="A0")
    assert 1.5 < letters([sheet]) < letters(pages(sample("d_clinic_patient.json"), paper="A0"))

"""The map of a board too large for its paper: numbers, a key, and ways to the pages behind."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from canvas_app import i18n, paths
from canvas_app.export.handout.document import handout_pages
from canvas_app.export.options import PdfOptions
from canvas_app.layout.pages import Page
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from canvas_app.model.project import Journey, Touchpoint
from tests.export import documents
from tests.export.boards import DAY, view

SAMPLES = sorted(path.name for path in paths.resource("samples").glob("*.json"))


@cache
def sample(name: str) -> JourneyView:
    project = load(paths.resource(f"samples/{name}")).project
    return JourneyView(project, project.journeys[0].id)


@cache
def made(name: str, paper: str = "A4") -> tuple[Page, ...]:
    i18n.set_language("en")
    return tuple(handout_pages(sample(name), PdfOptions(date=DAY, paper=paper)))


def said(page: Page) -> list[str]:
    return [word.string for word in documents.words(page)]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_number_on_a_card_is_in_the_key(name: str) -> None:
    words = said(made(name)[1])
    for at, _card in enumerate(sample(name).journey.touchpoints, 1):
        assert words.count(str(at)) >= 2


@pytest.mark.parametrize("name", SAMPLES)
def test_no_name_above_the_map_is_cut_and_none_lies_on_another(name: str) -> None:
    page = made(name)[1]
    assert not [word for word in said(page) if "…" in word]
    assert not documents.overlapping(page)
    assert not documents.cut(page)
    assert not documents.too_small(page)


def test_the_words_of_a_map_grow_with_paper_for_the_wall() -> None:
    small, large = made(SAMPLES[0], "A3")[1], made(SAMPLES[0], "A2")[1]
    assert said(small)[:30] == said(large)[:30]
    least = [min(word.size for word in documents.words(page)) for page in (small, large)]
    assert least[1] == pytest.approx(least[0] * 2**0.5, rel=0.01)
    assert not documents.cut(large)
    assert not documents.overlapping(large)


def test_links_on_a_map_for_the_wall_lie_on_their_entries() -> None:
    page = made(SAMPLES[0], "A2")[1]
    card = sample(SAMPLES[0]).journey.touchpoints[0]
    (word,) = [word for word in documents.words(page) if word.string == card.name]
    links = [link for link in page.links if link.tag and link.tag.alt.endswith(card.name)]
    assert any(
        link.x <= word.left < link.x + link.width and link.y <= word.top < link.y + link.height
        for link in links
    )


def test_a_card_on_the_map_and_its_entry_lead_to_its_words() -> None:
    pages = made(SAMPLES[0])
    looked = sample(SAMPLES[0])
    first = next(card for card in looked.journey.touchpoints if card.name in said(pages[1]))
    here = [link for link in pages[1].links if link.tag and link.tag.alt.endswith(first.name)]
    assert len(here) >= 2
    for link in here:
        assert first.name in said(pages[link.page])


def test_the_numbers_are_those_before_the_names_behind_it() -> None:
    pages = made(SAMPLES[0])
    label = next(
        part.nodes[0].label
        for page in pages[2:]
        for part in page.parts
        if part.nodes and part.nodes[0].label.endswith(" Service-Hotline")
    )
    words = said(pages[1])
    assert label == f"{words[words.index('Service-Hotline') - 1]} Service-Hotline"


def test_the_map_is_a_figure_that_says_what_it_shows() -> None:
    tags = {part.tag.role: part.tag.alt for part in made(SAMPLES[0])[1].parts if part.tag}
    assert "30 touchpoints, 5 stages, 3 personas" in tags["Figure"]


def test_a_map_with_more_cards_than_a_key_can_name_has_no_numbers() -> None:
    i18n.set_language("en")
    cards = tuple(Touchpoint(id=f"t{n}", name=f"Card {n}", stage_id="buy") for n in range(300))
    looked = view(journeys=(Journey(id="j", name="Journey", touchpoints=cards),))
    page = handout_pages(looked, PdfOptions(date=DAY, paper="A4"))[1]
    assert "7" not in said(page)
    assert "The next pages tell it" in " ".join(said(page))


def test_a_persona_with_a_long_name_stands_beside_its_lane() -> None:
    looked = sample(SAMPLES[0])
    people = [
        persona.model_copy(update={"name": "Maximiliane " * 40})
        for persona in looked.project.personas
    ]
    longer = looked.project.model_copy(update={"personas": tuple(people)})
    page = handout_pages(replace(looked, project=longer), PdfOptions(date=DAY, paper="A4"))[1]
    assert not documents.cut(page)


def test_what_the_marks_of_a_comparison_mean_stands_below_the_key() -> None:
    i18n.set_language("en")
    looked = replace(sample("f_saas_asis_tobe.json"), compare="target")
    page = handout_pages(looked, PdfOptions(date=DAY, paper="A4", compare="target"))[1]
    assert "7" in said(page)
    assert not documents.overlapping(page)
    assert not documents.cut(page)


def test_the_key_of_a_compared_map_says_what_is_new_and_what_changed() -> None:
    i18n.set_language("en")
    project = sample(SAMPLES[5]).project
    view = JourneyView(project, "target", compare="today")
    pages = handout_pages(view, PdfOptions(date=DAY, paper="A4", compare="today", panels=()))
    words = " ".join(said(pages[1]))
    assert "20-minute set-up call · new" in words
    assert "Sign-up for the trial ·" not in words
    assert "Welcome email with three steps changed" in words.replace(" · ", " ")
    assert "Tip from another manager ·" not in words
    assert not documents.cut(pages[1])
    assert not documents.overlapping(pages[1])


@pytest.mark.parametrize("name", SAMPLES)
def test_the_map_on_letter_paper_has_its_numbers(name: str) -> None:
    assert "2" in said(made(name, "letter")[1])

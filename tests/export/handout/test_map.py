"""The map of a board too large for its paper: numbers, a key, and ways to the pages behind."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from canvas_app import i18n, paths
from canvas_app.export.handout.document import handout_pages
from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import Orientation
from canvas_app.layout.pages import Page
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load, project_from
from canvas_app.model.project import Journey, Touchpoint
from tests.bench.documents import document
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


def test_a_map_of_a_stack_too_high_for_numbers_has_none() -> None:
    i18n.set_language("en")
    cards = tuple(Touchpoint(id=f"t{n}", name=f"Card {n}", stage_id="buy") for n in range(300))
    looked = view(journeys=(Journey(id="j", name="Journey", touchpoints=cards),))
    page = handout_pages(looked, PdfOptions(date=DAY, paper="A4"))[1]
    assert "7" not in said(page)
    assert "The next pages tell it" in " ".join(said(page))


@cache
def large(
    orientation: Orientation = "auto", paper: str = "A4", cards: int = 300
) -> tuple[Page, ...]:
    """Return the hand-out of a journey with hundreds of cards."""
    i18n.set_language("en")
    project, _repairs, _version = project_from(document(cards))
    options = PdfOptions(date=DAY, paper=paper, orientation=orientation, panels=())
    return tuple(handout_pages(JourneyView(project, project.journeys[0].id), options))


def maps(made: tuple[Page, ...]) -> list[Page]:
    """Return the pages of the board: between the cover and the first stage."""
    first = next(at for at, page in enumerate(made) for mark in page.bookmarks if mark.level == 1)
    return list(made[1:first])


@pytest.mark.parametrize("orientation", ["auto", "portrait"])
def test_a_map_of_300_cards_is_several_with_every_number_and_its_name(
    orientation: Orientation,
) -> None:
    found = maps(large(orientation))
    words = [said(page) for page in found]
    assert len(found) > 1
    for at in range(1, 301):
        assert any(page.count(str(at)) >= 2 for page in words)
    for page in found:
        assert not documents.cut(page)
        assert not documents.overlapping(page)
        assert not documents.too_small(page)


@pytest.mark.parametrize("paper", ["A3", "A1"])
def test_maps_stand_below_each_other_where_a_sheet_has_room_for_both(paper: str) -> None:
    (page,) = maps(large(paper=paper, cards=120))
    words = said(page)
    assert words.index("Wahrnehmung") < words.index("48") < words.index("Kauf")
    assert all(words.count(str(at)) >= 2 for at in range(1, 121))
    assert not documents.cut(page)
    assert not documents.overlapping(page)


def test_a_stage_goes_on_from_one_map_to_the_next_by_its_name() -> None:
    names = ["Evaluierung", "Evaluierung (continued)"]
    heads = [[name for name in names if name in said(page)] for page in maps(large())]
    assert [each for each in heads if each] == [names[:1], names[1:]]


def test_where_a_board_can_be_read_is_said_below_the_last_of_its_maps() -> None:
    *before, last = [" ".join(said(page)) for page in maps(large())]
    assert "The next pages tell it" in last
    assert "The next pages tell it" not in " ".join(before)


def test_several_maps_are_one_bookmark_and_each_says_what_it_shows() -> None:
    found = maps(large())
    titles = [mark.title for page in found for mark in page.bookmarks]
    told = [part.tag.alt for page in found for part in page.parts if part.tag and part.tag.alt]
    assert titles == ["The whole journey"]
    assert "Ist-Reise: Wahrnehmung" in told
    assert "Ist-Reise: Evaluierung (continued), Kauf" in told


def test_cards_on_a_further_map_lead_to_their_words() -> None:
    made = large()
    page = maps(made)[-1]
    assert page.links
    for link in page.links:
        assert link.tag
        name = link.tag.alt.lstrip("0123456789 ")
        assert name in " ".join(said(made[link.page]))


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

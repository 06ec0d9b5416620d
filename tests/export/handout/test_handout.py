"""The hand-out says everything, whole and readable, on every paper and in both languages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from canvas_app import i18n, paths
from canvas_app.export.handout.document import handout_pages
from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import asked
from canvas_app.layout.pages import Page, Part
from canvas_app.layout.picture import Text
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from canvas_app.model.filter import Filter
from canvas_app.model.project import Note
from tests.export import documents
from tests.export.boards import DAY, view

SAMPLES = sorted(path.name for path in paths.resource("samples").glob("*.json"))
PAPERS = [("A4", "portrait"), ("A4", "landscape"), ("A3", "portrait"), ("A3", "landscape")]
LONG = "Eine lange Notiz <b>mit</b> &amp; Zeichen, die nichts bedeuten. " * 330


@cache
def sample(name: str) -> JourneyView:
    project = load(paths.resource(f"samples/{name}")).project
    return JourneyView(project, project.journeys[0].id)


def pages(looked: JourneyView, **options: object) -> list[Page]:
    wanted = replace(PdfOptions(date=DAY, paper="A4"), **options)  # type: ignore[arg-type]
    return handout_pages(asked(looked, wanted), wanted)


def words(made: list[Page]) -> list[Page]:
    """Leave out the pages of the board, which are pictures."""
    return [page for page in made if page not in boards(made)]


def boards(made: list[Page]) -> list[Page]:
    kinds = [{node.kind for part in page.parts for node in part.nodes} for page in made]
    return [page for page, here in zip(made, kinds, strict=True) if "lane_head" in here]


@pytest.mark.parametrize(("paper", "orientation"), PAPERS)
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_cut_or_small_or_lies_over_other_words(
    name: str, paper: str, orientation: str
) -> None:
    i18n.set_language("de" if paper == "A3" else "en")
    made = pages(sample(name), paper=paper, orientation=orientation)
    for page in words(made):
        assert not documents.too_small(page)
        assert not documents.cut(page)
        assert not documents.overlapping(page)
        assert page.parts
    assert not documents.lone_headings(words(made))


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_a_board_too_small_to_be_read_is_a_map_on_one_page(paper: str) -> None:
    (whole,) = boards(pages(sample(SAMPLES[0]), paper=paper))
    assert not documents.too_small(whole)
    assert not documents.cut(whole)


def test_the_map_of_a_board_says_which_paper_would_do() -> None:
    i18n.set_language("en")
    (whole,) = boards(pages(sample(SAMPLES[0])))
    assert "On one sheet of A1 it can" in " ".join(word.string for word in documents.words(whole))


def test_a_board_that_can_be_read_stays_on_one_page() -> None:
    assert len(boards(pages(sample(SAMPLES[0]), paper="A1"))) == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_every_card_and_note_is_said(name: str) -> None:
    looked = sample(name)
    said = documents.strings(pages(looked))
    here = {card.id for card in looked.journey.touchpoints} | {None}
    assert not [card.name for card in looked.journey.touchpoints if card.name not in said]
    notes = [note for note in looked.project.notes if note.touchpoint_id in here]
    assert not [note.text for note in notes if note.text not in said]


def test_every_stage_begins_a_page_and_is_a_bookmark() -> None:
    looked = sample(SAMPLES[0])
    made = pages(looked)
    tops = {mark.title: (page, mark.y) for page in made for mark in page.bookmarks}
    for stage in looked.project.stages:
        page, y = tops[stage.name]
        assert y + 8 == min(part.y for part in page.parts)


def test_pages_are_numbered_and_name_lens_view_and_day() -> None:
    made = pages(sample(SAMPLES[0]))
    for at, page in enumerate(made, 1):
        foot = " ".join(shape.string for shape in page.foot if isinstance(shape, Text))
        assert f"Page {at} of {len(made)}" in foot
        assert "All personas" in foot
        assert "21 November 2025" in foot


def test_only_the_board_is_said_to_be_filtered_as_words_leave_nothing_out() -> None:
    i18n.set_language("en")
    shown = replace(sample(SAMPLES[0]), filter=Filter(moment_of_truth=True))
    made = pages(shown, panels=("journey_score",))
    feet = ["".join(text.string for text in page.foot if isinstance(text, Text)) for page in made]
    assert [number for number, foot in enumerate(feet) if "Filter:" in foot] == [1]


def test_the_contents_lead_to_the_pages_they_name() -> None:
    made = pages(sample(SAMPLES[0]))
    marks = ((mark, at) for at, page in enumerate(made) for mark in page.bookmarks)
    titles = {mark.title: at for mark, at in marks if mark.level < 2}
    shown = [word for word in documents.words(made[0]) if word.string in titles]
    for word in shown:
        links = [link for link in made[0].links if link.y <= word.top <= link.y + link.height]
        assert titles[word.string] in [link.page for link in links]
    assert len(shown) > 15


@pytest.mark.parametrize("name", SAMPLES)
def test_forms_stand_on_the_page_of_their_phase(name: str) -> None:
    i18n.set_language("en")
    made = pages(sample(name), panels=("coverage",))
    kinds = ["Interactive", "Static", "Human"]
    for page in made[2:]:
        said = [word.string for word in documents.words(page)]
        assert len({said.count(kind) for kind in kinds}) == 1


@pytest.mark.parametrize(("language", "said"), [("en", "95%"), ("de", "95\u00a0%")])
def test_chances_are_written_as_the_language_spaces_them(language: str, said: str) -> None:
    i18n.set_language(language)
    made = pages(sample("b_online_shop.json"), panels=())
    strings = [word.string for page in made for word in documents.words(page)]
    assert any(f"\u00a0{said}" in string for string in strings)


@pytest.mark.parametrize(
    ("paper", "orientation"), [("A4", "portrait"), ("A4", "landscape"), ("letter", "portrait")]
)
@pytest.mark.parametrize("name", SAMPLES)
def test_cover_and_contents_stand_on_one_page(name: str, paper: str, orientation: str) -> None:
    i18n.set_language("en")
    _cover, second, *_rest = pages(sample(name), paper=paper, orientation=orientation)
    (mark,) = second.bookmarks
    assert mark.title in ("The journey on one page", "The whole journey")


@pytest.mark.parametrize("paper", ["A4", "letter"])
def test_names_of_points_stand_beside_their_plot_where_there_is_room(paper: str) -> None:
    i18n.set_language("en")
    made = pages(sample(SAMPLES[0]), paper=paper, orientation="landscape", panels=("ipa",))
    (page,) = [
        page for page in made if "Importance and experience" in {m.title for m in page.bookmarks}
    ]
    places = [word.left for word in documents.words(page) if word.string == "27"]
    key, disc = sorted(places)
    assert key < page.width / 2 < disc
    assert "Hausmesse" in [word.string for word in documents.words(page)]
    assert not documents.overlapping(page)
    assert not documents.cut(page)


def test_only_the_panels_asked_for_are_shown() -> None:
    made = pages(sample(SAMPLES[0]), panels=("ipa",))
    titles = [mark.title for page in made for mark in page.bookmarks]
    assert "Importance and experience" in titles
    assert "Journey score" not in titles


def test_without_notes_nobody_is_quoted() -> None:
    looked = sample(SAMPLES[0])
    said = documents.strings(pages(looked, notes=False))
    quotes = [persona.quote for persona in looked.project.personas if persona.quote]
    assert quotes
    assert not [text for text in quotes if text in said]
    assert not [note.text for note in looked.project.notes if note.text in said]


def test_a_note_of_20_000_characters_goes_on_over_pages() -> None:
    note = Note(id="n", text=LONG[:20_000])
    looked = view(notes=(note,))
    made = pages(looked)
    bare = [replace(page, parts=tuple(map(_once, page.parts))) for page in words(made)]
    held = "".join(word.string for page in bare for word in documents.words(page))
    assert "".join(note.text.split()) in "".join(held.split()).replace("-", "")
    assert not [page for page in words(made) if documents.cut(page)]


def _once(part: Part) -> Part:
    return replace(part, nodes=tuple(node for node in part.nodes if node.id != "again"))


def test_what_goes_on_says_so_at_the_head_of_the_page() -> None:
    made = pages(sample(SAMPLES[0]))
    heads = [next(documents.words(page)).string for page in words(made)]
    assert {"Evaluierung (continued)", "Nutzung (continued)"} <= set(heads)
    assert "Glossary of methods (continued)" in heads


def test_two_entries_at_least_stand_below_the_head_of_a_list() -> None:
    made = words(pages(sample(SAMPLES[0])))
    for page in made:
        said = [word.string for word in documents.words(page)]
        if "Decisions and actions" in said:
            assert len(said) > said.index("Decisions and actions") + 3


def test_an_empty_project_says_so() -> None:
    made = pages(view(personas=()))
    said = documents.strings(made)
    assert "No touchpoint stands in this stage." in said
    assert "Nothing lies in the parking lot." in said
    assert all(page.parts for page in made)


def test_a_lens_shows_only_what_the_persona_meets() -> None:
    looked = sample(SAMPLES[0])
    persona = looked.project.personas[0]
    said = documents.strings(pages(replace(looked, lens=persona.id)))
    others = [
        card.name
        for card in looked.journey.touchpoints
        if card.persona_ids and persona.id not in card.persona_ids
    ]
    stages = said.split("Journey score")[0]
    assert others
    assert not [name for name in others if f"\n{name}\n" in stages]


def test_another_journey_is_compared() -> None:
    looked = sample("f_saas_asis_tobe.json")
    titles = [mark.title for page in pages(looked) for mark in page.bookmarks]
    assert "Comparison" in titles


def test_a_board_that_can_be_read_in_rows_only_stands_in_rows() -> None:
    i18n.set_language("en")
    made = pages(sample("b_online_shop.json"), paper="A2")
    board = made[1]
    assert len([part for part in board.parts if any(n.kind == "band" for n in part.nodes)]) == 2
    assert board.links
    assert {link.page for link in board.links} == {1}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_numbers_of_the_matrix_are_explained_on_its_page(name: str) -> None:
    i18n.set_language("en")
    made = pages(sample(name), panels=("ipa",))
    (page,) = [
        p for p in made if any(mark.title.startswith("Importance and") for mark in p.bookmarks)
    ]
    figures = [part for part in page.parts if part.tag and part.tag.role == "Figure"]
    assert len(figures) == 1
    said = [word.string for word in documents.words(page)]
    assert "moment of truth" in said


def test_terms_of_the_glossary_come_once() -> None:
    i18n.set_language("en")
    made = pages(sample(SAMPLES[0]))
    at = next(
        n for n, p in enumerate(made) if any(m.title == "Glossary of methods" for m in p.bookmarks)
    )
    said = [word.string for page in made[at:] for word in documents.words(page)]
    assert said.count("Coverage and blind spots") == 1


@pytest.mark.parametrize("paper", ["A2", "A0"])
def test_letters_grow_with_paper_for_the_wall(paper: str) -> None:
    i18n.set_language("en")
    made = words(pages(sample("b_online_shop.json"), paper=paper))
    short = min(made[0].width, made[0].height)
    for page in made:
        assert min(word.size for word in documents.words(page)) > short / 106
        assert not documents.cut(page)
        assert not documents.overlapping(page)


def test_links_on_paper_for_the_wall_lie_on_their_entries() -> None:
    i18n.set_language("en")
    made = pages(sample("b_online_shop.json"), paper="A1")
    titles = {mark.title: at for at, page in enumerate(made) for mark in page.bookmarks}
    (word,) = [word for word in documents.words(made[0]) if word.string == "Budget"]
    (link,) = [
        each
        for each in made[0].links
        if each.x <= word.left
        and each.y <= word.top < each.y + each.height
        and word.left < each.x + each.width
    ]
    assert link.page == titles["Budget"]

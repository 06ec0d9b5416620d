"""What stands on a board is read in the order of the journey, each thing once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from canvas_app import i18n
from canvas_app.layout.board import layout
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Node, Picture, Text
from canvas_app.layout.reading import Reading
from canvas_app.layout.tags import ARTIFACT, Tag
from canvas_app.text import Font
from tests.layout.journeys import views

SAMPLE = "a_maschinenbau_b2b"


@pytest.fixture
def picture() -> Picture:
    i18n.set_language("en")
    return layout(views(SAMPLE)[0])


def part(nodes: tuple[Node, ...], **fields: object) -> Part:
    return replace(Part(nodes, 0.0, 0.0, 1.0), **fields)  # type: ignore[arg-type]


def tags(*parts: Part) -> list[Tag]:
    reading = Reading(parts)
    return [reading.tag(node, each) for each in parts for node in each.nodes]


def within(tag: Tag) -> list[Tag]:
    """Return a tag and all that hold it, the outermost last."""
    return [tag, *(within(tag.within) if tag.within else ())]


def test_stages_are_headings_in_their_phases(picture: Picture) -> None:
    found = dict(zip(picture.nodes, tags(part(picture.nodes)), strict=True))
    stages = [found[node] for node in picture.nodes if node.kind == "stage"]
    bands = [found[node] for node in picture.nodes if node.kind == "band"]
    assert {tag.role for tag in stages} == {"H3"}
    assert {tag.role for tag in bands} == {"H2"}
    assert within(stages[0])[2] is within(bands[0])[1]
    assert within(stages[-1])[2] is within(bands[-1])[1]


def test_cards_and_their_notes_are_read_in_their_stage(picture: Picture) -> None:
    found = dict(zip(picture.nodes, tags(part(picture.nodes)), strict=True))
    titles = {node.stage_id: found[node] for node in picture.nodes if node.kind == "stage"}
    for node, tag in found.items():
        if node.kind in ("card", "note"):
            assert tag.within is titles[node.stage_id].within
            assert tag.rank > titles[node.stage_id].rank
            assert tag.alt == node.label


def test_grounds_and_frames_are_artifacts(picture: Picture) -> None:
    found = dict(zip(picture.nodes, tags(part(picture.nodes)), strict=True))
    grounds = [tag for node, tag in found.items() if node.kind in ("column", "lane")]
    assert all(tag is ARTIFACT for tag in grounds)


def test_what_comes_again_on_a_later_page_is_an_artifact(picture: Picture) -> None:
    cards = tuple(node for node in picture.nodes if node.kind == "card")
    found = tags(part(cards), part(cards))
    assert ARTIFACT not in found[: len(cards)]
    assert set(found[len(cards) :]) == {ARTIFACT}


def test_a_curve_is_one_figure_over_all_pages(picture: Picture) -> None:
    curves = tuple(node for node in picture.nodes if node.kind == "curve")
    found = tags(part(curves[::2]), part(curves[1::2]))
    assert len(set(found)) == len({node.persona_id for node in curves}) == 3
    assert all("weakest moment −2" in tag.alt for tag in found)


def card(*texts: Text) -> Node:
    return Node("card:1", "card", 0, 0, 136, 78, "1", lambda _: texts, describe=lambda: "Messe")


def test_a_card_on_a_seam_is_read_where_more_of_its_words_are_seen() -> None:
    cut = card(Text(10, 20, "Messestand", Font(13), "text", 100))
    left = part((cut,), clip=(0.0, 0.0, 40.0, 80.0))
    right = part((cut,), clip=(40.0, 0.0, 400.0, 80.0))
    assert [tag.alt for tag in tags(left, right)] == ["", "Messe"]
    assert [tag.alt for tag in tags(right, left)] == ["Messe", ""]

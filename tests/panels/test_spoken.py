"""What a screen reader says of cards, stages and cells."""

from typing import Any

import pytest

from canvas_app.i18n import set_language
from canvas_app.layout.board import layout
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Channel, Journey, Link, Note, Project, Rating
from canvas_app.panels.spoken import Speech
from tests.layout.journeys import sample
from tests.model.edits.small import card, project


def told(record: Project) -> Speech:
    view = JourneyView(record, record.journeys[0].id)
    return Speech(view, layout(view))


def hotline(**more: Any) -> Project:
    rating = Rating(view="customer", importance=8, emotional=-1)
    phone = card("Hotline", "a", 10, channel_id="phone", ratings=(rating,), **more)
    notes = tuple(
        Note(id=f"n{i}", kind=kind, text=f"text {i}", touchpoint_id="Hotline")
        for i, kind in enumerate(("pain", "quote"))
    )
    link = Link(id="l", from_id="Hotline", to_id="z", handover="partial", label="by mail")
    cards = (phone, card("y", "a", 20), card("z", "", 30))
    journey = Journey(id="j", name="Repair", touchpoints=cards, links=(link,))
    channel = Channel(id="phone", name="phone")
    return project(channels=(channel,), notes=notes, journeys=(journey,))


def test_a_card_says_what_where_and_how_good_it_is() -> None:
    speech = told(hotline(moment_of_truth=True, votes=3, status="retire"))
    node = speech.picture.by_id["card:Hotline@a"]
    assert speech.card(node) == (
        "Hotline, phone, one, 1 of 2, A; to be retired; importance 8, feeling −1; "
        "moment of truth; 2 notes; 3 votes; weakest moment"
    )


def test_what_hangs_on_a_card_is_said_after_its_name() -> None:
    speech = told(hotline())
    assert speech.about(speech.picture.by_id["card:Hotline@a"]) == (
        "Pain point: text 0; Quote: text 1; next step to z, by mail, partial"
    )
    assert speech.about(speech.picture.by_id["card:z@*"]) == (
        "next step from Hotline, by mail, partial"
    )


def test_a_bare_card_says_no_more_than_there_is() -> None:
    speech = told(project(card("x")))
    assert speech.card(speech.picture.by_id["card:x@*"]) == "x, one, 1 of 1, Everyone"
    assert speech.about(speech.picture.by_id["card:x@*"]) == ""


def test_the_weakest_moment_of_some_is_said_with_their_names() -> None:
    speech = told(sample("a_maschinenbau_b2b"))
    node = next(n for n in speech.cards["use"] if "Service-Hotline" in n.label)
    assert speech.card(node).endswith("weakest moment of Mehmet Arslan")


def test_stages_cells_and_the_whole_canvas_have_names() -> None:
    speech = told(project(card("x", "ab"), card("y")))
    assert speech.stage("one") == "one, stage 1 of 3, 2 touchpoints"
    assert speech.cell("two", "b") == "Empty cell, two, B"
    assert speech.cell("two", None) == "Empty cell, two, Everyone"
    assert speech.board() == "Journey canvas: J, 2 touchpoints, 3 stages, 3 personas"


def test_every_card_of_every_stage_is_there_once_and_in_reading_order() -> None:
    speech = told(sample("a_maschinenbau_b2b"))
    drawn = [node.id for node in speech.picture.nodes if node.kind == "card"]
    heard = [node.id for cards in speech.cards.values() for node in cards]
    assert sorted(heard) == sorted(drawn)
    first = speech.cards["evaluation"]
    lanes = [lane.persona_id for lane in speech.picture.lanes]
    order = [(lanes.index(node.persona_id), node.x) for node in first]
    assert order == sorted(order)


@pytest.mark.parametrize("name", ["two\nlines", "\u202eevil", "x" * 500])
def test_odd_names_are_one_line_that_hides_nothing(name: str) -> None:
    record = project(card("x").model_copy(update={"name": name}))
    words = told(record).card(told(record).picture.by_id["card:x@*"])
    assert "\n" not in words
    assert "\u202e" not in words
    assert len(words) < 350


def test_numbers_and_counts_follow_the_language() -> None:
    set_language("de")
    speech = told(sample("a_maschinenbau_b2b"))
    words = [speech.card(node) for cards in speech.cards.values() for node in cards]
    assert any("7,5" in each for each in words)
    assert not any("7.5" in each for each in words)


def test_five_thousand_cards_are_named_within_a_second() -> None:
    import time

    cards = [card(f"t{i}", "abc"[i % 3], i, ("one", "two", "three")[i % 3]) for i in range(5_000)]
    speech = told(project(*cards))
    start = time.thread_time()
    words = [speech.card(node) for cards in speech.cards.values() for node in cards]
    assert len(words) == 5_000
    assert time.thread_time() - start < 2

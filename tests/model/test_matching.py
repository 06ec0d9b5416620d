"""Which touchpoints match a filter, and how quickly that is known."""

from __future__ import annotations

from time import thread_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app import paths
from canvas_app.model.files.load import load
from canvas_app.model.filter import NO_FILTER, SETS, Filter, known, toggled
from canvas_app.model.folding import folded
from canvas_app.model.matching import matches, matching_notes
from canvas_app.model.project import Journey, Note, Project, Rating, Touchpoint
from canvas_app.model.scoring import journey_score, success_touchpoints
from canvas_app.model.scoring.values import Scope
from tests.model.edits.small import card, project

MAIL = card("mail", "a", channel_id="web", owner_id="sales", environment="offline")
SHOP = card("shop", stage="two", status="planned", description="Größe wählen", message="Sale!")
DESK = card("desk", "b", moment_of_truth=True, ratings=(Rating(view="customer", importance=5),))
NOTES = (
    Note(id="n1", kind="pain", text="Wartet zu lange", touchpoint_id="desk"),
    Note(id="n2", kind="question", text="Wer zahlt das Café?"),
)


def small(**more: Any) -> Project:
    return project(MAIL, SHOP, DESK, notes=NOTES, **more)


def found(wanted: Filter, of: Project | None = None, lens: str | None = None) -> str:
    """Return the ids that match, in alphabetical order."""
    document = of or small()
    return " ".join(sorted(matches(Scope(document, document.journeys[0], lens), wanted)))


def one_of(name: str, *members: str) -> Filter:
    return Filter(**{name: frozenset(members)})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("MAIL", "mail"),
        ("  ", "desk mail shop"),
        ("website", "mail"),
        ("sales mail", "mail"),
        ("sale", "mail shop"),
        ("grosse", "shop"),
        ("groesse", "shop"),
        ("größe SALE", "shop"),
        ("lange wartet", "desk"),
        ("wartet mail", ""),
        ("café", ""),
    ],
)
def test_every_word_is_looked_for_in_all_that_belongs_to_a_card(text: str, ids: str) -> None:
    assert found(Filter(text=text)) == ids


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (NO_FILTER, "desk mail shop"),
        (one_of("channels", "web"), "mail"),
        (Filter(no_channel=True), "desk shop"),
        (Filter(channels=frozenset({"web"}), no_channel=True), "desk mail shop"),
        (one_of("owners", "sales"), "mail"),
        (Filter(no_owner=True), "desk shop"),
        (one_of("statuses", "planned", "retire"), "shop"),
        (one_of("stages", "one"), "desk mail"),
        (one_of("personas", "a"), "mail shop"),
        (one_of("note_kinds", "pain"), "desk"),
        (one_of("note_kinds", "question"), ""),
        (one_of("environments", "offline"), "mail"),
        (Filter(moment_of_truth=True), "desk"),
        (Filter(moment_of_truth=True, text="mail"), ""),
    ],
)
def test_one_member_of_a_set_is_enough_and_all_fields_must_hold(wanted: Filter, ids: str) -> None:
    assert found(wanted) == ids


def test_evidence_tells_what_comes_from_a_source_from_what_is_assumed() -> None:
    survey = Rating(view="customer", importance=7, source_id="s2")
    sources = (
        *small().sources,
        small().sources[0].model_copy(update={"id": "s2", "kind": "survey"}),
    )
    told = project(MAIL.model_copy(update={"ratings": (survey,)}), DESK, SHOP, sources=sources)
    assert found(Filter(evidence="with"), told) == "mail"
    assert found(Filter(evidence="without"), told) == "desk"


def test_success_and_rated_are_as_the_panels_count_them() -> None:
    document = load(paths.resource("samples/a_maschinenbau_b2b.json")).project
    scope = Scope(document, document.journeys[0])
    success = matches(scope, Filter(success=True))
    assert success == set(success_touchpoints.panel(scope).success) != set()
    unrated = matches(scope, Filter(unrated=True))
    assert unrated == set(journey_score.panel(scope).missing)


def test_notes_of_the_parking_lot_are_found_by_themselves() -> None:
    assert [note.id for note in matching_notes(small(), "cafe wer")] == ["n2"]
    assert matching_notes(small(), "wartet") == matching_notes(small(), "") == ()


def test_an_edit_is_found_at_once_though_texts_are_kept() -> None:
    before = small()
    assert found(Filter(text="mail"), before) == "mail"
    renamed = MAIL.model_copy(update={"name": "Post"})
    journey = before.journeys[0].model_copy(update={"touchpoints": (renamed, SHOP, DESK)})
    after = before.model_copy(update={"journeys": (journey,)})
    assert found(Filter(text="post"), after) == "mail"
    noted = after.model_copy(update={"notes": ()})
    assert found(Filter(text="wartet"), after) == "desk"
    assert found(Filter(text="wartet"), noted) == ""


@given(st.text(max_size=12))
def test_any_text_finds_the_card_that_is_called_so(name: str) -> None:
    named = Touchpoint(id="x", name=f"a{name}z", stage_id="one")
    assert found(Filter(text=f"a{name}z"), project(named)) == "x"


@given(st.text(max_size=30))
def test_what_is_folded_once_stays_as_it_is(text: str) -> None:
    assert folded(folded(text).lower()) == folded(folded(text))


def test_what_is_deleted_is_asked_for_no_more() -> None:
    wanted = Filter(channels=frozenset({"web", "gone"}), owners=frozenset({"gone"}), success=True)
    assert known(wanted, small()) == Filter(channels=frozenset({"web"}), success=True)
    assert known(NO_FILTER, small()) is NO_FILTER


@pytest.mark.parametrize("name", [*SETS, "channels", "owners"])
def test_switching_twice_changes_nothing(name: str) -> None:
    assert toggled(toggled(NO_FILTER, name, "x"), name, "x") == NO_FILTER
    assert toggled(NO_FILTER, name, "x") != NO_FILTER


def test_without_a_value_the_flag_is_switched() -> None:
    assert toggled(NO_FILTER, "channels") == Filter(no_channel=True)
    assert toggled(NO_FILTER, "success") == Filter(success=True)


def test_another_letter_is_looked_up_quickly_in_20_000_cards() -> None:
    names = ((f"c{n}", f"Card number {n}") for n in range(20_000))
    cards = tuple(Touchpoint(id=id_, name=name, stage_id="one") for id_, name in names)
    large = project(journeys=(Journey(id="j", name="J", touchpoints=cards),))
    found(Filter(text="n"), large)
    times = []
    for text in ("nu", "num", "numb 1", "zzz"):
        start = thread_time()
        matches(Scope(large, large.journeys[0]), Filter(text=text))
        times.append(thread_time() - start)
    assert min(times) < 0.05


def test_a_card_of_every_kind_of_text_is_searched() -> None:
    texts = [Touchpoint(id=f"t{n}", name=text, stage_id="one") for n, text in enumerate("ßİﬁ①")]
    assert found(Filter(text="ss"), project(*texts)) == "t0"
    assert found(Filter(text="fi"), project(*texts)) == "t2"

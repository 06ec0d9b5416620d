"""What hangs between cards and on them."""

from __future__ import annotations

import pytest

from canvas_app.model.edits import links, notes, touchpoints
from canvas_app.model.edits.place import Place
from tests.model.edits.small import card, project, refusal

TWO = project(card("x", "a"), card("y", "a", 20))


def test_two_cards_are_linked_once() -> None:
    once = links.add("j", "x", "y").change(TWO)
    assert [(k.from_id, k.to_id, k.kind) for k in once.journeys[0].links] == [("x", "y", "next")]
    assert links.add("j", "x", "y", "branch").change(once) is once
    assert len(links.add("j", "y", "x", "loop").change(once).journeys[0].links) == 2


def test_a_card_is_not_linked_to_itself_or_to_nothing() -> None:
    assert refusal(links.add("j", "x", "x"), TWO).kind == "self_link"
    assert refusal(links.add("j", "x", "q"), TWO).kind == "gone"


def test_a_link_is_set_and_deleted() -> None:
    edit = links.add("j", "x", "y")
    once, id_ = edit.change(TWO), str(edit.facts["id"])
    after = links.set_fields("j", id_, handover="partial", share=40).change(once)
    assert (after.journeys[0].links[0].handover, after.journeys[0].links[0].share) == (
        "partial",
        40,
    )
    assert refusal(links.set_fields("j", id_, share=101), once).facts["problem"] == "too_big"
    assert links.delete("j", [id_]).change(after).journeys[0].links == ()


@pytest.mark.parametrize(
    ("known", "ends", "kind"),
    [
        ((), ("x", "y"), "next"),
        ((), ("y", "x"), "loop"),
        ((("x", "z"),), ("x", "y"), "branch"),
        ((("z", "x"),), ("z", "y"), "loop"),
        ((("x", "z"),), ("y", "z"), "next"),
    ],
)
def test_the_kind_of_a_link_is_guessed(
    known: tuple[tuple[str, str], ...], ends: tuple[str, str], kind: str
) -> None:
    three = project(card("x", "a"), card("y", "a", 20), card("z", "a", 30))
    for start, end in known:
        three = links.add("j", start, end).change(three)
    assert links.guessed_kind(three, "j", *ends) == kind


def test_cards_of_one_moment_are_no_loop() -> None:
    two = project(card("x", "a"), card("y", "a"))
    assert links.guessed_kind(two, "j", "y", "x") == "next"


def test_a_new_card_and_its_link_are_one_edit() -> None:
    new = touchpoints.add_named("j", "New", Place("one", "a", after="y"))
    assert new.select
    after = links.linked(new, "j", "y", new.select[0]).change(TWO).journeys[0]
    assert [(k.from_id, k.to_id) for k in after.links] == [("y", new.select[0])]
    assert links.linked(new, "j", "y", new.select[0]).select == new.select


def test_a_link_is_turned_round_unless_one_leads_that_way() -> None:
    edit = links.add("j", "x", "y")
    once, id_ = edit.change(TWO), str(edit.facts["id"])
    labelled = links.set_fields("j", id_, label="if", share=30).change(once)
    turned = links.reverse("j", id_).change(labelled).journeys[0].links[0]
    assert (turned.from_id, turned.to_id, turned.kind) == ("y", "x", "loop")
    assert (turned.id, turned.label, turned.share) == (id_, "if", 30)
    both = links.add("j", "y", "x", "loop").change(once)
    assert links.reverse("j", id_).change(both) is both


def test_a_note_goes_to_its_card_and_back_to_the_parking_lot() -> None:
    edit = notes.add("Why?\r\n", "question", "x")
    on_card, id_ = edit.change(TWO), str(edit.facts["id"])
    assert (on_card.notes[0].text, on_card.notes[0].touchpoint_id) == ("Why?\n", "x")
    parked = notes.set_fields(id_, touchpoint_id=None).change(on_card)
    assert parked.notes[0].touchpoint_id is None
    assert notes.delete([id_]).change(parked).notes == ()


def test_votes_of_a_note_never_fall_below_none() -> None:
    edit = notes.add("N")
    one = notes.vote(str(edit.facts["id"]), 1).change(edit.change(TWO))
    none = notes.vote(str(edit.facts["id"]), -3).change(one)
    assert (one.notes[0].votes, none.notes[0].votes) == (1, 0)


@pytest.mark.parametrize(
    "fields",
    [
        {"touchpoint_id": "q"},
        {"persona_id": "d"},
        {"source_id": "s9"},
        {"text": " "},
        {"severity": 6},
    ],
)
def test_a_note_that_a_file_may_not_hold_is_refused(fields: dict[str, object]) -> None:
    edit = notes.add("N")
    refusal(notes.set_fields(str(edit.facts["id"]), **fields), edit.change(TWO))


def test_a_note_on_a_card_hangs_above_the_others() -> None:
    lower = notes.add("Lower", touchpoint_id="x").change(TWO)
    both = notes.add("Upper", touchpoint_id="x").change(lower)
    assert [note.text for note in both.notes] == ["Upper", "Lower"]


def test_a_note_moves_to_the_top_of_another_card_and_stays_where_it_hangs() -> None:
    edit = notes.add("Mine", touchpoint_id="x")
    two = edit.change(notes.add("Hers", touchpoint_id="y").change(TWO))
    id_ = str(edit.facts["note"])
    moved = notes.move(id_, "y").change(two)
    assert [(n.text, n.touchpoint_id) for n in moved.notes] == [("Mine", "y"), ("Hers", "y")]
    assert notes.move(id_, "y").change(moved) is moved
    assert refusal(notes.move(id_, "q"), two).kind == "gone"


def test_a_persona_s_note_follows_into_another_lane() -> None:
    edit = notes.add("Mine", touchpoint_id="x")
    id_ = str(edit.facts["note"])
    hers = notes.set_fields(id_, persona_id="a").change(edit.change(TWO))
    assert notes.move(id_, "y", "b").change(hers).notes[0].persona_id == "b"
    assert notes.move(id_, "y").change(hers).notes[0].persona_id == "a"
    assert notes.move(id_, "y", "b").change(edit.change(TWO)).notes[0].persona_id is None


def test_a_parked_note_lies_at_the_end() -> None:
    edit = notes.add("First", touchpoint_id="x")
    two = notes.add("Second").change(edit.change(TWO))
    parked = notes.park(str(edit.facts["note"])).change(two)
    assert [(n.text, n.touchpoint_id) for n in parked.notes] == [("Second", None), ("First", None)]
    assert notes.park(str(edit.facts["note"])).change(parked) is parked


def test_only_a_pain_point_keeps_its_severity() -> None:
    edit = notes.add("Slow", "pain")
    id_ = str(edit.facts["note"])
    bad = notes.set_fields(id_, severity=4).change(edit.change(TWO))
    assert notes.set_fields(id_, kind="pain").change(bad).notes[0].severity == 4
    assert notes.set_fields(id_, kind="quote").change(bad).notes[0].severity is None

"""Moving cards: the place of ``domain.md`` 4, whatever stands there."""

from __future__ import annotations

import pytest

from canvas_app.model.edits.place import Place
from canvas_app.model.edits.touchpoints import add_named, move, shift
from canvas_app.model.project import MAX_SEQ, Journey
from tests.model.edits.small import card, find, project, refusal, seqs, shown


def test_a_card_dropped_between_two_stands_between_them() -> None:
    before = project(card("x", "a", 10), card("y", "a", 20), card("z", "a", 30))
    after = move("j", ["z"], Place("one", "a", after="x", before="y"), "a").change(before)
    assert shown(after, lane="a") == "x z y"
    assert seqs(after) == {"x": 10, "y": 20, "z": 15}


def test_neighbours_keep_their_identity_while_a_number_is_free() -> None:
    before = project(card("x", "a", 10), card("y", "a", 12), card("z", "a", 30))
    after = move("j", ["z"], Place("one", "a", after="x", before="y"), "a").change(before)
    assert find(after, "x") is find(before, "x")
    assert find(after, "y") is find(before, "y")


def test_a_stage_is_numbered_in_tens_when_no_number_is_free() -> None:
    before = project(card("x", "a", 1), card("y", "a", 2), card("y2", "a", 2), card("z", "a", 3))
    after = move("j", ["z"], Place("one", "a", after="x", before="y"), "a").change(before)
    assert seqs(after) == {"x": 10, "z": 20, "y": 30, "y2": 30}
    assert shown(after, lane="a") == "x z y+y2"


def test_numbering_in_tens_leaves_other_stages_alone() -> None:
    before = project(card("x", "a", 1), card("y", "a", 2), card("o", "a", 7, "two"))
    place = Place("one", "a", after="x", before="y")
    after = move("j", ["o"], place, "a").change(project(*before.journeys[0].touchpoints))
    assert shown(after, lane="a") == "x o y"
    assert shown(after, "two", "a") == ""


@pytest.mark.parametrize("edge", [MAX_SEQ, -MAX_SEQ])
def test_a_card_beside_the_largest_number_still_gets_a_place(edge: int) -> None:
    before = project(card("x", "a", edge), card("z", "a", 5, "two"))
    place = Place("one", "a", after="x") if edge > 0 else Place("one", "a", before="x")
    after = move("j", ["z"], place, "a").change(before)
    assert shown(after, lane="a") == ("x z" if edge > 0 else "z x")


def test_without_neighbours_a_card_goes_to_the_end_of_the_stage() -> None:
    before = project(card("x", "a", 10), card("y", "b", 40), card("z", "a", 5, "two"))
    after = move("j", ["z"], Place("one", "a"), "a").change(before)
    assert seqs(after) == {"x": 10, "y": 40, "z": 50}


def test_a_card_dropped_on_another_is_stacked() -> None:
    before = project(card("x", "a", 10), card("y", "a", 20), card("z", "a", 30))
    after = move("j", ["z"], Place("one", "a", onto="x"), "a").change(before)
    assert shown(after, lane="a") == "x+z y"


def test_a_stacked_card_dropped_beside_its_stack_leaves_it() -> None:
    before = project(card("x", "a", 10), card("y", "a", 10), card("z", "a", 20))
    after = move("j", ["y"], Place("one", "a", after="x", before="z"), "a").change(before)
    assert shown(after, lane="a") == "x y z"


def test_a_stacked_card_dropped_beside_itself_leaves_the_stack_too() -> None:
    before = project(card("x", "a", 10), card("y", "a", 10), card("z", "a", 20))
    after = move("j", ["y"], Place("one", "a", after="y", before="z"), "a").change(before)
    assert shown(after, lane="a") == "x y z"


@pytest.mark.parametrize(
    "place",
    [
        Place("one", "a", after="x", before="z"),
        Place("one", "a", after="y", before="z"),
        Place("one", "a", after="x", before="y"),
        Place("one", "a", after="y"),
        Place("one", "a", before="y"),
        Place("one", "a", onto="y"),
    ],
)
def test_a_card_dropped_where_it_stands_changes_nothing(place: Place) -> None:
    before = project(card("x", "a", 10), card("o", "b", 15), card("y", "a", 20), card("z", "a", 30))
    assert move("j", ["y"], place, "a").change(before) is before


def test_several_cards_keep_their_order_and_their_stacks() -> None:
    before = project(
        card("x", "a", 10), card("y", "a", 20), card("y2", "a", 20), card("z", "a", 5, "two")
    )
    place = Place("three", "a")
    after = move("j", ["z", "y2", "y", "x"], place, "a").change(before)
    assert shown(after, "three", "a") == "x y+y2 z"


def test_a_selection_dropped_between_two_finds_room_for_all() -> None:
    before = project(
        card("l", "a", 10),
        card("r", "a", 12),
        *(card(f"m{n}", "a", n, "two") for n in range(5)),
    )
    ids = [f"m{n}" for n in range(5)]
    after = move("j", ids, Place("one", "a", after="l", before="r"), "a").change(before)
    assert shown(after, lane="a") == "l m0 m1 m2 m3 m4 r"


def test_a_twin_moved_to_another_lane_swaps_that_persona() -> None:
    before = project(card("x", "ab"))
    after = move("j", ["x"], Place("one", "c"), "b").change(before)
    assert find(after, "x").persona_ids == ("a", "c")


def test_a_twin_moved_onto_its_other_half_becomes_one_card() -> None:
    before = project(card("x", "ab"))
    after = move("j", ["x"], Place("one", "b"), "a").change(before)
    assert find(after, "x").persona_ids == ("b",)


def test_twin_mode_adds_the_persona_of_the_lane() -> None:
    before = project(card("x", "a"))
    after = move("j", ["x"], Place("one", "c"), "a", "twin").change(before)
    assert find(after, "x").persona_ids == ("a", "c")


def test_a_twin_disturbs_its_own_lane_as_little_as_can_be() -> None:
    before = project(card("x", "a", 10), card("t", "a", 20), card("u", "b", 5), card("v", "b", 15))
    place = Place("one", "b", after="u", before="v")
    after = move("j", ["t"], place, "a", "twin").change(before)
    assert shown(after, lane="a") == "x t"
    assert shown(after, lane="b") == "u t v"


def test_everyone_empties_the_personas() -> None:
    before = project(card("x", "ab"))
    assert find(move("j", ["x"], Place("one"), "a").change(before), "x").persona_ids == ()


def test_from_everyone_a_card_goes_to_that_persona_only() -> None:
    before = project(card("x"))
    assert find(move("j", ["x"], Place("one", "b")).change(before), "x").persona_ids == ("b",)


def test_a_card_for_everyone_has_no_twin_to_add() -> None:
    error = refusal(move("j", ["x"], Place("one", "b"), None, "twin"), project(card("x")))
    assert error.kind == "meets_everyone"


def test_moving_inside_a_lane_keeps_the_personas_of_cards_selected_along() -> None:
    before = project(card("x", "a"), card("y", "b", 20))
    after = move("j", ["x", "y"], Place("two", "a"), "a").change(before)
    assert [find(after, id_).persona_ids for id_ in "xy"] == [("a",), ("b",)]


def test_a_selection_from_several_lanes_goes_into_the_target_lane() -> None:
    before = project(card("x", "a"), card("y", "b", 20), card("e", "", 30), card("t", "ab", 40))
    after = move("j", ["x", "y", "e", "t"], Place("one", "c"), "a").change(before)
    personas = [find(after, id_).persona_ids for id_ in "xyet"]
    assert personas == [("c",), ("c",), ("c",), ("c", "b")]


def test_a_card_of_a_persona_without_lane_leaves_everyone_for_the_target_only() -> None:
    cards = (card("x", "bc"),)
    journey = Journey(id="j", name="J", persona_ids=("a",), touchpoints=cards)
    after = move("j", ["x"], Place("one", "a")).change(project(journeys=(journey,)))
    assert find(after, "x").persona_ids == ("a",)


def test_copy_mode_leaves_the_cards_and_puts_copies_with_keys_of_their_own() -> None:
    before = project(card("x", "a", votes=3), card("y", "a", 20))
    edit = move("j", ["x"], Place("one", "a", after="y"), "a", "copy")
    after = edit.change(before)
    assert edit.select is not None
    copy = find(after, edit.select[0])
    assert shown(after, lane="a") == f"x y {copy.id}"
    assert (copy.key, copy.name, copy.votes) == (copy.id, "x", 0)
    assert find(after, "x") is find(before, "x")


def test_a_place_beside_a_card_that_is_gone_is_refused() -> None:
    before = project(card("x", "a"), card("y", "a", stage="two"))
    error = refusal(move("j", ["x"], Place("one", "a", after="y"), "a"), before)
    assert (error.kind, error.facts) == ("gone", {"noun": "touchpoint", "id": "y"})


@pytest.mark.parametrize(
    ("journey", "ids", "place", "noun"),
    [
        ("k", ["x"], Place("one"), "journey"),
        ("j", ["q"], Place("one"), "touchpoint"),
        ("j", ["x"], Place("four"), "stage"),
        ("j", ["x"], Place("one", "d"), "persona"),
    ],
)
def test_what_is_not_there_is_refused(
    journey: str, ids: list[str], place: Place, noun: str
) -> None:
    error = refusal(move(journey, ids, place), project(card("x")))
    assert (error.kind, error.facts["noun"]) == ("gone", noun)


def test_a_new_card_belongs_to_the_lane_it_is_put_into() -> None:
    before = project(card("x", "a", 10), card("y", "a", 20))
    edit = add_named("j", "Trial", Place("one", "a", after="x", before="y"))
    after = edit.change(before)
    assert edit.select is not None
    assert shown(after, lane="a") == f"x {edit.select[0]} y"
    assert find(after, edit.select[0]).persona_ids == ("a",)


def test_a_step_right_passes_the_next_card_of_the_lane() -> None:
    before = project(card("x", "a", 10), card("o", "b", 15), card("y", "a", 20), card("z", "a", 30))
    after = shift("j", ["x"], "right", "a").change(before)
    assert shown(after, lane="a") == "y x z"


def test_steps_to_and_fro_lead_back() -> None:
    before = project(card("x", "a", 10), card("y", "a", 20), card("z", "a", 10, "two"))
    after = before
    for _ in range(3):
        after = shift("j", ["x"], "right", "a").change(after)
    assert (shown(after, lane="a"), shown(after, "two", "a")) == ("y", "z x")
    for _ in range(3):
        after = shift("j", ["x"], "left", "a").change(after)
    assert (shown(after, lane="a"), shown(after, "two", "a")) == ("x y", "z")


def test_a_step_out_of_a_stack_takes_its_own_slot() -> None:
    before = project(card("x", "a", 10), card("y", "a", 10), card("z", "a", 20))
    assert shown(shift("j", ["x"], "right", "a").change(before), lane="a") == "y x z"
    assert shown(shift("j", ["x"], "left", "a").change(before), lane="a") == "x y z"


def test_a_step_onto_the_neighbour_stacks() -> None:
    before = project(card("x", "a", 10), card("y", "a", 20))
    assert shown(shift("j", ["x"], "right", "a", onto=True).change(before), lane="a") == "x+y"


def test_a_block_of_cards_steps_together() -> None:
    before = project(*(card(id_, "a", 10 * n) for n, id_ in enumerate("wxyz")))
    after = shift("j", ["w", "x"], "right", "a").change(before)
    assert shown(after, lane="a") == "y w x z"


def test_steps_up_and_down_change_the_lane_and_end_at_the_edge() -> None:
    before = project(card("x", "b"))
    up = shift("j", ["x"], "up", "b").change(before)
    top = shift("j", ["x"], "up", "a").change(up)
    assert (find(up, "x").persona_ids, find(top, "x").persona_ids) == (("a",), ())
    assert shift("j", ["x"], "up", None).change(top) is top
    assert find(shift("j", ["x"], "down", None).change(top), "x").persona_ids == ("a",)


@pytest.mark.parametrize("direction", ["left", "right"])
def test_at_the_edge_of_the_canvas_a_step_changes_nothing(direction: str) -> None:
    stage = "one" if direction == "left" else "three"
    before = project(card("x", "a", stage=stage))
    assert shift("j", ["x"], direction, "a").change(before) is before  # type: ignore[arg-type]


def test_steps_in_a_row_are_one_undo_step() -> None:
    assert shift("j", ["x"], "left", "a").merge == shift("j", ["x"], "right", "a").merge

"""Slots by the rules of the domain, worked through by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from canvas_app.layout.placement import Rows, arrange, lane_personas, slots
from canvas_app.model.project import Project
from tests.layout.journeys import ANNA, BEN, CARL, project, touchpoint

EVERYONE: Rows = ()
A, B, C = (0,), (1,), (2,)


def test_a_persona_reads_from_left_to_right() -> None:
    assert slots([(10, A), (20, A), (30, A)]) == [1, 2, 3]


def test_personas_who_share_nothing_stand_side_by_side() -> None:
    assert slots([(10, A), (20, B), (30, A), (40, B)]) == [1, 1, 2, 2]


def test_everyone_shares_with_all() -> None:
    assert slots([(10, A), (20, A), (30, EVERYONE), (40, B)]) == [1, 2, 3, 4]


def test_a_twin_stands_right_of_what_any_of_its_personas_met() -> None:
    assert slots([(10, A), (20, A), (30, B), (40, (0, 1)), (50, B)]) == [1, 2, 1, 3, 4]


def test_one_moment_stands_stacked() -> None:
    assert slots([(10, A), (20, A), (20, A), (30, A)]) == [1, 2, 2, 3]


def test_equal_moments_of_different_personas_do_not_wait_for_each_other() -> None:
    assert slots([(10, A), (20, A), (20, B)]) == [1, 2, 1]


def test_a_stack_stands_right_of_all_that_any_member_follows() -> None:
    assert slots([(10, A), (20, A), (30, A), (30, (0, 1)), (30, B)]) == [1, 2, 3, 3, 3]


def test_a_stack_is_held_together_by_a_chain_of_shared_personas() -> None:
    assert slots([(10, C), (20, A), (20, (1, 2)), (20, (0, 1))]) == [1, 2, 2, 2]


def test_everyone_in_a_moment_stacks_with_all_of_it() -> None:
    assert slots([(10, A), (20, B), (20, EVERYONE), (20, C)]) == [1, 2, 2, 2]


def test_after_a_stack_each_persona_goes_on_from_there() -> None:
    assert slots([(10, A), (10, (0, 1)), (20, B), (30, A)]) == [1, 1, 2, 2]


def test_no_card_no_slot() -> None:
    assert slots([]) == []


def placed(document: Project) -> dict[str, tuple[Rows, int]]:
    journey = document.journeys[0]
    stages = arrange(document, journey, lane_personas(document, journey))
    return {card.touchpoint.id: (card.rows, card.slot) for stage in stages for card in stage.cards}


def test_order_is_by_seq_then_id() -> None:
    cards = [touchpoint("b", 10, "anna"), touchpoint("c", 5, "anna"), touchpoint("a", 20, "anna")]
    assert placed(project(cards)) == {"c": ((0,), 1), "b": ((0,), 2), "a": ((0,), 3)}


def test_every_stage_counts_its_slots_anew_and_has_at_least_one() -> None:
    document = project(
        [touchpoint("a", 10), touchpoint("b", 20), touchpoint("c", 5, stage_id="use")]
    )
    stages = arrange(document, document.journeys[0], ())
    assert [stage.slots for stage in stages] == [2, 1, 1]


def test_lanes_stand_in_project_order() -> None:
    document = project()
    journey = document.journeys[0].model_copy(update={"persona_ids": ("carl", "anna")})
    assert lane_personas(document, journey) == ("anna", "carl")


def test_a_journey_that_names_nobody_is_of_all() -> None:
    assert lane_personas(project(), project().journeys[0]) == ("anna", "ben", "carl")


def test_a_card_of_personas_without_a_lane_stands_with_everyone() -> None:
    document = project([touchpoint("a", 10, "carl"), touchpoint("b", 20, "anna carl")])
    stages = arrange(document, document.journeys[0], (ANNA.id, BEN.id))
    assert [card.rows for card in stages[0].cards] == [(), (0,)]
    assert CARL.id not in {ANNA.id, BEN.id}


def test_a_stage_that_holds_the_same_touchpoints_is_kept() -> None:
    document = project([touchpoint("a", 10), touchpoint("b", 5, stage_id="use")])
    before = arrange(document, document.journeys[0], ())
    journey = document.journeys[0]
    changed = journey.touchpoints[1].model_copy(update={"name": "New"})
    journey = journey.model_copy(update={"touchpoints": (journey.touchpoints[0], changed)})
    after = arrange(document, journey, (), before)
    assert after[0] is before[0]
    assert after[2].cards[0].touchpoint.name == "New"


ROWS = st.lists(st.integers(0, 3), unique=True, max_size=3).map(sorted).map(tuple)
CARDS = st.lists(st.tuples(st.integers(0, 6), ROWS), max_size=25).map(
    lambda cards: sorted(cards, key=lambda card: card[0])
)


def shared(one: Rows, other: Rows) -> bool:
    return not one or not other or bool(set(one) & set(other))


@given(CARDS)
def test_who_shares_a_persona_stands_right_of_what_came_before(
    cards: list[tuple[int, Rows]],
) -> None:
    found = slots(cards)
    for i, (seq, rows) in enumerate(cards):
        for j, (other_seq, other_rows) in enumerate(cards):
            if seq < other_seq and shared(rows, other_rows):
                assert found[i] < found[j]
            if seq == other_seq and shared(rows, other_rows):
                assert found[i] == found[j]


@given(CARDS)
def test_no_card_stands_farther_right_than_it_must(cards: list[tuple[int, Rows]]) -> None:
    found = slots(cards)
    for i, slot in enumerate(found):
        if slot > 1:
            moment = [
                j for j in range(len(cards)) if found[j] == slot and cards[j][0] == cards[i][0]
            ]
            assert any(
                found[k] == slot - 1
                and cards[k][0] < cards[i][0]
                and shared(cards[j][1], cards[k][1])
                for j in moment
                for k in range(len(cards))
            )

"""What lies in lower lanes goes down with them, drawn as it is, when a lane above grows."""

from __future__ import annotations

import pytest

from canvas_app.layout import links, recall
from canvas_app.layout.board import layout
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Persona, Stage, Touchpoint
from tests.layout.journeys import ANNA, BEN, CARL, STAGES, felt, link, project, touchpoint

CARDS = (
    touchpoint("a", 10, "anna"),
    touchpoint("b", 10, "ben", ratings=(felt("ben", -1),)),
    touchpoint("c", 20, "ben", ratings=(felt("ben", 1),), environment="offline"),
    touchpoint("d", 30, "ben", ratings=(felt("ben", 2),)),
    touchpoint("e", 40, "ben anna"),
)
WAYS = (
    link("step", "b", "c", handover="none"),
    link("arc", "b", "d", kind="branch"),
    link("loop", "e", "b", kind="loop", handover="none"),
    link("over", "a", "c"),
)
NEW, ABOVE = touchpoint("z", 10, "anna"), touchpoint("_", 10, "anna")


def _laid(*more: Touchpoint, stages: tuple[Stage, ...] = STAGES) -> Picture:
    made = project((*CARDS, *more), personas=(ANNA, BEN), links=WAYS, stages=stages)
    return layout(JourneyView(made, "j"))


@pytest.fixture
def board() -> tuple[Picture, Picture]:
    """A board that was drawn, and after a card is stacked in its first lane."""
    recall._recalls.clear()
    before = _laid()
    for node in before.nodes:
        node.shapes()
    return before, _laid(NEW)


def _went_down(node: Node, after: Picture) -> bool:
    there = after.by_id[node.id]
    return there.y > node.y and there.shapes() is node.shapes()


@pytest.mark.parametrize("kind", ["card", "curve"])
def test_cards_and_curves_go_down_with_their_lane(
    board: tuple[Picture, Picture], kind: str
) -> None:
    before, after = board
    lower = [node for node in before.nodes if node.kind == kind and node.persona_id == "ben"]
    assert lower
    assert all(_went_down(node, after) for node in lower)


@pytest.mark.parametrize("id_", ["step", "arc", "loop"])
def test_a_link_inside_a_lane_goes_down_with_it(board: tuple[Picture, Picture], id_: str) -> None:
    before, after = board
    assert _went_down(before.by_id[f"link:{id_}@ben"], after)


def test_a_link_from_lane_to_lane_is_drawn_anew(board: tuple[Picture, Picture]) -> None:
    before, after = board
    assert after.by_id["link:over@anna"].height > before.by_id["link:over@anna"].height


def test_what_went_down_lies_where_it_would_without_a_memory(
    board: tuple[Picture, Picture],
) -> None:
    before, after = board
    recall._recalls.clear()
    assert after != before
    assert after == _laid(NEW)


def test_ways_are_not_planned_again_when_cards_only_lie_deeper(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = _laid()
    monkeypatch.setattr(links, "plan", None)
    after = _laid(ABOVE)
    assert after.by_id["card:a@anna"].y > before.by_id["card:a@anna"].y
    recall._recalls.clear()
    monkeypatch.undo()
    assert after == _laid(ABOVE)


def test_a_loop_at_the_end_of_a_stage_follows_when_no_other_stage_comes_after_it() -> None:
    before, after = _laid(), _laid(stages=STAGES[:1])
    recall._recalls.clear()
    assert after.by_id["link:loop@ben"] != before.by_id["link:loop@ben"]
    assert after == _laid(stages=STAGES[:1])


@pytest.mark.parametrize("people", [(ANNA, BEN, CARL), (CARL, ANNA, BEN), (ANNA,)])
def test_lanes_that_come_and_go_give_what_a_fresh_layout_gives(people: tuple[Persona, ...]) -> None:
    def laid(personas: tuple[Persona, ...]) -> Picture:
        return layout(JourneyView(project(CARDS, personas=personas, links=WAYS), "j"))

    recall._recalls.clear()
    laid((ANNA, BEN))
    there = laid(people)
    back = laid((ANNA, BEN))
    for warm, personas in ((there, people), (back, (ANNA, BEN))):
        recall._recalls.clear()
        assert warm == laid(personas)


def test_a_lane_below_all_others_leaves_the_links_as_they_are() -> None:
    recall._recalls.clear()
    before = _laid()
    made = project(CARDS, personas=(ANNA, BEN, CARL), links=WAYS, stages=STAGES)
    after = layout(JourneyView(made, "j"))
    drawn = [node for node in before.nodes if node.id.startswith("link:")]
    assert drawn
    assert all(after.by_id[node.id] is node for node in drawn)

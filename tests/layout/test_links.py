"""Links find their way without crossing a card; kind and handover can be told apart."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given

from canvas_app import i18n
from canvas_app.layout.arrows import ArrowBasis
from canvas_app.layout.board import layout
from canvas_app.layout.conditions import AIR, Berth, Upright, berth, crossings
from canvas_app.layout.links import Route, Spot, depths, plan
from canvas_app.layout.picture import Lane, Node, Picture, Text
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Handover, Project, Touchpoint
from tests.layout.journeys import (
    SAMPLES,
    link,
    overlap,
    picture,
    project,
    touchpoint,
    views,
    wild_projects,
)

ROW = {"a": [Spot(0, 0, 0)], "b": [Spot(0, 1, 0)], "c": [Spot(0, 2, 0)], "d": [Spot(0, 3, 0)]}


def ways(*routes: tuple[str, str, str]) -> dict[str, Route]:
    links = [link(f"l{i}", a, b, kind=kind) for i, (a, b, kind) in enumerate(routes)]
    return {route.link.id: route for route in plan(links, ROW)}


def test_the_next_card_is_reached_by_a_step() -> None:
    assert ways(("a", "b", "next"))["l0"].way == "step"


def test_a_branch_is_an_arc_even_to_the_next_card() -> None:
    route = ways(("a", "b", "branch"))["l0"]
    assert (route.way, route.gutter) == ("arc", ("above", 0))


def test_what_skips_a_card_is_an_arc() -> None:
    assert ways(("a", "c", "next"))["l0"].way == "arc"


def test_what_goes_back_is_a_loop_below_its_lane() -> None:
    for kind in ("next", "loop"):
        route = ways(("c", "a", kind))["l0"]
        assert (route.way, route.gutter) == ("loop", ("below", 0))


def test_links_over_each_other_get_tracks_the_short_one_next_to_the_cards() -> None:
    found = ways(("a", "d", "branch"), ("b", "d", "branch"), ("a", "b", "branch"))
    assert [found[id_].track for id_ in ("l2", "l1", "l0")] == [0, 0, 1]
    assert depths(found.values()) == {("above", 0): 2}


def test_a_link_is_drawn_in_every_lane_both_ends_share() -> None:
    cards = [touchpoint("a", 10, "anna ben"), touchpoint("b", 20, "anna ben carl")]
    shown = picture(*cards, links=[link("l", "a", "b")])
    assert {node.id for node in arrows(shown)} == {"link:l@anna", "link:l@ben"}


def test_ends_without_a_common_lane_are_joined_where_they_are_nearest() -> None:
    cards = [touchpoint("a", 10), touchpoint("b", 20, "ben carl")]
    shown = picture(*cards, links=[link("l", "a", "b")])
    (arrow,) = arrows(shown)
    assert arrow.y + arrow.height < shown.by_id["card:b@carl"].y


def arrows(shown: Picture) -> list[Node]:
    return [node for node in shown.nodes if node.id.startswith("link:")]


def test_every_handover_looks_different() -> None:
    looks = set()
    for handover in get_args(Handover):
        cards = [touchpoint("a", 10, "anna"), touchpoint("b", 20, "anna")]
        (arrow,) = arrows(picture(*cards, links=[link("l", "a", "b", handover=handover)]))
        looks.add(arrow.shapes())
    assert len(looks) == 4


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"label": "late", "share": 40}, "late · 40%"),
        ({"share": 12.5}, "12.5%"),
        ({"label": "word " * 60, "share": 5}, "…"),
    ],
)
def test_a_condition_says_how_many_go_this_way(fields: dict[str, Any], words: str) -> None:
    cards = touchpoint("a", 10, "anna"), touchpoint("b", 20, "anna")
    shown = picture(*cards, links=[link("l", "a", "b", kind="branch", **fields)])
    drawn = shown.by_id["condition:l@anna"].shapes()
    assert "".join(s.string for s in drawn if isinstance(s, Text)).endswith(words)


def test_a_branch_says_its_condition_over_all_lines() -> None:
    cards = [touchpoint("a", 10, "anna"), touchpoint("b", 20, "anna")]
    shown = picture(*cards, links=[link("l", "a", "b", kind="branch", label="in a hurry")])
    chip = shown.by_id["condition:l@anna"]
    assert "in a hurry" in [s.string for s in chip.shapes() if isinstance(s, Text)]
    order = [node.id for node in shown.nodes]
    assert order.index("condition:l@anna") > order.index("link:l@anna")


def words(node: Node) -> str:
    return "".join(shape.string for shape in node.shapes() if isinstance(shape, Text))


def test_a_step_says_its_condition_over_its_arrow_and_over_no_card() -> None:
    cards = [touchpoint(id_, seq, "anna") for id_, seq in (("a", 10), ("b", 20))]
    shown = picture(*cards, links=[link("l", "a", "b", label="in a hurry")])
    chip, arrow, card = (shown.by_id[f"{id_}@anna"] for id_ in ("condition:l", "link:l", "card:a"))
    assert words(chip) == "in a hurry"
    assert chip.x + chip.width / 2 == arrow.x + arrow.width / 2
    assert lane_of(shown, "anna").y < chip.y < chip.y + chip.height < card.y


def lane_of(shown: Picture, lane: str) -> Lane:
    return next(each for each in shown.lanes if each.persona_id == lane)


def test_a_long_condition_of_a_step_takes_the_room_above_both_cards() -> None:
    cards = [touchpoint("a", 10, "anna"), touchpoint("b", 20, "anna")]
    shown = picture(*cards, links=[link("l", "a", "b", label="answers not seen by the surgeon")])
    chip, start, end = (shown.by_id[f"{id_}@anna"] for id_ in ("condition:l", "card:a", "card:b"))
    assert words(chip) == "answers not seen by the surgeon"
    assert start.x <= chip.x < chip.x + chip.width <= end.x + end.width


def test_long_conditions_of_neighbours_stand_above_each_other() -> None:
    cards = [touchpoint(id_, seq, "anna") for id_, seq in (("a", 10), ("b", 20), ("c", 30))]
    joined = [link(ends, *ends, label="answers not seen by the surgeon") for ends in ("ab", "bc")]
    shown = picture(*cards, links=joined)
    one, other = (shown.by_id[f"condition:{ends}@anna"] for ends in ("ab", "bc"))
    assert not overlap(one, other)
    assert one.y != other.y


def test_a_mark_on_a_short_arc_stands_between_its_card_and_its_condition() -> None:
    shown = layout(views("b_online_shop")[0])
    mark, chip = (shown.by_id[id_] for id_ in ("gap:link:l08@*", "condition:l08@*"))
    card = shown.by_id["card:t21@*"]
    assert chip.y + chip.height <= mark.y + 1
    assert mark.y + mark.height <= card.y + 1


def test_a_step_without_a_condition_needs_no_gutter() -> None:
    assert ways(("a", "b", "next"))["l0"].gutter is None


def test_the_long_condition_of_a_step_stands_whole_above_the_arcs_at_its_cards() -> None:
    cards = [touchpoint(id_, seq, "anna") for id_, seq in (("a", 10), ("b", 20), ("c", 30))]
    joined = [
        link("l", "a", "b", label="when nobody answers the telephone"),
        link("m", "a", "c", kind="branch"),
    ]
    shown = picture(*cards, links=joined)
    chip = shown.by_id["condition:l@anna"]
    assert words(chip) == "when nobody answers the telephone"
    assert not crossed(chip, shown)


def crossed(chip: Node, shown: Picture) -> list[str]:
    """Return the other links that pass through a condition."""
    found = []
    for arrow in arrows(shown):
        assert isinstance(arrow.identity, ArrowBasis)
        for (x0, y0), (x1, y1) in pairwise(arrow.identity.points):
            left, right = sorted((arrow.x + x0, arrow.x + x1))
            top, bottom = sorted((arrow.y + y0, arrow.y + y1))
            beside = right < chip.x or left > chip.x + chip.width
            if not beside and top < chip.y + chip.height and bottom > chip.y:
                found.append(arrow.id.removeprefix("link:"))
    return [id_ for id_ in found if id_ != chip.id.removeprefix("condition:")]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_link_passes_through_a_condition(name: str) -> None:
    for view in views(name):
        shown = layout(view)
        chips = [node for node in shown.nodes if node.id.startswith("condition:")]
        assert {chip.id: crossed(chip, shown) for chip in chips if crossed(chip, shown)} == {}


def test_a_condition_moves_along_its_way_off_a_link_that_passes() -> None:
    legs = [Upright(148, 0, 100, "other"), Upright(150, 0, 100, "own"), Upright(160, 0, 20, "high")]
    run = ((10.0, 50.0), (310.0, 50.0))
    crossed = crossings("own", run, legs)
    assert crossed == (138,)
    assert berth(run, "arc", 80, crossed) == Berth(148 + AIR + 40, 80)
    assert berth(run, "arc", 80, ()) == Berth(160, 80)


def test_a_step_between_links_that_stand_too_close_keeps_its_condition_for_the_tooltip() -> None:
    run, crossed = ((40.0, 50.0), (148.0, 50.0)), [*range(-40, 200, 20)]
    assert berth(run, "step", 80, crossed) is None
    assert berth(run, "arc", 80, crossed) == Berth(94, 80)


def test_a_loop_to_the_next_card_goes_round_both_and_shows_its_condition() -> None:
    cards = [touchpoint("a", 10, "anna"), touchpoint("b", 20, "anna")]
    shown = picture(*cards, links=[link("l", "a", "b", kind="loop", label="once more")])
    (arrow,) = arrows(shown)
    start, end, chip = (shown.by_id[f"{id_}@anna"] for id_ in ("card:a", "card:b", "condition:l"))
    lane = lane_of(shown, "anna")
    assert arrow.x < start.x
    assert arrow.x + arrow.width > end.x + end.width
    assert words(chip) == "once more"
    assert chip.y >= lane.y + lane.height


def test_a_link_says_what_a_screen_reader_reads() -> None:
    cards = [touchpoint("a", 10, "anna"), touchpoint("b", 20, "anna")]
    (arrow,) = arrows(picture(*cards, links=[link("l", "a", "b", label="then")]))
    assert arrow.label == "next step, A → B, then, handover unknown"


@given(wild_projects())
def test_no_link_crosses_a_card_or_a_note(document: Project) -> None:
    shown = layout(JourneyView(document, "j"))
    things = [node for node in shown.nodes if node.kind in ("card", "note")]
    for arrow in arrows(shown):
        basis = arrow.identity
        assert isinstance(basis, ArrowBasis)
        for start, end in pairwise(basis.points):
            left, right = sorted((arrow.x + start[0], arrow.x + end[0]))
            top, bottom = sorted((arrow.y + start[1], arrow.y + end[1]))
            for node in things:
                assert not (
                    left < node.x + node.width - 1
                    and right > node.x + 1
                    and top < node.y + node.height - 1
                    and bottom > node.y + 1
                ), (arrow.id, node.id)


@given(wild_projects())
def test_every_link_stays_on_the_picture(document: Project) -> None:
    shown = layout(JourneyView(document, "j"))
    for arrow in arrows(shown):
        assert arrow.x >= 0
        assert arrow.y >= 0
        assert arrow.x + arrow.width <= shown.width
        assert arrow.y + arrow.height <= shown.height


def test_a_link_to_a_card_of_another_journey_is_not_drawn() -> None:
    assert plan([link("l", "a", "x")], ROW) == []
    assert project().journeys[0].links == ()


def follow(before: JourneyView, *cards: Touchpoint) -> tuple[Picture, Picture]:
    """Return the pictures of a view and of one with these touchpoints, laid out after it."""
    journey = before.journey.model_copy(update={"touchpoints": cards})
    after = before.project.model_copy(update={"journeys": (journey,)})
    return layout(before), layout(JourneyView(after, "j"))


def along(*cards: Touchpoint) -> JourneyView:
    return JourneyView(project(cards, links=[link("l", "a", "b"), link("m", "b", "c")]), "j")


ABC = [touchpoint(id_, seq, "anna") for id_, seq in (("a", 10), ("b", 20), ("c", 30))]


def test_links_stay_the_same_nodes_when_no_card_of_theirs_changes() -> None:
    before, after = follow(along(*ABC), *ABC[:2], ABC[2].model_copy(update={"name": "New"}))
    assert after.by_id["link:l@anna"] is before.by_id["link:l@anna"]


def test_a_link_says_the_new_name_of_its_end() -> None:
    _, after = follow(along(*ABC), *ABC[:2], ABC[2].model_copy(update={"name": "New"}))
    assert "New" in after.by_id["link:m@anna"].label


def test_a_link_that_moves_aside_keeps_what_it_has_drawn() -> None:
    view = along(*ABC)
    old = layout(view).by_id["link:l@anna"]
    drawn = old.shapes()
    _, after = follow(view, touchpoint("x", 5, "anna"), *ABC)
    new = after.by_id["link:l@anna"]
    assert new.x > old.x
    assert new.shapes() is drawn


def test_another_language_writes_shares_anew() -> None:
    cards = touchpoint("a", 10, "anna"), touchpoint("b", 20, "anna")
    made = project(cards, links=[link("l", "a", "b", kind="branch", share=40)])
    view, before = JourneyView(made, "j"), i18n.language()
    try:
        for language, words in (("en", "40%"), ("de", "40\u00a0%")):
            i18n.set_language(language)
            drawn = layout(view).by_id["condition:l@anna"].shapes()
            assert "".join(s.string for s in drawn if isinstance(s, Text)) == words
    finally:
        i18n.set_language(before)

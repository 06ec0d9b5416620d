"""What lies under a point; a card dropped at a cell stands there."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from canvas_app.layout.arrows import link_of
from canvas_app.layout.board import layout
from canvas_app.layout.hits import Cell, card_near, cell_at, link_at, node_at
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.sizes import CARD_WIDTH
from canvas_app.layout.ties import anchor
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.place import Place
from canvas_app.model.project import Note, Project, Touchpoint
from tests.layout.journeys import link, project, sample, touchpoint, wild_projects

HOTLINE = touchpoint("hotline", 20, "anna")
SHOP = touchpoint("shop", 10, "anna")


def shown(*cards: Touchpoint, **fields: object) -> tuple[Picture, JourneyView]:
    view = JourneyView(project(cards, **fields), "j")  # type: ignore[arg-type]
    return layout(view), view


def middle(node: Node) -> tuple[float, float]:
    return node.x + node.width / 2, node.y + node.height / 2


def test_a_card_lies_under_each_of_its_points() -> None:
    picture, _ = shown(SHOP)
    card = picture.by_id["card:shop@anna"]
    assert node_at(picture, *middle(card)) is card
    assert node_at(picture, card.x, card.y) is card
    assert node_at(picture, card.x - 2, card.y) is not card


def test_a_note_can_be_hit() -> None:
    picture, _ = shown(SHOP, notes=[Note(id="n", text="Why?", touchpoint_id="shop")])
    note = picture.by_id["note:n@anna"]
    assert node_at(picture, *middle(note)) is note


def test_a_link_is_hit_on_its_line_and_not_beside() -> None:
    picture, _ = shown(SHOP, HOTLINE, links=[link("l", "shop", "hotline")])
    x, y = middle(picture.by_id["link:l@anna"])
    found = node_at(picture, x, y)
    assert found is not None
    assert found.id == "link:l@anna"
    assert node_at(picture, x, y + 20) is None


def test_of_two_links_the_nearer_one_is_hit() -> None:
    more = (link("l", "shop", "hotline"), link("m", "hotline", "shop", kind="loop"))
    picture, _ = shown(SHOP, HOTLINE, links=more)
    for id_ in ("link:l@anna", "link:m@anna"):
        x, y = anchor(picture.by_id[id_])
        found = link_at(picture, x, y + 5)
        assert found is picture.by_id[id_]
        assert link_of(picture.by_id[id_]) == id_[5]


def test_the_condition_of_a_link_is_part_of_it() -> None:
    picture, _ = shown(SHOP, HOTLINE, links=[link("m", "hotline", "shop", kind="loop", label="no")])
    x, y = middle(picture.by_id["condition:m@anna"])
    assert link_at(picture, x, y + 7) is picture.by_id["link:m@anna"]


def test_heads_can_be_hit_and_empty_ground_not() -> None:
    picture, _ = shown(SHOP)
    head = node_at(picture, *middle(picture.by_id["lane_head:ben"]))
    assert head is picture.by_id["lane_head:ben"]
    assert node_at(picture, *middle(picture.by_id["column:use"])) is None
    assert node_at(picture, -500, -500) is None


def aim(picture: Picture, view: JourneyView, card: str, share: float) -> Cell:
    """Return the cell at a share of a card's width, at half its height."""
    node = picture.by_id[card]
    return cell_at(picture, view, node.x + share * node.width, node.y + node.height / 2)


def test_the_middle_of_a_card_stacks() -> None:
    cell = aim(*shown(SHOP, HOTLINE), "card:shop@anna", 0.5)
    assert cell.place == Place("find", "anna", onto="shop")
    assert cell.name == "Find · Anna Arend, together with Shop"


def test_the_left_edge_of_a_card_is_before_it() -> None:
    cell = aim(*shown(SHOP, HOTLINE), "card:hotline@anna", 0.1)
    assert cell.place == Place("find", "anna", after="shop", before="hotline")
    assert cell.name == "Find · Anna Arend, before Hotline"


def test_the_right_edge_of_the_last_card_is_after_it() -> None:
    cell = aim(*shown(SHOP, HOTLINE), "card:hotline@anna", 0.9)
    assert cell.place == Place("find", "anna", after="hotline")
    assert cell.name == "Find · Anna Arend, after Hotline"


def test_a_place_is_never_named_by_what_is_carried_there() -> None:
    fair = touchpoint("fair", 30, "anna")
    picture, view = shown(SHOP, HOTLINE, fair)
    on, left = middle(picture.by_id["card:hotline@anna"]), picture.by_id["card:hotline@anna"].x
    assert cell_at(picture, view, left, on[1]).name == "Find · Anna Arend, before Hotline"
    names = [
        cell_at(picture, view, x, on[1], carried).name
        for x in (left, on[0])
        for carried in (("hotline",), ("hotline", "fair"), ("hotline", "fair", "shop"))
    ]
    assert names == [
        "Find · Anna Arend, before Fair",
        "Find · Anna Arend, after Shop",
        "Find · Anna Arend",
        *["Find · Anna Arend"] * 3,
    ]


def test_an_empty_cell_lights_up_whole() -> None:
    picture, view = shown(SHOP)
    column, lane = picture.columns[1], picture.lanes[1]
    cell = cell_at(picture, view, column.x + 60, lane.cards_y + 5)
    assert cell.place == Place("buy", "ben")
    assert (cell.x, cell.y, cell.width) == (column.slots[0], lane.cards_y, CARD_WIDTH)
    assert cell.name == "Buy · Ben Bolt"


def test_cards_of_everyone_count_as_neighbours_in_every_lane() -> None:
    picture, view = shown(touchpoint("all", 15), SHOP, HOTLINE)
    lane = picture.lanes[1]
    x = picture.columns[0].slots[1]
    assert cell_at(picture, view, x + 10, lane.cards_y).place.before == "all"
    assert cell_at(picture, view, x + 126, lane.cards_y).place.after == "all"


@pytest.mark.parametrize(
    ("x", "y", "stage", "lane"),
    [(-9e9, -9e9, "find", "anna"), (9e9, 9e9, "use", "carl"), (9e9, -9e9, "use", "anna")],
)
def test_outside_the_canvas_the_nearest_cell_is_meant(
    x: float, y: float, stage: str, lane: str
) -> None:
    place = cell_at(*shown(SHOP), x, y).place
    assert (place.stage_id, place.lane) == (stage, lane)


NEW = Touchpoint(id="new", name="New", stage_id="find")
SHARES = st.floats(0, 1)


def dropped(document: Project, cell: Cell) -> tuple[Picture, Node]:
    """Return the picture after a new card was dropped at a cell, and that card."""
    after = touchpoints.add("j", NEW, cell.place).change(document)
    picture = layout(JourneyView(after, "j"))
    lane = cell.place.lane or "*"
    return picture, picture.by_id[f"card:new@{lane}"]


@given(wild_projects(), SHARES, SHARES)
def test_a_new_card_lands_where_the_cell_was_lit(
    document: Project, across: float, down: float
) -> None:
    view = JourneyView(document, "j")
    picture = layout(view)
    cell = cell_at(picture, view, across * picture.width, down * picture.height)
    after, card = dropped(document, cell)
    column = next(c for c in after.columns if c.stage_id == cell.place.stage_id)
    assert card.stage_id == cell.place.stage_id
    if cell.place.onto is not None:
        mate = after.by_id[f"card:{cell.place.onto}@{cell.place.lane or '*'}"]
        assert card.x == mate.x
        return
    before = next(c for c in picture.columns if c.stage_id == cell.place.stage_id)
    slot = column.slots.index(card.x)
    lit = sum(left <= cell.x + cell.width for left in before.slots) - 1
    if cell.width == CARD_WIDTH:
        assert before.slots[slot] == cell.x
    else:
        assert slot in (lit, lit + 1)


@given(wild_projects(), SHARES, SHARES)
def test_a_dropped_card_stands_between_the_neighbours_that_were_named(
    document: Project, across: float, down: float
) -> None:
    view = JourneyView(document, "j")
    picture = layout(view)
    cell = cell_at(picture, view, across * picture.width, down * picture.height)
    place = cell.place
    assume(place.onto is None)
    after, _ = dropped(document, cell)
    order = {t.id: (t.seq, t.id) for c in after.stages for t in c.touchpoints}
    if place.after is not None:
        assert order[place.after][0] < order["new"][0]
    if place.before is not None:
        assert order["new"][0] < order[place.before][0]


def test_every_cell_of_a_sample_has_a_name() -> None:
    document = sample("a_maschinenbau_b2b")
    view = JourneyView(document, document.journeys[0].id)
    picture = layout(view)
    for column in picture.columns:
        for lane in picture.lanes:
            name = cell_at(picture, view, column.slots[-1] + 5, lane.cards_y + 5).name
            assert " · " in name


@pytest.mark.parametrize(
    ("x", "y", "name"), [(-500.0, -500.0, "a"), (9_000.0, 0.0, "c"), (0.0, 9_000.0, "b")]
)
def test_the_nearest_card_is_found_from_anywhere(x: float, y: float, name: str) -> None:
    cards = (touchpoint("a", 10), touchpoint("b", 20, "ben"), touchpoint("c", 30))
    picture, _ = shown(*cards)
    found = card_near(picture, x, y)
    assert found is not None
    assert found.touchpoint_id == name


def test_no_card_is_near_on_an_empty_canvas() -> None:
    assert card_near(shown()[0], 10, 10) is None

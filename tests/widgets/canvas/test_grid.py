"""The grid finds nodes by rectangle, also after some have moved."""

from dataclasses import replace

from canvas_app.layout.board import layout
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.touchpoints import vote
from canvas_app.widgets.canvas.grid import Grid, differing
from tests.layout.journeys import SAMPLES, sample
from tests.widgets.canvas.pictures import card, picture


def test_only_nodes_in_reach_are_found_in_painting_order() -> None:
    whole = picture()
    found = Grid(whole).within(100, 50, 200, 60)
    assert [node.id for node in found] == ["lane:p1", "card:t0-0@p0", "card:t0-1@p0"]


def test_a_board_wider_than_many_squares_is_found_everywhere() -> None:
    whole = picture(60, 1)
    assert Grid(whole).within(8000, 0, 10, 10)[0].id == "lane:p1"


def test_after_a_change_old_places_are_empty_and_new_ones_filled() -> None:
    before = Picture(4000, 500, (card("a", 100, 100), card("b", 300, 100)))
    after = replace(before, nodes=(card("b", 3000, 100), card("c", 100, 100)))
    changed = {node.id for node in differing(before, after)}
    grid = Grid(after)
    assert changed == {"card:a@p1", "card:b@p1", "card:c@p1"}
    assert [node.id for node in grid.within(0, 0, 1000, 500)] == ["card:c@p1"]
    assert [node.id for node in grid.within(2900, 0, 500, 500)] == ["card:b@p1"]


def test_equal_pictures_do_not_differ() -> None:
    assert differing(picture(), picture()) == []


def test_a_card_of_another_record_differs() -> None:
    record = sample(SAMPLES[0])
    view = JourneyView(record, record.journeys[0].id)
    id_ = view.journey.touchpoints[0].id
    after = replace(view, project=vote([id_], 1).change(record))
    found = differing(layout(view), layout(after))
    assert {node.touchpoint_id for node in found if node.kind == "card"} == {id_}

"""Cards picked up by one key or click and put down by another; arrows aim for them."""

from dataclasses import replace

import pytest

from canvas_app.gestures.aiming import next_cell
from canvas_app.gestures.answers import Cancel, Preview
from canvas_app.gestures.carrying import Carry, begin
from canvas_app.gestures.focus import Direction
from canvas_app.gestures.records import Pointer, Scene
from canvas_app.layout.hits import cell_at
from canvas_app.model.edits.edit import Edit
from tests.gestures.scenes import in_cell, on, scene
from tests.model.edits.small import find


def picked(here: Scene) -> Carry:
    state = begin(here)
    assert state is not None
    return state


def names(here: Scene, pointer: Pointer, way: Direction, count: int) -> list[str]:
    found = []
    for _ in range(count):
        pointer = next_cell(here, pointer, way)
        found.append(cell_at(here.picture, here.view, pointer.x, pointer.y).name)
    return found


def test_arrows_go_over_every_cell_of_a_lane() -> None:
    here = scene(focus="x")
    assert names(here, on(here, "x"), "right", 5) == [
        "one · A, before y",
        "one · A, together with y",
        "one · A, after y",
        "two · A, before u",
        "two · A, together with u",
    ]


def test_at_the_edge_arrows_stay() -> None:
    here = scene(focus="x")
    last = in_cell(here, "three", "a")
    for _ in range(3):
        last = next_cell(here, last, "right")
    assert next_cell(here, last, "right") == last


@pytest.mark.parametrize(("way", "lane"), [("up", "a"), ("down", "c")])
def test_arrows_go_from_lane_to_lane(way: Direction, lane: str) -> None:
    here = scene(focus="z")
    pointer = next_cell(here, on(here, "z"), way)
    assert cell_at(here.picture, here.view, pointer.x, pointer.y).place.lane == lane


def test_cards_picked_up_skip_the_cells_where_nothing_would_change() -> None:
    here = scene(focus="x")
    state = picked(here)
    aim = state.steered(here, on(here, "x"), "right")
    assert aim is not None
    _, (preview,) = state.moved(here, aim)
    assert isinstance(preview, Preview)
    assert preview.cell is not None
    assert preview.cell.name == "one · A, together with y"


def test_a_click_puts_them_down_in_one_edit() -> None:
    here = scene(focus="x")
    over, (edit,) = picked(here).pressed(here, in_cell(here, "two", "b"))
    assert over is None
    assert isinstance(edit, Edit)
    moved = find(edit.change(here.view.project), "x")
    assert (moved.stage_id, moved.persona_ids) == ("two", ("b",))


def test_with_ctrl_they_are_twins() -> None:
    here = scene(focus="x")
    _, (edit,) = picked(here).pressed(here, replace(in_cell(here, "two", "b"), twin=True))
    assert isinstance(edit, Edit)
    assert find(edit.change(here.view.project), "x").persona_ids == ("a", "b")


def test_all_selected_cards_are_picked_up() -> None:
    here = scene(focus="x", selection=("x", "y"))
    assert picked(here).ids == ("x", "y")


def test_the_right_button_lets_them_go_back() -> None:
    here = scene(focus="x")
    assert picked(here).pressed(here, on(here, "y", button="right")) == (None, (Cancel(),))


def test_without_a_card_nothing_is_picked_up() -> None:
    assert begin(scene()) is None

"""What a drop would do is shown before it is done."""

from canvas_app.gestures.rehearsal import make_room, rehearse
from canvas_app.layout.board import layout
from canvas_app.layout.hits import cell_at
from canvas_app.layout.sizes import SLOT_PITCH
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.place import Place
from tests.gestures.scenes import node, on, scene


def test_the_rehearsed_picture_is_that_of_the_edited_project() -> None:
    here = scene()
    edit = touchpoints.move("j", ["x"], Place("two", "b"), "a")
    found = rehearse(layout, here.view, edit, "b")
    assert found is not None
    assert [card.id for card in found.landing] == ["card:x@b"]
    assert here.picture.by_id["card:x@a"].stage_id == "one"


def test_an_edit_that_changes_nothing_is_not_rehearsed() -> None:
    here = scene()
    still = touchpoints.move("j", ["x"], Place("one", "a", onto="x"), "a")
    assert rehearse(layout, here.view, still, "a") is None


def test_an_edit_that_cannot_be_done_is_not_rehearsed() -> None:
    here = scene()
    gone = touchpoints.move("j", ["nobody"], Place("one", "a"), "a")
    assert rehearse(layout, here.view, gone, "a") is None


def test_large_boards_only_make_room_in_the_lane() -> None:
    here = scene()
    beside = on(here, "y", -66)
    found = make_room(here.picture, cell_at(here.picture, here.view, beside.x, beside.y))
    y = node(here, "y")
    assert found.aside == {"card:y@a": (y.x + SLOT_PITCH, y.y)}
    assert (found.spots[0].x, found.picture) == (y.x, here.picture)


def test_a_free_slot_needs_no_room() -> None:
    here = scene()
    found = make_room(here.picture, cell_at(here.picture, here.view, 99999, 99999))
    assert not found.aside
    assert found.spots[0].width == 136

"""The keyboard's focus moves over slots and stacks, and follows its card."""

from canvas_app.gestures import focus as focusing
from canvas_app.gestures.focus import Focus
from canvas_app.layout.board import layout
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place
from canvas_app.model.project import Touchpoint
from tests.gestures.scenes import scene
from tests.model.edits.small import card, project

STACKED = (card("x", "a", 10), card("y", "a", 10), card("z", "b", 10))


def picture(*edits: Edit, cards: tuple[Touchpoint, ...] = STACKED) -> Picture:
    done = project(*cards)
    for edit in edits:
        done = edit.change(done)
    return layout(JourneyView(done, "j"))


def test_down_goes_through_a_stack_before_the_next_lane() -> None:
    board = picture()
    top = focusing.focus_on(board, "x")
    assert top is not None
    second = focusing.moved(board, top, "down")
    third = focusing.moved(board, second, "down")
    assert [second.node_id, third.node_id] == ["card:y@a", "card:z@b"]
    assert focusing.moved(board, third, "up").node_id == "card:y@a"


def test_at_the_edges_the_focus_stays() -> None:
    board = picture()
    top = focusing.focus_on(board, "x")
    assert top is not None
    assert focusing.moved(board, top, "left") == top
    assert focusing.moved(board, top, "up") == top


def test_the_focus_follows_its_card_into_another_lane() -> None:
    before, focus = picture(), Focus("one", 0, "b", "card:z@b")
    after = picture(touchpoints.move("j", ["z"], Place("two", "c"), "b"))
    assert focusing.refreshed(before, after, focus) == Focus("two", 0, "c", "card:z@c")


def test_when_its_card_is_deleted_the_focus_keeps_the_slot() -> None:
    before, focus = picture(), Focus("one", 0, "b", "card:z@b")
    after = picture(touchpoints.delete(["z"]))
    assert focusing.refreshed(before, after, focus) == Focus("one", 0, "b")


def test_an_empty_slot_is_as_large_as_a_card() -> None:
    board = picture()
    spot = focusing.spot(board, Focus("two", 0, "a"))
    assert (spot.width, spot.height) == (136, 78)
    assert focusing.focus_at(board, *spot.middle) == Focus("two", 0, "a")


def test_without_cards_the_focus_begins_in_the_first_cell() -> None:
    board = layout(JourneyView(project(), "j"))
    assert focusing.first_focus(board) == Focus("one", 0, board.lanes[0].persona_id)


def test_the_selection_says_where_the_focus_begins() -> None:
    board = scene().picture
    assert focusing.first_focus(board, ("u",)) == Focus("two", 0, "a", "card:u@a")

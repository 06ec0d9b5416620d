"""What the pointer does: select, drag, band, pan and place, each with one answer at its end."""

from dataclasses import replace

from canvas_app.gestures.answers import (
    Band,
    Cancel,
    Hover,
    Preview,
    Rename,
    Scroll,
    Select,
    Write,
)
from canvas_app.gestures.pointing import Banding, CardDrag, EntryDrag, Idle, Pan, Pressed
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place
from tests.gestures.scenes import at, begun, drag, drop, in_cell, node, on, scene
from tests.model.edits.small import card, find, shown


def test_a_press_on_a_card_selects_it_at_once() -> None:
    here = scene()
    state, answers = Idle().pressed(here, on(here, "x"))
    assert state is not None
    assert isinstance(state, Pressed)
    assert [a.ids for a in answers if isinstance(a, Select)] == [("x",)]


def test_a_press_on_one_of_many_selected_keeps_them_until_release() -> None:
    here = scene(selection=("x", "y"))
    state, answers = Idle().pressed(here, on(here, "x"))
    assert state is not None
    assert answers == ()
    _, answers = state.released(here, on(here, "x"))
    assert [a.ids for a in answers if isinstance(a, Select)] == [("x",)]


def test_shift_and_ctrl_click_add_and_take_out() -> None:
    here = scene(selection=("x",))
    state = begun(here, on(here, "y", shift=True))
    _, (added,) = state.released(here, on(here, "y"))
    state = begun(here, on(here, "x", twin=True))
    _, (removed,) = state.released(here, on(here, "x"))
    assert isinstance(added, Select)
    assert isinstance(removed, Select)
    assert (added.ids, removed.ids) == (("x", "y"), ())


def test_a_trembling_hand_does_not_drag() -> None:
    here = scene()
    state, _ = drag(here, on(here, "x"), on(here, "x", 3, 2))
    assert isinstance(state, Pressed)


def test_a_drag_previews_the_edit_the_cell_and_what_is_carried() -> None:
    here = scene()
    state, answers = drag(here, on(here, "x"), on(here, "x", 40), in_cell(here, "two", "b"))
    preview = answers[-1]
    assert isinstance(state, CardDrag)
    assert isinstance(preview, Preview)
    assert preview.cell is not None
    assert preview.cell.place == Place("two", "b")
    assert preview.carried == ("card:x@a",)
    assert preview.edit is state.edit


def test_the_preview_stays_the_same_edit_inside_a_cell() -> None:
    here = scene()
    spot = in_cell(here, "two", "b")
    _, answers = drag(here, on(here, "x"), spot, replace(spot, x=spot.x + 3))
    first, second = (a for a in answers if isinstance(a, Preview))
    assert first.edit is second.edit
    assert second.dx == first.dx + 3


def test_dropping_in_another_stage_and_lane_moves_the_card() -> None:
    here = scene()
    after = drop(here, on(here, "x"), in_cell(here, "two", "b"))
    assert (find(after, "x").stage_id, find(after, "x").persona_ids) == ("two", ("b",))


def test_dropping_beside_a_card_changes_the_order() -> None:
    here = scene()
    after = drop(here, on(here, "x"), on(here, "y", 66))
    assert shown(after, lane="a") == "y x"


def test_dropping_on_a_card_stacks() -> None:
    here = scene()
    after = drop(here, on(here, "x"), on(here, "y"))
    assert shown(after, lane="a") == "x+y"


def test_dropping_a_card_on_itself_changes_nothing() -> None:
    here = scene()
    after = drop(here, on(here, "x"), on(here, "x", 30), on(here, "x", 8))
    assert after is here.view.project


def test_a_drop_far_outside_goes_to_the_nearest_cell() -> None:
    here = scene()
    after = drop(here, on(here, "x"), at(99999, 99999))
    assert (find(after, "x").stage_id, find(after, "x").persona_ids) == ("three", ("c",))


def test_shift_keeps_the_card_on_its_axis() -> None:
    here = scene()
    there = in_cell(here, "two", "b")
    after = drop(here, on(here, "x"), replace(there, shift=True))
    assert (find(after, "x").stage_id, find(after, "x").persona_ids) == ("two", ("a",))


def test_alt_makes_a_twin_in_another_lane() -> None:
    here = scene()
    after = drop(here, on(here, "x"), replace(in_cell(here, "one", "c"), twin=True))
    assert find(after, "x").persona_ids == ("a", "c")


def test_alt_makes_a_copy_in_the_same_lane() -> None:
    here = scene()
    after = drop(here, on(here, "x"), replace(in_cell(here, "three", "a"), twin=True))
    assert find(after, "x").stage_id == "one"
    assert len(after.journeys[0].touchpoints) == 5


def test_many_selected_cards_are_dragged_together() -> None:
    here = scene(selection=("y", "x"))
    state, _ = drag(here, on(here, "x"), in_cell(here, "three", "c"))
    assert isinstance(state, CardDrag)
    assert state.carried == ("card:x@a", "card:y@a")
    after = drop(here, on(here, "x"), in_cell(here, "three", "c"))
    assert shown(after, "three", "c") == "x y"


def test_a_twin_is_dragged_out_of_the_lane_it_was_gripped_in() -> None:
    here = scene(card("x", "ab"))
    twin = here.picture.by_id["card:x@b"]
    after = drop(here, at(twin.x + 60, twin.y + 40), in_cell(here, "one", "c"))
    assert find(after, "x").persona_ids == ("a", "c")


def test_escape_bails_out_of_a_drag() -> None:
    here = scene()
    state, _ = drag(here, on(here, "x"), in_cell(here, "two", "b"))
    assert state.cancelled() == (None, (Cancel(),))


def test_a_rubber_band_selects_what_it_touches() -> None:
    here = scene()
    first, last = node(here, "x"), node(here, "y")
    state, answers = drag(here, at(first.x - 8, first.y - 8), at(last.x + 5, last.y + 5))
    assert isinstance(state, Banding)
    assert isinstance(answers[-2], Band)
    assert isinstance(answers[-1], Select)
    assert set(answers[-1].ids) == {"x", "y"}


def test_a_band_with_shift_adds_and_escape_restores() -> None:
    here = scene(selection=("u",))
    first = node(here, "x")
    corner = at(first.x - 8, first.y - 8, shift=True)
    state, answers = drag(here, corner, at(first.x + 5, first.y + 5))
    assert isinstance(answers[-1], Select)
    assert answers[-1].ids == ("u", "x")
    assert state.cancelled()[1][-1] == Select(("u",), pinned=True)


def test_a_click_on_empty_canvas_clears_and_puts_the_focus_there() -> None:
    here = scene(selection=("x",))
    spot = in_cell(here, "two", "c")
    state = begun(here, spot)
    _, (select,) = state.released(here, spot)
    assert isinstance(select, Select)
    assert select.ids == ()
    assert select.focus is not None
    assert (select.focus.stage_id, select.focus.lane) == ("two", "c")


def test_space_or_the_middle_button_pans() -> None:
    here = scene()
    for pointer in (on(here, "x", hand=True), on(here, "x", button="middle")):
        state = begun(here, pointer)
        assert isinstance(state, Pan)
        _, answers = state.moved(here, replace(pointer, px=pointer.px + 7, py=pointer.py - 2))
        assert answers == (Scroll(7, -2),)


def test_a_finger_pans_on_empty_canvas_and_drags_a_card() -> None:
    here = scene()
    empty = replace(in_cell(here, "three", "c"), touch=True)
    assert isinstance(Idle().pressed(here, empty)[0], Pan)
    assert isinstance(Idle().pressed(here, on(here, "x", touch=True))[0], Pressed)


def test_a_double_click_renames_or_begins_a_card() -> None:
    here = scene()
    assert Idle().double_clicked(here, on(here, "x"))[1] == (Rename("card:x@a"),)
    _, (write,) = Idle().double_clicked(here, in_cell(here, "two", "c"))
    assert isinstance(write, Write)
    assert write.cell.place == Place("two", "c")


def test_the_pointer_hovers_over_cards() -> None:
    here = scene()
    assert Idle().moved(here, on(here, "x"))[1] == (Hover("card:x@a"),)
    assert Idle().moved(here, in_cell(here, "three", "c"))[1] == (Hover(None),)


def entry() -> EntryDrag:
    return EntryDrag(lambda place: touchpoints.add_named("j", "New", place))


def test_a_palette_entry_previews_and_lands_in_one_edit() -> None:
    here = scene()
    state, (preview,) = entry().moved(here, in_cell(here, "three", "b"))
    assert state is not None
    assert isinstance(preview, Preview)
    _, (edit,) = state.released(here, in_cell(here, "three", "b"))
    assert edit is preview.edit
    assert isinstance(edit, Edit)
    assert shown(edit.change(here.view.project), "three", "b") != ""


def test_an_armed_entry_is_placed_by_a_click_and_laid_down_by_the_right_button() -> None:
    here = scene()
    spot = in_cell(here, "three", "b")
    state, (edit,) = entry().pressed(here, spot)
    assert isinstance(edit, Edit)
    assert state is None
    assert entry().pressed(here, replace(spot, button="right")) == (None, (Cancel(),))


def test_a_note_stands_for_its_card() -> None:
    from canvas_app.layout.board import layout
    from canvas_app.model.project import Note

    bare = scene()
    note = Note(id="n", text="Why?", touchpoint_id="x")
    view = replace(bare.view, project=bare.view.project.model_copy(update={"notes": (note,)}))
    here = replace(bare, view=view, picture=layout(view))
    sticky = next(n for n in here.picture.nodes if n.kind == "note")
    _, answers = Idle().pressed(here, at(sticky.x + 10, sticky.y + 10))
    assert [a.ids for a in answers if isinstance(a, Select)] == [("x",)]

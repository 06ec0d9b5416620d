"""Notes under the pointer and under the keys, without Qt."""

from dataclasses import replace
from typing import Any

from canvas_app.gestures.answers import OpenPile, Preview, Rename, Select, WriteNote
from canvas_app.gestures.focus import focus_of, focus_on, focus_on_note, refreshed
from canvas_app.gestures.note_pointing import NotePlacing, next_card
from canvas_app.gestures.pointing import Idle
from canvas_app.gestures.records import Scene
from canvas_app.layout.board import layout
from canvas_app.model.edits import notes
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Note, Project
from tests.gestures.scenes import at, drag, drop, node, on, press, scene

THREE = tuple(Note(id=f"n{i}", text=f"Text {i}", touchpoint_id="x") for i in (1, 2, 3))


def with_notes(*found: Note, focus: str = "", **more: Any) -> Scene:
    """Return the small journey with notes, perhaps with the focus on one."""
    bare = scene(**more)
    project = bare.view.project.model_copy(update={"notes": found or THREE})
    view = replace(bare.view, project=project)
    here = replace(bare, view=view, picture=layout(view))
    if not focus:
        return here
    aim = focus_on_note(here.picture, focus) or focus_on(here.picture, focus)
    return replace(here, focus=aim, selection=("x",))


def after(here: Scene, *answers: object) -> Project:
    """Return the project after the one edit that is answered."""
    (edit,) = answers
    assert isinstance(edit, Edit)
    return edit.change(here.view.project)


def on_note(here: Scene, id_: str, **more: Any) -> Any:
    """Return a pointer on a note."""
    there = here.picture.by_id[f"note:{id_}@a"]
    return at(there.x + 40, there.y + 8, **more)


def test_down_goes_from_a_card_to_its_notes_and_the_pile_then_on() -> None:
    here, seen = with_notes(focus="x"), []
    for _ in range(4):
        (select,) = press(here, "down")
        assert isinstance(select, Select)
        assert select.focus
        seen.append(select.focus.note or select.focus.node_id)
        here = replace(here, focus=select.focus, selection=select.ids)
    assert seen == ["note:n1@a", "note:n2@a", "pile:x@a", "card:z@b"]


def test_up_goes_from_the_first_note_to_its_card() -> None:
    (select,) = press(with_notes(focus="n1"), "up")
    assert isinstance(select, Select)
    assert select.focus
    assert (select.ids, select.focus.node_id, select.focus.note) == (("x",), "card:x@a", None)


def test_keys_on_a_note_are_for_the_note() -> None:
    here = with_notes(focus="n2")
    assert [n.id for n in after(here, *press(here, "delete")).notes] == ["n1", "n3"]
    assert after(here, *press(here, "v")).notes[1].votes == 1
    assert after(here, *press(here, "p")).notes[-1].touchpoint_id is None
    assert press(here, "enter") == (Rename("note:n2@a"),)


def test_digits_say_how_bad_a_pain_point_is_and_nothing_else() -> None:
    pain = Note(id="n1", kind="pain", text="Ouch", touchpoint_id="x")
    here = with_notes(pain, focus="n1")
    assert after(here, *press(here, "4")).notes[0].severity == 4
    assert press(with_notes(focus="n1"), "4") == ()


def test_alt_and_an_arrow_carry_a_note_to_the_next_card() -> None:
    here = with_notes(focus="n1")
    moved = after(here, *press(here, "right", alt=True))
    assert {n.id: n.touchpoint_id for n in moved.notes}["n1"] == "y"
    assert press(here, "left", alt=True) == ()


def test_signs_write_notes_on_the_card_in_focus() -> None:
    here = with_notes(focus="x")
    assert press(here, "-", "-") == (WriteNote("card:x@a", "pain"),)
    assert press(here, "+", "+", shift=True) == (WriteNote("card:x@a", "opportunity"),)
    assert press(scene(), ",", ",") == ()


def test_other_selected_cards_keep_their_keys() -> None:
    here = replace(with_notes(focus="n1"), selection=("y", "z"), pinned=True)
    (edit,) = press(here, "delete")
    assert isinstance(edit, Edit)
    assert edit.kind == "delete_touchpoints"


def test_escape_goes_from_a_note_back_to_its_card() -> None:
    (select,) = press(with_notes(focus="n1"), "escape")
    assert isinstance(select, Select)
    assert select.focus
    assert (select.ids, select.focus.note) == (("x",), None)


def test_a_click_selects_a_note_with_its_card() -> None:
    here = with_notes()
    _, (select,) = Idle().pressed(here, on_note(here, "n2"))
    assert isinstance(select, Select)
    assert select.focus
    assert (select.ids, select.focus.note) == (("x",), "note:n2@a")


def test_a_click_on_the_pile_shows_all_notes() -> None:
    here = with_notes()
    pile = here.picture.by_id["pile:x@a"]
    state, _ = Idle().pressed(here, at(pile.x + 5, pile.y + 5))
    assert state is not None
    assert state.released(here, at(pile.x + 5, pile.y + 5)) == (None, (OpenPile("pile:x@a"),))


def test_a_note_is_dragged_onto_the_card_under_the_pointer() -> None:
    here = with_notes()
    moved = drop(here, on_note(here, "n2"), on(here, "u"))
    assert {n.id: n.touchpoint_id for n in moved.notes} == {"n1": "x", "n2": "u", "n3": "x"}


def test_the_card_under_a_dragged_note_is_named() -> None:
    here = with_notes()
    _, answers = drag(here, on_note(here, "n1"), on(here, "y"))
    preview = answers[-1]
    assert isinstance(preview, Preview)
    assert preview.cell
    assert (preview.cell.name, preview.carried) == ("Onto y", ("note:n1@a",))


def test_a_note_dropped_beside_all_cards_goes_to_the_nearest_one() -> None:
    here = with_notes()
    far = at(here.picture.width - 20, here.picture.height - 20)
    moved = drop(here, on_note(here, "n1"), far)
    assert {n.id: n.touchpoint_id for n in moved.notes}["n1"] in ("u", "z")


def test_a_note_dragged_out_to_the_parking_lot_is_parked() -> None:
    here = with_notes()
    moved = drop(here, on_note(here, "n1"), at(-50, 40, parking=True))
    assert {n.id: n.touchpoint_id for n in moved.notes}["n1"] is None


def test_a_note_that_waits_is_put_onto_the_clicked_card() -> None:
    here = with_notes(Note(id="n", text="Later"))
    _, (edit,) = NotePlacing("n").pressed(here, on(here, "z"))
    assert after(here, edit).notes[0].touchpoint_id == "z"
    state, _ = NotePlacing("n").pressed(here, on(here, "z", button="right"))
    assert state is None


def test_arrows_steer_a_waiting_note_from_card_to_card() -> None:
    here = with_notes()
    there = NotePlacing("n1").steered(here, on(here, "x"), "right")
    assert there is not None
    assert (there.x, there.y) == (on(here, "y").x, on(here, "y").y)
    assert next_card(here, node(here, "u"), "right") is None


def test_a_persona_s_note_becomes_hers_in_whose_lane_it_is_dropped() -> None:
    mine = Note(id="n", text="Mine", touchpoint_id="x", persona_id="a")
    here = with_notes(mine)
    assert drop(here, on_note(here, "n"), on(here, "z")).notes[0].persona_id == "b"


def test_the_focus_stays_among_the_notes_when_one_goes() -> None:
    here = with_notes(focus="n1")
    fewer = notes.delete(["n1"]).change(here.view.project)
    picture = layout(replace(here.view, project=fewer))
    focus = refreshed(here.picture, picture, here.focus)
    assert focus is not None
    assert focus.note == "note:n2@a"


def test_the_focus_of_a_note_knows_its_card() -> None:
    here = with_notes()
    focus = focus_of(here.picture, here.picture.by_id["note:n1@a"])
    assert (focus.node_id, focus.note) == ("card:x@a", "note:n1@a")


def test_a_click_on_the_number_of_votes_gives_one_more() -> None:
    here = with_notes(Note(id="n1", text="Text", touchpoint_id="x", votes=2))
    there = here.picture.by_id["note:n1@a"]
    corner = at(there.x + there.width - 8, there.y + there.height - 8)
    assert drop(here, corner).notes[0].votes == 3
    state, _ = Idle().double_clicked(here, corner)
    assert state is not None
    (edit,) = state.released(here, corner)[1]
    assert after(here, edit).notes[0].votes == 3


def test_a_click_in_the_corner_of_a_note_without_votes_only_selects_it() -> None:
    here = with_notes(Note(id="n1", text="Text", touchpoint_id="x"))
    there = here.picture.by_id["note:n1@a"]
    corner = at(there.x + there.width - 8, there.y + there.height - 8)
    state, _ = Idle().pressed(here, corner)
    assert state is not None
    assert state.released(here, corner) == (None, ())


def test_ctrl_d_copies_the_note_and_not_its_card() -> None:
    here = with_notes(focus="n2")
    copied = after(here, *press(here, "d", ctrl=True))
    assert [note.text for note in copied.notes] == ["Text 2", "Text 1", "Text 2", "Text 3"]
    assert copied.journeys == here.view.project.journeys

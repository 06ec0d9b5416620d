"""Everything a pointer can do, a key can do."""

import pytest

from canvas_app.gestures.answers import Answer, Fit, Menu, Rename, Select, Write
from canvas_app.gestures.focus import Focus
from canvas_app.gestures.keying import types
from canvas_app.gestures.records import Key, Scene
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place
from canvas_app.model.project import Project
from tests.gestures.scenes import press, scene
from tests.model.edits.small import find, shown


def after(scene: Scene, answers: tuple[Answer, ...]) -> Project:
    (edit,) = answers
    assert isinstance(edit, Edit)
    return edit.change(scene.view.project)


def chosen(answers: tuple[Answer, ...]) -> Select:
    (select,) = answers
    assert isinstance(select, Select)
    return select


def test_the_first_arrow_enters_at_the_first_card() -> None:
    assert chosen(press(scene(), "right")).focus == Focus("one", 0, "a", "card:x@a")


def test_arrows_go_from_card_to_card_and_the_selection_follows() -> None:
    select = chosen(press(scene(focus="x", selection=("x",)), "right"))
    assert select.ids == ("y",)
    assert select.focus == Focus("one", 1, "a", "card:y@a")


def test_arrows_go_into_empty_cells() -> None:
    select = chosen(press(scene(focus="u"), "right"))
    assert select.focus == Focus("three", 0, "a", None)
    assert select.ids == ()


def test_space_pins_the_selection_so_that_it_grows() -> None:
    pinned = chosen(press(scene(focus="x", selection=("x",)), "space"))
    assert (pinned.ids, pinned.pinned) == (("x",), True)
    moved = chosen(press(scene(focus="x", selection=("x",), pinned=True), "right"))
    assert moved.ids == ("x",)
    added = chosen(press(scene(focus="y", selection=("x",), pinned=True), "space"))
    assert added.ids == ("x", "y")
    removed = chosen(press(scene(focus="y", selection=("x", "y"), pinned=True), "space"))
    assert removed.ids == ("x",)


def test_shift_arrow_extends_the_selection() -> None:
    assert chosen(press(scene(focus="x", selection=("x",)), "right", shift=True)).ids == ("x", "y")


def test_home_and_end_go_to_the_ends_of_the_lane_and_of_all() -> None:
    assert chosen(press(scene(focus="x"), "end")).ids == ("u",)
    assert chosen(press(scene(focus="u"), "home")).ids == ("x",)
    assert chosen(press(scene(focus="x"), "end", ctrl=True)).ids == ("z",)


def test_alt_arrows_move_the_card() -> None:
    here = scene(focus="x", selection=("x",))
    assert shown(after(here, press(here, "right", alt=True)), lane="a") == "y x"
    assert find(after(here, press(here, "down", alt=True)), "x").persona_ids == ("b",)


def test_alt_and_shift_stack_the_card() -> None:
    here = scene(focus="x", selection=("x",))
    assert shown(after(here, press(here, "right", alt=True, shift=True)), lane="a") == "x+y"


@pytest.mark.parametrize("key", ["delete", "backspace"])
def test_delete_takes_the_selection_away(key: str) -> None:
    here = scene(selection=("x", "y"))
    left = after(here, press(here, key)).journeys[0].touchpoints
    assert [card.id for card in left] == ["z", "u"]


def test_a_command_is_for_the_card_in_focus_when_nothing_is_selected() -> None:
    here = scene(focus="z")
    assert find(after(here, press(here, "m")), "z").moment_of_truth


def test_m_v_and_ctrl_d_edit_the_selection() -> None:
    here = scene(selection=("x",))
    assert find(after(here, press(here, "m")), "x").moment_of_truth
    assert find(after(here, press(here, "v")), "x").votes == 1
    assert len(after(here, press(here, "d", ctrl=True)).journeys[0].touchpoints) == 5


def test_commands_without_a_card_do_nothing() -> None:
    assert press(scene(), "delete") == ()
    assert press(scene(), "right", alt=True) == ()


@pytest.mark.parametrize("key", ["enter", "f2"])
def test_enter_and_f2_rename_the_card_or_write_a_new_one(key: str) -> None:
    assert press(scene(focus="x"), key) == (Rename("card:x@a"),)
    empty = scene()
    cell = Scene(empty.view, empty.picture, focus=Focus("two", 0, "c"))
    (write,) = press(cell, key)
    assert isinstance(write, Write)
    assert write.cell.place == Place("two", "c")


def test_n_writes_a_card_beside_the_one_in_focus() -> None:
    (write,) = press(scene(focus="x"), "n", "n")
    assert isinstance(write, Write)
    assert write.cell.place == Place("one", "a", after="x")


def test_every_letter_types_in_an_empty_cell() -> None:
    bare = scene()
    here = Scene(bare.view, bare.picture, focus=Focus("two", 0, "c"))
    for letter in ("n", "m", "V", "ü", "1", "!"):
        (write,) = press(here, letter.lower(), letter)
        assert isinstance(write, Write)
        assert write.text == letter


def test_alt_and_a_letter_lead_to_the_menus_from_an_empty_cell() -> None:
    bare = scene()
    here = Scene(bare.view, bare.picture, focus=Focus("two", 0, "c"))
    assert not types(here, Key("f", "f", alt=True))
    assert types(here, Key("f", "f"))


def test_control_characters_do_not_type() -> None:
    bare = scene()
    here = Scene(bare.view, bare.picture, focus=Focus("two", 0, "c"))
    assert press(here, "space", " ") == ()
    assert not any(isinstance(a, Write) for a in press(here, "escape", "\x1b"))


def test_ctrl_a_and_escape_select_all_and_none() -> None:
    assert chosen(press(scene(), "a", ctrl=True)).ids == ("x", "y", "z", "u")
    assert chosen(press(scene(selection=("x",)), "escape")).ids == ()


def test_fit_and_menu_have_keys() -> None:
    assert press(scene(), "1", "!", shift=True) == (Fit(),)
    assert press(scene(), "2", shift=True) == (Fit(selection=True),)
    assert press(scene(), "menu") == press(scene(), "f10", shift=True) == (Menu(),)


def test_fit_has_its_key_in_an_empty_cell_too() -> None:
    bare = scene()
    here = Scene(bare.view, bare.picture, focus=Focus("two", 0, "c"))
    assert press(here, "1", "!", shift=True) == (Fit(),)
    assert press(here, "2", '"', shift=True) == (Fit(selection=True),)


def test_unknown_keys_are_left_to_others() -> None:
    from canvas_app.gestures.keying import pressed
    from canvas_app.gestures.records import Key

    assert pressed(scene(), Key("q", "q")) is None


def test_a_question_mark_asks_for_the_keys_even_in_an_empty_cell() -> None:
    bare = scene()
    here = Scene(bare.view, bare.picture, focus=Focus("two", 0, "c"))
    assert press(here, "?", "?") == ()

"""A link drawn by a drag, by two clicks or by keys, and what it is taken to be."""

from dataclasses import replace

import pytest

from canvas_app.gestures.answers import Cancel, Hover, Pick, Select, Tell, Tie, Write
from canvas_app.gestures.handles import ROOM, handle, handle_at
from canvas_app.gestures.keying import pressed
from canvas_app.gestures.linking import Linking, begin
from canvas_app.gestures.pointing import Idle
from canvas_app.gestures.records import Key, Pointer, Scene
from canvas_app.layout.sizes import SLOT_GAP
from canvas_app.layout.ties import anchor
from canvas_app.model.edits import links
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Journey
from tests.gestures.scenes import at, drag, in_cell, node, on, press, scene


def hovering(id_: str, **more: object) -> Scene:
    here = scene()
    return replace(here, hovered=node(here, id_).id, **more)  # type: ignore[arg-type]


def grip(here: Scene, id_: str, side: str = "right") -> Pointer:
    there = handle(node(here, id_), side, here.zoom)  # type: ignore[arg-type]
    return at(there.x, there.y)


def with_links(*ends: tuple[str, str]) -> Scene:
    """Return the scene with links between cards, named after their ends."""
    here = scene(focus="x")
    project = here.view.project
    for start, end in ends:
        project = links.add("j", start, end).change(project)
    from canvas_app.layout.board import layout

    view = replace(here.view, project=project)
    return replace(here, view=view, picture=layout(view))


def journey_after(here: Scene, *answers: object) -> Journey:
    project = here.view.project
    for answer in answers:
        if isinstance(answer, Edit):
            project = answer.change(project)
    return project.journeys[0]


def test_a_handle_is_there_only_while_the_card_is_pointed_at_or_selected_alone() -> None:
    here = scene(focus="x")
    assert handle_at(here, grip(here, "x")) is None
    assert handle_at(hovering("x"), grip(here, "x")) is not None
    assert handle_at(replace(here, selection=("x",)), grip(here, "x")) is not None
    assert handle_at(replace(here, selection=("x", "y")), grip(here, "x")) is None


@pytest.mark.parametrize("zoom", [0.6, 1.0, 1.5])
def test_a_handle_can_be_gripped_in_a_square_of_24_px(zoom: float) -> None:
    here = hovering("x", zoom=zoom)
    there = grip(here, "x")
    for dx, dy in ((11, 11), (-11, 11), (11, -11), (-11, -11)):
        assert handle_at(here, replace(there, x=there.x + dx / zoom, y=there.y + dy / zoom))
    assert handle_at(here, replace(there, x=there.x + 13 / zoom)) is None


def test_a_finger_grips_from_further_away() -> None:
    here = hovering("x")
    there = replace(grip(here, "x"), touch=True)
    assert handle_at(here, replace(there, x=there.x + 19))


def test_no_handles_stand_on_small_cards() -> None:
    here = hovering("x", zoom=0.4)
    assert handle_at(here, grip(here, "x")) is None


@pytest.mark.parametrize("zoom", [0.6, 1.0, 2.0])
def test_handles_of_neighbours_do_not_touch(zoom: float) -> None:
    card = node(scene(), "x")
    out = handle(card, "right", zoom).x - card.x - card.width
    assert 0 <= out * zoom <= SLOT_GAP / 2 * zoom - ROOM or out == 0


def test_the_pointer_on_a_handle_keeps_its_card_lit() -> None:
    here = hovering("x")
    assert Idle().moved(here, grip(here, "x"))[1] == (Hover("card:x@a", "right"),)


def test_a_drag_snaps_to_the_card_and_names_it() -> None:
    here = hovering("x")
    _, told = drag(here, grip(here, "x"), on(here, "u"))
    tie = told[-1]
    assert isinstance(tie, Tie)
    assert tie.end == node(here, "u")
    assert (tie.x, tie.words) == (node(here, "u").x, "Link to u · two")


def test_a_drag_over_nothing_follows_the_pointer() -> None:
    here = hovering("x")
    place = in_cell(here, "three", "c")
    _, told = drag(here, grip(here, "x"), place)
    tie = told[-1]
    assert isinstance(tie, Tie)
    assert (tie.end, tie.x, tie.y) == (None, place.x, place.y)
    assert tie.words == "Link from x: choose a card, or an empty place for a new one"


def test_a_link_that_only_begins_says_how_to_go_on_and_scolds_nobody() -> None:
    here = scene(focus="x")
    state = begin(here)
    assert state is not None
    _, (tie,) = state.moved(here, on(here, "x"))
    assert isinstance(tie, Tie)
    assert tie.words == "Link from x: choose a card, or an empty place for a new one"


def test_the_release_makes_the_link_goes_there_and_picks_it() -> None:
    here = hovering("x")
    state, _ = drag(here, grip(here, "x"), on(here, "u"))
    over, (edit, select, pick) = state.released(here, on(here, "u"))
    assert over is None
    assert isinstance(edit, Edit)
    assert isinstance(select, Select)
    assert isinstance(pick, Pick)
    link = journey_after(here, edit).links[0]
    assert (link.from_id, link.to_id, link.kind) == ("x", "u", "next")
    assert (select.ids, pick.link_id) == (("u",), link.id)


def test_a_release_over_an_empty_place_asks_for_a_new_card() -> None:
    here = hovering("x")
    place = in_cell(here, "three", "c")
    state, _ = drag(here, grip(here, "x"), place)
    over, (cancel, write) = state.released(here, place)
    assert over is None
    assert cancel == Cancel()
    assert isinstance(write, Write)
    assert (write.cell.place.stage_id, write.link) == ("three", ("x", "right"))


def test_a_click_on_the_handle_waits_for_a_second_one() -> None:
    here = hovering("x")
    state, _ = drag(here, grip(here, "x"))
    waiting, _ = state.released(here, grip(here, "x"))
    assert waiting == Linking(node(here, "x"))
    assert waiting.armed


def test_a_link_to_an_earlier_card_is_said_to_be_a_loop() -> None:
    here = scene(focus="u")
    state = begin(here)
    assert state is not None
    _, (tie,) = state.moved(here, on(here, "x"))
    assert isinstance(tie, Tie)
    assert tie.words == "Link to x · one (loop)"


def test_cards_that_are_linked_get_no_second_link() -> None:
    here = with_links(("x", "u"))
    state = begin(here)
    assert state is not None
    _, answers = state.pressed(here, on(here, "u"))
    assert not any(isinstance(answer, Edit) for answer in answers)
    assert answers[-1] == Pick(here.view.journey.links[0].id)


def test_the_right_button_leaves_a_link_unmade() -> None:
    here = scene(focus="x")
    state = begin(here)
    assert state is not None
    assert state.pressed(here, on(here, "u", button="right")) == (None, (Cancel(),))


def test_arrows_visit_every_other_card() -> None:
    here = scene(focus="x")
    state, pointer = begin(here), on(here, "x")
    assert state is not None
    seen = []
    for way in ("right", "right", "right", "down"):
        found = state.steered(here, pointer, way)
        assert found is not None
        pointer = found
        _, (tie,) = state.moved(here, pointer)
        assert isinstance(tie, Tie)
        assert tie.end is not None
        seen.append(tie.end.touchpoint_id)
    assert seen == ["y", "u", "u", "z"]


def test_without_a_card_in_focus_no_link_begins() -> None:
    assert begin(scene()) is None


def test_a_press_on_a_link_picks_it_from_eight_px() -> None:
    here = with_links(("x", "u"))
    arrow = next(n for n in here.picture.nodes if n.id.startswith("link:"))
    x, y = anchor(arrow)
    _, (pick,) = Idle().pressed(here, at(x, y - 8))
    assert pick == Pick(here.view.journey.links[0].id, arrow.id)
    assert Idle().moved(here, at(x, y))[1] == (Hover(arrow.id),)


def test_keys_on_a_selected_link_delete_it_and_go_to_its_ends() -> None:
    here = with_links(("x", "u"))
    here = replace(here, link=here.view.journey.links[0].id)
    assert journey_after(here, *press(here, "delete")).links == ()
    (left,) = press(here, "left")
    (right,) = press(here, "right")
    assert isinstance(left, Select)
    assert isinstance(right, Select)
    assert (left.ids, right.ids) == (("x",), ("u",))
    assert press(here, "enter") == (Pick(here.link or "", inside=True),)


def test_shift_l_says_when_a_card_has_no_links() -> None:
    answers = pressed(scene(focus="x"), Key("l", shift=True))
    assert answers == (Tell("This card has no links yet; L begins one."),)

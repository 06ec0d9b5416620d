"""Links drawn, picked and edited on the canvas with real mouse and key events."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu

from canvas_app.gestures.answers import Menu
from canvas_app.gestures.handles import handle
from canvas_app.layout.picture import Node
from canvas_app.layout.ties import anchor
from canvas_app.model.edits import links, touchpoints
from canvas_app.model.edits.place import Place
from canvas_app.model.project import Link
from canvas_app.widgets.bundled import catalogue
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.canvas.link_box import GAP, LinkBox
from canvas_app.widgets.session import Session
from tests.widgets.canvas.hands import LEFT, card, cell, drag, middle, point

Keys = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(canvas: Canvas, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(canvas, key)


def grip(canvas: Canvas, id_: str, side: str = "right") -> QPoint:
    """Hover a card and return where its handle is seen."""
    QTest.mouseMove(canvas, QPoint(2, 2))
    QTest.mouseMove(canvas, middle(canvas, id_))
    there = handle(card(canvas, id_), side, canvas.zoom)  # type: ignore[arg-type]
    return point(canvas, there.x, there.y)


def made(session: Session) -> list[tuple[str, str, str]]:
    return [(link.from_id, link.to_id, link.kind) for link in session.journey.links]


def linked(session: Session, start: str = "x", end: str = "u") -> Link:
    """Link two cards; return the link."""
    session.apply(links.add("j", start, end))
    return session.journey.links[-1]


def node_of(canvas: Canvas, link: Link) -> Node:
    return next(n for n in canvas.shown.nodes if n.id.startswith(f"link:{link.id}@"))


def arrow(canvas: Canvas, link: Link) -> QPoint:
    return point(canvas, *anchor(node_of(canvas, link)))


def box(canvas: Canvas) -> LinkBox:
    assert canvas.links.box is not None
    return canvas.links.box


def test_a_drag_from_a_handle_makes_a_link_in_one_step(canvas: Canvas, session: Session) -> None:
    start = grip(canvas, "x")
    drag(canvas, start, start + QPoint(30, 0), middle(canvas, "u"))
    assert made(session) == [("x", "u", "next")]
    assert [step.kind for step in session.history.past] == ["add_link"]
    assert session.link == session.journey.links[0].id


def test_a_drag_from_the_left_handle_leads_to_the_card(canvas: Canvas, session: Session) -> None:
    start = grip(canvas, "u", "left")
    drag(canvas, start, start - QPoint(30, 0), middle(canvas, "x"))
    assert made(session) == [("x", "u", "next")]


def test_a_link_snaps_to_a_card_close_by(canvas: Canvas, session: Session) -> None:
    start = grip(canvas, "x")
    beside = middle(canvas, "u", 68 + 15)
    drag(canvas, start, start + QPoint(30, 0), beside)
    assert made(session) == [("x", "u", "next")]


def test_a_link_to_an_empty_place_asks_for_a_new_card_there(
    canvas: Canvas, session: Session
) -> None:
    start = grip(canvas, "x")
    drag(canvas, start, start + QPoint(30, 0), cell(canvas, "three", "c"))
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "Delivery")
    QTest.keyClick(canvas.editor, Keys.Key_Return)
    new = session.journey.touchpoints[-1]
    assert (new.name, new.stage_id, new.persona_ids) == ("Delivery", "three", ("c",))
    assert made(session) == [("x", new.id, "next")]
    assert len(session.history.past) == 1


def test_escape_leaves_neither_a_card_nor_a_link(canvas: Canvas, session: Session) -> None:
    start = grip(canvas, "x", "left")
    drag(canvas, start, start - QPoint(30, 0), cell(canvas, "three", "c"))
    assert canvas.editor is not None
    QTest.keyClick(canvas.editor, Keys.Key_Escape)
    press(canvas, Keys.Key_N)
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "Alone")
    QTest.keyClick(canvas.editor, Keys.Key_Return)
    assert made(session) == []


def test_escape_says_no_more_how_to_go_on_with_a_link(canvas: Canvas) -> None:
    said: list[str] = []
    canvas.target_named.connect(said.append)
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    press(canvas, Keys.Key_L)
    assert said[-1].startswith("Link from x")
    press(canvas, Keys.Key_Escape)
    assert "Link" not in said[-1]


def test_a_link_to_itself_is_told_and_not_made(canvas: Canvas, session: Session) -> None:
    told: list[str] = []
    canvas.told.connect(told.append)
    start = grip(canvas, "x")
    drag(canvas, start, start + QPoint(60, 0), middle(canvas, "x"))
    assert told == ["A link needs two different touchpoints."]
    assert made(session) == []


def test_a_click_on_a_handle_and_a_click_on_a_card_make_a_link(
    canvas: Canvas, session: Session
) -> None:
    QTest.mouseClick(canvas, LEFT, pos=grip(canvas, "x"))
    assert canvas.links.tie is not None
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "z"))
    assert made(session) == [("x", "z", "loop")] or made(session) == [("x", "z", "next")]


def test_l_arrows_and_enter_make_a_link_and_name_it(canvas: Canvas, session: Session) -> None:
    names: list[str] = []
    canvas.target_named.connect(names.append)
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    press(canvas, Keys.Key_L, Keys.Key_Right, Keys.Key_Right)
    assert names[-1] == "Link to u · two"
    press(canvas, Keys.Key_Return)
    assert made(session) == [("x", "u", "next")]


def test_escape_leaves_a_link_unmade(canvas: Canvas, session: Session) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    press(canvas, Keys.Key_L, Keys.Key_Right, Keys.Key_Escape)
    assert canvas.links.tie is None
    assert made(session) == []
    assert session.selection == ("x",)


def test_l_without_a_card_says_what_is_missing(canvas: Canvas, session: Session) -> None:
    told: list[str] = []
    canvas.told.connect(told.append)
    session.select(())
    press(canvas, Keys.Key_L)
    assert told == ["Select a touchpoint first."]


def test_after_a_link_typing_goes_on_at_the_card(canvas: Canvas, session: Session) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    press(canvas, Keys.Key_L, Keys.Key_Right, Keys.Key_Return)
    assert box(canvas).isVisible()
    assert canvas.hasFocus()
    press(canvas, Keys.Key_N)
    assert canvas.editor is not None
    canvas.writing.drop()


def test_a_click_picks_a_link_and_del_deletes_it(canvas: Canvas, session: Session) -> None:
    link = linked(session)
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link))
    assert session.link == link.id
    press(canvas, Keys.Key_Delete)
    assert made(session) == []
    assert not box(canvas).isVisible()
    assert len(session.journey.touchpoints) == 4


def test_shift_l_goes_round_the_links_of_a_card(canvas: Canvas, session: Session) -> None:
    one, two = linked(session), linked(session, "z", "x")
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    seen = []
    for _ in range(3):
        QTest.keyClick(canvas, Keys.Key_L, SHIFT)
        seen.append(session.link)
    assert seen == [one.id, two.id, one.id]
    press(canvas, Keys.Key_Right)
    assert session.selection == ("u",)
    assert session.link is None


def test_enter_leads_into_the_fields_and_escape_back(canvas: Canvas, session: Session) -> None:
    link = linked(session)
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link))
    press(canvas, Keys.Key_Return)
    inside = canvas.window().focusWidget()
    assert isinstance(inside, QAbstractButton)
    assert inside.text() == "next step"
    QTest.keyClick(inside, Keys.Key_Escape)
    assert canvas.hasFocus()
    assert not box(canvas).isVisible()
    assert session.link == link.id


def test_fields_change_the_link_each_in_one_step(canvas: Canvas, session: Session) -> None:
    link = linked(session)
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link))
    buttons = {b.text(): b for b in box(canvas).findChildren(QAbstractButton)}
    buttons["branch"].click()
    buttons["seamless"].click()
    QTest.keyClicks(box(canvas).condition, "no stock")
    box(canvas).share.setText("40")
    box(canvas).share.commit()
    now = session.journey.links[0]
    assert (now.kind, now.handover, now.label, now.share) == ("branch", "seamless", "no stock", 40)
    assert len(session.history.past) == 5


def test_a_long_condition_shows_how_it_begins(canvas: Canvas, session: Session) -> None:
    link = linked(session)
    session.apply(links.set_fields(session.journey.id, link.id, label="Only without stock " * 5))
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link))
    assert box(canvas).condition.cursorPosition() == 0


def test_fields_stay_under_the_pointer_when_the_arrow_runs_elsewhere(
    canvas: Canvas, session: Session
) -> None:
    link = linked(session)
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link))
    before, node = box(canvas).geometry(), node_of(canvas, link)
    buttons = {b.text(): b for b in box(canvas).findChildren(QAbstractButton)}
    QTest.mouseClick(buttons["loop"], LEFT)
    assert node_of(canvas, link) != node
    assert box(canvas).geometry() == before
    canvas.zoom_by(1.5)
    assert box(canvas).geometry() != before


def test_where_there_is_room_beside_the_cards_only_the_fields_do_not_cover_them(
    canvas: Canvas, session: Session
) -> None:
    link = linked(session)
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link))
    fields, window = box(canvas), QRect(0, 0, 800, 400)
    cards, high = QRect(200, 90, 300, 60), fields.height()
    fields.stand_beside((QRect(200, 20, 300, 370), cards), window)
    assert fields.geometry().top() > cards.bottom()
    fields.stand_beside((QRect(200, 20, 300, 370), QRect(200, 300, 300, 60)), window)
    assert fields.geometry().bottom() < 300
    fields.stand_beside((QRect(200, 20, 300, 370), QRect(200, 30, 300, 350)), window)
    assert (fields.geometry().top(), fields.height()) == (GAP, high)


def test_a_link_can_be_turned_round(canvas: Canvas, session: Session) -> None:
    link = linked(session)
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link))
    QTest.mouseClick(box(canvas).turn, LEFT)
    assert made(session) == [("u", "x", "loop")]
    assert session.link == link.id


def test_keys_in_the_fields_do_nothing_to_the_cards(canvas: Canvas, session: Session) -> None:
    link = linked(session)
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link))
    press(canvas, Keys.Key_Return)
    before = session.project
    inside = canvas.window().focusWidget()
    assert inside is not None
    for key in (Keys.Key_M, Keys.Key_V, Keys.Key_N, Keys.Key_Up):
        QTest.keyClick(inside, key)
    assert session.project.journeys[0].touchpoints == before.journeys[0].touchpoints
    assert session.link == link.id


def test_undo_of_a_deletion_of_cards_brings_their_selection_back(
    canvas: Canvas, session: Session
) -> None:
    session.select(["x", "z"])
    press(canvas, Keys.Key_Delete)
    assert session.selection == ()
    session.undo()
    assert set(session.selection) == {"x", "z"}


@pytest.mark.parametrize("zoom", [0.6, 1.0, 1.5])
def test_links_can_be_hit_at_every_zoom(canvas: Canvas, session: Session, zoom: float) -> None:
    link = linked(session)
    canvas.zoom_to(zoom)
    canvas.look(canvas.port.showing(*anchor(node_of(canvas, link)), 1, 1))
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link) + QPoint(0, 6))
    assert session.link == link.id


def test_g_arrows_and_enter_move_a_card(canvas: Canvas, session: Session) -> None:
    names: list[str] = []
    canvas.target_named.connect(names.append)
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    press(canvas, Keys.Key_G, Keys.Key_Right)
    assert names[-1] == "one · A, together with y"
    press(canvas, Keys.Key_Right, Keys.Key_Return)
    moved = {each.id: each.seq for each in session.journey.touchpoints}
    assert moved["x"] > moved["y"]
    assert [step.kind for step in session.history.past] == ["move_touchpoints"]


def test_g_and_a_click_move_all_that_is_selected(canvas: Canvas, session: Session) -> None:
    session.select(["x", "y"])
    press(canvas, Keys.Key_G)
    there = cell(canvas, "three", "b")
    QTest.mouseMove(canvas, there)
    QTest.mouseClick(canvas, LEFT, pos=there)
    stages = {each.id: each.stage_id for each in session.journey.touchpoints}
    assert (stages["x"], stages["y"]) == ("three", "three")
    assert len(session.history.past) == 1


def test_escape_lets_cards_go_back(canvas: Canvas, session: Session) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    press(canvas, Keys.Key_G, Keys.Key_Right, Keys.Key_Down, Keys.Key_Escape, Keys.Key_Return)
    assert session.history.past == ()


def test_down_goes_to_the_next_lane_and_up_above_the_first_to_everyone(
    canvas: Canvas, session: Session
) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "z"))
    press(canvas, Keys.Key_G, Keys.Key_Up, Keys.Key_Up)
    press(canvas, Keys.Key_Return)
    z = next(each for each in session.journey.touchpoints if each.id == "z")
    assert z.persona_ids == ()


def test_the_hand_pans_and_moves_nothing(canvas: Canvas, session: Session) -> None:
    canvas.zoom_to(2.0)
    canvas.hold_hand(True)
    left = canvas.port.left
    drag(canvas, middle(canvas, "x"), middle(canvas, "x") - QPoint(80, 0))
    assert canvas.port.left < left
    assert session.selection == ()
    assert session.history.past == ()
    QTest.keyClick(canvas, Keys.Key_Escape)
    assert not canvas.hand


def test_ctrl_t_lets_another_persona_meet_all_selected_cards(
    canvas: Canvas, session: Session
) -> None:
    session.select(["x", "z"])
    QTest.keyClick(canvas, Keys.Key_T, Qt.KeyboardModifier.ControlModifier)
    (menu,) = canvas.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    next(action for action in menu.actions() if action.text() == "C").trigger()
    menu.close()
    met = {each.id: each.persona_ids for each in session.journey.touchpoints}
    assert (met["x"], met["z"]) == (("a", "c"), ("b", "c"))
    assert len(session.history.past) == 1


def test_the_menu_of_a_card_leads_to_its_links(canvas: Canvas, session: Session) -> None:
    link = linked(session)
    session.select(["x"])
    canvas.do((Menu(),))
    (menu,) = canvas.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    ways = {a.text(): a for sub in menu.findChildren(QMenu) for a in sub.actions()}
    ways["→ u (next step)"].trigger()
    menu.close()
    assert session.link == link.id


def test_a_right_click_on_a_link_opens_its_menu(canvas: Canvas, session: Session) -> None:
    link = linked(session)
    place = arrow(canvas, link)
    QTest.mousePress(canvas, Qt.MouseButton.RightButton, pos=place)
    canvas.do((Menu((place.x(), place.y())),))
    (menu,) = canvas.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    next(action for action in menu.actions() if action.text() == "Loop").trigger()
    menu.close()
    assert session.journey.links[0].kind == "loop"


def test_an_armed_palette_entry_is_placed_by_arrows_and_enter(
    canvas: Canvas, session: Session
) -> None:
    names: list[str] = []
    canvas.target_named.connect(names.append)
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "u"))
    entry = catalogue().entries[0]
    canvas.arm(entry.id)
    press(canvas, Keys.Key_Right)
    assert names[-1] == "two · A, after u"
    press(canvas, Keys.Key_Return)
    assert len(session.journey.touchpoints) == 5


def test_a_selected_link_does_not_strike_its_condition_through(
    canvas: Canvas, session: Session
) -> None:
    link = linked(session, "x", "z")
    session.apply(links.set_fields("j", link.id, kind="loop", label="no stock"))
    session.select_link(link.id)
    chip = next(n for n in canvas.shown.nodes if n.id.startswith(f"condition:{link.id}@"))
    there = point(canvas, chip.x + 4, chip.y + chip.height / 2)
    assert canvas.grab().toImage().pixelColor(there).name() == canvas.theme.colour("surface")


def test_words_say_what_a_selected_link_is(canvas: Canvas, session: Session) -> None:
    names: list[str] = []
    canvas.target_named.connect(names.append)
    link = linked(session)
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link))
    assert names[-1] == "next step, x → u, handover unknown"


def test_tab_goes_round_in_the_fields_of_a_link(canvas: Canvas, session: Session) -> None:
    link = linked(session)
    QTest.mouseClick(canvas, LEFT, pos=arrow(canvas, link))
    press(canvas, Keys.Key_Return)
    seen = []
    for _ in range(6):
        inside = box(canvas).focusWidget()
        assert inside is not None
        seen.append(inside)
        QTest.keyClick(inside, Keys.Key_Tab)
    fields = box(canvas)
    assert seen[2:] == [fields.condition, fields.share, fields.turn, fields.delete]
    assert fields.focusWidget() is seen[0]
    QTest.keyClick(seen[0], Keys.Key_Backtab)
    assert fields.focusWidget() is fields.delete


def test_a_link_goes_when_the_card_it_begins_at_is_undone(canvas: Canvas, session: Session) -> None:
    session.apply(touchpoints.add_named("j", "New", Place("one", "a")))
    (new,) = session.selection
    canvas.reveal(new)
    canvas.link_here()
    assert canvas.state.armed
    session.undo()
    QTest.mouseMove(canvas, middle(canvas, "u"))
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "u"))
    assert not canvas.state.armed
    assert made(session) == []


def test_a_drag_ends_when_its_card_is_undone(canvas: Canvas, session: Session) -> None:
    session.apply(touchpoints.add_named("j", "New", Place("one", "a")))
    (new,) = session.selection
    drag(canvas, middle(canvas, new), middle(canvas, "u"), drop=False)
    session.undo()
    QTest.mouseRelease(canvas, LEFT, pos=middle(canvas, "u"))
    assert canvas.shown is canvas.base
    assert len(session.journey.touchpoints) == 4

"""The canvas follows its session, fits, zooms and wears a theme."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from canvas_app.layout.board import layout
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.place import Place
from canvas_app.theme import THEMES
from canvas_app.widgets.canvas import picture_view
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.session import Session
from tests.model.edits.small import find
from tests.widgets.canvas.hands import LEFT, card, middle, seen


def test_keys_zoom_around_the_selected_card(canvas: Canvas) -> None:
    canvas.zoom_to(2.5)
    canvas.reveal("x")
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    before = middle(canvas, "x")
    canvas.zoom_by(1.2)
    assert (middle(canvas, "x") - before).manhattanLength() <= 4


def test_the_canvas_shows_what_the_session_shows(canvas: Canvas, session: Session) -> None:
    session.apply(touchpoints.rename("x", "Hotline"))
    assert canvas.shown == layout(session.view)
    session.undo()
    assert canvas.shown == layout(session.view)


def test_only_what_changed_is_repainted(canvas: Canvas, session: Session) -> None:
    before = seen(canvas)
    session.apply(touchpoints.rename("x", "Hotline"))
    after = seen(canvas)
    assert before != after
    session.undo()
    assert seen(canvas) == before


def test_a_document_opens_at_its_width_but_readable(qtbot: QtBot, session: Session) -> None:
    made = Canvas(session)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    assert made.zoom == pytest.approx(0.6)


def test_another_document_is_shown_from_its_beginning(canvas: Canvas, session: Session) -> None:
    canvas.zoom_to(3.0)
    session.replace(session.project.model_copy(update={"id": "other"}), None)
    assert canvas.zoom <= 1.0


def test_an_edit_keeps_the_place_one_looks_at(canvas: Canvas, session: Session) -> None:
    canvas.zoom_to(2.0)
    before = canvas.port
    session.apply(touchpoints.rename("x", "Hotline"))
    assert (canvas.port.zoom, canvas.port.left, canvas.port.top) == (2.0, before.left, before.top)


def test_zooming_is_told(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.zoom_changed) as told:
        canvas.zoom_by(2)
    assert told.args == [canvas.zoom]


def test_fitting_the_selection_brings_it_to_the_middle(canvas: Canvas, session: Session) -> None:
    session.select(["u"])
    canvas.fit_selection()
    assert canvas.rect().adjusted(100, 100, -100, -100).contains(middle(canvas, "u"))
    assert canvas.zoom > 1


def test_fitting_without_a_selection_shows_everything(canvas: Canvas) -> None:
    canvas.zoom_to(3.0)
    canvas.fit_selection()
    assert canvas.port == canvas.port.fitted()


def test_revealing_a_card_scrolls_to_it(canvas: Canvas) -> None:
    canvas.zoom_to(4.0)
    canvas.reveal("u")
    node = card(canvas, "u")
    x, y = canvas.port.to_window(node.x, node.y)
    assert 0 <= x <= 1200
    assert 0 <= y <= 900


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_themes_colour_the_ground(canvas: Canvas, name: str) -> None:
    canvas.set_theme(THEMES[name])
    ground = seen(canvas).pixelColor(3, 890)
    assert ground.name() == THEMES[name].colour("paper")


def test_the_selection_is_ringed_on_every_twin(canvas: Canvas, session: Session) -> None:
    session.apply(touchpoints.set_fields(["x"], persona_ids=("a", "b")))
    session.select(())
    plain = seen(canvas)
    session.select(["x"])
    ringed = seen(canvas)
    for lane in ("a", "b"):
        node = card(canvas, "x", lane)
        x, y = canvas.port.to_window(node.x - 1, node.y + node.height / 2)
        assert plain.pixelColor(round(x), round(y)) != ringed.pixelColor(round(x), round(y))


def test_very_many_selected_cards_are_framed(canvas: Canvas, session: Session) -> None:
    for n in range(120):
        session.apply(touchpoints.add_named("j", f"T{n}", Place("three", "c")))
    session.select(())
    plain = seen(canvas)
    session.select([card.id for card in session.journey.touchpoints])
    framed = seen(canvas)
    x, y = (round(v) for v in canvas.port.to_window(card(canvas, "z").x, card(canvas, "z").y + 30))
    assert plain.pixelColor(x, y) != framed.pixelColor(x, y)


def menu_of(canvas: Canvas, reason: QContextMenuEvent.Reason, place: QPoint) -> QMenu:
    event = QContextMenuEvent(reason, place, canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, event)
    menus = canvas.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert len(menus) == 1
    return menus[0]


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_the_menu_does_what_the_keys_do(canvas: Canvas, session: Session) -> None:
    session.select(["x"])
    menu = menu_of(canvas, QContextMenuEvent.Reason.Mouse, middle(canvas, "x"))
    assert "Rename" in words(menu)
    next(a for a in menu.actions() if a.text() == "Moment of truth").trigger()
    assert find(session.project, "x").moment_of_truth
    menu.close()


def test_the_menu_makes_twins(canvas: Canvas, session: Session) -> None:
    session.select(["x"])
    menu = menu_of(canvas, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    lanes = next(a.menu() for a in menu.actions() if a.menu())
    assert isinstance(lanes, QMenu)
    next(a for a in lanes.actions() if a.text() == "C").trigger()
    assert find(session.project, "x").persona_ids == ("a", "c")
    menu.close()


def test_the_menu_of_empty_ground_offers_a_new_card(canvas: Canvas) -> None:
    menu = menu_of(canvas, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    assert "New touchpoint" in words(menu)
    assert "Delete" not in words(menu)
    menu.close()


def test_cards_glide_to_their_new_places(canvas: Canvas, session: Session, qtbot: QtBot) -> None:
    canvas.moving = True
    session.apply(touchpoints.shift("j", ["x"], "right", "a"))
    first = seen(canvas)
    qtbot.wait(250)
    assert seen(canvas) != first


def test_a_card_at_rest_is_seen_before_there_was_time_for_its_tiles(
    canvas: Canvas, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen(canvas)
    canvas.moving = True
    session.apply(touchpoints.shift("j", ["x"], "right", "a"))
    seen(canvas)  # the tiles are without the cards that glide
    for budget in ("BUDGET", "IDLE_BUDGET"):
        monkeypatch.setattr(picture_view, budget, 0.0)
    qtbot.wait(250)
    node = card(canvas, "x")
    x, y = canvas.port.to_window(node.x + node.width / 2, node.y + 4)
    shown = canvas.grab(QRect(round(x), round(y), 1, 1)).toImage()
    assert shown.pixelColor(0, 0).name() == canvas.theme.colour("card.fill")


def test_without_motion_cards_stand_at_once(canvas: Canvas, session: Session) -> None:
    session.apply(touchpoints.shift("j", ["x"], "right", "a"))
    first = seen(canvas)
    QApplication.processEvents()
    assert seen(canvas) == first


def test_the_canvas_says_what_it_is(canvas: Canvas) -> None:
    assert canvas.accessibleName() == "Journey canvas"
    assert canvas.accessibleDescription()


def test_a_view_that_nobody_has_moved_fits_every_size_of_the_window(canvas: Canvas) -> None:
    canvas.show_opened()
    for width in (700, 1_000):
        canvas.resize(width, 500)
        assert canvas.port == canvas.port.opened()
    canvas.zoom_to(1.3)
    canvas.resize(700, 500)
    assert canvas.zoom == 1.3


def test_a_journey_without_cards_opens_with_its_stages_in_sight(
    canvas: Canvas, session: Session
) -> None:
    canvas.resize(400, 900)
    canvas.show_opened()
    assert canvas.port == canvas.port.opened() != canvas.port.fitted_to_width()
    session.apply(touchpoints.delete([each.id for each in session.journey.touchpoints]))
    canvas.show_opened()
    assert canvas.port == canvas.port.fitted_to_width() != canvas.port.opened()

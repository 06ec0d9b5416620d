"""The mouse on the canvas, from press to release, with what the session hears of it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.canvas.editor import TitleEditor
from canvas_app.widgets.session import Session
from tests.model.edits.small import find, shown
from tests.widgets.canvas.hands import LEFT, card, cell, drag, middle, point, wheel

Keys = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_click_selects_a_card(canvas: Canvas, session: Session) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    assert session.selection == ("x",)


def test_ctrl_click_adds_a_card(canvas: Canvas, session: Session) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    QTest.mouseClick(canvas, LEFT, CTRL, middle(canvas, "z"))
    assert session.selection == ("x", "z")


def test_a_click_on_nothing_clears(canvas: Canvas, session: Session) -> None:
    session.select(["x"])
    QTest.mouseClick(canvas, LEFT, pos=cell(canvas, "three", "c"))
    assert session.selection == ()


def test_a_drag_moves_a_card_in_one_step(canvas: Canvas, session: Session) -> None:
    drag(canvas, middle(canvas, "x"), middle(canvas, "x", 30), cell(canvas, "two", "b"))
    assert find(session.project, "x").stage_id == "two"
    assert find(session.project, "x").persona_ids == ("b",)
    assert [step.kind for step in session.history.past] == ["move_touchpoints"]
    assert session.selection == ("x",)


def test_during_a_drag_the_neighbours_move_aside(canvas: Canvas, session: Session) -> None:
    before = card(canvas, "y").x
    drag(canvas, middle(canvas, "u"), middle(canvas, "y", -66), drop=False)
    assert card(canvas, "y").x > before
    assert session.history.past == ()
    QTest.mouseRelease(canvas, LEFT, pos=middle(canvas, "y"))


def test_the_target_is_named_before_release(canvas: Canvas) -> None:
    names: list[str] = []
    canvas.target_named.connect(names.append)
    drag(canvas, middle(canvas, "x"), cell(canvas, "two", "b"), drop=False)
    assert names[-1] == "two · B"
    QTest.keyClick(canvas, Keys.Key_Escape)
    assert names[-1] == ""


def test_escape_restores_during_a_drag(canvas: Canvas, session: Session) -> None:
    picture = canvas.shown
    drag(canvas, middle(canvas, "x"), cell(canvas, "two", "b"), drop=False)
    assert canvas.shown != picture
    QTest.keyClick(canvas, Keys.Key_Escape)
    assert canvas.shown is picture
    QTest.mouseRelease(canvas, LEFT, pos=cell(canvas, "two", "b"))
    assert session.history.past == ()


def test_alt_pressed_during_a_drag_makes_a_twin(canvas: Canvas, session: Session) -> None:
    there = cell(canvas, "one", "c")
    drag(canvas, middle(canvas, "x"), there, drop=False)
    QTest.keyPress(canvas, Keys.Key_Alt)
    QTest.mouseRelease(canvas, LEFT, ALT, there)
    assert find(session.project, "x").persona_ids == ("a", "c")


def test_a_drag_over_the_top_edge_opens_the_lane_for_everyone(
    canvas: Canvas, session: Session
) -> None:
    top = point(canvas, 400, 20)
    drag(canvas, middle(canvas, "x"), middle(canvas, "x", 20), top, drop=False)
    assert canvas.shown.lanes[0].persona_id is None
    QTest.mouseMove(canvas, cell(canvas, "one", None))
    QTest.mouseRelease(canvas, LEFT, pos=cell(canvas, "one", None))
    assert find(session.project, "x").persona_ids == ()


def test_the_lane_for_everyone_closes_when_nothing_fell_there(
    canvas: Canvas, session: Session
) -> None:
    start, top = middle(canvas, "x"), point(canvas, 400, 20)
    drag(canvas, start, middle(canvas, "x", 20), top, drop=False)
    QTest.keyClick(canvas, Keys.Key_Escape)
    assert not session.view.open_everyone
    assert canvas.shown.lanes[0].persona_id == "a"


def test_a_rubber_band_selects(canvas: Canvas, session: Session) -> None:
    start = middle(canvas, "x", -76, -46)
    drag(canvas, start, middle(canvas, "y", 10, 10))
    assert set(session.selection) == {"x", "y"}


def test_a_double_click_on_a_cell_begins_a_card(canvas: Canvas) -> None:
    QTest.mouseDClick(canvas, LEFT, pos=cell(canvas, "three", "c"))
    assert canvas.editor is not None


def test_a_double_click_on_a_card_renames_it(canvas: Canvas) -> None:
    QTest.mouseDClick(canvas, LEFT, pos=middle(canvas, "x"))
    assert isinstance(canvas.editor, TitleEditor)
    assert canvas.editor.toPlainText() == "x"


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, SHIFT])
def test_the_wheel_scrolls(canvas: Canvas, held: Qt.KeyboardModifier) -> None:
    canvas.zoom_to(3.0)
    before = canvas.port
    wheel(canvas, 0, -120, held)
    moved = (canvas.port.left < before.left, canvas.port.top < before.top)
    assert moved == ((True, False) if held == SHIFT else (False, True))


def test_ctrl_and_the_wheel_zoom_at_the_cursor(canvas: Canvas) -> None:
    canvas.zoom_to(2.0)
    here = canvas.rect().center()
    before = canvas.port.to_picture(here.x(), here.y())
    wheel(canvas, 0, 120, CTRL)
    assert canvas.zoom > 2.0
    assert canvas.port.to_picture(here.x(), here.y()) == pytest.approx(before)


def test_space_and_drag_pan(canvas: Canvas, session: Session) -> None:
    canvas.zoom_to(3.0)
    left = canvas.port.left
    QTest.keyPress(canvas, Keys.Key_Space)
    drag(canvas, QPoint(600, 400), QPoint(560, 390))
    QTest.keyRelease(canvas, Keys.Key_Space)
    assert canvas.port.left == left - 40
    assert session.selection == ()


def test_the_middle_button_pans(canvas: Canvas) -> None:
    canvas.zoom_to(3.0)
    left = canvas.port.left
    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(600, 400))
    QTest.mouseMove(canvas, QPoint(570, 400))
    QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(570, 400))
    assert canvas.port.left == left - 30


def test_a_drag_at_the_edge_scrolls(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.zoom_to(3.0)
    canvas.look(canvas.port.revealing(0, 0, 100, 300))
    left = canvas.port.left
    drag(canvas, middle(canvas, "x"), QPoint(1195, 400), drop=False)
    qtbot.waitUntil(lambda: canvas.port.left < left - 30)
    QTest.keyClick(canvas, Keys.Key_Escape)


@pytest.mark.parametrize("start", ["card", "ground"])
def test_escape_looks_again_at_where_a_drag_began(canvas: Canvas, qtbot: QtBot, start: str) -> None:
    canvas.resize(700, 500)
    canvas.zoom_to(1.2)
    before = canvas.port
    first = middle(canvas, "x") if start == "card" else cell(canvas, "one", "c")
    drag(canvas, first, first + QPoint(20, 0), QPoint(692, 300), drop=False)
    qtbot.waitUntil(lambda: canvas.port.left < before.left - 30)
    QTest.keyClick(canvas, Keys.Key_Escape)
    assert canvas.port == before
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(692, 300))
    assert canvas.port == before


@pytest.mark.parametrize("button", [LEFT, Qt.MouseButton.RightButton])
def test_the_ground_stays_when_a_card_is_pressed_that_is_not_seen_whole(
    canvas: Canvas, session: Session, button: Qt.MouseButton
) -> None:
    node = card(canvas, "u")
    canvas.resize(round(node.x + node.width / 2 + canvas.port.left), 500)
    before, place = canvas.port, middle(canvas, "u", -30)
    QTest.mousePress(canvas, button, pos=place)
    assert session.selection == ("u",)
    assert canvas.port == before
    QTest.mouseRelease(canvas, button, pos=place)
    assert canvas.port == before


def test_the_ground_stays_where_it_is_under_a_dragged_card(canvas: Canvas) -> None:
    canvas.fit()
    before = canvas.port
    widths = set()
    drag(canvas, middle(canvas, "u"), middle(canvas, "u", 20), drop=False)
    for place in (middle(canvas, "y", 90), middle(canvas, "x", 90), cell(canvas, "three", "b")):
        QTest.mouseMove(canvas, place)
        widths.add(canvas.shown.width)
        assert (canvas.port.left, canvas.port.top) == (before.left, before.top)
    assert len(widths) > 1
    canvas.cancel()
    assert canvas.port == before


def test_the_scroll_bar_can_be_dragged(canvas: Canvas) -> None:
    from canvas_app.widgets.canvas.bars import bars

    canvas.zoom_to(3.0)
    thumb = bars(canvas.port)[0].thumb.center().toPoint()
    before = canvas.port.left
    drag(canvas, thumb, thumb + QPoint(50, 0))
    assert canvas.port.left < before - 50


def test_undo_brings_a_dropped_card_back(canvas: Canvas, session: Session) -> None:
    drag(canvas, middle(canvas, "x"), middle(canvas, "y", 66))
    assert shown(session.project, lane="a") == "y x"
    session.undo()
    assert shown(session.project, lane="a") == "x y"
    assert card(canvas, "x").x < card(canvas, "y").x


def test_a_drag_ends_when_another_window_comes_to_the_front(
    canvas: Canvas, session: Session
) -> None:
    drag(canvas, middle(canvas, "x"), cell(canvas, "two", "b"), drop=False)
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(canvas, away)
    QTest.mouseRelease(canvas, LEFT, pos=cell(canvas, "two", "b"))
    assert session.history.past == ()


def test_the_tooltip_says_what_the_card_is(canvas: Canvas, qtbot: QtBot) -> None:
    place = middle(canvas, "x")
    event = QHelpEvent(QEvent.Type.ToolTip, place, canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, event)
    qtbot.waitUntil(QToolTip.isVisible)
    assert "x" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())

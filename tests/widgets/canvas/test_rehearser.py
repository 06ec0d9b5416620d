"""Large boards make room at once and are laid out when the pointer rests, or not at all."""

import pytest
from pytestqt.qtbot import QtBot

from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.session import Session
from tests.model.edits.small import find
from tests.widgets.canvas.hands import card, cell, drag, middle


def slow(canvas: Canvas, seconds: float) -> None:
    canvas.drag.rehearser.rate = seconds / len(canvas.base.nodes)


def test_a_quick_board_is_laid_out_at_once(canvas: Canvas) -> None:
    slow(canvas, 0.001)
    drag(canvas, middle(canvas, "u"), middle(canvas, "y", -66), drop=False)
    assert canvas.drag.rehearsal is not None
    assert not canvas.drag.rehearsal.rough
    canvas.cancel()


def test_a_larger_board_makes_room_first_and_is_laid_out_at_rest(
    canvas: Canvas, qtbot: QtBot
) -> None:
    slow(canvas, 0.02)
    base = canvas.base
    drag(canvas, middle(canvas, "u"), middle(canvas, "y", -66), drop=False)
    assert canvas.shown is base
    qtbot.waitUntil(lambda: canvas.shown is not base)
    canvas.cancel()
    assert canvas.shown is base


@pytest.mark.parametrize("seconds", [0.001, 0.02, 1.0])
def test_a_drop_is_the_same_on_boards_of_any_size(
    canvas: Canvas, session: Session, seconds: float
) -> None:
    slow(canvas, seconds)
    drag(canvas, middle(canvas, "x"), middle(canvas, "x", 30), cell(canvas, "two", "b"))
    assert find(session.project, "x").stage_id == "two"
    assert card(canvas, "x").persona_id == "b"

"""A canvas on a small journey, in a window of its own, without motion."""

import pytest
from pytestqt.qtbot import QtBot

from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.session import Session
from tests.model.edits.small import card, project


@pytest.fixture
def session() -> Session:
    """Lane a: x, y in one, u in two; lane b: z in one; lane c is empty."""
    cards = (
        card("x", "a", 10),
        card("y", "a", 20),
        card("z", "b", 20),
        card("u", "a", 10, "two"),
    )
    return Session(project(*cards), clock=lambda: "2026-03-01T12:00:00Z")


@pytest.fixture
def canvas(session: Session, qtbot: QtBot) -> Canvas:
    """The canvas of the session, 1200 × 900, active and with the keyboard's focus."""
    made = Canvas(session)
    made.moving = False
    qtbot.addWidget(made)
    made.resize(1200, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made

"""Putting the panels into a window, after the canvas was painted (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.widgets.panels.inspector import Inspector
from canvas_app.widgets.panels.palette import Palette
from canvas_app.widgets.panels.scores import Scores

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def make_panels(window: MainWindow) -> None:
    """Make palette, inspector and scores for the document of a window."""
    session = window.session
    assert session
    palette = Palette(session)
    palette.armed.connect(window.canvas.arm)
    palette.placed.connect(window.canvas.place_entry)
    scores = Scores(session)
    scores.wanted.connect(window.canvas.reveal)
    scores.counted.connect(window.status.show_rated)
    window.sides.fill(palette, {"touchpoint": Inspector(session), "scores": scores})

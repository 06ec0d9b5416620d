"""Putting the panels into a window, after the canvas was painted (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.widgets.panels.inspector import Inspector
from canvas_app.widgets.panels.palette import Palette
from canvas_app.widgets.scores.book import Book
from canvas_app.widgets.scores.leads import Leads
from canvas_app.widgets.scores.rated import Rated
from canvas_app.widgets.scores.trial_bar import TrialBar
from canvas_app.widgets.sides import TABS

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def make_panels(window: MainWindow) -> None:
    """Make palette, inspector and scoring panels for the document of a window."""
    session = window.session
    assert session
    palette = Palette(session)
    palette.armed.connect(window.canvas.arm)
    palette.placed.connect(window.canvas.place_entry)
    palette.told.connect(window.status.tell)
    window.canvas.disarmed.connect(palette.disarm)
    inspector = Inspector(session)
    books = {tab: Book(session, tab) for tab, _words in TABS if tab != "touchpoint"}
    Leads(window, palette, inspector, books)
    Rated(session, inspector).counted.connect(window.status.show_rated)
    window.sides.fill(palette, TrialBar(session), {"touchpoint": inspector, **books})

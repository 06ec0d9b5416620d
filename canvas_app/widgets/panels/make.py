"""Putting the panels into a window, after the canvas was painted (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from canvas_app.widgets.canvas.minimap import Minimap
from canvas_app.widgets.panels.inspector import Inspector
from canvas_app.widgets.panels.nothing import OFFERED
from canvas_app.widgets.panels.palette import Palette
from canvas_app.widgets.scores.book import Book
from canvas_app.widgets.scores.leads import Leads
from canvas_app.widgets.scores.rated import Rated
from canvas_app.widgets.scores.trial_bar import TrialBar
from canvas_app.widgets.sides import TABS
from canvas_app.widgets.warm import warm_up

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session


def make_panels(window: MainWindow, session: Session) -> Iterator[None]:
    """Make inspector, scoring panels and palette for a document, one after each ``next``."""
    inspector = Inspector(session)
    inspector.nothing.offer(window.actions_[id_] for id_ in OFFERED)
    window.sides.fill_page("touchpoint", inspector)
    yield
    books = {}
    for tab in (tab for tab, _words in TABS if tab != "touchpoint"):
        books[tab] = Book(session, tab)
        window.sides.fill_page(tab, books[tab])
        yield
    Leads(window, inspector, books)
    Rated(session, inspector).counted.connect(window.status.show_rated)
    window.sides.fill_map(Minimap(window.canvas, window))
    window.take_preferences()
    yield
    window.sides.fill_foot(TrialBar(session))
    window.sides.empty_lists()
    warm_up(window)


def make_list(window: MainWindow, name: str) -> None:
    """Make one of the lists on the left when it is seen first."""
    if window.session and name in LISTS:
        window.sides.fill_list(name, LISTS[name](window, window.session))


def _palette(window: MainWindow, session: Session) -> QWidget:
    palette = Palette(session)
    palette.armed.connect(window.canvas.arm)
    palette.placed.connect(window.canvas.place_entry)
    palette.added.connect(window.canvas.reveal)
    palette.told.connect(window.status.tell)
    window.canvas.disarmed.connect(palette.disarm)
    return palette


def _history(window: MainWindow, session: Session) -> QWidget:
    from canvas_app.widgets.panels.history import HistoryList

    return HistoryList(session)


def _parking(window: MainWindow, session: Session) -> QWidget:
    from canvas_app.widgets.panels.parking import Parking
    from canvas_app.widgets.panels.parking_puts import Puts

    parking = Parking(session)
    Puts(window, session, parking)
    return parking


def _outline(window: MainWindow, session: Session) -> QWidget:
    from canvas_app.widgets.outline.outline import Outline

    outline = Outline(session)
    outline.told.connect(window.status.tell)
    return outline


LISTS: dict[str, Callable[[MainWindow, Session], QWidget]] = {
    "palette": _palette,
    "parking": _parking,
    "history": _history,
    "outline": _outline,
}

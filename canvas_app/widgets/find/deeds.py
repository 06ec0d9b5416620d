"""What menus and keys ask of finding, filtering and selecting (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from canvas_app.model.selecting import Trait, alike, others

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def find(window: MainWindow) -> None:
    """Show the bar to find in."""
    window.finder.open()


def find_next(window: MainWindow) -> None:
    """Go to the next match."""
    window.finder.step(1)


def find_previous(window: MainWindow) -> None:
    """Go to the match before."""
    window.finder.step(-1)


def select_matches(window: MainWindow) -> None:
    """Select everything that matches."""
    window.finder.select_all()


def filter_(window: MainWindow) -> None:
    """Show what the cards can be filtered by."""
    window.finder.open_filter(window.tools.widgetForAction(window.actions_["view.filter"]))


def clear_filter(window: MainWindow) -> None:
    """Let every card stand out."""
    window.finder.clear()


def save_view(window: MainWindow) -> None:
    """Keep the present filter under a name."""
    from canvas_app.widgets.find.saved import NameView

    if window.session and window.session.may_change():
        NameView(window, window.session).open()


def manage_views(window: MainWindow) -> None:
    """Rename and delete saved views."""
    from canvas_app.widgets.find.saved import ManageViews

    if window.session:
        ManageViews(window, window.session).open()


def invert(window: MainWindow) -> None:
    """Select what is not selected."""
    if session := window.session:
        session.select(others(session.journey, session.selection))


def same(trait: Trait) -> Callable[[MainWindow], None]:
    """Return what selects every card that shares a trait with those selected."""

    def do(window: MainWindow) -> None:
        if session := window.session:
            session.select(alike(session.journey, session.selection, trait))

    return do

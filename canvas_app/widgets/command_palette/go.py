"""What choosing an entry of the list of commands does (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.widgets import menus, opening

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def trigger(action_id: str, window: MainWindow) -> None:
    """Do an action, as its key does."""
    window.actions_[action_id].trigger()


def pick(list_id: str, value: object, window: MainWindow) -> None:
    """Choose an entry of a list of the menu bar."""
    menus.PICKED[list_id](window, value)


def begin(template: str, window: MainWindow) -> None:
    """Begin a project from a template."""
    opening.begin(window.program, template, window)


def show_panel(key: str, window: MainWindow) -> None:
    """Bring a scoring panel to the front."""
    from canvas_app.widgets.scores.book import Book
    from canvas_app.widgets.scores.pages import tab_of

    page = window.sides.show_tab(tab_of(key))
    if isinstance(page, Book):
        page.show_key(key)


def show_card(journey_id: str, touchpoint_id: str, window: MainWindow) -> None:
    """Select a card and bring it into sight, in its journey."""
    if window.session:
        window.session.show(journey_id=journey_id)
        window.session.select((touchpoint_id,))
        window.canvas.reveal(touchpoint_id)
        window.canvas.setFocus()


def show_stage(stage_id: str, window: MainWindow) -> None:
    """Go to the first lane of a stage."""
    from canvas_app.gestures.focus import focus_at

    picture = window.canvas.base
    column = next((each for each in picture.columns if each.stage_id == stage_id), None)
    if column is None or not picture.lanes:
        return
    top = picture.lanes[0]
    canvas = window.canvas
    canvas.look(canvas.port.showing(column.x, top.y, column.width, top.height))
    canvas.setFocus()
    canvas.key_used()
    canvas.go(focus_at(picture, column.slots[0] if column.slots else column.x, top.cards_y))

"""Canvas or table in the middle of a window (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from canvas_app.widgets.table.page import TablePage

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def table_of(window: MainWindow) -> TablePage | None:
    """Return the table when it is in the middle of a window."""
    page = window.middle.currentWidget()
    return page if isinstance(page, TablePage) else None


def toggle(window: MainWindow) -> None:
    """Show the table in the place of the canvas, or the canvas again."""
    if table_of(window) is not None:
        show_canvas(window)
    elif window.session:
        page = _made(window)
        window.middle.setCurrentWidget(page)
        page.setFocus()
    window.refresh()


def show_canvas(window: MainWindow) -> None:
    """Show the canvas with the cursor on what is selected."""
    window.middle.setCurrentWidget(window.canvas)
    window.canvas.setFocus()
    if window.session and window.session.selection:
        window.canvas.when_level(partial(window.canvas.reveal, window.session.selection[0]))


def run(window: MainWindow, id_: str, command: Callable[[MainWindow], object]) -> None:
    """Do an action while the canvas is not seen: in the table when it can, else as always."""
    page = table_of(window)
    if page is not None and id_ in COMMANDS and (id_ not in ON_CELLS or page.has_focus):
        COMMANDS[id_](page)
        return
    if page is not None and id_ in NEEDS_CANVAS:
        show_canvas(window)
        window.refresh()
    command(window)


def _made(window: MainWindow) -> TablePage:
    for at in range(window.middle.count()):
        page = window.middle.widget(at)
        if isinstance(page, TablePage):
            return page
    assert window.session
    page = TablePage(window.session, window.program.preferences.table_columns)
    page.told.connect(window.status.tell)
    page.failed.connect(lambda words: window.banner.tell(words, bad=True))
    page.mended.connect(window.banner.take_back)
    page.arranged.connect(lambda: window.program.prefer(table_columns=page.columns()))
    page.grid.cards_wanted.connect(partial(_paste_cards, window))
    window.middle.addWidget(page)
    return page


def _paste_cards(window: MainWindow) -> None:
    from canvas_app.widgets.commands import RUN

    RUN["edit.paste"](window)


COMMANDS: Mapping[str, Callable[[TablePage], object]] = {
    "insert.touchpoint": lambda page: page.grid.type_name(len(page.model.cards)),
    "edit.rename": lambda page: page.grid.type_name(max(page.grid.currentIndex().row(), 0)),
    "edit.delete": lambda page: page.remove(),
    "edit.copy": lambda page: page.grid.copy(),
    "edit.cut": lambda page: page.grid.cut(),
    "edit.paste": lambda page: page.grid.paste(),
}
"""What actions of the menus do while the table is shown."""
ON_CELLS = {"edit.copy", "edit.cut", "edit.paste"}
"""Those that mean cells only while the cursor is in the table."""
NEEDS_CANVAS = {"insert.link", "insert.note", "insert.twin", "view.fit_selection", "view.hand"}
"""Actions that nobody could follow without seeing the canvas."""

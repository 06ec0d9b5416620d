"""What actions bring up: dialogs, bars, lists and other ways to look (room: widgets).

Each is imported when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def show_parking(window: MainWindow) -> None:
    """Show the notes that lie beside the journey, ready to type another one."""
    from canvas_app.widgets.panels.parking import Parking

    shown = window.sides.show_list("parking")
    if isinstance(shown, Parking):
        shown.enter()


def toggle_palette(window: MainWindow) -> None:
    """Show the palette, ready to search in it; or hide it."""
    from canvas_app.widgets.panels.palette import Palette

    sides, middle = window.sides, window.middle.currentWidget()
    if not (sides.palette_shown and sides.list == "palette"):
        if isinstance(palette := sides.show_list("palette"), Palette):
            palette.search.setFocus()
        return
    if middle and sides.lists.isAncestorOf(window.focusWidget() or window):
        middle.setFocus()
    sides.toggle_palette()


def show_tab(name: str) -> Callable[[MainWindow], object]:
    """Return what brings a tab of the right side to the front."""
    return lambda window: window.sides.show_tab(name)


def history(window: MainWindow) -> None:
    """Show the steps that can be taken back."""
    if shown := window.sides.show_list("history"):
        shown.setFocus()


def thresholds(window: MainWindow) -> None:
    """Show the thresholds of the project."""
    from canvas_app.widgets.dialogs.thresholds import show_thresholds

    if window.session:
        show_thresholds(window.session, window)


def focus_mode(window: MainWindow) -> None:
    """Hide both sides, or show them again."""
    window.sides.toggle_all()


def toggle_minimap(window: MainWindow) -> None:
    """Let the minimap be seen when it is of use, or not at all."""
    window.program.prefer(minimap=not window.program.preferences.minimap)
    if window.program.preferences.minimap and not window.sides.palette_shown:
        window.sides.toggle_palette()


def to_area(step: int) -> Callable[[MainWindow], None]:
    """Return what gives the focus to the next area of the window, or the one before."""

    def run(window: MainWindow) -> None:
        from canvas_app.widgets.areas import go

        go(window, step)

    return run


def full_screen(window: MainWindow) -> None:
    """Fill the screen with the window, or take it back."""
    window.setWindowState(window.windowState() ^ window.windowState().WindowFullScreen)


def shortcuts(window: MainWindow) -> None:
    """Show the sheet of shortcuts."""
    from canvas_app.widgets.dialogs.shortcuts import Shortcuts

    Shortcuts(window).open()


def keys(window: MainWindow) -> None:
    """Let a person give actions other keys."""
    from canvas_app.widgets.dialogs.keys import KeysDialog

    KeysDialog(window).open()


def commands(window: MainWindow) -> None:
    """Show the list of commands to search in."""
    from canvas_app.widgets.command_palette.command_palette import show_commands

    show_commands(window)


def help_(window: MainWindow) -> None:
    """Explain what has the focus."""
    from canvas_app.widgets.help.context import explain

    explain(window)


def about(window: MainWindow) -> None:
    """Say what this program is, and whose marks it names."""
    from canvas_app.widgets.dialogs.about import about as show

    show(window)


def preferences(window: MainWindow) -> None:
    """Show the preferences."""
    from canvas_app.widgets.dialogs.preferences import PreferencesDialog

    PreferencesDialog(window).open()


def outline(window: MainWindow) -> None:
    """Show the outline with the cursor in it."""
    if shown := window.sides.show_list("outline"):
        shown.setFocus()


def table(window: MainWindow) -> None:
    """Show the table in the place of the canvas, or the canvas again."""
    from canvas_app.widgets.table.show import toggle

    toggle(window)


def present(window: MainWindow) -> None:
    """Present the journey full screen."""
    from canvas_app.widgets.presenter.presenting import present as begin

    begin(window)


def export_pdf(window: MainWindow) -> None:
    """Show what an export will look like, with all choices."""
    from canvas_app.widgets.export.dialog import show_export

    show_export(window)


def print_(window: MainWindow) -> None:
    """Print on the system's printer: as this project was exported last, else its board."""
    from canvas_app.widgets.export import wish as wishes
    from canvas_app.widgets.printing import print_journey

    kept, session = window.program.preferences.exports, window.session
    if session is None or session.project.id not in kept:
        print_journey(window)
        return
    wish = wishes.begin(session.view, kept)
    if wish.suffix == ".pdf":
        options = wishes.options(wish, session.project)
        print_journey(window, options, wishes.shown(wish, session.view))
    else:
        print_journey(window)


def capture(window: MainWindow) -> None:
    """Show the capture bar and type into it."""
    from canvas_app.widgets.capture.opening import open_bar

    open_bar(window)


def rating_run(window: MainWindow) -> None:
    """Rate card by card with one key a value."""
    from canvas_app.widgets.rating_run.bar import open_run

    open_run(window)

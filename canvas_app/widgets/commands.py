"""What each action of the registry does to its window (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from canvas_app.theme import NOTE_KINDS
from canvas_app.widgets import showing

if TYPE_CHECKING:
    from canvas_app.layout.view import ViewChoice
    from canvas_app.model.edits.edit import Edit
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session

VIEWS: tuple[ViewChoice, ...] = ("best", "internal", "customer")
ZOOM_STEP = 1.25


def _apply(window: MainWindow, made: Callable[[Session], Edit]) -> None:
    session = window.session
    if session is not None and session.selection:
        session.apply(made(session))


def new(window: MainWindow) -> None:
    """Show the start page with its templates."""
    window.program.start()


def open_(window: MainWindow) -> None:
    """Ask which file to open."""
    window.filing.ask_open()


def save(window: MainWindow) -> None:
    """Save to the file, asking for one the first time."""
    window.filing.save()


def save_as(window: MainWindow) -> None:
    """Ask for a file and save to it."""
    window.filing.ask_save()


def quit_(window: MainWindow) -> None:
    """Close every window, asking about unsaved work."""
    window.program.quit()


def undo(window: MainWindow) -> None:
    """Take the newest step back."""
    if window.session:
        window.session.undo()


def redo(window: MainWindow) -> None:
    """Do the step undone last again."""
    if window.session:
        window.session.redo()


def clipboard(module: str, name: str) -> Callable[[MainWindow], object]:
    """Return what copies, cuts or pastes; it is imported when it is used."""

    def run(window: MainWindow) -> None:
        from importlib import import_module

        getattr(import_module(f"canvas_app.widgets.clipboard.{module}"), name)(window)

    return run


def take_in(window: MainWindow) -> None:
    """Ask for a workbook and show what was changed in it."""
    from canvas_app.widgets.workbook.taking import ask

    ask(window)


def duplicate(window: MainWindow) -> None:
    """Copy the note in focus, else the selected cards."""
    window.canvas.duplicate_selected()


def select_all(window: MainWindow) -> None:
    """Select every card of the journey."""
    if window.session:
        window.session.select([touchpoint.id for touchpoint in window.session.journey.touchpoints])


def deselect(window: MainWindow) -> None:
    """Select nothing."""
    if window.session:
        window.session.select(())


def moment_of_truth(window: MainWindow) -> None:
    """Mark or unmark the selected cards as moments of truth."""
    from canvas_app.model.edits import touchpoints

    _apply(window, lambda session: touchpoints.toggle_moment_of_truth(session.selection))


def vote(window: MainWindow) -> None:
    """Give the note in focus, else the selected cards, a vote."""
    window.canvas.vote_selected(1)


def unvote(window: MainWindow) -> None:
    """Take a vote back from the note in focus, else from the selected cards."""
    window.canvas.vote_selected(-1)


def hide_votes(window: MainWindow) -> None:
    """Hide how many votes there are while people vote, or reveal it."""
    from canvas_app.widgets.voting.deeds import hide_or_reveal

    hide_or_reveal(window)


def timer(window: MainWindow) -> None:
    """Start the timer, seen in the status bar, or stop it."""
    from canvas_app.widgets.presenter.presenting import timer_of

    timer_of(window).toggle()


def add_note(kind: str) -> Callable[[MainWindow], None]:
    """Return what writes a sticky note of a kind on the card in focus."""
    return lambda window: window.canvas.add_note(kind)


def park_note(window: MainWindow) -> None:
    """Send the note in focus to the parking lot; without one, show what lies there."""
    if not window.canvas.park_note():
        showing.show_parking(window)


def next_view(window: MainWindow) -> None:
    """Show the next of best, internal and customer view."""
    if session := window.session:
        session.show(view=VIEWS[(VIEWS.index(session.view.view) + 1) % len(VIEWS)])


def next_lens(window: MainWindow) -> None:
    """Look through the next persona's eyes, after the last one through everybody's."""
    if session := window.session:
        ids = (None, *(persona.id for persona in session.project.personas))
        session.show(lens=_after(ids, session.view.lens))


def next_journey(window: MainWindow) -> None:
    """Show the next journey of the project."""
    if session := window.session:
        ids = tuple(journey.id for journey in session.project.journeys)
        session.show(journey_id=_after(ids, session.view.journey_id))


def merge(window: MainWindow) -> None:
    """Make one card of the selected ones."""
    from canvas_app.model.edits.merge import merge as merged

    _apply(window, lambda session: merged(session.view.journey_id, session.selection))


def success(window: MainWindow) -> None:
    """Let only the success touchpoints stand out, or all again."""
    if session := window.session:
        from canvas_app.model.filter import toggled

        session.show(filter=toggled(session.view.filter, "success"))


def try_out(window: MainWindow) -> None:
    """Let edits change only what is shown, until they are kept or dropped."""
    if window.session:
        window.session.try_out()


def structure(deed: str, *given: object) -> Callable[[MainWindow], object]:
    """Return what does a deed of ``structure`` to a window."""

    def do(window: MainWindow) -> None:
        from canvas_app.widgets import structure as deeds

        getattr(deeds, deed)(window, *given)

    return do


def _after(values: tuple[str | None, ...], now: str | None) -> str:
    return values[(values.index(now) + 1) % len(values)]  # type: ignore[return-value]


def finding(deed: str, *given: object) -> Callable[[MainWindow], object]:
    """Return what does a deed of ``find`` to a window; with ``given`` one that is made first."""

    def do(window: MainWindow) -> None:
        from canvas_app.widgets.find import deeds

        found = getattr(deeds, deed)
        (found(*given) if given else found)(window)

    return do


def snapshots(deed: str) -> Callable[[MainWindow], object]:
    """Return what does a deed of ``snapshots`` to a window."""

    def do(window: MainWindow) -> None:
        from canvas_app.widgets.snapshots import deeds

        getattr(deeds, deed)(window)

    return do


RUN: Mapping[str, Callable[[MainWindow], object]] = {
    "file.new": new,
    "file.open": open_,
    "file.save": save,
    "file.save_as": save_as,
    "file.export_pdf": showing.export_pdf,
    "file.print": showing.print_,
    "file.import": take_in,
    "file.snapshot": snapshots("take"),
    "file.snapshots": snapshots("show_all"),
    "file.close": lambda window: window.close(),
    "file.quit": quit_,
    "edit.undo": undo,
    "edit.redo": redo,
    "edit.cut": clipboard("copying", "cut"),
    "edit.copy": clipboard("copying", "copy"),
    "edit.copy_picture": clipboard("picture", "copy_picture"),
    "edit.paste": clipboard("receiving", "paste"),
    "edit.paste_rows": clipboard("receiving", "paste_rows"),
    "edit.rename": lambda window: window.canvas.rename_selected(),
    "edit.duplicate": duplicate,
    "edit.delete": lambda window: window.canvas.delete_selected(),
    "edit.select_all": select_all,
    "edit.deselect": deselect,
    "select.invert": finding("invert"),
    "select.same_channel": finding("same", "channel"),
    "select.same_owner": finding("same", "owner"),
    "select.same_status": finding("same", "status"),
    "select.same_stage": finding("same", "stage"),
    "select.same_persona": finding("same", "persona"),
    "select.matches": finding("select_matches"),
    "edit.find": finding("find"),
    "edit.find_next": finding("find_next"),
    "edit.find_previous": finding("find_previous"),
    "edit.preferences": showing.preferences,
    "view.zoom_in": lambda window: window.canvas.zoom_by(ZOOM_STEP),
    "view.zoom_out": lambda window: window.canvas.zoom_by(1 / ZOOM_STEP),
    "view.zoom_100": lambda window: window.canvas.zoom_to(1.0),
    "view.fit": lambda window: window.canvas.fit(),
    "view.fit_selection": lambda window: window.canvas.fit_selection(),
    "view.fit_width": lambda window: window.canvas.fit_width(),
    "view.next_view": next_view,
    "view.next_lens": next_lens,
    "view.palette": showing.toggle_palette,
    "view.success": success,
    "view.filter": finding("filter_"),
    "view.clear_filter": finding("clear_filter"),
    "view.save_view": finding("save_view"),
    "view.manage_views": finding("manage_views"),
    "view.history": showing.history,
    "view.outline": showing.outline,
    "view.touchpoint": showing.show_tab("touchpoint"),
    "view.scores": showing.show_tab("scores"),
    "view.budget": showing.show_tab("budget"),
    "view.gaps": showing.show_tab("gaps"),
    "view.actions": showing.show_tab("actions"),
    "journey.try_out": try_out,
    "journey.thresholds": showing.thresholds,
    "view.next_area": showing.to_area(1),
    "view.previous_area": showing.to_area(-1),
    "view.sides": showing.focus_mode,
    "view.minimap": showing.toggle_minimap,
    "view.full_screen": showing.full_screen,
    "view.table": showing.table,
    "view.present": showing.present,
    "insert.touchpoint": lambda window: window.canvas.add_here(),
    **{f"insert.{kind}": add_note(kind) for kind in NOTE_KINDS},
    "note.park": park_note,
    "view.parking": showing.show_parking,
    "insert.capture": showing.capture,
    "insert.link": lambda window: window.canvas.link_here(),
    "insert.twin": lambda window: window.canvas.offer_lanes(),
    "edit.move": lambda window: window.canvas.pick_up(),
    "edit.links": lambda window: window.canvas.pick_link(),
    "view.hand": lambda window: window.canvas.hold_hand(not window.canvas.hand),
    "edit.merge": merge,
    "journey.moment_of_truth": moment_of_truth,
    "view.timer": timer,
    "journey.vote": vote,
    "journey.unvote": unvote,
    "journey.votes_hidden": hide_votes,
    "journey.next": next_journey,
    "journey.rating_run": showing.rating_run,
    "journey.setup": structure("set_up", "project"),
    "insert.stage": structure("add_stage"),
    "insert.persona": structure("add_persona"),
    "insert.journey": structure("add_journey"),
    "journey.to_be": structure("copy_journey", "to_be"),
    "journey.duplicate": structure("copy_journey"),
    "journey.rename": structure("rename_journey"),
    "journey.delete": structure("delete_journey"),
    "journey.delete_stage": structure("drop_stage"),
    "help.context": showing.help_,
    "help.commands": showing.commands,
    "help.shortcuts": showing.shortcuts,
    "help.keys": showing.keys,
    "help.say_again": lambda window: window.status.say_again(),
    "help.about": showing.about,
}

"""What the actions of a window need, and whether it is there (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, QKeySequence

from canvas_app.i18n import _
from canvas_app.widgets.spec import REASONS, Needs

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def enable(window: MainWindow) -> None:
    """Turn actions on and off, and tick those that are switches."""
    there = _there(window)
    for command in window.actions_:
        command.setEnabled(there[command.spec.needs])
    session, actions = window.session, window.actions_
    table = session is not None and window.middle.currentWidget() is not window.canvas
    actions["view.palette"].setChecked(window.sides.palette_shown)
    actions["view.full_screen"].setChecked(window.isFullScreen())
    actions["view.table"].setChecked(table)
    actions["journey.votes_hidden"].setChecked(bool(session and session.view.votes_hidden))
    actions["view.success"].setChecked(bool(session and session.view.filter.success))


def enable_held(window: MainWindow) -> None:
    """Turn on or off what needs no more than the focus on a card or a note."""
    held = _held(window)
    for command in window.actions_:
        if command.spec.needs == "held":
            command.setEnabled(held)


def tell_why(window: MainWindow, event: QKeyEvent) -> None:
    """Say what an action needs whose key was pressed in vain."""
    keys = QKeySequence(event.keyCombination())
    here = {"window", "canvas"} if window.canvas and window.canvas.hasFocus() else {"window"}
    for command in window.actions_:
        if command.spec.context in here and keys in command.shortcuts():
            if not command.isEnabled():
                window.status.tell(_(REASONS[command.spec.needs]))
            return


def _there(window: MainWindow) -> dict[Needs, bool]:
    session = window.session
    if session is None:
        return {**dict.fromkeys(REASONS, False), "nothing": True}
    return {
        "nothing": True,
        "document": True,
        "cards": bool(session.journey.touchpoints),
        "selection": bool(session.selection),
        "held": _held(window),
        "marked": bool(session.selection or session.link),
        "undo": bool(session.trying or session.history.past),
        "redo": bool(session.history.future and not session.trying),
        "journeys": len(session.project.journeys) > 1,
        "personas": bool(session.project.personas),
        "several": len(session.selection) > 1,
        "filter": not session.view.filter.is_empty,
    }


def _held(window: MainWindow) -> bool:
    """Tell whether there is a card or a note that a key on the canvas would be for."""
    focus = window.canvas.focus if window.canvas else None
    selected = bool(window.session and window.session.selection)
    return selected or bool(focus and (focus.node_id or focus.note))

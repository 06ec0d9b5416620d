"""The capture bar of a window: made when it is first asked for (room: widgets)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from canvas_app.widgets.capture.bar import CaptureBar

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session


def open_bar(window: MainWindow) -> None:
    """Show the capture bar of a window's document and type into it."""
    session = window.session
    if session is None or not session.may_change():
        return
    bar = next((b for b in window.findChildren(CaptureBar) if b.session is session), None)
    if bar is None:
        bar = CaptureBar(session, _stage_in_focus(window, session))
        bar.card_wanted.connect(window.canvas.reveal)
        bar.left.connect(partial(_leave, window))
        bar.left.connect(bar.hide)  # afterwards: Qt would look for another focus by itself
        bar.line.lines_pasted.connect(partial(_take_lines, window, bar))
        window.below.addWidget(bar)
    bar.begin()


def _leave(window: MainWindow) -> None:
    """Give the focus back to the canvas, or to the table in its place."""
    widget = window.middle.currentWidget()
    if widget is not None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _take_lines(window: MainWindow, bar: CaptureBar, text: str) -> None:
    """Paste a list or a table as everywhere, into the stage of the bar."""
    from canvas_app.widgets.clipboard.receiving import receive_text

    receive_text(window, text, "", bar.place)


def _stage_in_focus(window: MainWindow, session: Session) -> str:
    """Return the stage where the canvas has its focus or a selected card, else the first one."""
    focus = window.canvas.focus
    if focus is not None:
        return focus.stage_id
    selected = session.selected
    return selected[0].stage_id if selected else session.project.stages[0].id

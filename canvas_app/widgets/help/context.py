"""F1: a number's formula, a panel's page of the manual, else the manual (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def explain(window: MainWindow) -> None:
    """Explain what has the focus in a window."""
    focus = window.focusWidget()
    if not getattr(focus, "explain", bool)():
        show_manual(window, *topic(focus, window))


def show_manual(window: MainWindow, about: str, name: str = "") -> None:
    """Open the manual, or bring it to the front, where it speaks about something."""
    from canvas_app.widgets.help.manual import Manual

    manual = window.findChild(Manual) or Manual(window)
    manual.show()
    manual.raise_()
    manual.activateWindow()
    manual.show_topic(about, name)


def topic(focus: QWidget | None, window: MainWindow) -> tuple[str, str]:
    """Return what the manual shall speak about, and a name to look for there."""
    from canvas_app.widgets.panels.rating import RatingBox
    from canvas_app.widgets.scores.book import Book
    from canvas_app.widgets.scores.pages import PLACES

    if window.session is None:
        return "files", ""
    while focus is not None:
        if isinstance(focus, Book):
            return "scores", next(_(place.name) for place in PLACES if place.key == focus.key)
        if isinstance(focus, RatingBox):
            return "rating", ""
        focus = focus.parentWidget()
    return "building", ""

"""Imports what a person opens first before it is asked for, while nothing happens (room: widgets).

The panels are imported by another thread, widgets one after the other on their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from canvas_app.widgets.scores.pages import PLACES
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow

WAIT_MS, REST_MS = 900, 60
"""How long a window was there before, and how long between two modules."""
WIDGETS = (
    "find.finder",
    "find.filter_panel",
    "panels.parking",
    "panels.budget_table",
    "table.page",
    "outline.outline",
    "panels.history",
    "command_palette.command_palette",
    "export.dialog",
    "presenter.presenting",
)


def warm_up(window: MainWindow) -> None:
    """Begin in a while; a window that is closed meanwhile stops it."""
    QTimer.singleShot(WAIT_MS, window, lambda: _begin(window))


def _begin(window: MainWindow) -> None:
    Work(import_panels).start()
    _next(window, iter(WIDGETS))


def import_panels() -> None:
    """Import every module that fills a panel."""
    for place in PLACES:
        import_module(f"canvas_app.panels.{place.key}")


def _next(window: MainWindow, names: Iterator[str]) -> None:
    name = next(names, None)
    if name is not None:
        import_module(f"canvas_app.widgets.{name}")
        QTimer.singleShot(REST_MS, window, lambda: _next(window, names))

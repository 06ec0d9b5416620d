"""Menus, toolbar, columns and status bar of a window (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from canvas_app.widgets.banner import Banner
from canvas_app.widgets.command import Actions
from canvas_app.widgets.filing import Filing
from canvas_app.widgets.menus import Menus
from canvas_app.widgets.presenter.displays import Displays
from canvas_app.widgets.sides import Sides
from canvas_app.widgets.status import StatusBar
from canvas_app.widgets.toolbar import ToolBar

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def furnish(window: MainWindow) -> None:
    """Put everything into a window that is there without a document, too."""
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.setAcceptDrops(True)
    window.filing = Filing(window)
    window.actions_ = Actions(window)
    window.menus = Menus(window)
    window.tools = ToolBar(window)
    window.addToolBar(window.tools)
    window.middle = QStackedWidget()
    window.banner = Banner()
    window.above, window.below = _column(), _column()
    window.sides = Sides(_centre(window))
    window.setCentralWidget(window.sides)
    window.status = StatusBar(window)
    window.setStatusBar(window.status)
    Displays(window)
    window.tools.tint()
    window.sides.tint()


def _centre(window: MainWindow) -> QWidget:
    centre = QWidget()
    column = QVBoxLayout(centre)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(window.above)
    column.addWidget(window.middle, 1)
    column.addLayout(window.below)
    column.addWidget(window.banner)
    return centre


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    return column

"""Windows that are never larger than their screen (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

AIR = 40
"""Px of the screen that a window and its frame leave free."""


def fit_screen(window: QWidget, size: QSize) -> None:
    """Make a window of a size in px, or as large as its screen has room for.

    A screen of 1280 px has 853 where everything is shown at 150 %.
    """
    room = window.screen().availableSize()
    window.resize(size.boundedTo(room - QSize(AIR, AIR)))

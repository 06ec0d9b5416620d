"""Text of people and files as widgets may show it: plain, never markup (room: widgets)."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from canvas_app.i18n.plain import plain
from canvas_app.widgets import look

MAX_TITLE = 120
MAX_LINE = 500


def label(
    text: str = "",
    *,
    size: int = 13,
    weight: str = "regular",
    tone: str = "",
    parent: QWidget | None = None,
) -> QLabel:
    """Return a label that shows ``text`` literally and breaks it into lines where needed."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(look.font(size, weight))
    made.setWordWrap(True)
    if tone:
        made.setProperty("tone", tone)
    return made


def heading(text: str = "") -> QLabel:
    """Return the small heading of a section of a panel."""
    return label(text.upper(), size=11, weight="semibold", tone="muted")


def in_menu(text: str) -> str:
    """Return text for a menu or a button: an ampersand stays an ampersand."""
    return one_line(text).replace("&", "&&")


def tooltip(text: str) -> str:
    """Return text for a tooltip, which Qt would else read as markup when it looks like it."""
    return f"<qt>{html.escape(text)}</qt>"


def title(text: str) -> str:
    """Return text for the frame of a window: one line of at most 120 characters."""
    return plain(text, MAX_TITLE)


def one_line(text: str) -> str:
    """Return text as one line in which nothing hides or turns the writing direction."""
    return plain(text, MAX_LINE)

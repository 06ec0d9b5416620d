"""The sheet of shortcuts, made from the registry (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from canvas_app.i18n import N_, _
from canvas_app.widgets import plain
from canvas_app.widgets.actions import BY_ID, native, spoken, written
from canvas_app.widgets.menus import BAR, flat

ON_CANVAS: tuple[tuple[str, str | tuple[str, ...]], ...] = (
    (N_("Go from card to card"), N_("Arrow keys")),
    (N_("Move the card"), N_("Alt with an arrow key")),
    (N_("Edit the card"), ("Return", "F2")),
    (N_("Take in or out of the selection"), ("Space",)),
    (N_("New card below, while writing"), ("Ctrl+Return",)),
    (N_("New card in the next stage, while writing"), ("Tab",)),
    (N_("Back to the canvas"), ("Esc",)),
)
"""What the canvas does by itself: keys, or words for them."""


class Shortcuts(QDialog):
    """Every action that has a key, by menu, in two columns."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Shortcuts"))
        columns = QHBoxLayout(self)
        columns.setContentsMargins(28, 24, 28, 28)
        columns.setSpacing(44)
        sections = sheet()
        for part in (sections[:3], sections[3:]):
            column = QVBoxLayout()
            column.setSpacing(6)
            for title, rows in part:
                _section(column, title, rows)
            column.addStretch(1)
            columns.addLayout(column)


def sheet() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (title, rows of words and keys) for each menu and for the canvas."""
    sections = []
    for title, ids in BAR:
        found = [BY_ID[id_] for id_ in flat(ids) if id_ in BY_ID and BY_ID[id_].keys]
        rows = [(spoken(spec), written(spec.keys)) for spec in found]
        sections.append((_(title).replace("&", ""), rows))
    own = [
        (_(words), _(keys) if isinstance(keys, str) else " / ".join(map(native, keys)))
        for words, keys in ON_CANVAS
    ]
    return [*sections, (_("On the canvas"), own)]


def _section(column: QVBoxLayout, title: str, rows: list[tuple[str, str]]) -> None:
    column.addWidget(plain.heading(title))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(3)
    for at, (words, keys) in enumerate(rows):
        grid.addWidget(_line(words), at, 0)
        grid.addWidget(_line(keys, "muted"), at, 1, Qt.AlignmentFlag.AlignRight)
    column.addLayout(grid)
    column.addSpacing(10)


def _line(words: str, tone: str = "") -> QLabel:
    label = plain.label(words, tone=tone)
    label.setWordWrap(False)
    return label

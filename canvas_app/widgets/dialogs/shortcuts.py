"""The sheet of shortcuts, made from the registry (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import _
from canvas_app.widgets import plain
from canvas_app.widgets.actions import SPECS, spoken, written
from canvas_app.widgets.command import Actions
from canvas_app.widgets.command_palette.search import Names, find, named
from canvas_app.widgets.hints import CONTEXTS, HINTS
from canvas_app.widgets.menus import BAR, flat, menu_titles
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow

WIDE, HIGH, AROUND = 940, 760, 60
STEPS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}
"""Keys that scroll while one types what to look for."""
Row = tuple[str, str]
"""Words and keys."""
Group = tuple[str, list[Row]]


class Shortcuts(QDialog):
    """Everything that has a key, by where it works, in two columns; typing looks for something."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self.field = QLineEdit()
        self.field.textChanged.connect(self._fill)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        self._change = QPushButton()
        self._buttons.addButton(self._change, QDialogButtonBox.ButtonRole.ActionRole)
        self._change.clicked.connect(self._change_keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(self.field)
        column.addWidget(self._area, 1)
        column.addWidget(self._buttons)
        room = window.size()
        self.resize(min(WIDE, room.width() - AROUND), min(HIGH, room.height() - AROUND))
        self._speak()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := STEPS.get(Qt.Key(event.key())):
            self._area.verticalScrollBar().triggerAction(step)
        else:
            super().keyPressEvent(event)

    def _speak(self) -> None:
        self.setWindowTitle(_("Shortcuts"))
        self.field.setPlaceholderText(_("Search shortcuts…"))
        self.field.setAccessibleName(_("Search shortcuts"))
        self._change.setText(_("Change keys…"))
        self._fill()

    def _fill(self) -> None:
        groups = matching(sheet(self._window.actions_), self.field.text())
        page = QWidget()
        page.setObjectName("page")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(40)
        for part in halves(groups):
            column = QVBoxLayout()
            column.setSpacing(6)
            for title, rows in part:
                _section(column, title, rows)
            column.addStretch(1)
            columns.addLayout(column, 1)
        if not groups:
            columns.insertWidget(0, plain.label(_("No shortcut is called so."), tone="muted"))
        self._area.setWidget(page)

    def _change_keys(self) -> None:
        self._window.actions_["help.keys"].trigger()
        self.accept()


def sheet(actions: Actions) -> list[Group]:
    """Return the shortcuts there are now: those of the window by menu, then by context."""
    found = [
        (_plain(_(title)), [_row(actions, id_) for id_ in flat(ids) if id_ in _IN_WINDOW])
        for title, ids in BAR
    ]
    for context, title in CONTEXTS.items():
        ids = [spec.id for spec in SPECS if spec.context == context and context != "window"]
        hints = [
            (_(hint.text), _(hint.shown) if hint.shown else written(hint.keys))
            for hint in HINTS
            if hint.context == context
        ]
        found.append((_(title), [*(_row(actions, id_) for id_ in ids), *hints]))
    return [(title, kept) for title, rows in found if (kept := [row for row in rows if row[1]])]


_IN_WINDOW = {spec.id for spec in SPECS if spec.context == "window"}


def matching(groups: list[Group], query: str) -> list[Group]:
    """Return what a query finds, in its groups; a title finds all below it, keys find theirs."""
    if not query.strip():
        return groups
    flat = [(title, row) for title, rows in groups for row in rows]
    found = set(find([_names(title, row) for title, row in flat], query, {}))
    kept = [each for at, each in enumerate(flat) if at in found]
    titles = dict.fromkeys(title for title, _row in kept)
    return [(title, [row for other, row in kept if other == title]) for title in titles]


def halves(groups: list[Group]) -> tuple[list[Group], list[Group]]:
    """Return the groups in two columns of about the same length, each in their order."""
    left: set[int] = set()
    longer = 0
    for rank in sorted(range(len(groups)), key=lambda rank: -len(groups[rank][1])):
        length = len(groups[rank][1]) + 2
        if longer <= 0:
            left.add(rank)
        longer += length if rank in left else -length
    return (
        [group for rank, group in enumerate(groups) if rank in left],
        [group for rank, group in enumerate(groups) if rank not in left],
    )


def _names(title: str, row: Row) -> Names:
    return named((row[0],), f"{title} {row[1]}")


def _row(actions: Actions, id_: str) -> Row:
    command = actions[id_]
    words = spoken(command.spec)
    if command.spec.context != "window" and id_.startswith("insert."):
        words = f"{_plain(_(menu_titles()[id_]))}: {words}"
    return words, written(command.keys)


def _plain(words: str) -> str:
    return words.replace("&", "")


def _section(column: QVBoxLayout, title: str, rows: list[Row]) -> None:
    column.addWidget(plain.heading(title))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for at, (words, keys) in enumerate(rows):
        grid.addWidget(plain.label(words), at, 0)
        grid.addWidget(_keys(keys), at, 1)
    column.addLayout(grid)
    column.addSpacing(12)


def _keys(keys: str) -> QLabel:
    label = plain.label(keys, tone="muted")
    label.setWordWrap(len(keys) > 24)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return label

"""What the keys of a spreadsheet do in the table (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from canvas_app.panels.columns import COLUMNS

if TYPE_CHECKING:
    from canvas_app.widgets.table.grid import Grid

KEY = Qt.Key
HELD = Qt.KeyboardModifier
STANDARD = QKeySequence.StandardKey


def did(grid: Grid, event: QKeyEvent) -> bool:
    """Do what a key stands for in the table; return whether it stands for something."""
    for keys, act in (
        (STANDARD.Copy, grid.copy),
        (STANDARD.Cut, grid.cut),
        (STANDARD.Paste, grid.paste),
        (STANDARD.SelectAll, grid.selectAll),
    ):
        if event.matches(keys):
            act()
            return True
    held = event.modifiers() & ~HELD.KeypadModifier
    if held & HELD.ControlModifier:
        return _did_with_control(grid, KEY(event.key()))
    return _did_alone(grid, KEY(event.key()), shift=held == HELD.ShiftModifier)


def is_ours(event: QKeyEvent) -> bool:
    """Tell whether a key is one of the table's, though the window may have an action for it."""
    ours = (STANDARD.Copy, STANDARD.Cut, STANDARD.Paste, STANDARD.SelectAll)
    held = event.modifiers() & ~HELD.KeypadModifier
    if any(event.matches(keys) for keys in ours):
        return True
    if held == HELD.ControlModifier:
        return event.key() in (KEY.Key_D, KEY.Key_Tab)
    keys = (KEY.Key_Return, KEY.Key_Enter, KEY.Key_F2, KEY.Key_Delete, KEY.Key_Backspace)
    typed = bool(event.text()) and event.text().isprintable()
    return held in (HELD.NoModifier, HELD.ShiftModifier) and (typed or event.key() in keys)


def _did_with_control(grid: Grid, key: Qt.Key) -> bool:
    if key == KEY.Key_D:
        grid.fill_down()
    elif key in (KEY.Key_Tab, KEY.Key_Backtab):
        grid.focusNextPrevChild(key == KEY.Key_Tab)
    else:
        return False
    return True


def _did_alone(grid: Grid, key: Qt.Key, *, shift: bool) -> bool:
    index = grid.currentIndex()
    ticks = index.isValid() and COLUMNS[index.column()].kind == "tick"
    if key in (KEY.Key_Delete, KEY.Key_Backspace):
        grid.clear()
    elif key == KEY.Key_Space and shift:
        grid.selectRow(index.row())
    elif ticks and key in (KEY.Key_Space, KEY.Key_Return, KEY.Key_Enter):
        grid.tick()
    elif key in (KEY.Key_Return, KEY.Key_Enter, KEY.Key_F2) and index.isValid():
        grid.begin(index)
    elif key in (KEY.Key_Tab, KEY.Key_Backtab):
        grid.step(1 if key == KEY.Key_Tab else -1)
    elif key == KEY.Key_Escape:
        grid.go(index.row(), max(index.column(), 0))
    else:
        return False
    return True

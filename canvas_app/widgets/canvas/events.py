"""Qt's events as the gestures' records (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from canvas_app.gestures.records import Button, Key, Pointer
from canvas_app.widgets.canvas.view_port import ViewPort

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
MODIFIERS = {Qt.Key.Key_Shift: SHIFT, Qt.Key.Key_Alt: ALT, Qt.Key.Key_Control: CTRL}

BUTTONS: dict[Qt.MouseButton, Button] = {
    Qt.MouseButton.LeftButton: "left",
    Qt.MouseButton.MiddleButton: "middle",
    Qt.MouseButton.RightButton: "right",
}

NAMES = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Backspace: "backspace",
    Qt.Key.Key_Menu: "menu",
    Qt.Key.Key_F2: "f2",
    Qt.Key.Key_F10: "f10",
}
SHIFTED_DIGITS = {
    Qt.Key.Key_Exclam: "1",
    Qt.Key.Key_QuoteDbl: "2",
    Qt.Key.Key_At: "2",
}
"""What Shift makes of 1 and 2 on German and on American keyboards."""


def key_of(event: QKeyEvent) -> Key:
    """Return a pressed key as a record."""
    key, held = Qt.Key(event.key()), event.modifiers()
    shift = bool(held & SHIFT)
    name = NAMES.get(key) or (SHIFTED_DIGITS.get(key) if shift else None)
    if name is None:
        name = chr(event.key()).lower() if 0x20 < event.key() < 0x7F else ""
    text = event.text() if event.text().isprintable() else ""
    return Key(name, text, shift, bool(held & ALT), bool(held & CTRL))


def pointer_of(
    port: ViewPort,
    point: QPointF,
    held: Qt.KeyboardModifier,
    button: Qt.MouseButton = Qt.MouseButton.NoButton,
    *,
    hand: bool = False,
    touch: bool = False,
) -> Pointer:
    """Return the pointer at a point of the window (px) as a record."""
    x, y = port.to_picture(point.x(), point.y())
    return Pointer(
        x,
        y,
        point.x(),
        point.y(),
        BUTTONS.get(button, "none"),
        shift=bool(held & SHIFT),
        twin=bool(held & (ALT | CTRL)),
        hand=hand,
        touch=touch,
    )

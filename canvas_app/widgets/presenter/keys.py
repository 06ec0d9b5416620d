"""What keys do while presenting; the sheet of shortcuts lists the same (room: widgets)."""

from __future__ import annotations

from collections.abc import Mapping

DEEDS: Mapping[str, str] = {
    **dict.fromkeys(("Right", "Space", "PgDown", "Return"), "next"),
    **dict.fromkeys(("Left", "PgUp", "Backspace"), "back"),
    "Down": "next_group",
    "Up": "previous_group",
    "Home": "journey",
    "End": "last",
    **dict.fromkeys(("B", "."), "toggle_blank"),
    "C": "contrast",
    "L": "toggle_laser",
    **dict.fromkeys(("+", "="), "larger"),
    "-": "smaller",
    "T": "toggle_timer",
    "Shift+T": "preset",
    "F5": "change_screen",
    "Esc": "end",
}
"""Key, as Qt's portable names have it -> method of ``Show``."""
DIGITS = tuple("1234567890")
"""Keys that go to a stage; 0 is the tenth."""

"""Keys that no action has: what canvas, editor, bars and runs do by themselves (room: widgets).

The sheet of shortcuts shows them beside the actions, and no action can get one of their keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from canvas_app.i18n import N_

if TYPE_CHECKING:
    from canvas_app.widgets.spec import Context


@dataclass(frozen=True, slots=True)
class Hint:
    """Something keys do in a context. ``shown`` says it in words when the keys are many."""

    text: str
    keys: tuple[str, ...]
    context: Context
    shown: str = ""


CONTEXTS: Mapping[Context, str] = {
    "window": N_("Everywhere"),
    "canvas": N_("On the canvas"),
    "editor": N_("While writing on a card"),
    "capture": N_("In the capture bar"),
    "find": N_("In the find field"),
    "rating": N_("In a rating run"),
    "presenter": N_("While presenting"),
}
_ARROWS = ("Left", "Right", "Up", "Down")


_DIGITS = tuple("0123456789")


def _with(modifiers: str, keys: tuple[str, ...] = _ARROWS) -> tuple[str, ...]:
    return tuple(f"{modifiers}+{key}" for key in keys)


HINTS: tuple[Hint, ...] = (
    Hint(N_("Go from card to card"), _ARROWS, "canvas", N_("Arrows")),
    Hint(N_("Select on the way"), _with("Shift"), "canvas", N_("Shift + arrows")),
    Hint(N_("Move the card"), _with("Alt"), "canvas", N_("Alt + arrows")),
    Hint(
        N_("Stack the card on its neighbour"),
        _with("Alt+Shift"),
        "canvas",
        N_("Alt + Shift + arrows"),
    ),
    Hint(N_("To the ends of the lane"), ("Home", "End"), "canvas"),
    Hint(N_("To the ends of the journey"), ("Ctrl+Home", "Ctrl+End"), "canvas"),
    Hint(N_("Edit the card, or write in the empty cell"), ("Return",), "canvas"),
    Hint(N_("Take in or out of the selection"), ("Space", "Ctrl+Space"), "canvas"),
    Hint(N_("Menu of the card"), ("Menu", "Shift+F10"), "canvas"),
    Hint(N_("Stop, and back to the canvas"), ("Esc",), "window"),
    Hint(N_("Take it"), ("Return",), "editor"),
    Hint(N_("Take it, and a new card below"), ("Ctrl+Return",), "editor"),
    Hint(N_("Take it, and a new card in the next stage"), ("Tab",), "editor"),
    Hint(N_("Take it, and one in the stage before"), ("Shift+Tab",), "editor"),
    Hint(N_("Forget it"), ("Esc",), "editor"),
    Hint(N_("Add it, and on to the next one"), ("Return", "Ctrl+Return"), "capture"),
    Hint(
        N_("Choose the stage"),
        _with("Alt", _DIGITS[1:]),
        "capture",
        N_("Alt + 1 … 9"),
    ),
    Hint(N_("Take the last one back to correct it"), ("Up",), "capture"),
    Hint(N_("Show the touchpoint that is like it"), ("Alt+Down",), "capture"),
    Hint(N_("Merge it with the one that is like it"), ("Alt+Return",), "capture"),
    Hint(N_("Leave; what is typed stays"), ("Esc",), "capture"),
    Hint(N_("Next match"), ("Return",), "find"),
    Hint(N_("Previous match"), ("Shift+Return",), "find"),
    Hint(N_("Select all matches"), ("Alt+Return",), "find"),
    Hint(N_("Leave, and back to where it began"), ("Esc",), "find"),
    Hint(N_("Give the value; a feeling from 1 to 5"), _DIGITS, "rating", N_("0 … 9")),
    Hint(N_("Give 10, or 100 %"), ("X",), "rating"),
    Hint(N_("Skip the field"), ("Space",), "rating"),
    Hint(N_("One field back"), ("Backspace",), "rating"),
    Hint(N_("Next card"), ("Return",), "rating"),
    Hint(N_("Choose the source"), ("S",), "rating"),
    Hint(N_("Internal or customer view"), ("I",), "rating"),
    Hint(N_("Next persona"), (".",), "rating"),
    Hint(N_("Leave the run"), ("Esc",), "rating"),
    Hint(N_("Next slide"), ("Right", "Space", "PgDown", "Return"), "presenter"),
    Hint(N_("Slide before"), ("Left", "PgUp", "Backspace"), "presenter"),
    Hint(N_("Next phase, phase before"), ("Down", "Up"), "presenter"),
    Hint(N_("The whole journey"), ("Home",), "presenter"),
    Hint(N_("The last slide"), ("End",), "presenter"),
    Hint(N_("Go to a stage"), _DIGITS, "presenter", N_("1 … 9, 0")),
    Hint(N_("Blank screen, and back"), ("B", "."), "presenter"),
    Hint(N_("Laser pointer, also as long as it is held"), ("L",), "presenter"),
    Hint(N_("High contrast, and back"), ("C",), "presenter"),
    Hint(N_("Larger, smaller letters"), ("+", "=", "-"), "presenter", N_("+ and -")),
    Hint(N_("Start or stop the timer"), ("T",), "presenter"),
    Hint(N_("Next length of the timer"), ("Shift+T",), "presenter"),
    Hint(N_("On the next display"), ("F5",), "presenter"),
    Hint(N_("End, and back to the editor"), ("Esc",), "presenter"),
)

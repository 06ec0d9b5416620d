"""What a gesture is fed with: plain records of pointer, key and scene (room: gestures)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from canvas_app.gestures.focus import Focus
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView

Button = Literal["none", "left", "middle", "right"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: (x, y) in points of the picture, (px, py) in px of the screen.

    ``twin`` is Alt/Option or Ctrl, which make a twin or a copy; ``hand`` is the held space
    bar, which pans; ``touch`` is a finger.
    """

    x: float
    y: float
    px: float
    py: float
    button: Button = "none"
    shift: bool = False
    twin: bool = False
    hand: bool = False
    touch: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A key that went down: its name ("left", "enter", "f2", "a") and what it would type."""

    name: str
    text: str = ""
    shift: bool = False
    alt: bool = False
    ctrl: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What a gesture looks at: the picture without any preview, the selection and the focus.

    ``pinned`` says that the selection was made on purpose, so that it does not follow the focus.
    """

    view: JourneyView
    picture: Picture
    selection: tuple[str, ...] = ()
    focus: Focus | None = None
    pinned: bool = False

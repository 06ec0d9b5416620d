"""What a gesture is fed with: plain records of pointer, key and scene (room: gestures)."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Literal

from canvas_app.gestures.focus import Focus
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView

Button = Literal["none", "left", "middle", "right"]

SLACK, TOUCH_SLACK = 5.0, 12.0
"""How far in px of the screen a pressed pointer, or finger, may tremble before it drags."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: (x, y) in points of the picture, (px, py) in px of the screen.

    ``twin`` is Alt/Option or Ctrl, which make a twin or a copy; ``hand`` is the held space
    bar, which pans; ``touch`` is a finger; ``parking`` is over the parking lot beside the canvas.
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
    parking: bool = False


def left_slack(start: Pointer, pointer: Pointer) -> bool:
    """Tell whether a pressed pointer has gone so far that it drags."""
    way = hypot(pointer.px - start.px, pointer.py - start.py)
    return way >= (TOUCH_SLACK if start.touch else SLACK)


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
    ``hovered`` is the node under the pointer, ``link`` the selected link; ``zoom`` is px of the
    screen to a point.
    """

    view: JourneyView
    picture: Picture
    selection: tuple[str, ...] = ()
    focus: Focus | None = None
    pinned: bool = False
    hovered: str | None = None
    link: str | None = None
    zoom: float = 1.0

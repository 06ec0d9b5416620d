"""What a gesture answers (room: gestures).

A gesture changes nothing by itself. While it lasts it answers a Preview; at its end one
Edit, or Cancel, which leaves everything as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from canvas_app.gestures.focus import Focus
from canvas_app.layout.hits import Cell
from canvas_app.layout.picture import Node
from canvas_app.model.edits.edit import Edit

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What the gesture would do now.

    ``edit`` is None when it would change nothing; ``cell`` lights up; the nodes ``carried``
    follow the pointer by (dx, dy) points.
    """

    edit: Edit | None = None
    cell: Cell | None = None
    carried: tuple[str, ...] = ()
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class Select:
    """Select these touchpoints; the focus moves there unless it is None.

    ``pinned`` keeps the selection where it is when the focus moves on. ``pointed`` says that
    it is under the pointer: nothing is scrolled there, or the ground would move under the hand.
    """

    ids: tuple[str, ...]
    focus: Focus | None = None
    pinned: bool = False
    pointed: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """The rubber band, in points of the picture."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Scroll:
    """Move the paper under the window by (dx, dy) px."""

    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Rename:
    """Open the editor over a card or a head."""

    node_id: str


@dataclass(frozen=True, slots=True)
class Write:
    """Open the editor for a new card in a cell, beginning with ``text``.

    ``link`` is a touchpoint, and the side of its card at which the new one is linked to it.
    """

    cell: Cell
    text: str = ""
    link: tuple[str, Side] | None = None


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Open the editor for a new note of a kind under a card."""

    node_id: str
    kind: str


@dataclass(frozen=True, slots=True)
class OpenPile:
    """Show all notes of a card, of which the canvas shows the first."""

    node_id: str


@dataclass(frozen=True, slots=True)
class Hover:
    """The pointer rests over this node, perhaps on the handle at one of its sides."""

    node_id: str | None
    handle: Side | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A link is being drawn between a card's edge and a point of the picture.

    On the ``right`` it leads from the card, on the ``left`` to it. ``end`` is the card that
    it would join; ``words`` say so.
    """

    node: Node
    side: Side
    x: float
    y: float
    end: Node | None
    words: str


@dataclass(frozen=True, slots=True)
class Pick:
    """Select a link and show its fields beside it; the keyboard goes there if ``inside``.

    ``node_id`` is the arrow that is meant, where a link is drawn in several lanes.
    """

    link_id: str
    node_id: str | None = None
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Arm:
    """Begin to draw a link from the card in focus, or to move the selected cards."""

    what: Literal["link", "move"]


@dataclass(frozen=True, slots=True)
class Tell:
    """Say a sentence in the status bar."""

    words: str


@dataclass(frozen=True, slots=True)
class Fit:
    """Show all of the picture, or all that is selected."""

    selection: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """Open the menu of the selection: at a point of the window (px), else beside the focus.

    ``lanes`` opens only its part with the lanes, where twins are made.
    """

    at: tuple[float, float] | None = None
    lanes: bool = False


@dataclass(frozen=True, slots=True)
class Cancel:
    """Forget every preview."""


Answer = (
    Preview
    | Edit
    | Select
    | Band
    | Scroll
    | Rename
    | Write
    | WriteNote
    | OpenPile
    | Hover
    | Tie
    | Pick
    | Arm
    | Tell
    | Fit
    | Menu
    | Cancel
)

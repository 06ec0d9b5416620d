"""What a gesture answers (room: gestures).

A gesture changes nothing by itself. While it lasts it answers a Preview; at its end one
Edit, or Cancel, which leaves everything as it was.
"""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.gestures.focus import Focus
from canvas_app.layout.hits import Cell
from canvas_app.model.edits.edit import Edit


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

    ``pinned`` keeps the selection where it is when the focus moves on.
    """

    ids: tuple[str, ...]
    focus: Focus | None = None
    pinned: bool = False


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
    """Open the editor for a new card in a cell, beginning with ``text``."""

    cell: Cell
    text: str = ""


@dataclass(frozen=True, slots=True)
class Hover:
    """The pointer rests over this node."""

    node_id: str | None


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


Answer = Preview | Edit | Select | Band | Scroll | Rename | Write | Hover | Fit | Menu | Cancel

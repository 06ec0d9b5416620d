"""What the registry says of an action, and what an action may need (room: widgets)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from canvas_app.i18n import N_

Context = Literal["window", "canvas", "editor", "capture", "find", "rating", "presenter"]
"""Where the keys work: in the whole window, while the canvas has the focus, while a name is
typed on a card, in the capture bar, in the find field, during a rating run, while presenting."""
Needs = Literal[
    "nothing",
    "document",
    "cards",
    "selection",
    "held",
    "marked",
    "several",
    "undo",
    "redo",
    "journeys",
    "personas",
    "filter",
]
"""What must be there for an action to be on; "held" is a card or a note with the focus, too."""
REASONS: Mapping[Needs, str] = {
    "nothing": "",
    "document": N_("Open a project first"),
    "selection": N_("Select a touchpoint first"),
    "cards": N_("There is no touchpoint yet"),
    "held": N_("Select a touchpoint first"),
    "marked": N_("Select a touchpoint or a link first"),
    "undo": N_("Nothing to undo"),
    "redo": N_("Nothing to redo"),
    "journeys": N_("There is only one journey"),
    "personas": N_("There is no persona yet"),
    "filter": N_("Filter the cards first"),
    "several": N_("Select two touchpoints first"),
}
"""Why an action is off that needs something."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One thing a person can ask for.

    ``keys`` are those it has unless a person chose others: Qt's portable names; the first is
    shown.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str | None = None
    needs: Needs = "document"
    context: Context = "window"
    checkable: bool = False
    role: Literal["none", "quit", "about", "preferences"] = "none"
    also: str = ""
    """Other words people look for it by, in German and in English, with commas between them."""

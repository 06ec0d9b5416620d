"""What things on paper are to those who listen to a document or search in it (room: geometry).

Roles are the structure types of PDF (ISO 32000-1, 14.8.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "Artifact",
    "Sect",
    "H1",
    "H2",
    "H3",
    "P",
    "Figure",
    "Link",
    "L",
    "LI",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
]
"""Artifacts are furniture: heads, feet, rules, grounds, and what is said again on a later page."""


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A part of a document; what bears the same tag, on whatever page, is one.

    ``alt`` is said instead of what is seen. ``within`` is the part that holds it, None the whole
    document; parts of one are read by ``rank``, then as they come. ``scope`` is what a heading
    cell is the heading of.
    """

    role: Role
    alt: str = ""
    within: Tag | None = None
    rank: int = 0
    scope: Literal["", "Column", "Row"] = ""


ARTIFACT = Tag("Artifact")
Run = tuple[Tag, int]
"""A tag and how many shapes in a row bear it."""


def paragraph() -> Tag:
    """Return the tag of plain words."""
    return Tag("P")


def listing(listed: Tag) -> Tag:
    """Return the tag of an entry of a list, for its words or what they are part of."""
    return Tag("LBody", within=Tag("LI", within=listed))

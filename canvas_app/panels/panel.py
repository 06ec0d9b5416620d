"""A panel as a value: one question answered by a sentence, a chart and a list (room: panels).

The window shows it and the hand-out prints it. Every number carries the trace that says
where it comes from; every row leads to its cards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.edit import Edit


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a number comes from, in words: shown on hovering and by F1.

    ``inputs`` are names with values in the order of the formula; ``n`` says how many
    touchpoints or answers count; ``method`` names the source of the method; ``missing`` says
    what is lacking, or is empty.
    """

    formula: str
    inputs: tuple[tuple[str, str], ...] = ()
    n: str = ""
    method: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a row offers to do: an edit, something else to look at, or a card to rate.

    ``panel`` is the key of another panel, or "palette" with all usual touchpoints that are
    missing, "palette:<stage id>" with those of a stage, "filter:success" for a canvas that
    shows only success touchpoints, "observed:<journey id>" to count who entered a journey,
    "next:<touchpoint id>" to link that card, "persona" for a new persona, "journey" for a copy.
    """

    words: str
    edit: Edit | None = None
    panel: str = ""
    rate: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A large number with its name, unit and what it belongs to."""

    title: str
    value: str
    unit: str = ""
    below: str = ""
    role: str = "text"
    ids: tuple[str, ...] = ()
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: name, value, perhaps a reason below and a bar (0 … 1).

    ``ids`` are the touchpoints it selects and centres; ``mark`` is a short word in a chip
    (a class such as "strong"), ``role`` the colour of bar and mark. ``task`` says what was
    decided: which action, who does it, and until when.
    """

    name: str
    value: str = ""
    below: str = ""
    bar: float | None = None
    mark: str = ""
    role: str = "text.muted"
    task: str = ""
    strong: bool = False
    indent: int = 0
    ids: tuple[str, ...] = ()
    trace: Trace | None = None
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A list under a heading; ``folded`` hides all but the heading at first."""

    title: str
    rows: tuple[Row, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """Why there is nothing to show yet, and the way on.

    ``needs_card`` says that a new card is the way: the window names the key for it.
    """

    sentence: str
    offer: Offer | None = None
    needs_card: bool = False


Draw = Callable[[float], Picture]
"""A chart for a width in points. Its nodes carry ``touchpoint_id`` and ``label``."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with the words that replace it for who cannot see it.

    ``traces``, ``ids`` and ``offers`` hold by a node's id where its number comes from, which
    touchpoints it selects (beside its own ``touchpoint_id``), and what a click on it offers.
    ``identity`` is hashable and equal for equal charts. ``lower`` draws it for a width and
    with a part of its usual height, for pages that would cut it.
    """

    draw: Draw
    description: str
    identity: object
    traces: Mapping[str, Trace] = field(default_factory=dict)
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    offers: Mapping[str, Offer] = field(default_factory=dict)
    lower: Callable[[float, float], Picture] | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """What one panel shows of a journey.

    ``key`` is its name in ``scoring.md`` 2.14; ``seen`` names journey, lens and view;
    ``headline`` answers the question in one sentence; ``rated`` says how many touchpoints
    could be used ("Rated 27 of 30") and ``missing`` are the others; ``cautions`` are said
    below; ``offers`` belong to the whole panel and stand under its headline. With ``empty``
    nothing else is shown but the title and ``seen``.
    """

    key: str
    title: str
    seen: str
    headline: str = ""
    tiles: tuple[Tile, ...] = ()
    chart: Chart | None = None
    sections: tuple[Section, ...] = ()
    rated: str = ""
    missing: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    empty: Empty | None = None
    offers: tuple[Offer, ...] = ()


Contents = Callable[[JourneyView], Panel]
"""A panel's one public function ``content(view)`` in its module of this folder."""

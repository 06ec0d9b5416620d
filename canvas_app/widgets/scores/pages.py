"""Which panels there are, in which tab, and what fills them (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from canvas_app.i18n import N_

if TYPE_CHECKING:
    from canvas_app.layout.view import JourneyView
    from canvas_app.panels.panel import Panel


@dataclass(frozen=True, slots=True)
class Place:
    """A panel's key, the tab it stands in, and its short name."""

    key: str
    tab: str
    name: str


PLACES: tuple[Place, ...] = (
    Place("journey_score", "scores", N_("Journey")),
    Place("emotion_curve", "scores", N_("Emotion")),
    Place("ipa", "scores", N_("Matrix")),
    Place("opportunity", "scores", N_("Opportunity")),
    Place("expectation_gap", "scores", N_("Expectation")),
    Place("success_touchpoints", "scores", N_("Success")),
    Place("budget", "budget", N_("Budget")),
    Place("feedback", "budget", N_("Feedback")),
    Place("gaps", "gaps", N_("Transitions")),
    Place("coverage", "gaps", N_("Coverage")),
    Place("next_best_action", "actions", N_("Suggestions")),
    Place("nba_next", "actions", N_("Next touchpoint")),
    Place("comparison", "actions", N_("Comparison")),
)


def places(tab: str) -> tuple[Place, ...]:
    """Return the panels of a tab in their order."""
    return tuple(place for place in PLACES if place.tab == tab)


def tab_of(key: str) -> str:
    """Return the tab in which a panel stands. Raises KeyError for an unknown panel."""
    return {place.key: place.tab for place in PLACES}[key]


def ahead(key: str, view: JourneyView) -> Iterator[None]:
    """Compute in steps what a panel remembers, for its content to be there sooner."""
    steps = getattr(import_module(f"canvas_app.panels.{key}"), "ahead", None)
    if steps is not None:
        yield from steps(view)


def content(key: str, view: JourneyView) -> Panel:
    """Return what a panel shows of a view; its module is imported when first asked for."""
    panel: Panel = import_module(f"canvas_app.panels.{key}").content(view)
    return panel

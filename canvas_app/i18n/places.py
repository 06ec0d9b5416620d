"""Places in a project, as messages name them: "Touchpoint 3 'Till', emotional" (room: words)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from canvas_app.i18n import N_, _, number
from canvas_app.i18n.plain import quoted


class Step(Protocol):
    """One step on the way to a place: a field, or an item of a list with number and name."""

    @property
    def name(self) -> str:
        """The field or the list, as the file names it."""

    @property
    def number(self) -> int | None:
        """Which item of the list, counted from 1."""

    @property
    def label(self) -> str:
        """What the item is called."""


class Fault(Protocol):
    """Something that is wrong with a file, or was mended, and where."""

    @property
    def place(self) -> Sequence[Step]:
        """The way to it, from the outside."""

    @property
    def kind(self) -> str:
        """What is wrong."""

    @property
    def facts(self) -> Mapping[str, object]:
        """What fills the sentence in."""


NOUNS: Mapping[str, str] = {
    "touchpoints": N_("Touchpoint"),
    "stages": N_("Stage"),
    "channels": N_("Channel"),
    "departments": N_("Department"),
    "goals": N_("Goal"),
    "sources": N_("Source"),
    "personas": N_("Persona"),
    "journeys": N_("Journey"),
    "notes": N_("Note"),
    "budget_lines": N_("Budget line"),
    "feedback": N_("Feedback instrument"),
    "actions": N_("Action"),
    "saved_views": N_("Saved view"),
    "snapshots": N_("Snapshot"),
    "links": N_("Link"),
    "phases": N_("Phase"),
    "ratings": N_("Rating"),
}


def place_words(place: Iterable[Step]) -> str:
    """Return where in a project something is, leaving out the lists a place can do without."""
    steps = list(place)
    inner = [i for i, step in enumerate(steps) if step.number and step.name != "ratings"]
    return ", ".join(map(_step, steps[inner[-1] :] if inner else steps))


def _step(step: Step) -> str:
    if step.number is None:
        return step.name
    noun = _(NOUNS[step.name]) if step.name in NOUNS else step.name
    label = " " + quoted(step.label, 40) if step.label else ""
    return f"{noun} {number(step.number)}{label}"

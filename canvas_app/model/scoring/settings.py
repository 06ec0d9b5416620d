"""Every threshold and constant of the scores, with its source (room: scores).

The first group can be overridden per project (``Settings``, keys of ``scoring.md`` 2.14);
the rest belongs to the methods. All without a named source are this project's choice.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any, Literal

from canvas_app.model.project import Project, Settings
from canvas_app.model.scoring.memo import Memory
from canvas_app.model.scoring.rounding import exact

IpaMode = Literal["mean", "midpoint", "fixed"]
Basis = Literal["planned", "actual"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The settings in force, as exact numbers; the values here are the defaults.

    Importance, expectation and experience lie in 0…10, qualities, chances and shares in
    0…100 per cent.
    """

    default_importance: Fraction = Fraction(5)
    """Weight of a touchpoint without importance (not in P3, P4, P7, P8)."""
    default_success_chance: Fraction = Fraction(50)
    """Chance of a touchpoint without one, only in P11."""
    mot_weight: Fraction = Fraction(3, 2)
    """A moment of truth counts so many times; McKinsey's "disproportionate impact" [M11]."""
    weakest_min_importance: Fraction = Fraction(4)
    """Least importance of a weakest link, so that a trivial blemish is not called one."""
    ipa_mode: IpaMode = "mean"
    """Crosshair; data means separate better, the midpoint is stable [M5b]."""
    ipa_fixed: tuple[Fraction, Fraction] = (Fraction(7), Fraction(7))
    """Crosshair held: importance, performance."""
    ipa_min_points: Fraction = Fraction(4)
    """With fewer points the mean crosshair falls back to the midpoint."""
    gap_threshold: Fraction = Fraction(2)
    """Distance between experience and expectation that disappoints or delights."""
    success_importance: Fraction = Fraction(7)
    success_experience: Fraction = Fraction(7)
    success_chance: Fraction = Fraction(60)
    after_share_min: Fraction = Fraction(25)
    """After-purchase contacts below this share are a finding [000:75]."""
    budget_basis: Basis = "planned"
    budget_tolerance: Fraction = Fraction(20)
    """Distance of the index from 100 that still is balanced."""
    budget_cap: Fraction = Fraction(20)
    """Share of the unlocked money that a touchpoint gives away in one round."""
    low_base: Fraction = Fraction(30)
    """Fewer answers carry the mark "low base"."""
    mot_quality: Fraction = Fraction(60)
    weak_quality: Fraction = Fraction(50)
    high_importance: Fraction = Fraction(7)
    mid_importance: Fraction = Fraction(5)
    lever: Fraction = Fraction(5, 4)
    """What serves the top goal counts so many times."""
    compare_threshold: Fraction = Fraction(2)
    """Points that make a difference between two journeys."""


DEFAULTS = Thresholds()

QUALITY_PARTS = (2, 1, 1)
"""Weights of experience, cognitive and emotional impression; parts [000:25] [001:57]."""

FEW_POINTS = 5
"""A remembered value of fewer points is marked "few points"."""
REMEMBERED_LIMIT = Fraction(1, 2)
"""From here on a remembered value is positive or, below zero, negative; peak and end [M6]."""
LOW_POINT = -1

MIDPOINT = Fraction(5)
"""Middle of the scale 0…10, the crosshair of the midpoint mode [M5]."""

OPPORTUNITY_EXTREME = 15
"""Above it; the only limit that must be passed, not reached [M1] [M2]."""
OPPORTUNITY_STRONG = 12
OPPORTUNITY_MODERATE = 10

DELIGHTED_REFERENCE = Fraction(1, 7)
"""Reference line: not even every seventh customer is delighted [002:5]."""

Z95 = Fraction("1.96")
"""Half width of a 95 % interval in standard errors; margin of the NPS [M18]."""
CSAT_TOP = 2
"""Top two boxes of five [M17]."""
CES_EASY = 3
"""Answers 5–7 of seven count as easy."""

IDENTITY_LOSS = 2
"""Points for a lost identity; every other break has one [004:31]."""
GAP_MEDIUM = 2
GAP_HIGH = 3

PREFERRED_FIT = Fraction(6, 5)
GAP_FIT_MEDIUM = Fraction(4, 5)
GAP_FIT_HIGH = Fraction(3, 5)

RULES: dict[str, tuple[int, int]] = {
    "R01_legal_open": (3, 2),
    "R02_moment_of_truth_weak": (5, 3),
    "R03_weak_important": (4, 3),
    "R04_expectation_gap": (4, 3),
    "R05_unused_potential": (4, 3),
    "R06_unmanaged": (3, 2),
    "R07_bridge_gap": (4, 4),
    "R08_no_feedback": (2, 2),
    "R09_loop_open": (3, 2),
    "R10_no_owner": (2, 1),
    "R11_underspend": (3, 2),
    "R12_overspend_overkill": (3, 2),
    "R13_blind_spot": (3, 3),
    "R14_after_neglected": (4, 4),
}
"""Effect and effort (1…5) a suggestion of a rule starts with, in the order of the rules."""
OWN_ACTION = "own_action"
NEED_CAP = 10
NEED_LEGAL = 10
NEED_EMPTY_CELL = 6
NEED_EMPTY_PLACE = 5
NEED_AFTER = 7
NEED_PER_GAP = 2
NEED_LOOP = 6
NEED_NO_OWNER = Fraction(2, 5)
LOOP_CLOSED_MIN = 50
"""Per cent of closed answers below which a loop counts as open, 48-hour practice [M16]."""
SUGGESTIONS_SHOWN = 10

FEW_CASES = 10
"""Fewer completed or not completed journeys make the normal approximation doubtful."""


def thresholds(project: Project) -> Thresholds:
    """Return the thresholds of a project: its overrides, else the defaults."""
    records = (project.settings,)
    found = _memory.get(project.id, records)
    return found or _memory.put(project.id, records, _resolved(project.settings))


_memory: Memory[Thresholds] = Memory(4)


def _resolved(settings: Settings) -> Thresholds:
    named = ((field.name, getattr(settings, field.name)) for field in fields(Thresholds))
    overrides: dict[str, Any] = {
        name: from_file(value) for name, value in named if value is not None
    }
    return Thresholds(**overrides)


def from_file(value: object) -> object:
    """Return an override as the thresholds hold it: numbers exact, words as they are."""
    if isinstance(value, tuple):
        return tuple(exact(part) for part in value)
    return exact(value) if isinstance(value, (int, float)) else value

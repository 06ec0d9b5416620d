"""P11 (b): which touchpoint next, for one persona standing at one touchpoint (room: scores)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile
from typing import Literal, NamedTuple

from canvas_app.model.project import Link, Persona
from canvas_app.model.scoring.gaps import Transition, transition
from canvas_app.model.scoring.readings import Reading, Table, table
from canvas_app.model.scoring.rounding import ratio, rounded
from canvas_app.model.scoring.settings import (
    GAP_FIT_HIGH,
    GAP_FIT_MEDIUM,
    GAP_HIGH,
    GAP_MEDIUM,
    PREFERRED_FIT,
    thresholds,
)
from canvas_app.model.scoring.values import Scope, personas, top_goal

ExclusionReason = Literal["already_bought"]


class Candidate(NamedTuple):
    """A touchpoint that could come next, with the four visible factors."""

    transition: Transition
    chance: Fraction
    fit: Fraction
    importance: Fraction
    lever: Fraction

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.transition.end.id

    @property
    def score(self) -> Fraction:
        """P · C · V · L."""
        return self.chance * self.fit * self.importance * self.lever


@dataclass(frozen=True, slots=True)
class NextTouchpoints:
    """Panel P11 (b): candidates, best first, and those that are left out with the reason.

    ``linked`` tells whether the candidates are the links of the present touchpoint; without
    links they are all later touchpoints of the same and the next stage.
    """

    start: Reading
    persona: Persona
    linked: bool
    candidates: tuple[Candidate, ...]
    excluded: tuple[tuple[Transition, ExclusionReason], ...]


def panel(scope: Scope, touchpoint_id: str, already_bought: bool = False) -> NextTouchpoints | None:
    """Return where the persona of the scope should be led from a touchpoint.

    P = chance/100 (missing 50 %), V = importance (missing 5), L = 1.25 where the target serves
    the top goal, C = 1.2 in a preferred channel, × 0.8 over a gap from 2, × 0.6 from 3; tie:
    earlier. Who has already bought meets no target before the purchase unless by a loop.
    None without a persona in the scope or when the touchpoint is not on the persona's path.
    Sources: the arbitration of a next-best-action engine [M19], [003:27-29] [004:31].
    """
    seen, who = table(scope), next(iter(personas(scope)), None)
    start = seen.find(touchpoint_id)
    if scope.persona_id is None or who is None or start is None or not start.live:
        return None
    links = _linked(scope.journey.links, start, seen)
    steps = links or _following(scope, start, seen)
    barred = [step for step in steps if already_bought and _is_acquisition(step)]
    allowed = {step.end.id: step for step in reversed(steps) if step not in barred}
    found = [_candidate(scope, step, who) for step in allowed.values()]
    return NextTouchpoints(
        start,
        who,
        bool(links),
        tuple(sorted(found, key=lambda c: (-c.score, seen.places[c.id]))),
        tuple((step, "already_bought") for step in barred if step.end.id not in allowed),
    )


def _linked(links: Iterable[Link], start: Reading, seen: Table) -> list[Transition]:
    """Return the steps along links that stay on the path, loops last."""
    steps = []
    for link in links:
        end = seen.find(link.to_id) if link.from_id == start.id else None
        if end is not None and end.live:
            steps.append(transition(start, end, link))
    return sorted(steps, key=lambda step: step.kind == "loop")


def _following(scope: Scope, start: Reading, seen: Table) -> list[Transition]:
    """Return implicit steps to the later touchpoints of the same and the next stage."""
    stages = [stage.id for stage in scope.project.stages]
    stage_id = start.stage_id
    own = stages.index(stage_id) if stage_id in stages else len(stages)
    near = {stage_id, *stages[own + 1 : own + 2]}
    later = seen.readings[seen.places[start.id] + 1 :]
    reachable = takewhile(lambda reading: reading.stage_id in near, later)
    return [transition(start, end, None) for end in reachable if end.live]


def _is_acquisition(step: Transition) -> bool:
    return step.kind != "loop" and step.end.phase == "before"


def _candidate(scope: Scope, step: Transition, who: Persona) -> Candidate:
    limits, end = thresholds(scope.project), step.end
    chance = end.value("success_chance")
    goal = top_goal(scope.project)
    return Candidate(
        step,
        (limits.default_success_chance if chance is None else chance) / 100,
        _fit(step, who),
        ratio(end.assumed_importance, end.unit),
        limits.lever if goal in end.touchpoint.goal_ids else Fraction(1),
    )


def _fit(step: Transition, who: Persona) -> Fraction:
    preferred = step.end.touchpoint.channel_id in who.preferred_channels
    fit = PREFERRED_FIT if preferred else Fraction(1)
    if step.gap >= GAP_HIGH:
        return fit * GAP_FIT_HIGH
    return fit * GAP_FIT_MEDIUM if step.gap >= GAP_MEDIUM else fit


def as_json(result: NextTouchpoints | None) -> list[dict[str, object]]:
    """Return the list as ``score --json`` prints it (``scoring.md`` 2.14)."""
    return [
        {
            "id": candidate.id,
            "score": rounded(candidate.score, 2),
            "P": rounded(candidate.chance, 2),
            "C": rounded(candidate.fit, 2),
            "V": rounded(candidate.importance, 2),
            "L": rounded(candidate.lever, 2),
        }
        for candidate in (result.candidates if result else ())
    ]

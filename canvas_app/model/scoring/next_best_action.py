"""P11 (a): what to improve next, drawn from all the other panels (room: scores)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol

from canvas_app.model.project import Action
from canvas_app.model.scoring.memo import remembered
from canvas_app.model.scoring.readings import QUALITY_STEPS, Reading, table
from canvas_app.model.scoring.rounding import ratio, rounded
from canvas_app.model.scoring.rules import Finding, findings
from canvas_app.model.scoring.settings import (
    NEED_CAP,
    OWN_ACTION,
    RULES,
    SUGGESTIONS_SHOWN,
    thresholds,
)
from canvas_app.model.scoring.values import Scope, top_goal


class Suggestion(NamedTuple):
    """One line of the plan; ``need`` lies in 0…10, ``effect`` and ``effort`` in 1…5.

    ``action`` is the open action that works on it. ``scaled_priority`` is numerator and
    denominator of the priority.
    """

    finding: Finding
    need: Fraction
    effect: int
    effort: int
    lever: Fraction
    action: Action | None
    scaled_priority: tuple[int, int]

    @property
    def in_progress(self) -> bool:
        """Whether an open action works on it."""
        return self.action is not None

    @property
    def priority(self) -> Fraction:
        """Need × effect ÷ effort × lever."""
        return ratio(*self.scaled_priority)


@dataclass(frozen=True, slots=True)
class Plan:
    """Panel P11 (a): all suggestions, the most urgent first."""

    suggestions: tuple[Suggestion, ...]

    def folded(self, lines: int = SUGGESTIONS_SHOWN) -> tuple[Suggestion, ...]:
        """Return the first lines, at most one per target."""
        best: dict[str, Suggestion] = {}
        for suggestion in self.suggestions:
            best.setdefault(suggestion.finding.target, suggestion)
        return tuple(best.values())[:lines]


@remembered("stages", "personas", "settings", "budget_lines", "feedback", "goals", "actions")
def panel(scope: Scope) -> Plan:
    """Return what fires, by priority = need × effect ÷ effort × lever.

    Fourteen rules (``scoring.md`` 2.11) and the open actions that no rule asks for; an open
    action with the rule and touchpoint of a suggestion sets its effect and effort. Lever 1.25
    where touchpoint or action serves the top goal. Ties: need, importance, earlier, rule,
    target, second, action.
    """
    found = list(findings(scope))
    started = [action for action in scope.project.actions if action.status in ("open", "doing")]
    working = {(action.rule, action.touchpoint_id): action for action in reversed(started)}
    lever = _lever(scope)
    suggestions = [
        _suggestion(f, working.get((f.rule, f.target)) if f.reading else None, lever) for f in found
    ]
    wanted = {(f.rule, f.target) for f in found if f.reading}
    free = (action for action in started if (action.rule, action.touchpoint_id) not in wanted)
    suggestions.extend(_suggestion(f, action, lever) for f, action in _own(scope, free))
    return Plan(tuple(_ordered(scope, suggestions)))


_Lever = Callable[[Reading | None, Action | None], Fraction]


def _lever(scope: Scope) -> _Lever:
    goal, lever, none = top_goal(scope.project), thresholds(scope.project).lever, Fraction(1)
    serving = {r.id for r in table(scope).readings if goal in r.touchpoint.goal_ids}

    def of(reading: Reading | None, action: Action | None) -> Fraction:
        served = reading is not None and reading.id in serving
        return lever if served or (action is not None and goal in action.goal_ids) else none

    return of


def _suggestion(finding: Finding, action: Action | None, lever: _Lever) -> Suggestion:
    effect, effort = (action.effect, action.effort) if action else RULES[finding.rule]
    need = finding.need
    if need.numerator > NEED_CAP * need.denominator:
        need = _CAP
    pull = lever(finding.reading, action)
    priority = (
        need.numerator * effect * pull.numerator,
        need.denominator * effort * pull.denominator,
    )
    return Suggestion(finding, need, effect, effort, pull, action, priority)


_CAP = Fraction(NEED_CAP)


def _own(scope: Scope, free: Iterable[Action]) -> Iterator[tuple[Finding, Action]]:
    """Yield open actions that no rule asks for; need I·(100−Q)/100, I/2 without quality."""
    seen = table(scope)
    for action in free:
        reading = seen.find(action.touchpoint_id) if action.touchpoint_id else None
        if reading is not None:
            need = ratio(reading.assumed_importance, reading.unit) * _missing_part(reading)
            yield Finding(OWN_ACTION, reading.id, None, reading, need), action


def _missing_part(reading: Reading) -> Fraction:
    if reading.quality is None:
        return Fraction(1, 2)
    full = 100 * QUALITY_STEPS * reading.unit
    return ratio(full - reading.quality, full)


def _ordered(scope: Scope, suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Yield the suggestions in order; only those that seem to tie are compared exactly."""
    coarse = [(_whole(suggestion.scaled_priority, 32), suggestion) for suggestion in suggestions]
    coarse.sort(key=itemgetter(0), reverse=True)
    order = _order(scope)
    for _, tied in groupby(coarse, key=itemgetter(0)):
        run = [suggestion for _, suggestion in tied]
        if len(run) > 1:
            bits = max(suggestion.scaled_priority[1].bit_length() for suggestion in run)
            run.sort(key=partial(order, bits=2 * bits))
        yield from run


def _whole(number: tuple[int, int], bits: int) -> int:
    """Return a number times 2 to the power of ``bits``, cut to a whole one.

    Two fractions with denominators below 2 to the power of n differ by more than 2 to the power
    of −2n, so with ``bits`` = 2n the whole numbers are ordered as the exact ones.
    """
    return (number[0] << bits) // number[1]


class _Order(Protocol):
    def __call__(self, suggestion: Suggestion, bits: int) -> tuple[object, ...]: ...


def _order(scope: Scope) -> _Order:
    places = table(scope).places
    numbers = {rule: number for number, rule in enumerate((*RULES, OWN_ACTION))}

    def key(suggestion: Suggestion, bits: int) -> tuple[object, ...]:
        finding, need, action = suggestion.finding, suggestion.need, suggestion.action
        reading = finding.reading
        return (
            -_whole(suggestion.scaled_priority, bits),
            -_whole((need.numerator, need.denominator), bits),
            -reading.assumed_importance if reading else 0,
            places[reading.id] if reading else len(places),
            numbers[finding.rule],
            finding.target,
            finding.second or "",
            action.id if action else "",
        )

    return key


def as_json(result: Plan) -> list[dict[str, object]]:
    """Return the whole plan as ``score --json`` prints it (``scoring.md`` 2.14)."""
    return [_line(suggestion) for suggestion in result.suggestions]


def _line(suggestion: Suggestion) -> dict[str, object]:
    finding = suggestion.finding
    line: dict[str, object] = {
        "rule": finding.rule,
        "target": finding.target,
        "need": rounded(suggestion.need, 2),
        "priority": rounded(suggestion.priority, 2),
        "in_progress": suggestion.in_progress,
    }
    if finding.second is not None:
        line["second"] = finding.second
    if suggestion.action is not None:
        line["action"] = suggestion.action.id
    return line

"""P11 (a): what to improve next, drawn from all the other panels (room: scores)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

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

    ``action`` is the open action that works on it.
    """

    finding: Finding
    need: Fraction
    effect: int
    effort: int
    lever: Fraction
    action: Action | None
    priority: Fraction

    @property
    def in_progress(self) -> bool:
        """Whether an open action works on it."""
        return self.action is not None


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
    return Plan(tuple(sorted(suggestions, key=_order(scope))))


_Lever = Callable[[Reading | None, Action | None], Fraction]


def _lever(scope: Scope) -> _Lever:
    goal, lever, none = top_goal(scope.project), thresholds(scope.project).lever, Fraction(1)

    def of(reading: Reading | None, action: Action | None) -> Fraction:
        served = reading is not None and goal in reading.touchpoint.goal_ids
        return lever if served or (action is not None and goal in action.goal_ids) else none

    return of


def _suggestion(finding: Finding, action: Action | None, lever: _Lever) -> Suggestion:
    effect, effort = (action.effect, action.effort) if action else RULES[finding.rule]
    need, pull = min(finding.need, _CAP), lever(finding.reading, action)
    priority = need * ratio(effect, effort)
    priority = priority if pull == 1 else priority * pull
    return Suggestion(finding, need, effect, effort, pull, action, priority)


_CAP = Fraction(NEED_CAP)


def _own(scope: Scope, free: Iterable[Action]) -> Iterator[tuple[Finding, Action]]:
    """Yield open actions that no rule asks for; need I·(100−Q)/100, I/2 without quality."""
    seen = table(scope)
    default = seen.scaled(thresholds(scope.project).default_importance)
    for action in free:
        reading = seen.find(action.touchpoint_id) if action.touchpoint_id else None
        if reading is not None:
            need = ratio(reading.importance_or(default), reading.unit) * _missing_part(reading)
            yield Finding(OWN_ACTION, reading.id, None, reading, need), action


def _missing_part(reading: Reading) -> Fraction:
    if reading.quality is None:
        return Fraction(1, 2)
    full = 100 * QUALITY_STEPS * reading.unit
    return ratio(full - reading.quality, full)


def _order(scope: Scope) -> Callable[[Suggestion], tuple[object, ...]]:
    seen = table(scope)
    default = seen.scaled(thresholds(scope.project).default_importance)
    numbers = {rule: number for number, rule in enumerate((*RULES, OWN_ACTION))}

    def key(suggestion: Suggestion) -> tuple[object, ...]:
        finding, action = suggestion.finding, suggestion.action
        reading = finding.reading
        return (
            *_descending(suggestion.priority),
            *_descending(suggestion.need),
            -reading.importance_or(default) if reading else 0,
            seen.places[reading.id] if reading else len(seen.places),
            numbers[finding.rule],
            finding.target,
            finding.second or "",
            action.id if action else "",
        )

    return key


def _descending(number: Fraction) -> tuple[int, Fraction]:
    """Return a key that puts the larger number first.

    The whole number in front decides nearly always, and never against the exact one behind;
    comparing fractions is slow.
    """
    return -(number.numerator << 32) // number.denominator, -number


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

"""Title and reason of a suggestion of P11, made from its numbers (room: panels)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from canvas_app.i18n import number, percent
from canvas_app.i18n.reasons import (
    blind_spot,
    handover_words,
    suggestion_reason,
    suggestion_title,
)
from canvas_app.i18n.terms import term
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import PHASES
from canvas_app.model.scoring import feedback, gaps
from canvas_app.model.scoring.coverage import PLACES
from canvas_app.model.scoring.feedback import Metric
from canvas_app.model.scoring.gaps import Transition
from canvas_app.model.scoring.next_best_action import Suggestion
from canvas_app.model.scoring.readings import QUALITY_STEPS, Reading
from canvas_app.model.scoring.rounding import ratio
from canvas_app.model.scoring.settings import OWN_ACTION, thresholds
from canvas_app.model.scoring.values import journey_personas
from canvas_app.panels.gaps import what_breaks
from canvas_app.panels.words import NONE, clean, full, name_of, quoted, scope_of, short


class Words(NamedTuple):
    """What a suggestion says, and which touchpoints it leads to."""

    title: str
    reason: str
    ids: tuple[str, ...] = ()


class Speaker:
    """Knows what the suggestions of one journey are about; looks things up when first asked."""

    def __init__(self, view: JourneyView) -> None:
        self._view = view

    def words(self, suggestion: Suggestion) -> Words:
        """Return title and reason of a suggestion."""
        finding = suggestion.finding
        if finding.rule == OWN_ACTION:
            return self._own(suggestion)
        if finding.rule == "R13_blind_spot":
            return self._blind_spot(suggestion)
        if finding.rule == "R09_loop_open":
            return self._loop(suggestion)
        if finding.rule == "R14_after_neglected":
            return self._neglect(suggestion)
        facts = self._facts(suggestion)
        ids = (finding.target,) if finding.second is None else (finding.second, finding.target)
        return _both(finding.rule, facts, ids)

    def _facts(self, suggestion: Suggestion) -> Mapping[str, str]:
        """Return what rules about one touchpoint may say."""
        finding, reading = suggestion.finding, suggestion.finding.reading
        assert reading is not None
        facts = {"name": name_of(reading.touchpoint), **self._ratings(reading)}
        cause = finding.cause
        facts["identification"] = term("identification", reading.touchpoint.identification)
        facts["index"] = short(cause, 0) if cause is not None else NONE
        if finding.rule == "R05_unused_potential" and cause is not None:
            facts["chance"] = percent(cause, 0 if cause.denominator == 1 else 1)
        if finding.second is not None:
            step = self._steps[finding.second, finding.target]
            facts["second"] = quoted(name_of(step.start.touchpoint))
            facts["gap"], facts["breaks"] = short(step.gap), what_breaks(step)
            facts["handover"] = handover_words(step.handover)
        return facts

    def _ratings(self, reading: Reading) -> Mapping[str, str]:
        importance = reading.value("importance")
        if importance is None:
            importance = thresholds(self._view.project).default_importance
        quality = reading.quality
        return {
            "importance": short(importance),
            "experience": short(reading.value("experience")),
            "expectation": short(reading.value("expectation")),
            "quality": NONE
            if quality is None
            else full(ratio(quality, QUALITY_STEPS * reading.unit)),
        }

    def _own(self, suggestion: Suggestion) -> Words:
        reading, action = suggestion.finding.reading, suggestion.action
        assert reading is not None
        assert action is not None
        kind = OWN_ACTION if reading.quality is not None else f"{OWN_ACTION}:unrated"
        reason = suggestion_reason(kind, self._ratings(reading))
        return Words(clean(action.title), reason, (reading.id,))

    def _blind_spot(self, suggestion: Suggestion) -> Words:
        target, second = suggestion.finding.target, suggestion.finding.second or ""
        if target in PHASES and second in PLACES:
            name = self._phases[target]
            reason = blind_spot(f"phase_environment:{second}", {"phase": quoted(name)})
            return Words(suggestion_title(f"R13_blind_spot:{second}", {"name": name}), reason)
        name, who = self._stages[target], self._personas[second]
        title = suggestion_title("R13_blind_spot:persona", {"name": name, "second": who})
        return Words(title, blind_spot("stage_persona", {"stage": quoted(name), "persona": who}))

    def _loop(self, suggestion: Suggestion) -> Words:
        found = self._metrics[suggestion.finding.target]
        here = {touchpoint.id for touchpoint in self._view.journey.touchpoints}
        ids = tuple(id_ for id_ in found.feedback.touchpoint_ids if id_ in here)
        closed, n = number(found.closed or 0), number(found.n)
        return _both(
            suggestion.finding.rule,
            {"name": clean(found.feedback.name), "closed": closed, "n": n},
            ids,
        )

    def _neglect(self, suggestion: Suggestion) -> Words:
        share, limit = suggestion.finding.cause, thresholds(self._view.project).after_share_min
        facts = {
            "name": self._phases["after"],
            "share": NONE if share is None else percent(share, 1),
            "limit": percent(limit),
        }
        return _both(suggestion.finding.rule, facts, ())

    @cached_property
    def _steps(self) -> Mapping[tuple[str, str], Transition]:
        ranking = gaps.panel(scope_of(self._view)).ranking
        return {(step.start.id, step.end.id): step for step in ranking}

    @cached_property
    def _metrics(self) -> Mapping[str, Metric]:
        return {found.id: found for found in feedback.panel(scope_of(self._view)).metrics}

    @cached_property
    def _stages(self) -> Mapping[str, str]:
        return {stage.id: clean(stage.name) for stage in self._view.project.stages}

    @cached_property
    def _phases(self) -> Mapping[str, str]:
        return {phase.id: clean(phase.name) for phase in self._view.project.phases}

    @cached_property
    def _personas(self) -> Mapping[str, str]:
        everyone = journey_personas(self._view.project, self._view.journey)
        return {persona.id: clean(persona.name) for persona in everyone}


def _both(rule: str, facts: Mapping[str, str], ids: tuple[str, ...]) -> Words:
    return Words(suggestion_title(rule, facts), suggestion_reason(rule, facts), ids)

"""What is missing or odd in a project that opens (room: what the app knows about).

A finding is a rule, the id of what it is about, and facts; ``i18n.findings`` makes the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from canvas_app.model.project import Feedback, Journey, Project, Record, Touchpoint
from canvas_app.model.scoring.values import canonical, is_live

RULES = (
    "unrated",
    "no_source",
    "no_owner",
    "legal_open",
    "no_channel",
    "empty_stage",
    "more_than_five_moments",
    "answers_above_sent",
    "loop_above_answers",
    "duplicate_name",
    "personal_data_hint",
    "repaired",
)
"""Every rule, in the order in which findings come; ``repaired`` is found by opening."""

MOMENTS = 5
VALUES = ("importance", "expectation", "experience", "cognitive", "emotional", "success_chance")
NAMED_LISTS = ("stages", "channels", "departments", "personas", "journeys")
PERSONAL = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}\b"
    r"|(?:\+|\b00)\d(?:[ /()-]{0,2}\d){7,13}",
    re.IGNORECASE,
)
"""An e-mail address or an international telephone number."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing or odd; ``where`` is the id of a record."""

    rule: str
    where: str
    facts: Mapping[str, object] = field(default_factory=dict)


def findings(project: Project) -> tuple[Finding, ...]:
    """Return all findings, by rule and then in the order of the project."""
    found = [
        *(finding for journey in project.journeys for finding in _of_journey(project, journey)),
        *(finding for feedback in project.feedback for finding in _of_feedback(feedback)),
        *_duplicate_names(project),
        *_personal_data(project),
    ]
    return tuple(sorted(found, key=lambda finding: RULES.index(finding.rule)))


def answered(feedback: Feedback) -> int | None:
    """Return how many answers an instrument counts, or None when it does not say."""
    if feedback.nps is not None:
        return feedback.nps.promoters + feedback.nps.passives + feedback.nps.detractors
    if feedback.distribution is not None:
        return sum(feedback.distribution)
    return feedback.responses


@lru_cache(512)
def looks_personal(text: str) -> bool:
    """Tell whether a text seems to hold an e-mail address or a telephone number."""
    return PERSONAL.search(text) is not None


def _of_journey(project: Project, journey: Journey) -> Iterator[Finding]:
    live = [t for t in journey.touchpoints if is_live(t, journey.state)]
    for touchpoint in canonical(project, live):
        for rule in _of_touchpoint(project, touchpoint):
            yield Finding(rule, touchpoint.id, {"name": touchpoint.name})
    used = {touchpoint.stage_id for touchpoint in journey.touchpoints}
    for stage in project.stages:
        if stage.id not in used:
            facts = {"name": stage.name, "journey": journey.name}
            yield Finding("empty_stage", stage.id, facts)
    moments = sum(touchpoint.moment_of_truth for touchpoint in journey.touchpoints)
    if moments > MOMENTS:
        yield Finding("more_than_five_moments", journey.id, {"name": journey.name, "n": moments})
    yield from _twice_in_a_stage(journey)


def _of_touchpoint(project: Project, touchpoint: Touchpoint) -> Iterator[str]:
    rated = [r for r in touchpoint.ratings if any(getattr(r, v) is not None for v in VALUES)]
    assumed = {source.id for source in project.sources if source.kind == "assumption"} | {None}
    if not rated:
        yield "unrated"
    elif any(rating.source_id in assumed for rating in rated):
        yield "no_source"
    if touchpoint.owner_id is None:
        yield "no_owner"
    if touchpoint.legal_basis == "open":
        yield "legal_open"
    if touchpoint.channel_id is None:
        yield "no_channel"


def _of_feedback(feedback: Feedback) -> Iterator[Finding]:
    answers = answered(feedback)
    if answers is None:
        return
    facts = {"name": feedback.name, "answers": answers}
    if feedback.sent is not None and answers > feedback.sent:
        yield Finding("answers_above_sent", feedback.id, facts | {"sent": feedback.sent})
    loop = feedback.loop
    if loop and max(loop.forwarded, loop.answered) > answers:
        yield Finding("loop_above_answers", feedback.id, facts)


def _duplicate_names(project: Project) -> Iterator[Finding]:
    for list_ in NAMED_LISTS:
        yield from _same_names(getattr(project, list_))


def _twice_in_a_stage(journey: Journey) -> Iterator[Finding]:
    stages: dict[str, list[Touchpoint]] = {}
    for touchpoint in journey.touchpoints:
        stages.setdefault(touchpoint.stage_id, []).append(touchpoint)
    for touchpoints in stages.values():
        yield from _same_names(touchpoints)


def _same_names(records: Sequence[Record]) -> Iterator[Finding]:
    names = [(record.id, record.name) for record in records]  # type: ignore[attr-defined]
    counts = Counter(name.strip().casefold() for _, name in names)
    told: set[str] = set()
    for id_, name in names:
        folded = name.strip().casefold()
        if counts[folded] > 1 and folded in told:
            yield Finding("duplicate_name", id_, {"name": name})
        told.add(folded)


def _personal_data(project: Project) -> Iterator[Finding]:
    for id_, name, texts in _texts(project):
        if any(map(looks_personal, texts)):
            yield Finding("personal_data_hint", id_, {"name": name})


def _texts(project: Project) -> Iterator[tuple[str, str, Iterable[str]]]:
    for p in project.personas:
        lists = (*p.goals, *p.reasons, *p.objections)
        yield p.id, p.name, (p.name, p.role, p.department, p.quote, *lists)
    for journey in project.journeys:
        for t in journey.touchpoints:
            yield t.id, t.name, (t.name, t.identifier, t.description, t.message)
    for note in project.notes:
        yield note.id, note.text, (note.text,)
    for action in project.actions:
        yield action.id, action.title, (action.title,)

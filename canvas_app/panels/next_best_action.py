"""P11 (a) in words: what to improve next, and why (room: panels)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from canvas_app.i18n import N_, _, number
from canvas_app.i18n.terms import field
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import actions
from canvas_app.model.project import PHASES, Action
from canvas_app.model.scoring import next_best_action
from canvas_app.model.scoring.next_best_action import Plan, Suggestion
from canvas_app.model.scoring.readings import table
from canvas_app.model.scoring.settings import thresholds
from canvas_app.model.scoring.values import Scope
from canvas_app.panels.coverage_chart import usual, usual_in_phase
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Empty, Offer, Panel, Row, Section, Trace
from canvas_app.panels.suggestion_words import Speaker, Words
from canvas_app.panels.words import (
    clean,
    day_words,
    first_rows,
    full,
    nothing_yet,
    scope_of,
    seen,
    short,
)

KEY = "next_best_action"
PRIORITY = Method(
    N_(
        "Priority = need (0 … 10) × effect ÷ effort × lever; the lever is {lever} where "
        "touchpoint or action serves the top goal"
    ),
    "M19",
)


def ahead(view: JourneyView) -> Iterator[None]:
    """Compute what asks for improvement."""
    next_best_action.panel(scope_of(view))
    yield


def content(view: JourneyView) -> Panel:
    """Return what to improve next: ten lines, at most one per touchpoint, then the others."""
    scope = scope_of(view)
    plan = next_best_action.panel(scope)
    title = _("Next best action")
    if not plan.suggestions:
        return Panel(KEY, title, seen(view), empty=_empty(scope))
    first = plan.folded()
    most = max(float(suggestion.priority) for suggestion in plan.suggestions)
    speaker = Speaker(view)
    rows = [_row(view, suggestion, speaker, most) for suggestion in first]
    return Panel(
        KEY,
        title,
        seen(view),
        headline=_headline(rows),
        sections=tuple(_sections(view, plan, first, rows, speaker, most)),
        cautions=(
            _("The order is where a talk begins: it ranks and explains, it decides nothing."),
        ),
    )


def _empty(scope: Scope) -> Empty:
    if not table(scope).readings:
        return nothing_yet((), "")
    return Empty(
        _("Nothing asks for improvement: no rule finds a need, and no action is open."),
        Offer(_("See what is missing"), panel="palette"),
    )


def _headline(rows: Sequence[Row]) -> str:
    first = rows[0]
    return _("Next: {title}. {reason}").format(title=first.name, reason=first.below)


def _sections(
    view: JourneyView,
    plan: Plan,
    first: Sequence[Suggestion],
    rows: Sequence[Row],
    speaker: Speaker,
    most: float,
) -> Iterator[Section]:
    yield Section(_("What to do next"), tuple(rows))
    shown = {id(suggestion) for suggestion in first}
    others = [suggestion for suggestion in plan.suggestions if id(suggestion) not in shown]
    if others:
        more = first_rows((_row(view, each, speaker, most) for each in others), len(others))
        title = _("All other suggestions")
        yield Section(f"{title} ({number(len(others))})", more, folded=True)


def _row(view: JourneyView, suggestion: Suggestion, speaker: Speaker, most: float) -> Row:
    words = speaker.words(suggestion)
    begun = suggestion.action or _begun(view, suggestion, words.title)
    return Row(
        words.title,
        full(suggestion.priority, 1),
        words.reason,
        float(suggestion.priority) / most if most else None,
        _("in progress") if begun else "",
        "accent" if begun else "text.muted",
        ids=words.ids,
        task=_task(view, suggestion, begun, words.title),
        trace=_trace(view, suggestion),
        offers=tuple(_offers(view, suggestion, words, begun)),
    )


def _task(view: JourneyView, suggestion: Suggestion, begun: Action | None, suggested: str) -> str:
    """Return the action that was decided, who does it and until when, as far as it is known.

    Who looks after the touchpoint is told where the action names nobody.
    """
    names = {each.id: clean(each.name) for each in view.project.departments}
    reading = suggestion.finding.reading
    carers = (t.owner_id for t in view.journey.touchpoints if reading and t.id == reading.id)
    owner = names.get((begun and begun.owner_id) or next(carers, None) or "", "")
    words = []
    if owner:
        words.append(f"{field('owner_id')}: {owner}")
    if begun and begun.due:
        words.append(_("due {day}").replace("{day}", day_words(clean(begun.due))))
    if begun and (title := clean(begun.title)) != suggested:
        words.append(title)
    return " · ".join(words)


def _begun(view: JourneyView, suggestion: Suggestion, title: str) -> Action | None:
    """Return the open action made from a suggestion that is about no touchpoint."""
    if suggestion.finding.reading is not None:
        return None
    made = (a for a in view.project.actions if a.rule == suggestion.finding.rule)
    return next((a for a in made if a.title == title and a.status in ("open", "doing")), None)


def _offers(
    view: JourneyView, suggestion: Suggestion, words: Words, begun: Action | None
) -> Iterator[Offer]:
    finding = suggestion.finding
    if begun is not None:
        yield Offer(_("Mark as done"), edit=actions.set_fields(begun.id, status="done"))
    else:
        edit = actions.add(
            words.title,
            None if finding.reading is None else finding.reading.id,
            finding.rule,
            effect=suggestion.effect,
            effort=suggestion.effort,
        )
        yield Offer(_("Make it an action"), edit=edit)
    if finding.rule in ("R13_blind_spot", "R14_after_neglected"):
        if finding.target in PHASES:
            yield from usual_in_phase(view, finding.target)
        else:
            yield usual(view, finding.target)
    elif finding.rule in _PANELS:
        panel, offered = _PANELS[finding.rule]
        yield Offer(_(offered), panel=panel)


_PANELS: Mapping[str, tuple[str, str]] = {
    "R04_expectation_gap": ("expectation_gap", N_("See the expectation gaps")),
    "R07_bridge_gap": ("gaps", N_("See the gaps")),
    "R09_loop_open": ("feedback", N_("See the feedback")),
    "R11_underspend": ("budget", N_("See the budget")),
    "R12_overspend_overkill": ("budget", N_("See the budget")),
}


def _trace(view: JourneyView, suggestion: Suggestion) -> Trace:
    inputs = (
        (_("Need"), full(suggestion.need, 2)),
        (_("Effect"), number(suggestion.effect)),
        (_("Effort"), number(suggestion.effort)),
        (_("Lever"), short(suggestion.lever, 2)),
        (_("Priority"), full(suggestion.priority, 2)),
    )
    missing = ""
    reading = suggestion.finding.reading
    if reading is not None and reading.importance is None:
        default = short(thresholds(view.project).default_importance)
        missing = _("Importance is not rated and counts as {default}").format(default=default)
    return trace(PRIORITY, inputs, missing=missing, lever=short(thresholds(view.project).lever, 2))

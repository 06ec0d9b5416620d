"""P11 (b) in words: which touchpoint next, for one persona at one place (room: panels)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from canvas_app.i18n import N_, _, language, number, percent
from canvas_app.i18n.terms import term
from canvas_app.layout.charts.table import Row as Line
from canvas_app.layout.charts.table import table
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Persona
from canvas_app.model.scoring import next_touchpoint
from canvas_app.model.scoring.gaps import Transition
from canvas_app.model.scoring.next_touchpoint import Candidate, NextTouchpoints
from canvas_app.model.scoring.settings import (
    GAP_FIT_HIGH,
    GAP_FIT_MEDIUM,
    GAP_HIGH,
    GAP_MEDIUM,
    PREFERRED_FIT,
    Thresholds,
    thresholds,
)
from canvas_app.model.scoring.values import journey_personas, live_touchpoints
from canvas_app.panels.gaps import what_breaks
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Chart, Empty, Offer, Panel, Row, Section, Trace
from canvas_app.panels.words import (
    MANY,
    clean,
    first_rows,
    full,
    name_of,
    nothing_yet,
    quoted,
    scope_of,
    seen,
    short,
)

KEY = "nba_next"
SCORE = Method(
    N_(
        "Chance P × fit C × importance V × lever L; C = {preferred} in a preferred channel, "
        "× {medium} over a gap from {from_medium}, × {high} from {from_high}; L = {lever} "
        "where the touchpoint serves the top goal"
    ),
    "M19 003:27-29 004:31",
)


def content(view: JourneyView, persona_id: str | None, from_id: str | None, bought: bool) -> Panel:
    """Return where to lead a persona from a touchpoint, with the four factors.

    ``bought`` leaves out what lies before the purchase. Without a persona or a touchpoint,
    or with one that is not there any more, the panel says what to choose.
    """
    title = _("Which touchpoint next?")
    people = {persona.id: persona for persona in journey_personas(view.project, view.journey)}
    who = people.get(persona_id or "")
    seeing = seen(view) if who is None else seen(_through(view, who))
    empty = _unchosen(view, who, from_id)
    if empty is not None or who is None or from_id is None:
        return Panel(KEY, title, seeing, empty=empty)
    found = next_touchpoint.panel(scope_of(view, who.id), from_id, bought)
    if found is None:
        return Panel(KEY, title, seeing, empty=_elsewhere(view, who, from_id))
    if not found.candidates and not found.excluded:
        return Panel(KEY, title, seeing, empty=_end(found))
    limits = thresholds(view.project)
    return Panel(
        KEY,
        title,
        seeing,
        headline=_headline(found),
        chart=_chart(found, limits) if found.candidates else None,
        sections=tuple(_sections(found, limits)),
        cautions=_cautions(found),
    )


def _through(view: JourneyView, who: Persona) -> JourneyView:
    return JourneyView(view.project, view.journey_id, who.id, view.view)


def _unchosen(view: JourneyView, who: Persona | None, from_id: str | None) -> Empty | None:
    """Return what is still to be chosen, if anything."""
    if not journey_personas(view.project, view.journey):
        words = _("There is nobody to lead yet. Add a persona first.")
        return Empty(words, Offer(_("Add a persona"), panel="persona"))
    if who is None:
        return Empty(_("Choose the persona who stands at a touchpoint."))
    live = live_touchpoints(scope_of(view, who.id))
    if not live:
        return nothing_yet((), "")
    if from_id is None:
        return Empty(_("Choose the touchpoint where {persona} is.").format(persona=clean(who.name)))
    return None


def _elsewhere(view: JourneyView, who: Persona, from_id: str) -> Empty:
    here = (t for t in view.journey.touchpoints if t.id == from_id)
    touchpoint = next(here, None)
    if touchpoint is None:
        words = _("This touchpoint is not there any more. Choose another one.")
        return Empty(words)
    words = _("{persona} does not meet {name}. Choose another touchpoint.")
    return Empty(words.format(persona=clean(who.name), name=quoted(name_of(touchpoint))))


def _end(found: NextTouchpoints) -> Empty:
    words = _("Nothing follows {name}: link it to a touchpoint, or add one after it.")
    name = quoted(name_of(found.start.touchpoint))
    return Empty(
        words.format(name=name), Offer(_("Link it"), panel=f"next:{found.start.touchpoint.id}")
    )


def _headline(found: NextTouchpoints) -> str:
    who, here = clean(found.persona.name), quoted(name_of(found.start.touchpoint))
    if not found.candidates:
        words = _("{persona} has bought, and all that follows {here} lies before the purchase.")
        return words.format(persona=who, here=here)
    best = found.candidates[0]
    words = _("Lead {persona} from {here} to {name}: {score} points.")
    return words.format(persona=who, here=here, name=quoted(_name(best)), score=full(best.score, 2))


def _name(candidate: Candidate) -> str:
    return name_of(candidate.transition.end.touchpoint)


def _cautions(found: NextTouchpoints) -> tuple[str, ...]:
    if found.linked:
        return ()
    words = _(
        "{here} has no links: all later touchpoints of this and the next stage are candidates."
    )
    return (words.format(here=quoted(name_of(found.start.touchpoint))),)


def _chart(found: NextTouchpoints, limits: Thresholds) -> Chart:
    heads = ("", "P", "C", "V", "L", "=")
    shown = found.candidates[:MANY]
    lines = tuple(_line(candidate, place) for place, candidate in enumerate(shown))
    lead = _("P chance × C fit × V importance × L lever = points")
    said = ", ".join(line.label for line in lines)
    return Chart(
        lambda wide: table(wide, heads, lines, lead),
        f"{lead}: {said}",
        (KEY, language(), lines),
        {line.id: _trace(c, limits) for line, c in zip(lines, shown, strict=True)},
    )


def _line(candidate: Candidate, place: int) -> Line:
    name = _name(candidate)
    numbers = (
        full(candidate.chance, 2),
        full(candidate.fit, 2),
        short(candidate.importance),
        full(candidate.lever, 2),
        full(candidate.score, 2),
    )
    product = " × ".join(numbers[:-1])
    return Line(
        f"candidate:{candidate.id}",
        name,
        numbers,
        strong=not place,
        touchpoint_id=candidate.id,
        label=f"{name}: {product} = {numbers[-1]}",
    )


def _sections(found: NextTouchpoints, limits: Thresholds) -> Iterator[Section]:
    if found.candidates:
        most = found.candidates[0].score
        rows = (_row(candidate, found.persona, most, limits) for candidate in found.candidates)
        yield Section(_("Why"), tuple(islice(rows, MANY)))
        if others := max(len(found.candidates) - MANY, 0):
            title = _("Further candidates")
            more = first_rows(rows, others)
            yield Section(f"{title} ({number(others)})", more, folded=True)
    if found.excluded:
        who = clean(found.persona.name)
        steps = (_left_out(step, who) for step, _why in found.excluded)
        yield Section(_("Left out"), first_rows(steps, len(found.excluded)))


def _row(candidate: Candidate, who: Persona, most: Fraction, limits: Thresholds) -> Row:
    return Row(
        _name(candidate),
        full(candidate.score, 2),
        ", ".join(_reasons(candidate, who)),
        float(candidate.score / most) if most else None,
        _how(candidate.transition),
        "accent",
        ids=(candidate.id,),
        trace=_trace(candidate, limits),
    )


def _reasons(candidate: Candidate, who: Persona) -> Iterator[str]:
    """Yield what makes the factors, in their order."""
    step = candidate.transition
    yield _("chance {value}").format(value=_percent(candidate.chance * 100))
    if step.end.touchpoint.channel_id in who.preferred_channels:
        yield _("preferred channel")
    if step.gap >= GAP_MEDIUM:
        yield _("gap {gap}: {breaks}").format(gap=short(step.gap), breaks=what_breaks(step))
    yield _("importance {value}").format(value=short(candidate.importance))
    if candidate.lever != 1:
        yield _("serves the top goal")


def _how(step: Transition) -> str:
    return "" if step.kind == "implicit" else term("link", step.kind)


def _percent(share: Fraction) -> str:
    return percent(share, 0 if share.denominator == 1 else 1)


def _left_out(step: Transition, who: str) -> Row:
    why = _("Lies before the purchase, and {persona} has already bought.").format(persona=who)
    return Row(name_of(step.end.touchpoint), below=why, ids=(step.end.id,))


def _trace(candidate: Candidate, limits: Thresholds) -> Trace:
    reading = candidate.transition.end
    inputs = (
        (_("P chance"), short(candidate.chance, 2)),
        (_("C fit"), short(candidate.fit, 2)),
        (_("V importance"), short(candidate.importance)),
        (_("L lever"), short(candidate.lever, 2)),
        (_("Gap"), short(candidate.transition.gap)),
    )
    lacking = []
    if reading.success_chance is None:
        chance = _percent(limits.default_success_chance)
        lacking.append(_("no chance of success, counts as {value}").format(value=chance))
    if reading.importance is None:
        importance = short(limits.default_importance)
        lacking.append(_("no importance, counts as {value}").format(value=importance))
    return trace(
        SCORE,
        inputs,
        missing="; ".join(lacking),
        preferred=short(PREFERRED_FIT, 2),
        medium=short(GAP_FIT_MEDIUM, 2),
        from_medium=number(GAP_MEDIUM),
        high=short(GAP_FIT_HIGH, 2),
        from_high=number(GAP_HIGH),
        lever=short(limits.lever, 2),
    )

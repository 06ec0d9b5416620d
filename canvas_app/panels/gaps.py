"""P10 in words: what breaks on the way from one touchpoint to the next (room: panels)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil

from canvas_app.i18n import N_, _, language, ngettext, number, percent
from canvas_app.i18n.reasons import break_words, handover_words
from canvas_app.i18n.terms import heading, term
from canvas_app.layout.charts.legend import Entry
from canvas_app.layout.charts.skyline import Column, skyline, swatch
from canvas_app.layout.charts.stage_bands import Band
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import links
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Link
from canvas_app.model.scoring import gaps
from canvas_app.model.scoring.gaps import BREAKS, Gaps, Severity, Transition
from canvas_app.model.scoring.readings import table
from canvas_app.model.scoring.settings import GAP_HIGH, GAP_MEDIUM
from canvas_app.model.scoring.values import Scope, personas
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Chart, Empty, Offer, Panel, Row, Section, Tile, Trace
from canvas_app.panels.words import (
    MANY,
    NONE,
    clean,
    first_rows,
    full,
    joined,
    lens,
    name_of,
    nothing_yet,
    quoted,
    scope_of,
    seen,
    short,
)

KEY = "gaps"
MOST = 5
"""The largest gap: channel, device, environment and twice the identity."""
DRAWN = 400
"""More steps than these no chart can show one by one."""
TAGS = "ABCDE"
"""Letters of the worst steps, which are named under the chart."""
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
GAP = Method(
    N_(
        "Gap = breaks × handover; channel, device, online/offline 1 each, lost identity 2; "
        "seamless 0, partial ½, none or unknown 1"
    ),
    "004:31 000:41",
)
MEAN = Method(N_("Mean gap = sum of all gaps ÷ steps"), "004:31")
SEAMLESS = Method(N_("Seamless share = steps without a gap ÷ steps"), "004:31 M8")
HIGH = Method(
    N_("Steps by their gap: below {medium} low, below {high} medium, from {high} high"), "004:31"
)
UNDISCUSSED = Method(N_("Steps with a break whose handover is unknown"), "004:31")
COUNT = Method(N_("Steps with a gap in which this breaks"), "004:31")


def content(view: JourneyView) -> Panel:
    """Return the steps of a journey by what breaks in them, the worst first."""
    scope = scope_of(view)
    found = gaps.panel(scope)
    title = _("Gaps between channels and devices")
    if not found.transitions:
        return Panel(KEY, title, seen(view), empty=_empty(view, scope))
    return Panel(
        KEY,
        title,
        seen(view),
        headline=_headline(found),
        tiles=_tiles(found),
        chart=_chart(view, scope, found),
        sections=tuple(_sections(view, found)),
        cautions=_cautions(found),
    )


def _empty(view: JourneyView, scope: Scope) -> Empty:
    live = table(scope).live
    if len(live) < 2:
        if not live:
            return nothing_yet((), "")
        alone = _("{name} stands alone: a step needs a second touchpoint.")
        alone = alone.format(name=quoted(name_of(live[0].touchpoint)))
        return Empty(alone, needs_card=True)
    who = lens(view)
    if who is None and personas(scope):
        return Empty(_("Nobody meets two touchpoints in a row yet: give the cards to a persona."))
    name = clean(who.name) if who else ""
    return Empty(_("{persona} meets no two touchpoints in a row.").format(persona=name))


def _headline(found: Gaps) -> str:
    if not found.ranking:
        return ngettext(
            "The only step breaks nowhere.", "None of the {n} steps breaks.", len(found.transitions)
        )
    worst = found.ranking[0]
    words = _("The worst step leads from {start} to {end}: gap {gap} of 5; {breaks}.")
    return words.format(
        start=quoted(name_of(worst.start.touchpoint)),
        end=quoted(name_of(worst.end.touchpoint)),
        gap=short(worst.gap),
        breaks=what_breaks(worst),
    )


def what_breaks(step: Transition) -> str:
    """Return what breaks in a step, in words: "the channel changes and the device changes"."""
    return joined([break_words(name, step.end.touchpoint.environment) for name in step.breaks])


def _tiles(found: Gaps) -> tuple[Tile, ...]:
    steps = ngettext("{n} step", "{n} steps", len(found.transitions))
    total = short(sum((step.gap for step in found.transitions), start=found.transitions[0].gap * 0))
    seamless = len(found.transitions) - len(found.ranking)
    return (
        Tile(
            _("Mean gap"),
            full(found.mean_gap, 2),
            f" / {MOST}",
            steps,
            trace=trace(MEAN, ((_("Sum of the gaps"), total), (_("Steps"), _n(found))), steps),
        ),
        Tile(
            _("Seamless"),
            NONE if found.seamless_share is None else percent(found.seamless_share, 1),
            below=_("{n} of {m}").format(n=number(seamless), m=_n(found)),
            trace=trace(
                SEAMLESS, ((_("Without a gap"), number(seamless)), (_("Steps"), _n(found))), steps
            ),
        ),
        _counted(
            _("High"),
            [step for step in found.ranking if step.severity == "high"],
            _high_trace(found),
            "gap.high",
        ),
        _counted(
            _("Not discussed"),
            [step for step in found.ranking if step.handover == "unknown"],
            trace(UNDISCUSSED, (), steps),
        ),
    )


def _counted(title: str, steps: list[Transition], where: Trace, role: str = "text") -> Tile:
    return Tile(
        title, number(len(steps)), role=role if steps else "text", ids=_ends(steps), trace=where
    )


def _ends(steps: Iterable[Transition]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for step in steps for id_ in (step.start.id, step.end.id)))


def _n(found: Gaps) -> str:
    return number(len(found.transitions))


def _high_trace(found: Gaps) -> Trace:
    counts = (
        (heading("severity", name), number(sum(s.severity == name for s in found.ranking)))
        for name in SEVERITIES
    )
    return trace(HIGH, counts, medium=number(GAP_MEDIUM), high=number(GAP_HIGH))


def _cautions(found: Gaps) -> tuple[str, ...]:
    if not found.undiscussed:
        return ()
    words = ngettext(
        "For {n} step nobody has said yet what is handed over; it counts as nothing.",
        "For {n} steps nobody has said yet what is handed over; it counts as nothing.",
        found.undiscussed,
    )
    return (words,)


def _sections(view: JourneyView, found: Gaps) -> Iterator[Section]:
    if not found.ranking:
        return
    yield Section(_("What breaks"), tuple(_break_rows(found)))
    between: dict[tuple[str, str], list[Link]] = {}
    for link in view.journey.links:
        between.setdefault((link.from_id, link.to_id), []).append(link)

    def row(step: Transition) -> Row:
        own = between.get((step.start.id, step.end.id), ())
        return _row(step, _seamless(view.journey_id, own, step))

    worst, others = found.ranking[:MANY], found.ranking[MANY:]
    title = _("The worst steps") if others else _("Steps with a gap")
    yield Section(title, tuple(map(row, worst)))
    if others:
        rows = first_rows(map(row, others), len(others))
        title = _("Further steps with a gap")
        yield Section(f"{title} ({number(len(others))})", rows, folded=True)


def _break_rows(found: Gaps) -> Iterator[Row]:
    titles = {
        "channel": _("Change of channel"),
        "device": _("Change of device"),
        "environment": _("Between online and offline"),
        "identity": _("Customer no longer known"),
    }
    for name in BREAKS:
        steps = [step for step in found.ranking if name in step.breaks]
        yield Row(
            titles[name],
            number(found.counts[name]),
            bar=found.counts[name] / len(found.ranking),
            role="gap.medium",
            ids=_ends(steps),
            trace=trace(COUNT, ((titles[name], number(found.counts[name])),), _steps_words(found)),
        )


def _steps_words(found: Gaps) -> str:
    return ngettext("n = {n} step with a gap", "n = {n} steps with a gap", len(found.ranking))


def _row(step: Transition, bridge: Edit) -> Row:
    how = "" if step.kind == "implicit" else f" ({term('link', step.kind)})"
    parts = f"{what_breaks(step)}; {handover_words(step.handover)}."
    return Row(
        f"{_title(step)}{how}",
        short(step.gap),
        parts[:1].upper() + parts[1:],
        float(step.gap) / MOST,
        term("severity", step.severity),
        f"gap.{step.severity}",
        ids=(step.start.id, step.end.id),
        trace=_trace(step),
        offers=(Offer(_("Set handover to seamless"), edit=bridge),),
    )


def _title(step: Transition) -> str:
    return f"{name_of(step.start.touchpoint)} → {name_of(step.end.touchpoint)}"


def _trace(step: Transition) -> Trace:
    inputs = (
        (_("Breaks"), what_breaks(step)),
        (_("Handover"), handover_words(step.handover)),
    )
    return trace(GAP, inputs)


def _seamless(journey_id: str, own: Sequence[Link], step: Transition) -> Edit:
    """Return the edit that makes a step seamless; an implicit step gets a link of its own.

    ``own`` are the links between its ends.
    """
    for link in own:
        if (link.kind, link.handover) == (step.kind, step.handover):
            return links.set_fields(journey_id, link.id, handover="seamless")
    if own:
        return links.set_fields(journey_id, own[0].id, kind="next", handover="seamless")
    return links.add(journey_id, step.start.id, step.end.id, handover="seamless")


def _chart(view: JourneyView, scope: Scope, found: Gaps) -> Chart:
    places = table(scope).places
    ordered: Sequence[Transition] = sorted(
        found.transitions, key=lambda s: (places[s.start.id], places[s.end.id])
    )
    worst = {id(step): tag for step, tag in zip(found.ranking, TAGS, strict=False)}
    ordered = _thinned(ordered, worst)
    columns = tuple(_column(step, worst.get(id(step), "")) for step in ordered)
    stages = tuple(_stages(view, ordered))
    kinds = tuple(_kinds(found))
    entries: list[Entry] = [
        (partial(swatch, role, hatched), words) for role, hatched, words in kinds
    ]
    lead = _("Gaps of all steps in the order of the journey, from 0 to 5")
    said = ", ".join(column.label for column in columns if column.height)
    return Chart(
        lambda wide: skyline(wide, columns, MOST, (GAP_MEDIUM, GAP_HIGH), stages, entries),
        f"{lead}: {said}" if said else lead,
        (KEY, language(), columns, stages, kinds),
        {column.id: _trace(step) for column, step in zip(columns, ordered, strict=True)},
        {column.id: (s.start.id, s.end.id) for column, s in zip(columns, ordered, strict=True)},
    )


def _thinned(ordered: Sequence[Transition], worst: Mapping[int, str]) -> Sequence[Transition]:
    """Return the steps, of very many the worst of each run of neighbours."""
    size = ceil(len(ordered) / DRAWN)
    if size < 2:
        return ordered
    runs = (ordered[at : at + size] for at in range(0, len(ordered), size))
    return [max(run, key=lambda step: (id(step) in worst, step.halves)) for run in runs]


def _stages(view: JourneyView, ordered: Iterable[Transition]) -> Iterator[Band]:
    steps = Counter(step.start.stage_id for step in ordered)
    for stage in view.project.stages:
        if steps[stage.id]:
            yield Band(clean(stage.name), stage.phase, steps[stage.id])


def _kinds(found: Gaps) -> Iterator[tuple[str, bool, str]]:
    there = {step.severity for step in found.ranking}
    for name in ("low", "medium", "high"):
        if name in there:
            yield f"gap.{name}", False, heading("severity", name)
    if found.undiscussed:
        yield "text.muted", True, _("not yet discussed")


def _column(step: Transition, tag: str) -> Column:
    name = _title(step)
    severity: Mapping[Severity, str] = {"none": "text.muted"}
    return Column(
        f"step:{step.start.id}:{step.end.id}",
        float(step.gap),
        severity.get(step.severity, f"gap.{step.severity}"),
        step.handover == "unknown",
        tag,
        name,
        step.end.id,
        f"{name}: {short(step.gap)}, {term('severity', step.severity)}",
    )

"""P7 in words: what carries success, what could, and what lies dormant (room: panels)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from canvas_app.i18n import N_, _, language, number, percent
from canvas_app.i18n.terms import heading, term
from canvas_app.layout.charts.bars import Bar, bars, swatch
from canvas_app.layout.view import JourneyView
from canvas_app.model.scoring import success_touchpoints
from canvas_app.model.scoring.readings import Reading, table
from canvas_app.model.scoring.rounding import ratio
from canvas_app.model.scoring.settings import Thresholds, thresholds
from canvas_app.model.scoring.success_touchpoints import Success, SuccessTouchpoints
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Chart, Offer, Panel, Row, Section, Tile, Trace
from canvas_app.panels.words import (
    MANY,
    counted,
    first_rows,
    full,
    missing_section,
    name_of,
    nothing_yet,
    quoted,
    rated,
    scope_of,
    seen,
    short,
)

KEY = "success_touchpoints"
ROLES = {"success": "ok", "potential": "accent", "other": "text.faint"}
INDEX = Method(
    N_("Success index = importance × chance of success ÷ 100 × experience ÷ 10 × 10"),
    "M3 000:45 002:41",
)
CLASS = Method(
    N_(
        "Success touchpoint = importance at least {importance}, experience at least "
        "{experience}, chance at least {chance}; potential = the same with less experience"
    ),
    "002:41",
)
HIDDEN = Method(N_("Dormant = not in use, importance at least {importance}"), "003:21")


def content(view: JourneyView) -> Panel:
    """Return the touchpoints by their success index, those of success first."""
    scope = scope_of(view)
    found, live = success_touchpoints.panel(scope), table(scope).live
    title = _("Success touchpoints")
    if not found.ranking and not found.hidden:
        needed = _(
            "Rate importance, experience and chance of success of a touchpoint to see what "
            "carries success."
        )
        empty = nothing_yet((reading.touchpoint for reading in live), needed, view.view)
        return Panel(KEY, title, seen(view), empty=empty)
    limits = thresholds(view.project)
    return Panel(
        KEY,
        title,
        seen(view),
        headline=_headline(found),
        tiles=_tiles(found, limits),
        chart=_chart(found) if found.ranking else None,
        sections=tuple(_sections(view, found, limits)),
        rated=rated(len(found.ranking), len(live)),
        missing=found.incomplete,
        offers=_filter(found),
    )


def _headline(found: SuccessTouchpoints) -> str:
    if not found.ranking:
        words = _("No live touchpoint is rated enough yet, but {name} lies dormant.")
        return words.format(name=quoted(name_of(found.hidden[0].touchpoint)))
    if found.success:
        best = next(line for line in found.ranking if line.success_class == "success")
        alone = _("{name} alone carries success: index {index} of 100.")
        several = _("{n} touchpoints carry success, most of all {name}: index {index} of 100.")
        n = len(found.success)
        return (alone if n == 1 else several).format(
            n=number(n), name=_name(best), index=full(best.success_index)
        )
    if found.potential:
        best = next(line for line in found.ranking if line.success_class == "potential")
        words = _("No touchpoint carries success yet; the nearest is {name}: raise its experience.")
        return words.format(name=_name(best))
    best = found.ranking[0]
    words = _("No touchpoint carries success yet; the highest index is {index}: {name}.")
    return words.format(name=_name(best), index=full(best.success_index))


def _name(line: Success) -> str:
    return quoted(name_of(line.reading.touchpoint))


def _filter(found: SuccessTouchpoints) -> tuple[Offer, ...]:
    words = _("Let these stand out on the canvas, or all again")
    return (Offer(words, panel="filter:success"),) if found.success else ()


def _tiles(found: SuccessTouchpoints, limits: Thresholds) -> tuple[Tile, ...]:
    where, dormant = _class_trace(limits, len(found.ranking)), _hidden_trace(limits)
    hidden = tuple(reading.id for reading in found.hidden)
    return (
        _tile(_("Success"), found.success, where, "ok"),
        _tile(_("Potential"), found.potential, where),
        _tile(_("Dormant"), hidden, dormant),
    )


def _tile(title: str, ids: tuple[str, ...], where: Trace, role: str = "text") -> Tile:
    return Tile(title, number(len(ids)), role=role if ids else "text", ids=ids, trace=where)


def _class_trace(limits: Thresholds, n: int) -> Trace:
    return trace(
        CLASS,
        (),
        counted(n),
        importance=short(limits.success_importance),
        experience=short(limits.success_experience),
        chance=percent(limits.success_chance),
    )


def _hidden_trace(limits: Thresholds) -> Trace:
    return trace(HIDDEN, importance=short(limits.success_importance))


def _sections(
    view: JourneyView, found: SuccessTouchpoints, limits: Thresholds
) -> Iterator[Section]:
    titles = {
        "success": _("Success touchpoints"),
        "potential": _("Potential: raise the experience first"),
        "other": _("Other touchpoints"),
    }
    for name, title in titles.items():
        lines = [line for line in found.ranking if line.success_class == name]
        if lines:
            folded = name == "other" or len(lines) > MANY
            rows = first_rows(map(_row, lines), len(lines))
            yield Section(f"{title} ({number(len(lines))})", rows, folded)
    if found.hidden:
        title = _("Dormant: important and not in use")
        n = len(found.hidden)
        rows = first_rows((_hidden_row(reading, limits) for reading in found.hidden), n)
        yield Section(f"{title} ({number(n)})", rows)
    yield from missing_section(view, found.incomplete, _("Incomplete"))


def _row(line: Success) -> Row:
    index = line.success_index
    return Row(
        name_of(line.reading.touchpoint),
        full(index),
        _parts(line.reading),
        float(index) / 100,
        term("success_class", line.success_class) if line.success_class != "other" else "",
        ROLES[line.success_class],
        ids=(line.id,),
        trace=_trace(line),
    )


def _parts(reading: Reading) -> str:
    words = _("Importance {importance}, chance {chance}, experience {experience}")
    return words.format(
        importance=short(reading.value("importance")),
        chance=_chance(reading),
        experience=short(reading.value("experience")),
    )


def _chance(reading: Reading) -> str:
    chance = reading.value("success_chance")
    return short(None) if chance is None else percent(chance, 0 if chance.denominator == 1 else 1)


def _trace(line: Success) -> Trace:
    reading = line.reading
    inputs = (
        (_("Importance"), short(reading.value("importance"))),
        (_("Chance of success"), _chance(reading)),
        (_("Experience"), short(reading.value("experience"))),
    )
    return trace(INDEX, inputs)


def _hidden_row(reading: Reading, limits: Thresholds) -> Row:
    importance = reading.value("importance")
    return Row(
        name_of(reading.touchpoint),
        short(importance),
        mark=term("success_class", "hidden"),
        ids=(reading.id,),
        trace=_hidden_trace(limits),
    )


def _chart(found: SuccessTouchpoints) -> Chart:
    listed = tuple(map(_bar, found.ranking[:MANY]))
    entries = tuple(_entries(found.ranking[:MANY]))
    named = [f"{bar.name} {bar.shown}" for bar in listed]
    lead = _("Success index, and hatched what a perfect experience would add")
    return Chart(
        lambda wide: bars(
            wide, listed, 100.0, entries=[(swatch(r, h)[0], w) for r, h, w in entries]
        ),
        f"{lead}: {', '.join(named)}",
        (KEY, language(), listed, entries),
        {bar.id: _trace(line) for bar, line in zip(listed, found.ranking, strict=False)},
    )


def _bar(line: Success) -> Bar:
    name, reading, index = name_of(line.reading.touchpoint), line.reading, line.success_index
    reached = _influence(reading)
    mark = term("success_class", line.success_class)
    label = f"{name}: {_('success index')} {full(index)}, {mark}"
    role = ROLES[line.success_class]
    return Bar(
        f"bar:{line.id}",
        name,
        float(index),
        float(reached - index),
        full(index),
        role,
        line.id,
        label,
    )


def _influence(reading: Reading) -> Fraction:
    """Return the index that a perfect experience would give."""
    return ratio((reading.importance or 0) * (reading.success_chance or 0), 10 * reading.unit**2)


def _entries(shown: Sequence[Success]) -> Iterable[tuple[str, bool, str]]:
    there = {line.success_class for line in shown}
    for name in ("success", "potential", "other"):
        if name in there:
            yield ROLES[name], False, heading("success_class", name)
    yield "text.muted", True, _("with a perfect experience")

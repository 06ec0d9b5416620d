"""P4: where does importance outrun what customers get? (room: panels)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from canvas_app.i18n import N_, _, language, ngettext, number
from canvas_app.i18n.plain import inner
from canvas_app.i18n.terms import field, heading, term
from canvas_app.layout.charts.bars import Bar, bars, swatch
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import actions
from canvas_app.model.scoring.opportunity import (
    Band,
    Opportunities,
    Opportunity,
    is_estimate,
    panel,
)
from canvas_app.model.scoring.settings import (
    OPPORTUNITY_EXTREME,
    OPPORTUNITY_MODERATE,
    OPPORTUNITY_STRONG,
)
from canvas_app.model.scoring.values import live_touchpoints
from canvas_app.panels import words
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Chart, Offer, Panel, Row, Section, Tile, Trace

KEY = "opportunity"
HIGHEST = 20
SHOWN = 15
"""Bars in the chart; the list has all."""
LIMITS = (OPPORTUNITY_MODERATE, OPPORTUNITY_STRONG, OPPORTUNITY_EXTREME)
BANDS: dict[Band, str] = {
    "extreme": "gap.high",
    "strong": "gap.medium",
    "moderate": "gap.low",
    "low": "line.strong",
}
"""The colours of the bands, the best first."""

SCORE = Method(
    N_(
        "Opportunity = importance + (importance − experience, never below 0), from 0 to 20; "
        "extreme above 15, strong from 12, moderate from 10"
    ),
    "M1 M2",
)
SERVED = Method(
    N_("Underserved from 10, overserved when the experience exceeds the importance"), "M1"
)


def content(view: JourneyView) -> Panel:
    """Return the panel: bars with bands, and the ranking with what to do about it."""
    found = panel(words.scope_of(view))
    title, seen = _("Opportunities"), words.seen(view)
    if not found.ranking:
        empty = words.nothing_yet(
            live_touchpoints(words.scope_of(view)),
            _("No touchpoint has both an importance and an experience. Rate these two first."),
            view.view,
        )
        return Panel(KEY, title, seen, missing=found.excluded, empty=empty)
    n, m = len(found.ranking), len(found.ranking) + len(found.excluded)
    return Panel(
        KEY,
        title,
        seen,
        headline=_headline(found),
        tiles=tuple(_tiles(found)),
        chart=_chart(found),
        sections=tuple(_sections(view, found)),
        rated=words.rated(n, m),
        missing=found.excluded,
        cautions=tuple(_cautions(view)),
    )


def _headline(found: Opportunities) -> str:
    first = found.ranking[0]
    if first.band == "low":
        return _("No opportunity stands out: the largest is “{name}” with {score} of 20.").format(
            name=inner(_name(first)), score=number(first.score, 1)
        )
    return _(
        "“{name}” is the largest opportunity: {score} of 20, {band}; importance {importance}, "
        "experience {experience}."
    ).format(
        name=inner(_name(first)),
        score=number(first.score, 1),
        band=term("opportunity_band", first.band),
        **_ratings(first),
    )


def _cautions(view: JourneyView) -> Iterator[str]:
    if view.lens is None:
        yield _(
            "The method is meant for one group of customers at a time: read it for each persona, "
            "never only for all."
        )
    yield _(
        "The original uses shares of people asked (top two boxes × 10). What a workshop estimates "
        "stands in for them and is marked “estimate” unless its source is a survey."
    )


def _tiles(found: Opportunities) -> Iterator[Tile]:
    bands = Counter(line.band for line in found.ranking)
    for band, role in BANDS.items():
        ids = tuple(line.id for line in found.ranking if line.band == band)
        yield Tile(
            heading("opportunity_band", band),
            number(bands[band]),
            role=role if bands[band] and band != "low" else "text",
            ids=ids,
            trace=trace(SCORE, n=words.counted(len(found.ranking))),
        )


def _chart(found: Opportunities) -> Chart:
    shown = found.ranking[:SHOWN]
    listed = tuple(_bar(line) for line in shown)
    limits = tuple((float(limit), number(limit)) for limit in LIMITS)
    entries = (
        *(swatch(BANDS[band], words=said) for band, said in _bands()),
        swatch("text.muted", True, _("what the experience lacks")),
    )
    rest = len(found.ranking) - len(shown)
    note = ngettext("and {n} more in the list", "and {n} more in the list", rest) if rest else ""
    return Chart(
        lambda width: bars(width, listed, HIGHEST, limits, entries, note),
        "; ".join(bar.label for bar in listed),
        (KEY, language(), listed, note),
        {line.id: _trace(line) for line in shown},
    )


def _bands() -> tuple[tuple[Band, str], ...]:
    limit = {"low": 0, "moderate": LIMITS[0], "strong": LIMITS[1], "extreme": LIMITS[2]}
    sentences: dict[Band, str] = {
        "extreme": _("{band} above {n}"),
        "strong": _("{band} from {n}"),
        "moderate": _("{band} from {n}"),
        "low": _("{band}"),
    }
    return tuple(
        (band, sentence.format(band=term("opportunity_band", band), n=number(limit[band])))
        for band, sentence in sentences.items()
    )


def _bar(line: Opportunity) -> Bar:
    importance = float(line.reading.value("importance") or 0)
    shown, band = number(line.score, 1), term("opportunity_band", line.band)
    return Bar(
        line.id,
        _name(line),
        importance,
        float(line.score) - importance,
        shown,
        BANDS[line.band],
        line.id,
        f"{_name(line)} {shown}, {band}",
    )


def _sections(view: JourneyView, found: Opportunities) -> Iterator[Section]:
    worth = [line for line in found.ranking if line.band != "low"]
    low = [line for line in found.ranking if line.band == "low"]
    for title, lines in ((_("Ranking"), worth), (heading("opportunity_band", "low"), low)):
        rows = words.first_rows((_row(view, line) for line in lines), len(lines))
        if rows:
            counted = f"{title} ({number(len(lines))})"
            yield Section(counted, rows, folded=lines is low and bool(worth))
    yield from words.missing_section(view, found.excluded, _("Without importance or experience"))


def _row(view: JourneyView, line: Opportunity) -> Row:
    below = _("Importance {importance}, experience {experience}, {served}").format(
        served=term("served", line.served), **_ratings(line)
    )
    if is_estimate(view.project, line):
        below = f"{below} · {_('estimate')}"
    return Row(
        _name(line),
        number(line.score, 1),
        below,
        bar=float(line.score) / HIGHEST,
        mark=term("opportunity_band", line.band),
        role=BANDS[line.band],
        ids=(line.id,),
        trace=_trace(line),
        offers=(_offer(view, line),),
    )


def _offer(view: JourneyView, line: Opportunity) -> Offer:
    """Offer an action, or to end the one that was made here."""
    title = _("Improve “{name}”").format(name=inner(_name(line)))
    same = (a for a in view.project.actions if (a.touchpoint_id, a.title) == (line.id, title))
    if begun := next((a for a in same if a.status in ("open", "doing")), None):
        return Offer(_("Mark as done"), edit=actions.set_fields(begun.id, status="done"))
    return Offer(_("Make it an action"), edit=actions.add(title, line.id))


def _trace(line: Opportunity) -> Trace:
    ratings = [
        (field(name), words.short(line.reading.value(name)))
        for name in ("importance", "experience")
    ]
    return trace(SCORE, ratings, also=[SERVED])


def _ratings(line: Opportunity) -> dict[str, str]:
    return {
        "importance": words.short(line.reading.value("importance")),
        "experience": words.short(line.reading.value("experience")),
    }


def _name(line: Opportunity) -> str:
    return words.name_of(line.reading.touchpoint)

"""P12 in words: two journeys side by side, and which of them is better (room: panels)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from canvas_app.i18n import N_, _, number, percent
from canvas_app.i18n.reasons import ab_verdict, verdict
from canvas_app.i18n.terms import heading
from canvas_app.layout.view import JourneyView, Lens, ViewChoice
from canvas_app.model.edits import journeys
from canvas_app.model.project import Journey, Project
from canvas_app.model.scoring import comparison
from canvas_app.model.scoring.comparison import AbTest, Comparison, Kept
from canvas_app.model.scoring.readings import Reading
from canvas_app.model.scoring.settings import FEW_CASES
from canvas_app.model.scoring.values import Scope, live_touchpoints
from canvas_app.model.snapshots import is_past
from canvas_app.panels.comparison_chart import (
    DIFFERENCE,
    KEY,
    RATE,
    SIDES,
    ab_trace,
    chart,
    interval_words,
    lettered,
)
from canvas_app.panels.methods import QUALITY, Method, trace
from canvas_app.panels.panel import Empty, Offer, Panel, Row, Section
from canvas_app.panels.words import (
    clean,
    first_rows,
    flattening,
    full,
    name_of,
    quoted,
    seen,
)

MATCH = Method(N_("Touchpoints of both journeys are matched by their key"), "003:43-47")


def content(
    project: Project, a_id: str, b_id: str, lens: Lens = None, view: ViewChoice = "best"
) -> Panel:
    """Return what differs from journey ``a_id`` to journey ``b_id``, through a lens and a view."""
    title = _("Comparison")
    by_id = {journey.id: journey for journey in project.journeys}
    if a_id == b_id or a_id not in by_id or b_id not in by_id:
        return Panel(KEY, title, "", empty=_unchosen(project))
    a, b = by_id[a_id], by_id[b_id]
    found = comparison.panel(project, a, b, lens, view)
    looked = JourneyView(project, a_id, lens, view)
    who = seen(looked).removeprefix(clean(a.name))
    return Panel(
        KEY,
        title,
        f"{lettered('A', clean(a.name), ' ')} · {lettered('B', clean(b.name), ' ')}{who}",
        headline=_headline(found),
        chart=chart(project, found, lens, view),
        sections=tuple(_sections(found)),
        cautions=tuple(_cautions(looked, found)),
        offers=tuple(_offers(project, found, lens, view)),
    )


def _unchosen(project: Project) -> Empty:
    if len(project.journeys) > 1:
        return Empty(_("Choose two different journeys to compare."))
    (only,) = project.journeys
    words = _("There is only one journey. Copy it as to-be, change the copy, and compare both.")
    name = f"{clean(only.name)} ({heading('journey_state', 'to_be')})"
    return Empty(words, Offer(_("Copy as to-be"), journeys.duplicate(only.id, name, "to_be")))


def _headline(found: Comparison) -> str:
    names = {"a": quoted(clean(found.a.name)), "b": quoted(clean(found.b.name))}
    if found.verdict is None:
        unrated = names["a"] if found.score.a is None else names["b"]
        both = found.score.a is None and found.score.b is None
        words = _("There is no verdict: {name} has no rated touchpoint that weighs.")
        neither = _("There is no verdict: neither journey has a rated touchpoint that weighs.")
        return neither if both else words.format(name=unrated)
    score = full(found.score.difference, 1, True)
    chain = full(found.chain_score.difference, 1, True)
    return verdict(found.verdict, {**names, "score": score, "chain": chain})


def _offers(project: Project, found: Comparison, lens: Lens, view: ViewChoice) -> Iterator[Offer]:
    for journey, score in ((found.a, found.score.a), (found.b, found.score.b)):
        unrated = score is None and not is_past(journey.id)
        live = live_touchpoints(Scope(project, journey, lens, view)) if unrated else ()
        if live:
            yield Offer(_("Rate {name}").format(name=quoted(name_of(live[0]))), rate=live[0].id)


def _cautions(looked: JourneyView, found: Comparison) -> Iterator[str]:
    if found.ab is not None and found.ab.few:
        words = _(
            "Few cases: fewer than {n} completed or not completed on a side; the interval is "
            "only a rough guide."
        )
        yield words.format(n=number(FEW_CASES))
    yield from flattening(looked)


def _sections(found: Comparison) -> Iterator[Section]:
    yield Section(_("A/B test"), tuple(_ab_rows(found)))
    yield from _section(_("Improved"), (_changed(kept) for kept in found.improved), found.improved)
    yield from _section(_("Worsened"), (_changed(kept) for kept in found.worsened), found.worsened)
    yield from _section(_("Only in B"), map(_lone, found.added), found.added)
    yield from _section(_("Only in A"), map(_lone, found.removed), found.removed)
    same = [kept for kept in found.kept if kept.gain == 0]
    unknown = [kept for kept in found.kept if kept.gain is None]
    yield from _section(_("Unchanged"), map(_changed, same), same, folded=True)
    title = _("Not rated on both sides")
    yield from _section(title, map(_changed, unknown), unknown, folded=True)


def _section(
    title: str, rows: Iterable[Row], found: list[Kept] | tuple[object, ...], folded: bool = False
) -> Iterator[Section]:
    if found:
        yield Section(f"{title} ({number(len(found))})", first_rows(rows, len(found)), folded)


def _changed(kept: Kept) -> Row:
    pair = kept.quality
    before, after = full(pair.a, 1), full(pair.b, 1)
    apart = full(pair.difference, 1, True)
    role = "ok" if (kept.gain or 0) > 0 else "warn" if kept.gain else "text.muted"
    return Row(
        name_of(kept.b.touchpoint),
        apart,
        _("Quality {before} → {after}").format(before=before, after=after),
        abs(kept.gain) / 1000 if kept.gain else None,
        role=role,
        ids=(kept.a.id, kept.b.id),
        trace=trace(DIFFERENCE, (("B", after), ("A", before)), also=(QUALITY,)),
    )


def _lone(reading: Reading) -> Row:
    touchpoint = reading.touchpoint
    return Row(
        name_of(touchpoint),
        below=heading("status", touchpoint.status),
        ids=(touchpoint.id,),
        trace=trace(MATCH),
    )


def _ab_rows(found: Comparison) -> Iterator[Row]:
    if found.ab is None:
        yield from _uncounted(found)
        return
    names = {"a": quoted(clean(found.a.name)), "b": quoted(clean(found.b.name))}
    yield Row(
        ab_verdict(found.ab.verdict, names),
        below=interval_words(found.ab),
        mark=_("few cases") if found.ab.few else "",
        strong=True,
        trace=ab_trace(found.ab),
    )
    yield from _rates(found, found.ab)


def _rates(found: Comparison, ab: AbTest) -> Iterator[Row]:
    sides = zip(SIDES, (found.a, found.b), (ab.rate_a, ab.rate_b), strict=True)
    for side, journey, rate in sides:
        counted = _count_words(journey)
        yield Row(
            lettered(side.letter, clean(journey.name)),
            _percent(rate),
            counted,
            float(rate),
            role=f"{side.role}.line",
            trace=trace(RATE, ((_("Counted"), counted),)),
            offers=_count(journey),
        )


def _percent(rate: Fraction) -> str:
    return percent(100 * rate, 1)


def _uncounted(found: Comparison) -> Iterator[Row]:
    """Yield for each journey without counts how to enter them."""
    for journey in (found.a, found.b):
        name = quoted(clean(journey.name))
        if journey.observed is None:
            words = _("Nobody has counted yet how many entered and completed {name}.")
            yield Row(words.format(name=name), offers=_count(journey))
        elif not journey.observed.entered:
            words = _("Nobody entered {name}, so it has no rate.")
            yield Row(words.format(name=name), offers=_count(journey))
        elif journey.observed.completed > journey.observed.entered:
            words = _("More customers completed {name} than entered it: check the counts.")
            yield Row(words.format(name=name), _count_words(journey), offers=_count(journey))
        else:
            yield Row(f"{name}: {_count_words(journey)}", offers=_count(journey))


def _count_words(journey: Journey) -> str:
    counts = journey.observed
    entered, completed = (counts.entered, counts.completed) if counts else (0, 0)
    words = _("{completed} of {entered} completed")
    return words.format(completed=number(completed), entered=number(entered))


def _count(journey: Journey) -> tuple[Offer, ...]:
    if is_past(journey.id):
        return ()
    return (Offer(_("Enter the counts"), panel=f"observed:{journey.id}"),)

"""P6 in words: where the journey meets whom, and where it does not (room: panels)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from canvas_app.i18n import N_, _, number, percent
from canvas_app.i18n.reasons import blind_spot
from canvas_app.i18n.terms import heading
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import PHASES
from canvas_app.model.scoring import coverage
from canvas_app.model.scoring.coverage import NO_CHANNEL, BlindSpot, Coverage, Part
from canvas_app.model.scoring.readings import Reading, table
from canvas_app.model.scoring.settings import thresholds
from canvas_app.model.scoring.values import Scope
from canvas_app.panels.coverage_chart import KEY, chart, usual, usual_in_phase
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Offer, Panel, Row, Section, Tile, Trace
from canvas_app.panels.words import (
    NONE,
    clean,
    first_rows,
    joined,
    names,
    nothing_yet,
    quoted,
    scope_of,
    seen,
)

CELLS = Method(
    N_("Covered cells = cells of stage and persona with a live touchpoint ÷ all cells"),
    "000:47 003:19-21",
)
MANAGED = Method(N_("Managed share = active ÷ (active + unmanaged + unused)"), "002:5")
AFTER = Method(
    N_(
        "After-purchase share = live touchpoints after the purchase ÷ live touchpoints; "
        "neglect below {limit}"
    ),
    "000:75",
)
OWNED = Method(N_("Owner share = live touchpoints with an owner ÷ live touchpoints"), "002:5")
EVIDENT = Method(
    N_(
        "Evidence share = live touchpoints with a rating in the customer view that has a "
        "source ÷ live touchpoints"
    ),
    "002:5",
)
COUNT = Method(N_("Number of live touchpoints"), "000:47")
STATUS = Method(N_("Number of touchpoints of any status"), "002:5")


def content(view: JourneyView) -> Panel:
    """Return which stages, personas and channels a journey covers, and which it misses."""
    scope = scope_of(view)
    found = coverage.panel(scope)
    title = _("Coverage and blind spots")
    if not found.live:
        return Panel(KEY, title, seen(view), empty=nothing_yet((), ""))
    spots = tuple(_spot_rows(view, found.blind_spots))
    return Panel(
        KEY,
        title,
        seen(view),
        headline=_headline(found, spots),
        tiles=_tiles(view, scope, found),
        chart=chart(view, scope, found),
        sections=tuple(_sections(view, scope, found, spots)),
        cautions=_cautions(found),
    )


def _headline(found: Coverage, spots: Sequence[Row]) -> str:
    first = spots[0].name if spots else ""
    if found.cells.percent is None:
        return first or _("Every phase is covered online and offline.")
    if found.cells.count < found.cells.of:
        words = _("{n} of {m} cells of stages and personas are covered. {spot}")
        n, m = number(found.cells.count), number(found.cells.of)
        return words.format(n=n, m=m, spot=first)
    if spots:
        return _("Every persona is met in every stage. {spot}").format(spot=first)
    return _("Every persona is met in every stage, online and offline.")


def _tiles(view: JourneyView, scope: Scope, found: Coverage) -> tuple[Tile, ...]:
    limit = percent(thresholds(view.project).after_share_min)
    after = trace(AFTER, _inputs(found.after), _n(found.after), limit=limit)
    late = tuple(reading.id for reading in table(scope).live if reading.phase == "after")
    return (
        _tile(_("Cells covered"), found.cells, CELLS),
        _tile(_("Managed"), found.managed, MANAGED),
        _share(
            _("After the purchase"),
            found.after,
            after,
            "warn" if found.after_neglected else "text",
            late,
        ),
        _tile(_("With an owner"), found.owned, OWNED),
        _tile(_("With evidence"), found.evident, EVIDENT),
    )


def _tile(title: str, part: Part, method: Method) -> Tile:
    return _share(title, part, trace(method, _inputs(part), _n(part)))


def _share(
    title: str, part: Part, where: Trace, role: str = "text", ids: tuple[str, ...] = ()
) -> Tile:
    below = _("{n} of {m}").format(n=number(part.count), m=number(part.of)) if part.of else ""
    return Tile(title, _percent(part.percent), below=below, role=role, ids=ids, trace=where)


def _percent(share: Fraction | None) -> str:
    return NONE if share is None else percent(share, 1)


def _inputs(part: Part) -> tuple[tuple[str, str], ...]:
    return (_("Counted"), number(part.count)), (_("Of"), number(part.of))


def _n(part: Part) -> str:
    return f"n = {number(part.of)}"


def _cautions(found: Coverage) -> tuple[str, ...]:
    lone = _("Without personas nobody can say which stage misses whom: add one.")
    known = _(
        "For comparison: companies named 221 contact points on average, and only 33% of them "
        "recorded changes between online and offline (ESCH 2016)."
    )
    return (known,) if found.cells.of else (lone, known)


def _spot_rows(view: JourneyView, spots: Iterable[BlindSpot]) -> Iterator[Row]:
    """Yield a sentence per stage, phase and place, and persona, in the order of the spots."""

    def same(spot: BlindSpot) -> tuple[str, ...]:
        alone = spot.kind == "phase_environment"
        return (spot.kind, spot.first, spot.second) if alone else (spot.kind, spot.first)

    for _key, run in groupby(spots, key=same):
        alike = list(run)
        yield _spot_row(view, alike[0], [spot.second for spot in alike])


def _spot_row(view: JourneyView, spot: BlindSpot, others: Sequence[str]) -> Row:
    project = view.project
    people = {persona.id: clean(persona.name) for persona in project.personas}
    if spot.kind == "stage_persona":
        stages = {stage.id: quoted(clean(stage.name)) for stage in project.stages}
        who = joined([people[id_] for id_ in others])
        words = blind_spot(spot.kind, {"stage": stages[spot.first], "persona": who})
        return _spot(words, usual(view, spot.first))
    if spot.kind == "phase_environment":
        phases: dict[str, str] = {p.id: quoted(clean(p.name)) for p in project.phases}
        words = blind_spot(f"{spot.kind}:{spot.second}", {"phase": phases[spot.first]})
        return _spot(words, *usual_in_phase(view, spot.first))
    channels = {channel.id: quoted(clean(channel.name)) for channel in project.channels}
    liked = joined([channels.get(id_, quoted(id_)) for id_ in others])
    words = blind_spot(spot.kind, {"persona": people[spot.first], "channel": liked})
    return _spot(words, Offer(_("See what is missing"), panel="palette"))


def _spot(words: str, *offers: Offer) -> Row:
    return Row(words, offers=offers)


def _sections(
    view: JourneyView, scope: Scope, found: Coverage, spots: tuple[Row, ...]
) -> Iterator[Section]:
    if found.after_neglected:
        yield Section(_("Finding"), (_neglect(view, found),))
    if spots:
        yield Section(_("Blind spots"), spots)
    yield Section(_("Touchpoints by form"), tuple(_forms(view, scope, found)), folded=True)
    yield Section(_("Touchpoints by channel"), tuple(_channels(view, scope, found)), folded=True)
    yield Section(_("Touchpoints by status"), tuple(_statuses(scope, found)), folded=True)
    yield from _lists(view, found)


def _neglect(view: JourneyView, found: Coverage) -> Row:
    limit = percent(thresholds(view.project).after_share_min)
    words = _("After the purchase customers are neglected.")
    below = _("{n} of {m} touchpoints come after the purchase; {limit} would be the least.")
    return Row(
        words,
        _percent(found.after.percent),
        below.format(n=number(found.after.count), m=number(found.after.of), limit=limit),
        role="warn",
        strong=True,
        trace=trace(AFTER, _inputs(found.after), _n(found.after), limit=limit),
        offers=usual_in_phase(view, "after"),
    )


def _lists(view: JourneyView, found: Coverage) -> Iterator[Section]:
    lists = (
        (found.without_owner, _("Without an owner"), _("Name an owner")),
        (found.without_evidence, _("Without evidence"), _("Rate it with a source")),
    )
    called = names(view)
    for ids, title, offered in lists:
        rows = (Row(called[id_], ids=(id_,), offers=(Offer(offered, rate=id_),)) for id_ in ids)
        if ids:
            shown = first_rows(rows, len(ids))
            yield Section(f"{title} ({number(len(ids))})", shown, folded=True)


_Groups = Mapping[object, Sequence[str]]


def _grouped(readings: Iterable[Reading], by: Callable[[Reading], object]) -> _Groups:
    """Return the ids of touchpoints by what they have in common."""
    found: dict[object, list[str]] = {}
    for reading in readings:
        found.setdefault(by(reading), []).append(reading.id)
    return found


def _forms(view: JourneyView, scope: Scope, found: Coverage) -> Iterator[Row]:
    groups = _grouped(table(scope).live, lambda r: (r.phase, r.touchpoint.form))
    called = {phase.id: clean(phase.name) for phase in view.project.phases}
    most = max(max(counts.values()) for counts in found.form.values())
    for phase in PHASES:
        yield Row(called[phase], strong=True)
        for form, count in found.form[phase].items():
            ids = groups.get((phase, form), ())
            yield _count(heading("form", form), count, most, ids, indent=1)


def _channels(view: JourneyView, scope: Scope, found: Coverage) -> Iterator[Row]:
    groups = _grouped(table(scope).live, lambda r: r.touchpoint.channel_id or NO_CHANNEL)
    called = {channel.id: clean(channel.name) for channel in view.project.channels}
    called[NO_CHANNEL] = _("No channel")
    order = {id_: place for place, id_ in enumerate(called)}
    most, last = max(found.channels.values()), len(order)
    for id_, count in sorted(found.channels.items(), key=lambda c: (-c[1], order.get(c[0], last))):
        yield _count(called.get(id_, id_), count, most, groups.get(id_, ()))


def _statuses(scope: Scope, found: Coverage) -> Iterator[Row]:
    groups = _grouped(table(scope).readings, lambda r: r.touchpoint.status)
    most = max(found.status.values())
    for status, count in found.status.items():
        yield _count(heading("status", status), count, most, groups.get(status, ()), STATUS)


def _count(
    name: str,
    count: int,
    most: int,
    ids: Sequence[str],
    method: Method = COUNT,
    indent: int = 0,
) -> Row:
    return Row(
        name,
        number(count),
        bar=count / most if most else None,
        role="accent",
        indent=indent,
        ids=tuple(ids),
        trace=trace(method, ((name, number(count)),)),
    )

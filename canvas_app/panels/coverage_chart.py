"""The charts of P6: stage by persona, and online and offline by phase (room: panels)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from canvas_app.i18n import N_, _, language, number
from canvas_app.i18n.terms import heading, term
from canvas_app.layout.charts.matrix import Cell, Head, Line, matrix
from canvas_app.layout.charts.stack import stacked
from canvas_app.layout.lanes import initials
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import PHASES
from canvas_app.model.scoring.coverage import PLACES, Coverage
from canvas_app.model.scoring.readings import Reading, table
from canvas_app.model.scoring.values import Scope, applies, personas
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Chart, Offer, Trace
from canvas_app.panels.words import clean, counted, persona_colour, quoted

KEY = "coverage"
CELL = Method(
    N_("Live touchpoints of the stage for the persona; those for everyone count for each"),
    "000:47",
)
PLACE = Method(
    N_("Live touchpoints of the phase; those that are both online and offline count in both"),
    "000:47",
)

_Made = Callable[[float], Picture]


def usual(view: JourneyView, stage_id: str) -> Offer:
    """Return the offer to see the usual touchpoints of a stage that are missing."""
    name = next(clean(stage.name) for stage in view.project.stages if stage.id == stage_id)
    words = _("Usual touchpoints for {stage}").format(stage=quoted(name))
    return Offer(words, panel=f"palette:{stage_id}")


def usual_in_phase(view: JourneyView, phase: str) -> tuple[Offer, ...]:
    """Return the same for the first stage of a phase, nothing when it has none."""
    first = next((stage for stage in view.project.stages if stage.phase == phase), None)
    return () if first is None else (usual(view, first.id),)


def chart(view: JourneyView, scope: Scope, found: Coverage) -> Chart:
    """Return both matrices; without personas only that of the phases."""
    heads = tuple(_heads(view, scope))
    stages = tuple(_stage_lines(view, found)) if personas(scope) else ()
    places = tuple(Head(heading("environment", place)) for place in PLACES)
    phases = tuple(_phase_lines(view, found))
    parts: list[tuple[str, _Made]] = []
    if stages:
        parts.append((_("Stages and personas"), lambda wide: matrix(wide, heads, stages)))
    parts.append((_("Online and offline"), lambda wide: matrix(wide, places, phases)))

    def draw(wide: float) -> Picture:
        return stacked(wide, ((words, made(wide)) for words, made in parts))

    cells = [cell for row in (*stages, *phases) for cell in row.cells]
    description = _("Touchpoints by stage and persona, and by phase online and offline")
    return Chart(
        draw,
        f"{description}. " + " ".join(f"{cell.label}." for cell in cells),
        (KEY, language(), tuple(words for words, _made in parts), heads, stages, places, phases),
        {cell.id: _cell_trace(cell) for cell in cells},
        dict(_cell_ids(view, scope, found)),
        dict(_cell_offers(view, found)),
    )


def _heads(view: JourneyView, scope: Scope) -> Iterator[Head]:
    """Yield the personas, by numbers where two would have the same initials."""
    people = personas(scope)
    short = [initials(persona.name) for persona in people]
    if len(set(short)) < len(short):
        short = [number(place) for place in range(1, len(people) + 1)]
    for persona, letters in zip(people, short, strict=True):
        role = persona_colour(view, persona.id, "fill").removesuffix(".fill")
        yield Head(clean(persona.name), letters, role)


def _stage_lines(view: JourneyView, found: Coverage) -> Iterator[Line]:
    people = {persona.id: clean(persona.name) for persona in view.project.personas}
    for stage in view.project.stages:
        name = clean(stage.name)
        cells = (
            Cell(_cell_id("stage", stage.id, id_), count, f"{name}, {people[id_]}: {_many(count)}")
            for id_, count in found.matrix[stage.id].items()
        )
        yield Line(name, stage.phase, tuple(cells))


def _phase_lines(view: JourneyView, found: Coverage) -> Iterator[Line]:
    for phase in view.project.phases:
        name = clean(phase.name)
        cells = (
            Cell(
                _cell_id("phase", phase.id, place),
                n,
                f"{name}, {term('environment', place)}: {_many(n)}",
            )
            for place, n in found.environment[phase.id].items()
        )
        yield Line(name, phase.id, tuple(cells))


def _many(count: int) -> str:
    return number(count) if count else _("none, a blind spot")


def _cell_id(kind: str, first: str, second: str) -> str:
    return f"{kind}:{first}:{second}"


def _cell_trace(cell: Cell) -> Trace:
    method = CELL if cell.id.startswith("stage:") else PLACE
    return trace(method, (), counted(cell.n))


def _cell_ids(
    view: JourneyView, scope: Scope, found: Coverage
) -> Iterator[tuple[str, tuple[str, ...]]]:
    live = table(scope).live
    by_stage, by_phase = _grouped(live, "stage_id"), _grouped(live, "phase")
    for stage_id, row in found.matrix.items():
        for persona_id in row:
            there = by_stage.get(stage_id, ())
            ids = tuple(r.id for r in there if applies(r.touchpoint, persona_id))
            yield _cell_id("stage", stage_id, persona_id), ids
    for phase in PHASES:
        for place in PLACES:
            there = by_phase.get(phase, ())
            ids = tuple(r.id for r in there if r.touchpoint.environment in (place, "both"))
            yield _cell_id("phase", phase, place), ids


def _grouped(live: Iterable[Reading], by: str) -> Mapping[str, list[Reading]]:
    found: dict[str, list[Reading]] = {}
    for reading in live:
        found.setdefault(getattr(reading, by), []).append(reading)
    return found


def _cell_offers(view: JourneyView, found: Coverage) -> Iterator[tuple[str, Offer]]:
    for spot in found.blind_spots:
        if spot.kind == "stage_persona":
            yield _cell_id("stage", spot.first, spot.second), usual(view, spot.first)
        elif spot.kind == "phase_environment":
            for offer in usual_in_phase(view, spot.first):
                yield _cell_id("phase", spot.first, spot.second), offer

"""P6: which stages, personas and channels are covered, and which are blind (room: scores)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from canvas_app.model.project import PHASES, Form, Phase, Status, Touchpoint
from canvas_app.model.scoring.memo import remembered
from canvas_app.model.scoring.readings import Table, table
from canvas_app.model.scoring.rounding import rounded
from canvas_app.model.scoring.settings import thresholds
from canvas_app.model.scoring.values import Scope, applies, personas

Place = Literal["online", "offline"]
BlindSpotKind = Literal["stage_persona", "phase_environment", "preferred_channel"]

PLACES: tuple[Place, ...] = ("online", "offline")
FORMS: tuple[Form, ...] = get_args(Form)
STATUSES: tuple[Status, ...] = get_args(Status)
NO_CHANNEL = ""
"""Stands for "no channel" among the counts per channel; no id is empty."""


class BlindSpot(NamedTuple):
    """A gap in the coverage: stage and persona, phase and environment, persona and channel."""

    kind: BlindSpotKind
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Part:
    """A share with what it counts; None as a share when there is nothing to share."""

    count: int
    of: int

    @property
    def percent(self) -> Fraction | None:
        """100 · count / of."""
        return Fraction(100 * self.count, self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Panel P6: counts over live touchpoints (``status``: over all) and shares of them.

    ``without_owner`` and ``without_evidence`` are the live touchpoints that lower a share.
    """

    live: int
    matrix: Mapping[str, Mapping[str, int]]
    environment: Mapping[Phase, Mapping[Place, int]]
    form: Mapping[Phase, Mapping[Form, int]]
    channels: Mapping[str, int]
    status: Mapping[Status, int]
    cells: Part
    managed: Part
    after: Part
    owned: Part
    evident: Part
    blind_spots: tuple[BlindSpot, ...]
    after_neglected: bool
    without_owner: tuple[str, ...]
    without_evidence: tuple[str, ...]


@remembered("stages", "personas", "settings")
def panel(scope: Scope) -> Coverage:
    """Return where the journey meets whom, and where it does not.

    Cell coverage = non-empty stage × persona cells; managed = active ÷ (active + unmanaged +
    unused); after-purchase neglect below 25 % of live touchpoints after the purchase; evidence =
    a customer-view rating with a source. Sources: [000:47,75] [002:5] [003:19-21], [M9].
    """
    seen = table(scope)
    live = [reading.touchpoint for reading in seen.live]
    matrix, environment = _matrix(scope, live), _environment(seen)
    status = Counter(reading.touchpoint.status for reading in seen.readings)
    after = Part(sum(r.phase == "after" for r in seen.live), len(live))
    ownerless = tuple(t.id for t in live if t.owner_id is None)
    unproven = tuple(t.id for t in live if not _has_evidence(t, scope.persona_id))
    filled = sum(count > 0 for row in matrix.values() for count in row.values())
    return Coverage(
        len(live),
        matrix,
        environment,
        _forms(seen),
        Counter(t.channel_id or NO_CHANNEL for t in live),
        {name: status[name] for name in STATUSES},
        Part(filled, sum(len(row) for row in matrix.values())),
        Part(status["active"], status["active"] + status["unmanaged"] + status["unused"]),
        after,
        Part(len(live) - len(ownerless), len(live)),
        Part(len(live) - len(unproven), len(live)),
        tuple(_blind_spots(scope, live, matrix, environment)),
        _below(after, thresholds(scope.project).after_share_min),
        ownerless,
        unproven,
    )


def _below(part: Part, least: Fraction) -> bool:
    return part.percent is not None and part.percent < least


def _matrix(scope: Scope, live: Sequence[Touchpoint]) -> Mapping[str, Mapping[str, int]]:
    """Count per stage and persona; touchpoints for the same personas are counted together."""
    everyone = [persona.id for persona in personas(scope)]
    groups = Counter((t.stage_id, t.persona_ids) for t in live)
    counts = {stage.id: dict.fromkeys(everyone, 0) for stage in scope.project.stages}
    for (stage_id, meant), count in groups.items():
        row = counts.get(stage_id, {})
        for id_ in everyone if not meant else row.keys() & meant:
            if id_ in row:
                row[id_] += count
    return counts


def _environment(seen: Table) -> Mapping[Phase, Mapping[Place, int]]:
    counts = Counter((r.phase, r.touchpoint.environment) for r in seen.live)
    return {
        phase: {place: counts[phase, place] + counts[phase, "both"] for place in PLACES}
        for phase in PHASES
    }


def _forms(seen: Table) -> Mapping[Phase, Mapping[Form, int]]:
    counts = Counter((r.phase, r.touchpoint.form) for r in seen.live)
    return {phase: {form: counts[phase, form] for form in FORMS} for phase in PHASES}


def _has_evidence(touchpoint: Touchpoint, persona_id: str | None) -> bool:
    asked = touchpoint.ratings
    if persona_id is not None:
        asked = tuple(r for r in asked if r.persona_id in (None, persona_id))
    return any(r.view == "customer" and r.source_id is not None for r in asked)


def _blind_spots(
    scope: Scope,
    live: Sequence[Touchpoint],
    matrix: Mapping[str, Mapping[str, int]],
    environment: Mapping[Phase, Mapping[Place, int]],
) -> Iterator[BlindSpot]:
    for stage_id, row in matrix.items():
        for persona_id, count in row.items():
            if not count:
                yield BlindSpot("stage_persona", stage_id, persona_id)
    for phase, places in environment.items():
        for place, count in places.items():
            if not count:
                yield BlindSpot("phase_environment", phase, place)
    yield from _unserved_channels(scope, live)


def _unserved_channels(scope: Scope, live: Iterable[Touchpoint]) -> Iterator[BlindSpot]:
    meant = {(t.channel_id, t.persona_ids): t for t in live}.values()
    for persona in personas(scope):
        served = {t.channel_id for t in meant if applies(t, persona.id)}
        for channel_id in dict.fromkeys(persona.preferred_channels):
            if channel_id not in served:
                yield BlindSpot("preferred_channel", persona.id, channel_id)


def as_json(result: Coverage) -> dict[str, object]:
    """Return the panel as ``score --json`` prints it (``scoring.md`` 2.14)."""
    return {
        "live": result.live,
        "matrix": {stage_id: dict(row) for stage_id, row in result.matrix.items()},
        "cell_coverage": rounded(result.cells.percent, 1),
        "blind_spots": [_spot(spot) for spot in result.blind_spots],
        "environment": {phase: dict(row) for phase, row in result.environment.items()},
        "form": {phase: dict(row) for phase, row in result.form.items()},
        "channels": dict(sorted(result.channels.items())),
        "status": dict(result.status),
        "managed_share": rounded(result.managed.percent, 1),
        "after_share": rounded(result.after.percent, 1),
        "after_neglected": result.after_neglected,
        "owner_share": rounded(result.owned.percent, 1),
        "evidence_share": rounded(result.evident.percent, 1),
    }


def _spot(spot: BlindSpot) -> dict[str, str]:
    first, second = {
        "stage_persona": ("stage", "persona"),
        "phase_environment": ("phase", "environment"),
        "preferred_channel": ("persona", "channel"),
    }[spot.kind]
    return {"kind": spot.kind, first: spot.first, second: spot.second}

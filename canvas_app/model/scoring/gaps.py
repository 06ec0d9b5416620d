"""P10: what breaks between one touchpoint and the next (room: scores)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest
from operator import attrgetter
from typing import Literal, NamedTuple

from canvas_app.model.project import Handover, Identification, Link, Touchpoint
from canvas_app.model.scoring.memo import Memory, lens_key, remembered, same
from canvas_app.model.scoring.readings import Reading, table
from canvas_app.model.scoring.rounding import ratio, rounded
from canvas_app.model.scoring.settings import GAP_HIGH, GAP_MEDIUM, IDENTITY_LOSS
from canvas_app.model.scoring.values import Scope, personas

Break = Literal["channel", "device", "environment", "identity"]
Severity = Literal["none", "low", "medium", "high"]
TransitionKind = Literal["next", "branch", "loop", "implicit"]

BREAKS: tuple[Break, ...] = ("channel", "device", "environment", "identity")
_POINTS: Mapping[Break, int] = {
    "channel": 1,
    "device": 1,
    "environment": 1,
    "identity": IDENTITY_LOSS,
}
_HALVES: Mapping[Handover, int] = {"seamless": 0, "partial": 1, "none": 2, "unknown": 2}
"""How much of a break a handover leaves, in halves."""
_KNOWN: Mapping[Identification, int] = {"anonymous": 0, "pseudonymous": 1, "identified": 2}


class Transition(NamedTuple):
    """A step of somebody's path; ``halves`` is the gap in half points.

    ``handover`` "unknown" means: not yet discussed. ``link`` is None for an implicit step.
    """

    start: Reading
    end: Reading
    kind: TransitionKind
    handover: Handover
    breaks: tuple[Break, ...]
    halves: int

    @property
    def gap(self) -> Fraction:
        """Gap points, 0…5."""
        return ratio(self.halves, 2)

    @property
    def severity(self) -> Severity:
        """None for 0, low below 2, medium below 3, high from 3."""
        return severity_of(self.halves)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Panel P10. ``transitions`` are all steps, ``ranking`` those with a gap, worst first.

    ``counts`` and ``high`` count transitions with a gap; ``undiscussed`` those without a
    known handover.
    """

    transitions: tuple[Transition, ...]
    ranking: tuple[Transition, ...]
    counts: Mapping[Break, int]
    high: int
    undiscussed: int
    mean_gap: Fraction | None
    seamless_share: Fraction | None


@remembered("stages", "personas", "settings")
def panel(scope: Scope) -> Gaps:
    """Return the transitions of the personas' paths with what breaks in them.

    Points: channel, devices, environment 1 each, lost identity 2; times the handover:
    seamless 0, partial ½, none and unknown 1. Ranked by gap, then importance of the arrival
    point, then earlier. Sources: [004:31] [000:41], several channels [M8].
    """
    seen = table(scope)
    steps = transitions(scope)
    broken = [step for step in steps if step.halves]
    counts = Counter(name for step in broken for name in step.breaks)
    return Gaps(
        steps,
        tuple(sorted(broken, key=lambda step: _rank(step, seen.places))),
        {name: counts[name] for name in BREAKS},
        sum(step.severity == "high" for step in broken),
        sum(step.handover == "unknown" for step in broken),
        Fraction(sum(step.halves for step in steps), 2 * len(steps)) if steps else None,
        Fraction(100 * (len(steps) - len(broken)), len(steps)) if steps else None,
    )


def _rank(step: Transition, places: Mapping[str, int]) -> tuple[int, int, int, int]:
    importance = step.end.assumed_importance
    return -step.halves, -importance, places[step.start.id], places[step.end.id]


def transitions(scope: Scope) -> tuple[Transition, ...]:
    """Return the steps of all personas in the scope, each pair once, as it is met first.

    Next and branch links replace the implicit step to the following touchpoint, loops come
    on top; links that leave the path are ignored. No rating plays a part, so that after one
    the former steps stand.
    """
    live, journey = table(scope).live, scope.journey
    key, records = lens_key(scope), (journey.links, journey.persona_ids, scope.project.personas)
    found = _ways.latest(key)
    former = found[1] if found is not None and same(found[0], records) else _Way((), ())
    steps = _renewed(former, live)
    return _ways.put(key, records, _Way(live, steps or tuple(_met(scope, live)))).steps


class _Way(NamedTuple):
    live: tuple[Reading, ...]
    steps: tuple[Transition, ...]


_ways: Memory[_Way] = Memory()


def _renewed(former: _Way, live: Sequence[Reading]) -> tuple[Transition, ...]:
    """Return the former steps with the new readings; none if more than ratings changed."""
    if len(former.live) != len(live):
        return ()
    fresh = {new.id: new for old, new in zip(former.live, live, strict=True) if old is not new}
    if any(
        _BREAKING(old.touchpoint) != _BREAKING(new.touchpoint)
        for old, new in zip(former.live, live, strict=True)
        if old is not new
    ):
        return ()
    return tuple(
        step._replace(
            start=fresh.get(step.start.id, step.start), end=fresh.get(step.end.id, step.end)
        )
        if step.start.id in fresh or step.end.id in fresh
        else step
        for step in former.steps
    )


_BREAKING = attrgetter(
    "id", "persona_ids", "channel_id", "devices", "environment", "identification"
)


def _met(scope: Scope, live: Sequence[Reading]) -> Iterator[Transition]:
    links = _links(scope.journey.links, live)
    known: set[int] = set()
    for path in _paths(scope, live):
        for start, end, link in _walk(path, links):
            pair = start * len(live) + end
            if pair not in known:
                known.add(pair)
                yield transition(live[start], live[end], link)


_Links = Mapping[int, Sequence[tuple[int, Link]]]
_Step = tuple[int, int, Link | None]
"""Places of departure and arrival among the live touchpoints, and the link between them."""


def _links(links: Iterable[Link], live: Sequence[Reading]) -> _Links:
    """Return the links between live touchpoints by the place of their departure."""
    places = {reading.id: place for place, reading in enumerate(live)}
    by_start: dict[int, list[tuple[int, Link]]] = {}
    for link in links:
        start, end = places.get(link.from_id), places.get(link.to_id)
        if start is not None and end is not None:
            by_start.setdefault(start, []).append((end, link))
    return by_start


def _paths(scope: Scope, live: Sequence[Reading]) -> Iterable[Sequence[int]]:
    paths: dict[str, list[int]] = {persona.id: [] for persona in personas(scope)}
    if not paths:
        return (range(len(live)),)
    for place, reading in enumerate(live):
        meant = reading.touchpoint.persona_ids
        for id_ in dict.fromkeys(meant) if meant else paths:
            if id_ in paths:
                paths[id_].append(place)
    return paths.values()


def _walk(path: Sequence[int], links: _Links) -> Iterator[_Step]:
    on_path = set(path)
    loops: list[_Step] = []
    for start, following in zip_longest(path, path[1:]):
        forward = False
        for end, link in links.get(start, ()):
            if end in on_path and link.kind == "loop":
                loops.append((start, end, link))
            elif end in on_path:
                forward = True
                yield start, end, link
        if not forward and following is not None:
            yield start, following, None
    yield from loops


def transition(start: Reading, end: Reading, link: Link | None) -> Transition:
    """Return a step between two touchpoints, implicit without a link."""
    handover: Handover = link.handover if link else "unknown"
    breaks = breaks_between(start.touchpoint, end.touchpoint)
    kind: TransitionKind = link.kind if link else "implicit"
    return Transition(start, end, kind, handover, breaks, half_points(breaks, handover))


def half_points(breaks: Iterable[Break], handover: Handover) -> int:
    """Return the gap in half points: the breaks, times what the handover leaves of them."""
    return sum(map(_POINTS.__getitem__, breaks)) * _HALVES[handover]


def severity_of(halves: int) -> Severity:
    """Return how bad a gap of so many half points is: low below 2 points, high from 3."""
    if halves >= 2 * GAP_HIGH:
        return "high"
    if halves >= 2 * GAP_MEDIUM:
        return "medium"
    return "low" if halves else "none"


def breaks_between(a: Touchpoint, b: Touchpoint) -> tuple[Break, ...]:
    """Return what breaks on the way from one touchpoint to another."""
    found: list[Break] = []
    if a.channel_id != b.channel_id and a.channel_id and b.channel_id:
        found.append("channel")
    if a.devices and b.devices and set(a.devices).isdisjoint(b.devices):
        found.append("device")
    if a.environment != b.environment and "both" not in (a.environment, b.environment):
        found.append("environment")
    if _KNOWN.get(a.identification, 0) > _KNOWN.get(b.identification, 2):
        found.append("identity")
    return tuple(found)


def as_json(result: Gaps) -> dict[str, object]:
    """Return the panel as ``score --json`` prints it (``scoring.md`` 2.14)."""
    return {
        "transitions": len(result.transitions),
        "ranking": [
            {
                "from": step.start.id,
                "to": step.end.id,
                "gap": rounded(step.gap, 1),
                "severity": step.severity,
                "breaks": list(step.breaks),
                "handover": step.handover,
                "kind": step.kind,
            }
            for step in result.ranking
        ],
        "channel_gaps": result.counts["channel"],
        "device_gaps": result.counts["device"],
        "environment_breaks": result.counts["environment"],
        "identity_losses": result.counts["identity"],
        "high": result.high,
        "mean_gap": rounded(result.mean_gap, 2),
        "seamless_share": rounded(result.seamless_share, 1),
    }

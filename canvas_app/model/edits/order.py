"""Where ``seq`` puts a card: between, at the end, or stacked (room: pure edits).

Cards of a stage stand by ``seq``, then id; equal numbers that share a persona are stacked
(``domain.md`` 4). All functions look at one stage of one journey.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, zip_longest

from canvas_app.model.edits.edit import EditError
from canvas_app.model.edits.lanes import in_lane
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.records import changed
from canvas_app.model.project import MAX_SEQ, Journey, Touchpoint

STEP = 10

Bounds = tuple[int | None, int | None]
"""Numbers to stay above and below; None is no bound."""


def stage_of(journey: Journey, stage_id: str) -> list[Touchpoint]:
    """Return the touchpoints of a stage in canonical order."""
    found = [touchpoint for touchpoint in journey.touchpoints if touchpoint.stage_id == stage_id]
    return sorted(found, key=lambda touchpoint: (touchpoint.seq, touchpoint.id))


def blocks(touchpoints: Iterable[Touchpoint], stages: Sequence[str]) -> list[list[str]]:
    """Return ids in canonical order, those of one moment (stage and seq) together."""
    rank = {stage_id: index for index, stage_id in enumerate(stages)}
    moments: dict[tuple[int, int], list[str]] = {}
    for touchpoint in touchpoints:
        moments.setdefault((rank[touchpoint.stage_id], touchpoint.seq), []).append(touchpoint.id)
    return [moments[moment] for moment in sorted(moments)]


def placed(
    journey: Journey, moved: Sequence[Touchpoint], moments: list[list[str]], place: Place
) -> Journey:
    """Return the journey with ``moved`` standing at ``place``.

    ``moved`` may be new or replace touchpoints of the journey with their ids; ``moments`` are
    their ids as ``blocks`` gives them. Neighbours keep their numbers unless none is free
    between them: then the whole stage is numbered in steps of ten.
    Raises EditError ``gone`` when a neighbour is not in the stage.
    """
    ids = {touchpoint.id for touchpoint in moved}
    stage = stage_of(journey, place.stage_id)
    rest = [touchpoint for touchpoint in stage if touchpoint.id not in ids]
    mates = [touchpoint.seq for touchpoint in rest if in_lane(journey, touchpoint, place.lane)]
    seqs = _seqs(stage, rest, mates, moments, place)
    fresh = {t.id: changed(t, stage_id=place.stage_id, seq=seqs[t.id]) for t in moved}
    known = [
        fresh.pop(t.id) if t.id in fresh else changed(t, seq=seqs[t.id]) if t.id in seqs else t
        for t in journey.touchpoints
    ]
    return changed(journey, touchpoints=(*known, *fresh.values()))


def _seqs(
    stage: list[Touchpoint],
    rest: list[Touchpoint],
    mates: list[int],
    moments: list[list[str]],
    place: Place,
) -> dict[str, int]:
    """Return the numbers of the moved cards, and of the others where they change too."""
    now = {touchpoint.id: touchpoint.seq for touchpoint in stage}
    ids = [id_ for moment in moments for id_ in moment]
    if place.onto is not None:
        onto = _seq_of(now, place.onto)
        return {id_: now.get(id_, onto) if place.onto in ids else onto for id_ in ids}
    if place.after is None and place.before is None:
        bounds: Bounds = (rest[-1].seq if rest else None, None)
    else:
        bounds = _bounds(now, mates, set(ids), place)
    if all(id_ in now and _inside(now[id_], bounds) for id_ in ids):
        return {id_: now[id_] for id_ in ids}
    gap = _gap(sorted({t.seq for t in rest}), bounds, now.get(ids[0]), place)
    numbers = _free_numbers(gap, len(moments))
    if numbers is None:
        return _renumbered(rest, moments, gap)
    return {id_: n for n, moment in zip(numbers, moments, strict=True) for id_ in moment}


def _seq_of(now: Mapping[str, int], id_: str) -> int:
    if id_ not in now:
        raise EditError("gone", noun="touchpoint", id=id_)
    return now[id_]


def _bounds(now: Mapping[str, int], mates: list[int], ids: set[str], place: Place) -> Bounds:
    """Return the numbers between which the place lies.

    A neighbour that is moved itself gives its own neighbour; one that is not named is the
    next card of the lane.
    """
    left = None if place.after is None else _seq_of(now, place.after)
    right = None if place.before is None else _seq_of(now, place.before)
    low, high = left, right
    if left is None or place.after in ids:
        low = max((seq for seq in mates if _is_left(seq, left, right)), default=None)
    if right is None or place.before in ids:
        high = min((seq for seq in mates if _is_right(seq, left, right)), default=None)
    if low is not None and high is not None and low >= high:
        high = min((seq for seq in mates if seq > low), default=None)
    return low, high


def _is_left(seq: int, left: int | None, right: int | None) -> bool:
    return seq <= left if left is not None else right is not None and seq < right


def _is_right(seq: int, left: int | None, right: int | None) -> bool:
    return seq >= right if right is not None else left is not None and seq > left


def _inside(seq: int, bounds: Bounds) -> bool:
    low, high = bounds
    return (low is None or seq > low) and (high is None or seq < high)


def _gap(seqs: list[int], bounds: Bounds, seq: int | None, place: Place) -> Bounds:
    """Return two neighbouring numbers inside the bounds, as near to ``seq`` as can be.

    A card that comes from elsewhere stands right of ``after``; without one, left of ``before``.
    """
    low, high = bounds
    first = 0 if low is None else bisect_right(seqs, low)
    last = len(seqs) if high is None else bisect_left(seqs, high)
    wanted = (last if place.after is None else first) if seq is None else bisect_left(seqs, seq)
    index = min(max(wanted, first), last)
    return (
        seqs[index - 1] if index > 0 else None,
        seqs[index] if index < len(seqs) else None,
    )


def _free_numbers(gap: Bounds, n: int) -> list[int] | None:
    """Return ``n`` rising numbers inside the gap, or None when there is no room."""
    low, high = gap
    if high is None:
        low = 0 if low is None else low
        high = low + STEP * (n + 1)
    elif low is None:
        low = high - STEP * (n + 1)
    step = (high - low) // (n + 1)
    numbers = [low + step * (index + 1) for index in range(n)]
    return numbers if step and numbers[0] >= -MAX_SEQ and numbers[-1] <= MAX_SEQ else None


def _renumbered(rest: list[Touchpoint], moments: list[list[str]], gap: Bounds) -> dict[str, int]:
    below = [t for t in rest if gap[0] is not None and t.seq <= gap[0]]
    above = rest[len(below) :]
    return _tens([*_moments(below), *moments, *_moments(above)])


def _tens(moments: list[list[str]]) -> dict[str, int]:
    return {id_: STEP * (index + 1) for index, moment in enumerate(moments) for id_ in moment}


def _moments(stage: list[Touchpoint]) -> list[list[str]]:
    return [[t.id for t in moment] for _, moment in groupby(stage, key=lambda t: t.seq)]


def beside(journey: Journey, copies: Mapping[str, Touchpoint]) -> Journey:
    """Return the journey with copies right of the cards of whose ids they were made.

    Copies of one moment are one moment again; numbers as in ``placed``.
    """
    seqs: dict[str, int] = {}
    for stage_id in {copy.stage_id for copy in copies.values()}:
        seqs |= _seqs_beside(stage_of(journey, stage_id), copies)
    known = [changed(t, seq=seqs[t.id]) if t.id in seqs else t for t in journey.touchpoints]
    fresh = [changed(copy, seq=seqs[copy.id]) for copy in copies.values()]
    return changed(journey, touchpoints=(*known, *fresh))


def _seqs_beside(stage: list[Touchpoint], copies: Mapping[str, Touchpoint]) -> dict[str, int]:
    """Return the numbers of the copies, and of the others where they change too."""
    seq = {touchpoint.id: touchpoint.seq for touchpoint in stage}
    found: dict[str, int] = {}
    order: list[list[str]] = []
    is_full = False
    for moment, following in zip_longest(_moments(stage), _moments(stage)[1:]):
        made = [copies[id_].id for id_ in moment if id_ in copies]
        order += [moment, made] if made else [moment]
        numbers = _free_numbers((seq[moment[0]], seq[following[0]] if following else None), 1)
        is_full |= bool(made) and numbers is None
        found |= dict.fromkeys(made, numbers[0] if numbers else 0)
    return _tens(order) if is_full else found

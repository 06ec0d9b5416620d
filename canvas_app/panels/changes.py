"""What changes from one journey to another, touchpoint by touchpoint (room: panels)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from canvas_app.i18n import _, number
from canvas_app.i18n.terms import field, heading
from canvas_app.layout.view import JourneyView
from canvas_app.model.origin import difference
from canvas_app.model.project import Touchpoint
from canvas_app.model.scoring import comparison
from canvas_app.model.scoring.comparison import Comparison, Pair, exact_quality
from canvas_app.model.scoring.values import touchpoints
from canvas_app.panels.columns import COLUMNS, Cells, Column
from canvas_app.panels.words import clean, full, name_of, scope_of

UNTOLD = ("notes", "key", "votes")
"""Columns that say nothing about what customers meet."""
ARROW = " → "
EMPTY = "–"
UNRATED = Pair(None, None, 1)
LONGEST = 160
"""Letters of a value that are told; more would hide the others."""


@dataclass(frozen=True, slots=True)
class Change:
    """A touchpoint that is new, changed or left out: how, and its quality (0…100) then and now.

    ``fields`` say "name: before → after".
    """

    name: str
    kind: str
    fields: tuple[str, ...]
    quality: Pair


def changes(view: JourneyView) -> Iterator[Change]:
    """Yield what the journey shown changes of the one it is compared with, as it stands there.

    What is left out comes last. Raises KeyError when there is no journey to compare with.
    """
    former = replace(view, journey_id=view.compare or "")
    before = {card.key: card for card in reversed(touchpoints(scope_of(former)))}
    found = _found(view, former)
    qualities = dict(_qualities(found))
    cells = Cells(former), Cells(view)
    met = set()
    for card in touchpoints(scope_of(view)):
        met.add(card.key)
        kind = difference(before, card) if before else "new"
        fields = tuple(_fields(*cells, before[card.key], card)) if kind == "changed" else ()
        if kind is not None:
            quality = qualities.get(card.key, UNRATED)
            yield Change(name_of(card), heading("difference", kind), fields, quality)
    for key, card in before.items():
        if key not in met:
            yield Change(name_of(card), _("Left out"), (), qualities.get(key, UNRATED))


def summary(view: JourneyView) -> str:
    """Return both scores with their difference in words."""
    found = _found(view, replace(view, journey_id=view.compare or ""))
    words = _("{before} → {after}: journey score {old} → {new}, {difference} points")
    if found.score.difference is None:
        words = _("{before} → {after}: journey score {old} → {new}")
    names = {"before": clean(found.a.name), "after": clean(found.b.name)}
    score = found.score
    told = full(score.difference, 1, True)
    return words.format(**names, old=full(score.a), new=full(score.b), difference=told)


def _found(view: JourneyView, former: JourneyView) -> Comparison:
    return comparison.panel(view.project, former.journey, view.journey, view.lens, view.view)


def _qualities(found: Comparison) -> Iterator[tuple[str, Pair]]:
    for kept in found.kept:
        yield kept.key, kept.quality
    for reading in found.added:
        yield reading.touchpoint.key, Pair(None, exact_quality(reading), 1)
    for reading in found.removed:
        yield reading.touchpoint.key, Pair(exact_quality(reading), None, 1)


def _fields(then: Cells, now: Cells, old: Touchpoint, new: Touchpoint) -> Iterator[str]:
    """Yield the columns whose cells differ; ratings that no column shows at least by name."""
    told = False
    for column in COLUMNS:
        before, after = _said(then, old, column), _said(now, new, column)
        if column.id not in UNTOLD and before != after:
            told = told or column.rated
            yield f"{column.words}: {before or EMPTY}{ARROW}{after or EMPTY}"
    if not told and old.ratings != new.ratings:
        counts = (number(len(card.ratings)) for card in (old, new))
        yield f"{field('ratings')}: {ARROW.join(counts)}"


def _said(cells: Cells, card: Touchpoint, column: Column) -> str:
    words = clean(cells.words(card, column) or cells.ghost(card, column))
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + "…"


def told(exact: Fraction | None, sign: bool = False) -> str:
    """Return a score or how far it rose, "" when there is none."""
    return "" if exact is None else number(exact, 1, sign)

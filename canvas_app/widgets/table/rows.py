"""Which touchpoints stand in which row of the table (room: widgets; no Qt in here)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.ids import new_id
from canvas_app.model.project import Touchpoint
from canvas_app.model.scoring.values import Scope, canonical
from canvas_app.panels.columns import Cells, Column

MOST_RUNS = 40
"""With more gaps than these rows are shown anew instead of one by one."""
Run = tuple[int, int]
"""First and last of some rows in a row."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table as they are at one moment; any thread may read them."""

    cards: Sequence[Touchpoint]
    cells: Cells

    def blank_card(self) -> Touchpoint:
        """Return a new card for the new row: in the stage above, for whom the lens shows."""
        view = self.cells.view
        stage_id = self.cards[-1].stage_id if self.cards else view.project.stages[0].id
        personas = () if view.lens is None else (view.lens,)
        return Touchpoint(id=new_id(), name="…", stage_id=stage_id, persona_ids=personas)


def arranged(
    view: JourneyView, shown: Sequence[str], keep: Collection[str], sorted_: bool
) -> list[Touchpoint]:
    """Return the touchpoints that the table shows, in canonical order.

    Those that do not match the filter are left out, but not those of ``keep``. When the rows
    were ``sorted_``, they keep the order of ``shown``; new ones come last.
    """
    cards: Sequence[Touchpoint] = canonical(view.project, view.journey.touchpoints)
    if not view.filter.is_empty:
        from canvas_app.model.matching import matches

        scope = Scope(view.project, view.journey, view.lens, view.view)
        found = matches(scope, view.filter) | set(keep)
        cards = [card for card in cards if card.id in found]
    if sorted_:
        place = {id_: at for at, id_ in enumerate(shown)}
        cards = sorted(cards, key=lambda card: place.get(card.id, len(place)))
    return list(cards)


def by_column(
    cards: Sequence[Touchpoint], cells: Cells, column: Column, descending: bool
) -> list[Touchpoint]:
    """Return touchpoints sorted by a column; those with nothing in it come last."""
    ranked = [(cells.rank(card, column), card) for card in cards]
    filled = [each for each in ranked if not each[0][0]]
    filled.sort(key=lambda each: each[0][1], reverse=descending)  # type: ignore[arg-type,return-value]
    empty = [card for (is_empty, _rank), card in ranked if is_empty]
    return [*(card for _rank, card in filled), *empty]


def runs(rows: Sequence[int]) -> Iterator[Run]:
    """Yield rising numbers as runs without a gap."""
    first = last = -1
    for row in rows:
        if row != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = row
        last = row
    if first >= 0:
        yield first, last

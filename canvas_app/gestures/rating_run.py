"""The rating run: card by card, field by field, one key a value (room: gestures).

It is a small state without Qt: a key answers the next state and, perhaps, a value to write.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

Kind = Literal["scale", "chance", "feeling"]
KINDS: dict[str, Kind] = {
    "importance": "scale",
    "expectation": "scale",
    "experience": "scale",
    "success_chance": "chance",
    "emotional": "feeling",
    "cognitive": "feeling",
}
"""The fields a run can ask for, in its order."""
USUAL = ("importance", "expectation", "experience", "success_chance")


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run is: ``cards[at]`` and ``fields[step]``.

    ``step`` is ``len(fields)`` when all fields of the card were asked. ``over`` says that the
    last card was left.
    """

    cards: tuple[str, ...]
    fields: tuple[str, ...]
    at: int = 0
    step: int = 0
    over: bool = False

    @property
    def card(self) -> str:
        """The touchpoint that is asked for."""
        return self.cards[self.at]

    @property
    def field(self) -> str | None:
        """The field that is asked for; None when the card is done."""
        return self.fields[self.step] if self.step < len(self.fields) else None


class Move(NamedTuple):
    """What a key does: the next state, and the value to write into ``field`` of ``card``."""

    run: Run
    card: str = ""
    field: str = ""
    value: int | None = None


def value_of(kind: Kind, key: str) -> int | None:
    """Return what a key means: 0 … 9 and X (10), the same × 10 for a chance, 1 … 5 as −2 … +2."""
    if kind == "feeling":
        return int(key) - 3 if key in ("1", "2", "3", "4", "5") else None
    plain = 10 if key == "x" else int(key) if len(key) == 1 and key in "0123456789" else None
    return None if plain is None else plain * (10 if kind == "chance" else 1)


def pressed(run: Run, key: str) -> Move | None:
    """Return what a key does, None when the run has no use for it.

    Enter goes to the next card, Backspace one field back, Space skips a field.
    """
    if key == "enter":
        return Move(next_card(run))
    if key == "backspace":
        return Move(_back(run))
    if run.field is None:
        return None
    if key == "space":
        return Move(replace(run, step=run.step + 1))
    value = value_of(KINDS[run.field], key)
    if value is None:
        return None
    return Move(replace(run, step=run.step + 1), run.card, run.field, value)


def next_card(run: Run) -> Run:
    """Return the run at its next card; after the last one it is over."""
    if run.at + 1 == len(run.cards):
        return replace(run, over=True)
    return replace(run, at=run.at + 1, step=0)


def _back(run: Run) -> Run:
    if run.step:
        return replace(run, step=run.step - 1)
    if run.at:
        return replace(run, at=run.at - 1, step=len(run.fields) - 1)
    return run


def refreshed(run: Run, cards: tuple[str, ...]) -> Run | None:
    """Return the run over the cards there are now, at the same card or the next one left.

    None when there are none.
    """
    if not cards:
        return None
    left = [id_ for id_ in run.cards[run.at :] if id_ in cards]
    at = cards.index(left[0]) if left else len(cards) - 1
    same = left[:1] == [run.card]
    return replace(run, cards=cards, at=at, step=run.step if same else 0)

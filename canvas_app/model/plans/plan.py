"""What the plan of a starting project says (room: what the app knows about).

Cards name an entry of the catalogue, the personas they are for (none: everyone) and the
department that owns them; a card may bear another name or stand in another stage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names and hints are shown before anybody needs pydantic
    from canvas_app.model.project import Phase, Status

Pair = tuple[str, str]
"""German, English."""


@dataclass(frozen=True, slots=True)
class PersonaPlan:
    """A role; lists hold pairs."""

    id: str
    name: Pair
    role: Pair
    weight: int
    goals: tuple[Pair, ...] = ()
    objections: tuple[Pair, ...] = ()
    buying_role: str | None = None
    tier: int = 1


@dataclass(frozen=True, slots=True)
class Card:
    """A card made from a catalogue entry; ``who`` are persona ids with spaces between."""

    entry: str
    who: str = ""
    owner: str | None = None
    status: Status = "active"
    truth: bool = False
    name: Pair | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A starting project; without phases and stages it has the catalogue's."""

    market: str
    label: Pair
    hint: Pair
    title: Pair
    journey: Pair
    phases: tuple[Pair, ...] = ()
    stages: tuple[tuple[str, Phase, Pair], ...] = ()
    personas: tuple[PersonaPlan, ...] = ()
    departments: Mapping[str, Pair] | None = None
    goals: tuple[tuple[str, int, Pair], ...] = ()
    cards: tuple[Card, ...] = ()


MARKETING: Pair = ("Marketing", "Marketing")
SALES: Pair = ("Vertrieb", "Sales")
CUSTOMER_SERVICE: Pair = ("Kundenservice", "Customer service")

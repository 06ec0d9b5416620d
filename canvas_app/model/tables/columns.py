"""What the columns of a table mean: by their headings in two languages, else by what is in them.

(Room: tables.) A heading is known when it is one of the words, or begins with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from canvas_app.model.folding import folded
from canvas_app.model.project import PHASES, Project
from canvas_app.model.tables.reading import Row, Table

Field = Literal[
    "name",
    "stage",
    "persona",
    "channel",
    "importance",
    "expectation",
    "experience",
    "emotional",
    "status",
    "owner",
    "description",
]
FIELDS: tuple[Field, ...] = (
    "name",
    "stage",
    "persona",
    "channel",
    "importance",
    "expectation",
    "experience",
    "emotional",
    "status",
    "owner",
    "description",
)
Mapping_ = tuple[Field | None, ...]
"""The field of each column; None leaves it out."""

HEADINGS: Mapping[Field, str] = {
    "name": "name touchpoint touchpoints kontaktpunkt kontaktpunkte berührungspunkt titel title "
    "bezeichnung step schritt karte card kontakt contact aktivität activity",
    "stage": "stage stages stufe stufen phase phasen etappe step_group abschnitt",
    "persona": "persona personas rolle role zielgruppe wer who kunde customer lane bahn",
    "channel": "channel channels kanal kanäle medium medien",
    "importance": "importance wichtigkeit bedeutung wichtig gewicht weight relevanz relevance",
    "expectation": "expectation expectations erwartung erwartungen erwartet expected soll",
    "experience": "experience erlebnis erfahrung erlebt ist performance zufriedenheit "
    "satisfaction leistung",
    "emotional": "emotion emotional emotionen gefühl gefühle feeling feelings stimmung mood",
    "status": "status zustand state",
    "owner": "owner zuständig zuständigkeit verantwortlich verantwortung abteilung department "
    "bereich responsible eigentümer team",
    "description": "description beschreibung notiz notizen note notes bemerkung kommentar comment "
    "details text",
}
STATUSES: Mapping[str, str] = {
    "active": "active aktiv",
    "unmanaged": "unmanaged ungesteuert",
    "unused": "unused ungenutzt",
    "planned": "planned geplant",
    "retire": "retire retired entfällt entfallt zuruckziehen to_be_retired",
}
"""Words for each status in both languages, as ``words_of`` gives them."""
EVERYONE = ("everyone", "alle", "all", "jeder", "*")
LOOKED_AT = 200
"""Rows whose contents are looked at."""
MATCHES = 0.6
"""Share of the filled cells of a column that must be known for it to mean that."""
LONG = 60
"""Characters that a description has on average, at least."""
_NUMBER = re.compile(r"[+\-−–]?\d+(?:[.,]\d+)?")


def words_of(text: str) -> str:
    """Return text for comparing names: its words without case and accents, single blanks."""
    return " ".join("".join(c if c.isalnum() else " " for c in folded(text)).split())


def field_of(heading: str) -> Field | None:
    """Return the field a heading names, or None: "Wichtigkeit (0-10)" is the importance."""
    first = words_of(heading).split(" ")[0]
    begun = (f for f, words in _WORDS.items() if any(_begins(first, word) for word in words))
    return _named(heading) or next(begun, None)


def _named(heading: str) -> Field | None:
    """Return the field whose word a heading is, or begins with."""
    bare = words_of(heading)
    for wanted in (bare, bare.split(" ")[0]):
        for field, words in _WORDS.items():
            if wanted in words:
                return field
    return None


def has_heading(table: Table) -> bool:
    """Tell whether the first row names columns: it has known words, or alone has no numbers."""
    if len(table.rows) < 2:
        return table.width > 1 and all(_exact(cell) for row in table.rows for cell in row.cells)
    first, rest = table.rows[0].cells, table.rows[1 : LOOKED_AT + 1]
    known = sum(_exact(cell) for cell in first)
    if known and (known > 1 or table.width < 3):
        return True
    return any(
        not _NUMBER.fullmatch(head.strip()) and head.strip() and _all_numbers(rest, at)
        for at, head in enumerate(first)
    )


def guessed(table: Table, project: Project, *, heading: bool) -> Mapping_:
    """Return what each column probably means; every field is given once at most."""
    found: dict[int, Field] = {}
    if heading and table.rows:
        for meant in (_named, field_of):  # "Owner" is the owner rather than "Ownership"
            for at, cell in enumerate(table.rows[0].cells):
                field = meant(cell)
                if field is not None and at not in found and field not in found.values():
                    found[at] = field
    rows = table.rows[1 if heading else 0 :][:LOOKED_AT]
    unnamed = [
        at for at in range(table.width) if at not in found and not _headed(table, at, heading)
    ]
    for at in unnamed:
        field = _by_contents([row.cells[at].strip() for row in rows], project, found.values())
        if field is not None:
            found[at] = field
    if "name" not in found.values():
        rest = [at for at in range(table.width) if at not in found]
        best = max(rest, key=lambda at: (_variety(rows, at), -at), default=None)
        if best is not None:
            found[best] = "name"
    return tuple(found.get(at) for at in range(table.width))


def number_in(text: str) -> float | None:
    """Return the number a cell is, with decimal point or comma; None when it is none."""
    bare = text.strip()
    if not _NUMBER.fullmatch(bare):
        return None
    return float(bare.replace(",", ".").replace("−", "-").replace("–", "-"))


_WORDS: Mapping[Field, tuple[str, ...]] = {
    field: tuple(words_of(word) for word in words.split()) for field, words in HEADINGS.items()
}


def _begins(heading: str, word: str) -> bool:
    return len(word) > 4 and heading.startswith(word)


def _exact(heading: str) -> bool:
    bare = words_of(heading)
    return any(bare in words or bare.split(" ")[0] in words for words in _WORDS.values())


def _headed(table: Table, at: int, heading: bool) -> bool:
    """Tell whether a column has a heading of its own, which then says more than its contents."""
    return heading and bool(table.rows[0].cells[at].strip())


def _all_numbers(rows: Sequence[Row], at: int) -> bool:
    cells = [row.cells[at].strip() for row in rows if row.cells[at].strip()]
    return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells)


def _by_contents(cells: Sequence[str], project: Project, taken: Iterable[Field]) -> Field | None:
    filled = [cell for cell in cells if cell]
    if not filled:
        return None
    vocabularies: dict[Field, set[str]] = {
        "stage": {words_of(s.name) for s in project.stages} | set(PHASES),
        "persona": {words_of(p.name) for p in project.personas} | set(EVERYONE),
        "channel": {words_of(c.name) for c in project.channels},
        "owner": {words_of(d.name) for d in project.departments},
        "status": {word for words in STATUSES.values() for word in words.split()},
    }
    kept = [field for field in vocabularies if field not in taken]
    for field in kept:
        known = sum(words_of(cell) in vocabularies[field] for cell in filled)
        if known >= MATCHES * len(filled):
            return field
    numbers = [number for cell in filled if (number := number_in(cell)) is not None]
    if len(numbers) == len(filled):
        return _by_numbers(numbers, taken)
    is_long = sum(map(len, filled)) > LONG * len(filled)
    return "description" if is_long and "description" not in taken else None


def _by_numbers(numbers: Sequence[float], taken: Iterable[Field]) -> Field | None:
    low, high = min(numbers), max(numbers)
    if low < 0 and low >= -2 and high <= 2:
        return None if "emotional" in taken else "emotional"
    if low >= 0 and high <= 10 and "importance" not in taken:
        return "importance"
    return None


def _variety(rows: Sequence[Row], at: int) -> int:
    """Return how many different words a column has; numbers are no names."""
    cells = {row.cells[at].strip() for row in rows}
    return sum(bool(cell) and not _NUMBER.fullmatch(cell) for cell in cells)

"""Which touchpoints the rows of a table would become (room: tables).

Planning changes nothing: it names the new records, and every row that cannot be read with why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from canvas_app.model.edits.typed import typed_name, typed_text
from canvas_app.model.project import (
    MAX_CHANNELS,
    MAX_PERSONAS,
    PHASES,
    Channel,
    Department,
    Persona,
    Project,
    Stage,
)
from canvas_app.model.tables.columns import (
    EVERYONE,
    STATUSES,
    Field,
    Mapping_,
    number_in,
    words_of,
)
from canvas_app.model.tables.guard import unguarded
from canvas_app.model.tables.reading import LineProblem, Table

SCALES: Mapping[Field, tuple[int, int]] = {
    "importance": (0, 10),
    "expectation": (0, 10),
    "experience": (0, 10),
    "emotional": (-2, 2),
}
NOTHING = ("", "-", "–", "—", "?", "n/a", "k.A.", "…")
"""What people write into a cell when they have no number."""
_BETWEEN = re.compile(r"\s*[,;/|\n&+]\s*")
N = TypeVar("N", Channel, Department, Persona, Stage)


@dataclass(frozen=True, slots=True)
class Planned:
    """One touchpoint to be: names of records, not their ids; None is not said.

    ``personas`` None leaves it to the lane, () is *Everyone*.
    """

    line: int
    name: str
    stage_id: str | None = None
    personas: tuple[str, ...] | None = None
    channel: str | None = None
    owner: str | None = None
    status: str | None = None
    description: str = ""
    scores: Mapping[str, int | float] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What an import would create, and the lines it would leave out.

    ``cut`` counts the characters that were too many for their fields.
    """

    rows: tuple[Planned, ...]
    problems: tuple[LineProblem, ...]
    channels: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    cut: int = 0

    @cached_property
    def lines(self) -> int:
        """How many lines are left out."""
        more = sum(int(str(p.facts["n"])) for p in self.problems if p.kind == "and_so_on")
        return len(self.problems) - sum(p.kind == "and_so_on" for p in self.problems) + more


def plan(project: Project, table: Table, mapping: Mapping_, *, heading: bool) -> Plan:
    """Return what the rows would become with this meaning of the columns.

    ``heading``: the first row names the columns. Channels, personas and departments that the
    project lacks are new, as many as fit; a stage must be there.
    """
    reader = _RowReader(project, mapping)
    problems = list(table.problems)
    rows = []
    for row in table.rows[1 if heading else 0 :]:
        try:
            rows.append(reader.read(row.line, row.cells))
        except _RefusalError as refusal:
            problems.append(LineProblem(row.line, refusal.kind, refusal.facts))
    problems.sort(key=lambda problem: problem.line)
    return Plan(
        tuple(rows),
        tuple(problems),
        tuple(reader.channels.fresh(rows, lambda row: (row.channel,))),
        tuple(reader.personas.fresh(rows, lambda row: row.personas or ())),
        tuple(reader.departments.fresh(rows, lambda row: (row.owner,))),
        reader.cut,
    )


class _RefusalError(Exception):
    def __init__(self, kind: str, **facts: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.facts = facts


class _Names:
    """The names of one list of the project, known and new, by their words."""

    def __init__(self, known: Iterable[Channel | Department | Persona], room: int) -> None:
        self._known = {words_of(record.name): record.name for record in known}
        self._new: dict[str, str] = {}
        self._room = room

    def find(self, name: str) -> str | None:
        """Return the name as it is written in the project or was written first, else None."""
        return self._known.get(words_of(name)) or self._new.get(words_of(name))

    def take(self, name: str, kind: str) -> str:
        """Return the name, which is new when nothing has it. Raises when there is no room."""
        found = self.find(name)
        if found is None:
            if len(self._known) + len(self._new) >= self._room:
                raise _RefusalError(kind, limit=self._room)
            found = self._new[words_of(name) or name] = name
        return found

    def fresh(self, rows: Sequence[Planned], names_in: object) -> list[str]:
        """Return the new names that the rows use."""
        assert callable(names_in)
        used = {name for row in rows for name in names_in(row)}
        return [name for name in self._new.values() if name in used]


class _RowReader:
    """Reads cells; a state because new names are new only once."""

    def __init__(self, project: Project, mapping: Mapping_) -> None:
        self._at = {name: at for at, name in enumerate(mapping) if name is not None}
        self.channels = _Names(project.channels, MAX_CHANNELS)
        self.personas = _Names(project.personas, MAX_PERSONAS)
        self.departments = _Names(project.departments, MAX_CHANNELS)
        self._stages = stages_by_words(project)
        self._statuses = {w: id_ for id_, words in STATUSES.items() for w in words.split()}
        self.cut = 0

    def read(self, line: int, cells: Sequence[str]) -> Planned:
        """Return the touchpoint of one row. Raises _RefusalError."""
        text = {name: unguarded(cells[at]).strip() for name, at in self._at.items()}
        name = self._line(text.get("name", ""))
        if not name:
            raise _RefusalError("no_name")
        planned = Planned(
            line,
            name,
            self._stage(text.get("stage", "")),
            status=self._status(text.get("status", "")),
            description=self._text(text.get("description", "")),
            scores=self._scores(text),
        )
        return replace(
            planned,
            personas=self._personas(text["persona"]) if "persona" in text else None,
            channel=self._named(self.channels, text.get("channel", ""), "too_many_channels"),
            owner=self._named(self.departments, text.get("owner", ""), "too_many_departments"),
        )

    def _line(self, raw: str) -> str:
        typed = typed_name(raw)
        self.cut += typed.cut
        return typed.text.strip()

    def _text(self, raw: str) -> str:
        typed = typed_text(raw)
        self.cut += typed.cut
        return typed.text

    def _named(self, names: _Names, raw: str, kind: str) -> str | None:
        name = self._line(raw)
        return names.take(name, kind) if name and name not in NOTHING else None

    def _personas(self, raw: str) -> tuple[str, ...]:
        whole = self._line(raw)
        if whole in NOTHING or words_of(whole) in EVERYONE:
            return ()
        parts = [whole] if self.personas.find(whole) else _BETWEEN.split(raw)
        names = [self._line(part) for part in parts]
        taken = [self.personas.take(name, "too_many_personas") for name in names if name]
        return tuple(dict.fromkeys(taken))

    def _stage(self, raw: str) -> str | None:
        if not raw or raw in NOTHING:
            return None
        found = self._stages.get(words_of(raw))
        if found is None:
            raise _RefusalError("no_stage", name=self._line(raw))
        return found

    def _status(self, raw: str) -> str | None:
        if not raw or raw in NOTHING:
            return None
        found = self._statuses.get(words_of(raw).replace(" ", "_"))
        if found is None:
            raise _RefusalError("no_status", name=self._line(raw))
        return found

    def _scores(self, text: Mapping[Field, str]) -> dict[str, int | float]:
        scores: dict[str, int | float] = {}
        for name, (low, high) in SCALES.items():
            raw = text.get(name, "")
            if raw in NOTHING:
                continue
            value = number_in(raw)
            if value is None or not low <= value <= high:
                raise _RefusalError("no_score", field=name, name=raw, low=low, high=high)
            rounded = round(value, 1)
            if abs(rounded - value) > 1e-9:
                raise _RefusalError("too_fine", field=name, name=raw)
            scores[name] = int(rounded) if rounded == int(rounded) else rounded
        return scores


def stages_by_words(project: Project) -> dict[str, str]:
    """Return the stages by what a cell may call them: name, id, number, or a phase."""
    phases = {phase.id: phase.name for phase in project.phases}
    found: dict[str, str] = {}
    for phase in PHASES:
        first = next((stage.id for stage in project.stages if stage.phase == phase), None)
        if first is not None:
            found |= {words_of(phase): first, words_of(phases.get(phase, phase)): first}
    for number, stage in enumerate(project.stages, 1):
        found.setdefault(words_of(stage.id), stage.id)
        found[str(number)] = stage.id
    return found | {words_of(stage.name): stage.id for stage in reversed(project.stages)}

"""Why a file was refused or a save failed, as values (room: project files).

``i18n.errors`` makes the sentences. Kinds of LoadError are the names of the load steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LOAD_KINDS = (
    "not_found",
    "not_a_file",
    "no_permission",
    "too_big",
    "empty",
    "wrong_encoding",
    "not_json",
    "not_a_project",
    "no_version",
    "too_new",
    "migration_failed",
    "invalid",
    "inconsistent",
)
SAVE_KINDS = (
    "changed",
    "vanished",
    "exists",
    "not_a_file",
    "folder",
    "itself",
    "no_suffix",
    "read_only",
    "no_space",
    "not_allowed",
    "drive_gone",
    "in_use",
    "bad_name",
    "failed",
    "unconfirmed",
    "internal",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a place in a project.

    ``name`` is a list ("touchpoints") or a field ("emotional"); ``number`` counts items from 1;
    ``label`` is what the item is called in the file, cut short.
    """

    name: str
    number: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where: ("touchpoints", 3, "Till"), ("emotional",)."""

    place: tuple[Step, ...]
    kind: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repair:
    """One of the two repairs that opening may do; ``kind`` is "dropped" or "emptied"."""

    place: tuple[Step, ...]
    kind: str
    facts: Mapping[str, object] = field(default_factory=dict)


class LoadError(Exception):
    """A file that is not opened: the step that failed, its facts, and problems with places."""

    def __init__(self, kind: str, problems: tuple[Problem, ...] = (), **facts: object) -> None:
        super().__init__(kind, facts, problems)
        self.kind = kind
        self.facts = facts
        self.problems = problems


class SaveError(Exception):
    """Bytes that did not reach their file.

    The target holds what it held before, except for the kind "unconfirmed": then it holds the
    new bytes, but the device did not confirm them.
    """

    def __init__(self, kind: str, **facts: object) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts

"""From text to a tree of plain values: load steps 4 to 7 (room: project files)."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from pydantic_core import from_json

from canvas_app.model.files import limits
from canvas_app.model.files.errors import LoadError
from canvas_app.model.project import READER

Tree = dict[str, Any]
FORMAT = "touchpoint-project"
MAX_VERSION = 2**31 - 1
POSITION = re.compile(r"^(.*) at line (\d+) column (\d+)$", re.DOTALL)


def parse(data: bytes, text: str) -> object:
    """Return the value of JSON that has no ambiguity and stays in the limits.

    ``text`` is ``data`` decoded, both without a byte order mark.

    The first parser is strict about surrogates, infinities and nesting; the second one sees
    what the first keeps quiet about: keys given twice and numbers that no double holds.
    Raises LoadError not_json.
    """
    try:
        tree: object = from_json(data, allow_inf_nan=False, cache_strings="keys")
        json.loads(
            text, object_pairs_hook=_unique_keys, parse_float=_finite, parse_int=_of_sane_length
        )
    except ValueError as error:
        raise _not_json(error, text) from None
    if depth(tree) > limits.DEPTH:
        raise LoadError("not_json", problem="too_deep", limit=limits.DEPTH)
    return tree


def project_tree(tree: object) -> Tree:
    """Return the tree when it claims to be a project. Raises LoadError not_a_project."""
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise LoadError("not_a_project")
    return tree


def versions(tree: Tree) -> tuple[int, int]:
    """Return version and min_reader; a missing min_reader counts as the version.

    Raises LoadError no_version, or too_new when this program would lose meaning.
    """
    version: Any = tree.get("version")
    reader: Any = tree.get("min_reader", version)
    if not _is_version(version) or not _is_version(reader):
        raise LoadError("no_version")
    if reader > READER:
        app = tree.get("app_version")
        app = app[: limits.QUOTE] if isinstance(app, str) else ""
        raise LoadError("too_new", needed=reader, known=READER, app_version=app)
    return version, reader


def depth(tree: object) -> int:
    """Return how many objects and lists lie within each other, level by level."""
    level: list[Any] = [tree] if isinstance(tree, dict | list) else []
    count = 0
    while level:
        count += 1
        level = [
            value
            for outer in level
            for value in (outer.values() if type(outer) is dict else outer)
            if type(value) is dict or type(value) is list
        ]
    return count


def _is_version(value: object) -> bool:
    return type(value) is int and 1 <= value <= MAX_VERSION


class _RefusedError(ValueError):
    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts


def _unique_keys(pairs: list[tuple[str, object]]) -> None:
    if len(dict(pairs)) != len(pairs):
        seen: set[str] = set()
        key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _RefusedError(problem="duplicate_key", key=key[: limits.QUOTE])


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise _RefusedError(problem="number_too_big", number=digits[:20])
    return value


def _of_sane_length(digits: str) -> int:
    if len(digits) > limits.DIGITS:
        raise _RefusedError(problem="number_too_big", number=digits[:20])
    return 0


def _not_json(error: ValueError, text: str) -> LoadError:
    if isinstance(error, _RefusedError):
        return LoadError("not_json", (), **error.facts)
    if re.search(r"^(<<<<<<<|>>>>>>>) ", text, re.MULTILINE):
        return LoadError("not_json", problem="git_conflict")
    found = POSITION.match(str(error))
    message, line, column = found.groups() if found else (str(error), "1", "1")
    return LoadError("not_json", problem=_cause(message), line=int(line), column=int(column))


def _cause(message: str) -> str:
    if message.startswith("EOF"):
        return "ends_early"
    if message.startswith("trailing characters"):
        return "goes_on"
    if "recursion" in message:
        return "too_deep"
    if "surrogate" in message or "unicode" in message or "hex escape" in message:
        return "broken_character"
    return "number_too_big" if "number out of range" in message else "syntax"

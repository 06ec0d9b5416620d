"""A pasted list as names: one line, one touchpoint (room: what the app knows about)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from canvas_app.model.edits.typed import Typed, typed_name

_MARK = re.compile(
    r"\s*(?:[-–—*+•‣◦▪▫■□●○▶►➤✓✔☐☑☒·]+\s+|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s+|\[[ xX]?\]\s+)+"
)
"""Bullets, numbers and ticks in front of an entry of a list; "2. Mahnung" loses its number."""
_NO_SPACE = re.compile(r"\s*[•‣◦▪▫■□●○▶►➤✓✔☐☑☒]+\s*")
_BREAK = re.compile(r"\r\n?|[\n\u2028\u2029\x85\v\f]")


@dataclass(frozen=True, slots=True)
class Names:
    """The names a list gives, how many lines more there are, and how many characters were cut."""

    names: tuple[str, ...]
    left: int = 0
    cut: int = 0

    @property
    def n(self) -> int:
        """How many lines with something in them the list has."""
        return len(self.names) + self.left


def names_of(text: str, limit: int) -> Names:
    """Return the first ``limit`` names of a list, in its order; the other lines are only counted.

    Bullets, numbers and blank lines go. A line of nothing but a bullet is blank.
    """
    found: list[Typed] = []
    left = 0
    for line in _lines(text):
        if len(found) >= limit:
            left += bool(line.strip())
        elif (name := typed_name(unmarked(line).strip())).text.strip():
            found.append(name)
    return Names(tuple(name.text for name in found), left, sum(name.cut for name in found))


def unmarked(line: str) -> str:
    """Return a line without the bullet or number in front; a line of one alone stays."""
    bare = line.strip().removeprefix("\ufeff")
    mark = _MARK.match(bare + " ") or _NO_SPACE.match(bare)
    if mark is None:
        return bare
    rest = bare[mark.end() :].strip()
    return rest if rest or not any(map(str.isalnum, bare)) else bare


def _lines(text: str) -> Iterator[str]:
    start = 0
    for found in _BREAK.finditer(text):
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]

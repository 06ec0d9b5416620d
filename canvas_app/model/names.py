"""Records found by what people type of their names (room: what the app knows about)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from canvas_app.model.folding import folded, spelt

_PARTS = re.compile(r"[/,;()|]")
_LEAST = 2
"""Letters of a second word that is not complete yet, before it counts."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names without case, accents, spaces and signs, each with the id of its record."""

    exact: Mapping[str, str]
    ordered: tuple[str, ...]
    rank: Mapping[str, int]
    longest: int
    """Words of the longest name."""

    def find(self, words: Sequence[str]) -> tuple[str, int] | None:
        """Return the id that the first words name, and how many of them do.

        As many whole words as can be, else the beginning of a name; of several records the
        first.
        """
        tries = [(n, bare("".join(words[:n]))) for n in range(min(len(words), self.longest), 0, -1)]
        for n, typed in tries:
            if typed in self.exact:
                return self.exact[typed], n
        for n, typed in tries:
            if typed and (n == 1 or len(bare(words[n - 1])) >= _LEAST):
                known = [self.exact[form] for form in self._beginning_with(typed)]
                if known:
                    return min(known, key=self.rank.__getitem__), n
        return None

    def _beginning_with(self, typed: str) -> Iterable[str]:
        first = bisect_left(self.ordered, typed)
        return takewhile(lambda form: form.startswith(typed), self.ordered[first:])


def names(records: Iterable[tuple[str, Sequence[str]]]) -> Names:
    """Return the names of records, given by id in the order in which they are preferred."""
    exact: dict[str, str] = {}
    rank: dict[str, int] = {}
    longest = 1
    for id_, words in records:
        rank[id_] = len(rank)
        for word in words:
            longest = max(longest, len(_split(word)), len(word.split()))
            for form in (bare(word), bare(spelt(word))):
                if form:
                    exact.setdefault(form, id_)
    return Names(exact, tuple(sorted(exact)), rank, longest)


def forms(name: str) -> list[str]:
    """Return a name and its parts: "Fair, event" is called "Fair" and "event", too."""
    parts = [part.strip() for part in _PARTS.split(name)]
    return [name, *(part for part in parts if part and part != name)]


def bare(text: str) -> str:
    """Return the letters and digits of a text, in small letters without accents."""
    return "".join(each for each in folded(text) if each.isalnum())


def _split(name: str) -> list[str]:
    return re.split(r"[\s/,;()|&+–—-]+", name.strip(" ()"))

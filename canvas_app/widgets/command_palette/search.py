"""Finding a thing by some letters of its name, in either language; without Qt (room: widgets).

Every word that is typed must be found. A whole word comes before the beginning of the name, then
of a word, then the middle of one, then the first letters of several words ("exp" + "pdf" in
"expdf"), then what is said beside the name. Only when nothing has that, the letters may be anywhere
as long as they come in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from canvas_app.model.folding import folded, spelt

WHOLE, FIRST, BEGINNING, INSIDE, HUMPS, BESIDE, MISS = range(7)
LONGEST = 200
"""So many letters of a name are looked at."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing is found by: its names, each after a space, and what is said beside them."""

    names: tuple[str, ...]
    beside: str
    all: str
    letters: frozenset[str]


def named(names: Iterable[str], beside: str = "") -> Names:
    """Return what a thing is found by: its names in all languages, and words beside them."""
    ways = dict.fromkeys(way for name in names for way in _ways(name[:LONGEST]))
    said = " ".join(_ways(beside[:LONGEST]))
    together = "\n".join((*ways, said))
    return Names(tuple(ways), said, together, frozenset("".join(ways)))


def find(things: Sequence[Names], query: str, latest: Mapping[int, int]) -> list[int]:
    """Return the indexes of the things that a query finds, the best first.

    ``latest`` says of some indexes when they were chosen last, 0 the newest: among equals they
    come first, and with an empty query before all others.
    """
    terms = _WORD.findall(folded(query))
    never = len(latest)
    if not terms:
        return sorted(range(len(things)), key=lambda at: latest.get(at, never))
    found = _ranked(things, terms) or _scattered(things, "".join(terms))
    found.sort(key=lambda each: (each[0], each[1], latest.get(each[3], never), each[2]))
    return [at for _worst, _sum, _length, at in found]


def _ranked(things: Sequence[Names], terms: Sequence[str]) -> list[tuple[int, int, int, int]]:
    spaced = [(term, f" {term}", frozenset(term)) for term in terms]
    found = []
    for at, thing in enumerate(things):
        worst = total = 0
        for term, word, letters in spaced:
            if term in thing.all:
                place = _place(thing, term, word)
            elif len(term) > 1 and letters <= thing.letters and _humps(thing, term):
                place = HUMPS
            else:
                break
            worst, total = max(worst, place), total + place
        else:
            found.append((worst, total, len(thing.names[0]), at))
    return found


def _place(thing: Names, term: str, word: str) -> int:
    best = BESIDE
    for name in thing.names:
        if term in name:
            best = min(best, _place_in(name, word))
    return best


def _place_in(name: str, word: str) -> int:
    if f"{word} " in f"{name} ":
        return WHOLE
    if name.startswith(word):
        return FIRST
    return BEGINNING if word in name else INSIDE


def _humps(thing: Names, term: str) -> bool:
    """Tell whether a term is made of beginnings of words, in their order."""
    return any(_climbs(name, term) for name in thing.names)


def _climbs(name: str, term: str) -> bool:
    starts = [at + 1 for at, sign in enumerate(name) if sign == " "]
    spots = {at for at in starts if name.startswith(term[0], at)}
    for sign in term[1:]:
        if not spots:
            return False
        first = min(spots)
        spots = {at + 1 for at in spots if name.startswith(sign, at + 1)} | {
            at for at in starts if at > first and name.startswith(sign, at)
        }
    return bool(spots)


def _scattered(things: Sequence[Names], letters: str) -> list[tuple[int, int, int, int]]:
    """Return what has all letters in their order; those close together come first."""
    if len(letters) < 3:
        return []
    wanted = frozenset(letters)
    return [
        (MISS, spread, len(thing.names[0]), at)
        for at, thing in enumerate(things)
        if wanted <= thing.letters and (spread := _spread(thing, letters)) >= 0
    ]


def _spread(thing: Names, letters: str) -> int:
    """Return how many letters lie between the first and the last one; -1 when one is missing."""
    spreads = (_spread_in(name, letters) for name in thing.names)
    return min((spread for spread in spreads if spread >= 0), default=-1)


def _spread_in(name: str, letters: str) -> int:
    first = at = name.find(letters[0])
    for letter in letters[1:]:
        if at < 0:
            return -1
        at = name.find(letter, at + 1)
    return at - first if at >= 0 else -1


def _ways(text: str) -> Iterable[str]:
    """Yield the ways in which people may type a text, its words after spaces."""
    yield _words(folded(text))
    if not text.isascii():
        yield _words(folded(spelt(text)))
    if "-" in text or "'" in text:
        yield _words(folded(re.sub(r"\W", " ", text)))


def _words(text: str) -> str:
    return "".join(f" {word}" for word in _WORD.findall(text))

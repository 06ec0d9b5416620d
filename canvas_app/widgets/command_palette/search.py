"""Finding a thing by some letters of its name, in either language; without Qt (room: widgets).

Every word that is typed must be found. A whole word comes before the beginning of the name, then
of a word, then the middle of one, then the first letters of several words ("exp" + "pdf" in
"expdf"), then what is said beside the name. Only when nothing has that, the letters may be anywhere
as long as they come in order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from canvas_app.model.folding import folded, spelt

WHOLE, FIRST, BEGINNING, INSIDE, HUMPS, BESIDE, MISS = range(7)
KEEN = 600
"""So many of the first things are looked at for the first letters of their words at once, the
others when nothing else is found: a person who types a few letters wants an action."""
LONGEST = 200
"""So many letters of a name are looked at."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing is found by: its names, other words for it, and what is said beside them."""

    names: tuple[str, ...]
    all: str
    also: tuple[str, ...] = ()


Rank = tuple[int, int, int, int]
"""The worst place of a term, all places together, the length of the name, the index."""


def named(names: Iterable[str], beside: str = "", also: Iterable[str] = ()) -> Names:
    """Return what a thing is found by: its names in all languages, and words beside them.

    ``also`` are other names people may have for it; its own come before them.
    """
    ways, more = _all_ways(names), _all_ways(also)
    return Names(ways, "\n".join((*ways, *more, *_ways(beside[:LONGEST]))), more)


def _all_ways(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(way for name in names for way in _ways(name[:LONGEST])))


def find(
    things: Sequence[Names],
    query: str,
    latest: Mapping[int, int],
    off: Collection[int] = frozenset(),
) -> list[int]:
    """Return the indexes of the things that a query finds, the best first.

    ``latest`` says of some indexes when they were chosen last, 0 the newest: among equals they
    come first, and with an empty query before all others. Those that are ``off``, as they
    cannot be chosen now, come after others of their name.
    """
    terms = _WORD.findall(folded(query))
    never = len(latest)
    if not terms:
        return sorted(range(len(things)), key=lambda at: latest.get(at, never))
    found = _ranked(things, terms) or _scattered(things, "".join(terms))

    def rank(each: Rank) -> tuple[int, int, int, int, bool]:
        worst, total, length, at = each
        return worst, total, latest.get(at, never), length, at in off

    return [at for _worst, _sum, _length, at in sorted(found, key=rank)]


def _ranked(things: Sequence[Names], terms: Sequence[str]) -> list[Rank]:
    spaced = [(term, f" {term}") for term in terms]
    found = []
    for at, thing in enumerate(things):
        worst = total = 0
        for term, word in spaced:
            if term in thing.all:
                place = _place(thing, term, word)
            elif at < KEEN and len(term) > 1 and _humps(thing, term):
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
    if best > FIRST:
        places = (_place_in(name, word) for name in thing.also if term in name)
        best = min(best, max(FIRST, min(places, default=best)))
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
    if f" {term[0]}" not in name:
        return False
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


def _scattered(things: Sequence[Names], letters: str) -> list[Rank]:
    """Return what has all letters in their order; first letters of words come first."""
    if len(letters) < 2:
        return []
    rest = "".join(f"[^{re.escape(each)}]*{re.escape(each)}" for each in letters[1:])
    pattern = re.compile(re.escape(letters[0]) + rest)
    found = []
    for at, thing in enumerate(things):
        for name in thing.names:
            if hit := pattern.search(name):
                place = HUMPS if _climbs(name, letters) else MISS
                if place == HUMPS or len(letters) > 2:
                    found.append((place, hit.end() - hit.start(), len(thing.names[0]), at))
                break
    return found


@lru_cache(maxsize=1 << 15)
def _ways(text: str) -> tuple[str, ...]:
    """Return the ways in which people may type a text, its words after spaces."""
    ways = [folded(text)]
    if not text.isascii():
        ways.append(folded(spelt(text)))
    if "-" in text or "'" in text:
        ways.append(folded(re.sub(r"\W", " ", text)))
    return tuple(map(_words, ways))


def _words(text: str) -> str:
    return "".join(f" {word}" for word in _WORD.findall(text))

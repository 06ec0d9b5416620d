"""Where words may be broken: Liang's patterns, as pyphen brings them (ground: no other room).

German patterns come in two steps: the first knows words and the parts of compounds, the second
the syllables of such a part. pyphen mixes both and breaks "Zeitschrifte-n-anzeige", so only its
dictionaries are used: a word is broken where both ways to read it agree. They are read once,
when the first word does not fit its line; patterns are told apart when a word begins like them,
which makes reading many times as fast.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

LEFT, RIGHT = 2, 4
"""Letters that stay together at the beginning and at the end of a word."""

_DICTIONARIES = {"de": "de_DE", "en": "en_US"}
_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]{6,100}(?![^\W\d_])")
"""Whole words; what is longer than any word has no syllables."""
_VOWELS = "aeiouyäöü"
_SEAM = re.compile(f"[^{_VOWELS}]s$")
"""The letter between the parts of Finanzierungsangebot."""
_ENDING = re.compile(f"[^{_VOWELS}]{{1,3}}(ung|ungen|ungs)")
SHORTEST_PART = 4
_PREFIXES = (
    *("unter", "nach", "über", "ver", "zer", "ent", "emp", "vor", "auf", "aus", "ein"),
    *("an", "ab", "er", "un", "um", "zu", "be", "ge", "kon"),
)
_AMBIGUOUS = {
    "be": re.compile(f"[^{_VOWELS}r]$"),
    "ge": re.compile(f"(en|[^{_VOWELS}]s)$"),
}
"""Prefixes that end words as well, as Farbe and Folge, and what is before them where not."""
_STEP = b"\nNEXTLEVEL\n"
_BEGINNING = 2
"""Letters that patterns are grouped by; shorter ones are of no word."""
_ALIKE = re.compile(rb"^\d*([^\d\n])\d*([^\d\n]).*(?:\n\d*\1\d*\2.*)*", re.MULTILINE)
"""Patterns in a row that begin with the same two letters; Python 3.11.2 errs with ``*+``."""
_ENCODING = "latin-1"
"""A byte for each letter; no pattern of these languages has others."""


@lru_cache(4096)
def points(word: str, language: str) -> tuple[int, ...]:
    """Return the places where a word of a language may be broken; unknown languages have none."""
    if language not in _DICTIONARIES:
        return ()
    return tuple(
        letters.start() + at
        for letters in _LETTERS.finditer(word)
        for at in _places(letters.group().lower(), language)
    )


def _places(word: str, language: str) -> Iterator[int]:
    *steps, syllables = _patterns(language)
    found = set(syllables.breaks(word))
    for step in steps:
        seams = list(step.breaks(word))
        within = {
            low + at
            for low, high in pairwise([0, *seams, len(word)])
            for at in syllables.breaks(word[low:high])
        }
        found &= within.union(seams, _begun(word, found))
    for at in sorted(found):
        if LEFT <= at <= len(word) - RIGHT and at + 1 not in found:  # no letter stands alone
            yield at


def _begun(word: str, places: set[int]) -> Iterator[int]:
    """Yield where a part of a compound begins with a prefix that patterns do not know as one."""
    return (at for at in places if word[at:].startswith("ent") and word[at - 1] not in _VOWELS)


def rank(word: str, at: int, places: tuple[int, ...], language: str) -> int:
    """Return how well a word is broken at one of its ``points``: 1 between its parts, else 0.

    -1 is where a prefix or an ending is torn from its part. Patterns do not tell; in German
    compounds the letters beside the break do.
    """
    if language != "de":
        return 0
    left, right = word[:at].lower(), word[at:].lower()
    first = places[at_ - 1] if (at_ := places.index(at)) else 0
    torn = left[first:] in _PREFIXES and _parted(left[:first], left[first:])
    if torn or _ENDING.fullmatch(right):
        return -1
    follows = next((each for each in _PREFIXES if right.startswith(each)), "")
    begins = at + len(follows) in places and _parted(left, follows)
    return int(begins or bool(_SEAM.search(left)))


def _parted(part: str, prefix: str) -> bool:
    """Whether the letters of a word up to a prefix look like a part of a compound."""
    if len(part) < SHORTEST_PART or not prefix:
        return False
    if prefix in _AMBIGUOUS:
        return bool(_AMBIGUOUS[prefix].search(part))
    return part[-1] not in _VOWELS or prefix[0] not in _VOWELS


class _Patterns:
    """One step of a dictionary: its patterns by their first letters, once without numbers.

    What begins with the same letters stands together in a dictionary, but for exceptions.
    """

    def __init__(self, data: bytes) -> None:
        self._written: defaultdict[bytes, bytes] = defaultdict(lambda: b"\n")
        for run in _ALIKE.finditer(data):
            self._written[run[1] + run[2]] += run[0] + b"\n"
        self._plain: dict[bytes, bytes] = {}

    def breaks(self, word: str) -> Iterator[int]:
        """Yield the places in a word, in order, where the greatest number is odd."""
        framed = f".{word}.".encode(_ENCODING, "replace")
        weights = [0] * (len(framed) + 1)
        for start in range(len(framed)):
            for written in self._at(framed[start:]):
                for at, weight in _weights(written.decode(_ENCODING)):
                    weights[start + at] = max(weights[start + at], weight)
        return (at for at in range(2, len(word) - 1) if weights[at + 1] % 2)

    def _at(self, letters: bytes) -> Iterator[bytes]:
        """Yield the patterns whose letters these begin with."""
        beginning = letters[:_BEGINNING]
        if beginning not in self._written:
            return
        plain, written = self._without_numbers(beginning), self._written[beginning]
        low, high = 0, len(plain)
        for end in range(_BEGINNING, len(letters) + 1):
            begun = b"\n" + letters[:end]
            low = plain.find(begun, low, high)
            if low < 0:
                break
            high = plain.index(b"\n", plain.rfind(begun, low, high) + 1) + 1
            at = plain.rfind(begun + b"\n", low, high)
            if at >= 0:
                rank = plain.count(b"\n", 0, at) + 1
                yield written.split(b"\n", rank + 1)[rank]

    def _without_numbers(self, beginning: bytes) -> bytes:
        found = self._plain.get(beginning)
        if found is None:
            numbers = b"0123456789"
            found = self._plain[beginning] = self._written[beginning].translate(None, numbers)
        return found


def _weights(written: str) -> Iterator[tuple[int, int]]:
    """Yield the numbers of a pattern with how many letters stand before each."""
    letters = 0
    for character in written:
        if character.isdigit():
            yield letters, int(character)
        else:
            letters += 1


@cache
def _patterns(language: str) -> tuple[_Patterns, ...]:
    """Return the steps of a dictionary; its remarks and settings match no small letters.

    pyphen itself is not imported: it looks through all of its languages first.
    """
    found = find_spec("pyphen")
    assert found is not None
    assert found.origin is not None
    folder = Path(found.origin).parent / "dictionaries"
    data = (folder / f"hyph_{_DICTIONARIES[language]}.dic").read_bytes()
    encoding = data.partition(b"\n")[0].decode()
    data = data.decode(encoding).encode(_ENCODING, "replace")
    return tuple(_Patterns(step) for step in data.split(_STEP))

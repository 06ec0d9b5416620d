"""Where words may be broken: Liang's patterns, as pyphen brings them (ground: no other room).

German patterns come in two steps: the first knows words and the parts of compounds, the second
the syllables of such a part. pyphen mixes both and breaks "Zeitschrifte-n-anzeige", so only its
dictionaries are used: a word is broken where both ways to read it agree. They are read once,
when the first word does not fit its line; what a pattern says is read when it first matters,
which makes reading ten times as fast.
"""

from __future__ import annotations

import re
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
_STEP = b"\nNEXTLEVEL\n"
_LONGEST = 40
"""No pattern has more letters."""


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
        found &= within.union(seams)
    for at in sorted(found):
        if LEFT <= at <= len(word) - RIGHT and at + 1 not in found:  # no letter stands alone
            yield at


class _Patterns:
    """One step of a dictionary: its patterns by their letters, as they are written."""

    def __init__(self, data: bytes, encoding: str) -> None:
        letters = data.translate(None, b"0123456789").decode(encoding)
        written = data.decode(encoding).split("\n")
        self._written = dict(zip(letters.split("\n"), written, strict=True))

    def breaks(self, word: str) -> Iterator[int]:
        """Yield the places in a word, in order, where the greatest number is odd."""
        framed = f".{word}."
        weights = [0] * (len(framed) + 1)
        for start in range(len(framed)):
            for end in range(start + 1, min(start + _LONGEST, len(framed)) + 1):
                written = self._written.get(framed[start:end])
                if written is not None:
                    for at, weight in _weights(written):
                        weights[start + at] = max(weights[start + at], weight)
        return (at for at in range(2, len(word) - 1) if weights[at + 1] % 2)


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
    return tuple(_Patterns(step, encoding) for step in data.split(_STEP))

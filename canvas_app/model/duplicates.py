"""Cards that are probably the same contact under another spelling (room: the model).

Names are compared without case, accents, signs, small words, endings and the order of words,
and with a few typing errors. Numbers must be the same: "Offer 1" and "Offer 2" are two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from canvas_app.model.folding import folded, spelt
from canvas_app.model.project import Touchpoint

_SMALL_WORDS = """
der die das den dem des ein eine einen einem einer und oder mit per via von vom zu zum zur am im in
an auf aus bei beim durch fuer ueber the a and or with by of to for from on at
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"\b([^\W\d_])[-\u2010](?=\w)")
"""A letter before a hyphen belongs to what follows: "E-Mail" is "Email"."""
_COMPOUND = re.compile(r"[-\u2010]")
_ENDING = re.compile(r"(?<=\w{4})(en|er|es|e|n|s)$")
_ONE_ERROR, _TWO_ERRORS = 5, 9
"""Letters from which one, and from which two typing errors are forgiven."""
_MOST = 120
"""Letters that are compared; the rest of a longer name decides nothing."""

Key = tuple[str, str, int]
"""The letters of the words in their order, the digits, and which letters occur, as bits."""


def likely(
    name: str,
    cards: Iterable[Touchpoint],
    translations: Mapping[str, str] | None = None,
    stage_id: str | None = None,
) -> Touchpoint | None:
    """Return the card that is probably meant by a name, or None.

    ``translations`` lead from the key of a usual name to that of its other language
    (``translated``). Of several the nearest; of equals one in ``stage_id``, then the first.
    """
    typed = key(name[:_MOST])
    if not typed[0] and not typed[1]:
        return None
    wanted = [typed]
    if translations and (other := translations.get(typed[0] + typed[1])):
        wanted.append(key(other))
    best: tuple[tuple[int, bool], Touchpoint] | None = None
    for card in cards:
        known = key(card.name[:_MOST])
        for each in wanted:
            if (apart := _apart(each, known)) is not None:
                rank = (apart, card.stage_id != stage_id)
                if best is None or rank < best[0]:
                    best = rank, card
    return best[1] if best else None


def translated(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return, for names in two languages, what each is called in the other."""
    found: dict[str, str] = {}
    for one, other in pairs:
        for name, words in ((one, other), (other, one)):
            letters, digits, _ = key(name)
            found.setdefault(letters + digits, words)
    return found


@lru_cache(32_768)
def key(name: str) -> Key:
    """Return what of a name is compared."""
    apart = _COMPOUND.sub(" ", _LETTER.sub(r"\1", name))
    words = _WORD.findall(folded(spelt(apart)).replace("ss", "s"))
    meant = [_ENDING.sub("", word) for word in words if word not in _SMALL] or words
    text = "".join(sorted(meant))
    letters = "".join(each for each in text if not each.isdigit())
    digits = "".join(each for each in text if each.isdigit())
    bits = 0
    for letter in letters:
        bits |= 1 << (ord(letter) % 61)
    return letters, digits, bits


def _apart(one: Key, other: Key) -> int | None:
    """Return how many typing errors lie between two keys, None when they are too many."""
    if one[1] != other[1]:
        return None
    if one[0] == other[0]:
        return 0
    shorter = min(len(one[0]), len(other[0]))
    most = 0 if shorter < _ONE_ERROR else 1 if shorter < _TWO_ERRORS else 2
    if not most or abs(len(one[0]) - len(other[0])) > most:
        return None
    if (one[2] ^ other[2]).bit_count() > 2 * most:
        return None
    found = _errors(one[0], other[0], most)
    return found if found <= most else None


def _errors(one: str, other: str, most: int) -> int:
    """Return the letters to insert, drop, change or swap, or more than ``most``."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i, *([most + 1] * len(other))]
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            change = last[j - 1] + (letter != other[j - 1])
            row[j] = min(last[j] + 1, row[j - 1] + 1, change)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other[j - 1]:
                row[j] = min(row[j], before[j - 2] + 1)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]

"""The order in which characters of right-to-left scripts stand on paper (room: export).

Screens reorder by themselves; a PDF shows glyphs in the order they are written. This is the
Unicode bidirectional algorithm (UAX 9) without explicit embeddings, for one string at a time.
"""

from __future__ import annotations

import re
import unicodedata

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_LETTERS = {"L": 0, "R": 1, "AL": 1}
_NUMBERS = {"EN", "AN"}


def visual(string: str) -> str:
    """Return the characters from left to right as they are seen; marks stay after their letter."""
    if not _RIGHT_TO_LEFT.search(string):
        return string
    clusters = _clusters(string)
    return "".join(_reordered(clusters, _levels([cluster[0] for cluster in clusters])))


def _clusters(string: str) -> list[str]:
    clusters: list[str] = []
    for character in string:
        if clusters and unicodedata.bidirectional(character) == "NSM":
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _levels(characters: list[str]) -> list[int]:
    """Return the embedding levels; the first letter says which way the whole string runs."""
    kinds = [unicodedata.bidirectional(character) for character in characters]
    base = next((_LETTERS[kind] for kind in kinds if kind in _LETTERS), 0)
    levels: list[int | None] = []
    letter = base
    for kind in kinds:
        letter = _LETTERS.get(kind, letter)
        number = kind in _NUMBERS
        levels.append(letter * 2 if number else letter if kind in _LETTERS else None)
    return _neutral(levels, base)


def _neutral(levels: list[int | None], base: int) -> list[int]:
    """Give spaces and signs the direction of their neighbours where these agree, else the base."""
    before: list[int] = []
    last = base
    for level in levels:
        last = last if level is None else min(level, 1)
        before.append(last)
    filled: list[int] = []
    following = base
    for level, previous in zip(reversed(levels), reversed(before), strict=True):
        following = following if level is None else min(level, 1)
        neutral = previous if previous == following else base
        filled.append(neutral if level is None else level)
    return filled[::-1]


def _reordered(clusters: list[str], levels: list[int]) -> list[str]:
    """Reverse every stretch at or above each level, the highest first (UAX 9, rule L2)."""
    shown = [
        cluster.translate(_MIRROR) if level == 1 else cluster
        for cluster, level in zip(clusters, levels, strict=True)
    ]
    for level in range(max(levels), 0, -1):
        at = 0
        while at < len(shown):
            end = at
            while end < len(shown) and levels[end] >= level:
                end += 1
            shown[at:end] = shown[at:end][::-1]
            levels[at:end] = levels[at:end][::-1]
            at = end + 1
    return shown

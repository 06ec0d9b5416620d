"""Font metrics, wrapping, eliding and fallback fonts: the one measurer (no Qt, no reportlab).

Widths are sums of the advances of the bundled fonts, which carry neither kerning nor
ligatures, so every painter sets a string exactly as wide as it is measured here.
"""

from __future__ import annotations

import json
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, groupby
from typing import Literal, NamedTuple

from canvas_app import i18n
from canvas_app.paths import resource

Weight = Literal["regular", "medium", "semibold", "bold"]
Family = Literal["inter", "dejavu", "emoji"]

ELLIPSIS = "…"
NEWLINE = "↵"
"""What stands for a line break in a text of one line."""
MISSING = "▯"
"""The visible box for a character that no bundled font has."""
EMOJI_FACE = "NotoEmoji-Regular"
FIRST_EMOJI = "\u2100"

_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_HUNG = (" / ", " – ", " — ")
"""Strokes that end a line rather than begin one."""
_HARD_SPACES = "\u00a0\u202f"
_SOFT = "\u00ad"
_language: ContextVar[str] = ContextVar("language", default="")
_JOINED_GENDERS = ("\u200d\u2640", "\u200d\u2642")
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_KEYCAP = "\u20e3"
_BREAK_AFTER = "-/–—\u2010"
_FILES = {"regular": "Regular", "medium": "Medium", "semibold": "SemiBold", "bold": "Bold"}
_MEMORY = 50_000


class Font(NamedTuple):
    """A face of the bundled fonts at a size in points."""

    size: float
    weight: Weight = "regular"
    italic: bool = False
    family: Family = "inter"


def font_file(font: Font) -> str:
    """Return the resource that holds a face, as "fonts/Inter-Regular.ttf"."""
    return f"fonts/{_face(font)}.ttf"


def ascent(font: Font) -> float:
    """Return how far a line of this font rises above its baseline, in points."""
    return _metrics(_face(font)).ascent * font.size


def descent(font: Font) -> float:
    """Return how far a line of this font reaches below its baseline, in points."""
    return _metrics(_face(font)).descent * font.size


def width(string: str, font: Font) -> float:
    """Return the width of a string on one line, in points."""
    return _em_width(string, _face(font)) * font.size


def runs(string: str, font: Font) -> tuple[tuple[Font, str], ...]:
    """Return what to draw for a string: pieces of one font each, as ``shown`` writes them.

    Pieces that the font lacks come in a fallback font of the same size and weight; emoji have
    one weight only.
    """
    clear = shown(string)
    main = _metrics(_face(font)).advances
    if None not in map(main.__getitem__, clear):
        return ((font, clear),) if clear else ()
    others: dict[Family | None, Font] = {
        "dejavu": Font(font.size, font.weight, font.italic, "dejavu"),
        "emoji": Font(font.size, family="emoji"),
    }
    return tuple(
        (others.get(family, font), "".join(piece))
        for family, piece in groupby(
            clear, lambda one: _fallback(one) if main[one] is None else None
        )
    )


@lru_cache(_MEMORY)
def shown(string: str) -> str:
    """Return a string as one line of glyphs the bundled fonts have.

    Marks are composed (NFC), line breaks become ``NEWLINE``, tabs spaces, invisible marks and
    direction overrides vanish, and what no font can draw becomes ``MISSING``. Of an emoji that is
    put together the parts are left, without skin tone, gender and the frame of a key.
    """
    if string.isascii() and string.isprintable():
        return string
    composed = unicodedata.normalize("NFC", string)
    for gender in _JOINED_GENDERS:
        composed = composed.replace(gender, "")
    clear = "".join(map(_visible, composed))
    return clear or MISSING if string else ""


def elide(string: str, font: Font, width: float) -> str:
    """Return a string no wider than ``width`` points, cut with an ellipsis when it must be."""
    clear, face = shown(string), _face(font)
    room = width / font.size
    if _em_width(clear, face) <= room:
        return clear
    return _cut(clear, face, room)


@contextmanager
def written_in(language: str) -> Iterator[None]:
    """Break words as a language does while in this block, unless ``wrap`` is told another."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def wrap(
    string: str,
    font: Font,
    width: float,
    max_lines: int | None = None,
    elide: bool = True,
    language: str = "",
) -> tuple[str, ...]:
    """Break a string into lines no wider than ``width`` points.

    Lines break at spaces and after hyphens and slashes; a longer word is broken with a hyphen,
    at its soft hyphens or else between syllables of the ``language`` ("de", "en"), by default
    that of ``written_in`` or of the program. With ``max_lines`` the rest is dropped, and the
    last line says so with an ellipsis unless ``elide`` is off.
    """
    clear = _with_soft_hyphens(string) if _SOFT in string else shown(string)
    spoken = language or _language.get() or i18n.language()
    lines = _wrap(clear, _face(font), width / font.size, spoken)
    if max_lines is None or len(lines) <= max_lines:
        return lines
    kept = lines[:max_lines]
    if not elide or not kept:
        return kept
    return (*kept[:-1], _cut(kept[-1] + " ", _face(font), width / font.size))


class _Native(dict[str, float | None]):
    """Advances by character in units of the size, None for what a face lacks.

    A face knows thousands of characters, a project a hundred: each is looked up when first
    asked for.
    """

    def __init__(self, advances: dict[str, int], em: int) -> None:
        super().__init__()
        self._codes = array("i", map(int, advances))  # in order: so the file has them
        self._advances, self._em = array("i", advances.values()), em

    def __missing__(self, character: str) -> float | None:
        code = ord(character)
        at = bisect_left(self._codes, code)
        known = at < len(self._codes) and self._codes[at] == code
        found = self[character] = self._advances[at] / self._em if known else None
        return found


@dataclass(frozen=True, slots=True)
class _Metrics:
    """Measures of one face in units of its size; ``advances`` by character."""

    ascent: float
    descent: float
    advances: _Native


@cache
def _metrics(face: str) -> _Metrics:
    data = json.loads(resource(f"fonts/metrics/{face}.json").read_bytes())
    em = data["unitsPerEm"]
    return _Metrics(data["ascent"] / em, data["descent"] / em, _Native(data["advances"], em))


@cache
def _face(font: Font) -> str:
    if font.family == "emoji":
        return EMOJI_FACE
    if font.family == "dejavu":
        return "DejaVuSans-Bold" if font.weight in ("semibold", "bold") else "DejaVuSans"
    return "Inter-Italic" if font.italic else f"Inter-{_FILES[font.weight]}"


class _Advances(dict[str, float]):
    """Advances by character, those of the fallback fonts for what the face lacks."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self._face = face
        self._fallback = "DejaVuSans-Bold" if face.endswith("Bold") else "DejaVuSans"

    def __missing__(self, character: str) -> float:
        found = _metrics(self._face).advances[character]
        if found is None:
            other = EMOJI_FACE if _fallback(character) == "emoji" else self._fallback
            found = _metrics(other).advances[character]
        self[character] = self[MISSING] if found is None else found
        return self[character]


@cache
def _advances(face: str) -> _Advances:
    return _Advances(face)


@lru_cache(_MEMORY)
def _em_width(string: str, face: str) -> float:
    return sum(map(_advances(face).__getitem__, shown(string)))


@cache
def _visible(character: str) -> str:
    if character in _LINE_BREAKS:
        return NEWLINE
    category = unicodedata.category(character)
    if character in _HARD_SPACES:
        return character
    if category == "Zs" or character == "\t":
        return " "
    if category == "Cf" or "\ufe00" <= character <= "\ufe0f" or character == "\u034f":
        return ""
    if character in _SKIN_TONES or character == _KEYCAP:
        return ""
    return character if _drawable(character) else MISSING


def _drawable(character: str) -> bool:
    """Whether a font has a character; emoji may be newer than what Python knows of.

    The main font comes first, so that minus signs and arrows ask for no other.
    """
    if character.isprintable() and (_has("Inter-Regular", character) or _in_dejavu(character)):
        return True
    return _fallback(character) == "emoji"


@cache
def _fallback(character: str) -> Family:
    """Return the family for a character that the main font lacks.

    Emoji come last, so that their measures are read only where there may be some.
    """
    if character < FIRST_EMOJI or _in_dejavu(character):
        return "dejavu"
    return "emoji" if _has(EMOJI_FACE, character) else "dejavu"


def _in_dejavu(character: str) -> bool:
    return all(_has(face, character) for face in ("DejaVuSans", "DejaVuSans-Bold"))


def _has(face: str, character: str) -> bool:
    return _metrics(face).advances[character] is not None


def _cut(clear: str, face: str, room: float) -> str:
    advances = _advances(face)
    left = room - advances[ELLIPSIS]
    end = 0
    for character in clear:
        left -= advances[character]
        if left < 0:
            break
        end += 1
    return clear[:end].rstrip() + ELLIPSIS


def _with_soft_hyphens(string: str) -> str:
    parts = (shown(part) if part.strip() else part for part in string.split(_SOFT))
    return _SOFT.join(parts) if shown(string) != MISSING else MISSING


@lru_cache(_MEMORY)
def _wrap(clear: str, face: str, room: float, language: str) -> tuple[str, ...]:
    space = _advances(face)[" "]
    lines: list[str] = []
    line, used = "", 0.0
    words = _words(clear)
    for gap, word in _hung(words, face, room) if any(map(clear.__contains__, _HUNG)) else words:
        bare = word.replace(_SOFT, "")
        needed = _em_width(bare, face)
        lead = space if gap and line else 0.0
        if used + lead + needed <= room:
            line = f"{line} {bare}" if lead else line + bare
            used += lead + needed
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, face, room, language) if needed > room else (bare,)
        lines += full
        used = _em_width(line, face)
    return (*lines, line) if line else tuple(lines)


def _hung(words: Iterable[tuple[bool, str]], face: str, room: float) -> list[tuple[bool, str]]:
    """Return pieces among which no line begins with a stroke that finds room behind a word."""
    found: list[tuple[bool, str]] = []
    for gap, word in words:
        before = found[-1] if found else (False, "")
        if f" {word} " in _HUNG and _em_width(f"{before[1]} {word}", face) <= room:
            found[-1:] = [(before[0], f"{before[1]} {word}".lstrip())]
        else:
            found.append((gap, word))
    return found


@lru_cache(_MEMORY)
def _words(clear: str) -> tuple[tuple[bool, str], ...]:
    """Return the unbreakable pieces, each with whether a space stands before it."""
    return tuple(
        (not index, piece)
        for word in clear.split(" ")
        if word
        for index, piece in enumerate(_pieces(word))
    )


def _pieces(word: str) -> Iterable[str]:
    if not any(map(word.__contains__, _BREAK_AFTER)):
        return (word,)
    pieces, start = [], 0
    for at in range(1, len(word)):
        if word[at - 1] in _BREAK_AFTER and word[at].isalpha() and at - start > 2:
            pieces.append(word[start:at])
            start = at
    return (*pieces, word[start:])


def _broken(word: str, face: str, room: float, language: str) -> list[str]:
    """Return a word too long for one line in parts, with hyphens between letters."""
    advances = _advances(face)
    word, places, rank = _places(word, language)
    parts: list[str] = []
    start = 0
    while start < len(word) - 1 and _em_width(word[start:], face) > room:
        reach = start + _fitting(word[start:], advances, room - advances["-"])
        fitting = [at for at in places if start < at <= reach]
        last = [at for at in fitting if _em_width(word[at:], face) <= room]
        end = max(last, key=lambda at: (rank[at], at)) if last else max(fitting, default=start)
        if end <= start:
            end = min(reach, max(start + 1, len(word) - 3))
        part = word[start:end] + "-"
        if not word[end - 1 : end + 1].isalpha() or _em_width(part, face) > room:
            end = start + _fitting(word[start:], advances, room)
            part = word[start:end]
        parts.append(part)
        start = end
    return [*parts, word[start:]]


def _places(word: str, language: str) -> tuple[str, tuple[int, ...], Mapping[int, int]]:
    """Return a word without soft hyphens, where it may be broken, and how well."""
    if _SOFT not in word:
        from canvas_app.hyphenation import points, rank

        places = points(word, language)
        return word, places, {at: rank(word, at, places, language) for at in places}
    *parts, last = word.split(_SOFT)
    places = tuple(accumulate(map(len, parts)))
    return "".join((*parts, last)), places, dict.fromkeys(places, 0)


def _fitting(word: str, advances: dict[str, float], room: float) -> int:
    """Return how many letters fit, at least one."""
    for at, character in enumerate(word):
        room -= advances[character]
        if room < 0:
            return max(1, at)
    return len(word)

"""Words of the program in German and English (room: words).

Source strings are English. ``_`` translates one, ``ngettext`` counts, ``N_`` marks a string
that is translated later. Numbers, amounts and dates are written as the language does.
"""

from __future__ import annotations

import gettext as _gettext
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal

from canvas_app import paths

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")
MINUS = "\u2212"
_GERMAN = str.maketrans(",.", ".,")
_MEMORY = 4_096

_language: Language = "en"
_meanwhile: ContextVar[Language | None] = ContextVar("meanwhile", default=None)


def set_language(language: str) -> None:
    """Speak this language ("de" or "en") from now on, in the whole process."""
    global _language
    _language = "de" if language == "de" else "en"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language ("de" or "en") meanwhile, on this thread alone."""
    token = _meanwhile.set("de" if language == "de" else "en")
    try:
        yield
    finally:
        _meanwhile.reset(token)


def language() -> Language:
    """Return the language spoken now: "de" or "en"."""
    return _meanwhile.get() or _language


def system_language() -> Language:
    """Return the user's language by LC_ALL, LC_MESSAGES, LANG, else the system's: "de" or "en"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "de" if value.lower().startswith("de") else "en"
    return "de" if (locale.getlocale()[0] or "").lower().startswith(("de", "german")) else "en"


def _(message: str) -> str:
    """Translate one message."""
    return _translated(message, language())


def in_language(message: str, language: Language) -> str:
    """Translate one message into a language that need not be the one spoken."""
    return _translated(message, language)


@lru_cache(_MEMORY)
def _translated(message: str, language: Language) -> str:
    return _catalogue(language).gettext(message)


@cache
def _catalogue(language: Language) -> _gettext.NullTranslations:
    return _gettext.translation(
        "touchpoint-canvas", str(paths.resource("locale")), [language], fallback=True
    )


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a counted message and put the number in at ``{n}``."""
    return _catalogue(language()).ngettext(one, many, n).format(n=number(n))


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for a marker)
    """Mark a message for translation later."""
    return message


def number(value: int | float | Fraction | Decimal, decimals: int = 0, sign: bool = False) -> str:
    """Write a number for people: grouped thousands, decimal comma in German, true minus.

    Rounds half away from zero; a rounded zero has no minus.
    """
    given = value.as_integer_ratio() if isinstance(value, Fraction) else value
    return _written(given, decimals, sign, language())


@lru_cache(_MEMORY)
def _written(
    value: int | float | Decimal | tuple[int, int], decimals: int, sign: bool, language: Language
) -> str:
    """Write a number; a board writes few different ones, each of them a thousand times.

    A fraction comes as its two numbers, which are looked up in a fifth of the time.
    """
    exact = (
        Decimal(value[0]) / Decimal(value[1]) if isinstance(value, tuple) else Decimal(str(value))
    )
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{abs(rounded):,.{decimals}f}"
    if language == "de":
        digits = digits.translate(_GERMAN)
    if rounded == 0:
        return digits
    return (MINUS if rounded < 0 else "+" if sign else "") + digits


def percent(value: int | float | Fraction | Decimal, decimals: int = 0) -> str:
    """Write a share of a hundred with its sign, as the language spaces it."""
    return number(value, decimals) + ("\u00a0%" if language() == "de" else "%")


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def day(value: date) -> str:
    """Write a day for people: 21.11.2025 in German, 21 November 2025 in English."""
    if language() == "de":
        return value.strftime("%d.%m.%Y")
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"

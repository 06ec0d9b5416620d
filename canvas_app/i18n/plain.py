"""Text of files and names, made harmless for one line of a message (room: words)."""

from __future__ import annotations

import re

from canvas_app import i18n

NEWLINE = "↵"
"""What stands for a line break: the bundled fonts have no other symbol for it."""
_EMOJI = "\u2600-\u27bf\U0001f300-\U0001faff"
HIDDEN = re.compile(
    "\r\n|[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
    f"|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"
)
"""What hides or turns the writing around; a joiner between two emoji only makes one of them."""

PAIRS = re.compile(r'„([^„“”"]*)[“”"]|“([^“”"]*)[”"]|"([^"]*)"')
"""What stands in double quotation marks of any kind."""


def plain(text: str, limit: int = 80) -> str:
    """Return text as one visible line of at most ``limit`` characters.

    Line breaks and control characters become their symbols; characters that would hide or turn
    the writing around, and broken ones, become U+FFFD.
    """
    line = HIDDEN.sub(_symbol, text)
    return line if len(line) <= limit else line[: limit - 1] + "…"


def quoted(text: str, limit: int = 80) -> str:
    """Return text as a plain line in the quotation marks of the language, single ones inside."""
    line = inner(plain(text, limit))
    return f"„{line}“" if i18n.language() == "de" else f"'{line}'"


def inner(text: str) -> str:
    """Return text as it stands in quotation marks: with single ones inside of them."""
    single = "‚{}‘" if i18n.language() == "de" else "‘{}’"
    return PAIRS.sub(lambda found: single.format(found[found.lastindex or 0]), text)


def _symbol(match: re.Match[str]) -> str:
    if match[0] in ("\n", "\r", "\r\n"):
        return NEWLINE
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"

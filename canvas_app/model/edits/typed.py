"""Text that people type, paste or drop, made fit for the document (room: pure edits)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from canvas_app.model.project import MAX_NAME, MAX_TEXT

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LINE_BREAKS = re.compile(r"\r\n?|[\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Typed:
    """The text that goes into the document, and how many characters had to be left out."""

    text: str
    cut: int = 0


def typed_text(raw: str, limit: int = MAX_TEXT) -> Typed:
    """Return text of several lines as the document keeps it.

    NFC; lone surrogates become U+FFFD; control characters but newline and tab go; line
    breaks become newlines; what is longer than ``limit`` characters is cut, but not between
    a letter and its combining marks.
    """
    return _cut(_cleaned(raw), limit)


def typed_name(raw: str, limit: int = MAX_NAME) -> Typed:
    """Return text of one line: as ``typed_text``, with newlines and tabs made spaces."""
    return _cut(_cleaned(raw.strip("\r\n")).replace("\n", " ").replace("\t", " "), limit)


def cleaned_fields(
    fields: Mapping[str, object], lines: Iterable[str], texts: Iterable[str]
) -> tuple[dict[str, object], int]:
    """Return fields with their texts cleaned, and how many characters were cut in all.

    ``lines`` are the fields of one line, ``texts`` those of several. What is no text stays.
    """
    strings = {name: value for name, value in fields.items() if isinstance(value, str)}
    typed = {name: typed_name(strings[name]) for name in lines if name in strings}
    typed |= {name: typed_text(strings[name]) for name in texts if name in strings}
    values = {**fields, **{name: each.text for name, each in typed.items()}}
    return values, sum(each.cut for each in typed.values())


def _cleaned(raw: str) -> str:
    joined = raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _CONTROLS.sub("", _LINE_BREAKS.sub("\n", joined))
    return unicodedata.normalize("NFC", text)


def _cut(text: str, limit: int) -> Typed:
    end = limit
    while 0 < end < len(text) and unicodedata.combining(text[end]):
        end -= 1
    return Typed(text[:end], max(0, len(text) - end))

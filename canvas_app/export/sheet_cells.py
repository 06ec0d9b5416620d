"""The cells of a workbook: what stands in them, and the words of the file for it (room: export).

SpreadsheetML (ECMA-376, 18.3.1) as openpyxl would write it, in an eighth of its time: a project
of 5 000 touchpoints has a million cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape

from canvas_app.export.sheets import Value
from canvas_app.layout.listening import OFTEN, going_on
from canvas_app.model.tables.guard import guarded

LONGEST = 32_767
"""Characters of a cell; a workbook with more has to be mended."""
ALIKE = 4_096
"""Values that are not written anew each time they come."""
WIDEST = 60
"""Width of a column, in characters; longer text goes on in the next line of its cell."""
DAYS = ("due",)
"""Columns of days; one that is no day, or before the calendar of workbooks, stays text."""
FIRST_DAY, ZERO = date(1900, 3, 1), date(1899, 12, 30)
"""Office programs do not agree on days before, and count from this one."""


class Styles(NamedTuple):
    """The numbers of a workbook's styles: of heads, ticks, days, and of text that wraps."""

    head: int
    tick: int
    day: int
    wrapped: int


_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """Return text as a workbook keeps it: without what XML cannot hold, lines ended by LF."""
    return _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def shown(value: Value) -> Value:
    """Return a value as it stands in a cell: text that no spreadsheet runs."""
    return guarded(plain(value))[:LONGEST] if isinstance(value, str) else value


def written(rows: Iterable[Sequence[Value]], styles: Styles) -> Iterator[bytes]:
    """Yield the XML of rows, the head first, in pieces."""
    from openpyxl.utils import get_column_letter

    letters = list[str]()
    days = frozenset[str]()
    piece = list[str]()
    for number, row in enumerate(going_on(rows), 1):
        letters += map(get_column_letter, range(len(letters) + 1, len(row) + 1))
        if number == 1:
            days = frozenset(letter for letter, name in zip(letters, row, strict=True)
                             if name in DAYS)  # fmt: skip
        style = f' s="{styles.head}"' if number == 1 else ""
        piece.append(f'<row r="{number}">')
        piece += (
            f'<c r="{letter}{number}"{style}{_content(value, style, letter in days, styles)}'
            for letter, value in zip(letters, row, strict=False)
            if value is not None
        )
        piece.append("</row>")
        if not number % OFTEN:
            yield "".join(piece).encode()
            piece.clear()
    yield "".join(piece).encode()


@lru_cache(ALIKE, typed=True)
def _content(value: str | float | bool, style: str, is_day: bool, styles: Styles) -> str:
    """Return what follows the name of a cell, or its ``style`` when it has one already.

    All text is told to be text, also ``#N/A``.
    """
    if isinstance(value, bool):
        return f' s="{styles.tick}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | float):
        return f' t="n"><v>{value:.16g}</v></c>'
    day = _day(value) if is_day and not style else None
    if day is not None:
        return f' s="{styles.day}" t="n"><v>{day}</v></c>'
    text = str(shown(value))
    if not text:
        return ' t="inlineStr" />'
    wraps = not style and ("\n" in text or len(text) > WIDEST)
    wrapped = f' s="{styles.wrapped}"' if wraps else ""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f'{wrapped} t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'


def _day(text: str) -> int | None:
    """Return a day as workbooks count them, None for what is none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return (day - ZERO).days if day >= FIRST_DAY and day.isoformat() == text else None

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
from canvas_app.text import Font, width, wrap

LONGEST = 32_767
"""Characters of a cell; a workbook with more has to be mended."""
ALIKE = 4_096
"""Values that are not written anew each time they come."""
WIDEST = 60
"""Width of a column, in characters; longer text goes on in the next line of its cell."""
LINE, MOST = 15.0, 20
"""How high a line is, in points, and of how many the highest row has room: more is cut."""
SURE = 0.94
"""How much of its column text is counted on to fill: fonts differ, and so do their digits, in
which columns are measured."""
ANY = "en"
"""Words longer than a column are cut anywhere; how, must not change the bytes."""
DAYS = ("due",)
"""Columns of days; one that is no day, or before the calendar of workbooks, stays text."""
FIRST_DAY, ZERO = date(1900, 3, 1), date(1899, 12, 30)
"""Office programs do not agree on days before, and count from this one."""


class Styles(NamedTuple):
    """The numbers of a workbook's styles: head, tick, day, text that wraps, all else at the top."""

    head: int
    tick: int
    day: int
    wrapped: int
    top: int


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
        lines = 1 if number == 1 else max(map(_lines, row), default=1)
        style = styles.head if number == 1 else styles.top
        piece.append(f'<row r="{number}"{_height(lines)}>')
        piece += (
            f'<c r="{letter}{number}"{_content(value, style, letter in days, styles)}'
            for letter, value in zip(letters, row, strict=False)
            if value is not None
        )
        piece.append("</row>")
        if not number % OFTEN:
            yield "".join(piece).encode()
            piece.clear()
    yield "".join(piece).encode()


@lru_cache(ALIKE, typed=True)
def _content(value: str | float | bool, style: int, is_day: bool, styles: Styles) -> str:
    """Return what follows the name of a cell; ``style`` is that of its row.

    All text is told to be text, also ``#N/A``.
    """
    look = f' s="{style}"'
    if isinstance(value, bool):
        return f' s="{styles.tick}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | float):
        return f'{look} t="n"><v>{value:.16g}</v></c>'
    is_head = style == styles.head
    day = _day(value) if is_day and not is_head else None
    if day is not None:
        return f' s="{styles.day}" t="n"><v>{day}</v></c>'
    text = str(shown(value))
    if not text:
        return f'{look} t="inlineStr" />'
    if not is_head and _wraps(text):
        look = f' s="{styles.wrapped}"'
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f'{look} t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'


def _height(lines: int) -> str:
    """Return how high a row is; as if by hand where text is cut, or it would run on below it."""
    if lines < 2:
        return ""
    return f' ht="{min(lines, MOST) * LINE:g}"' + (' customHeight="1"' if lines > MOST else "")


def _wraps(text: str) -> bool:
    return len(text) > WIDEST or "\n" in text


def _lines(value: Value) -> int:
    """Return how many lines a cell takes, one more than ``MOST`` for more than these."""
    if not isinstance(value, str) or not _wraps(value):
        return 1
    return _long_lines(str(shown(value)))


@lru_cache(ALIKE)
def _long_lines(text: str) -> int:
    font = Font(1.0, family="dejavu")
    room = WIDEST * width("0", font) * SURE
    parts = (part[: MOST * WIDEST * 4] for part in text.split("\n", MOST))
    wrapped = (wrap(part, font, room, MOST + 1, language=ANY) for part in parts)
    return min(sum(max(len(lines), 1) for lines in wrapped), MOST + 1)


def _day(text: str) -> int | None:
    """Return a day as workbooks count them, None for what is none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return (day - ZERO).days if day >= FIRST_DAY and day.isoformat() == text else None

"""The cells of a workbook: what stands in them, and the words of the file for it (room: export).

SpreadsheetML (ECMA-376, 18.3.1) as openpyxl would write it, in an eighth of its time: a project
of 5 000 touchpoints has a million cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

from canvas_app.export.sheets import Value
from canvas_app.layout.listening import OFTEN, going_on
from canvas_app.model.tables.guard import guarded

LONGEST = 32_767
"""Characters of a cell; a workbook with more has to be mended."""
ALIKE = 4_096
"""Values that are not written anew each time they come."""
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """Return text as a workbook keeps it: without what XML cannot hold, lines ended by LF."""
    return _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def shown(value: Value) -> Value:
    """Return a value as it stands in a cell: text that no spreadsheet runs."""
    return guarded(plain(value))[:LONGEST] if isinstance(value, str) else value


def written(rows: Iterable[Sequence[Value]], styles: tuple[int, int]) -> Iterator[bytes]:
    """Yield the XML of rows, the head first, in pieces.

    ``styles`` are the numbers of the workbook's styles of a head and of a tick.
    """
    from openpyxl.utils import get_column_letter

    head, tick = styles
    letters = list[str]()
    piece = list[str]()
    for number, row in enumerate(going_on(rows), 1):
        letters += map(get_column_letter, range(len(letters) + 1, len(row) + 1))
        style = f' s="{head}"' if number == 1 else ""
        piece.append(f'<row r="{number}">')
        piece += (
            f'<c r="{letter}{number}"{style}{_content(value, tick)}'
            for letter, value in zip(letters, row, strict=False)
            if value is not None
        )
        piece.append("</row>")
        if not number % OFTEN:
            yield "".join(piece).encode()
            piece.clear()
    yield "".join(piece).encode()


@lru_cache(ALIKE, typed=True)
def _content(value: str | float | bool, tick: int) -> str:
    """Return what follows the name of a cell; all text is told to be text, also ``#N/A``."""
    if isinstance(value, bool):
        return f' s="{tick}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | float):
        return f' t="n"><v>{value:.16g}</v></c>'
    text = str(shown(value))
    if not text:
        return ' t="inlineStr" />'
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f' t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'

"""From bytes or text to rows of cells, with every line that went wrong (room: tables).

What concerns the whole table refuses it (TableError); what concerns one line is a LineProblem,
and the other lines stay good.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from canvas_app.model.files.read import looks_like
from canvas_app.model.tables import limits
from canvas_app.model.tables.delimiters import delimiter_of

Encoding = Literal["utf-8", "utf-16", "cp1252", "mac-roman"]
ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "cp1252", "mac-roman")
MOST_PROBLEMS = 200
"""After so many lines that are wrong the others are not told one by one."""
WHOLE = 0.8
"""Share of the rows that have all their cells, in a table that leaves none out."""
_BOMS: tuple[tuple[bytes, Encoding], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEP = re.compile(r"\ufeff?sep=(.)\r?\n?", re.IGNORECASE)
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


class TableError(Exception):
    """A table that is not read at all.

    Kinds: too_big (limit in bytes), too_many_rows (limit, line), too_many_columns (limit, line),
    not_text (looks), empty.
    """

    def __init__(self, kind: str, **facts: object) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts


@dataclass(frozen=True, slots=True)
class LineProblem:
    """One line that cannot be read, and why; ``line`` counts from 1."""

    line: int
    kind: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record, and the line on which it begins, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length, what separates their cells, and the lines that are none."""

    rows: tuple[Row, ...]
    delimiter: str = ""
    encoding: str = ""
    problems: tuple[LineProblem, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0].cells) if self.rows else 0


def decoded(data: bytes, encoding: Encoding | None = None) -> tuple[str, Encoding]:
    """Return the text of a file, and in which encoding it is written.

    Without one given: as its byte order mark says, UTF-8, else cp1252 as German Excel writes it.
    Raises TableError too_big, not_text with what the bytes look like, empty.
    """
    if len(data) > limits.FILE_BYTES:
        raise TableError("too_big", limit=limits.FILE_BYTES)
    if not data.strip(b" \t\r\n\x00"):
        raise TableError("empty")
    found = encoding or next((name for mark, name in _BOMS if data.startswith(mark)), None)
    looks = looks_like(data)
    if found != "utf-16" and looks not in (None, "html"):
        raise TableError("not_text", looks=looks)
    text, used = _text(data, found)
    if not is_text(text):
        raise TableError("not_text", looks=None)
    return text, used


def is_text(text: str) -> bool:
    """Tell whether somebody wrote this, or whether it is bytes of something else shown as text."""
    return len(_ODD.findall(text[:4096])) <= 8 + len(text[:4096]) // 20


def table_of(text: str, delimiter: str | None = None) -> Table | None:
    """Return the table a text is, or None when it is a list of lines or nothing.

    ``delimiter``: what separates cells; None finds out. Raises TableError.
    """
    if len(text) > limits.FILE_BYTES:
        raise TableError("too_big", limit=limits.FILE_BYTES)
    skip = 0
    if given := _SEP.match(text):
        text, skip = text[given.end() :], 1
        delimiter = delimiter or given[1]
    text = text.removeprefix("\ufeff")
    if delimiter is None:
        delimiter = delimiter_of(text)
    if not delimiter:
        return None
    rows, problems = _rows(text, delimiter)
    rows = [Row(row.line + skip, row.cells) for row in rows]
    problems = [replace(problem, line=problem.line + skip) for problem in problems]
    return made(rows, problems, delimiter) if rows or problems else None


def made(rows: Sequence[Row], problems: Sequence[LineProblem] = (), delimiter: str = "") -> Table:
    """Return a table of rows as long as most of them are; the others are told.

    Empty cells at the end do not count: where they are left out in general, short rows are filled.
    Raises TableError too_many_rows, too_many_columns, empty.
    """
    if not rows:
        raise TableError("empty")
    if len(rows) > limits.ROWS:
        raise TableError("too_many_rows", limit=limits.ROWS, line=rows[limits.ROWS].line)
    width = _usual_width(rows)
    if width > limits.COLUMNS:
        first = next(row for row in rows if len(row.cells) > limits.COLUMNS)
        raise TableError("too_many_columns", limit=limits.COLUMNS, line=first.line)
    good, told = [], list(problems)
    whole = sum(len(row.cells) >= width for row in rows) >= WHOLE * len(rows)
    for row in rows:
        full, there = len(_bare(row.cells)), len(row.cells)
        if full > width or (whole and there < width):
            kind = "too_many_cells" if full > width else "too_few_cells"
            told.append(LineProblem(row.line, kind, {"n": max(full, there), "expected": width}))
        elif full:
            good.append(Row(row.line, row.cells[:width] + ("",) * (width - there)))
    told.sort(key=lambda problem: problem.line)
    return Table(tuple(good), delimiter, problems=tuple(told))


def single(text: str) -> Table:
    """Return a table of one column: every line that is not blank. Raises TableError."""
    rows = [
        Row(number, (line.strip(),))
        for number, line in enumerate(islice(io.StringIO(text), limits.ROWS * 4), 1)
        if line.strip()
    ]
    return made(rows)


def _text(data: bytes, encoding: str | None) -> tuple[str, Encoding]:
    if encoding == "utf-16":
        has_mark = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return data.decode("utf-16" if has_mark else "utf-16-le", "replace"), "utf-16"
    if encoding in ("cp1252", "mac-roman"):
        return data.decode(encoding, "replace"), encoding  # type: ignore[return-value]
    bare = data.removeprefix(codecs.BOM_UTF8)
    if encoding == "utf-8":
        return bare.decode("utf-8", "replace"), "utf-8"
    try:
        return bare.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def _rows(text: str, delimiter: str) -> tuple[list[Row], list[LineProblem]]:
    """Return the records, beginning anew after every line whose quotes do not close."""
    lines = list(islice(io.StringIO(text, newline=""), limits.ROWS * 8))
    rows: list[Row] = []
    problems: list[LineProblem] = []
    at = 0
    while at < len(lines) and len(rows) <= limits.ROWS:
        at = _read_on(lines, at, delimiter, rows, problems)
        if len(problems) >= MOST_PROBLEMS:
            problems.append(LineProblem(at + 1, "and_so_on", {"n": len(lines) - at}))
            break
    return rows, problems


def _read_on(
    lines: list[str], at: int, delimiter: str, rows: list[Row], problems: list[LineProblem]
) -> int:
    """Read records from line ``at`` (from 0) until one is wrong; return where to go on."""
    rest = map(lines.__getitem__, range(at, len(lines)))
    reader = csv.reader(rest, delimiter=delimiter, strict=True)
    begin = at
    try:
        for cells in reader:
            _take(Row(begin + 1, tuple(cells)), rows, problems)
            begin = at + reader.line_num
            if len(rows) > limits.ROWS:
                break
    except csv.Error:
        _take_alone(lines[begin], begin + 1, delimiter, rows, problems)
        return begin + 1
    return len(lines)


def _take(row: Row, rows: list[Row], problems: list[LineProblem]) -> None:
    if any("\x00" in cell for cell in row.cells):
        problems.append(LineProblem(row.line, "nul"))
    elif any(cell and not cell.isspace() for cell in row.cells):
        rows.append(row)


def _take_alone(
    line: str, number: int, delimiter: str, rows: list[Row], problems: list[LineProblem]
) -> None:
    """Read a line whose quotes do not work out: literally, unless it opens one for good."""
    try:
        list(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "limit" in str(error):
            problems.append(LineProblem(number, "cell_too_long", {"limit": limits.CELL}))
            return
        if "unexpected end" in str(error):
            problems.append(LineProblem(number, "open_quote"))
            return
    lenient: Iterator[list[str]] = csv.reader([line], delimiter=delimiter)
    for cells in lenient:
        _take(Row(number, tuple(cells)), rows, problems)


def _bare(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells without the empty ones at the end."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _usual_width(rows: Sequence[Row]) -> int:
    """Return how many columns are used by the rows that are as long as most rows, or the first."""
    usual = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    alike = [len(_bare(row.cells)) for row in rows if len(row.cells) == usual]
    return max(*alike, len(_bare(rows[0].cells)), 1)

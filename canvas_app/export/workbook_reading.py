"""The sheets of an XLSX workbook that somebody gives us, read with care (room: export).

openpyxl and defusedxml are loaded when a workbook is read, not before.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from canvas_app.export.sheets import COMPUTED, PROJECT, NoResult, Value
from canvas_app.export.workbook_cells import last_line, looks
from canvas_app.model.files.read import looks_like
from canvas_app.model.tables import limits
from canvas_app.model.tables.reading import Row, Table, TableError, made

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_ENTRIES = 1_000
MOST_BYTES = 100 * 2**20
"""Unpacked, all entries that are read."""
SHEETS = "xl/worksheets/"
"""Where sheets lie; they are unpacked one by one, when they are read."""
MOST_RATIO = 100
SMALL = 2**20
"""Below this an archive may be packed as tightly as it likes."""
MOST_ROWS = 200_000
"""Of one sheet: every touchpoint may have many ratings."""
CARDS = "touchpoints"
CARD_COLUMNS = ("journey_id", "id", "stage_id", "name")
Grid = tuple[tuple[Value, ...], ...]
"""The rows of a sheet, the head first, as far as anything is in them."""


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook by their names, and the project that it says it is made from."""

    sheets: Mapping[str, Grid]
    title: str = ""
    project_id: str = ""


def read_workbook(data: bytes) -> Mapping[str, Grid]:
    """Return the sheets of a workbook by their names, in their order. Raises as ``read_book``."""
    return read_book(data).sheets


def read_book(data: bytes) -> Book:
    """Return a workbook with what it says of itself.

    Raises TableError too_big, too_many_rows, too_many_columns, not_text, empty.
    """
    sizes = _sizes(data)
    try:
        with warnings.catch_warnings():  # of what is not read: validations, drawings
            warnings.simplefilter("ignore")
            found = _read(data, sizes)
    except TableError:
        raise
    except Exception:  # openpyxl raises whatever it stumbles over
        raise TableError("not_text", looks="zip") from None
    if not any(found.sheets.values()):
        raise TableError("empty")
    return found


def _read(data: bytes, sizes: Mapping[str, int]) -> Book:
    book = _opened(data, sizes)
    sheets = _named({str(page.title): tuple(_rows(page)) for page in book.worksheets})
    title = str(book.properties.title or "")
    found = Book(sheets, title, _project_id(book))
    book.close()
    return found


def _opened(data: bytes, sizes: Mapping[str, int]) -> Workbook:
    """Return a workbook, one of ours without its scores: they are most of it, and computed.

    openpyxl looks through every sheet that it knows of, so it is not told of them.
    """
    import defusedxml
    from openpyxl.reader.excel import ExcelReader

    assert defusedxml  # openpyxl takes its parsers when it is there

    class Reader(ExcelReader):  # type: ignore[misc]
        def read_worksheets(self) -> None:
            known = self.parser.sheets
            if {CARDS, COMPUTED} <= {sheet.name for sheet in known}:
                self.parser.sheets = [sheet for sheet in known if sheet.name != COMPUTED]
            targets = [found.target for _sheet, found in self.parser.find_sheets()]
            _limit(_beside(sizes) + sum(sizes.get(target, 0) for target in targets))
            super().read_worksheets()

    reader = Reader(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def _named(found: Mapping[str, Grid]) -> dict[str, Grid]:
    """Return sheets by their names in small letters; touchpoints are known by their columns."""
    sheets = {title.strip().casefold(): grid for title, grid in found.items()}
    if CARDS not in sheets:
        for title, grid in sheets.items():
            head = {str(name or "").strip().casefold() for name in (grid or ((),))[0]}
            if set(CARD_COLUMNS) <= head:
                return {CARDS if each == title else each: sheets[each] for each in sheets}
    return sheets


def _project_id(book: Workbook) -> str:
    """Return the id that the export wrote into a property; not every program keeps it."""
    named = [each for each in book.custom_doc_props.props if each.name == PROJECT]
    return str(named[0].value or "") if named else ""


def first_table(sheets: Mapping[str, Grid]) -> Table:
    """Return the first sheet that has anything as a table of text. Raises TableError."""
    grid = next(grid for grid in sheets.values() if grid)
    rows = [
        Row(line, tuple(_text(value) for value in cells))
        for line, cells in enumerate(grid, 1)
        if any(value not in (None, "") for value in cells)
    ]
    return made(rows)


def _sizes(data: bytes) -> dict[str, int]:
    """Return how large the entries of an archive are, unpacked.

    Raises TableError for one that would unpack to too much or to strange places.
    """
    if len(data) > limits.WORKBOOK_BYTES:
        raise TableError("too_big", limit=limits.WORKBOOK_BYTES)
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        found = looks_like(data)
        raise TableError("not_text", looks="broken" if found == "zip" else found) from None
    sizes = {entry.filename: entry.file_size for entry in entries}
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or (whole > SMALL and whole > MOST_RATIO * len(data)):
        raise TableError("too_big", limit=MOST_BYTES)
    _limit(_beside(sizes))
    for entry in entries:
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or not parts[0] or ":" in parts[0]:
            raise TableError("not_text", looks="zip")
    return sizes


def _beside(sizes: Mapping[str, int]) -> int:
    """Return the bytes of all that is no sheet."""
    return sum(size for name, size in sizes.items() if not name.startswith(SHEETS))


def _limit(size: int) -> None:
    if size > MOST_BYTES:
        raise TableError("too_big", limit=MOST_BYTES)


def _rows(page: Any) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of a sheet up to the last that has anything."""
    waiting: list[tuple[Value, ...]] = []
    with page._get_source() as source:
        content = source.read()
    last, completed = last_line(content), looks(content)
    del content
    if last is not None and last > MOST_ROWS:
        raise TableError("too_many_rows", limit=MOST_ROWS, line=MOST_ROWS + 1)
    found = page.iter_rows(max_col=limits.COLUMNS + 1, max_row=last) if last != 0 else ()
    for line, cells in enumerate(found, 1):
        if line > MOST_ROWS:
            raise TableError("too_many_rows", limit=MOST_ROWS, line=line)
        row = completed.row(line, cells)
        end = max((at for at, value in enumerate(row, 1) if value is not None), default=0)
        if end > limits.COLUMNS:
            raise TableError("too_many_columns", limit=limits.COLUMNS, line=line)
        waiting.append(tuple(row[:end]))
        if end:
            yield from waiting
            waiting.clear()


def _text(value: Value) -> str:
    if value is None or isinstance(value, NoResult):
        return ""
    if isinstance(value, float) and not isinstance(value, bool):
        return f"{round(value, 9):g}"
    return str(value)

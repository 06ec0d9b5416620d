"""A project as an XLSX workbook with typed cells, to be edited and read back (room: export).

openpyxl is loaded when a workbook is made, not before. Nothing of the machine or of the moment
comes into the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import Exported, asked
from canvas_app.export.progress import counted, going_on
from canvas_app.export.sheets import PROJECT, Sheet, Value, sheets
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Project
from canvas_app.model.tables.guard import guarded

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

BIRTH = (1980, 1, 1, 0, 0, 0)
"""The moment that every part of the archive bears."""
CREATOR = "Touchpoint Canvas"
CORE = "docProps/core.xml"
LEAST, MOST = 8, 60
"""Widths of columns, in characters; longer text goes on in the line above the sheet."""
MEASURED = 500
"""Rows that say how wide a column has to be."""
TICK = '"TRUE";"TRUE";"FALSE"'
"""How a tick is shown where it is taken for a number; others write it in their language."""
LONGEST = 32_767
"""Characters of a cell; a workbook with more has to be mended."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_CREATED = re.compile(rb"(<dcterms:created[^>]*>)[^<]*")
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def project_xlsx(view: JourneyView, options: PdfOptions) -> Exported:
    """Return the whole project as a workbook; of the options only ``notes`` matters."""
    import openpyxl
    from openpyxl.packaging.custom import StringProperty

    book = openpyxl.Workbook(write_only=True)
    try:
        for sheet in counted(list(sheets(asked(view, options).project))):
            _fill(book.create_sheet(sheet.name), sheet)
    except BaseException:
        _abandon(book.worksheets)
        raise
    book.properties.creator = CREATOR
    book.properties.title = plain(view.project.title)
    book.custom_doc_props.append(StringProperty(name=PROJECT, value=view.project.id))
    out = BytesIO()
    book.save(out)
    return Exported(_timeless(out.getvalue(), view.project))


def _abandon(pages: Iterable[WriteOnlyWorksheet]) -> None:
    """Remove the temporary files of sheets that are written no further."""
    for page in pages:
        with suppress(Exception):
            page.close()
            page._writer.cleanup()


def plain(text: str) -> str:
    """Return text as a workbook keeps it: without what XML cannot hold, lines ended by LF."""
    return _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def shown(value: Value) -> Value:
    """Return a value as it stands in a cell: text that no spreadsheet runs."""
    return guarded(plain(value))[:LONGEST] if isinstance(value, str) else value


def _fill(page: WriteOnlyWorksheet, sheet: Sheet) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    rows = iter(sheet.rows)
    first = list(islice(rows, MEASURED))
    for number, cells in enumerate(zip(sheet.head, *first, strict=True), 1):
        page.column_dimensions[get_column_letter(number)].width = _width(cells)
    bold = Font(bold=True)
    head: list[Any] = []
    for name in sheet.head:
        cell = WriteOnlyCell(page, name)
        cell.font = bold
        head.append(cell)
    page.append(head)
    for row in going_on(chain(first, rows)):
        page.append(_cells(page, row))


def _width(cells: Sequence[Value]) -> float:
    """Return how wide a column is, its bold head first."""
    longest = max(len(line) for cell in cells for line in str(cell or "").split("\n"))
    return min(max(longest + 2, len(str(cells[0])) * 1.15 + 2, LEAST), MOST)


def _cells(page: WriteOnlyWorksheet, row: Sequence[Value]) -> list[Any]:
    return [_typed(page, shown(value)) for value in row]


def _typed(page: WriteOnlyWorksheet, value: Value) -> Any:
    """Return a cell's value; text that looks like an error of a spreadsheet is told to be text."""
    if not isinstance(value, bool) and not (isinstance(value, str) and value.startswith("#")):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, value)
    if isinstance(value, bool):
        cell.number_format = TICK
    else:
        cell.data_type = "s"
    return cell


def _timeless(data: bytes, project: Project) -> bytes:
    """Return the archive with the project's time in the place of this moment."""
    when = rb"\g<1>" + moment(project.modified).encode()
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == CORE:
                content = _CREATED.sub(when, _MODIFIED.sub(when, content))
            entry = ZipInfo(name, BIRTH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            after.writestr(entry, content)
    return out.getvalue()


def moment(modified: str) -> str:
    """Return a project's time as office programs write it; an early one for no time."""
    try:
        return datetime.fromisoformat(modified).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return "1980-01-01T00:00:00Z"

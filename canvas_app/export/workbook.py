"""A project as an XLSX workbook with typed cells, to be edited and read back (room: export).

openpyxl is loaded when a workbook is made, not before. Nothing of the machine or of the moment
comes into the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import chain, islice
from math import ceil
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import Exported, asked
from canvas_app.export.progress import counted
from canvas_app.export.sheet_cells import WIDEST, Styles, plain, written
from canvas_app.export.sheets import PROJECT, Sheet, Value, sheets
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Project

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

END = b"</sheetData>"
"""Stands in an empty sheet after the place of its rows."""
BIRTH = (1980, 1, 1, 0, 0, 0)
"""The moment that every part of the archive bears."""
CREATOR = "Touchpoint Canvas"
CORE = "docProps/core.xml"
LEAST = 8
"""Width of a column, in characters."""
MEASURED = 500
"""Rows that say how wide a column has to be."""
DAY = 14
"""The format of days that every program writes as its language does."""
A4 = 9
BOOK = "xl/workbook.xml"
ACROSS = 220
"""Characters across a sheet of paper; wider tables go on beside it."""
LAST_ROW = 1_048_576
"""Stands in the range of a filter until the rows are counted."""
TICK = '"TRUE";"TRUE";"FALSE"'
"""How a tick is shown where it is taken for a number; others write it in their language."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_CREATED = re.compile(rb"(<dcterms:created[^>]*>)[^<]*")


def project_xlsx(view: JourneyView, options: PdfOptions) -> Exported:
    """Return the whole project as a workbook; of the options only ``notes`` matters."""
    made = list(sheets(asked(view, options).project))
    rows = {}
    for number, sheet in enumerate(made, 1):
        later = iter(sheet.rows)
        first = [sheet.head, *islice(later, MEASURED)]
        rows[f"xl/worksheets/sheet{number}.xml"] = first, later
    frame, styles = _frame(made, [first for first, _later in rows.values()], view.project)
    out = BytesIO()
    with ZipFile(BytesIO(frame)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in rows and name != BOOK:
                after.writestr(_entry(name), _timeless(name, before.read(name), view.project))
        book = before.read(BOOK)
        for sheet, (name, (first, later)) in zip(made, counted(list(rows.items())), strict=True):
            begin, end = before.read(name).split(END)
            bottom = 0
            with after.open(_entry(name), "w") as part:
                part.write(begin)
                for piece in written(chain(first, later), styles):
                    part.write(piece)
                    bottom += piece.count(b"<row ")
                part.write(END + end.replace(b"%d" % LAST_ROW, b"%d" % bottom))
            book = _bounded(book, sheet.name, bottom)
        after.writestr(_entry(BOOK), book)
    return Exported(out.getvalue())


def _frame(
    made: Sequence[Sheet], beginnings: Sequence[Sequence[Sequence[Value]]], project: Project
) -> tuple[bytes, Styles]:
    """Return a workbook of empty sheets, and the numbers of its styles.

    ``beginnings`` are the rows of each that say how wide its columns are.
    """
    import openpyxl
    from openpyxl.packaging.custom import StringProperty

    book = openpyxl.Workbook(write_only=True)
    for sheet, rows in zip(made, beginnings, strict=True):
        _lay_out(book.create_sheet(sheet.name), rows)
    styles = _styles(book)
    book.properties.creator = CREATOR
    book.properties.title = plain(project.title)
    book.custom_doc_props.append(StringProperty(name=PROJECT, value=project.id))
    out = BytesIO()
    book.save(out)
    return out.getvalue(), styles


def _styles(book: Workbook) -> Styles:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    head, tick, day, wrapped, top = (WriteOnlyCell(book.worksheets[0]) for _each in Styles._fields)
    head.font = Font(name="Calibri", size=11, bold=True)
    tick.number_format = TICK
    day.number_format = BUILTIN_FORMATS[DAY]
    wrapped.alignment = Alignment(vertical="top", wrap_text=True)
    tick.alignment = day.alignment = top.alignment = Alignment(vertical="top")
    return Styles(*(each.style_id for each in (head, tick, day, wrapped, top)))


def _bounded(book: bytes, name: str, bottom: int) -> bytes:
    """Return the book with the last row of the filter of a sheet."""
    filters = re.compile(rb"('%s'![^<]*\$)%d" % (name.encode(), LAST_ROW))
    return filters.sub(rb"\g<1>%d" % bottom, book)


def _lay_out(page: WriteOnlyWorksheet, rows: Sequence[Sequence[Value]]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.print_options.gridLines = True
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.auto_filter.ref = f"A1:{get_column_letter(len(rows[0]))}{LAST_ROW}"
    widths = [_width(cells) for cells in zip(*rows, strict=True)]
    page.page_setup.fitToWidth = ceil(sum(widths) / ACROSS)
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width


def _width(cells: Sequence[Value]) -> float:
    """Return how wide a column is, its bold head first."""
    longest = max(len(line) for cell in cells for line in str(cell or "").split("\n"))
    return min(max(longest + 2, len(str(cells[0])) * 1.15 + 2, LEAST), WIDEST)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, BIRTH)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _timeless(name: str, content: bytes, project: Project) -> bytes:
    """Return a part of the archive with the project's time in the place of this moment."""
    if name != CORE:
        return content
    when = rb"\g<1>" + moment(project.modified).encode()
    return _CREATED.sub(when, _MODIFIED.sub(when, content))


def moment(modified: str) -> str:
    """Return a project's time as office programs write it; an early one for no time."""
    try:
        return datetime.fromisoformat(modified).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return "1980-01-01T00:00:00Z"

"""Files with tables that are taken in: ours are compared, others become touchpoints (widgets)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from canvas_app.i18n import _
from canvas_app.i18n import returning as words
from canvas_app.i18n.plain import quoted
from canvas_app.model.tables import limits
from canvas_app.widgets.clipboard.receiving import place_here, run, tell

if TYPE_CHECKING:
    from canvas_app.export.returning import Returned
    from canvas_app.export.workbook_reading import Book
    from canvas_app.model.edits.place import Place
    from canvas_app.model.project import Project
    from canvas_app.model.tables.reading import Table
    from canvas_app.widgets.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Compared:
    """A workbook of ours, and what in it differs from a project."""

    name: str
    book: Book
    where: Literal["same", "copy", "other", "csv"]
    found: Returned


def ask(window: MainWindow) -> None:
    """Ask which file to take in."""
    session = window.session
    if session is None:
        return
    folder = session.path.parent if session.path else window.program.folder()
    dialog = QFileDialog(window, _("Take in a workbook"), str(folder))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    tables = _("Workbooks and tables") + " (*.xlsx *.csv *.tsv *.txt)"
    dialog.setNameFilters([tables, _("All files") + " (*)"])
    dialog.fileSelected.connect(partial(_chosen, window))
    dialog.open()


def take_in(window: MainWindow, path: Path, place: Place | None = None) -> None:
    """Read a workbook on another thread and show what it would change."""
    session = window.session
    if session is None:
        tell(window, "no_document")
        return
    window.status.tell(_("Reading {file} …").format(file=quoted(path.name, 60)))
    job = partial(compare, path, session.project)
    run(window, job, partial(_show, window, path.name, place), source=path.name)


def compare(path: Path, project: Project) -> Compared | Table:
    """Return a workbook of ours compared with a project, of another its first table.

    Raises LoadError, TableError.
    """
    from canvas_app.export.returning import Returned, returned
    from canvas_app.export.workbook_origin import is_ours, origin
    from canvas_app.export.workbook_reading import first_table, read_book
    from canvas_app.model.files.read import read
    from canvas_app.model.tables.reading import TableError

    if path.is_file() and path.stat().st_size > limits.WORKBOOK_BYTES:
        raise TableError("too_big", limit=limits.WORKBOOK_BYTES)
    book = read_book(read(path)[0])
    if not is_ours(book):
        return first_table(book.sheets)
    where = origin(project, book)
    found = Returned(project, (), ()) if where == "other" else returned(project, book.sheets)
    return Compared(path.name, book, where, found)


def take_table(window: MainWindow, name: str, table: Table) -> bool:
    """Show what a CSV of the project would change; return False when it is none of it."""
    from canvas_app.export.csv_returning import csv_sheets
    from canvas_app.export.returning import Returned, returned
    from canvas_app.export.workbook_reading import Book

    if window.session is None:
        return False
    project = window.session.project
    made = csv_sheets(project, table)
    if made is None:
        return False
    found = returned(project, made.sheets)
    problems = tuple(sorted((*made.problems, *found.problems), key=lambda each: each.line))
    whole = Returned(found.project, found.differences, problems)
    _show(window, name, None, Compared(name, Book(made.sheets), "csv", whole))
    return True


def _chosen(window: MainWindow, name: str) -> None:
    from canvas_app.widgets.clipboard.files import receive_table

    path = Path(name)
    if path.suffix.lower() == ".xlsx":
        take_in(window, path)
    else:
        receive_table(window, path, None)


def _show(window: MainWindow, name: str, place: Place | None, found: Compared | Table) -> None:
    window.status.tell("")
    if window.session is None:
        return
    if not isinstance(found, Compared):
        _show_table(window, name, place, found)
    elif found.where == "other":
        window.banner.tell(words.other_project(name, found.book.title), bad=True)
    elif not found.found.differences and not found.found.problems:
        same = _("{file} says nothing else than this project.")
        told = same.format(file=quoted(name, 60))
        window.banner.tell(f"{told} {words.ratings_in_csv()}" if found.where == "csv" else told)
    else:
        from canvas_app.widgets.workbook.dialog import ChangesDialog

        ChangesDialog(window, found).open()


def _show_table(window: MainWindow, name: str, place: Place | None, table: Table) -> None:
    from canvas_app.model.tables.writing import tsv
    from canvas_app.widgets.clipboard.source import Source
    from canvas_app.widgets.clipboard.table_dialog import show_table

    if take_table(window, name, table):  # a CSV that a spreadsheet saved as a workbook
        return
    source = Source(text=tsv([list(row.cells) for row in table.rows]), name=name)
    show_table(window, source, table, place or place_here(window))

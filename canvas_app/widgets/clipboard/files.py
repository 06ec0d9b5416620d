"""Files that are dropped or pasted: projects are opened, tables shown, others told (widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QUrl

from canvas_app.model.tables import limits
from canvas_app.widgets.clipboard.receiving import place_here, run, tell
from canvas_app.widgets.clipboard.source import Source

if TYPE_CHECKING:
    from canvas_app.model.edits.place import Place
    from canvas_app.model.tables.reading import Table
    from canvas_app.widgets.main_window import MainWindow

MOST_FILES = 20
Kind = Literal[
    "project",
    "table",
    "workbook",
    "spreadsheet",
    "picture",
    "folder",
    "missing",
    "share",
    "link",
]
TABLES = (".csv", ".tsv", ".tab", ".txt")
WORKBOOK = ".xlsx"
SPREADSHEETS = (".xlsm", ".xls", ".ods", ".numbers")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".tif", ".tiff", ".heic")


def receive_files(window: MainWindow, urls: Sequence[QUrl], place: Place | None = None) -> None:
    """Open the projects, or show the one table; else say why not, and nothing else happens."""
    if len(urls) > MOST_FILES:
        tell(window, "too_many_files", n=len(urls), limit=MOST_FILES)
        return
    kinds = [kind_of(url) for url in urls]
    paths = [Path(url.toLocalFile()) for url in urls]
    for kind, path in zip(kinds, paths, strict=True):
        if kind not in ("project", "table", "workbook"):
            tell(window, kind, path.name)
            return
    if set(kinds) == {"project"}:
        window.program.open(paths, window)
    elif kinds == ["workbook"]:
        from canvas_app.widgets.workbook.taking import take_in

        take_in(window, paths[0], place)
    elif len(kinds) == 1:
        receive_table(window, paths[0], place)
    else:
        tell(window, "mixed" if "project" in kinds else "several_tables")


def kind_of(url: QUrl) -> Kind:
    """Return what a dropped address is, by its name and without opening it."""
    if not url.isLocalFile():
        return "link"
    path = url.toLocalFile()
    if path.startswith(("//", "\\\\")):
        return "share"
    file = Path(path)
    try:
        if file.is_dir():
            return "folder"
        if not file.exists():
            return "missing"
    except (OSError, ValueError):
        return "missing"
    suffix = file.suffix.lower()
    if suffix in TABLES:
        return "table"
    if suffix == WORKBOOK:
        return "workbook"
    if suffix in SPREADSHEETS:
        return "spreadsheet"
    return "picture" if suffix in PICTURES else "project"


def are_tables(urls: Sequence[QUrl]) -> bool:
    """Tell whether only files with tables are dragged, by their names alone."""
    return bool(urls) and all(
        url.isLocalFile() and url.path().lower().endswith((*TABLES, WORKBOOK)) for url in urls
    )


def read_file(path: Path) -> tuple[Source, Table]:
    """Return the bytes of a file and the table in it. Raises LoadError, TableError."""
    from canvas_app.model.files.read import read
    from canvas_app.model.tables.reading import TableError

    if path.is_file() and path.stat().st_size > limits.FILE_BYTES:
        raise TableError("too_big", limit=limits.FILE_BYTES)
    source = Source(name=path.name, data=read(path)[0])
    return source, source.read()


def receive_table(window: MainWindow, path: Path, place: Place | None) -> None:
    """Read a file of rows on another thread and show what would become of them."""
    if window.session is None:
        tell(window, "no_document")
        return
    answer = partial(_show, window, place or place_here(window))
    run(window, partial(read_file, path), answer, source=path.name)


def _show(window: MainWindow, place: Place, found: tuple[Source, Table]) -> None:
    from canvas_app.widgets.clipboard.table_dialog import show_table
    from canvas_app.widgets.workbook.taking import take_table

    source, table = found
    if window.session is not None and not take_table(window, source.name, table):
        show_table(window, *found, place)

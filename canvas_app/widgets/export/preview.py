"""What an export will look like, made by a worker while the window lives on (room: widgets).

A request waits a moment for the next one. One is made at a time; it is stopped when another is
wanted, and only the newest is shown.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from canvas_app.export.writing import Run
from canvas_app.i18n import _
from canvas_app.layout.listening import heard
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.export.options import PdfOptions
    from canvas_app.export.pdf import Notice
    from canvas_app.layout.view import JourneyView
    from canvas_app.widgets.export.raster import Raster

WAIT_MS = 140
"""After a change, until the next one is not to be expected any more."""
WATCH_MS = 200
"""Between two words about how far it is."""
ROWS = 200
"""Of a table; nobody looks at more before the file is there."""


@dataclass(frozen=True, slots=True)
class Table:
    """The beginning of a table: its name, its head and rows, and how many rows there are."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What was made: pages or tables or neither, and what a person should know about it."""

    raster: Raster | None = None
    tables: tuple[Table, ...] = ()
    notices: tuple[Notice, ...] = ()
    pixels: tuple[int, int] | None = None


Request = tuple[str, "JourneyView", "PdfOptions"]


class Preview(QObject):
    """``made`` carries a Shown, ``failed`` an error; ``began`` says that something is under way.

    ``went_on`` carries how many pages (rows) are done, and of how many.
    """

    began = Signal()
    went_on = Signal(int, int)
    made = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Request | None = None
        self._making: Request | None = None
        self._stopped = False
        self._run = Run()
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(lambda: self.went_on.emit(*self._run.so_far))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Whether something is made, or will be in a moment."""
        return self._making is not None or self._timer.isActive()

    def want(self, suffix: str, view: JourneyView, options: PdfOptions) -> None:
        """Ask for a preview; the first is made at once."""
        first = self._wanted is None
        request = (suffix, view, options)
        if request == self._wanted:
            return
        self._wanted = request
        self._run.stop()
        self.began.emit()
        self._timer.start(0 if first else WAIT_MS)

    def stop(self) -> None:
        """Nobody looks any more."""
        self._stopped = True
        self._run.stop()
        self._timer.stop()
        self._watch.stop()

    def _start(self) -> None:
        if self._making is not None or self._wanted is None:
            return
        self._making, self._run = self._wanted, Run()
        work = Work(_making(self._making, self._run))
        work.done.connect(self._done)
        work.failed.connect(self._fail)
        work.start(long=True)
        self._watch.start()

    def _done(self, shown: object) -> None:
        if self._is_newest():
            self.made.emit(shown)
        elif isinstance(shown, Shown) and shown.raster is not None:
            Work(shown.raster.close).start()

    def _fail(self, error: object) -> None:
        if self._is_newest():
            self.failed.emit(error)

    def _is_newest(self) -> bool:
        """Whether what just ended is still wanted; else begin with what is."""
        made, self._making = self._making, None
        self._watch.stop()
        if self._stopped:
            return False
        if made == self._wanted:
            return True
        if not self._timer.isActive():
            self._start()
        return False


def _making(request: Request, run: Run) -> Callable[[], Shown]:
    suffix, view, options = request
    maker = MAKERS.get(suffix)

    def make() -> Shown:
        with heard(run.progress):
            run.progress(0, 0)
            return maker(suffix, view, options) if maker else Shown()

    return make


def _pages(_suffix: str, view: JourneyView, options: PdfOptions) -> Shown:
    from canvas_app.export.pdf import export_pdf
    from canvas_app.widgets.export.raster import Raster

    exported = export_pdf(view, options)
    return Shown(raster=Raster(exported.data), notices=exported.warnings)


def _picture(suffix: str, view: JourneyView, options: PdfOptions) -> Shown:
    """Return the one page that a picture is, and its size."""
    from canvas_app.export.pdf import board_pdf
    from canvas_app.export.png import SCALE, check_size, largest_scale
    from canvas_app.widgets.export.raster import Raster

    exported = board_pdf(view, replace(options, layout="board", paper="fit"))
    raster = Raster(exported.data)
    wide, high = raster.sizes[0]
    scale = 1.0
    if suffix == ".png":
        scale = options.scale or min(SCALE, largest_scale((wide, high, 1)))
        check_size((wide, high, 1), scale)
    return Shown(raster, (), exported.warnings, (round(wide * scale), round(high * scale)))


def _csv(_suffix: str, view: JourneyView, options: PdfOptions) -> Shown:
    from canvas_app.export.csv_table import journey_csv

    exported = journey_csv(view, options)
    text = exported.data.decode("utf-8-sig")
    delimiter = ";" if options.language == "de" else ","
    head, *rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    return Shown(tables=(_table("", head, rows),), notices=exported.warnings)


def _workbook(_suffix: str, view: JourneyView, options: PdfOptions) -> Shown:
    from canvas_app.export.pdf import asked
    from canvas_app.export.sheets import sheets
    from canvas_app.layout.listening import going_on

    found = []
    for sheet in sheets(asked(view, options).project):
        rows = going_on(sheet.rows)
        seen = [
            tuple("" if cell is None else str(cell) for cell in row) for row in islice(rows, ROWS)
        ]
        count = len(seen) + sum(1 for _row in rows)
        found.append(Table(sheet.name, sheet.head, tuple(seen), count))
    return Shown(tables=tuple(found))


def _table(name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    return Table(name, tuple(head), tuple(tuple(row) for row in islice(rows, ROWS)), len(rows))


def _slides(_suffix: str, view: JourneyView, options: PdfOptions) -> Shown:
    """Return the titles of a presentation's slides."""
    from canvas_app.export.pptx.deck import slide_titles

    titles = slide_titles(view, options)
    return Shown(tables=(_table("", (_("Slides"),), [(title,) for title in titles]),))


MAKERS: Mapping[str, Callable[[str, JourneyView, PdfOptions], Shown]] = {
    ".csv": _csv,
    ".xlsx": _workbook,
    ".png": _picture,
    ".svg": _picture,
    ".pdf": _pages,
    ".pptx": _slides,
}
"""What makes the preview of each format."""

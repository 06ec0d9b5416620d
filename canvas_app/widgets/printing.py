"""A journey on the system's printer: the same pages as in a PDF (room: widgets).

The worker makes the pages; the window's thread draws them one by one, as lines and letters and
not as pixels. Qt's part for printing is loaded when somebody prints, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from canvas_app import paths
from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import known
from canvas_app.i18n import _, language, ngettext, speaking
from canvas_app.layout.listening import heard
from canvas_app.theme import THEMES
from canvas_app.widgets.filing import file_name
from canvas_app.widgets.job import Job
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from canvas_app.export.pdf import Made
    from canvas_app.export.writing import Run
    from canvas_app.layout.view import JourneyView
    from canvas_app.widgets.main_window import MainWindow

INCH = 72
KNOWN = {
    "A4": QPageSize.PageSizeId.A4,
    "A3": QPageSize.PageSizeId.A3,
    "A2": QPageSize.PageSizeId.A2,
    "A1": QPageSize.PageSizeId.A1,
    "A0": QPageSize.PageSizeId.A0,
    "letter": QPageSize.PageSizeId.Letter,
    "tabloid": QPageSize.PageSizeId.Tabloid,
}


def print_journey(
    window: MainWindow, options: PdfOptions | None = None, view: JourneyView | None = None
) -> None:
    """Ask how to print a journey, that shown when None, and print it.

    ``options`` say what is printed. Without any it is the board: on one sheet when it can be read
    there, else on as many as it needs. The dialog says on which paper.
    """
    session = window.session
    if session is None:
        return
    if not printers():
        words = _("No printer is installed. Export a PDF and print it elsewhere.")
        export = window.actions_["file.export_pdf"]
        window.banner.tell(words, button=_("Export a PDF"), act=export.trigger, bad=True)
        return
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    name = file_name(session.project.title).removesuffix(paths.PROJECT_SUFFIX)
    prepare(printer, name, options)
    dialog = QPrintDialog(printer, window)
    choices = QPrintDialog.PrintDialogOption
    dialog.setOptions(choices.PrintPageRange | choices.PrintCollateCopies | choices.PrintToFile)
    accepted = dialog.exec()
    dialog.deleteLater()
    if accepted:
        Printing(window).begin(view or session.view, printer, options)


def printers() -> list[str]:
    """Return the names of the printers that are installed."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


def prepare(printer: QPrinter, title: str, options: PdfOptions | None) -> None:
    """Let the dialog begin with the paper of the options, held wide unless they say otherwise."""
    printer.setDocName(title)
    printer.setCreator("Touchpoint Canvas")
    printer.setFullPage(True)
    held = QPageLayout.Orientation
    upright = options is not None and options.orientation == "portrait"
    printer.setPageOrientation(held.Portrait if upright else held.Landscape)
    if options is not None and options.paper in KNOWN:
        printer.setPageSize(QPageSize(KNOWN[options.paper]))
    if options is not None and options.greyscale:
        printer.setColorMode(printer.ColorMode.GrayScale)


def on_paper(printer: QPrinter, options: PdfOptions) -> PdfOptions:
    """Return the options with the sheet, its orientation and the colours of a printer."""
    layout = printer.pageLayout()
    upright = layout.orientation() == QPageLayout.Orientation.Portrait
    grey = printer.colorMode() == printer.ColorMode.GrayScale
    return replace(
        options,
        paper=paper_name(layout.pageSize().size(QPageSize.Unit.Millimeter)),
        orientation="portrait" if upright else "landscape",
        greyscale=options.greyscale or grey,
    )


def paper_name(size: QSizeF) -> str:
    """Return what a sheet is called here: "A4", or its sides in millimetres."""
    short, long = sorted((size.width(), size.height()))
    return known(short, long) or f"{round(short)}x{round(long)}"


class Printing(Job):
    """One journey on its way to a printer."""

    def begin(self, view: JourneyView, printer: QPrinter, options: PdfOptions | None) -> None:
        """Print a journey; returns at once."""
        self._printer = printer
        self.name, self.doing = printer.docName(), _("Printing {file} …")
        asked = on_paper(printer, options or PdfOptions(language=language()))
        self._language = asked.language or view.project.language
        self._theme = THEMES[asked.colours]
        self._painter = QPainter()
        self._drawn = 0
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._draw)
        self.start(partial(_pages, view, asked, options is None))

    @override
    def done(self, answer: Made) -> None:
        self._pages, self._notices = answer
        self._order = tuple(order(self._printer, len(self._pages)))
        if not self._order:
            self._tell(_("There is no page with these numbers."), bad=True)
        elif self._painter.begin(self._printer):
            self._turn.start(0)
        else:
            self.failed(None)

    @override
    def failed(self, error: Exception | None) -> None:
        self._abort()
        words = _("The printer takes no pages. Is it switched on and connected?")
        if error is not None:
            words = _("Something went wrong that is our mistake ({name}).")
        self._tell(words.format(name=type(error).__name__), bad=True)

    @override
    def stopped(self) -> None:
        self._abort()
        self.window.status.tell(_("Printing was stopped."))

    def _draw(self) -> None:
        """Draw one page; the window lives between two."""
        from canvas_app.widgets.canvas.page_painter import paint_page

        if self._drawn and not self._printer.newPage():
            self.failed(None)
            return
        page = self._pages[self._order[self._drawn]]
        scale = self._printer.resolution() / INCH
        self._painter.save()
        self._painter.scale(scale, scale)
        with speaking(self._language):
            paint_page(self._painter, page, self._theme)
        self._painter.restore()
        self._drawn += 1
        if self.run is not None:
            self.run.so_far = (self._drawn, len(self._order))
        if self._drawn == len(self._order):
            self._finish()

    def _finish(self) -> None:
        from canvas_app.i18n.notices import notice_sentence

        self._turn.stop()
        if not self._painter.end():
            self.failed(None)
            return
        words = ngettext("{n} page is printed.", "{n} pages are printed.", self._drawn)
        said = [notice_sentence(each.kind, each.facts) for each in self._notices]
        self._tell(" ".join([words, *said]))

    def _abort(self) -> None:
        """Let a printer that holds pages back forget them."""
        self._turn.stop()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _tell(self, words: str, *, bad: bool = False) -> None:
        self.end(partial(self.window.banner.tell, words, bad=bad))


def _pages(view: JourneyView, options: PdfOptions, free: bool, run: Run) -> Made:
    """Make the pages; when we are ``free`` to choose, none has letters that are too small."""
    from canvas_app.export.pdf import made_pages

    with heard(run.progress), speaking(options.language or view.project.language):
        pages, notices = made_pages(view, options)
        if free and any(notice.kind == "small_text" for notice in notices):
            return made_pages(view, replace(options, layout="pages"))
        return pages, notices


def order(printer: QPrinter, count: int) -> Iterator[int]:
    """Yield the places of the pages asked for, as often and in the order they are asked for."""
    chosen = [at for at in range(count) if _wanted(printer, at + 1)]
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        yield from chosen * copies
    else:
        yield from (at for at in chosen for _copy in range(copies))


def _wanted(printer: QPrinter, number: int) -> bool:
    if printer.printRange() != printer.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    return ranges.isEmpty() or ranges.contains(number)

"""Printing: the pages of an export on the paper of a printer, here one that writes files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QSizeF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from canvas_app import paths
from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import export_pdf
from canvas_app.model.files.load import load
from canvas_app.model.project import Project
from canvas_app.widgets import printing
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.printing import Printing, paper_name, prepare, print_journey

WAIT = 30_000
MM = 72 / 25.4


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    prepare(made, "A board", None)
    return made


def printed(
    window: MainWindow, printer: QPrinter, options: PdfOptions | None, qtbot: QtBot
) -> list[pypdf.PageObject]:
    """Print what a window shows and return the sheets."""
    assert window.session
    job = Printing(window)
    with qtbot.waitSignal(job.over, timeout=WAIT):
        job.begin(window.session.view, printer, options)
    return list(pypdf.PdfReader(printer.outputFileName()).pages)


def text_of(page: pypdf.PageObject) -> str:
    return page.extract_text().replace("\t", " ")  # Qt says that a space is a tab


def words(page: pypdf.PageObject) -> list[str]:
    return sorted("".join(page.extract_text().split()))


@pytest.mark.parametrize("layout", ["board", "pages", "handout", "table"])
def test_a_printer_gets_the_pages_of_the_file(
    layout: str, window: MainWindow, printer: QPrinter, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.session
    options = PdfOptions(layout=layout, language="en")  # type: ignore[arg-type]
    sheets = printed(window, printer, options, qtbot)
    same = printing.on_paper(printer, options)
    file = tmp_path / "file.pdf"
    file.write_bytes(export_pdf(window.session.view, same).data)
    pages = pypdf.PdfReader(file).pages
    assert len(sheets) == len(pages)
    for sheet, page in zip(sheets, pages, strict=True):
        assert [round(float(side)) for side in sheet.mediabox] == [
            round(float(side)) for side in page.mediabox
        ]
        assert len(words(sheet)) == pytest.approx(len(words(page)), rel=0.02, abs=2)


def test_letters_stay_letters(window: MainWindow, printer: QPrinter, qtbot: QtBot) -> None:
    sheets = printed(window, printer, PdfOptions(language="en"), qtbot)
    assert window.session
    assert window.session.project.title in text_of(sheets[0])
    assert "1 page is printed" in window.banner.words


def test_a_board_that_nobody_could_read_on_the_sheet_is_printed_on_several(
    show: Callable[[Project], MainWindow], printer: QPrinter, qtbot: QtBot
) -> None:
    window = show(load(paths.resource("samples/c_bank_omnikanal.json")).project)
    assert len(printed(window, printer, None, qtbot)) > 1
    assert "points" not in window.banner.words
    assert len(printed(window, printer, PdfOptions(language="en"), qtbot)) == 1
    assert "points" in window.banner.words


def test_only_the_pages_asked_for_are_printed_and_as_often(
    window: MainWindow, printer: QPrinter, qtbot: QtBot
) -> None:
    options = PdfOptions(layout="handout", language="en")
    printer.setFromTo(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    texts = [text_of(page) for page in printed(window, printer, options, qtbot)]
    assert len(texts) == 4
    assert [text.find("Page 2 of") >= 0 for text in texts] == [True, False, True, False]


def test_a_range_without_pages_is_told(window: MainWindow, printer: QPrinter, qtbot: QtBot) -> None:
    assert window.session
    printer.setFromTo(90, 91)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    job = Printing(window)
    with qtbot.waitSignal(job.over, timeout=WAIT):
        job.begin(window.session.view, printer, None)
    assert window.banner.words == "There is no page with these numbers."


def test_the_sheet_is_held_as_the_dialog_says(
    window: MainWindow, printer: QPrinter, qtbot: QtBot
) -> None:
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    (sheet,) = printed(window, printer, PdfOptions(), qtbot)
    assert [round(float(side) / MM) for side in sheet.mediabox[2:]] == [297, 420]


def test_letters_too_small_to_read_are_told(
    window: MainWindow, printer: QPrinter, qtbot: QtBot
) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert len(printed(window, printer, PdfOptions(language="en"), qtbot)) == 1
    assert "the smallest letters have only" in window.banner.words


def test_sheets_have_their_usual_names() -> None:
    names = [
        paper_name(QPageSize(QPageSize.PageSizeId[name]).size(QPageSize.Unit.Millimeter))
        for name in ("A4", "Letter", "Tabloid", "A0", "A5")
    ]
    assert names == ["A4", "letter", "tabloid", "A0", "148x210"]
    assert paper_name(QSizeF(297, 210)) == "A4"


def test_the_paper_of_the_options_is_proposed() -> None:
    printer = QPrinter()
    prepare(printer, "A board", PdfOptions(paper="A3", orientation="portrait", greyscale=True))
    layout = printer.pageLayout()
    assert layout.pageSize().id() == QPageSize.PageSizeId.A3
    assert layout.orientation() == QPageLayout.Orientation.Portrait
    assert printer.colorMode() == QPrinter.ColorMode.GrayScale
    assert printer.fullPage()


def test_without_a_printer_there_is_one_sentence_and_a_way_on(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", list)
    window.actions_["file.print"].trigger()
    assert window.banner.words == ("No printer is installed. Export a PDF and print it elsewhere.")


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_takes_nothing_is_told(
    window: MainWindow, printer: QPrinter, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.session
    printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))
    job = Printing(window)
    with qtbot.waitSignal(job.over, timeout=WAIT):
        job.begin(window.session.view, printer, None)
    assert "takes no pages" in window.banner.words


def test_printing_can_be_stopped(
    show: Callable[[Project], MainWindow],
    planning: Project,
    printer: QPrinter,
    qtbot: QtBot,
) -> None:
    window = show(planning)
    assert window.session
    job = Printing(window)
    job.begin(window.session.view, printer, PdfOptions(layout="handout"))
    qtbot.waitUntil(lambda: job.run is not None and job.run.so_far[0] > 1, timeout=WAIT)
    job.stop()
    assert "Printing was stopped" in window.status.target.text()
    assert not job.under_way


def test_the_dialog_of_the_system_prints(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: ["a file"])
    seen = list[str]()

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        seen.append(dialog.printer().docName())
        dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
        dialog.done(QPrintDialog.DialogCode.Accepted)

    QTimer.singleShot(300, accept)
    print_journey(window)
    qtbot.waitUntil(lambda: "printed" in window.banner.words, timeout=WAIT)
    assert window.session
    assert seen == [window.session.project.title]


def test_a_project_is_printed_as_it_was_exported_last(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert window.session
    kept = {window.session.project.id: {"layout": "handout", "paper": "A3"}}
    window.program.prefer(exports=kept)
    monkeypatch.setattr(printing, "printers", lambda: ["a file"])

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
        dialog.done(QPrintDialog.DialogCode.Accepted)

    QTimer.singleShot(300, accept)
    window.actions_["file.print"].trigger()
    qtbot.waitUntil(lambda: "printed" in window.banner.words, timeout=WAIT)
    sheets = pypdf.PdfReader(tmp_path / "paper.pdf").pages
    assert len(sheets) > 5
    assert sorted(round(float(side) / MM) for side in sheets[0].mediabox[2:]) == [297, 420]

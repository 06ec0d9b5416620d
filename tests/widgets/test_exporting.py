"""The board as a PDF, from the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from canvas_app.widgets.export.dialog import ExportDialog
from canvas_app.widgets.exporting import Exporting
from canvas_app.widgets.main_window import MainWindow


def asked(window: MainWindow, suffix: str = ".pdf") -> QFileDialog:
    window.actions_["file.export_pdf"].trigger()
    shown = window.findChild(ExportDialog)
    assert shown
    shown.form.take(suffix=suffix, layout="board")
    shown.export.click()
    dialog = shown.findChild(QFileDialog)
    assert dialog
    return dialog


def choose(window: MainWindow, path: Path) -> None:
    dialog = asked(window)
    dialog.selectFile(str(path))
    dialog.accept()


def test_the_board_becomes_a_pdf_and_the_window_says_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(window, tmp_path / "board.pdf")
    qtbot.waitUntil(lambda: "board.pdf" in window.banner.words, timeout=20_000)
    assert (tmp_path / "board.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("suffix", "beginning"),
    [
        (".png", b"\x89PNG"),
        (".svg", b"<?xml"),
        (".csv", b"\xef\xbb\xbfName"),
        (".xlsx", b"PK"),
    ],
)
def test_the_format_chosen_says_what_is_written(
    suffix: str, beginning: bytes, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = asked(window, suffix)
    dialog.selectFile(str(tmp_path / "board"))
    dialog.accept()
    qtbot.waitUntil(lambda: f"board{suffix}" in window.banner.words, timeout=20_000)
    assert (tmp_path / f"board{suffix}").read_bytes().startswith(beginning)


def test_a_suffix_that_nobody_knows_is_told(window: MainWindow, tmp_path: Path) -> None:
    Exporting(window).write(tmp_path / "board.doc")
    assert "'board.doc' has no suffix that can be exported" in window.banner.words
    assert list(tmp_path.glob("board*")) == []


def test_the_project_is_never_written_over(window: MainWindow, tmp_path: Path) -> None:
    assert window.session
    path = tmp_path / "own.pdf"
    path.write_bytes(b"the project")
    window.session.path = path
    Exporting(window).write(path)
    assert "would replace itself" in window.banner.words
    assert path.read_bytes() == b"the project"


def test_the_suffix_is_added(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    choose(window, tmp_path / "board")
    qtbot.waitUntil(lambda: (tmp_path / "board.pdf").exists(), timeout=20_000)
    qtbot.waitUntil(lambda: window.banner.words != "")


def test_a_folder_that_is_gone_is_told_in_a_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    Exporting(window).write(tmp_path / "nowhere" / "board.pdf")
    qtbot.waitUntil(lambda: "board.pdf" in window.banner.words, timeout=20_000)
    assert not (tmp_path / "nowhere").exists()
    assert "Traceback" not in window.banner.words


def test_the_document_stays_as_saved_as_it_was(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.session
    before = window.session.history
    choose(window, tmp_path / "board.pdf")
    qtbot.waitUntil(lambda: window.banner.words != "", timeout=20_000)
    assert window.session.history is before

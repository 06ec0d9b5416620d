"""Exports that take a while: a bar, a way to stop them, and windows that close meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from canvas_app.export import writing
from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import Exported
from canvas_app.export.progress import Cancelled
from canvas_app.export.writing import Run
from canvas_app.layout.listening import Progress
from canvas_app.layout.view import JourneyView
from canvas_app.widgets.exporting import Exporting
from canvas_app.widgets.job import under_way
from canvas_app.widgets.job_bar import JobBar
from canvas_app.widgets.main_window import MainWindow

WAIT = 20_000


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """An export waits at its third page until this is set; only the disk is as quick as ever."""
    opened, whole = Event(), writing.made

    def slowly(
        view: JourneyView, target: Path, options: PdfOptions, progress: Progress
    ) -> Exported:
        def wait(done: int, total: int) -> None:
            progress(done, total)
            if done == 2:
                while not opened.wait(0.01):
                    progress(done, total)

        return whole(view, target, options, wait)

    monkeypatch.setattr(writing, "made", slowly)
    yield opened
    opened.set()


def begin(window: MainWindow, path: Path) -> Exporting:
    export = Exporting(window)
    export.write(path, options=PdfOptions(layout="handout", language="en"))
    return export


def bar_of(window: MainWindow, qtbot: QtBot) -> JobBar:
    qtbot.waitUntil(lambda: window.findChild(JobBar) is not None, timeout=WAIT)
    bar = window.findChild(JobBar)
    assert bar
    qtbot.waitUntil(lambda: "Page 3 of" in bar.words.text(), timeout=WAIT)
    return bar


def files_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.is_file())


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    question = window.findChild(QMessageBox)
    assert question
    return {button.text(): button for button in question.findChildren(QPushButton)}


def test_a_long_export_says_how_far_it_is_and_goes_when_it_is_done(
    gate: Event, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    begin(window, tmp_path / "a.pdf")
    bar = bar_of(window, qtbot)
    assert "a.pdf" in bar.words.text()
    assert bar.bar.value() == 2
    assert bar.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: "a.pdf is written" in window.banner.words, timeout=WAIT)
    qtbot.waitUntil(lambda: window.findChild(JobBar) is None)
    assert window.findChild(Exporting) is None
    assert files_in(tmp_path) == ["a.pdf"]


def test_a_quick_export_has_no_bar(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    export = Exporting(window)
    export.write(tmp_path / "a.csv")
    with qtbot.waitSignal(export.over, timeout=WAIT):
        pass
    assert window.findChild(JobBar) is None


def test_cancel_leaves_nothing_and_gives_the_focus_back(
    gate: Event, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    export = begin(window, tmp_path / "a.pdf")
    bar = bar_of(window, qtbot)
    bar.cancel.setFocus()
    qtbot.waitUntil(bar.cancel.hasFocus)
    with qtbot.waitSignal(export.over):
        QTest.keyClick(bar.cancel, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()
    assert bar.isHidden()
    assert window.banner.words == ""
    qtbot.wait(200)
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert files_in(tmp_path) == ["a.pdf"]


def test_the_cancel_button_stops(
    gate: Event, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    begin(window, tmp_path / "a.pdf")
    QTest.mouseClick(bar_of(window, qtbot).cancel, Qt.MouseButton.LeftButton)
    assert under_way(window) == []
    assert "a.pdf was not written" in window.status.target.text()


def test_a_save_never_waits_for_an_export(
    gate: Event, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.document
    for name in "abc":
        begin(window, tmp_path / f"{name}.pdf")
    with qtbot.waitSignal(window.document.saved, timeout=WAIT):
        window.document.save(tmp_path / "project.tpcanvas")
    assert files_in(tmp_path) == ["project.tpcanvas"]
    gate.set()
    qtbot.waitUntil(lambda: under_way(window) == [], timeout=WAIT)
    assert files_in(tmp_path) == ["a.pdf", "b.pdf", "c.pdf", "project.tpcanvas"]


def test_the_project_may_change_while_it_is_exported(
    gate: Event, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    from canvas_app.model.edits.projects import set_fields

    assert window.session
    begin(window, tmp_path / "a.pdf")
    bar_of(window, qtbot)
    window.session.apply(set_fields(title="Quite another one"))
    gate.set()
    qtbot.waitUntil(lambda: under_way(window) == [], timeout=WAIT)
    about = pypdf.PdfReader(tmp_path / "a.pdf").metadata
    assert about
    assert about.title != window.session.project.title == "Quite another one"


def test_a_window_that_closes_asks_and_may_stay(
    gate: Event, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    begin(window, tmp_path / "a.pdf")
    bar_of(window, qtbot)
    assert not window.close()
    QTest.mouseClick(buttons(window)["Keep writing"], Qt.MouseButton.LeftButton)
    gate.set()
    qtbot.waitUntil(lambda: "a.pdf is written" in window.banner.words, timeout=WAIT)
    assert window.isVisible()


def test_a_window_that_closes_stops_its_export_on_wish(
    gate: Event, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    begin(window, tmp_path / "a.pdf")
    bar_of(window, qtbot)
    window.close()
    with qtbot.waitSignal(window.left):
        QTest.mouseClick(buttons(window)["Stop and close"], Qt.MouseButton.LeftButton)
    gate.set()
    qtbot.wait(200)
    assert files_in(tmp_path) == []


def test_a_window_that_was_asked_to_close_does_so_when_the_export_is_done(
    gate: Event, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    begin(window, tmp_path / "a.pdf")
    bar_of(window, qtbot)
    window.close()
    with qtbot.waitSignal(window.left, timeout=WAIT):
        gate.set()
    assert files_in(tmp_path) == ["a.pdf"]


def test_an_export_that_is_stopped_too_late_is_told_as_done(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    export = Exporting(window)
    export.write(tmp_path / "a.csv")
    qtbot.waitUntil(lambda: (tmp_path / "a.csv").exists(), timeout=WAIT)
    export.stop()
    qtbot.waitUntil(lambda: "a.csv is written" in window.banner.words, timeout=WAIT)


def test_who_is_stopped_first_never_writes() -> None:
    run = Run()
    assert run.stop()
    with pytest.raises(Cancelled):
        run.finish()

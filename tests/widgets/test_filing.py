"""Open, save, close: nothing is lost, and every question can be answered by keyboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from canvas_app import paths
from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import board_pdf
from canvas_app.layout.recall import knows
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import touchpoints
from canvas_app.model.files.load import load
from canvas_app.model.files.save import save
from canvas_app.model.files.write import to_bytes
from canvas_app.model.project import Project
from canvas_app.widgets import opening
from canvas_app.widgets.dialogs.question import Question
from canvas_app.widgets.filing import file_name
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.program import Program

SAMPLE = paths.resource("samples/a_maschinenbau_b2b.json")


@pytest.fixture
def file(tmp_path: Path, machine_tools: Project) -> Path:
    path = tmp_path / "Map & more.tpcanvas"
    save(machine_tools, path)
    return path


@pytest.fixture
def opened(program: Program, qtbot: QtBot, file: Path) -> MainWindow:
    window = program.new_window()
    with qtbot.waitExposed(window):
        window.show()
    program.open([file], window)
    qtbot.waitUntil(lambda: window.session is not None)
    return window


def rename(window: MainWindow, name: str = "Changed") -> None:
    assert window.session
    window.session.apply(touchpoints.rename("t01", name))


def name_in(path: Path) -> str:
    cards = load(path).project.journeys[0].touchpoints
    return next(card.name for card in cards if card.id == "t01")


def question(window: MainWindow, qtbot: QtBot) -> Question:
    qtbot.waitUntil(lambda: window.findChild(Question) is not None)
    found = window.findChild(Question)
    assert found
    return found


def press(found: Question, words: str) -> None:
    button = next(b for b in found.buttons() if b.text().replace("&", "") == words)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_file(window: MainWindow, path: Path) -> None:
    dialog = window.findChild(QFileDialog)
    assert dialog
    dialog.selectFile(str(path))
    dialog.accept()


def test_an_opened_file_is_clean_and_named(opened: MainWindow, file: Path) -> None:
    assert not opened.isWindowModified()
    assert "Bearbeitungszentr" in opened.windowTitle()
    assert opened.windowTitle().endswith("[*] – Touchpoint Canvas")
    assert "Map & more.tpcanvas" in opened.status.saved.text()


def test_an_edit_marks_the_window(opened: MainWindow) -> None:
    rename(opened)
    assert opened.isWindowModified()
    assert opened.status.saved.text().startswith("Not saved")


def test_undo_back_to_the_saved_state_is_clean(opened: MainWindow) -> None:
    rename(opened)
    opened.actions_["edit.undo"].trigger()
    assert not opened.isWindowModified()
    assert opened.status.saved.text().startswith("Saved")


def test_ctrl_s_saves(opened: MainWindow, file: Path, qtbot: QtBot) -> None:
    rename(opened)
    opened.activateWindow()
    QTest.keyClick(opened, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not opened.isWindowModified())
    assert name_in(file) == "Changed"


def test_an_edit_during_the_save_stays_unsaved(
    opened: MainWindow, file: Path, qtbot: QtBot
) -> None:
    rename(opened, "First")
    assert opened.document
    with qtbot.waitSignal(opened.document.saved):
        opened.actions_["file.save"].trigger()
        rename(opened, "Second")
    assert name_in(file) == "First"
    assert opened.isWindowModified()


def test_a_save_asked_for_during_a_save_is_done_afterwards(
    opened: MainWindow, file: Path, qtbot: QtBot
) -> None:
    rename(opened, "First")
    opened.actions_["file.save"].trigger()
    rename(opened, "Second")
    opened.actions_["file.save"].trigger()
    qtbot.waitUntil(lambda: not opened.isWindowModified())
    assert name_in(file) == "Second"


def test_what_is_being_typed_is_saved_too(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    from canvas_app.widgets.panels.inspector import Inspector

    inspector = window.findChild(Inspector)
    assert inspector
    assert window.session
    window.session.select(["t01"])
    qtbot.waitUntil(lambda: inspector.title.isVisible())
    window.activateWindow()
    inspector.title.setFocus()
    inspector.title.selectAll()
    QTest.keyClicks(inspector.title, "Typed")
    window.actions_["file.save"].trigger()
    type_file(window, tmp_path / "typed")
    qtbot.waitUntil(lambda: (tmp_path / "typed.tpcanvas").exists())
    assert name_in(tmp_path / "typed.tpcanvas") == "Typed"


def test_save_as_asks_for_a_file_and_goes_on_there(
    opened: MainWindow, tmp_path: Path, file: Path, qtbot: QtBot
) -> None:
    rename(opened)
    opened.actions_["file.save_as"].trigger()
    type_file(opened, tmp_path / "copy")
    qtbot.waitUntil(lambda: not opened.isWindowModified())
    assert name_in(tmp_path / "copy.tpcanvas") == "Changed"
    assert name_in(file) != "Changed"
    assert opened.session
    assert opened.session.path == tmp_path / "copy.tpcanvas"


def test_a_file_changed_by_somebody_else_is_not_overwritten(
    opened: MainWindow, file: Path, qtbot: QtBot
) -> None:
    theirs = SAMPLE.read_bytes() + b"\n"
    file.write_bytes(theirs)
    rename(opened)
    opened.actions_["file.save"].trigger()
    press(question(opened, qtbot), "Cancel")
    assert file.read_bytes() == theirs
    assert opened.isWindowModified()


def test_it_is_overwritten_when_a_person_says_so(
    opened: MainWindow, file: Path, qtbot: QtBot
) -> None:
    file.write_bytes(SAMPLE.read_bytes() + b"\n")
    rename(opened)
    opened.actions_["file.save"].trigger()
    press(question(opened, qtbot), "Overwrite")
    qtbot.waitUntil(lambda: not opened.isWindowModified())
    assert name_in(file) == "Changed"


def test_or_the_work_goes_elsewhere(
    opened: MainWindow, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    theirs = SAMPLE.read_bytes() + b"\n"
    file.write_bytes(theirs)
    rename(opened)
    opened.actions_["file.save"].trigger()
    press(question(opened, qtbot), "Save elsewhere…")
    type_file(opened, tmp_path / "mine")
    qtbot.waitUntil(lambda: not opened.isWindowModified())
    assert name_in(tmp_path / "mine.tpcanvas") == "Changed"
    assert file.read_bytes() == theirs


def test_closing_unsaved_work_asks(opened: MainWindow, qtbot: QtBot) -> None:
    rename(opened)
    opened.close()
    press(question(opened, qtbot), "Cancel")
    assert opened.isVisible()


def test_escape_cancels_the_closing(opened: MainWindow, qtbot: QtBot) -> None:
    rename(opened)
    opened.close()
    QTest.keyClick(question(opened, qtbot), Qt.Key.Key_Escape)
    assert opened.isVisible()


def test_closing_during_a_save_waits_for_it_and_asks_nothing(
    opened: MainWindow, file: Path, program: Program, qtbot: QtBot
) -> None:
    rename(opened)
    opened.actions_["file.save"].trigger()
    opened.close()
    assert opened.findChild(Question) is None
    qtbot.waitUntil(lambda: program.windows == [])
    assert name_in(file) == "Changed"


def test_dont_save_closes_and_leaves_the_file(
    opened: MainWindow, file: Path, program: Program, qtbot: QtBot
) -> None:
    before = file.read_bytes()
    rename(opened)
    opened.close()
    press(question(opened, qtbot), "Don’t save")
    qtbot.waitUntil(lambda: program.windows == [])
    assert file.read_bytes() == before


def test_save_saves_and_closes(
    opened: MainWindow, file: Path, program: Program, qtbot: QtBot
) -> None:
    rename(opened)
    opened.close()
    QTest.keyClick(question(opened, qtbot), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.windows == [])
    assert name_in(file) == "Changed"


def test_a_failed_save_cancels_the_closing(
    opened: MainWindow, file: Path, program: Program, qtbot: QtBot
) -> None:
    file.write_bytes(b"{}")
    rename(opened)
    opened.close()
    press(question(opened, qtbot), "Save")
    qtbot.waitUntil(lambda: len(opened.findChildren(Question)) > 1 or conflict(opened))
    found = next(q for q in opened.findChildren(Question) if "Not saved" in q.windowTitle())
    press(found, "Cancel")
    assert opened.isVisible()
    assert program.windows == [opened]


def conflict(window: MainWindow) -> bool:
    return any("Not saved" in found.windowTitle() for found in window.findChildren(Question))


def test_a_sample_nobody_touched_closes_without_a_question(
    show: Callable[[Project], MainWindow], machine_tools: Project, program: Program, qtbot: QtBot
) -> None:
    show(machine_tools).close()
    qtbot.waitUntil(lambda: program.windows == [])


def test_a_damaged_file_is_told_calmly_and_changes_nothing(
    opened: MainWindow, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.tpcanvas"
    broken.write_text('{"format": ')
    assert opened.session
    before = opened.session.project
    program.open([broken], opened)
    qtbot.waitUntil(lambda: "broken.tpcanvas" in opened.banner.words)
    assert opened.session.project is before
    assert program.windows == [opened]


def test_a_file_that_is_open_comes_to_the_front(
    opened: MainWindow, program: Program, file: Path
) -> None:
    program.open([file], opened)
    assert program.windows == [opened]


def test_another_file_gets_a_window_of_its_own(
    opened: MainWindow, program: Program, tmp_path: Path, planning: Project, qtbot: QtBot
) -> None:
    other = tmp_path / "other.tpcanvas"
    save(planning, other)
    program.open([other, tmp_path / "gone.tpcanvas", other], opened)
    qtbot.waitUntil(lambda: "gone.tpcanvas" in opened.banner.words)
    assert documents(program) == [opened.session.path, other]  # type: ignore[union-attr]


def documents(program: Program) -> list[Path | None]:
    return [w.session.path for w in program.windows if w.session]


def test_a_file_asked_for_twice_while_it_is_read_is_opened_once(
    opened: MainWindow, program: Program, tmp_path: Path, planning: Project, qtbot: QtBot
) -> None:
    other = tmp_path / "other.tpcanvas"
    save(planning, other)
    program.open([other], opened)
    program.open([other], opened)
    qtbot.waitUntil(lambda: len(documents(program)) == 2)
    qtbot.wait(50)
    assert len(program.windows) == 2


def test_a_file_is_read_elsewhere_and_shown_in_several_passes(
    opened: MainWindow, program: Program, tmp_path: Path, planning: Project
) -> None:
    save(planning, tmp_path / "other.tpcanvas")
    program.open([tmp_path / "other.tpcanvas"], opened)
    seen = [[(window.furnished, bool(window.session)) for window in program.windows[1:]]]
    while seen[-1] != [(True, True)]:
        QApplication.processEvents()
        seen.append([(window.furnished, bool(window.session)) for window in program.windows[1:]])
    ways = [list(way) for way in dict.fromkeys(map(tuple, seen))]
    assert ways == [[], [(False, False)], [(True, False)], [(True, True)]]


def test_the_thread_that_reads_a_file_lays_its_board_out(file: Path) -> None:
    project = opening._read(file).project
    journey = project.journeys[0]
    assert knows((project.id, journey.id), journey.touchpoints)


def test_a_window_that_is_closed_while_its_file_is_read_stays_closed(
    program: Program, file: Path, qtbot: QtBot
) -> None:
    window = program.new_window()
    program.open([file], window)
    window.close()
    qtbot.waitUntil(lambda: not program.coming)
    assert program.windows == []


def test_a_file_dropped_on_the_window_is_opened(
    opened: MainWindow, program: Program, tmp_path: Path, planning: Project, qtbot: QtBot
) -> None:
    other = tmp_path / "other.tpcanvas"
    save(planning, other)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    opened.dragEnterEvent(enter)
    assert enter.isAccepted()
    opened.dropEvent(
        QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: len(program.windows) == 2)


def test_a_pdf_with_its_project_opens_and_is_never_written_over(
    program: Program, qtbot: QtBot, tmp_path: Path, planning: Project
) -> None:
    path = tmp_path / "map.pdf"
    options = PdfOptions(date=date(2026, 1, 2), attached=to_bytes(planning))
    path.write_bytes(board_pdf(JourneyView(planning, planning.journeys[0].id), options).data)
    window = program.new_window()
    with qtbot.waitExposed(window):
        window.show()
    program.open([path], window)
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.session
    assert window.session.project == planning
    assert window.session.path is None
    assert "PDF" in window.banner.words
    assert "pdf" not in file_name(planning.title)


@pytest.mark.parametrize("name", ["report.pdf", "Report.XLSX", "disguised.tpcanvas"])
def test_a_project_never_takes_the_place_of_another_document(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.4 somebody's work")
    rename(opened)
    opened.actions_["file.save_as"].trigger()
    dialog = opened.findChild(QFileDialog)
    assert dialog
    dialog.fileSelected.emit(str(tmp_path / name))  # after Qt's question whether to replace it
    dialog.reject()
    press(question(opened, qtbot), "Save elsewhere…")
    qtbot.waitUntil(lambda: opened.findChild(QFileDialog) is not None)
    assert (tmp_path / name).read_bytes() == b"%PDF-1.4 somebody's work"
    assert opened.isWindowModified()


def test_opened_files_are_remembered(
    opened: MainWindow, program: Program, file: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: program.recent() == [file])


def test_quitting_asks_for_every_unsaved_window(
    opened: MainWindow, program: Program, tmp_path: Path, planning: Project, qtbot: QtBot
) -> None:
    other = tmp_path / "other.tpcanvas"
    save(planning, other)
    program.open([other], opened)
    qtbot.waitUntil(lambda: len(documents(program)) == 2)
    rename(opened)
    program.quit()
    press(question(opened, qtbot), "Don’t save")
    qtbot.waitUntil(lambda: program.windows == [])


def test_cancel_stops_the_quitting(opened: MainWindow, program: Program, qtbot: QtBot) -> None:
    rename(opened)
    program.quit()
    press(question(opened, qtbot), "Cancel")
    assert program.windows == [opened]

"""A workbook that comes back into the window: shown first, taken as one step."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Literal

import openpyxl
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from canvas_app import paths
from canvas_app.export.csv_table import journey_csv
from canvas_app.export.options import PdfOptions
from canvas_app.export.workbook import project_xlsx
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from canvas_app.model.project import Project
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.workbook.dialog import ChangesDialog
from tests.widgets.clipboard.hands import cards, dialog, drop, files, steps

Change = tuple[str, int, dict[str, object]]


def written(project: Project) -> bytes:
    return project_xlsx(JourneyView(project, project.journeys[0].id), PdfOptions()).data


def put(
    path: Path, project: Project, *changes: Change, gone: tuple[str, int] | None = None
) -> Path:
    """Write the workbook of a project with some cells changed; row 0 is a new one."""
    book = openpyxl.load_workbook(BytesIO(written(project)))
    for sheet, row, fields in changes:
        head = [cell.value for cell in book[sheet][1]]
        row = row or book[sheet].max_row + 1
        for name, value in fields.items():
            book[sheet].cell(row, head.index(name) + 1).value = value
    if gone:
        book[gone[0]].delete_rows(gone[1])
    book.save(path)
    return path


@pytest.fixture
def book(tmp_path: Path, machine_tools: Project) -> Path:
    """A workbook in which a card was renamed and rated, one is new and a note is gone."""
    return put(
        tmp_path / "back.xlsx",
        machine_tools,
        ("touchpoints", 2, {"name": "Renamed"}),
        ("touchpoints", 0, {"name": "New", "stage_id": machine_tools.stages[0].id}),
        gone=("notes", 2),
    )


def shown(window: MainWindow, path: Path, qtbot: QtBot) -> ChangesDialog:
    drop(window, files(path))
    qtbot.waitUntil(lambda: _open(window) is not None, timeout=20_000)
    found = _open(window)
    assert found
    return found


def _open(window: MainWindow) -> ChangesDialog | None:
    return next((d for d in window.findChildren(ChangesDialog) if d.isVisible()), None)


def lines(found: ChangesDialog) -> list[tuple[str, ...]]:
    model = found.changes
    return [
        tuple(str(model.index(row, column).data()) for column in range(4))
        for row in range(model.rowCount())
    ]


def test_the_differences_are_shown_before_anything_is_taken(
    window: MainWindow, book: Path, qtbot: QtBot
) -> None:
    before = cards(window)
    found = shown(window, book, qtbot)
    assert (before[0].name, "Name", before[0].name, "Renamed") in [
        (line[2], *line[1:]) for line in lines(found)
    ]
    assert found.summary.text() == "1 changed cell · 1 new row · 1 row is gone"
    assert found.go.text() == "Take over 2 changes"
    assert cards(window) is before


def test_taking_over_is_one_step_named_after_the_file(
    window: MainWindow, book: Path, qtbot: QtBot
) -> None:
    assert window.session
    before = window.session.project
    shown(window, book, qtbot).go.click()
    assert steps(window) == ["take_workbook"]
    assert cards(window)[0].name == "Renamed"
    assert "New" in [card.name for card in cards(window)]
    assert window.session.project.notes == before.notes
    assert "back.xlsx" in window.actions_["edit.undo"].text()
    window.session.undo()
    assert window.session.project is before


def test_only_what_has_a_tick_is_taken(window: MainWindow, book: Path, qtbot: QtBot) -> None:
    assert window.session
    notes = window.session.project.notes
    found = shown(window, book, qtbot)
    found.none.click()
    assert not found.go.isEnabled()
    gone = next(i for i, line in enumerate(lines(found)) if line[1].startswith("Gone"))
    row = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.ClearAndSelect
    found.view.selectionModel().setCurrentIndex(found.changes.index(gone, 0), row)
    QTest.keyClick(found.view, Qt.Key.Key_Space)
    assert lines(found)[gone][3] == "is deleted"
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert cards(window)[0].name != "Renamed"
    assert window.session.project.notes == notes[1:]


def test_a_wrong_cell_stops_all_until_its_row_is_left_out(
    window: MainWindow, machine_tools: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = put(
        tmp_path / "x.xlsx",
        machine_tools,
        ("touchpoints", 2, {"name": "Renamed"}),
        ("ratings", 2, {"importance": 11}),
    )
    found = shown(window, path, qtbot)
    words = "ratings, row 2, column importance: 11 is more than 10."
    assert found.problems.toPlainText() == words
    assert not found.go.isEnabled()
    found.leave.click()
    found.go.click()
    assert cards(window)[0].name == "Renamed"


def test_leaving_changes_nothing(window: MainWindow, book: Path, qtbot: QtBot) -> None:
    QTest.keyClick(shown(window, book, qtbot), Qt.Key.Key_Escape)
    assert steps(window) == []


def test_an_untouched_workbook_says_so(
    window: MainWindow, machine_tools: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, files(put(tmp_path / "same.xlsx", machine_tools)))
    qtbot.waitUntil(lambda: "nothing else" in window.banner.words, timeout=20_000)


def test_a_workbook_of_another_project_is_told(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    other = load(paths.resource("samples/f_saas_asis_tobe.json")).project
    drop(window, files(put(tmp_path / "other.xlsx", other)))
    qtbot.waitUntil(lambda: window.banner.words != "", timeout=20_000)
    assert f"comes from another project, '{other.title}'" in window.banner.words
    assert steps(window) == []


def test_any_other_workbook_becomes_touchpoints(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    made = openpyxl.Workbook()
    assert made.active
    for row in (("Name", "Stage"), ("Chat", 1)):
        made.active.append(row)
    made.save(tmp_path / "list.xlsx")
    drop(window, files(tmp_path / "list.xlsx"))
    qtbot.waitUntil(lambda: dialog(window) is not None, timeout=20_000)
    found = dialog(window)
    assert found
    found.accept()
    assert "Chat" in [card.name for card in cards(window)]


def test_the_menu_asks_for_a_file(window: MainWindow, book: Path, qtbot: QtBot) -> None:
    window.actions_["file.import"].trigger()
    asked = window.findChild(QFileDialog)
    assert asked
    asked.selectFile(str(book))
    asked.accept()
    qtbot.waitUntil(lambda: _open(window) is not None, timeout=20_000)


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"", b"no workbook at all"])
def test_what_is_no_workbook_is_told(
    data: bytes, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bad.xlsx").write_bytes(data)
    drop(window, files(tmp_path / "bad.xlsx"))
    qtbot.waitUntil(lambda: "bad.xlsx" in window.banner.words, timeout=20_000)
    assert steps(window) == []


def test_a_rating_goes_with_the_new_card_it_is_of(
    window: MainWindow, machine_tools: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    stage = machine_tools.stages[0].id
    path = put(
        tmp_path / "x.xlsx",
        machine_tools,
        ("touchpoints", 0, {"id": "neu", "name": "New", "stage_id": stage}),
        ("ratings", 0, {"touchpoint_id": "neu", "view": "customer", "importance": 4}),
    )
    found = shown(window, path, qtbot)
    found.changes.tick([0], on=False)
    assert found.changes.chosen == frozenset()
    found.changes.tick([1], on=True)
    found.go.click()
    new = next(card for card in cards(window) if card.id == "neu")
    assert new.ratings[0].importance == 4


def csv_of(project: Project, path: Path, language: Literal["de", "en"], *edit: str) -> Path:
    """Write the CSV of a project with one text in the place of another."""
    view = JourneyView(project, project.journeys[0].id)
    data = journey_csv(view, PdfOptions(language=language)).data.decode()
    if edit:
        assert edit[0] in data
        data = data.replace(edit[0], edit[1], 1)
    path.write_bytes(data.encode())
    return path


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_csv_of_the_project_is_compared_too(
    language: Literal["de", "en"],
    window: MainWindow,
    machine_tools: Project,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    name = cards(window)[1].name
    path = csv_of(machine_tools, tmp_path / "own.csv", language, f"\n{name}", "\nUmbenannt")
    found = shown(window, path, qtbot)
    assert lines(found) == [(name, "Name", name, "Umbenannt")]
    found.go.click()
    assert cards(window)[1].name == "Umbenannt"
    assert cards(window)[2:] == machine_tools.journeys[0].touchpoints[2:]


def test_an_untouched_csv_says_so(
    window: MainWindow, machine_tools: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, files(csv_of(machine_tools, tmp_path / "own.csv", "de")))
    qtbot.waitUntil(lambda: "nothing else" in window.banner.words, timeout=20_000)


def test_a_word_in_a_csv_that_nobody_knows_stops_its_row(
    window: MainWindow, machine_tools: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    stage = machine_tools.stages[0].name
    path = csv_of(machine_tools, tmp_path / "own.csv", "en", f",{stage},", ",Nirgends,")
    found = shown(window, path, qtbot)
    assert found.problems.toPlainText().startswith("touchpoints, row 2, column Stage: ")
    assert not found.go.isEnabled()


def test_a_workbook_that_is_refused_is_read_no_longer(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 99)
    drop(window, files(path))
    qtbot.waitUntil(lambda: "broken.xlsx" in window.banner.words, timeout=20_000)
    assert not window.status.target.text()

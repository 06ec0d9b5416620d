"""What is dropped on the canvas and the window: text, tables, projects, and all the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.gestures.pointing import Idle
from canvas_app.model.files.save import save
from canvas_app.model.project import Project
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.program import Program
from tests.widgets.canvas.hands import carry_in, carry_out, cell, middle
from tests.widgets.clipboard.hands import cards, carry, chosen, dialog, drop, files, steps

CSV = "Touchpoint;Stufe;Kanal;Wichtigkeit\nMüller anrufen;2;Fax;7,5\nShop;3;E-Mail;8\n"


def text(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


def told(window: MainWindow, mime: QMimeData) -> str:
    n = len(cards(window))
    drop(window, mime)
    assert len(cards(window)) == n
    assert steps(window) == []
    assert dialog(window) is None
    return window.banner.words


def test_text_falls_into_the_nearest_cell(window: MainWindow) -> None:
    mime = text("- Search\n- Shop")
    there = cell(window.canvas, "awareness", "ek")
    action = drop(window.canvas, mime, there)
    assert action == Qt.DropAction.CopyAction
    assert chosen(window) == ["Search", "Shop"]
    assert window.session
    assert {card.stage_id for card in window.session.selected} == {"awareness"}
    assert {card.persona_ids for card in window.session.selected} == {("ek",)}
    assert steps(window) == ["paste_touchpoints"]


def test_the_cell_is_lit_while_text_is_carried(window: MainWindow) -> None:
    canvas = window.canvas
    mime = text("Search")
    carry_in(canvas, mime, cell(canvas, "awareness", "ek"))
    assert canvas.drag.preview
    assert canvas.drag.preview.cell
    assert canvas.drag.preview.cell.place.stage_id == "awareness"
    assert window.status.target.text() != ""
    carry_out(canvas)
    assert canvas.drag.preview is None
    assert steps(window) == []


def test_text_over_a_card_aims_beside_it(window: MainWindow) -> None:
    canvas, mime = window.canvas, text("A\nB")
    carry_in(canvas, mime, middle(canvas, cards(window)[0].id, 8))
    assert canvas.drag.preview
    assert canvas.drag.preview.cell
    place = canvas.drag.preview.cell.place
    assert (place.onto, place.after) == (None, cards(window)[0].id)
    carry_out(canvas)


def test_text_is_taken_by_the_canvas_alone_which_shows_where_it_goes(window: MainWindow) -> None:
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    there = window.sides.mapTo(window, window.sides.rect().center())
    assert not carry(window, text("Search"), there)
    assert not carry(window, text("Name\tStage\nChat\t1"), there)
    assert carry(window, picture, there)
    assert carry(window, files("https://example.org"), there)


def test_a_drag_that_is_told_of_again_after_it_fell_does_not_stay(window: MainWindow) -> None:
    mime, there = text("Search"), cell(window.canvas, "awareness", "ek")
    drop(window.canvas, mime, there)
    carry_in(window.canvas, mime, there)
    QTest.mouseMove(window.canvas, there + QPoint(4, 4))
    assert window.canvas.drag.preview is None
    assert isinstance(window.canvas.state, Idle)
    assert steps(window) == ["paste_touchpoints"]


def test_a_dropped_table_is_shown_first(window: MainWindow) -> None:
    mime = text("Name\tStage\nChat\t1")
    drop(window.canvas, mime, cell(window.canvas, "awareness", None))
    shown = dialog(window)
    assert shown
    shown.accept()
    assert chosen(window) == ["Chat"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("suffix", [".csv", ".txt", ".tsv"])
def test_a_file_with_a_table_is_shown_first(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, encoding: str, suffix: str
) -> None:
    file = tmp_path / f"Liste{suffix}"
    file.write_bytes(CSV.encode(encoding))
    mime = files(file)
    drop(window.canvas, mime, cell(window.canvas, "awareness", None))
    qtbot.waitUntil(lambda: dialog(window) is not None)
    shown = dialog(window)
    assert shown
    assert shown.encoding.currentData() == encoding.removesuffix("-sig")
    shown.accept()
    assert chosen(window) == ["Müller anrufen", "Shop"]


def test_another_encoding_reads_the_file_anew(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("Name;Stage\nÖl;1\nÄ;2".encode("mac-roman"))
    mime = files(file)
    drop(window, mime)
    qtbot.waitUntil(lambda: dialog(window) is not None)
    shown = dialog(window)
    assert shown
    shown.encoding.show_value({"mac-roman"})
    shown.encoding.chosen.emit("mac-roman")
    shown.accept()
    assert chosen(window) == ["Öl", "Ä"]


def test_a_project_is_opened(
    window: MainWindow, program: Program, tmp_path: Path, planning: Project, qtbot: QtBot
) -> None:
    file = tmp_path / "other.tpcanvas"
    save(planning, file)
    mime = files(file)
    drop(window.canvas, text("Search"))
    drop(window, mime)
    qtbot.waitUntil(lambda: len(program.windows) == 2)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.ods", b"PK\x03\x04", "Save the sheet as CSV"),
        ("a.png", b"\x89PNG", "Pictures"),
        ("gone.csv", None, "was not found"),
        ("a.bin", bytes(range(256)), "a.bin"),
        ("a.json", b"{}", "not a project"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(
    window: MainWindow, tmp_path: Path, name: str, data: bytes | None, words: str, qtbot: QtBot
) -> None:
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    mime = files(file)
    told(window, mime)
    qtbot.waitUntil(lambda: words in window.banner.words)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "is a picture"),
        (bytes(range(256)) * 20, "not a table"),
        (b"a;b\n" * 30_000, "more than 20,000 rows"),
        (b"x" * (10 * 2**20 + 1), "10 MB"),
    ],
)
def test_a_table_that_is_none_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, data: bytes, words: str
) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(data)
    mime = files(file)
    drop(window, mime)
    qtbot.waitUntil(lambda: words in window.banner.words)
    assert dialog(window) is None


def test_folders_links_shares_and_many_files_are_told(window: MainWindow, tmp_path: Path) -> None:
    folder, link = files(tmp_path), files("https://example.org/a.csv")
    share, many = files("file://server/share/a.csv"), files(*[tmp_path / "a"] * 21)
    assert "folder" in told(window, folder)
    assert "web link" in told(window, link)
    assert "network share" in told(window, share)
    assert "21 files" in told(window, many)


def test_several_tables_are_told(window: MainWindow, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv", "c.tpcanvas"):
        (tmp_path / name).write_text("a;b\nc;d")
    two = files(tmp_path / "a.csv", tmp_path / "b.csv")
    mixed = files(tmp_path / "a.csv", tmp_path / "c.tpcanvas")
    assert "several tables" in told(window, two)
    assert "projects and tables" in told(window, mixed)


def test_10_000_links_are_answered_at_once(window: MainWindow) -> None:
    mime = files(*[f"https://example.org/{i}" for i in range(10_000)])
    assert "10,000 files" in told(window, mime)


def test_without_a_project_text_and_tables_wait(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    window = program.start()
    qtbot.waitUntil(window.sides.isVisible)
    (tmp_path / "a.csv").write_text("a;b\nc;d")
    words, table = text("Search"), files(tmp_path / "a.csv")
    drop(window, words)
    assert "Open a project first" in window.banner.words
    window.banner.hide()
    drop(window, table)
    assert "Open a project first" in window.banner.words


def test_a_window_that_was_closed_is_asked_nothing(
    window: MainWindow, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(CSV * 3_000)
    mime = files(file)
    drop(window, mime)
    window.close()
    qtbot.wait(300)
    assert program.windows == []

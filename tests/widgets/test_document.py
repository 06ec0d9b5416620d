"""The bytes of a project are made before they are needed, but not before work begins."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from canvas_app.model.edits import touchpoints
from canvas_app.model.files.write import Writer, to_bytes
from canvas_app.model.project import Project
from canvas_app.widgets.document import PAINTED_MS, Document
from canvas_app.widgets.session import Session


def writer_of(document: Document) -> Writer:
    return document._writer


def test_looking_at_a_project_keeps_no_bytes_of_it(
    machine_tools: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    document = Document(Session(machine_tools, tmp_path / "map.tpcanvas"))
    before = writer_of(document)
    document.session.show(view="internal")
    qtbot.wait(4 * PAINTED_MS)
    assert writer_of(document) is before


def test_after_the_first_edit_a_save_only_writes_what_changed(
    machine_tools: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    document = Document(Session(machine_tools, tmp_path / "map.tpcanvas"))
    before = writer_of(document)
    document.session.apply(touchpoints.rename("t01", "Changed"))
    qtbot.waitUntil(lambda: writer_of(document) is not before)
    now = document.session.project
    assert writer_of(document)._kept
    assert writer_of(document).to_bytes(now) == to_bytes(now)

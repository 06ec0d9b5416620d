"""Palette entries on the canvas: dragged, armed and clicked, or placed by Enter."""

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.widgets.bundled import catalogue
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.mime import entry_id_of, entry_mime
from canvas_app.widgets.session import Session
from tests.widgets.canvas.hands import LEFT, carry_in, carry_out, cell, let_fall

ENTRY = catalogue().entries[0]


def test_an_entry_is_carried_in_and_falls_where_it_is_let_go(
    canvas: Canvas, session: Session
) -> None:
    mime = entry_mime(ENTRY.id)
    there = cell(canvas, "two", "c")
    assert carry_in(canvas, mime, there)
    assert session.history.past == ()
    let_fall(canvas, mime, there)
    new = session.journey.touchpoints[-1]
    assert (new.catalogue_id, new.stage_id, new.persona_ids) == (ENTRY.id, "two", ("c",))
    assert session.selection == (new.id,)
    assert len(session.history.past) == 1


def test_while_it_is_carried_the_new_card_is_shown(canvas: Canvas) -> None:
    mime = entry_mime(ENTRY.id)
    before = canvas.shown
    carry_in(canvas, mime, cell(canvas, "two", "c"))
    assert any(n.persona_id == "c" and n.kind == "card" for n in canvas.shown.nodes)
    carry_out(canvas)
    assert canvas.shown is before


def test_files_and_unknown_entries_are_left_to_the_window(canvas: Canvas) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/a.tpcanvas")])
    assert not carry_in(canvas, files, cell(canvas, "two", "c"))
    unknown = entry_mime("no such entry")
    assert not carry_in(canvas, unknown, cell(canvas, "two", "c"))


def test_an_armed_entry_lands_with_the_next_click(
    canvas: Canvas, session: Session, qtbot: QtBot
) -> None:
    canvas.arm(ENTRY.id)
    QTest.mouseMove(canvas, cell(canvas, "two", "c"))
    with qtbot.waitSignal(canvas.disarmed):
        QTest.mouseClick(canvas, LEFT, pos=cell(canvas, "two", "c"))
    assert session.journey.touchpoints[-1].catalogue_id == ENTRY.id
    QTest.mouseClick(canvas, LEFT, pos=cell(canvas, "three", "c"))
    assert len(session.journey.touchpoints) == 5


def test_escape_lays_an_armed_entry_down(canvas: Canvas, session: Session, qtbot: QtBot) -> None:
    canvas.arm(ENTRY.id)
    with qtbot.waitSignal(canvas.disarmed):
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseClick(canvas, LEFT, pos=cell(canvas, "two", "c"))
    assert session.history.past == ()


def test_enter_in_the_palette_places_it_at_its_stage(canvas: Canvas, session: Session) -> None:
    canvas.place_entry(ENTRY.id)
    new = session.journey.touchpoints[-1]
    assert new.catalogue_id == ENTRY.id
    assert new.persona_ids == ()


def test_with_a_lens_it_is_placed_for_that_persona(canvas: Canvas, session: Session) -> None:
    session.show(lens="b")
    canvas.place_entry(ENTRY.id)
    assert session.journey.touchpoints[-1].persona_ids == ("b",)


def test_the_mime_data_carries_the_entry_and_nothing_else_does() -> None:
    mime, text = entry_mime("ä-1"), QMimeData()
    text.setText("ä-1")
    assert (entry_id_of(mime), entry_id_of(text)) == ("ä-1", None)

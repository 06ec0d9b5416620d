"""Sticky notes written, carried, voted and deleted on the canvas by real events."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from canvas_app.layout.picture import Node
from canvas_app.model.edits import notes
from canvas_app.model.project import Note
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.canvas.note_editor import NoteEditor
from canvas_app.widgets.canvas.note_pile import NotePile
from canvas_app.widgets.mime import note_mime
from canvas_app.widgets.session import Session
from tests.widgets.canvas.hands import LEFT, carry_in, drag, let_fall, middle, point

Keys, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def hang(session: Session, text: str, card: str | None = "x", kind: str = "pain") -> str:
    """Add a note and return its id."""
    edit = notes.add(text, kind, card)
    session.apply(edit)
    return str(edit.facts["note"])


def sticky(canvas: Canvas, id_: str, lane: str = "a") -> Node:
    """Return the node of a note."""
    return canvas.shown.by_id[f"note:{id_}@{lane}"]


def on_note(canvas: Canvas, id_: str) -> QPoint:
    """Return a point on a note as it is seen."""
    node = sticky(canvas, id_)
    return point(canvas, node.x + 40, node.y + 8)


def editor(canvas: Canvas) -> NoteEditor:
    """Return the open editor."""
    found = canvas.editor
    assert isinstance(found, NoteEditor)
    return found


def note(session: Session, id_: str) -> Note:
    """Return a note as it is now."""
    return next(each for each in session.project.notes if each.id == id_)


def test_a_sign_on_a_card_writes_a_note_in_place(canvas: Canvas, session: Session) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    QTest.keyClicks(canvas, "-")
    QTest.keyClicks(editor(canvas), "Nobody calls back")
    QTest.keyClick(editor(canvas), Keys.Key_Return)
    QTest.keyClicks(editor(canvas), "for days")
    QTest.keyClick(editor(canvas), Keys.Key_Return, CTRL)
    (made,) = session.project.notes
    assert (made.kind, made.text, made.touchpoint_id) == (
        "pain",
        "Nobody calls back\nfor days",
        "x",
    )
    assert canvas.hasFocus()
    assert [step.kind for step in session.history.past] == ["add_note"]


@pytest.mark.parametrize("key", [Keys.Key_Escape, Keys.Key_Tab])
def test_an_empty_new_note_vanishes_without_a_trace(
    canvas: Canvas, session: Session, key: Qt.Key
) -> None:
    before = canvas.shown
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    QTest.keyClicks(canvas, ",")
    QTest.keyClick(editor(canvas), key)
    assert (session.history.past, canvas.shown, canvas.editor) == ((), before, None)


def test_a_double_click_edits_a_note_and_escape_leaves_it(canvas: Canvas, session: Session) -> None:
    id_ = hang(session, "Old")
    QTest.mouseDClick(canvas, LEFT, pos=on_note(canvas, id_))
    QTest.keyClicks(editor(canvas), " and new")
    QTest.keyClick(editor(canvas), Keys.Key_Escape)
    assert note(session, id_).text == "Old"


def test_a_click_elsewhere_keeps_what_was_written(canvas: Canvas, session: Session) -> None:
    id_ = hang(session, "Old")
    QTest.mouseClick(canvas, LEFT, pos=on_note(canvas, id_))
    QTest.keyClick(canvas, Keys.Key_F2)
    QTest.keyClicks(editor(canvas), "er")
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "u"))
    assert note(session, id_).text == "Older"


def test_keys_vote_for_a_note_say_how_bad_it_is_and_delete_it(
    canvas: Canvas, session: Session
) -> None:
    id_ = hang(session, "Slow")
    QTest.mouseClick(canvas, LEFT, pos=on_note(canvas, id_))
    QTest.keyClicks(canvas, "vv4")
    QTest.keyClick(canvas, Keys.Key_V, SHIFT)
    assert (note(session, id_).votes, note(session, id_).severity) == (1, 4)
    QTest.keyClick(canvas, Keys.Key_Delete)
    assert session.project.notes == ()
    assert len(session.journey.touchpoints) == 4
    session.undo()
    assert note(session, id_).text == "Slow"


def test_a_note_is_reached_by_arrows_and_carried_by_alt(canvas: Canvas, session: Session) -> None:
    id_ = hang(session, "Slow")
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    QTest.keyClick(canvas, Keys.Key_Down)
    QTest.keyClick(canvas, Keys.Key_Right, ALT)
    QTest.keyClick(canvas, Keys.Key_Right, ALT)
    assert note(session, id_).touchpoint_id == "u"
    assert canvas.focus is not None
    assert canvas.focus.note == f"note:{id_}@a"
    assert session.selection == ("u",)


def test_a_note_is_dragged_to_another_card(canvas: Canvas, session: Session) -> None:
    id_ = hang(session, "Slow")
    named: list[str] = []
    canvas.target_named.connect(named.append)
    steps = len(session.history.past)
    drag(canvas, on_note(canvas, id_), middle(canvas, "y"), middle(canvas, "u"))
    assert note(session, id_).touchpoint_id == "u"
    assert len(session.history.past) == steps + 1
    assert {"Onto y", "Onto u"} <= set(named)


def test_escape_brings_a_dragged_note_back(canvas: Canvas, session: Session) -> None:
    id_ = hang(session, "Slow")
    picture = canvas.shown
    drag(canvas, on_note(canvas, id_), middle(canvas, "u"), drop=False)
    assert canvas.shown is not picture
    QTest.keyClick(canvas, Keys.Key_Escape)
    assert canvas.shown is picture
    QTest.mouseRelease(canvas, LEFT, pos=middle(canvas, "u"))
    assert note(session, id_).touchpoint_id == "x"


def test_a_note_comes_in_from_the_parking_lot(canvas: Canvas, session: Session) -> None:
    id_ = hang(session, "Later", None)
    mime = note_mime(id_)
    assert carry_in(canvas, mime, middle(canvas, "z"))
    let_fall(canvas, mime, middle(canvas, "z"))
    assert note(session, id_).touchpoint_id == "z"


def test_a_waiting_note_goes_where_the_next_click_is(canvas: Canvas, session: Session) -> None:
    id_ = hang(session, "Later", None)
    canvas.arm_note(id_)
    QTest.mouseMove(canvas, middle(canvas, "y"))
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "y"))
    assert note(session, id_).touchpoint_id == "y"
    canvas.arm_note(id_)
    QTest.keyClick(canvas, Keys.Key_Escape)
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "u"))
    assert note(session, id_).touchpoint_id == "y"


def test_a_note_let_go_over_the_parking_lot_is_parked(canvas: Canvas, session: Session) -> None:
    id_ = hang(session, "Slow")
    lit: list[bool] = []
    canvas.parking.connect(lit.append)
    canvas.parking_at = lambda point: point.x() < canvas.mapToGlobal(QPoint(0, 0)).x()
    drag(canvas, on_note(canvas, id_), QPoint(20, 300), QPoint(-40, 300))
    assert note(session, id_).touchpoint_id is None
    assert (True in lit, lit[-1]) == (True, False)


def test_the_menu_of_a_note_changes_its_kind(
    canvas: Canvas, session: Session, qtbot: QtBot
) -> None:
    id_ = hang(session, "Slow")
    QTest.mouseClick(canvas, LEFT, pos=on_note(canvas, id_))
    QTest.keyClick(canvas, Keys.Key_F10, SHIFT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    kinds = menu.actions()[words.index("Kind")].menu()
    next(a for a in kinds.actions() if a.text() == "Question").trigger()  # type: ignore[attr-defined]
    menu.close()
    assert note(session, id_).kind == "question"


def test_the_pile_shows_all_notes_of_a_card(canvas: Canvas, session: Session, qtbot: QtBot) -> None:
    for text in ("One", "Two", "Three", "Four"):
        hang(session, text)
    node = canvas.shown.by_id["pile:x@a"]
    QTest.mouseClick(canvas, LEFT, pos=point(canvas, node.x + 60, node.y + 8))
    pile = canvas.findChild(NotePile)
    assert isinstance(pile, NotePile)
    assert [row.note.text for row in pile.notes.rows.values()] == ["Four", "Three", "Two", "One"]
    QTest.keyClick(pile, Keys.Key_Escape)
    qtbot.waitUntil(lambda: not pile.isVisible())


def test_what_is_typed_in_the_pile_is_kept_when_it_closes(
    canvas: Canvas, session: Session, qtbot: QtBot
) -> None:
    for text in ("One", "Two", "Three"):
        hang(session, text)
    node = canvas.shown.by_id["pile:x@a"]
    QTest.mouseClick(canvas, LEFT, pos=point(canvas, node.x + 60, node.y + 8))
    pile = canvas.findChild(NotePile)
    assert isinstance(pile, NotePile)
    row = next(iter(pile.notes.rows.values()))
    QTest.keyClicks(row.text, "So ")
    pile.notes.begin("quote")
    assert pile.notes.draft is not None
    QTest.keyClicks(pile.notes.draft.text, "Four")
    pile.close()
    texts = [each.text for each in session.project.notes]
    assert texts == ["Four", "So Three", "Two", "One"]


def test_an_address_is_hinted_at_while_it_is_typed(canvas: Canvas, session: Session) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    QTest.keyClicks(canvas, ",")
    QTest.keyClicks(editor(canvas), "Ask petra@example.com")
    assert canvas.findChild(QLabel, "hint") is not None
    QTest.keyClick(editor(canvas), Keys.Key_Escape)


@pytest.mark.parametrize("text", ["x" * 20_000, "שלום 👋🏽 عالم", "<b>no</b> & {n}\u202e"])
def test_odd_texts_are_shown_edited_and_kept(canvas: Canvas, session: Session, text: str) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    QTest.keyClicks(canvas, ",")
    QGuiApplication.clipboard().setText(text)
    editor(canvas).paste()
    QTest.keyClick(editor(canvas), Keys.Key_Return, CTRL)
    (made,) = session.project.notes
    assert made.text == text
    canvas.grab()
    QTest.keyClick(canvas, Keys.Key_F2)
    assert editor(canvas).toPlainText() == text
    QTest.keyClick(editor(canvas), Keys.Key_Escape)


def test_another_journey_closes_the_editor_without_a_trace(
    canvas: Canvas, session: Session
) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    QTest.keyClicks(canvas, ",")
    QTest.keyClicks(editor(canvas), "Half")
    session.replace(session.project.model_copy(update={"id": "other"}), None)
    assert canvas.editor is None
    assert session.project.notes == ()


def test_escape_keeps_what_was_written_new(canvas: Canvas, session: Session) -> None:
    QTest.mouseClick(canvas, LEFT, pos=middle(canvas, "x"))
    QTest.keyClicks(canvas, ",")
    QTest.keyClicks(editor(canvas), "Said once")
    QTest.keyClick(editor(canvas), Keys.Key_Escape)
    assert [note.text for note in session.project.notes] == ["Said once"]
    assert canvas.editor is None

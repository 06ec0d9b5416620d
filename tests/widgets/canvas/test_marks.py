"""Marks in names typed on the canvas, and the size of the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.canvas.editor import LARGEST, MOST_HEIGHT, TitleEditor
from canvas_app.widgets.canvas.marks import Marks
from canvas_app.widgets.session import Session
from tests.widgets.canvas.hands import LEFT, cell, wheel

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def begun(canvas: Canvas, typed: str) -> TitleEditor:
    """Return the editor of a new card in lane a of the third stage, with a text."""
    QTest.mouseClick(canvas, LEFT, pos=cell(canvas, "three", "a"))
    canvas.add_here()
    editor = canvas.editor
    assert isinstance(editor, TitleEditor)
    QTest.keyClicks(editor, typed)
    return editor


def marks(canvas: Canvas) -> list[str]:
    """Return what is shown under the editor."""
    rows = [row for row in canvas.findChildren(Marks) if row.isVisible()]
    return [chip.words for row in rows for chip in row.chips]


def test_marks_are_read_when_the_name_is_taken(canvas: Canvas, session: Session) -> None:
    editor = begun(canvas, "Call #website !3 @b *")
    assert marks(canvas) == ["Website", "Importance 3", "B", "Moment of truth"]
    QTest.keyClick(editor, Keys.Key_Return)
    card = session.journey.touchpoints[-1]
    assert (card.name, card.channel_id, card.persona_ids) == ("Call", "web", ("a", "b"))
    assert card.moment_of_truth
    assert card.ratings[0].importance == 3
    assert len(session.history.past) == 1
    assert marks(canvas) == []


def test_a_name_without_marks_is_taken_as_it_is(canvas: Canvas, session: Session) -> None:
    editor = begun(canvas, "2 - Kund*innen? C#")
    assert marks(canvas) == []
    QTest.keyClick(editor, Keys.Key_Return)
    assert session.journey.touchpoints[-1].name == "2 - Kund*innen? C#"


def test_marks_alone_are_a_name(canvas: Canvas, session: Session) -> None:
    QTest.keyClick(begun(canvas, "#website"), Keys.Key_Return)
    card = session.journey.touchpoints[-1]
    assert (card.name, card.channel_id) == ("#website", None)


def test_marks_are_read_on_the_way_to_the_next_card(canvas: Canvas, session: Session) -> None:
    QTest.keyClick(begun(canvas, "One !1"), Keys.Key_Return, CTRL)
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "Two !2")
    QTest.keyClick(canvas.editor, Keys.Key_Backtab)
    assert canvas.editor is not None
    QTest.keyClick(canvas.editor, Keys.Key_Escape)
    found = [(c.name, c.ratings[0].importance) for c in session.journey.touchpoints[-2:]]
    assert found == [("One", 1), ("Two", 2)]
    assert marks(canvas) == []


def test_renaming_reads_no_marks(canvas: Canvas, session: Session) -> None:
    session.select(["x"])
    canvas.rename_selected()
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "x #website")
    assert marks(canvas) == []
    QTest.keyClick(canvas.editor, Keys.Key_Return)
    assert session.journey.touchpoints[0].name == "x #website"


def test_a_card_like_the_typed_one_is_hinted(canvas: Canvas, session: Session) -> None:
    QTest.keyClick(begun(canvas, "Service hotline"), Keys.Key_Return)
    begun(canvas, "hotline service")
    assert marks(canvas) == ["Like 'Service hotline' in three"]


def test_the_editor_grows_with_its_text_but_not_without_end(canvas: Canvas) -> None:
    editor = begun(canvas, "x")
    small = editor.height()
    editor.setPlainText("many words " * 6)
    assert small < editor.height() <= MOST_HEIGHT
    editor.setPlainText("many words " * 40)
    assert editor.height() == MOST_HEIGHT


def test_the_editor_stays_while_one_zooms_and_keeps_its_limits(canvas: Canvas) -> None:
    editor = begun(canvas, "typed")
    for _ in range(12):
        wheel(canvas, 0, 120, CTRL)
    assert canvas.editor is editor
    assert editor.toPlainText() == "typed"
    assert editor.font().pixelSize() <= LARGEST or editor.font().pointSizeF() <= LARGEST
    assert canvas.rect().contains(editor.geometry())

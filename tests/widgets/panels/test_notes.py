"""The notes of a card as rows: added, written, rated, voted, and told where they come from."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import notes
from canvas_app.model.project import Note
from canvas_app.widgets.panels.notes import MOST_ROWS, OF_MANY, NoteList, NoteRow
from canvas_app.widgets.session import Session

CARD = "t24"
LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
Keys = Qt.Key


def of_card(session: Session) -> list[Note]:
    """Return the notes of the card as they are now."""
    return [note for note in session.project.notes if note.touchpoint_id == CARD]


@pytest.fixture
def shown(session: Session, qtbot: QtBot) -> NoteList:
    """The notes of the hotline, following the session."""
    made = NoteList(session)
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show_notes(of_card(session), CARD)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    session.changed.connect(lambda: made.show_notes(of_card(session), CARD))
    return made


def pain(shown: NoteList) -> NoteRow:
    """Return the row of the pain point."""
    return next(row for row in shown.rows.values() if row.note.kind == "pain")


def test_the_severity_of_a_pain_point_is_clicked_and_taken_back(
    shown: NoteList, session: Session
) -> None:
    row = pain(shown)
    QTest.mouseClick(row.severity, LEFT, pos=QPoint(26, 12))
    assert pain(shown).note.severity == 2
    QTest.mouseClick(row.severity, LEFT, pos=QPoint(26, 12))
    assert pain(shown).note.severity is None
    QTest.keyClicks(row.severity, "3")
    QTest.keyClick(row.severity, Keys.Key_Right)
    assert row.severity.value == 4


def test_only_pain_points_have_a_severity(shown: NoteList) -> None:
    seen = {row.note.kind: row.severity.isVisible() for row in shown.rows.values()}
    assert seen == {"quote": False, "pain": True}


def test_votes_are_clicked(shown: NoteList) -> None:
    row, before = pain(shown), pain(shown).note.votes
    QTest.mouseClick(row.more, LEFT)
    QTest.mouseClick(row.more, LEFT)
    QTest.mouseClick(row.fewer, LEFT)
    assert row.note.votes == before + 1
    assert row.votes.text() == str(before + 1)


def test_a_text_is_typed_as_one_step_and_the_row_stays(shown: NoteList, session: Session) -> None:
    row = pain(shown)
    row.text.setFocus()
    QTest.keyClicks(row.text, "A")
    row.text.commit()
    QTest.keyClicks(row.text, "B")
    row.text.commit()
    assert pain(shown) is row
    assert row.note.text.startswith("AB")
    assert len(session.history.past) == 1


def test_an_emptied_text_comes_back(shown: NoteList, session: Session) -> None:
    row = pain(shown)
    text = row.note.text
    row.text.setFocus()
    row.text.selectAll()
    QTest.keyClick(row.text, Keys.Key_Delete)
    shown.add.setFocus()
    assert row.text.toPlainText() == text
    assert session.history.past == ()


def test_a_note_is_added_above_the_others(shown: NoteList, session: Session) -> None:
    shown.begin("question")
    assert shown.draft is not None
    QTest.keyClicks(shown.draft.text, "Who calls back?")
    QTest.keyClick(shown.draft.text, Keys.Key_Return, CTRL)
    first = of_card(session)[0]
    assert (first.kind, first.text) == ("question", "Who calls back?")
    assert next(iter(shown.rows)) != first.id
    assert shown.layout().indexOf(shown.rows[first.id]) == 0  # type: ignore[union-attr]


@pytest.mark.parametrize("key", [Keys.Key_Escape, None])
def test_an_empty_draft_vanishes(shown: NoteList, session: Session, key: Qt.Key | None) -> None:
    shown.begin("note")
    assert shown.draft is not None
    if key:
        QTest.keyClick(shown.draft.text, key)
    else:
        shown.add.setFocus()
    assert shown.draft is None
    assert session.history.past == ()


def test_a_draft_is_taken_in_before_something_else_happens(
    shown: NoteList, session: Session
) -> None:
    shown.begin("note")
    assert shown.draft is not None
    QTest.keyClicks(shown.draft.text, "Half said")
    QTest.qWait(900)
    assert session.history.past == ()
    shown.draft.text.commit()
    assert of_card(session)[0].text == "Half said"


def test_another_card_drops_a_draft(shown: NoteList) -> None:
    shown.begin("note")
    shown.show_notes([], "t01")
    assert shown.draft is None


def test_source_and_persona_are_named(shown: NoteList, session: Session) -> None:
    source, persona = session.project.sources[0], session.project.personas[0]
    row = pain(shown)
    session.apply(notes.set_fields(row.note.id, source_id=source.id, persona_id=persona.id))
    assert row.about.text() == f"{persona.name} · {source.name}"


def test_the_menu_of_a_row_sets_the_source(shown: NoteList, session: Session) -> None:
    row = pain(shown)
    QTest.mouseClick(row.menu_button, LEFT)
    menu = next(each for each in row.findChildren(QMenu) if each.isVisible())
    names = [action.text() for action in menu.actions()]
    sources = menu.actions()[names.index("Source")].menu()
    sources.actions()[1].trigger()  # type: ignore[attr-defined]
    menu.close()
    assert row.note.source_id == session.project.sources[0].id


def test_a_telephone_number_is_hinted_at(shown: NoteList, session: Session) -> None:
    row = pain(shown)
    assert not row.hint.isVisible()
    session.apply(notes.set_fields(row.note.id, text="Call +49 30 1234567"))
    assert row.hint.isVisible()


def test_notes_of_hundreds_of_cards_are_counted(session: Session, qtbot: QtBot) -> None:
    made = NoteList(session)
    qtbot.addWidget(made)
    many = [Note(id=f"m{i}", text="x", touchpoint_id=CARD) for i in range(300)]
    made.show_notes(many)
    assert len(made.rows) == OF_MANY
    qtbot.waitUntil(lambda: len(made.rows) == MOST_ROWS)
    assert made.add.isHidden()

"""A vote in a window: hidden from its first dot on, then revealed with its ranking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from canvas_app.i18n.plain import quoted
from canvas_app.model.edits import notes, touchpoints
from canvas_app.model.project import Project
from canvas_app.panels.spoken import Speech
from canvas_app.widgets.document import Document
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.panels.parking import Parking
from canvas_app.widgets.session import Session
from canvas_app.widgets.voting.ballot import Ballot
from canvas_app.widgets.voting.ranking import Ranking

KEY = Qt.Key


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.session
    return window.session


def press(window: MainWindow, key: Qt.Key, *, shift: bool = False) -> None:
    window.canvas.setFocus()
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.canvas, key, held)


def ballot(window: MainWindow) -> Ballot:
    found = window.status.findChild(Ballot)
    assert found
    return found


def ranking(window: MainWindow, qtbot: QtBot) -> Ranking:
    qtbot.waitUntil(lambda: window.findChild(Ranking) is not None)
    found = window.findChild(Ranking)
    assert found
    return found


def cells(found: Ranking) -> list[list[str]]:
    rows = [found.rows.topLevelItem(at) for at in range(found.rows.topLevelItemCount())]
    return [[row.text(at) for at in range(3)] for row in rows if row]


def clear(session: Session) -> None:
    """Take all votes of the sample away."""
    for touchpoint in session.journey.touchpoints:
        session.apply(touchpoints.set_fields([touchpoint.id], votes=0))
    for note in session.project.notes:
        session.apply(notes.set_fields(note.id, votes=0))


def test_the_first_vote_hides_how_many_there_are(window: MainWindow, session: Session) -> None:
    clear(session)
    session.select([session.journey.touchpoints[0].id])
    press(window, KEY.Key_V)
    press(window, KEY.Key_V)
    assert session.journey.touchpoints[0].votes == 2
    assert session.view.votes_hidden
    assert ballot(window).isVisible()
    assert "dots each" in ballot(window).text()
    assert window.actions_["journey.votes_hidden"].isChecked()


def test_votes_that_were_shown_stay_shown(window: MainWindow, session: Session) -> None:
    session.apply(touchpoints.set_fields([session.journey.touchpoints[1].id], votes=3))
    session.select([session.journey.touchpoints[0].id])
    press(window, KEY.Key_V)
    assert not session.view.votes_hidden
    assert not ballot(window).isVisible()


def test_neither_cards_nor_notes_nor_speech_tell_hidden_votes(
    window: MainWindow, session: Session
) -> None:
    card = session.journey.touchpoints[0]
    session.apply(touchpoints.set_fields([card.id], votes=8_171))
    session.apply(notes.add("Slow", "pain", touchpoint_id=card.id))
    session.apply(notes.set_fields(session.project.notes[-1].id, votes=8_171))
    shown = told(window)
    session.show(votes_hidden=True)
    hidden = told(window)
    assert shown.count("8,171") >= 4
    assert "8,171" not in hidden


def told(window: MainWindow) -> str:
    """Return all that is drawn and said of cards and notes."""
    nodes = [n for n in window.canvas.shown.nodes if n.kind in ("card", "note")]
    drawn = [str(node.drawing("full")) for node in nodes]
    speech = Speech(window.canvas.session.view, window.canvas.base)
    said = [speech.name(node) for node in nodes]
    return " ".join([*drawn, *said, *(node.label for node in nodes)])


def test_revealing_shows_the_ranking_with_its_ties(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    clear(session)
    for votes, card in zip((2, 7, 6), session.journey.touchpoints, strict=False):
        session.apply(touchpoints.vote([card.id], votes))
    assert session.view.votes_hidden
    press(window, KEY.Key_R, shift=True)
    assert not session.view.votes_hidden
    assert not ballot(window).isVisible()
    found = ranking(window, qtbot)
    first, second, third = (card.name for card in session.journey.touchpoints[:3])
    assert cells(found) == [["1–2", "7", second], ["1–2", "6", third], ["3", "2", first]]
    assert found.answer.text() == "2 options are tied for the lead."
    session.apply(touchpoints.vote([session.journey.touchpoints[1].id], 1))
    assert found.answer.text() == f"{quoted(second, 60)} leads with 8 votes."


def test_a_row_of_the_ranking_shows_its_card(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    clear(session)
    last = session.journey.touchpoints[-1].id
    session.apply(touchpoints.vote([last], 1))
    ballot(window).click()
    found = ranking(window, qtbot)
    QTest.keyClick(found.rows, KEY.Key_Return)
    assert session.selection == (last,)


def test_voting_again_closes_the_ranking(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.apply(touchpoints.vote([session.journey.touchpoints[0].id], 1))
    session.show(votes_hidden=True)
    press(window, KEY.Key_R, shift=True)
    ranking(window, qtbot)
    press(window, KEY.Key_R, shift=True)
    qtbot.waitUntil(lambda: window.findChild(Ranking) is None)
    assert session.view.votes_hidden


def test_revealing_nothing_says_so(window: MainWindow, session: Session) -> None:
    clear(session)
    press(window, KEY.Key_R, shift=True)
    press(window, KEY.Key_R, shift=True)
    assert "Nobody has voted yet." in window.status.target.text()
    assert window.findChild(Ranking) is None


def test_hidden_votes_tell_nothing_by_the_order_of_the_parking_lot(
    window: MainWindow, session: Session
) -> None:
    clear(session)
    for text in ("First", "Second"):
        session.apply(notes.add(text, "question"))
    session.apply(notes.vote(session.project.notes[-1].id, 1))
    lot = window.sides.show_list("parking")
    assert isinstance(lot, Parking)
    QApplication.processEvents()
    asked = [row.note.text for row in lot.model.rows if row.note and row.kind == "question"]
    assert asked[-2:] == ["First", "Second"]
    session.show(votes_hidden=False)
    asked = [row.note.text for row in lot.model.rows if row.note and row.kind == "question"]
    assert asked[0] == "Second"


def test_the_inspector_keeps_hidden_votes_to_itself(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    card = session.journey.touchpoints[0].id
    session.apply(notes.add("Slow", "pain", touchpoint_id=card))
    session.apply(notes.set_fields(session.project.notes[-1].id, votes=8_171))
    session.select([card])
    window.sides.show_tab("touchpoint")

    def words() -> list[str]:
        return [each.text() for each in window.sides.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "8,171" in words())
    session.show(votes_hidden=True)
    qtbot.waitUntil(lambda: "8,171" not in words())


def test_the_parking_lot_draws_hidden_votes_as_few_as_many(
    window: MainWindow, session: Session
) -> None:
    clear(session)
    session.apply(notes.add("Why?", "question"))
    note = session.project.notes[-1].id
    lot = window.sides.show_list("parking")
    assert isinstance(lot, Parking)

    def drawn(votes: int, *, hidden: bool) -> QImage:
        session.apply(notes.set_fields(note, votes=votes))
        session.show(votes_hidden=hidden)
        QApplication.processEvents()
        return lot.list.grab().toImage()

    assert drawn(1, hidden=False) != drawn(8_171, hidden=False)
    assert drawn(1, hidden=True) == drawn(8_171, hidden=True)


def test_another_document_has_no_vote_under_way(
    window: MainWindow, session: Session, machine_tools: Project, qtbot: QtBot
) -> None:
    press(window, KEY.Key_R, shift=True)
    assert ballot(window).isVisible()
    window.show_document(Document(Session(machine_tools)))
    qtbot.waitUntil(lambda: len(window.status.findChildren(Ballot)) == 1)
    assert not ballot(window).isVisible()
    assert window.status.counts.isVisible()

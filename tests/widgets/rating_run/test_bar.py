"""A rating run through real keys on the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import touchpoints
from canvas_app.model.project import Rating
from canvas_app.widgets.canvas import ahead
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.rating_run.bar import RatingRun
from canvas_app.widgets.session import Session


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.session
    return window.session


@pytest.fixture
def run(window: MainWindow) -> RatingRun:
    window.actions_["journey.rating_run"].trigger()
    found = window.findChild(RatingRun)
    assert found
    return found


def card(run: RatingRun) -> str:
    assert run.run
    return run.run.card


def rating(session: Session, id_: str) -> Rating:
    (found,) = (card for card in session.journey.touchpoints if card.id == id_)
    whose = (session.view.lens, "customer")
    return next(r for r in found.ratings if (r.persona_id, r.view) == whose)


def press(run: RatingRun, keys: str) -> None:
    QTest.keyClicks(run, keys)


def test_keys_write_the_four_values_and_enter_goes_on(run: RatingRun, session: Session) -> None:
    first = card(run)
    press(run, "87x5")
    found = rating(session, first)
    assert (found.importance, found.expectation, found.experience) == (8, 7, 10)
    assert found.success_chance == 50
    QTest.keyClick(run, Qt.Key.Key_Return)
    assert card(run) != first
    assert session.selection == (card(run),)


def test_every_key_is_a_step_that_undo_takes_back(run: RatingRun, session: Session) -> None:
    before = session.project
    press(run, "87")
    session.undo()
    session.undo()
    assert session.project is before


def test_a_skipped_field_stays_missing(run: RatingRun, session: Session) -> None:
    first = card(run)
    before = {c.id: c for c in session.journey.touchpoints}[first]
    assert all(r.persona_id is not None or r.view != "customer" for r in before.ratings)
    QTest.keyClick(run, Qt.Key.Key_Space)
    press(run, "4")
    assert rating(session, first).importance is None
    assert rating(session, first).expectation == 4


def test_the_run_goes_on_where_it_was_left(window: MainWindow, run: RatingRun) -> None:
    QTest.keyClick(run, Qt.Key.Key_Return)
    second = card(run)
    QTest.keyClick(run, Qt.Key.Key_Escape)
    assert run.isHidden()
    window.actions_["journey.rating_run"].trigger()
    assert card(run) == second
    assert not run.isHidden()


def test_after_the_last_card_the_canvas_has_the_keys_again(
    window: MainWindow, run: RatingRun
) -> None:
    assert run.run
    for _card in run.run.cards[run.run.at :]:
        QTest.keyClick(run, Qt.Key.Key_Return)
    assert run.isHidden()


def test_the_lens_says_whose_values_and_which_cards(
    window: MainWindow, run: RatingRun, session: Session
) -> None:
    lens = session.project.personas[0].id
    session.show(lens=lens)
    assert run.run
    known = {card.id: card.persona_ids for card in session.journey.touchpoints}
    assert all(not known[id_] or lens in known[id_] for id_ in run.run.cards)
    first = card(run)
    press(run, "3")
    assert rating(session, first).importance == 3


def test_what_a_value_is_written_to_is_read_whole_in_a_small_window(
    window: MainWindow, run: RatingRun, qtbot: QtBot
) -> None:
    window.program.set_language("de")
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.width() <= 1280)
    assert run._whose.text() == "Kundensicht · Alle Personas"
    assert not run._whose.is_cut


def test_what_is_rated_is_read_where_everything_is_shown_at_150_percent(
    window: MainWindow, run: RatingRun, qtbot: QtBot
) -> None:
    window.program.set_language("de")
    window.setMinimumSize(0, 0)
    window.resize(853, 480)
    qtbot.waitUntil(lambda: run.width() < 560)
    assert not run._whose.is_cut
    assert not run._title.is_cut
    assert run._count.heightForWidth(run._count.width()) < 2 * run._count.fontMetrics().height()


def test_the_view_is_turned_by_a_key(run: RatingRun, session: Session) -> None:
    seen = []
    for _turn in range(2):
        press(run, "i")
        seen.append(session.view.view)
    assert seen == ["internal", "customer"]


def test_a_source_is_picked_by_a_key_and_written_along(run: RatingRun, session: Session) -> None:
    source = session.project.sources[0].id
    first = card(run)
    press(run, "s")
    menu = next(menu for menu in run.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.data() == source).trigger()
    menu.close()
    press(run, "6")
    assert rating(session, first).source_id == source


def test_feelings_are_typed_from_one_to_five(run: RatingRun, session: Session) -> None:
    run.fields.chosen.emit(("emotional",))
    first = card(run)
    press(run, "9")
    press(run, "1")
    assert rating(session, first).emotional == -2


def test_a_deleted_card_is_left_out(run: RatingRun, session: Session) -> None:
    first = card(run)
    session.apply(touchpoints.delete([first]))
    assert run.run
    assert first not in run.run.cards


def test_the_name_of_a_field_has_the_room_it_needs(run: RatingRun) -> None:
    from PySide6.QtGui import QFontMetricsF

    from canvas_app.widgets import look
    from canvas_app.widgets.rating_run.cell import PAD

    for cell in run.cells.values():
        words = QFontMetricsF(look.font(11)).horizontalAdvance(cell.words)
        assert cell.sizeHint().width() - 2 * PAD > words


def test_another_lens_of_a_large_journey_holds_nothing_up(
    run: RatingRun, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "MANY", 0)
    press(run, ".")
    run.card_wanted.emit(card(run))
    assert window.canvas.awaited
    qtbot.waitUntil(lambda: not window.canvas.awaited)
    focus = window.canvas.focus
    assert focus
    assert window.canvas.base.by_id[focus.node_id or ""].touchpoint_id == card(run)

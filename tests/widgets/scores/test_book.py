"""Panels in their tabs: what they show, where they lead, what is tried out."""

from __future__ import annotations

import threading
from importlib import import_module

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import journeys, personas, ratings, settings
from canvas_app.model.project import Project
from canvas_app.model.scoring.values import Scope
from canvas_app.panels.panel import Chart, Offer, Panel, Row, Section
from canvas_app.widgets.scores.book import Book
from canvas_app.widgets.scores.chart_view import ChartView
from canvas_app.widgets.scores.pages import PLACES, ahead, content, places, tab_of
from canvas_app.widgets.scores.row_view import RowView
from canvas_app.widgets.scores.score_page import ScorePage
from canvas_app.widgets.scores.section_view import SectionView
from canvas_app.widgets.session import Session
from canvas_app.widgets.work import Work


@pytest.fixture
def book(session: Session, fonts: None, qtbot: QtBot) -> Book:
    made = Book(session, "scores")
    qtbot.addWidget(made)
    made.resize(356, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def page(book: Book, key: str) -> ScorePage:
    book.show_key(key)
    book.pages[key].refresh()
    return book.pages[key]


def tile(book: Book, key: str, at: int) -> str:
    return page(book, key).view.tiles.tiles[at].accessibleName()


def rows(book: Book, key: str) -> list[RowView]:
    return [row for section in page(book, key).view.sections for row in section.rows]


def halve(session: Session) -> None:
    session.apply(ratings.rate(("t03", "t05", "t12"), None, "customer", "experience", 1))


def test_a_panel_says_its_words_after_its_page_was_shown(book: Book, qtbot: QtBot) -> None:
    book.show_key("ipa")
    panel = book.pages["ipa"]
    assert panel.view.panel is None
    with qtbot.waitSignal(panel.refreshed):
        pass
    assert panel.view.panel is not None


@pytest.fixture
def _small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("canvas_app.widgets.scores.score_page.MANY", 0)


@pytest.mark.usefixtures("_small_is_large")
@pytest.mark.parametrize("key", ["ipa", "emotion_curve", "journey_score"])
def test_a_panel_of_a_large_journey_is_made_by_another_thread(
    book: Book, key: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def noted(key: str, view: JourneyView) -> Panel:
        threads.append(threading.current_thread())
        return content(key, view)

    monkeypatch.setattr("canvas_app.widgets.scores.score_page.content", noted)
    book.show_key(key)
    panel = book.pages[key]
    qtbot.waitUntil(lambda: panel.view.panel is not None)

    assert threading.main_thread() not in threads
    assert panel.view.panel is not None
    assert panel.view.panel.headline == content(key, book._session.view).headline


@pytest.mark.usefixtures("_small_is_large")
def test_what_changes_while_a_panel_is_made_is_shown_afterwards(
    book: Book, session: Session, qtbot: QtBot
) -> None:
    panel = book.pages["journey_score"]
    for value in (1, 9, 2):
        session.apply(ratings.rate(("t03",), None, "customer", "experience", value))
        QCoreApplication.processEvents()

    expected = content("journey_score", session.view).tiles[0].value
    shown = panel.view.tiles.tiles
    qtbot.waitUntil(lambda: any(expected in tile.accessibleName() for tile in shown[:1]))


@pytest.mark.usefixtures("_small_is_large")
def test_who_cannot_wait_for_a_panel_gets_it_at_once(book: Book, session: Session) -> None:
    panel = book.pages["journey_score"]
    halve(session)
    QCoreApplication.processEvents()
    panel.refresh()

    now = content("journey_score", session.view)
    assert panel.view.panel is not None
    assert panel.view.panel.headline == now.headline


@pytest.mark.usefixtures("_small_is_large")
def test_a_panel_waits_for_the_canvas_to_be_laid_out(book: Book, qtbot: QtBot) -> None:
    gate = threading.Event()
    work = Work(gate.wait)
    work.start()
    book.show_key("ipa")
    qtbot.wait(50)
    assert book.pages["ipa"]._asked is None

    gate.set()
    qtbot.waitUntil(lambda: book.pages["ipa"].view.panel is not None)


def test_a_long_list_is_filled_in_steps(qtbot: QtBot, fonts: None) -> None:
    section = Section("Alle", tuple(Row(f"Zeile {n}", str(n)) for n in range(100)))
    view = SectionView()
    qtbot.addWidget(view)
    view.show_section(section, {})
    assert 0 < len(view.rows) < 100

    qtbot.waitUntil(lambda: len(view.rows) == 100)

    view.show_section(Section("Alle", section.rows[:60]), {})
    qtbot.waitUntil(lambda: sum(not row.isHidden() for row in view.rows) == 60)
    assert [row.row.name for row in view.rows[:60] if row.row] == [
        r.name for r in section.rows[:60]
    ]


def test_rows_of_a_long_list_are_not_asked_anew_while_others_are_filled(
    qtbot: QtBot, fonts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    height = RowView.heightForWidth

    def counted(row: RowView, width: int) -> int:
        asked.append(row.row.name if row.row else "")
        return height(row, width)

    view = SectionView()
    qtbot.addWidget(view)
    view.resize(300, 20_000)
    view.show()
    monkeypatch.setattr(RowView, "heightForWidth", counted)
    rows = tuple(Row(f"Zeile {n}", str(n), offers=(Offer("Los"),)) for n in range(300))
    view.show_section(Section("Alle", rows), {})
    qtbot.waitUntil(lambda: len(view.rows) == 300 and view.rows[-1].height() > 0)

    assert asked.count("Zeile 1") < 300 // 24
    below = [row.geometry().bottom() for row in view.rows[:24]]
    assert below == sorted(below)
    blocks = [row.parentWidget() for row in (view.rows[0], view.rows[24])]
    assert blocks[0]
    assert blocks[1]
    assert blocks[0].height() == blocks[0].heightForWidth(300) == blocks[1].y()


def test_a_chart_is_drawn_once_for_each_width_that_a_layout_tries(
    qtbot: QtBot, fonts: None
) -> None:
    drawn: list[float] = []

    def draw(width: float) -> Picture:
        drawn.append(width)
        return Picture(width, 50, ())

    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(Chart(draw, "", 1))
    drawn.clear()
    for width in (300, 310, 300, 310, 300):
        view.resize(width, 50)
        assert view.heightForWidth(width) == 50
    assert drawn == [300, 310]

    view.show_chart(Chart(draw, "", 2))
    assert drawn == [300, 310, 300]


@pytest.mark.parametrize("key", ["journey_score", "next_best_action"])
def test_what_a_panel_remembers_is_computed_before_it_in_steps(key: str, session: Session) -> None:
    view = session.view
    compute = import_module(f"canvas_app.model.scoring.{key}").panel
    steps = ahead(key, view)
    assert next(steps, 0) is None
    known = compute(Scope(view.project, view.journey, view.lens, view.view))
    assert all(step is None for step in steps)
    assert compute(Scope(view.project, view.journey, view.lens, view.view)) is known


def test_every_panel_stands_in_one_tab() -> None:
    assert len({place.key for place in PLACES}) == len(PLACES) == 13
    assert all(place in places(tab_of(place.key)) for place in PLACES)


@pytest.mark.parametrize(
    "key", [place.key for place in PLACES if place.key not in ("nba_next", "comparison")]
)
def test_every_panel_of_the_sample_answers_in_a_sentence(key: str, session: Session) -> None:
    panel = content(key, session.view)
    assert panel.key == key
    assert panel.headline.endswith(".")
    assert panel.empty is None


def test_the_first_panel_shows_the_journey_score(book: Book) -> None:
    assert tile(book, "journey_score", 0).startswith("Journey score: 62.6")


def test_a_rating_changes_the_panel_that_is_seen(
    book: Book, session: Session, qtbot: QtBot
) -> None:
    before = tile(book, "journey_score", 0)
    halve(session)
    qtbot.waitUntil(lambda: tile(book, "journey_score", 0) != before)


def test_a_panel_out_of_sight_waits(book: Book, session: Session) -> None:
    hidden = page(book, "ipa")
    shown = hidden.view.panel
    page(book, "journey_score")
    halve(session)
    QTest.qWait(20)
    assert hidden.view.panel is shown
    page(book, "ipa")
    assert hidden.view.panel is not shown


def test_a_row_leads_to_its_card(book: Book, qtbot: QtBot) -> None:
    row = next(row for row in rows(book, "opportunity") if row.ids)
    with qtbot.waitSignal(book.asked) as asked:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert asked.args == [row.ids]


def test_the_keyboard_reaches_rows_and_their_traces(book: Book, qtbot: QtBot) -> None:
    row = next(row for row in rows(book, "journey_score") if row.ids and row.trace)
    row.setFocus()
    with qtbot.waitSignal(book.asked):
        QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.keyClick(row, Qt.Key.Key_F1)
    from PySide6.QtWidgets import QApplication

    note = QApplication.activePopupWidget()
    assert note is not None
    assert row.trace
    assert row.trace.formula in note.accessibleDescription()
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_arrows_choose_another_panel(book: Book) -> None:
    chips = book.chips.chips()
    chips[0].setFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Right)
    assert book.key == "emotion_curve"


def test_marks_of_a_chart_are_reached_by_arrows(book: Book, qtbot: QtBot) -> None:
    chart = page(book, "ipa").view.chart
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == chart.marks()[0].label
    with qtbot.waitSignal(chart.asked) as asked:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert asked.args == [(chart.marks()[0].touchpoint_id,)]


def test_a_click_on_a_mark_asks_for_its_card(book: Book, qtbot: QtBot) -> None:
    chart = page(book, "ipa").view.chart
    node = next(node for node in chart.marks() if node.touchpoint_id)
    x, y = round(node.x + node.width / 2), round(node.y + node.height / 2)
    from PySide6.QtCore import QPoint

    with qtbot.waitSignal(chart.asked) as asked:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert asked.args == [(node.touchpoint_id,)]


def test_an_offer_is_taken_by_a_click(book: Book, qtbot: QtBot) -> None:
    section = page(book, "opportunity").view.sections[0]
    offer = section._offers[0].findChildren(QPushButton)[0]
    with qtbot.waitSignal(book.offered) as taken:
        QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert taken.args[0].edit.kind == "add_action"


def test_a_panel_can_have_a_window_of_its_own_and_comes_back(book: Book) -> None:
    first = page(book, "journey_score")
    QTest.mouseClick(book._out, Qt.MouseButton.LeftButton)
    window = first.window()
    assert window is not book.window()
    window.close()
    assert first.window() is book.window()


def test_a_trial_shows_old_and_new_and_changes_nothing(
    book: Book, session: Session, machine_tools: Project, qtbot: QtBot
) -> None:
    page(book, "journey_score")
    book._try.click()
    halve(session)
    qtbot.waitUntil(lambda: book.pages["journey_score"].view.tiles.tiles[0].was == "62.6")
    assert session.history.now is machine_tools
    session.drop()
    qtbot.waitUntil(lambda: book.pages["journey_score"].view.tiles.tiles[0].was == "")
    assert session.project is machine_tools


def test_a_trial_with_a_new_journey_and_a_new_persona_has_nothing_to_compare(
    book: Book, session: Session, qtbot: QtBot
) -> None:
    session.try_out()
    persona = personas.add("New", session.journey.id)
    session.apply(persona)
    session.show(lens=str(persona.facts["id"]))
    journey = journeys.add("Other")
    session.apply(journey)
    with qtbot.waitSignal(book.pages["journey_score"].refreshed):
        session.show(journey_id=str(journey.facts["id"]))
    assert {tile.was for tile in book.pages["journey_score"].view.tiles.tiles} <= {""}


def test_what_was_tried_can_be_kept_as_one_step(session: Session, machine_tools: Project) -> None:
    session.try_out()
    halve(session)
    session.apply(ratings.rate(("t01",), None, "customer", "experience", 2))
    session.keep()
    assert [step.kind for step in session.history.past] == ["what_if"]
    session.undo()
    assert session.project is machine_tools


def test_a_threshold_changes_its_panel(book: Book, session: Session, qtbot: QtBot) -> None:
    shown = page(book, "success_touchpoints")
    assert shown.view.panel
    before = shown.view.panel.headline
    session.apply(settings.set_fields(success_experience=10))
    qtbot.waitUntil(lambda: shown.view.panel is not None and shown.view.panel.headline != before)


def test_no_panel_is_wider_than_its_tab(session: Session, fonts: None, qtbot: QtBot) -> None:
    for tab in dict.fromkeys(place.tab for place in PLACES):
        book = Book(session, tab)
        qtbot.addWidget(book)
        book.resize(300, 900)
        with qtbot.waitExposed(book):
            book.show()
        for place in places(tab):
            shown = page(book, place.key)
            inside = shown.widget()
            assert inside
            assert inside.minimumSizeHint().width() <= 300, place.key

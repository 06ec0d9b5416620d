"""Where panels lead in a real window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from canvas_app.model.project import Project
from canvas_app.panels.panel import Offer
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.panels.inspector import Inspector
from canvas_app.widgets.panels.palette import Palette
from canvas_app.widgets.scores.book import Book
from canvas_app.widgets.scores.pages import tab_of
from canvas_app.widgets.scores.score_page import ScorePage

Show = Callable[[Project], MainWindow]


def page(window: MainWindow, key: str, qtbot: QtBot) -> ScorePage:
    qtbot.waitUntil(lambda: bool(window.findChildren(Book)))
    book = next(b for b in window.findChildren(Book) if key in {p.key for p in b._places})
    window.sides.show_tab(tab_of(key))
    book.show_key(key)
    qtbot.waitUntil(lambda: book.pages[key].view.panel is not None)
    return book.pages[key]


def test_an_empty_cell_of_the_matrix_offers_usual_touchpoints(
    show: Show, planning: Project, qtbot: QtBot
) -> None:
    window = show(planning)
    chart = page(window, "coverage", qtbot).view.chart
    assert chart._chart
    empty = next(node for node in chart.marks() if node.id in chart._chart.offers)
    at = QPoint(round(empty.x + empty.width / 2), round(empty.y + empty.height / 2))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    palette = window.findChild(Palette)
    assert palette
    assert palette._none.text().startswith("Usual, but missing in")
    assert sum(row.entry is None for row in palette.model.rows) == 1


def test_a_full_cell_selects_its_cards(show: Show, planning: Project, qtbot: QtBot) -> None:
    window = show(planning)
    chart = page(window, "coverage", qtbot).view.chart
    assert chart._chart
    full = next(n for n in chart.marks() if len(chart._chart.ids.get(n.id, ())) > 1)
    at = QPoint(round(full.x + full.width / 2), round(full.y + full.height / 2))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert window.session
    assert set(window.session.selection) == set(chart._chart.ids[full.id])


def test_the_success_offer_lets_success_touchpoints_stand_out(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = page(window, "success_touchpoints", qtbot).view
    offer = next(b for b in view.findChildren(QPushButton) if "stand out" in b.text())
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert window.session
    assert window.session.view.filter.success
    assert window.actions_["view.success"].isChecked()


def test_rating_a_missing_card_leads_to_its_first_slider(window: MainWindow, qtbot: QtBot) -> None:
    book = next(iter(window.findChildren(Book)))
    book.offered.emit(Offer("Rate it", rate="t19"))
    assert window.session
    assert window.session.selection == ("t19",)
    assert window.sides.tab == "touchpoint"
    inspector = window.findChild(Inspector)
    assert inspector
    assert inspector.rating.scales["importance"].hasFocus()


def test_a_card_of_another_journey_is_shown_in_its_journey(
    show: Show, planning: Project, qtbot: QtBot
) -> None:
    window = show(planning)
    page(window, "comparison", qtbot)
    other = planning.journeys[1]
    only = next(t.id for t in other.touchpoints)
    book = next(iter(window.findChildren(Book)))
    book.asked.emit((only,))
    assert window.session
    assert window.session.view.journey_id == other.id
    assert window.session.selection == (only,)


def test_thresholds_open_beside_the_window(window: MainWindow, qtbot: QtBot) -> None:
    from canvas_app.widgets.dialogs.thresholds import Thresholds

    window.actions_["journey.thresholds"].trigger()
    found = window.findChildren(Thresholds)
    assert len(found) == 1
    window.actions_["journey.thresholds"].trigger()
    assert window.findChildren(Thresholds) == found
    found[0].close()


def test_linking_a_card_begins_at_it_on_the_canvas(window: MainWindow) -> None:
    book = next(iter(window.findChildren(Book)))
    book.offered.emit(Offer("Link it", panel="next:t19"))
    assert window.session
    assert window.session.selection == ("t19",)
    assert window.canvas.links.tie is not None
    window.canvas.cancel()

"""The tables of money and feedback stand below their panels and lead to the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import budget_lines
from canvas_app.widgets.panels.record_editor import RecordEditor
from canvas_app.widgets.scores.extras import BudgetEditor, FeedbackEditor
from canvas_app.widgets.scores.score_page import ScorePage
from canvas_app.widgets.session import Session


def shown(session: Session, key: str, qtbot: QtBot) -> ScorePage:
    made = ScorePage(session, key)
    qtbot.addWidget(made)
    made.resize(356, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def opened(page: ScorePage, qtbot: QtBot) -> RecordEditor:
    """Open the table below a panel, by key."""
    assert isinstance(page.extra, BudgetEditor | FeedbackEditor)
    page.extra.fold.heading.setFocus()
    QTest.keyClick(page.extra.fold.heading, Qt.Key.Key_Space)
    table = page.extra.table
    assert table
    qtbot.waitUntil(lambda: table.current is not None and table.reveal.isVisible())
    return table


@pytest.mark.parametrize(("key", "first"), [("budget", ("t03",)), ("feedback", ("t03",))])
def test_a_record_leads_to_its_card(
    session: Session, fonts: None, qtbot: QtBot, key: str, first: tuple[str, ...]
) -> None:
    page = shown(session, key, qtbot)
    with qtbot.waitSignal(page.asked) as told:
        QTest.mouseClick(opened(page, qtbot).reveal, Qt.MouseButton.LeftButton)
    assert told.args == [first]


def test_the_panel_follows_what_is_typed_in_its_table(
    session: Session, fonts: None, qtbot: QtBot
) -> None:
    page = shown(session, "budget", qtbot)
    table = opened(page, qtbot)
    session.apply(budget_lines.set_fields("b01", planned=0))
    qtbot.waitUntil(lambda: "407,000" in page.view.tiles.tiles[0].accessibleName())
    assert table.summary.text().startswith("15 lines: planned 407,000")

"""Copy, cut and paste of cards: three formats, one step, two windows."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from canvas_app import i18n
from canvas_app.model.project import Project
from canvas_app.widgets.clipboard import receiving
from canvas_app.widgets.clipboard.copying import rows_of
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.mime import CARDS
from tests.widgets.clipboard.hands import CTRL, SHIFT, cards, chosen, dialog, paste, press, steps


def copy(window: MainWindow, *ids: str) -> QMimeData:
    assert window.session
    window.session.select(ids or [card.id for card in cards(window)[:3]])
    press(window, Qt.Key.Key_C, CTRL)
    return QGuiApplication.clipboard().mimeData()


def test_copy_lays_three_formats_into_the_clipboard(window: MainWindow) -> None:
    mime = copy(window)
    assert mime.hasFormat(CARDS)
    head, *rows = mime.text().splitlines()
    assert head.split("\t")[:3] == ["Name", "Stage", "Persona"]
    assert [row.split("\t")[0] for row in rows] == [card.name for card in cards(window)[:3]]
    assert mime.html().count("<tr>") == 4
    assert steps(window) == []


def test_paste_makes_copies_that_are_selected_in_one_step(window: MainWindow) -> None:
    copy(window)
    n = len(cards(window))
    paste(window)
    assert len(cards(window)) == n + 3
    assert chosen(window) == [card.name for card in cards(window)[:3]]
    assert steps(window) == ["paste_touchpoints"]
    assert window.session
    window.session.undo()
    assert len(cards(window)) == n


def test_very_many_cards_are_read_on_another_thread(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "AT_ONCE", 0)
    copy(window)
    n = len(cards(window))
    paste(window)
    assert steps(window) == []
    qtbot.waitUntil(lambda: len(cards(window)) == n + 3)
    assert steps(window) == ["paste_touchpoints"]
    paste(window)
    assert window.session
    window.session.undo()
    assert len(cards(window)) == n + 3


def test_cut_is_one_step_and_paste_brings_all_back(window: MainWindow) -> None:
    assert window.session
    before = window.session.project
    ids = [card.id for card in cards(window)[:2]]
    window.session.select(ids)
    press(window, Qt.Key.Key_X, CTRL)
    assert steps(window) == ["cut_touchpoints"]
    assert {card.id for card in cards(window)}.isdisjoint(ids)
    paste(window)
    assert len(cards(window)) == len(before.journeys[0].touchpoints)
    assert len(window.session.project.notes) == len(before.notes)
    assert [card.votes for card in window.session.selected] == [
        card.votes for card in before.journeys[0].touchpoints[:2]
    ]


def test_cards_are_pasted_into_the_window_of_another_project(
    window: MainWindow, show: Callable[[Project], MainWindow], planning: Project
) -> None:
    copy(window)
    other = show(planning)
    n = len(cards(other))
    paste(other)
    assert len(cards(other)) == n + 3
    assert chosen(other) == [card.name for card in cards(window)[:3]]


def test_without_a_selection_the_card_in_focus_is_copied(window: MainWindow) -> None:
    assert window.session
    first = cards(window)[0]
    window.canvas.reveal(first.id)
    window.session.select(())
    press(window, Qt.Key.Key_C, CTRL)
    assert first.name in QGuiApplication.clipboard().text()


def test_nothing_at_all_leaves_the_clipboard_and_is_told(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("before")
    assert window.session
    window.session.select(())
    window.canvas.focus = None
    press(window, Qt.Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "before"
    assert window.status.target.text() == "Select a touchpoint first"
    assert steps(window) == []


def test_copied_cards_pasted_as_rows_show_what_they_say(window: MainWindow) -> None:
    copy(window)
    press(window, Qt.Key.Key_V, CTRL | SHIFT)
    shown = dialog(window)
    assert shown
    assert shown.columns.meaning[:4] == ("name", "stage", "persona", "channel")
    assert "3 touchpoints" in shown.summary.text()
    assert not shown.left_out.isVisible()
    shown.reject()


@pytest.mark.parametrize("language", ["en", "de"])
def test_rows_of_every_card_can_be_read_again(window: MainWindow, language: str) -> None:
    from canvas_app.model.tables.columns import guessed
    from canvas_app.model.tables.plan import plan
    from canvas_app.model.tables.reading import Row, made

    i18n.set_language(language)
    assert window.session
    rows = rows_of(window.session.view, [card.id for card in cards(window)])
    table = made([Row(i, tuple(row)) for i, row in enumerate(rows, 1)])
    meaning = guessed(table, window.session.project, heading=True)
    assert None not in meaning
    found = plan(window.session.project, table, meaning, heading=True)
    assert (len(found.rows), found.problems) == (len(cards(window)), ())
    assert (found.channels, found.personas, found.departments) == ((), (), ())


@pytest.mark.parametrize("spoil", ["cut", "newer", "type", "empty", "huge"])
def test_damaged_cards_are_told_and_change_nothing(window: MainWindow, spoil: str) -> None:
    data = bytes(copy(window).data(CARDS).data())
    tree = json.loads(data)
    hostile = {
        "cut": data[:-40],
        "newer": json.dumps({**tree, "version": 9, "min_reader": 9}).encode(),
        "type": json.dumps({**tree, "notes": 7}).encode(),
        "empty": b"",
        "huge": b" " * 50_000_000,
    }[spoil]
    mime = QMimeData()
    mime.setData(CARDS, hostile)
    mime.setText("not looked at")
    QGuiApplication.clipboard().setMimeData(mime)
    paste(window)
    assert steps(window) == []
    assert len(window.banner.words) > 20

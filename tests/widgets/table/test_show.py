"""Canvas and table take turns in the middle of the window, over one session."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from canvas_app.layout.board import layout
from canvas_app.model.edits.touchpoints import delete, rename
from canvas_app.model.project import Project
from canvas_app.panels.columns import COLUMNS
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.table import writer
from canvas_app.widgets.table.page import TablePage
from canvas_app.widgets.table.show import table_of

KEY = Qt.Key
AT = {column.id: at for at, column in enumerate(COLUMNS)}
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def table(window: MainWindow) -> TablePage:
    if table_of(window) is None:
        window.actions_["view.table"].trigger()
    page = table_of(window)
    assert page
    return page


def focus(window: MainWindow) -> QWidget:
    widget = window.focusWidget()
    assert widget
    return widget


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(focus(window), key, held or Qt.KeyboardModifier.NoModifier)


def test_the_status_bar_names_no_card_of_the_canvas_over_the_table(window: MainWindow) -> None:
    window.canvas.setFocus()
    press(window, KEY.Key_Right)
    assert window.status.target.text()
    table(window)
    assert not window.status.target.text()


def test_the_table_takes_the_place_of_the_canvas_and_gives_it_back(window: MainWindow) -> None:
    page = table(window)
    assert page.grid.hasFocus()
    assert window.actions_["view.table"].isChecked()
    window.actions_["view.table"].trigger()
    assert window.middle.currentWidget() is window.canvas
    assert window.canvas.hasFocus()
    assert not window.actions_["view.table"].isChecked()


def test_a_journey_is_edited_in_the_table_by_keys_alone(window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, KEY.Key_T, CONTROL | SHIFT)
    page = table_of(window)
    assert page
    press(window, KEY.Key_Down, CONTROL)
    page.grid.go(30, AT["name"])
    QTest.keyClicks(focus(window), "D")
    QTest.keyClicks(focus(window), "emo")
    press(window, KEY.Key_Return)
    press(window, KEY.Key_Up)
    for _column in range(AT["importance"]):
        press(window, KEY.Key_Tab)
    QTest.keyClicks(focus(window), "8")
    press(window, KEY.Key_Tab)
    press(window, KEY.Key_Z, CONTROL)
    press(window, KEY.Key_Y, CONTROL)
    session = window.session
    assert session
    card = next(each for each in session.journey.touchpoints if each.name == "Demo")
    assert [rating.importance for rating in card.ratings] == [8]
    QTest.keyClick(window, KEY.Key_T, CONTROL | SHIFT)
    assert window.canvas.hasFocus()
    assert session.selection == (card.id,)


def test_a_new_touchpoint_of_the_menu_is_typed_in_the_new_row(window: MainWindow) -> None:
    page = table(window)
    window.actions_["insert.touchpoint"].trigger()
    assert page.grid.currentIndex().row() == 30
    QTest.keyClicks(focus(window), "Demo")
    press(window, KEY.Key_Return)
    assert page.model.words(30, AT["name"]) == "Demo"


def test_escape_in_a_panel_goes_back_to_the_table(window: MainWindow) -> None:
    page = table(window)
    window.sides.show_tab("touchpoint")
    window.tools.lens.setFocus()
    press(window, KEY.Key_Escape)
    assert page.grid.hasFocus()


def test_saving_takes_in_what_is_being_typed(window: MainWindow) -> None:
    page = table(window)
    page.grid.go(0, AT["name"])
    QTest.keyClicks(page.grid, "H")
    QTest.keyClicks(focus(window), "alf done")
    window.commit()
    assert page.model.words(0, AT["name"]) == "Half done"


def test_saving_takes_in_cells_that_are_being_written(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "AT_ONCE", 0)
    page = table(window)
    page.grid.go(0, AT["name"])
    QGuiApplication.clipboard().setText("Pasted")
    press(window, KEY.Key_V, CONTROL)
    window.commit()
    assert page.model.words(0, AT["name"]) == "Pasted"


def test_another_document_is_shown_on_its_canvas(
    window: MainWindow, planning: Project, program: object
) -> None:
    from canvas_app.widgets.document import Document
    from canvas_app.widgets.session import Session

    table(window)
    window.show_document(Document(Session(planning)))
    assert table_of(window) is None
    assert window.middle.count() == 1
    assert len(table(window).model.cards) == len(planning.journeys[0].touchpoints)


def test_columns_are_remembered_for_the_next_table(window: MainWindow, qtbot: QtBot) -> None:
    page = table(window)
    page.show_column(AT["form"], False)
    kept = window.program
    qtbot.waitUntil(lambda: bool(kept.preferences.table_columns))
    names = [each.split(":")[0] for each in kept.preferences.table_columns]
    assert "form" not in names
    assert names[0] == "name"


def test_control_d_while_typing_copies_no_card(window: MainWindow) -> None:
    page = table(window)
    page.grid.go(0, AT["name"])
    QTest.keyClicks(page.grid, "x")
    press(window, KEY.Key_D, CONTROL)
    press(window, KEY.Key_Escape)
    assert len(page.model.cards) == 30


def test_a_wrong_paste_is_told_in_the_banner(
    window: MainWindow, qtbot: QtBot, show: Callable[[Project], MainWindow]
) -> None:
    from PySide6.QtGui import QGuiApplication

    page = table(window)
    QGuiApplication.clipboard().setText("99\nfoo\n5")
    page.grid.go(0, AT["importance"])
    press(window, KEY.Key_V, CONTROL)
    assert window.banner.words.startswith("1 cell written, 2 cells were not written.")


@pytest.mark.parametrize("mend", ["undo", "edit"])
def test_the_refusal_of_a_paste_goes_when_the_cells_are_others(
    window: MainWindow, mend: str
) -> None:
    page = table(window)
    page.grid.go(0, AT["stage_id"])
    QGuiApplication.clipboard().setText("nowhere\nnowhere")
    page.grid.paste()
    assert "not written" in window.banner.words
    if mend == "undo":
        assert window.session
        page.model.enter(3, AT["name"], "Other")
        window.session.undo()
    else:
        page.model.enter(0, AT["name"], "Other")
    assert not window.banner.isVisible()


def test_another_message_stays_when_the_refusal_is_mended(window: MainWindow) -> None:
    page = table(window)
    page.grid.go(0, AT["stage_id"])
    QGuiApplication.clipboard().setText("nowhere\nnowhere")
    page.grid.paste()
    window.banner.tell("The file was moved.", bad=True)
    page.model.enter(0, AT["name"], "Other")
    assert window.banner.words == "The file was moved."


def test_the_canvas_behind_the_table_is_laid_out_when_it_is_asked_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown: list[object] = []
    window.canvas.presented.connect(lambda: shown.append(1))
    page = table(window)
    page.session.apply(rename("t01", "Renamed"))
    page.session.apply(delete(("t02",)))
    qtbot.wait(50)
    assert shown == []
    window.actions_["view.table"].trigger()
    assert shown == [1]
    cards = [node.label for node in window.canvas.nodes_in_sight() if node.kind == "card"]
    assert window.canvas.base.nodes == layout(page.session.view).nodes
    assert "Renamed" in " ".join(cards)

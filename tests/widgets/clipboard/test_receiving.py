"""Pasted text: lists, tables, pages, and what is none of these."""

from __future__ import annotations

import random
import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from canvas_app.model.project import Touchpoint
from canvas_app.widgets.canvas.menu import CanvasMenu
from canvas_app.widgets.clipboard.table_dialog import AT_ONCE
from canvas_app.widgets.controls.elided import Elided
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.parting import let_go, things_in
from tests.widgets.clipboard.hands import (
    CTRL,
    SHIFT,
    cards,
    chosen,
    dialog,
    paste,
    press,
    put_in,
    question,
    steps,
)

TABLE = "Touchpoint\tStage\tChannel\tImportance\nChat\t1\tFax\t7,5\nShop\t2\tPhone\t99\nMail\t3\t\t"


def new(window: MainWindow) -> list[Touchpoint]:
    assert window.session
    return list(window.session.selected)


def test_a_list_becomes_cards_without_a_question(window: MainWindow) -> None:
    put_in("- Search\n\n2. Website\n• Hotline, by phone")
    paste(window)
    assert chosen(window) == ["Search", "Website", "Hotline, by phone"]
    assert steps(window) == ["paste_touchpoints"]
    assert question(window) is None


def test_cards_stand_right_of_the_one_in_focus(window: MainWindow) -> None:
    assert window.session
    first = min(cards(window), key=lambda card: (card.stage_id != "use", card.seq))
    window.session.select([first.id])
    window.canvas.reveal(first.id)
    put_in("A\nB")
    paste(window)
    assert {card.stage_id for card in new(window)} == {first.stage_id}
    assert [card.seq > first.seq for card in new(window)] == [True, True]


def test_200_lines_are_pasted_and_one_more_is_asked(window: MainWindow, qtbot: QtBot) -> None:
    put_in("Line\n" * 200)
    paste(window)
    qtbot.waitUntil(lambda: len(new(window)) == 200)
    put_in("Line\n" * 201)
    paste(window)
    asked = question(window)
    assert asked
    assert "201" in asked.text()
    assert len(steps(window)) == 1
    asked.reject()
    assert len(steps(window)) == 1


@pytest.mark.parametrize(("button", "n"), [(0, 300), (1, 200)])
def test_the_answer_says_how_many_lines(
    window: MainWindow, button: int, n: int, qtbot: QtBot
) -> None:
    put_in("Line\n" * 300)
    paste(window)
    asked = question(window)
    assert asked
    role = asked.ButtonRole.AcceptRole if button == 0 else asked.ButtonRole.ActionRole
    (found,) = [b for b in asked.buttons() if asked.buttonRole(b) == role]
    found.click()
    qtbot.waitUntil(lambda: len(new(window)) == n)


def test_100_000_lines_are_answered_in_a_moment(window: MainWindow, qtbot: QtBot) -> None:
    put_in("- A line of a long list\n" * 100_000)
    start = time.thread_time()
    paste(window)
    assert time.thread_time() - start < 0.5
    qtbot.waitUntil(lambda: question(window) is not None)
    asked = question(window)
    assert asked
    assert "100,000" in asked.text()
    assert "20,000" in asked.text()
    assert asked.defaultButton().text() == "Only the first 200"
    asked.reject()
    assert steps(window) == []


def test_more_text_than_is_read_is_told(window: MainWindow) -> None:
    put_in("x" * (11 * 2**20))
    paste(window)
    assert "10 MB" in window.banner.words
    assert steps(window) == []


def test_a_long_name_is_shortened_and_told(window: MainWindow, qtbot: QtBot) -> None:
    put_in("x" * 10_000)
    paste(window)
    assert len(new(window)[0].name) == 500
    qtbot.waitUntil(lambda: "shortened to 500" in window.status.target.text())


def test_a_long_name_that_is_typed_is_told(window: MainWindow, qtbot: QtBot) -> None:
    from canvas_app.model.edits import touchpoints

    assert window.session
    window.session.apply(touchpoints.rename(cards(window)[0].id, "x" * 501))
    qtbot.waitUntil(lambda: "shortened to 500" in window.status.target.text())


def test_odd_names_are_cleaned(window: MainWindow) -> None:
    put_in("a\x00b\n\u202eשלום\n👩‍👩‍👧 <b>x</b> {0} %s")
    paste(window)
    assert chosen(window) == ["ab", "\u202eשלום", "👩‍👩‍👧 <b>x</b> {0} %s"]


def test_a_table_is_shown_before_anything_changes(window: MainWindow) -> None:
    put_in(TABLE)
    paste(window)
    shown = dialog(window)
    assert shown
    assert steps(window) == []
    assert shown.columns.meaning == ("name", "stage", "channel", "importance")
    assert shown.summary.text() == "2 touchpoints · 1 new channel: Fax"
    assert shown.problems.toPlainText().startswith("Line 3: Importance")
    shown.reject()


def test_the_good_rows_are_imported_by_one_key_in_one_step(window: MainWindow) -> None:
    put_in(TABLE)
    paste(window)
    shown = dialog(window)
    assert shown
    assert shown.go.text() == "Import the 2 good rows"
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert chosen(window) == ["Chat", "Mail"]
    assert steps(window) == ["import_touchpoints"]
    assert new(window)[0].ratings[0].importance == 7.5


def test_a_plan_that_comes_when_the_table_has_gone_is_dropped(
    window: MainWindow, qtbot: QtBot
) -> None:
    put_in(TABLE + "\nMail\t5" * AT_ONCE)
    paste(window)
    shown = dialog(window)
    assert shown
    work = shown._work
    assert work
    qtbot.waitUntil(lambda: shown._plan is not None)
    planned, plan = shown._planned, shown._plan
    assert plan
    left = things_in(shown)
    Shiboken.delete(shown)
    let_go([window, *left])
    assert vars(shown) == {}
    planned(work, plan)


def test_escape_leaves_the_table(window: MainWindow) -> None:
    put_in(TABLE)
    paste(window)
    shown = dialog(window)
    assert shown
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert dialog(window) is None
    assert steps(window) == []


def test_the_meaning_of_a_column_is_chosen_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    put_in(TABLE)
    paste(window)
    shown = dialog(window)
    assert shown
    first, _stage, channel, _importance = shown.columns.choices
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    QTest.keyClick(shown.columns.choices[1], Qt.Key.Key_Tab)
    assert channel.hasFocus()
    QTest.keyClick(channel, Qt.Key.Key_End)
    assert shown.columns.meaning[2] is None
    QTest.keyClick(channel, Qt.Key.Key_Home)
    assert shown.columns.meaning[2] == "name"
    assert shown.columns.meaning[0] is None
    QTest.keyClick(shown, Qt.Key.Key_Escape)


def test_without_names_nothing_can_be_imported(window: MainWindow, qtbot: QtBot) -> None:
    put_in(TABLE)
    paste(window)
    shown = dialog(window)
    assert shown
    QTest.keyClick(shown.columns.choices[0], Qt.Key.Key_End)
    qtbot.waitUntil(lambda: not shown.go.isEnabled())
    assert "names" in shown.summary.text()
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert dialog(window) is shown
    shown.reject()


def test_the_first_row_can_be_a_touchpoint_too(window: MainWindow) -> None:
    put_in("Chat\t1\nShop\t2")
    paste(window)
    shown = dialog(window)
    assert shown
    assert not shown.heading.isChecked()
    assert "2 touchpoints" in shown.summary.text()
    shown.heading.setFocus()
    QTest.keyClick(shown.heading, Qt.Key.Key_Space)
    assert "1 touchpoint" in shown.summary.text()
    shown.reject()


def test_another_separator_is_another_table(window: MainWindow) -> None:
    put_in("Name;Note\nChat;a, b\nShop;c, d")
    paste(window)
    shown = dialog(window)
    assert shown
    shown.separator.setFocus()
    QTest.keyClick(shown.separator, Qt.Key.Key_Down)
    assert shown.separator.currentData() == ","
    assert shown.columns.choices
    shown.reject()


def test_rows_without_a_stage_go_where_one_says(window: MainWindow) -> None:
    put_in("Name\tImportance\nChat\t1\nShop\t2")
    paste(window)
    shown = dialog(window)
    assert shown
    shown.stage.setFocus()
    QTest.keyClick(shown.stage, Qt.Key.Key_End)
    shown.accept()
    assert window.session
    last = window.session.project.stages[-1].id
    assert {card.stage_id for card in new(window)} == {last}


def test_a_table_that_is_none_can_become_a_list(window: MainWindow) -> None:
    put_in("One;two\nThree;four")
    paste(window)
    shown = dialog(window)
    assert shown
    shown.lines.click()
    assert chosen(window) == ["One;two", "Three;four"]


def test_a_list_can_be_pasted_as_rows(window: MainWindow) -> None:
    put_in("Search\nShop")
    press(window, Qt.Key.Key_V, CTRL | SHIFT)
    shown = dialog(window)
    assert shown
    assert shown.columns.meaning == ("name",)
    shown.accept()
    assert chosen(window) == ["Search", "Shop"]


def test_a_page_with_pictures_gives_only_its_table(window: MainWindow) -> None:
    put_in(
        "ignored",
        "<img src='http://x/y.png'><table><tr><th>Name<th>Stage<tr><td>Chat"
        "<img src='file:///etc/passwd'><td>1</table><script>x</script>",
    )
    paste(window)
    shown = dialog(window)
    assert shown
    shown.accept()
    assert chosen(window) == ["Chat"]


def test_a_page_without_a_table_gives_its_lines(window: MainWindow) -> None:
    put_in("Search\nShop", "<ul><li>Search</li><li><b>Shop</b><img src='x'></li></ul>")
    paste(window)
    assert chosen(window) == ["Search", "Shop"]


def test_a_page_that_comes_without_text_gives_its_lines_too(window: MainWindow) -> None:
    page = "<style>b{}</style><h1>Search</h1><p>The <b>shop</b><img src='x'></p><ul><li>Mail</ul>"
    put_in(html=page)
    paste(window)
    assert chosen(window) == ["Search", "The shop", "Mail"]


def test_what_was_refused_is_forgotten_when_something_else_is_pasted(window: MainWindow) -> None:
    QGuiApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    paste(window)
    assert "Pictures" in window.banner.words
    put_in("Search")
    paste(window)
    assert window.banner.words == ""


def test_a_paste_leaves_what_else_is_told(window: MainWindow) -> None:
    window.banner.tell("The disk is full", bad=True)
    put_in("Search")
    paste(window)
    assert window.banner.words == "The disk is full"


def test_a_picture_is_told(window: MainWindow) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    paste(window)
    assert "Pictures" in window.banner.words
    assert steps(window) == []


@pytest.mark.parametrize("text", ["", "\n\n  \n", "•\n"])
def test_nothing_is_told_as_nothing(window: MainWindow, text: str) -> None:
    mime = QMimeData()
    if text:
        mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
    paste(window)
    assert "nothing to paste" in window.banner.words


def test_formats_nobody_knows_are_told(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setData("application/x-unknown", b"\x00\x01")
    QGuiApplication.clipboard().setMimeData(mime)
    paste(window)
    assert "cannot be pasted" in window.banner.words


def test_bytes_that_say_they_are_text_make_no_cards(window: MainWindow) -> None:
    before = len(cards(window))
    put_in(random.Random(1).randbytes(5_000).decode("utf-8", "replace"))
    paste(window)
    assert question(window) is None
    assert len(cards(window)) == before
    assert "cannot be pasted" in window.banner.words


def test_the_dialog_has_a_name_for_every_field(window: MainWindow) -> None:
    put_in(TABLE)
    paste(window)
    shown = dialog(window)
    assert shown
    fields = [*shown.columns.choices, shown.separator, shown.stage, shown.problems]
    assert all(each.accessibleName() for each in fields)
    assert all(button.text() for button in shown.findChildren(QPushButton))
    shown.reject()


def test_a_long_table_is_planned_while_the_window_lives(window: MainWindow, qtbot: QtBot) -> None:
    put_in("Name\tStage\tImportance\n" + "Chat\t1\t7\n" * 3_000)
    paste(window)
    qtbot.waitUntil(lambda: dialog(window) is not None)
    shown = dialog(window)
    assert shown
    assert not shown.go.isEnabled()
    qtbot.waitUntil(shown.go.isEnabled)
    assert shown.summary.text() == "3,000 touchpoints"
    shown.columns.choices[2].setFocus()
    QTest.keyClick(shown.columns.choices[2], Qt.Key.Key_End)
    qtbot.waitUntil(lambda: not shown.go.isEnabled())
    shown.reject()
    qtbot.wait(100)
    assert steps(window) == []


def test_the_menu_of_the_canvas_cuts_copies_and_pastes(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session
    window.session.select([cards(window)[0].id])
    press(window, Qt.Key.Key_Menu)
    (menu,) = window.canvas.findChildren(CanvasMenu)
    words = [action.text() for action in menu.actions()]
    assert {"Cut", "Copy", "Paste"} <= set(words)
    menu.actions()[words.index("Copy")].trigger()
    menu.actions()[words.index("Paste")].trigger()
    menu.close()
    assert steps(window) == ["paste_touchpoints"]


def test_a_huge_text_in_the_field_of_a_name_is_shortened(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session
    first = cards(window)[0]
    window.canvas.reveal(first.id)
    window.canvas.rename_selected()
    editor = window.canvas.editor
    assert editor
    put_in("word\n" * 1_000_000)
    start = time.thread_time()
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert time.thread_time() - start < 1
    named = next(card for card in cards(window) if card.id == first.id)
    assert len(named.name) == 500
    qtbot.waitUntil(lambda: "shortened to 500" in window.status.target.text())


def test_a_long_description_is_told_as_a_text(window: MainWindow, qtbot: QtBot) -> None:
    from canvas_app.model.edits import touchpoints

    assert window.session
    edit = touchpoints.set_fields([cards(window)[0].id], description="x" * 20_001)
    window.session.apply(edit)
    qtbot.waitUntil(lambda: "shortened to 20,000" in window.status.target.text())


def test_no_row_of_a_broad_table_is_cut_by_the_bar_below_it(window: MainWindow) -> None:
    row = "\t".join(f"word {n}" for n in range(14))
    put_in("\n".join([row] * 9))
    paste(window)
    shown = dialog(window)
    assert shown
    QTest.qWait(50)
    assert shown.columns.horizontalScrollBar().maximum() > 0
    assert shown.columns.verticalScrollBar().maximum() == 0
    shown.reject()


def test_a_broken_line_in_a_cell_shows_as_a_space(window: MainWindow) -> None:
    put_in(html="<table><tr><td>Tea<br>and talk</td><td>7,5</td></tr></table>")
    paste(window)
    shown = dialog(window)
    assert shown
    assert "Tea and talk" in [label.text() for label in shown.columns.findChildren(Elided)]
    shown.reject()

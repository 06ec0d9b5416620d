"""The list of commands over the window."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_app.model.project import Project
from canvas_app.widgets.command_palette.command_palette import CommandPalette
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.panels.palette import Palette
from canvas_app.widgets.scores.book import Book
from canvas_app.widgets.session import Session


@pytest.fixture
def palette(window: MainWindow) -> CommandPalette:
    """The list of commands, opened by its key on the canvas."""
    window.activateWindow()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(CommandPalette)
    assert found is not None
    assert found.isVisible()
    return found


def session_of(window: MainWindow) -> Session:
    assert window.session
    return window.session


def opened(window: MainWindow) -> CommandPalette:
    found = window.findChild(CommandPalette)
    assert found is not None
    return found


def type_in(palette: CommandPalette, words: str) -> None:
    palette.field.setText("")
    for letter in words:
        if letter.isascii():
            QTest.keyClicks(palette.field, letter)
        else:
            palette.field.insert(letter)  # QTest has no keys for them


def words(palette: CommandPalette) -> list[str]:
    return [palette.model.entry(row).words for row in range(palette.model.rowCount())]


def enter(palette: CommandPalette) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Return)


def test_the_field_has_the_focus_and_a_row_is_chosen(palette: CommandPalette) -> None:
    assert palette.field.hasFocus()
    assert palette.list.currentIndex().row() == 0


def test_a_touchpoint_is_selected_and_shown(palette: CommandPalette, window: MainWindow) -> None:
    card = session_of(window).journey.touchpoints[-1]
    type_in(palette, card.name)
    enter(palette)
    assert session_of(window).selection == (card.id,)
    assert not palette.isVisible()
    assert window.canvas.hasFocus()


def test_a_german_word_finds_an_action_in_english(
    palette: CommandPalette, window: MainWindow
) -> None:
    type_in(palette, "alles auswahlen")
    assert words(palette)[0] == "Select all"
    enter(palette)
    assert len(session_of(window).selection) == len(session_of(window).journey.touchpoints)


def test_an_english_word_finds_an_action_in_german(window: MainWindow) -> None:
    window.program.set_language("de")
    window.actions_["help.commands"].trigger()
    palette = opened(window)
    type_in(palette, "select all")
    assert words(palette)[0] == "Alles auswählen"


def test_what_cannot_be_done_now_says_why_and_does_nothing(
    palette: CommandPalette, window: MainWindow
) -> None:
    type_in(palette, "undo")
    assert palette.model.entry(0).reason == "Nothing to undo"
    enter(palette)
    assert palette.isVisible()


def test_of_two_with_one_name_the_one_that_can_be_done_comes_first(window: MainWindow) -> None:
    window.program.set_language("de")
    window.canvas.focus = None
    window.refresh()
    window.actions_["help.commands"].trigger()
    palette = opened(window)
    type_in(palette, "chance")
    assert words(palette)[:2] == ["Chance", "Chance"]
    assert [bool(palette.model.entry(row).reason) for row in (0, 1)] == [False, True]


def test_a_panel_comes_to_the_front(palette: CommandPalette, window: MainWindow) -> None:
    type_in(palette, "coverage")
    enter(palette)
    assert window.sides.tab == "gaps"
    book = window.sides.show_tab("gaps")
    assert isinstance(book, Book)
    assert book.key == "coverage"


def test_a_persona_becomes_the_lens(palette: CommandPalette, window: MainWindow) -> None:
    persona = session_of(window).project.personas[1]
    type_in(palette, persona.name)
    enter(palette)
    assert session_of(window).view.lens == persona.id


def test_a_stage_is_gone_to(palette: CommandPalette, window: MainWindow) -> None:
    stage = session_of(window).project.stages[-1]
    type_in(palette, f"{stage.name} stage")
    enter(palette)
    assert window.canvas.focus
    assert window.canvas.focus.stage_id == stage.id


def test_the_theme_is_chosen(palette: CommandPalette, window: MainWindow) -> None:
    type_in(palette, "appearance dark")
    enter(palette)
    assert window.program.theme_wish == "dark"


def test_what_was_chosen_last_comes_first(palette: CommandPalette, window: MainWindow) -> None:
    type_in(palette, "fit all")
    enter(palette)
    window.actions_["help.commands"].trigger()
    assert words(palette)[0] == "Fit all"
    assert window.program.preferences.commands[0] == "view.fit"


def test_arrows_go_round_and_pages_stop_at_the_end(palette: CommandPalette) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    last = palette.model.rowCount() - 1
    assert palette.list.currentIndex().row() == last
    QTest.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == last
    QTest.keyClick(palette.field, Qt.Key.Key_PageUp)
    assert palette.list.currentIndex().row() == last - 10


def test_escape_gives_the_focus_back(palette: CommandPalette, window: MainWindow) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.canvas.hasFocus()


def test_a_click_beside_it_closes_it(palette: CommandPalette) -> None:
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, palette.height() - 5))
    assert not palette.isVisible()


def test_a_click_on_a_row_chooses_it(palette: CommandPalette, window: MainWindow) -> None:
    type_in(palette, "select all")
    spot = palette.list.visualRect(palette.model.index(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert len(session_of(window).selection) == len(session_of(window).journey.touchpoints)


def test_nothing_found_says_so(palette: CommandPalette) -> None:
    type_in(palette, "qqqqqq")
    assert not palette.list.isVisible()
    assert "Nothing found" in palette._none.text()
    enter(palette)
    assert palette.isVisible()


def test_without_a_document_there_are_no_touchpoints_but_templates(
    program: object, qtbot: object
) -> None:
    window = program.new_window()  # type: ignore[attr-defined]
    window.show_start()
    window.actions_["help.commands"].trigger()
    palette = opened(window)
    type_in(palette, "leer")
    kinds = {palette.model.entry(row).kind for row in range(palette.model.rowCount())}
    assert kinds == {"New from a template"}


def test_every_row_is_read_with_all_it_shows(palette: CommandPalette) -> None:
    type_in(palette, "duplicate")
    index = palette.model.index(0)
    read = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert read == "Duplicate, Edit, Ctrl+D, Select a touchpoint first"


def test_five_thousand_touchpoints_are_found_at_once(
    show: Callable[[Project], MainWindow], machine_tools: Project
) -> None:
    journey = machine_tools.journeys[0]
    card = journey.touchpoints[0]
    many = tuple(
        card.model_copy(update={"id": f"t{n}", "name": f"Angebot {n} per Post"})
        for n in range(5_000)
    )
    journey = journey.model_copy(update={"touchpoints": many, "links": ()})
    window = show(machine_tools.model_copy(update={"journeys": (journey,), "notes": ()}))
    window.actions_["help.commands"].trigger()
    palette = opened(window)
    start = time.thread_time()
    type_in(palette, "angebot 4711")
    assert (time.thread_time() - start) / len("angebot 4711") < 0.1
    assert words(palette)[0] == "Angebot 4711 per Post"


@pytest.mark.parametrize(
    ("key", "shift"), [(Qt.Key.Key_K, False), (Qt.Key.Key_P, True)], ids=["K", "Shift+P"]
)
def test_it_opens_while_somebody_types_in_a_field(
    window: MainWindow, key: Qt.Key, shift: bool
) -> None:
    shown = window.findChild(Palette)
    assert shown
    field = shown.search
    field.setFocus()
    held = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(field, key, held | Qt.KeyboardModifier.ShiftModifier if shift else held)
    assert opened(window).isVisible()


def test_its_key_closes_it_again(palette: CommandPalette) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()


def test_it_stays_over_the_window_when_that_changes_its_size(
    palette: CommandPalette, window: MainWindow
) -> None:
    window.resize(1_000, 640)
    assert palette.size() == window.size()
    assert palette.rect().contains(palette.box.geometry())


def test_the_language_can_change_again_and_again_after_it_was_open(window: MainWindow) -> None:
    for language in ("de", "en", "de", "en"):
        window.actions_["help.commands"].trigger()
        QApplication.processEvents()
        opened(window).leave()
        QApplication.processEvents()
        window.program.set_language(language)
        QApplication.processEvents()
    assert window.menuBar().actions()[0].text() == "&File"


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("New journey", "insert.journey"),
        ("neue Reise", "insert.journey"),
        ("clear filter", "view.clear_filter"),
        ("Filter löschen", "view.clear_filter"),
        ("Exportieren", "file.export_pdf"),
        ("drucken", "file.print"),
        ("dunkel", "list.theme:dark"),
        ("dark mode", "list.theme:dark"),
        ("Presentation", "view.present"),
        ("Präsentation", "view.present"),
        ("settings", "edit.preferences"),
        ("Klebezettel", "insert.note"),
        ("what if", "journey.try_out"),
        ("Handbuch", "help.context"),
        ("neue Karte", "insert.touchpoint"),
        ("entfernen", "edit.delete"),
    ],
)
def test_an_action_is_found_by_other_words_for_it(
    palette: CommandPalette, typed: str, id_: str
) -> None:
    type_in(palette, typed)
    assert palette.model.entry(0).id == id_


def test_the_own_name_of_an_action_comes_before_other_words(palette: CommandPalette) -> None:
    type_in(palette, "undo")
    assert palette.model.entry(0).id == "edit.undo"


def test_a_list_that_is_seen_whole_has_no_scroll_bar(palette: CommandPalette) -> None:
    type_in(palette, "dark mode")
    assert not palette.list.verticalScrollBar().isVisible()
    type_in(palette, "e")
    assert palette.list.verticalScrollBar().isVisible()

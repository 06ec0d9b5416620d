"""The window as a whole: actions, status, undo, focus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import ratings, touchpoints
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.project import Project
from canvas_app.widgets.canvas.view_port import READABLE
from canvas_app.widgets.document import Document
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.panels.inspector import Inspector
from canvas_app.widgets.panels.palette import Palette
from canvas_app.widgets.program import Program
from canvas_app.widgets.scores.book import Book
from canvas_app.widgets.scores.score_page import ScorePage
from canvas_app.widgets.session import Session
from canvas_app.widgets.sides import NARROWEST_LEFT, NARROWEST_RIGHT, RIGHT


def session_of(window: MainWindow) -> Session:
    assert window.session
    return window.session


def texts(window: MainWindow) -> str:
    return " | ".join((window.status.counts.text(), window.status.rated.text()))


def test_the_status_bar_counts(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.status.rated.text() != "")
    assert texts(window) == "30 touchpoints · 3 personas · 5 stages | rated 27 of 27"
    assert window.status.journey.text() == "As-is"
    assert window.status.zoom.text().endswith("%")


def test_counts_give_way_to_a_sentence_until_it_is_over(window: MainWindow, qtbot: QtBot) -> None:
    status = window.status
    window.setMinimumSize(0, 0)
    window.resize(853, 600)
    qtbot.waitUntil(lambda: status.width() == 853 and status.rated.text() != "")
    assert status.counts.isVisible()
    status.name_target("Awareness · Petra Lang, between the search engine and the trade fair stand")
    qtbot.waitUntil(lambda: not status.target.is_cut)
    status.refresh()
    assert not status.rated.isVisible()
    status.name_target("")
    assert status.counts.isVisible()
    assert status.rated.isVisible()


def test_a_card_in_focus_is_named_as_it_is_since_it_was_changed(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Right)
    target, session = window.status.target, session_of(window)
    assert "importance 6" in target.text()
    session.apply(ratings.rate(session.selection, None, "customer", "importance", 3))
    qtbot.waitUntil(lambda: "importance 3" in target.text())
    window.status.tell("Something else")
    window.status.change_target("What was named before", "What it is called now")
    assert target.text() == "Something else"


def test_how_large_things_are_shown_is_told_in_the_narrowest_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.setMinimumSize(0, 0)
    window.resize(640, 600)
    status = window.status
    qtbot.waitUntil(lambda: status.width() == 640)
    status.saved.setText("Saved 12:41 · a-rather-long-name-of-a-project.json")
    status.show_rated(27, 30)
    qtbot.waitUntil(lambda: status.zoom.geometry().right() < status.width())
    assert not status.rated.isVisible()


def test_the_lens_is_named_in_the_status_bar(window: MainWindow) -> None:
    session_of(window).show(lens="pl")
    assert window.status.journey.text() == "As-is · Petra Lang"


def test_how_many_are_selected_is_told_once_they_are_painted(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.status.counts.text()
    session_of(window).select(["t01", "t02"])
    assert window.status.counts.text() == before
    qtbot.waitUntil(lambda: window.status.counts.text() == "2 selected · importance ⌀ 7.0")
    session_of(window).select(["t01"])
    assert window.status.counts.text() == before


def test_undo_names_its_step(window: MainWindow) -> None:
    session_of(window).apply(touchpoints.toggle_moment_of_truth(["t01"]))
    assert window.actions_["edit.undo"].text().startswith("Undo ")
    window.actions_["edit.undo"].trigger()
    assert not window.actions_["edit.undo"].isEnabled()
    assert window.actions_["edit.redo"].text().startswith("Redo ")


def test_a_refused_edit_is_told_in_a_sentence(window: MainWindow) -> None:
    def refuse(project: Project) -> Project:
        raise EditError("too_many_touchpoints", limit=20_000)

    session_of(window).apply(Edit("add_touchpoint", refuse))
    assert "20,000" in window.status.target.text()


def test_a_deletion_offers_to_take_it_back(window: MainWindow) -> None:
    before = session_of(window).project
    session_of(window).apply(touchpoints.delete(["t01", "t02", "t03"]))
    assert window.banner.words == "3 touchpoints deleted"
    button = window.banner.findChild(QPushButton)
    assert button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session_of(window).project is before
    assert not window.banner.isVisible()


def test_the_offer_goes_with_the_next_edit(window: MainWindow) -> None:
    session_of(window).apply(touchpoints.delete(["t01"]))
    session_of(window).apply(touchpoints.vote(["t02"], 1))
    assert not window.banner.isVisible()


@pytest.mark.parametrize(
    "id_",
    [
        "edit.cut",
        "edit.copy",
        "insert.link",
        "edit.duplicate",
        "edit.delete",
        "edit.rename",
        "journey.vote",
        "view.fit_selection",
    ],
)
def test_what_needs_a_selection_is_off_without_one(window: MainWindow, id_: str) -> None:
    assert not window.actions_[id_].isEnabled()
    session_of(window).select(["t01"])
    assert window.actions_[id_].isEnabled()


def test_what_works_on_the_card_in_focus_is_on_without_a_selection(window: MainWindow) -> None:
    session_of(window).select(["t01"])
    window.canvas.reveal("t01")
    session_of(window).select(())
    assert window.actions_["edit.copy"].isEnabled()
    window.canvas.go(None)
    assert not window.actions_["edit.copy"].isEnabled()


def test_a_menu_of_things_that_need_a_selection_is_off_without_one(window: MainWindow) -> None:
    same = window.menus._lists["menu.same"]
    assert not same.isEnabled()
    session_of(window).select(["t01"])
    assert same.isEnabled()


@pytest.mark.parametrize("id_", ["journey.rating_run", "edit.select_all", "select.invert"])
def test_what_needs_cards_is_off_in_an_empty_journey(window: MainWindow, id_: str) -> None:
    assert window.actions_[id_].isEnabled()
    session = session_of(window)
    session.apply(touchpoints.delete([card.id for card in session.journey.touchpoints]))
    assert not window.actions_[id_].isEnabled()


def test_a_try_can_be_undone_and_nothing_redone(window: MainWindow) -> None:
    session_of(window).try_out()
    assert window.actions_["edit.undo"].isEnabled()
    session_of(window).drop()
    assert not window.actions_["edit.undo"].isEnabled()


def test_the_key_of_an_action_that_is_off_tells_what_it_needs(window: MainWindow) -> None:
    key(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.status.target.text() == "Select a touchpoint first"


def test_alt_r_says_again_what_was_said_last(window: MainWindow) -> None:
    window.status.tell("Moved to Purchase, 2 of 5")
    window.status._forget()
    key(window, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert window.status.target.text() == "Moved to Purchase, 2 of 5"


def test_alt_r_names_the_card_in_focus_again(window: MainWindow) -> None:
    window.canvas.reveal("t01")
    said = window.status.target.text()
    window.status._forget()
    key(window, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert said
    assert window.status.target.text() == said


def test_what_needs_a_document_is_off_on_the_start_page(window: MainWindow) -> None:
    bare = window.program.new_window()
    on = {command.spec.id for command in bare.actions_ if command.isEnabled()}
    assert {"file.new", "file.open", "file.quit", "help.about"} <= on
    assert not {"file.save", "view.zoom_in", "insert.touchpoint", "file.export_pdf"} & on


def key(window: MainWindow, which: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    modifiers = Qt.KeyboardModifier.NoModifier
    for each in held:
        modifiers |= each
    QTest.keyClick(window.canvas, which, modifiers)


def test_letters_on_the_canvas_are_commands(window: MainWindow) -> None:
    session_of(window).select(["t01"])
    before = session_of(window).selected[0]
    key(window, Qt.Key.Key_V)
    key(window, Qt.Key.Key_M)
    now = session_of(window).selected[0]
    assert now.votes == before.votes + 1
    assert now.moment_of_truth is not before.moment_of_truth


def test_i_and_dot_change_view_and_lens(window: MainWindow) -> None:
    key(window, Qt.Key.Key_I)
    key(window, Qt.Key.Key_Period)
    view = session_of(window).view
    assert (view.view, view.lens) == ("internal", "pl")
    assert window.tools.view.currentText() == "Internal view"
    assert window.tools.lens.currentText() == "Petra Lang"


def test_ctrl_plus_and_ctrl_equals_zoom_in(window: MainWindow) -> None:
    key(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    for which in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        before = window.canvas.zoom
        key(window, which, Qt.KeyboardModifier.ControlModifier)
        assert window.canvas.zoom > before


def test_letters_typed_into_a_field_stay_there(window: MainWindow, qtbot: QtBot) -> None:
    inspector = window.findChild(Inspector)
    assert inspector
    session_of(window).select(["t01"])
    qtbot.waitUntil(lambda: inspector.title.isVisible())
    votes = session_of(window).selected[0].votes
    inspector.title.setFocus()
    inspector.title.selectAll()
    QTest.keyClicks(inspector.title, "nvm?")
    assert inspector.title.toPlainText() == "nvm?"
    assert session_of(window).selected[0].votes == votes


def test_escape_in_a_panel_goes_back_to_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    inspector = window.findChild(Inspector)
    assert inspector
    session_of(window).select(["t01"])
    qtbot.waitUntil(lambda: inspector.title.isVisible())
    window.activateWindow()
    field = inspector.rating.scales["importance"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()


def test_panels_can_be_hidden_and_brought_back(window: MainWindow) -> None:
    window.actions_["view.sides"].trigger()
    assert (window.sides.palette_shown, window.sides.panels_shown) == (False, False)
    window.actions_["view.scores"].trigger()
    assert (window.sides.tab, window.sides.panels_shown) == ("scores", True)
    window.actions_["view.palette"].trigger()
    assert window.sides.palette_shown


def test_a_bar_that_comes_does_not_zoom_the_canvas(window: MainWindow) -> None:
    canvas = window.canvas
    window.resize(1680, 1000)
    QTest.qWait(20)
    zoom, high = canvas.zoom, canvas.height()
    assert zoom > READABLE
    assert window.session
    window.session.select([window.session.journey.touchpoints[0].id])
    window.actions_["edit.delete"].trigger()
    window.actions_["insert.capture"].trigger()
    QTest.qWait(20)
    assert canvas.height() < high
    assert canvas.zoom == zoom


def test_the_key_of_the_palette_leads_into_its_search_and_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(window.findChildren(Palette)))
    window.activateWindow()
    window.canvas.setFocus()
    (palette,) = window.findChildren(Palette)
    window.sides.show_list("outline")
    window.actions_["view.palette"].trigger()
    assert palette.search.hasFocus()
    window.actions_["view.palette"].trigger()
    assert (window.sides.palette_shown, window.canvas.hasFocus()) == (False, True)
    window.actions_["view.palette"].trigger()
    assert (window.sides.palette_shown, palette.search.hasFocus()) == (True, True)


def test_a_row_of_the_scores_leads_the_canvas_to_its_card(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["view.scores"].trigger()
    page = next(p for p in window.findChildren(ScorePage) if p.key == "journey_score")
    qtbot.waitUntil(lambda: bool(page.view.tiles.tiles))
    weakest = next(tile for tile in page.view.tiles.tiles if tile.ids)
    qtbot.waitUntil(lambda: weakest.isVisible() and weakest.height() >= weakest.sizeHint().height())
    QTest.mouseClick(weakest, Qt.MouseButton.LeftButton)
    assert session_of(window).selection == ("t19",)


def test_the_journey_switch_names_states_and_shows_the_other(
    show: Callable[[Project], MainWindow], planning: Project
) -> None:
    window = show(planning)
    buttons = window.tools.journeys._group.buttons()
    assert [button.text() for button in buttons] == ["As-is", "To-be"]
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert session_of(window).journey.id == planning.journeys[1].id
    assert window.status.journey.text() == "To-be"


def test_one_journey_needs_no_switch(window: MainWindow) -> None:
    assert not window.tools.journeys.isVisible()


def test_every_button_has_a_name_and_a_tooltip(window: MainWindow) -> None:
    for button in window.tools.findChildren(QPushButton):
        assert button.accessibleName() or button.text()
        assert button.toolTip()


def test_titles_are_cut_and_made_harmless(
    show: Callable[[Project], MainWindow], machine_tools: Project
) -> None:
    window = show(machine_tools.model_copy(update={"title": "a\u202eb\n" + "x" * 300}))
    assert "\u202e" not in window.windowTitle()
    assert len(window.windowTitle()) < 160


def test_a_narrow_window_has_one_column_beside_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    sides = window.sides
    window.setMinimumSize(0, 0)
    window.resize(640, 600)
    qtbot.waitUntil(lambda: not sides.palette_shown)
    assert sides.panels_shown
    assert not window.actions_["view.palette"].isChecked()
    sides.toggle_palette()
    assert (sides.palette_shown, sides.panels_shown) == (True, False)
    sides.show_tab("scores")
    assert (sides.palette_shown, sides.panels_shown) == (False, True)
    assert sides.wanted == (True, True)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: sides.palette_shown and sides.panels_shown)
    assert window.canvas.width() > 500


def test_the_canvas_of_a_small_or_much_enlarged_window_is_as_wide_as_a_panel(
    window: MainWindow, qtbot: QtBot
) -> None:
    sides = window.sides
    window.setMinimumSize(0, 0)
    for width, both in ((853, False), (1024, True)):  # 1280 px at 150 and at 125 %
        window.resize(width, 480)
        qtbot.waitUntil(lambda width=width: sides.width() == width)  # type: ignore[misc]
        assert (sides.palette_shown, sides.panels_shown) == (both, True)
        qtbot.waitUntil(lambda: window.canvas.width() >= RIGHT)


def test_the_tabs_of_the_lists_need_no_arrows_in_their_narrowest_column(
    window: MainWindow,
) -> None:
    bar = window.sides.lists.tabBar()
    assert bar.sizeHint().width() <= NARROWEST_LEFT


def test_the_names_of_the_panels_fit_their_narrowest_column_in_german(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.program.set_language("de")
    bar = window.sides.tabs.tabBar()
    qtbot.waitUntil(lambda: bar.tabText(bar.count() - 1) == "Maßnahmen")
    assert bar.tabRect(bar.count() - 1).right() < NARROWEST_RIGHT


def test_the_window_is_brought_up_to_date_once_an_edit(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, refreshed = session_of(window), []
    session.select([card.id for card in session.journey.touchpoints[:3]])
    known = MainWindow.refresh

    def refresh(self: MainWindow) -> None:
        refreshed.append(self)
        known(self)

    monkeypatch.setattr(MainWindow, "refresh", refresh)
    session.apply(touchpoints.delete(session.selection))
    assert len(refreshed) == 1
    assert window.actions_["edit.undo"].isEnabled()
    assert not window.actions_["edit.merge"].isEnabled()
    session.undo()
    assert len(refreshed) == 2
    assert window.actions_["edit.merge"].isEnabled()


def test_panels_are_made_one_after_the_other_until_another_document_comes(
    program: Program, session: Session, planning: Project, qtbot: QtBot
) -> None:
    window = program.new_window()
    window.show_document(Document(session))
    seen: list[int] = []
    while not seen or seen[-1] < 4:
        QApplication.processEvents()
        seen.append(len(window.findChildren(Book)))
    assert list(dict.fromkeys(seen)) == [0, 1, 2, 3, 4]
    assert window.findChild(Palette) is None
    window.show_document(Document(Session(planning)))
    qtbot.wait(1)
    assert window.findChild(Palette) is None
    qtbot.waitUntil(lambda: window.findChild(Palette) is not None)


def test_keys_are_given_to_actions_again_only_when_they_change(window: MainWindow) -> None:
    new = window.actions_["insert.touchpoint"]
    given: list[object] = []
    for command in window.actions_:
        command.changed.connect(lambda: given.append(1))
    window.take_preferences()
    assert given == []
    assert window.actions_.bind({"insert.touchpoint": ("X",)}, letters=True)
    assert new.shortcut().toString() == "X"
    assert "(X)" in new.toolTip()

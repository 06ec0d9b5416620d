"""Finding, filtering and selecting in a real window, by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.layout.board import layout
from canvas_app.model.edits.touchpoints import rename
from canvas_app.model.filter import NO_FILTER, Filter
from canvas_app.model.project import Project
from canvas_app.panels.filter_words import found
from canvas_app.widgets.canvas.menu import CanvasMenu
from canvas_app.widgets.find.filter_panel import FilterPanel
from canvas_app.widgets.find.find_bar import FindBar
from canvas_app.widgets.find.finder import Finder
from canvas_app.widgets.find.saved import ManageViews, NameView
from canvas_app.widgets.find.strip import FilterStrip
from canvas_app.widgets.find.tokens import Token
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.session import Session

Show = Callable[[Project], MainWindow]
NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def saas(show: Show, planning: Project, qtbot: QtBot) -> MainWindow:
    """A window with a planning software as-is and to-be, the canvas in focus."""
    window = show(planning)
    window.resize(1680, 1020)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()
    return window


def session_of(window: MainWindow) -> Session:
    assert window.session
    return window.session


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(widget, key, held)


def bar(window: MainWindow) -> FindBar:
    press(window.canvas, Qt.Key.Key_F, CTRL)
    return window.finder.bar


def type_(window: MainWindow, text: str) -> FindBar:
    shown = bar(window)
    QTest.keyClicks(shown.field, text)
    return shown


def tokens(widget: QWidget) -> dict[str, Token]:
    return {t.text(): t for t in widget.findChildren(Token) if t.isVisibleTo(widget)}


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_without_finding_nothing_of_it_is_made(saas: MainWindow) -> None:
    assert saas._finder is None
    assert not saas.findChildren(FindBar)


def test_ctrl_f_filters_while_typing_and_counts(saas: MainWindow) -> None:
    shown = type_(saas, "mail")
    assert shown.isVisible()
    assert shown.field.hasFocus()
    assert shown.said.text() == "3 of 18 touchpoints"
    assert session_of(saas).view.filter == Filter(text="mail")


def test_enter_goes_from_match_to_match_and_around(saas: MainWindow) -> None:
    shown = type_(saas, "mail")
    session, met = session_of(saas), []
    for _ in range(4):
        press(shown.field, Qt.Key.Key_Return)
        met.append(session.selection)
    assert met[:3] == [(id_,) for id_ in found(session.view)]
    assert met[3] == met[0]
    assert shown.said.text() == "Match 1 of 3"
    assert shown.field.hasFocus()


def test_shift_enter_and_shift_f3_go_back(saas: MainWindow) -> None:
    shown = type_(saas, "mail")
    ids = found(session_of(saas).view)
    press(shown.field, Qt.Key.Key_Return, SHIFT)
    assert session_of(saas).selection == (ids[-1],)
    press(saas.canvas, Qt.Key.Key_F3, SHIFT)
    assert session_of(saas).selection == (ids[-2],)
    press(saas.canvas, Qt.Key.Key_F3)
    assert session_of(saas).selection == (ids[-1],)


def test_the_match_that_is_gone_to_comes_into_sight(saas: MainWindow) -> None:
    saas.canvas.zoom_to(2.0)
    shown = type_(saas, "mail")
    press(shown.field, Qt.Key.Key_Return, SHIFT)
    (id_,) = session_of(saas).selection
    canvas = saas.canvas
    assert id_ in {node.touchpoint_id for node in canvas.nodes_in_sight()}


def test_f3_without_anything_to_find_opens_the_field(saas: MainWindow) -> None:
    press(saas.canvas, Qt.Key.Key_F3)
    assert saas.finder.bar.field.hasFocus()


def test_alt_enter_selects_every_match(saas: MainWindow, qtbot: QtBot) -> None:
    shown = type_(saas, "mail")
    press(shown.field, Qt.Key.Key_Return, ALT)
    assert session_of(saas).selection == found(session_of(saas).view)
    assert len(session_of(saas).selection) == 3
    qtbot.waitUntil(lambda: saas.status.counts.text().startswith("3 selected"))


def test_escape_forgets_the_text_and_returns_to_the_canvas(saas: MainWindow) -> None:
    shown = type_(saas, "mail")
    press(shown.field, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert session_of(saas).view.filter == NO_FILTER
    assert saas.canvas.hasFocus()


def in_sight(window: MainWindow) -> set[str | None]:
    return {node.touchpoint_id for node in window.canvas.nodes_in_sight()}


def test_typing_brings_the_first_match_into_sight_and_escape_goes_back(saas: MainWindow) -> None:
    saas.canvas.zoom_to(2.5)
    before, focus = saas.canvas.port, saas.canvas.focus
    last = session_of(saas).journey.touchpoints[-1]
    assert last.id not in in_sight(saas)
    shown = type_(saas, last.name)
    assert last.id in in_sight(saas)
    assert session_of(saas).selection == ()
    press(shown.field, Qt.Key.Key_Escape)
    assert (saas.canvas.port.left, saas.canvas.port.top) == (before.left, before.top)
    assert saas.canvas.focus == focus


def test_who_went_to_a_match_stays_there(saas: MainWindow) -> None:
    saas.canvas.zoom_to(2.5)
    last = session_of(saas).journey.touchpoints[-1]
    shown = type_(saas, last.name)
    press(shown.field, Qt.Key.Key_Return)
    press(shown.field, Qt.Key.Key_Escape)
    assert last.id in in_sight(saas)
    assert session_of(saas).selection == (last.id,)


def test_other_filters_outlive_the_bar(saas: MainWindow) -> None:
    session_of(saas).show(filter=Filter(moment_of_truth=True))
    shown = type_(saas, "mail")
    press(shown.field, Qt.Key.Key_Escape)
    assert session_of(saas).view.filter == Filter(moment_of_truth=True)


def test_what_is_found_nowhere_says_what_to_do(saas: MainWindow) -> None:
    shown = type_(saas, "zzz")
    assert shown.said.text() == "No match. Try fewer words."
    assert not shown.buttons["next"].isEnabled()
    press(shown.field, Qt.Key.Key_Return)
    assert session_of(saas).selection == ()


def test_a_match_in_another_journey_is_one_click_away(saas: MainWindow) -> None:
    shown = type_(saas, "mail")
    (lead,) = [b for b in shown.findChildren(QPushButton) if b.isVisible()]
    assert lead.text() == "1 in To-be"
    click(lead)
    session = session_of(saas)
    assert session.journey.state == "to_be"
    assert session.selection == found(session.view)


def test_in_a_small_window_the_way_to_other_journeys_stands_below(saas: MainWindow) -> None:
    saas.resize(960, 600)
    shown = type_(saas, "checker")
    assert not [b for b in shown.findChildren(QPushButton) if b.isVisible()]
    (lead,) = [b for b in saas.finder.strip.flow.findChildren(QPushButton) if b.isVisible()]
    assert lead.text() == "1 in To-be"


def test_notes_of_the_parking_lot_are_one_click_away(saas: MainWindow) -> None:
    from canvas_app.model.edits import notes

    session_of(saas).apply(notes.add("Fax machine", "question"))
    shown = type_(saas, "fax")
    (lead,) = [b for b in shown.findChildren(QPushButton) if b.isVisible()]
    assert lead.text() == "1 note in the parking lot"
    click(lead)
    assert saas.sides.list == "parking"


def test_filters_stand_over_the_canvas_and_go_when_clicked(saas: MainWindow) -> None:
    session = session_of(saas)
    session.show(filter=Filter(moment_of_truth=True, note_kinds=frozenset({"pain"})))
    (strip,) = saas.findChildren(FilterStrip)
    assert strip.isVisible()
    assert set(tokens(strip)) == {"Moments of truth", "With a note: Pain point"}
    assert strip.said.text() == f"{len(found(session.view))} of 18 touchpoints"
    click(tokens(strip)["With a note: Pain point"])
    assert session.view.filter == Filter(moment_of_truth=True)
    click(strip.clear)
    assert session.view.filter == NO_FILTER
    assert not strip.isVisible()


def test_many_filters_leave_room_for_the_canvas(saas: MainWindow) -> None:
    session = session_of(saas)
    project = session.project
    session.show(
        filter=Filter(
            channels=frozenset(channel.id for channel in project.channels),
            owners=frozenset(department.id for department in project.departments),
            stages=frozenset(stage.id for stage in project.stages),
        )
    )
    strip = saas.finder.strip
    assert len(tokens(strip)) == 12
    (more,) = [b for b in strip.flow.findChildren(QPushButton) if b.objectName() == "more"]
    click(more)
    (panel,) = saas.findChildren(FilterPanel)
    panel.close()


def test_what_was_found_is_announced_when_typing_rests(
    saas: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "canvas_app.widgets.find.finder.announce", lambda _widget, words: said.append(words)
    )
    type_(saas, "mail")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["3 of 18 touchpoints"]


def test_the_status_bar_names_the_filter(saas: MainWindow) -> None:
    session_of(saas).show(filter=Filter(note_kinds=frozenset({"pain"})))
    assert saas.status.journey.text() == "As-is · Filter: Pains only"


def test_the_panel_switches_filters_by_mouse_and_keyboard(saas: MainWindow) -> None:
    press(saas.canvas, Qt.Key.Key_F, CTRL | SHIFT)
    (panel,) = saas.findChildren(FilterPanel)
    offered = {token.text(): token for token in panel.tokens()}
    click(offered["Email"])
    press(offered["App"], Qt.Key.Key_Space)
    press(offered["Only assumed"], Qt.Key.Key_Return)
    wanted = session_of(saas).view.filter
    assert (len(wanted.channels), wanted.evidence) == (2, "without")
    assert offered["Email"].isChecked()
    click(offered["Only assumed"])
    assert session_of(saas).view.filter.evidence == "any"
    assert panel.said.text() == "8 of 18 touchpoints"
    click(panel.clear)
    assert not any(token.isChecked() for token in panel.tokens())
    panel.close()


def test_the_panel_fits_the_screen_and_is_gone_when_closed(saas: MainWindow, qtbot: QtBot) -> None:
    saas.actions_["view.filter"].trigger()
    (panel,) = saas.findChildren(FilterPanel)
    assert saas.screen().availableGeometry().contains(panel.frameGeometry())
    press(panel, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not saas.findChildren(FilterPanel))


def entries(window: MainWindow, name: str) -> list[str]:
    menu = window.findChild(QMenu, name)
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def test_presets_are_always_there_and_can_be_recalled(saas: MainWindow) -> None:
    assert "Pains only" in entries(saas, "list.saved")
    menu = saas.findChild(QMenu, "list.saved")
    assert isinstance(menu, QMenu)
    next(a for a in menu.actions() if a.text() == "Pains only").trigger()
    assert session_of(saas).view.filter == Filter(note_kinds=frozenset({"pain"}))
    entries(saas, "list.saved")
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["Pains only"]


def test_a_filter_is_kept_under_a_name_with_its_persona_and_recalled(saas: MainWindow) -> None:
    session = session_of(saas)
    lens = session.project.personas[0].id
    session.show(filter=Filter(moment_of_truth=True), lens=lens, view="customer")
    saas.actions_["view.save_view"].trigger()
    (dialog,) = saas.findChildren(NameView)
    assert dialog.name.text() == "Moments of truth"
    dialog.name.setText("Decisive & mine")
    press(dialog.name, Qt.Key.Key_Return)
    session.show(filter=NO_FILTER, lens=None, view="best")
    assert entries(saas, "list.saved")[-1] == "Decisive && mine"
    menu = saas.findChild(QMenu, "list.saved")
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    view = session.view
    assert (view.filter, view.lens, view.view) == (Filter(moment_of_truth=True), lens, "customer")
    session.undo()
    assert session.project.saved_views == ()


def test_without_a_filter_there_is_nothing_to_keep(saas: MainWindow) -> None:
    assert not saas.actions_["view.save_view"].isEnabled()
    session_of(saas).show(filter=Filter(text="x"))
    assert saas.actions_["view.save_view"].isEnabled()


def test_without_anything_found_there_are_no_matches_to_select(saas: MainWindow) -> None:
    assert not saas.actions_["select.matches"].isEnabled()
    type_(saas, "app")
    assert saas.actions_["select.matches"].isEnabled()


def test_the_empty_list_of_saved_views_names_the_menus_that_lead_there(saas: MainWindow) -> None:
    from canvas_app.widgets.menus import BAR, INNER

    saas.actions_["view.manage_views"].trigger()
    (dialog,) = saas.findChildren(ManageViews)
    menu = next(words for words, rows in BAR if "menu.filter" in rows).replace("&", "")
    inner, rows = INNER["menu.filter"]
    assert "view.save_view" in rows
    way = f"{menu}, {inner.replace('&', '')}, {saas.actions_['view.save_view'].spec.text}"
    assert way.replace("&", "").removesuffix("…") in dialog.hint.text()


def test_saved_views_are_renamed_and_deleted_in_their_list(saas: MainWindow, qtbot: QtBot) -> None:
    from canvas_app.model.edits import saved_views

    session = session_of(saas)
    for name in ("One", "Two"):
        session.apply(saved_views.keep(name, Filter(text=name)))
    saas.actions_["view.manage_views"].trigger()
    (dialog,) = saas.findChildren(ManageViews)
    dialog.list.setCurrentRow(0)
    dialog.list.item(0).setText("First")
    qtbot.waitUntil(lambda: dialog.list.item(0).text() == "First")
    assert [saved.name for saved in session.project.saved_views] == ["First", "Two"]
    press(dialog.list, Qt.Key.Key_Delete)
    assert [saved.name for saved in session.project.saved_views] == ["Two"]
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert dialog.banner.words
    press(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    session.redo()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    click(dialog.show_)
    assert session.view.filter == Filter(text="Two")


def test_another_document_begins_without_filters(saas: MainWindow, machine_tools: Project) -> None:
    session = session_of(saas)
    session.show(filter=Filter(success=True))
    session.replace(machine_tools, None)
    assert session.view.filter == NO_FILTER
    assert not saas.finder.strip.isVisible()


def test_a_filter_forgets_the_channel_that_is_deleted(saas: MainWindow) -> None:
    from canvas_app.model.edits import channels

    session = session_of(saas)
    channel = next(c.channel_id for c in session.journey.touchpoints if c.channel_id)
    session.show(filter=Filter(channels=frozenset({channel}), moment_of_truth=True))
    session.apply(channels.delete([channel]))
    assert session.view.filter == Filter(moment_of_truth=True)


def test_menus_select_what_is_alike_and_the_rest(saas: MainWindow) -> None:
    session = session_of(saas)
    first = session.journey.touchpoints[0]
    session.select((first.id,))
    saas.actions_["select.same_stage"].trigger()
    stages = {card.stage_id for card in session.selected}
    assert (stages, len(session.selection)) == ({first.stage_id}, 3)
    saas.actions_["select.invert"].trigger()
    assert len(session.selection) == 15
    assert first.id not in session.selection


def test_the_menu_of_a_card_selects_what_is_alike(saas: MainWindow) -> None:
    session = session_of(saas)
    session.select((session.journey.touchpoints[0].id,))
    menu = CanvasMenu(saas.canvas.scene, saas.canvas)
    menu.ids_asked.connect(session.select)
    (same,) = [a.menu() for a in menu.actions() if a.text() == "Select same"]
    assert isinstance(same, QMenu)
    assert [a.text() for a in same.actions()][3] == "Stage (3)"
    same.actions()[3].trigger()
    assert len(session.selection) == 3
    menu.deleteLater()


def test_the_table_is_found_in_too_and_gets_the_focus_back(saas: MainWindow) -> None:
    saas.actions_["view.table"].trigger()
    table = saas.middle.currentWidget()
    assert table
    saas.actions_["edit.find"].trigger()
    QTest.keyClicks(saas.finder.bar.field, "mail")
    assert saas.finder.bar.said.text() == "3 of 18 touchpoints"
    press(saas.finder.bar.field, Qt.Key.Key_Return)
    press(saas.finder.bar.field, Qt.Key.Key_Escape)
    focused = saas.focusWidget()
    assert focused is table or table.isAncestorOf(focused)
    assert saas.middle.currentWidget() is table


def test_keys_of_menus_inside_menus_work(saas: MainWindow) -> None:
    press(saas.canvas, Qt.Key.Key_5, CTRL)
    assert saas.sides.tab == "gaps"


def test_words_follow_the_language(saas: MainWindow) -> None:
    shown = type_(saas, "mail")
    saas.program.set_language("de")
    assert shown.field.accessibleName()
    saas.program.set_language("en")
    assert shown.said.text() == "3 of 18 touchpoints"


def test_many_cards_are_filtered_when_somebody_stops_typing(
    saas: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canvas_app.widgets.find.finder.MANY", 3)
    type_(saas, "mail")
    assert session_of(saas).view.filter == NO_FILTER
    qtbot.waitUntil(lambda: session_of(saas).view.filter.text == "mail")


def test_enter_does_not_wait(saas: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("canvas_app.widgets.find.finder.MANY", 3)
    press(type_(saas, "mail").field, Qt.Key.Key_Return)
    assert session_of(saas).selection == found(session_of(saas).view)[:1]


def test_the_finder_is_made_once(saas: MainWindow) -> None:
    bar(saas)
    bar(saas)
    assert len(saas.findChildren(Finder)) == 1


def test_saved_views_are_moved_in_their_list(saas: MainWindow, qtbot: QtBot) -> None:
    from canvas_app.model.edits import saved_views

    session = session_of(saas)
    for name in ("One", "Two", "Three"):
        session.apply(saved_views.keep(name, Filter(text=name)))
    saas.actions_["view.manage_views"].trigger()
    (dialog,) = saas.findChildren(ManageViews)
    dialog.list.setCurrentRow(2)
    for _times in range(3):  # the third time there is nowhere to go
        press(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        qtbot.wait(5)
    assert [saved.name for saved in session.project.saved_views] == ["Three", "One", "Two"]
    assert [item.text() for item in dialog.list.selectedItems()] == ["Three"]
    session.undo()
    assert [saved.name for saved in session.project.saved_views] == ["One", "Two", "Three"]


def test_saved_views_stand_as_they_were_dragged(saas: MainWindow) -> None:
    from canvas_app.model.edits import saved_views

    session = session_of(saas)
    for name in ("One", "Two"):
        session.apply(saved_views.keep(name, Filter(text=name)))
    saas.actions_["view.manage_views"].trigger()
    (dialog,) = saas.findChildren(ManageViews)
    assert not dialog.list.item(0).flags() & Qt.ItemFlag.ItemIsDropEnabled
    dialog.list.insertItem(0, dialog.list.takeItem(1))
    dialog.take_order()
    assert [saved.name for saved in session.project.saved_views] == ["Two", "One"]


def test_very_many_cards_fade_without_holding_the_window_up(
    saas: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canvas_app.widgets.canvas.ahead.MANY", 3)
    canvas, before = saas.canvas, saas.canvas.base
    type_(saas, "mail")
    assert canvas.base is before
    with qtbot.waitSignal(canvas.presented):
        pass
    assert canvas.base.nodes == layout(session_of(saas).view).nodes
    assert canvas.base is canvas.shown is not before


def test_an_edit_does_not_wait_for_cards_that_fade(
    saas: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canvas_app.widgets.canvas.ahead.MANY", 3)
    session = session_of(saas)
    for text in ("m", "ma", "mail"):
        session.show(filter=replace(NO_FILTER, text=text))
    session.apply(rename(session.journey.touchpoints[0].id, "Renamed"))
    assert saas.canvas.shown.nodes == layout(session.view).nodes
    qtbot.wait(100)
    assert saas.canvas.shown.nodes == layout(session.view).nodes

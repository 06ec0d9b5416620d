"""The palette: find a usual touchpoint and bring it to the canvas."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from canvas_app.i18n import set_language
from canvas_app.model.catalogue import add_entry
from canvas_app.model.edits import stages, touchpoints
from canvas_app.model.project import PHASES
from canvas_app.widgets.bundled import catalogue
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.mime import entry_id_of
from canvas_app.widgets.panels.palette import Palette
from canvas_app.widgets.panels.palette_list import EntryRole, Row
from canvas_app.widgets.session import Session


@pytest.fixture
def palette(qtbot: QtBot, session: Session, fonts: None) -> Palette:
    made = Palette(session)
    qtbot.addWidget(made)
    made.resize(240, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def entries(palette: Palette) -> list[Row]:
    return [row for row in palette.model.rows if row.entry]


def headings(palette: Palette) -> list[str]:
    return [row.words for row in palette.model.rows if not row.entry]


def test_all_entries_stand_under_the_phases_of_the_project(palette: Palette) -> None:
    assert len(entries(palette)) == 156
    assert headings(palette) == ["Vor dem Kauf", "Während des Kaufs", "Nach dem Kauf"]
    ranks = [[*PHASES].index(row.phase) for row in palette.model.rows]  # type: ignore[arg-type]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("query", ["Messe", "trade fair", "TRADE FAIR"])
def test_it_is_found_in_either_language(palette: Palette, query: str) -> None:
    QTest.keyClicks(palette.search, query)
    assert "Trade fair" in " ".join(row.words for row in entries(palette)[:3])
    assert headings(palette) == []


def test_nothing_found_is_said_in_a_sentence(palette: Palette) -> None:
    QTest.keyClicks(palette.search, "qqqq")
    assert not palette.list.isVisible()
    assert "Nothing found" in palette._none.text()


def test_escape_empties_the_search(palette: Palette) -> None:
    QTest.keyClicks(palette.search, "qqqq")
    QTest.keyClick(palette.search, Qt.Key.Key_Escape)
    assert len(entries(palette)) == 156


def test_entries_on_the_canvas_are_ticked(palette: Palette, session: Session) -> None:
    used = {card.catalogue_id for card in session.journey.touchpoints} - {None}
    assert {row.entry.id for row in entries(palette) if row.entry and row.used} == used


def test_a_tick_goes_with_its_last_card(palette: Palette, session: Session) -> None:
    first = next(row.entry for row in entries(palette) if row.used)
    assert first
    cards = [c.id for c in session.journey.touchpoints if c.catalogue_id == first.id]
    session.apply(touchpoints.delete(cards))
    assert [row.used for row in entries(palette) if row.entry is first] == [False]


def test_search_then_enter_places_the_best_entry(palette: Palette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.search, "newsletter")
    with qtbot.waitSignal(palette.placed) as told:
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert told.args == [entries(palette)[0].entry.id]  # type: ignore[union-attr]


def test_enter_in_an_empty_search_places_nothing(palette: Palette, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(palette.placed):
        QTest.keyClick(palette.search, Qt.Key.Key_Return)


def test_arrows_lead_from_the_search_into_the_list_and_back(palette: Palette, qtbot: QtBot) -> None:
    palette.search.setFocus()
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.hasFocus()
    QTest.keyClick(palette.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.placed) as told:
        QTest.keyClick(palette.list, Qt.Key.Key_Return)
    assert told.args == [entries(palette)[1].entry.id]  # type: ignore[union-attr]
    QTest.keyClick(palette.list, Qt.Key.Key_Up)
    QTest.keyClick(palette.list, Qt.Key.Key_Up)
    assert palette.search.hasFocus()


def test_a_click_arms_an_entry(palette: Palette, qtbot: QtBot) -> None:
    where = palette.list.visualRect(palette.model.index(1, 0)).center()
    with qtbot.waitSignal(palette.armed) as told:
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [entries(palette)[0].entry.id]  # type: ignore[union-attr]


def test_a_heading_cannot_be_chosen(palette: Palette, qtbot: QtBot) -> None:
    where = palette.list.visualRect(palette.model.index(0, 0)).center()
    with qtbot.assertNotEmitted(palette.armed):
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_drag_carries_the_entry(palette: Palette) -> None:
    mime = palette.model.mimeData([palette.model.index(1, 0)])
    assert entry_id_of(mime) == entries(palette)[0].entry.id  # type: ignore[union-attr]


def test_long_names_are_broken_not_cut(palette: Palette) -> None:
    set_language("de")
    palette._speak()
    delegate, view = palette.list.itemDelegate(), palette.list
    option = view.viewOptions() if hasattr(view, "viewOptions") else None
    assert option is None or delegate.sizeHint(option, palette.model.index(1, 0)).height() >= 34
    heights = {view.visualRect(palette.model.index(row, 0)).height() for row in range(1, 60)}
    assert len(heights) > 1


def test_screen_readers_hear_place_and_use(palette: Palette) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    told = [palette.model.index(i, 0).data(role) for i in range(len(palette.model.rows))]
    assert any(words and words.endswith("online, on the canvas already") for words in told)


def test_enter_puts_a_card_on_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.findChild(Palette)
    assert palette
    before = len(window.canvas.scene.view.journey.touchpoints)
    QTest.keyClicks(palette.search, "podcast")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.session
    cards = window.session.journey.touchpoints
    assert len(cards) == before + 1
    assert window.session.selected[0].catalogue_id == "podcast"


def test_escape_in_the_palette_lays_an_armed_entry_down(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.findChild(Palette)
    assert palette
    where = palette.list.visualRect(palette.model.index(1, 0)).center()
    window.activateWindow()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert "Esc" in window.status.target.text()
    palette.list.setFocus()
    with qtbot.waitSignal(window.canvas.disarmed):
        QTest.keyClick(palette.list, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()
    assert palette.list.selectedIndexes() == []


def test_rows_hold_their_data(palette: Palette) -> None:
    assert palette.model.index(1, 0).data(EntryRole).entry


@pytest.fixture
def missing(palette: Palette) -> Palette:
    palette.which.chosen.emit("missing")
    return palette


def test_what_is_usual_but_missing_stands_under_the_stages(
    missing: Palette, session: Session
) -> None:
    assert set(headings(missing)) <= {stage.name for stage in session.project.stages}
    there = {card.catalogue_id for card in session.journey.touchpoints}
    assert entries(missing)
    assert not there & {row.entry.id for row in entries(missing) if row.entry}
    assert not missing.add.isEnabled()


def test_a_stage_of_ones_own_is_offered_what_its_phase_lacks(
    palette: Palette, session: Session
) -> None:
    session.apply(stages.add("Cancelling", "before"))
    own = next(each for each in session.project.stages if each.name == "Cancelling")
    palette.show_missing(own.id)
    phase = {stage.name for stage in session.project.stages if stage.phase == "before"}
    assert headings(palette)
    assert set(headings(palette)) <= phase
    assert palette._none.text().startswith("Nothing else is usual in “Cancelling”")


def test_ticked_ones_are_added_as_unused_in_one_step(missing: Palette, session: Session) -> None:
    before = session.project
    missing.list.choose_first()
    QTest.keyClick(missing.list, Qt.Key.Key_Space)
    QTest.keyClick(missing.list, Qt.Key.Key_Down)
    QTest.keyClick(missing.list, Qt.Key.Key_Space)
    picked = missing.model.picked
    assert "2" in missing.add.text()
    QTest.mouseClick(missing.add, Qt.MouseButton.LeftButton)
    new = session.journey.touchpoints[-2:]
    assert {card.catalogue_id for card in new} == set(picked)
    assert {card.status for card in new} == {"unused"}
    assert not set(picked) & {row.entry.id for row in entries(missing) if row.entry}
    session.undo()
    assert session.project is before


def test_what_was_missing_is_shown_on_the_canvas(missing: Palette, session: Session) -> None:
    shown: list[str] = []
    missing.added.connect(shown.append)
    missing.list.choose_first()
    QTest.keyClick(missing.list, Qt.Key.Key_Space)
    QTest.mouseClick(missing.add, Qt.MouseButton.LeftButton)
    assert shown == [session.journey.touchpoints[-1].id]


def test_in_a_low_window_the_missing_ones_have_the_room_of_the_words(missing: Palette) -> None:
    missing.resize(240, 500)
    assert missing._none.isVisible()
    missing.resize(240, 300)
    assert not missing._none.isVisible()
    QTest.keyClicks(missing.search, "qqqq")
    assert missing._none.isVisible()


def test_a_tick_is_taken_back_by_a_click(missing: Palette) -> None:
    missing.list.choose_first()
    for count in (1, 0):
        rect = missing.list.visualRect(missing.list.currentIndex())
        QTest.mouseClick(missing.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        assert len(missing.model.picked) == count


def test_a_click_on_a_heading_ticks_nothing(missing: Palette) -> None:
    missing.list.choose_first()
    rect = missing.list.visualRect(missing.model.index(0, 0))
    QTest.mouseClick(missing.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert missing.model.picked == ()


def test_the_search_narrows_the_missing_ones_too(missing: Palette) -> None:
    count = len(entries(missing))
    QTest.keyClicks(missing.search, "app")
    assert 0 < len(entries(missing)) < count
    high = missing.which.height()
    QTest.keyClicks(missing.search, "qqqq")
    assert missing._none.text() == "Nothing found."
    QTest.qWait(20)
    assert missing.which.height() == high


def pick(palette: Palette, name: str, value: str | None) -> None:
    palette.narrow._fill()
    for menu in palette.narrow.findChildren(QMenu):
        for action in menu.actions():
            if action.data() == (name, value):
                action.trigger()
                return
    raise AssertionError((name, value))


def test_the_palette_is_narrowed_and_says_to_what(palette: Palette) -> None:
    pick(palette, "environment", "offline")
    found = [row.entry.environment for row in entries(palette) if row.entry]
    assert set(found) == {"offline", "both"}
    assert palette._none.text() == "Only: offline"
    pick(palette, "phase", "during")
    assert {row.phase for row in palette.model.rows} == {"during"}
    palette.narrow.clear()
    assert len(entries(palette)) == 156
    assert not palette._none.isVisible()


def test_what_was_used_last_stands_in_front(palette: Palette, session: Session) -> None:
    for name in ("Newsletter", "Podcast"):
        palette.search.setText(name)
        row = entries(palette)[0]
        assert row.entry
        edit = add_entry(catalogue(), session.project, session.view.journey_id, row.entry)
        session.apply(edit)
    palette.search.clear()
    assert [row.words for row in palette.model.rows[:3]] == ["Used last", "Podcast", "Newsletter"]
    session.undo()
    assert palette.model.rows[0].words == "Used last"

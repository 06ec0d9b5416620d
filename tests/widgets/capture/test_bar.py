"""The capture bar: what a scribe types arrives, and the focus never leaves the line."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from canvas_app import i18n
from canvas_app.model.edits import records, touchpoints
from canvas_app.model.project import MAX_CHANNELS, Channel, Project
from canvas_app.widgets.capture.bar import CaptureBar
from canvas_app.widgets.capture.words import Chip
from canvas_app.widgets.controls.text_field import TextField
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.session import Session
from tests.model.edits.small import card, project

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(window: MainWindow, qtbot: QtBot) -> CaptureBar:
    """The bar, opened from the canvas by its key."""
    return opened(window, qtbot)


def opened(window: MainWindow, qtbot: QtBot) -> CaptureBar:
    window.activateWindow()
    window.canvas.setFocus()
    qtbot.waitUntil(window.canvas.hasFocus)
    QTest.keyClick(window.canvas, Keys.Key_Return, CTRL)
    found = window.findChildren(CaptureBar)
    assert len(found) == 1
    assert found[0].line.hasFocus()
    return found[0]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_in(bar: CaptureBar, *lines: str) -> None:
    """Type lines into whatever has the focus, each with Enter."""
    for line in lines:
        QTest.keyClicks(focus(), line)
        QTest.keyClick(focus(), Keys.Key_Return)


def press(bar: CaptureBar, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(bar.line, key, held)


def new(session: Session) -> list[tuple[str, str]]:
    """Return stage and name of the cards that the sample did not have."""
    known = {f"t{number:02}" for number in range(1, 31)}
    cards = (card for card in session.journey.touchpoints if card.id not in known)
    return [(card.stage_id, card.name) for card in cards]


def notes_on(session: Session, touchpoint_id: str) -> list[str]:
    return [n.text for n in session.project.notes if n.touchpoint_id == touchpoint_id]


def words(chips: tuple[Chip, ...]) -> list[str]:
    return [chip.words for chip in chips]


def test_sixty_cards_arrive_in_order_none_lost_and_none_twice(bar: CaptureBar) -> None:
    session, lines = bar.session, [f"Contact {n}" for n in range(60)]
    steps = len(session.history.past)
    type_in(bar, *lines)
    assert [name for _stage, name in new(session)] == lines
    stage = [c.name for c in sorted(session.journey.touchpoints, key=lambda c: (c.seq, c.id))]
    assert [name for name in stage if name.startswith("Contact")] == lines
    assert len(session.history.past) == steps + 60
    assert bar.line.hasFocus()
    assert bar.line.text() == ""


def test_ten_cards_need_ten_titles_and_ten_keys(bar: CaptureBar) -> None:
    type_in(bar, *(f"Card {n}" for n in range(10)))
    assert [name for _stage, name in new(bar.session)] == [f"Card {n}" for n in range(10)]


def test_the_last_stage_stays_until_another_is_chosen(bar: CaptureBar) -> None:
    type_in(bar, "one", "3 two", "three", "7 four")
    press(bar, Keys.Key_2, ALT)
    type_in(bar, "five")
    QTest.keyClicks(bar.line, "4 six")
    press(bar, Keys.Key_5, ALT)
    type_in(bar, "")
    stages = [stage.id for stage in bar.session.project.stages]
    assert [(stages.index(stage) + 1, name) for stage, name in new(bar.session)] == [
        *((1, "one"), (3, "two"), (3, "three"), (3, "7 four"), (2, "five")),
        (5, "six"),
    ]


def test_a_number_alone_only_chooses_the_stage(bar: CaptureBar) -> None:
    type_in(bar, "4", "card")
    assert new(bar.session) == [(bar.session.project.stages[3].id, "card")]
    assert bar.stage.text().startswith("4")


def test_all_that_is_said_is_on_the_card_in_one_step(bar: CaptureBar) -> None:
    type_in(bar, "2 Call #phone !8 @petra *")
    card = bar.session.journey.touchpoints[-1]
    assert (card.name, card.channel_id, card.persona_ids) == ("Call", "phone", ("pl",))
    assert card.moment_of_truth
    assert [(r.persona_id, r.view, r.importance) for r in card.ratings] == [(None, "customer", 8)]
    bar.session.undo()
    assert new(bar.session) == []


def test_what_is_understood_is_shown_while_typing(bar: CaptureBar) -> None:
    QTest.keyClicks(bar.line, "3 Call #phone !8 @petra *")
    said = ["Telefon", "Importance 8", "Petra Lang", "Moment of truth"]
    assert words(bar.row.chips) == said
    assert bar.stage.text() == "3  Kauf"
    assert bar.line.accessibleDescription() == ", ".join(["Kauf", *said])
    bar.line.setText("Call #drum_mail @nobody")
    assert words(bar.row.chips) == ["New channel 'drum mail'", "Nobody is called 'nobody'"]
    bar.line.setText("#phone")
    assert words(bar.row.chips) == ["Telefon", "A name is missing"]
    bar.line.setText("- slow")
    assert words(bar.row.chips) == ["Pain point in the parking lot"]


def test_an_unknown_channel_is_added_in_the_same_step(bar: CaptureBar) -> None:
    channels = bar.session.project.channels
    type_in(bar, "Drums #drum_mail", "More #Drum-Mail")
    assert [c.name for c in bar.session.project.channels] == [
        *(c.name for c in channels),
        "drum mail",
    ]
    assert len({card.channel_id for card in bar.session.journey.touchpoints[-2:]}) == 1
    bar.session.undo()
    bar.session.undo()
    assert bar.session.project.channels == channels


def test_notes_hang_on_the_last_card_else_they_are_parked(bar: CaptureBar) -> None:
    type_in(bar, "? who", "Card", "- slow", "+ faster")
    id_ = bar.session.journey.touchpoints[-1].id
    written = [n for n in bar.session.project.notes if n.text in ("who", "slow", "faster")]
    assert {(n.kind, n.text, n.touchpoint_id) for n in written} == {
        ("question", "who", None),
        ("pain", "slow", id_),
        ("opportunity", "faster", id_),
    }
    assert words(bar.row.quiet) == ["faster", "slow", "Card · Wahrnehmung"]


def test_a_sign_alone_is_no_note(bar: CaptureBar) -> None:
    notes = len(bar.session.project.notes)
    type_in(bar, "-")
    assert len(bar.session.project.notes) == notes
    assert bar.line.text() == "-"


def test_a_card_belongs_to_the_persona_of_the_lens(bar: CaptureBar) -> None:
    bar.session.show(lens="pl", view="internal")
    type_in(bar, "Card !3")
    card = bar.session.journey.touchpoints[-1]
    assert card.persona_ids == ("pl",)
    assert [(r.persona_id, r.view) for r in card.ratings] == [("pl", "internal")]


def test_escape_leaves_the_last_card_and_what_is_half_typed(
    bar: CaptureBar, window: MainWindow, qtbot: QtBot
) -> None:
    type_in(bar, "Card")
    QTest.keyClicks(bar.line, "half ty")
    press(bar, Keys.Key_Escape)
    assert bar.isHidden()
    assert window.canvas.hasFocus()
    assert [name for _stage, name in new(bar.session)] == ["Card"]
    again = opened(window, qtbot)
    assert again is bar
    assert bar.line.text() == "half ty"


def test_in_an_empty_line_undo_and_redo_are_those_of_the_window(bar: CaptureBar) -> None:
    type_in(bar, "one", "two")
    press(bar, Keys.Key_Z, CTRL)
    assert [name for _stage, name in new(bar.session)] == ["one"]
    assert words(bar.row.quiet) == ["one · Wahrnehmung"]
    press(bar, Keys.Key_Z, CTRL | SHIFT)
    assert [name for _stage, name in new(bar.session)] == ["one", "two"]
    QTest.keyClicks(bar.line, "abc")
    press(bar, Keys.Key_Z, CTRL)
    assert [name for _stage, name in new(bar.session)] == ["one", "two"]
    assert bar.line.text() == ""


def test_up_takes_the_last_line_back_and_enter_corrects_it(bar: CaptureBar) -> None:
    steps = len(bar.session.history.past)
    type_in(bar, "one", "2 Hotlne")
    press(bar, Keys.Key_Up)
    assert bar.line.text() == "2 Hotlne"
    assert words(bar.row.chips) == ["Corrects the last one"]
    bar.line.setText("3 Hotline")
    type_in(bar, "")
    assert new(bar.session) == [("awareness", "one"), ("purchase", "Hotline")]
    assert len(bar.session.history.past) == steps + 2


def test_what_was_changed_since_is_not_taken_back(bar: CaptureBar) -> None:
    type_in(bar, "one")
    bar.session.apply(touchpoints.toggle_moment_of_truth(["t01"]))
    press(bar, Keys.Key_Up)
    assert bar.line.text() == ""


def test_leaving_a_correction_leaves_the_card(bar: CaptureBar) -> None:
    type_in(bar, "one")
    press(bar, Keys.Key_Up)
    press(bar, Keys.Key_Escape)
    assert [name for _stage, name in new(bar.session)] == ["one"]


def test_a_likely_duplicate_is_hinted_and_never_blocks(bar: CaptureBar) -> None:
    known = bar.session.journey.touchpoints[0]
    stage = next(s.name for s in bar.session.project.stages if s.id == known.stage_id)
    QTest.keyClicks(bar.line, known.name.upper())
    assert bar.hint.words == f"Like '{known.name}' in {stage}"
    press(bar, Keys.Key_Down, ALT)
    assert bar.session.selection == (known.id,)
    assert bar.line.hasFocus()
    press(bar, Keys.Key_Return)
    assert new(bar.session) == [("awareness", known.name.upper())]
    assert bar.hint.words == f"Like '{known.name}' in {stage}"
    QTest.keyClicks(bar.line, "another thing")
    assert bar.hint.words == ""


def test_what_is_typed_can_go_into_the_card_it_is_like(bar: CaptureBar) -> None:
    known, steps = bar.session.journey.touchpoints[0], len(bar.session.history.past)
    QTest.keyClicks(bar.line, f"{known.name} *")
    press(bar, Keys.Key_Return, ALT)
    assert new(bar.session) == []
    assert bar.session.journey.touchpoints[0].moment_of_truth
    assert bar.line.text() == ""
    assert len(bar.session.history.past) == steps + 1


def test_the_last_one_can_be_merged_after_it_was_typed(bar: CaptureBar, qtbot: QtBot) -> None:
    known = bar.session.journey.touchpoints[0]
    type_in(bar, f"{known.name} *")
    QTest.mouseClick(bar.hint.merge, Qt.MouseButton.LeftButton)
    assert new(bar.session) == []
    assert bar.session.journey.touchpoints[0].moment_of_truth
    type_in(bar, "- slow")
    assert "slow" in notes_on(bar.session, known.id)


def test_a_new_card_is_brought_into_sight(bar: CaptureBar, window: MainWindow) -> None:
    window.canvas.zoom_to(2.0)
    type_in(bar, "5 Far away")
    id_ = bar.session.journey.touchpoints[-1].id
    node = window.canvas.base.by_id[f"card:{id_}@*"]
    x, y = window.canvas.port.to_window(node.x, node.y)
    assert 0 <= x <= window.canvas.width()
    assert 0 <= y <= window.canvas.height()
    assert bar.session.selection == (id_,)


def test_the_bar_opens_from_a_field_of_a_panel_and_from_the_toolbar(
    bar: CaptureBar, window: MainWindow, qtbot: QtBot
) -> None:
    press(bar, Keys.Key_Escape)
    bar.session.select(["t01"])
    qtbot.waitUntil(lambda: window.sides.findChild(TextField) is not None)
    for kind in (QLineEdit, TextField):
        field = window.sides.findChild(kind)
        assert field is not None
        field.setFocus()
        QTest.keyClick(field, Keys.Key_Return, CTRL)
        assert bar.line.hasFocus()
        press(bar, Keys.Key_Escape)
    button = window.tools.widgetForAction(window.actions_["insert.capture"])
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bar.line.hasFocus()


def test_in_an_open_editor_the_key_is_the_editors(window: MainWindow, bar: CaptureBar) -> None:
    press(bar, Keys.Key_Escape)
    window.canvas.add_here()
    first = window.canvas.editor
    assert first is not None
    QTest.keyClicks(first, "Typed in place")
    QTest.keyClick(first, Keys.Key_Return, CTRL)
    assert window.canvas.editor not in (None, first)
    assert bar.isHidden()


@pytest.mark.parametrize("typed", ["x" * 10_000, "a\nb\nc", "مرحبا #x", "🎉" * 400, "<b>&amp;</b>"])
def test_bad_input_becomes_one_card(bar: CaptureBar, typed: str) -> None:
    bar.line.setText(typed)
    press(bar, Keys.Key_Return)
    assert len(new(bar.session)) == 1
    assert bar.line.text() == ""


def test_another_journey_another_stage_and_another_language(
    show: Callable[[Project], MainWindow], planning: Project, qtbot: QtBot
) -> None:
    bar = opened(show(planning), qtbot)
    type_in(bar, "As it is")
    bar.session.show(journey_id=planning.journeys[1].id)
    assert bar.captured == []
    type_in(bar, "To be", "- slow")
    to_be = bar.session.journey.touchpoints[-1]
    assert to_be.name == "To be"
    assert "slow" in notes_on(bar.session, to_be.id)
    i18n.set_language("de")
    bar.speak()
    i18n.set_language("en")


def test_the_bar_goes_with_its_document(
    show: Callable[[Project], MainWindow], planning: Project, bar: CaptureBar, window: MainWindow
) -> None:
    from canvas_app.widgets.document import Document
    from tests.widgets.conftest import NOW, bury

    window.show_document(Document(Session(planning, None, clock=lambda: NOW)))
    bury()
    bury()
    assert window.findChildren(CaptureBar) == []


def test_the_selected_cards_are_merged_by_an_action(window: MainWindow) -> None:
    session = window.session
    assert session
    action = window.actions_["edit.merge"]
    session.select(["t02"])
    assert not action.isEnabled()
    session.select(["t02", "t01"])
    n = len(session.journey.touchpoints)
    action.trigger()
    assert session.selection == ("t02",)
    assert len(session.journey.touchpoints) == n - 1
    assert window.banner.words == "Merge of 2 touchpoints"
    session.undo()
    assert len(session.journey.touchpoints) == n


def test_several_lines_become_several_cards_of_the_stage(bar: CaptureBar) -> None:
    QTest.keyClicks(bar.line, "half ty")
    press(bar, Keys.Key_3, ALT)
    QApplication.clipboard().setText("First\nSecond\n\nThird\n")
    QTest.keySequence(bar.line, "Ctrl+V")
    purchase = bar.session.project.stages[2].id
    assert new(bar.session) == [(purchase, name) for name in ("First", "Second", "Third")]
    assert bar.line.text() == "half ty"
    QApplication.clipboard().setText("ped\n")
    QTest.keySequence(bar.line, "Ctrl+V")
    assert bar.line.text().startswith("half typed")


def test_an_empty_project_is_filled_from_the_bar(
    show: Callable[[Project], MainWindow], qtbot: QtBot
) -> None:
    bar = opened(show(project(personas=())), qtbot)
    assert "@persona" in words(bar.row.quiet)
    type_in(bar, "First", "2 Second @nobody")
    names = [(c.stage_id, c.name) for c in bar.session.journey.touchpoints]
    assert names == [("one", "First"), ("two", "Second @nobody")]


def test_a_key_is_answered_at_once_among_two_thousand_cards(
    show: Callable[[Project], MainWindow], qtbot: QtBot
) -> None:
    cards = [card(f"t{n}", seq=n) for n in range(2_000)]
    bar = opened(show(project(*cards)), qtbot)
    taken = []
    for letter in "Another contact":
        start = time.thread_time()
        bar.line.insert(letter)
        taken.append(time.thread_time() - start)
    assert sorted(taken)[len(taken) // 2] < 0.02


def test_what_is_refused_stays_in_the_line(
    show: Callable[[Project], MainWindow], qtbot: QtBot
) -> None:
    many = tuple(Channel(id=f"c{n}", name=f"Channel {n}") for n in range(MAX_CHANNELS))
    window = show(project(channels=many))
    bar = opened(window, qtbot)
    type_in(bar, "Call #brandnew")
    assert new(bar.session) == []
    assert bar.line.text() == "Call #brandnew"
    assert str(MAX_CHANNELS) in window.status.target.text()
    assert words(bar.row.chips) == ["New channel 'brandnew'"]


def test_the_keyboard_reaches_every_part_of_the_bar_and_leaves_it(
    bar: CaptureBar, window: MainWindow
) -> None:
    QTest.keyClicks(bar.line, bar.session.journey.touchpoints[0].name)
    way: list[QWidget] = [bar.line]
    for _ in range(5):
        QTest.keyClick(focus(), Keys.Key_Tab)
        way.append(focus())
    assert way == [bar.line, bar.add, bar.stage, bar.hint.look, bar.hint.merge, bar.shut]
    QTest.keyClick(bar.shut, Keys.Key_Escape)
    assert bar.isHidden()
    assert window.canvas.hasFocus()


def test_f6_goes_from_the_canvas_to_the_line(bar: CaptureBar, window: MainWindow) -> None:
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Keys.Key_F6)
    assert bar.line.hasFocus()


def test_the_stage_is_chosen_from_a_list_too(bar: CaptureBar, qtbot: QtBot) -> None:
    QTest.mouseClick(bar.stage, Qt.MouseButton.LeftButton)
    menu = bar.stage.findChild(QMenu)
    assert menu is not None
    assert [action.isChecked() for action in menu.actions()] == [True, *[False] * 4]
    menu.actions()[2].trigger()
    menu.close()
    type_in(bar, "Card")
    assert new(bar.session) == [("purchase", "Card")]


def test_the_bar_is_left_by_its_button(bar: CaptureBar, qtbot: QtBot) -> None:
    QTest.mouseClick(bar.shut, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_the_stage_leaves_a_narrow_bar_to_the_line(
    window: MainWindow, bar: CaptureBar, qtbot: QtBot
) -> None:
    bar.setFixedWidth(900)
    wide = bar.stage.sizeHint().width()
    qtbot.waitUntil(lambda: bar.stage.width() == wide)
    bar.setFixedWidth(330)
    qtbot.waitUntil(lambda: bar.line.width() > bar.stage.width())
    bar.setFixedWidth(900)
    qtbot.waitUntil(lambda: bar.stage.width() == wide)


def test_an_invitation_without_room_leaves_out_whole_parts(bar: CaptureBar) -> None:
    metrics = bar.line.fontMetrics()
    bar.line.resize(metrics.horizontalAdvance("Touchpoint, or ? question, - pain, +") + 24, 40)
    assert bar.line.placeholderText() == "Touchpoint, or ? question, - pain"
    bar.line.resize(900, 40)
    assert bar.line.placeholderText().endswith("+ idea")


def test_the_first_card_finds_all_ready_that_it_needs(window: MainWindow, qtbot: QtBot) -> None:
    records._adapter.cache_clear()
    bar = opened(window, qtbot)
    assert bar.session.history.past == ()
    qtbot.waitUntil(lambda: records._adapter.cache_info().misses > 0)
    ready = records._adapter.cache_info().misses
    type_in(bar, "Anruf #telefon !8 *")
    assert len(new(bar.session)) == 1
    assert records._adapter.cache_info().misses == ready

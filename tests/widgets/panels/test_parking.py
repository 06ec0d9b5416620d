"""The parking lot: typed, edited, voted, carried to cards and back."""

from collections.abc import Callable
from time import thread_time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import notes
from canvas_app.model.project import Note, Project
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.panels.parking import Parking
from canvas_app.widgets.panels.parking_list import buttons
from canvas_app.widgets.session import Session

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Keys, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
TEXTS = {"n1": ("pain", 0), "n2": ("pain", 3), "n3": ("question", 1), "n4": ("note", 0)}


@pytest.fixture
def lot(machine_tools: Project) -> Session:
    """A session whose parking lot holds four notes."""
    found = [Note(id=k, kind=kind, text=k, votes=n) for k, (kind, n) in TEXTS.items()]
    return Session(machine_tools.model_copy(update={"notes": tuple(found)}))


@pytest.fixture
def parking(lot: Session, qtbot: QtBot) -> Parking:
    """The list of that session."""
    made = Parking(lot)
    qtbot.addWidget(made)
    made.resize(240, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def listed(parking: Parking) -> list[str]:
    """Return the rows: kinds of headings and ids of notes."""
    return [row.note.id if row.note else row.kind for row in parking.model.rows]


def choose(parking: Parking, id_: str) -> None:
    """Make a note the current one, with the keyboard on it."""
    parking.list.setFocus()
    parking.list.setCurrentIndex(parking.model.find(id_))


def now(session: Session, id_: str) -> Note:
    """Return a note as it is now."""
    return next(note for note in session.project.notes if note.id == id_)


def test_notes_stand_by_kind_with_the_most_votes_first(parking: Parking) -> None:
    assert listed(parking) == ["question", "n3", "pain", "n2", "n1", "note", "n4"]
    assert parking.model.index(2).data() == "Pain point · 2"


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("? Who pays", "question", "Who pays"),
        ("-Too slow", "pain", "Too slow"),
        ("+ Say it", "opportunity", "Say it"),
        ("Just so", "note", "Just so"),
        ("\\- dash", "note", "- dash"),
    ],
)
def test_a_typed_line_is_parked(
    parking: Parking, lot: Session, line: str, kind: str, text: str
) -> None:
    QTest.keyClicks(parking.field, line)
    QTest.keyClick(parking.field, Keys.Key_Return)
    note = lot.project.notes[-1]
    assert (note.kind, note.text, note.touchpoint_id) == (kind, text, None)
    assert parking.field.text() == ""


def test_nothing_typed_is_nothing_parked(parking: Parking, lot: Session) -> None:
    QTest.keyClicks(parking.field, "  ? ")
    QTest.keyClick(parking.field, Keys.Key_Return)
    assert lot.history.past == ()


def test_the_list_shows_which_note_the_keys_are_for_when_it_is_tabbed_into(
    parking: Parking, qtbot: QtBot
) -> None:
    parking.field.setFocus()
    qtbot.waitUntil(parking.field.hasFocus)
    QTest.keyClick(parking.field, Keys.Key_Tab)
    qtbot.waitUntil(parking.list.hasFocus)
    chosen = parking.list.selectionModel().selectedIndexes()
    assert [parking.model.rows[index.row()].note for index in chosen] == [parking.list.note()]
    assert parking.list.note() is not None


def test_votes_reorder_and_the_current_note_stays(parking: Parking, lot: Session) -> None:
    choose(parking, "n1")
    for _ in range(4):
        QTest.keyClick(parking.list, Keys.Key_V)
    QTest.keyClick(parking.list, Keys.Key_V, SHIFT)
    QTest.keyClick(parking.list, Keys.Key_V)
    assert now(lot, "n1").votes == 4
    assert listed(parking)[3:5] == ["n1", "n2"]
    assert parking.list.note() is now(lot, "n1")


def test_a_click_on_the_signs_votes(parking: Parking, lot: Session) -> None:
    place = parking.list.visualRect(parking.model.find("n2"))
    fewer, more = (area.center().toPoint() for area in buttons(place))
    QTest.mouseClick(parking.list.viewport(), LEFT, NONE, more)
    assert now(lot, "n2").votes == 4
    QTest.mouseClick(parking.list.viewport(), LEFT, NONE, fewer)
    assert now(lot, "n2").votes == 3


def test_digits_say_how_bad_a_pain_point_is(parking: Parking, lot: Session) -> None:
    choose(parking, "n2")
    QTest.keyClicks(parking.list, "5")
    choose(parking, "n3")
    QTest.keyClicks(parking.list, "5")
    assert (now(lot, "n2").severity, now(lot, "n3").severity) == (5, None)


def test_a_note_is_edited_in_its_row(parking: Parking, lot: Session) -> None:
    choose(parking, "n4")
    QTest.keyClick(parking.list, Keys.Key_F2)
    editor = parking.list.viewport().findChild(QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, " more")
    QTest.keyClick(editor, Keys.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert now(lot, "n4").text == "n4 more"


def test_a_deleted_note_comes_back_and_the_next_one_is_current(
    parking: Parking, lot: Session
) -> None:
    choose(parking, "n2")
    QTest.keyClick(parking.list, Keys.Key_Delete)
    assert listed(parking) == ["question", "n3", "pain", "n1", "note", "n4"]
    assert parking.list.note() is now(lot, "n1")
    lot.undo()
    assert "n2" in listed(parking)


def test_single_letters_can_be_off(parking: Parking, lot: Session) -> None:
    parking.list.letters = lambda: False
    choose(parking, "n2")
    QTest.keyClicks(parking.list, "v5p")
    assert lot.history.past == ()


def test_an_empty_lot_teaches(machine_tools: Project, qtbot: QtBot) -> None:
    made = Parking(Session(machine_tools.model_copy(update={"notes": ()})))
    qtbot.addWidget(made)
    made.show()
    assert not made.list.isVisible()
    made.light(True)
    assert made.list.isVisible()


def test_a_decision_is_listed_with_the_card_it_hangs_on(
    parking: Parking, lot: Session, qtbot: QtBot
) -> None:
    card = lot.journey.touchpoints[0]
    lot.apply(notes.add("So be it", "decision", card.id))
    row = parking.model.rows[1]
    assert (row.kind, row.place) == ("decision", card.name)
    choose(parking, row.key)
    with qtbot.waitSignal(parking.shown) as told:
        QTest.keyClick(parking.list, Keys.Key_Return)
    assert told.args == [card.id]
    QTest.keyClick(parking.list, Keys.Key_P)
    assert now(lot, row.key).touchpoint_id is None


def test_an_edit_of_one_note_touches_no_other_row(parking: Parking, lot: Session) -> None:
    touched: list[tuple[int, int]] = []
    parking.model.dataChanged.connect(lambda a, b: touched.append((a.row(), b.row())))
    lot.apply(notes.set_fields("n4", text="other"))
    assert touched == [(6, 6)]


def test_hundreds_of_notes_stay_quick(machine_tools: Project, qtbot: QtBot) -> None:
    many = tuple(Note(id=f"n{i}", text=f"Thought {i} " * 9, votes=i % 7) for i in range(500))
    session = Session(machine_tools.model_copy(update={"notes": many}))
    made = Parking(session)
    qtbot.addWidget(made)
    made.resize(240, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.grab()
    took = []
    for i in range(5):
        start = thread_time()
        session.apply(notes.vote(f"n{100 + i}", 1))
        made.grab()
        took.append(thread_time() - start)
    assert min(took) < 0.05


def test_p_sends_a_note_to_the_selected_card_and_back(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    assert session
    card = session.journey.touchpoints[3].id
    made = window.sides.show_list("parking")
    assert isinstance(made, Parking)
    note = next(row.note for row in made.model.rows if row.note)
    session.select((card,))
    window.canvas.reveal(card)
    choose(made, note.id)
    QTest.keyClick(made.list, Keys.Key_P)
    assert now(session, note.id).touchpoint_id == card
    window.canvas.setFocus()
    window.canvas._go_to_note(note.id, None)
    QTest.keyClick(window.canvas, Keys.Key_P)
    assert now(session, note.id).touchpoint_id is None


def test_enter_without_a_selected_card_waits_for_a_click(window: MainWindow) -> None:
    session = window.session
    assert session
    session.select(())
    made = window.sides.show_list("parking")
    assert isinstance(made, Parking)
    note = next(row.note for row in made.model.rows if row.note)
    choose(made, note.id)
    QTest.keyClick(made.list, Keys.Key_Return)
    canvas = window.canvas
    node = next(n for n in canvas.nodes_in_sight() if n.kind == "card")
    place = QPointF(*canvas.port.to_window(node.x + 60, node.y + 30)).toPoint()
    QTest.mouseClick(canvas, LEFT, NONE, place)
    assert now(session, note.id).touchpoint_id == node.touchpoint_id


def test_the_window_knows_where_its_parking_lot_is(window: MainWindow) -> None:
    bar = window.sides.lists.tabBar()
    tab = bar.mapToGlobal(bar.tabRect(2).center())
    assert window.sides.list == "palette"
    assert window.sides.parking_at(QPointF(tab))
    assert window.sides.list == "parking"
    assert not window.sides.parking_at(QPointF(window.canvas.mapToGlobal(QPoint(300, 300))))


def test_ctrl_8_shows_the_list_ready_to_type(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["view.parking"].trigger()
    made = window.findChild(Parking)
    assert made is not None
    qtbot.waitUntil(lambda: window.focusWidget() is made.field)


def test_the_lot_speaks_german(
    show: Callable[[Project], MainWindow], machine_tools: Project
) -> None:
    window = show(machine_tools)
    window.program.set_language("de")
    made = window.sides.show_list("parking")
    assert isinstance(made, Parking)
    headings = [made.model.index(i).data() for i, r in enumerate(made.model.rows) if not r.note]
    assert headings == ["Entscheidung · 1", "Notiz · 1"]


def test_a_list_that_is_not_seen_follows_when_it_comes_back(parking: Parking, lot: Session) -> None:
    parking.hide()
    lot.apply(notes.add("Meanwhile"))
    assert len(parking.model.rows) == 7
    parking.show()
    assert len(parking.model.rows) == 8

"""The canvas as Qt hands it to a screen reader."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import links, touchpoints
from canvas_app.model.project import Note
from canvas_app.widgets.accessible import factory, tree
from canvas_app.widgets.accessible.board import Board
from canvas_app.widgets.accessible.members import RENAME
from canvas_app.widgets.canvas import ahead
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.session import Session
from tests.model.edits.small import card, project
from tests.widgets.canvas.hands import middle

Name, Description = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def session() -> Session:
    """Lane a: x, y in one, u in two; lane b: z in one; lane c is empty; y carries a pain."""
    cards = (card("x", "a", 10), card("y", "a", 20), card("z", "b", 20), card("u", "a", 10, "two"))
    note = Note(id="n", kind="pain", text="too slow", touchpoint_id="y")
    return Session(project(*cards, notes=(note,)))


@pytest.fixture
def canvas(session: Session, qtbot: QtBot) -> Canvas:
    """The canvas of the session, active and with the keyboard's focus."""
    factory.install()
    made = Canvas(session)
    made.moving = False
    qtbot.addWidget(made)
    made.resize(1200, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def board(canvas: Canvas) -> Board:
    found = QAccessible.queryAccessibleInterface(canvas)
    assert isinstance(found, Board)
    return found


def inside(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(thing.childCount()):
        child = thing.child(at)
        yield child
        yield from inside(child)


def heard(canvas: Canvas, role: QAccessible.Role) -> list[str]:
    return [each.text(Name) for each in inside(board(canvas)) if each.role() == role]


def named(canvas: Canvas, start: str) -> QAccessibleInterface:
    return next(each for each in inside(board(canvas)) if each.text(Name).startswith(start))


def test_every_card_is_heard_in_its_stage(canvas: Canvas) -> None:
    cards = heard(canvas, QAccessible.Role.ListItem)
    assert cards == [
        "x, one, 1 of 2, A",
        "y, one, 2 of 2, A; 1 note",
        "z, one, 1 of 1, B",
        "u, two, 1 of 1, A",
    ]
    assert len(heard(canvas, QAccessible.Role.List)) == 3
    assert heard(canvas, QAccessible.Role.RowHeader) == ["A", "B", "C"]
    assert heard(canvas, QAccessible.Role.Note) == ["Pain point: too slow"]


def test_parents_and_places_fit_together(canvas: Canvas) -> None:
    for thing in [board(canvas), *inside(board(canvas))]:
        for at in range(thing.childCount()):
            child = thing.child(at)
            assert child.isValid()
            assert child.parent().text(Name) == thing.text(Name)
            assert thing.indexOfChild(child) == at
        assert thing.child(thing.childCount()) is None


def test_a_card_is_where_it_is_seen(canvas: Canvas) -> None:
    spot = canvas.mapToGlobal(middle(canvas, "y"))
    found = board(canvas).childAt(spot.x(), spot.y())
    assert found.text(Name).startswith("y")
    assert found.rect().contains(spot)
    nowhere = canvas.mapToGlobal(QPoint(-50, -50))
    assert board(canvas).childAt(nowhere.x(), nowhere.y()) is None


def test_the_focus_goes_down_to_a_note(canvas: Canvas) -> None:
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle(canvas, "y"))
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    focused = board(canvas).focusChild()
    assert "too slow" in focused.text(Name)
    assert focused.state().focused


def test_the_focus_moves_from_card_to_card_and_into_empty_cells(canvas: Canvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    focused = board(canvas).focusChild()
    assert focused.text(Name).startswith("x")
    assert (focused.state().focused, focused.state().selected) == (True, True)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    cell = board(canvas).focusChild()
    assert cell.text(Name) == "Empty cell, one, C"
    assert cell.parent().indexOfChild(cell) == 3
    assert focused.state().focused == 0


def test_a_note_and_a_link_can_have_the_focus(canvas: Canvas, session: Session) -> None:
    link = links.add("j", "x", "y")
    session.apply(link)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert board(canvas).focusChild().text(Name) == "Pain point: too slow"
    session.select_link(str(link.facts["id"]))
    focused = board(canvas).focusChild()
    assert "x" in focused.text(Name)
    assert board(canvas).indexOfChild(focused) >= 0


def test_a_card_can_be_selected_and_renamed_by_a_reader(
    canvas: Canvas, session: Session, qtbot: QtBot
) -> None:
    deeds = named(canvas, "z").actionInterface()
    deeds.doAction(deeds.pressAction())
    qtbot.waitUntil(lambda: session.selection == ("z",))
    deeds.doAction(RENAME)
    qtbot.waitUntil(lambda: canvas.editor is not None)
    assert named(canvas, "one").actionInterface() is None


def test_what_is_gone_is_not_valid_and_what_is_new_is_heard(
    canvas: Canvas, session: Session
) -> None:
    gone = [each for each in inside(board(canvas)) if each.text(Name).startswith("y")]
    session.apply(touchpoints.delete(["y"]))
    assert len(gone) == 1
    assert [name[0] for name in heard(canvas, QAccessible.Role.ListItem)] == ["x", "z", "u"]
    session.undo()
    assert [name[0] for name in heard(canvas, QAccessible.Role.ListItem)] == ["x", "y", "z", "u"]


def test_an_open_editor_is_a_child_of_the_canvas_too(canvas: Canvas) -> None:
    canvas.add_here()
    assert canvas.editor is not None
    editor = QAccessible.queryAccessibleInterface(canvas.editor)
    assert board(canvas).child(board(canvas).indexOfChild(editor)).object() is canvas.editor
    QTest.keyClick(canvas.editor, Qt.Key.Key_Escape)


def test_a_canvas_with_another_parent_keeps_its_cards(canvas: Canvas, qtbot: QtBot) -> None:
    assert len(heard(canvas, QAccessible.Role.ListItem)) == 4
    home = QWidget()
    qtbot.addWidget(home)
    canvas.setParent(home)
    assert len(heard(canvas, QAccessible.Role.ListItem)) == 4
    assert board(canvas).parent().object() is home
    canvas.setParent(None)
    assert len(heard(canvas, QAccessible.Role.ListItem)) == 4


def test_nothing_is_made_before_somebody_asks(canvas: Canvas) -> None:
    from canvas_app.widgets.accessible.tree import Tree

    assert canvas.findChild(Tree) is None
    board(canvas)
    assert canvas.findChild(Tree) is not None


def test_a_thousand_changes_while_somebody_walks_do_no_harm(
    canvas: Canvas, session: Session
) -> None:
    for turn in range(500):
        walked = inside(board(canvas))
        names = [next(walked).text(Name), next(walked).text(Name)]
        session.apply(touchpoints.delete(["x"]))
        names += [each.text(Name) for each in inside(board(canvas))]
        session.undo()
        assert all(names), turn
    assert len(heard(canvas, QAccessible.Role.ListItem)) == 4


def test_who_stands_elsewhere_or_is_rated_is_told_by_its_new_name(
    canvas: Canvas, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, QAccessible.Event]] = []
    monkeypatch.setattr(tree, "tell", lambda thing, kind: told.append((thing.text(Name), kind)))
    assert all(each.text(Name) for each in inside(board(canvas)))
    session.apply(touchpoints.toggle_moment_of_truth(["u"]))
    assert told == [("u, two, 1 of 1, A; moment of truth", QAccessible.Event.NameChanged)]
    told.clear()
    session.apply(touchpoints.delete(["x"]))
    renamed = [name for name, kind in told if kind == QAccessible.Event.NameChanged]
    assert renamed == ["one, stage 1 of 3, 2 touchpoints", "y, one, 1 of 1, A; 1 note"]


def test_a_reader_does_not_hold_up_a_large_change(
    canvas: Canvas, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(tree, "tell", lambda member, event: told.append(event.name))
    heard(canvas, QAccessible.Role.ListItem)
    for name in ("MANY", "CROWD", "SOME"):
        monkeypatch.setattr(ahead, name, 0)
    session.apply(touchpoints.delete(["x"]))
    assert canvas.awaited
    assert "ObjectDestroyed" not in told
    qtbot.waitUntil(lambda: "ObjectDestroyed" in told)
    assert not canvas.awaited

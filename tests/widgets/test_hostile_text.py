"""Whatever a file calls its things is shown letter by letter, wherever it is shown (T-01)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from canvas_app.gestures import focus as focusing
from canvas_app.gestures.answers import Menu, OpenPile
from canvas_app.model.edits import links, notes, saved_views
from canvas_app.model.filter import Filter
from canvas_app.model.project import Project
from canvas_app.widgets.actions import SPECS
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.sides import LISTS, TABS

TEXTS = ("title", "name", "text", "label", "role", "quote", "description", "client", "segment")
HOSTILE = "<b>&Bad</b><img src='x'> %s %(n)d {} {name} {0.__class__} \u202e\x00\n\t👩‍👧 "
BARRED = {"file.close", "file.quit", "file.new", "file.open", "file.save", "file.save_as"}


def poisoned(tree: object, key: str = "") -> object:
    """Return a tree of JSON with hostile texts in the place of all names."""
    if isinstance(tree, dict):
        return {name: poisoned(value, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return [poisoned(value, key) for value in tree]
    return HOSTILE + tree[:40] if isinstance(tree, str) and tree and key in TEXTS else tree


@pytest.fixture
def project(planning: Project) -> Project:
    tree = json.loads(planning.model_dump_json())
    return Project.model_validate_json(json.dumps(poisoned(tree)))


def faults(widget: QWidget) -> Iterator[str]:
    """Tell where a widget would read the text of a person as markup or as keys."""
    name = f"{type(widget).__name__}#{widget.objectName()}"
    yield from (f"{name} tip {words!r}" for words in (widget.toolTip(),) if _is_read(words))
    shows = isinstance(widget, QLabel | QMessageBox) and "Bad" in widget.text()
    if shows and widget.textFormat() != Qt.TextFormat.PlainText:  # type: ignore[attr-defined]
        yield f"{name} reads {widget.text()!r}"  # type: ignore[attr-defined]
    if isinstance(widget, QAbstractButton) and _is_key(widget.text()):
        yield f"{name} has a key in {widget.text()!r}"
    for action in widget.actions() if isinstance(widget, QMenu) else ():
        if _is_key(action.text()):
            yield f"{name} has a key in {action.text()!r}"
    if isinstance(widget, QAbstractItemView) and widget.model():
        yield from (f"{name} tip {words!r}" for words in tips(widget.model()) if _is_read(words))


def tips(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(), 20)):
        for column in range(min(_columns(model), 30)):
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _is_read(words: str) -> bool:
    return "<b>&Bad" in words or "<img" in words or "<b>Bad" in words


def _is_key(words: str) -> bool:
    return "&Bad" in words.replace("&&", "")


def check(did: str) -> None:
    QApplication.processEvents()
    found = [fault for w in QApplication.allWidgets() for fault in faults(w)]
    assert found == [], did


def put_away() -> None:
    for _ in range(5):
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None:
            return
        front.close()
        QApplication.processEvents()


@pytest.fixture
def window(show: Callable[[Project], MainWindow], project: Project) -> MainWindow:
    window = show(project)
    window.resize(1_500, 900)
    assert window.session
    one, other = (card.id for card in window.session.journey.touchpoints[:2])
    kept = Filter("a", channels=frozenset(c.id for c in project.channels[:2]))
    for edit in (
        notes.add(HOSTILE, "pain", None),
        *(notes.add(HOSTILE, "question", one) for _ in range(5)),
        saved_views.keep(HOSTILE, kept, None),
        links.add(window.session.journey.id, one, other, "branch"),
    ):
        window.session.apply(edit)
    window.session.select([one])
    return window


def test_lists_panels_and_every_action_show_hostile_names_as_they_are(window: MainWindow) -> None:
    assert window.session
    for name, _words, _icon in LISTS:
        window.sides.show_list(name)
        check(name)
    for name, _words in TABS:
        window.sides.show_tab(name)
        check(name)
    first = window.session.journey.touchpoints[0].id
    for spec in SPECS:
        if spec.id not in BARRED:
            window.session.select([first])
            window.actions_[spec.id].trigger()
            check(spec.id)
            put_away()
            if window.session.history.past[-1].kind.startswith(("delete", "cut")):
                window.session.undo()


def test_menus_and_boxes_of_the_canvas_show_hostile_names_as_they_are(window: MainWindow) -> None:
    session, canvas = window.session, window.canvas
    assert session
    canvas.fit()
    for node in canvas.base.nodes:
        if node.kind in ("stage", "band", "lane_head"):
            canvas.head_asked.emit(node.id, QPoint(10, 10))
            check(node.id)
            put_away()
    card = session.journey.touchpoints[0].id
    canvas.go(focusing.focus_on(canvas.base, card))
    for lanes in (False, True):
        canvas.do((Menu(None, lanes),))
        check(f"menu {lanes}")
        put_away()
    for node in canvas.base.nodes:
        if node.id.startswith(f"pile:{card}"):
            canvas.do((OpenPile(node.id),))
            check("pile")
            put_away()
    canvas.pick_link()
    check("link")
    canvas.do((Menu(None),))
    check("menu of a link")


@pytest.mark.parametrize("typed", ["Bad", "{}", "%s", "<b>"])
def test_what_is_found_is_shown_as_it_is(window: MainWindow, qtbot: QtBot, typed: str) -> None:
    for id_ in ("insert.capture", "edit.find", "help.commands"):
        window.actions_[id_].trigger()
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.clear()
        QTest.keyClicks(field, typed)
        check(f"{id_} {typed}")
        if id_ != "help.commands":
            QTest.keyClick(field, Qt.Key.Key_Return)
            check(f"{id_} {typed} Enter")
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_the_actions_of_a_hostile_project_name_it_as_it_is(window: MainWindow) -> None:
    assert window.session
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    check("all menus")
    actions = [each for each in window.findChildren(QAction) if "Bad" in each.text()]
    assert actions
    assert not [each.text() for each in actions if _is_key(each.text())]

"""The list of all steps."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from canvas_app.model.edits import projects
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.panels.history import HistoryList
from canvas_app.widgets.session import Session


@pytest.fixture
def titled(session: Session) -> Session:
    """A session with four steps."""
    for n in range(4):
        session.apply(projects.set_fields(title=f"Title {n}"))
        session.saved(session.project, Path("x.tpcanvas"))  # no two steps merge
    return session


@pytest.fixture
def steps(titled: Session, qtbot: object, fonts: None) -> HistoryList:
    """The list, shown."""
    made = HistoryList(titled)
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.resize(240, 400)
    made.show()
    return made


def click(steps: HistoryList, row: int) -> None:
    spot = steps.list.visualRect(steps.model.index(row)).center()
    QTest.mouseClick(steps.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_there_is_a_row_for_the_beginning_and_for_every_step(steps: HistoryList) -> None:
    assert [steps.model.words(row) for row in (0, 1)] == ["Beginning", "Change of the project"]
    assert steps.model.rowCount() == 5


def test_a_click_goes_back_several_steps_at_once(steps: HistoryList, titled: Session) -> None:
    changes = []
    titled.changed.connect(lambda *_views: changes.append(1))
    click(steps, 1)
    assert titled.project.title == "Title 0"
    assert changes == [1]
    assert steps.model.now == 1


def test_a_click_on_an_undone_step_goes_on_to_it(steps: HistoryList, titled: Session) -> None:
    click(steps, 0)
    click(steps, 3)
    assert titled.project.title == "Title 2"


def test_enter_goes_to_the_chosen_step(steps: HistoryList, titled: Session) -> None:
    for _ in range(2):
        QTest.keyClick(steps.list, Qt.Key.Key_Up)
    QTest.keyClick(steps.list, Qt.Key.Key_Return)
    assert titled.project.title == "Title 1"


def test_rows_say_what_is_now_saved_and_undone(steps: HistoryList, titled: Session) -> None:
    titled.travel(-1)
    read = [steps.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (3, 4)]
    assert read[0].endswith(", now")
    assert read[1].endswith(", undone, saved")


def test_new_steps_appear(steps: HistoryList, titled: Session) -> None:
    titled.apply(projects.set_fields(title="New"))
    assert steps.model.rowCount() == 6
    assert steps.list.currentIndex().row() == 5


def test_going_elsewhere_drops_what_is_tried_out(steps: HistoryList, titled: Session) -> None:
    titled.try_out()
    titled.apply(projects.set_fields(title="Tried"))
    click(steps, 2)
    assert (titled.trying, titled.project.title) == (False, "Title 1")


def test_a_thousand_steps_are_gone_through_at_once(steps: HistoryList, titled: Session) -> None:
    for n in range(1_100):
        titled.apply(projects.set_fields(title=f"T{n}"))
        titled.saved(titled.project, Path("x"))
    start = time.thread_time()
    titled.travel(-900)
    assert time.thread_time() - start < 0.5
    assert steps.model.rowCount() == 1_001


def test_its_key_shows_it(window: MainWindow) -> None:
    window.actions_["view.history"].trigger()
    assert window.sides.list == "history"
    assert window.session
    window.session.apply(projects.set_fields(title="Later"))
    shown = window.sides.show_list("history")
    assert isinstance(shown, HistoryList)
    assert shown.model.rowCount() == 2

"""Five faces, one of them on, or none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.widgets.controls.feeling import Feeling


def feeling(qtbot: QtBot, *values: float | None) -> Feeling:
    made = Feeling(faces=True)
    qtbot.addWidget(made)
    made.show_numbers(set(values))
    made.show()
    return made


def on(made: Feeling) -> list[int]:
    return [step.value for step in made.steps if step.isChecked()]


@pytest.mark.parametrize(
    ("value", "near"), [(-2, -2), (0, 0), (0.4, 0), (0.5, 1), (-0.5, -1), (1.9, 2), (-1.4, -1)]
)
def test_a_survey_mean_marks_the_nearer_face(qtbot: QtBot, value: float, near: int) -> None:
    assert on(feeling(qtbot, value)) == [near]


def test_nothing_is_on_when_missing_or_different(qtbot: QtBot) -> None:
    assert on(feeling(qtbot, None)) == []
    assert on(feeling(qtbot, 1, 2)) == []


def test_a_click_tells_the_value(qtbot: QtBot) -> None:
    made = feeling(qtbot, None)
    with qtbot.waitSignal(made.set_by_hand) as told:
        QTest.mouseClick(made.steps[0], Qt.MouseButton.LeftButton)
    assert told.args == [-2]


def test_a_second_click_clears(qtbot: QtBot) -> None:
    made = feeling(qtbot, 1)
    with qtbot.waitSignal(made.set_by_hand) as told:
        QTest.mouseClick(made.steps[3], Qt.MouseButton.LeftButton)
    assert told.args == [None]


def test_keys_1_to_5_tell_minus_2_to_2(qtbot: QtBot) -> None:
    made = feeling(qtbot, None)
    told: list[object] = []
    made.set_by_hand.connect(told.append)
    QTest.keyClicks(made.steps[2], "15")
    assert told == [-2, 2]


def test_steps_have_names_for_those_who_do_not_see_them(qtbot: QtBot) -> None:
    made = feeling(qtbot, None)
    made.name(["a", "b", "c", "d", "e"])
    assert made.steps[4].accessibleName() == "e (+2)"

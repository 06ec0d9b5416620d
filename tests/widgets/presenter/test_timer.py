"""The timer of a presentation, by a clock of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from canvas_app.widgets.presenter.timer import PRESETS, Timer


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(qapp: QApplication) -> Clock:
    return Clock()


def test_it_counts_down_and_on_below_zero(clock: Clock) -> None:
    timer = Timer(clock=clock)
    timer.toggle()
    assert timer.digits == "5:00"
    clock.now += 61
    assert timer.digits == "3:59"
    clock.now += 4 * 60
    assert timer.digits == "\u22120:01"
    assert timer.over


def test_presets_follow_each_other(clock: Clock) -> None:
    timer = Timer(clock=clock)
    found = []
    for _ in PRESETS:
        timer.next_preset()
        found.append(timer.minutes)
    assert found == [7, 10, 15, 3, 5]


def test_another_preset_begins_anew_while_it_runs(clock: Clock) -> None:
    timer = Timer(clock=clock)
    timer.toggle()
    clock.now += 100
    timer.choose(3)
    assert timer.digits == "3:00"
    timer.toggle()
    assert not timer.running
    assert timer.digits == "3:00"

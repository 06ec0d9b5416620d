"""Lines about the window: start, memory, the wheel, frames, edits, saving."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from tests.bench.files import file
from tests.bench.measure import FRAME, CannotMeasure, Line, Sides, fixed
from tests.bench.processes import ROOT, answer, display, first_answer, surroundings, window
from tests.bench.x11 import SIZE, Area, Screen

NOTCHES = 40
PAUSE = 0.05
LONGEST = 2 * FRAME
CORNER = (0, 0, 600, 400)
"""Where every program shows something when it opens a window."""


def _moment(*arguments: str) -> Callable[[], float]:
    """Return a side: the seconds from the start of a process to the moment it tells."""

    def side() -> float:
        found = answer(*arguments)
        return float(found["moment"] - found["started"])

    return side


def _start(_pairs: int) -> Sides:
    return _moment("start"), _moment("bare")


def _open(touchpoints: int) -> Callable[[int], Sides]:
    return lambda _pairs: (_moment("open", str(file(touchpoints))), _moment("bare"))


def _memory(_pairs: int) -> Sides:
    path = str(file(5_000))
    return lambda: answer("memory", path)["bytes"], lambda: answer("bare-memory")["bytes"]


def _dia(_pairs: int) -> Sides:
    dia = shutil.which("dia")
    if dia is None:
        raise CannotMeasure("Dia is not installed")
    ours = [sys.executable, "-m", "canvas_app"]
    return lambda: _until_shown(ours), lambda: _until_shown([dia, "--nosplash"])


def _until_shown(command: list[str]) -> float:
    """Return how long a program takes until it shows something on the empty screen."""
    screen, empty = _empty()
    none, surround = subprocess.DEVNULL, surroundings()
    running = subprocess.Popen(
        command, env=surround, cwd=ROOT, stdout=none, stderr=none, start_new_session=True
    )
    try:
        return screen.until_changed(CORNER, empty)
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        screen.until_same(CORNER, empty)


@cache
def _empty() -> tuple[Screen, bytes]:
    """Return the screen and what it shows while no window is open."""
    screen = Screen(display())
    return screen, screen.pixels(CORNER)


def _wheel(touchpoints: int) -> Callable[[int], Sides]:
    return lambda _pairs: (
        lambda: _notches("wheel", str(file(touchpoints))),
        lambda: _notches("echo"),
    )


def _notches(*arguments: str) -> float:
    """Return the 95th percentile of the seconds from a notch of the wheel to a changed pixel."""
    running = window(*arguments)
    try:
        area = first_answer(running)["area"]
        return percentile(list(_turned(Screen(display()), area)))
    finally:
        running.kill()
        running.wait()


def _turned(screen: Screen, area: Area) -> Iterator[float]:
    x, y, width, height = area
    screen.move(x + width // 2, y + height // 2)
    time.sleep(0.3)
    seen = (x + width // 4, y + height // 4, min(width // 2, SIZE[0] - x), height // 2)
    for notch in range(NOTCHES):
        before = screen.pixels(seen)
        screen.turn(7 if notch < NOTCHES // 2 else 6)
        yield screen.until_changed(seen, before)
        time.sleep(PAUSE)


def percentile(values: list[float], part: float = 0.95) -> float:
    """Return the value below which a part of the values lie."""
    return sorted(values)[min(int(len(values) * part), len(values) - 1)]


@cache
def _rounds(scenario: str, touchpoints: int, rounds: int) -> dict[str, list[list[float]]]:
    found: dict[str, Any] = answer(scenario, str(file(touchpoints)), str(rounds))
    found.pop("started")
    return found


def _each(
    scenario: str, name: str, touchpoints: int, judge: Callable[[list[float]], float]
) -> Callable[[int], Sides]:
    """Judge each round of a scenario; all of its lines share one process."""

    def prepare(pairs: int) -> Sides:
        rounds = iter(_rounds(scenario, touchpoints, pairs)[name])
        return (lambda: judge(next(rounds))), fixed(LONGEST if judge is max else FRAME)

    return prepare


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _frame_lines() -> Iterator[Line]:
    for size in (100, 1_000, 5_000, 20_000):
        for name in ("pan", "zoom", "fit", "drag"):
            what = f"{name}: frame p95 at {_spaced(size)}"
            yield Line(
                f"frames-{name}-{size}", what, "frame", 1, _each("frames", name, size, percentile)
            )
            longest = f"{name}: longest frame at {_spaced(size)}"
            judged = _each("frames", name, size, max)
            yield Line(f"longest-{name}-{size}", longest, "two frames", 1, judged)


def _view_lines() -> Iterator[Line]:
    for name, scenario, value, what, size, goal in (
        ("table", "table_edit", "table", "edit in the table to painted", 2_000, 6),
        ("commands", "commands", "commands", "key in the list of commands to painted", 5_000, 3),
        ("paste", "paste", "paste", "200 rows imported to painted", 1_000, 6),
        ("journey", "journeys", "journey", "next journey to painted", 1_000, 3),
        ("all", "crowd", "selected", "all selected to painted", 1_000, 3),
        ("all-edit", "crowd", "changed", "all changed to painted", 1_000, 6),
    ):
        judged = _each(scenario, value, size, percentile)
        yield Line(f"{name}-{size}", f"{what}, {_spaced(size)}", "frame", goal, judged)


def _edit_lines() -> Iterator[Line]:
    for size, goal in ((1_000, 3), (5_000, 6)):
        for name in ("edit", "undo", "redo"):
            what = f"{name} to painted, {_spaced(size)}"
            judged = _each("edits", name, size, percentile)
            yield Line(f"edits-{name}-{size}", what, "frame", goal, judged)
    for name, words in (("add", "a card added"), ("move", "put elsewhere"), ("delete", "deleted")):
        judged = _each("shapes", name, 1_000, percentile)
        yield Line(f"shapes-{name}-1000", f"{words} to painted, 1 000", "frame", 3, judged)
    for name, words in (("persona", "a persona added"), ("copy", "the journey copied")):
        judged = _each("structure", name, 1_000, percentile)
        yield Line(f"structure-{name}-1000", f"{words} to painted, 1 000", "frame", 6, judged)
    for size, goal in ((100, 3), (2_000, 6)):
        what = f"Ctrl+Enter to empty field, {_spaced(size)}"
        judged = _each("capture", "capture", size, percentile)
        yield Line(f"capture-{size}", what, "frame", goal, judged)
        bar = f"Enter in the capture bar to empty line, {_spaced(size)}"
        judged = _each("capture_bar", "bar", size, percentile)
        yield Line(f"bar-{size}", bar, "frame", goal, judged)
    judged = _each("finding", "find", 1_000, percentile)
    yield Line("find-1000", "key in the find field to painted, 1 000", "frame", 3, judged)
    for size, most in ((1_000, 1.2), (10_000, 6)):
        what = f"window blocked by a save of {_spaced(size)}"
        yield Line(f"save-{size}", what, "frame", most, _each("save", "save", size, max_of_one))
    for size, goal in ((100, 1), (1_000, 3)):
        what = f"one rating to visible scores, {_spaced(size)}"
        judged = _each("rating", "rating", size, percentile)
        yield Line(f"rating-{size}", what, "frame", goal, judged)


def max_of_one(values: list[float]) -> float:
    """Return the only value of a round."""
    return values[0]


BARE = "bare main window"
LINES = (
    Line("start", "start to first painted window", BARE, 1.25, _start),
    Line("start-dia", "start to anything on the screen", "Dia", 1, _dia),
    Line("open-100", "open 100 to a complete picture", BARE, 2, _open(100)),
    Line("open-1000", "open 1 000 to a complete picture", BARE, 2.5, _open(1_000)),
    Line("open-5000", "open 5 000 to a complete picture", BARE, 3.5, _open(5_000)),
    Line("memory", "memory with 5 000 open", BARE, 3, _memory, "B", 5),
    Line("wheel-1000", "wheel notch to pixel p95, 1 000", "echo", 2.5, _wheel(1_000), most=5),
    Line("wheel-5000", "wheel notch to pixel p95, 5 000", "echo", 2.5, _wheel(5_000), most=5),
    *_frame_lines(),
    *_edit_lines(),
    *_view_lines(),
)

"""A monkey at the window for a few seconds, from fixed seeds: nothing gives way."""

from collections.abc import Callable
from pathlib import Path

from canvas_app.model.files.load import load
from canvas_app.model.project import Project
from canvas_app.widgets.main_window import MainWindow
from tests.bench.documents import document
from tests.widgets.monkey.house import run

STEPS, SECONDS = 120, 6


def test_a_monkey_breaks_no_sample(window: MainWindow) -> None:
    run(window, 7, STEPS, SECONDS)


def test_a_monkey_breaks_no_second_journey(
    show: Callable[[Project], MainWindow], planning: Project
) -> None:
    run(show(planning), 8, STEPS, SECONDS)


def test_a_monkey_breaks_no_long_journey(
    show: Callable[[Project], MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "long.tpcanvas"
    path.write_bytes(document(300))
    run(show(load(path).project), 9, STEPS, SECONDS)

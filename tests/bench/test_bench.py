"""The bench runs, and what it prints can be read by people and programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_app.model.files.load import project_from
from tests.bench import measure
from tests.bench.documents import document
from tests.bench.measure import CannotMeasure, Figure, Line, fixed, measured
from tests.bench.table import table

ROOT = Path(__file__).resolve().parents[2]


def test_the_smallest_lines_run_and_give_json() -> None:
    command = [sys.executable, "-m", "tests.bench", "--quick", "--json", "--only", "panels"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    (figure,) = json.loads(done.stdout)["figures"]
    assert figure["pairs"] == measure.QUICK_PAIRS
    assert figure["ratio"] > 0


def test_an_unknown_line_is_said() -> None:
    command = [sys.executable, "-m", "tests.bench", "--only", "nonsense"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "nonsense" in done.stderr


@pytest.mark.parametrize("touchpoints", [1, 7, 100, 600])
def test_documents_open_without_repairs_and_are_as_large_as_asked_for(touchpoints: int) -> None:
    project, repairs, _ = project_from(document(touchpoints))
    assert len(project.journeys[0].touchpoints) == touchpoints
    assert 3 <= len(project.personas) <= 5
    assert not repairs


def test_the_same_size_gives_the_same_document() -> None:
    assert document(50) == document(50)
    assert document(50) != document(50, seed=8)


def _line(ours: list[float], goal: float = 2) -> Line:
    values = iter(ours)
    return Line("x", "x", "y", goal, lambda _pairs: ((lambda: next(values)), fixed(1.0)))


def test_a_figure_is_the_median_of_pairs() -> None:
    figure = measured(_line([1.0, 9.0, 2.0]), 3)
    assert (figure.ratio, figure.verdict) == (2.0, "held")
    assert measured(_line([1.0, 9.0, 2.1]), 3).verdict == "missed"


def test_what_cannot_be_measured_is_skipped_with_a_reason() -> None:
    def prepare(_pairs: int) -> measure.Sides:
        raise CannotMeasure("Dia is not installed")

    figure = measured(Line("x", "x", "y", 1, prepare), 3)
    assert figure.verdict == "skipped"
    assert "Dia is not installed" in table([figure])


def test_a_line_that_fails_leaves_the_others_alone() -> None:
    figure = measured(_line([]), 1)
    assert figure.verdict == "failed"
    assert "StopIteration" in figure.note


def test_the_table_has_a_row_for_each_figure() -> None:
    figures = [Figure("a", "load", "json", 4, ours=0.4, theirs=0.1, ratio=4.0, pairs=3)]
    head, row = table(figures).splitlines()
    assert head.split() == ["what", "ours", "yardstick", "ratio", "goal", "verdict"]
    assert row.split() == ["load", "400.0", "ms", "json", "100.0", "ms", "4.00", "4", "held"]

"""Lines about project files, history and growth."""

from __future__ import annotations

import gc
import json
import tempfile
import tracemalloc
from collections.abc import Callable
from functools import cache
from pathlib import Path

from canvas_app.model.files.load import load, project_from
from canvas_app.model.files.save import save
from canvas_app.model.files.write import to_bytes
from canvas_app.model.project import Project
from tests.bench.documents import document
from tests.bench.measure import Line, Sides, timed

SMALL, LARGE = 2_000, 20_000
HISTORY = 500


@cache
def project(touchpoints: int) -> Project:
    """Return the measured project of a size."""
    return project_from(document(touchpoints))[0]


@cache
def file(touchpoints: int) -> Path:
    """Return the path of a file that holds the project of a size."""
    path = Path(tempfile.mkdtemp(prefix="bench-")) / f"{touchpoints}.tpcanvas"
    path.write_bytes(document(touchpoints))
    return path


def _load(_pairs: int) -> Sides:
    path, data = file(10_000), document(10_000)
    return timed(lambda: load(path)), timed(lambda: json.loads(data))


def _write(_pairs: int) -> Sides:
    """Every time a project that was just opened, of which no bytes can be kept already."""
    data = document(10_000)
    tree = json.loads(data)

    def ours() -> float:
        fresh = project_from(data)[0]
        return timed(lambda: to_bytes(fresh))()

    return ours, timed(lambda: json.dumps(tree, indent=2, ensure_ascii=False).encode())


def _write_again(_pairs: int) -> Sides:
    from canvas_app.model.edits.touchpoints import rename

    data = document(10_000)
    tree = json.loads(data)
    now = project_from(data)[0]
    to_bytes(now)

    def ours() -> float:
        nonlocal now
        now = rename("t00050", f"Umbenannt {id(now)}").change(now)
        return timed(lambda: to_bytes(now))()

    return ours, timed(lambda: json.dumps(tree, indent=2, ensure_ascii=False).encode())


def _history(_pairs: int) -> Sides:
    data = document(1_000)
    return lambda: _bytes_of(lambda: _edited(data)), lambda: _bytes_of(lambda: project_from(data))


def _bytes_of(make: Callable[[], object]) -> float:
    """Return how much memory a value keeps."""
    gc.collect()
    tracemalloc.start()
    kept = make()
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del kept
    return float(size)


def _edited(data: bytes) -> object:
    from canvas_app.model.edits.ratings import rate
    from canvas_app.model.edits.touchpoints import rename
    from canvas_app.model.history import History, record

    history = History(project_from(data)[0])
    for number in range(HISTORY):
        id_ = f"t{1 + number * 7 % 1_000:05}"
        named = rename(id_, f"Schritt {number}")
        rated = rate((id_,), None, "customer", "experience", number % 11)
        edit = rated if number % 2 else named
        history = record(history, edit.change(history.now), edit.kind, edit.facts)
    return history


def _grown(work: Callable[[Project], object]) -> Callable[[int], Sides]:
    """Compare work on a large project with ten times the time of the same on a small one."""

    def prepare(_pairs: int) -> Sides:
        small, large = project(SMALL), project(LARGE)
        return timed(lambda: work(large)), _tenfold(timed(lambda: work(small)))

    return prepare


def _tenfold(side: Callable[[], float]) -> Callable[[], float]:
    return lambda: LARGE / SMALL * side()


def _layout(whole: Project) -> object:
    from canvas_app.layout.board import layout
    from canvas_app.layout.view import JourneyView

    return layout(JourneyView(whole, "ist"))


def _load_growth(_pairs: int) -> Sides:
    small, large = file(SMALL), file(LARGE)
    return timed(lambda: load(large)), _tenfold(timed(lambda: load(small)))


def _save_growth(_pairs: int) -> Sides:
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    small, large = project(SMALL), project(LARGE)

    def saved(whole: Project) -> object:
        return save(whole, folder / f"{len(whole.journeys[0].touchpoints)}.tpcanvas")

    return timed(lambda: saved(large)), _tenfold(timed(lambda: saved(small)))


TENFOLD = "10 x 2 000"
LINES = (
    Line("load", "file to validated project, 10 000", "json.loads", 4, _load),
    Line("write", "project to bytes, 10 000", "json.dumps indent=2", 0.5, _write),
    Line("write-again", "project to bytes after an edit", "json.dumps indent=2", 0.5, _write_again),
    Line("history", "history of 500 edits on 1 000", "one project", 10, _history, "B", 3),
    Line("growth-layout", "layout of 20 000", TENFOLD, 1.2, _grown(_layout)),
    Line("growth-load", "load of 20 000", TENFOLD, 1.2, _load_growth),
    Line("growth-save", "save of 20 000", TENFOLD, 1.2, _save_growth),
)

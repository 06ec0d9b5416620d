"""How far an export is: told by every format, and a way to stop each of them."""

from __future__ import annotations

import gc
import threading
from datetime import date
from pathlib import Path

import pytest

from canvas_app import i18n, paths
from canvas_app.export.formats import FORMATS, export
from canvas_app.export.options import LAYOUTS, PdfOptions
from canvas_app.export.progress import Cancelled, counted
from canvas_app.export.sheets import COMPUTED, sheets
from canvas_app.export.writing import Run, check, write
from canvas_app.layout.board import layout
from canvas_app.layout.listening import heard, tell
from canvas_app.layout.pause import collector_paused
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.errors import SaveError
from canvas_app.model.files.load import load, project_from
from tests.bench.documents import document

WAYS = [(suffix, "board") for suffix in FORMATS if suffix != ".pdf"]
WAYS += [(".pdf", layout) for layout in LAYOUTS]


@pytest.fixture(scope="module")
def view() -> JourneyView:
    project = load(paths.resource("samples/a_maschinenbau_b2b.json")).project
    return JourneyView(project, project.journeys[0].id)


def options(layout: str = "board") -> PdfOptions:
    return PdfOptions(layout=layout, date=date(2025, 11, 21), language="en")  # type: ignore[arg-type]


@pytest.mark.parametrize(("suffix", "layout"), WAYS)
def test_every_export_tells_how_far_it_is(suffix: str, layout: str, view: JourneyView) -> None:
    told = list[tuple[int, int]]()
    export(view, suffix, options(layout), lambda *far: told.append(far))
    assert told[0] == (0, 0)
    assert told[-1][0] == told[-1][1] > 0
    assert [far for far in told if far[0] > far[1]] == []


@pytest.fixture(scope="module")
def long() -> JourneyView:
    return JourneyView(project_from(document(300))[0], "ist")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_long_board_may_be_stopped_while_it_is_laid_out_and_while_it_becomes_a_file(
    layout: str, long: JourneyView
) -> None:
    told = list[tuple[int, int]]()
    export(long, ".pdf", options(layout), lambda *far: told.append(far))
    assert told.count((0, 0)) > 20
    assert told.count(told[-1]) > 40


def test_even_the_board_itself_may_be_stopped_on_its_way(long: JourneyView) -> None:
    told = list[tuple[int, int]]()
    with heard(lambda *far: told.append(far)):
        layout(long)
    assert len(told) > 5


def test_scores_of_a_workbook_may_be_stopped_between_two_panels(long: JourneyView) -> None:
    rows = next(each for each in sheets(long.project) if each.name == COMPUTED).rows
    told = list[tuple[int, int]]()
    with heard(lambda *far: told.append(far)):
        assert list(rows)
    assert len(told) > 11 + 8 * len(long.project.personas)


def test_no_collection_of_garbage_holds_an_export_up(view: JourneyView) -> None:
    resting = list[bool]()
    export(view, ".pdf", options(), lambda *_far: resting.append(gc.isenabled()))
    assert resting
    assert not any(resting)
    assert gc.isenabled()


@pytest.mark.parametrize(("suffix", "layout"), [way for way in WAYS if way[0] != ".xlsx"])
def test_what_an_export_made_is_let_go_without_the_collector(
    suffix: str, layout: str, view: JourneyView
) -> None:
    export(view, suffix, options(layout))
    gc.collect()
    with collector_paused():
        export(view, suffix, options(layout))
        assert gc.collect() < 100


@pytest.mark.parametrize(("suffix", "layout"), WAYS)
@pytest.mark.parametrize("patience", [0, 1, 5])
def test_every_export_can_be_stopped_and_leaves_nothing(
    suffix: str, layout: str, patience: int, view: JourneyView, tmp_path: Path
) -> None:
    class Impatient(Run):
        words = 0

        def progress(self, done: int, total: int) -> None:
            self.words += 1
            if self.words > patience:
                self.stop()
            super().progress(done, total)

    with pytest.raises(Cancelled):
        write(view, tmp_path / f"x{suffix}", options(layout), Impatient())
    assert list(tmp_path.iterdir()) == []


def test_a_stop_just_before_the_end_is_a_stop_and_just_after_it_is_none(
    view: JourneyView, tmp_path: Path
) -> None:
    class Late(Run):
        def finish(self) -> None:
            assert self.stop()
            super().finish()

    target = tmp_path / "x.csv"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write(view, target, options(), Late())
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("x.csv", b"old")]
    run = Run()
    write(view, target, options(), run)
    assert not run.stop()
    assert target.read_bytes() != b"old"


def test_the_same_bytes_come_with_and_without_a_listener(view: JourneyView) -> None:
    heard_ = export(view, ".pdf", options("handout"), lambda *_: None)
    assert heard_ == export(view, ".pdf", options("handout"))


def test_nobody_else_hears_of_an_export() -> None:
    told = list[tuple[int, int]]()
    with heard(lambda *far: told.append(far)):
        other = threading.Thread(target=lambda: tell(3, 4))
        other.start()
        other.join()
        assert list(counted("ab")) == ["a", "b"]
    tell(5, 6)
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_an_export_in_another_language_leaves_other_threads_theirs(view: JourneyView) -> None:
    before, spoken = i18n.language(), set[str]()
    other = "de" if before == "en" else "en"

    def make() -> None:
        german = PdfOptions(date=date(2025, 11, 21), language=other)
        export(view, ".svg", german, lambda *_: spoken.add(i18n.language()))

    thread = threading.Thread(target=make)
    thread.start()
    while thread.is_alive():
        assert i18n.language() == before
    assert spoken == {before, other}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("x.doc", "no_suffix"),
        ("x", "no_suffix"),
        ("", "folder"),
        ("folder.pdf", "folder"),
        ("nowhere/x.pdf", "drive_gone"),
        ("own.pdf/x.pdf", "drive_gone"),
        ("n" * 300 + ".pdf", "bad_name"),
        ("nul\0.pdf", "bad_name"),
        ("loop.pdf", "failed"),
        ("own.pdf", "itself"),
        ("./folder.pdf/../own.pdf", "itself"),
        ("soft.pdf", "itself"),
        ("hard.pdf", "itself"),
    ],
)
def test_where_nothing_can_be_written_is_known_before(name: str, kind: str, tmp_path: Path) -> None:
    own = tmp_path / "own.pdf"
    own.write_bytes(b"own")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "soft.pdf").symlink_to(own)
    (tmp_path / "hard.pdf").hardlink_to(own)
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    with pytest.raises(SaveError) as refused:
        check(Path(f"{tmp_path}/{name}"), own)
    assert refused.value.kind == kind


def test_where_a_file_can_be_written_nothing_is_said_or_changed(tmp_path: Path) -> None:
    (tmp_path / "old.pdf").write_bytes(b"old")
    check(tmp_path / "old.pdf", tmp_path / "project.tpcanvas")
    check(tmp_path / "new.PDF")
    assert [file.name for file in tmp_path.iterdir()] == ["old.pdf"]


def test_a_workbook_that_is_stopped_leaves_no_temporary_files(
    view: JourneyView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(view, ".xlsx", options(), stop)
    assert list(tmp_path.iterdir()) == []

"""Opening files: what lies at a path is looked at before it is read."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from canvas_app import paths
from canvas_app.model.files import limits
from canvas_app.model.files.errors import LoadError
from canvas_app.model.files.load import load
from canvas_app.model.files.write import to_bytes
from tests.model.files import seeds
from tests.model.files.children import as_nobody

SAMPLES = sorted(paths.resource("samples").glob("*.json"))


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def refusal(path: Path) -> LoadError:
    """Return why the file is refused, which must not take long."""
    start = time.thread_time()
    with pytest.raises(LoadError) as caught:
        load(path)
    assert time.thread_time() - start < 1
    return caught.value


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_opens_and_survives_saving(sample: Path, tmp_path: Path) -> None:
    opened = load(sample)
    saved = tmp_path / "saved.tpcanvas"
    saved.write_bytes(to_bytes(opened.project))
    again = load(saved)
    assert (again.project, again.repairs, again.newer) == (opened.project, (), False)
    assert to_bytes(again.project) == saved.read_bytes()


def test_there_are_six_samples() -> None:
    assert len(SAMPLES) == 6


def test_a_missing_file_and_a_missing_folder_are_not_found(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nix.tpcanvas").kind == "not_found"
    assert refusal(tmp_path / "nix" / "nix.tpcanvas").kind == "not_found"
    assert refusal(tmp_path / ("x" * 300)).kind == "not_found"
    assert refusal(tmp_path / "a\0b").kind == "not_found"


def test_links_lead_to_their_file_or_to_nothing(tmp_path: Path) -> None:
    good, dangling, loop = tmp_path / "good", tmp_path / "dangling", tmp_path / "loop"
    good.symlink_to(SAMPLES[0])
    dangling.symlink_to(tmp_path / "nix")
    loop.symlink_to(loop)
    assert load(good).project == load(SAMPLES[0]).project
    assert refusal(dangling).kind == refusal(loop).kind == "not_found"


def test_what_is_no_regular_file_is_never_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        for path in (tmp_path, tmp_path / "pipe", tmp_path / "socket", Path("/dev/zero")):
            assert refusal(path).kind == "not_a_file"
    assert refusal(tmp_path).facts["folder"] is True


def test_an_empty_file_and_a_file_of_the_kernel_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert refusal(tmp_path / "empty").kind == "empty"
    assert refusal(Path("/proc/self/status")).kind == "not_json"


def test_a_huge_sparse_file_is_refused_by_its_size_at_once(tmp_path: Path) -> None:
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(8 * 2**30)
    assert refusal(tmp_path / "sparse").kind == "too_big"


def test_a_file_one_byte_over_the_limit_is_too_big(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = seeds.to_json(seeds.minimal())
    (tmp_path / "x").write_bytes(data)
    monkeypatch.setattr(limits, "FILE_BYTES", len(data))
    assert load(tmp_path / "x").project.title == "Kleinste"
    monkeypatch.setattr(limits, "FILE_BYTES", len(data) - 1)
    assert refusal(tmp_path / "x").kind == "too_big"


def test_an_unreadable_file_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "x").touch(mode=0)
    assert as_nobody(lambda: refusal(tmp_path / "x").kind, tmp_path) == "no_permission"


def test_opening_leaves_file_and_folder_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "x.tpcanvas"
    path.write_bytes(SAMPLES[0].read_bytes())
    before = (path.stat().st_mtime_ns, path.read_bytes())
    load(path)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    assert [file.name for file in tmp_path.iterdir()] == ["x.tpcanvas"]


def test_descriptors_do_not_leak(tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(b"{")
    load(SAMPLES[0])
    before = open_descriptors()
    for _ in range(20):
        load(SAMPLES[0])
        refusal(tmp_path / "bad")
    assert open_descriptors() == before


@pytest.mark.parametrize(
    "name",
    ["zwei\nzeilen", "\u202egnp.x", "--help", "~$x", "%00", "u\u0308", "a b", "ü" * 100, "'\"&<b>"],
)
def test_odd_file_names_open(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SAMPLES[0].read_bytes())
    assert load(tmp_path / name).project == load(SAMPLES[0]).project


def test_a_newer_file_that_is_readable_opens_and_keeps_its_version() -> None:
    from canvas_app.model.files.load import project_from

    project, _, version = project_from(seeds.to_json(seeds.future()))
    assert version == 7
    assert (project.version, project.min_reader, project.app_version) == (7, 1, "9.9")
    assert b'"version": 7,\n  "min_reader": 1' in to_bytes(project)

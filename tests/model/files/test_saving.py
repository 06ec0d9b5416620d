"""Saving puts the whole new file in the place of the whole old one, or changes nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from canvas_app import paths
from canvas_app.model.files import limits, versions
from canvas_app.model.files import save as saving
from canvas_app.model.files.atomic import temp_name, write_whole
from canvas_app.model.files.errors import SaveError
from canvas_app.model.files.load import load, project_from
from canvas_app.model.files.read import Fingerprint
from canvas_app.model.files.save import save, save_bytes
from canvas_app.model.files.write import to_bytes
from canvas_app.model.project import Project
from tests.model.files import seeds
from tests.model.files.children import as_nobody, in_child
from tests.model.files.faults import dies_after, dies_before, fails_with, faulty

OLD = seeds.to_json(seeds.minimal())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds the old project, alone in its folder."""
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "karte.tpcanvas"
    path.write_bytes(to_bytes(project("Alt")))
    return path


def project(title: str) -> Project:
    found, _, _ = project_from(seeds.to_json(seeds.minimal() | {"title": title}))
    return found


def failure(path: Path, baseline: Fingerprint | None = None) -> SaveError:
    with pytest.raises(SaveError) as caught:
        save(project("Neu"), path, baseline, store(path))
    return caught.value


def store(path: Path) -> Path:
    return path.parent.parent / "store"


def names(path: Path) -> list[str]:
    return [file.name for file in path.parent.iterdir()]


def test_what_is_saved_is_what_opens(path: Path) -> None:
    fingerprint = save(project("Neu"), path, load(path).fingerprint)
    opened = load(path)
    assert opened.project == project("Neu")
    assert opened.fingerprint == fingerprint
    assert names(path) == ["karte.tpcanvas"]


def test_saving_again_gives_the_same_bytes(path: Path) -> None:
    save(project("Neu"), path)
    before = path.read_bytes()
    save(load(path).project, path)
    assert path.read_bytes() == before


def test_a_new_file_has_the_mode_of_the_umask_and_an_old_one_keeps_its_own(path: Path) -> None:
    path.chmod(0o640)
    before = os.umask(0o027)
    try:
        save(project("Neu"), path)
        save(project("Neu"), path.with_name("neu.tpcanvas"))
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.with_name("neu.tpcanvas").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("link.tpcanvas")
    link.symlink_to(path.name)
    save(project("Neu"), link)
    assert link.is_symlink()
    assert load(path).project.title == "Neu"


def test_a_change_by_somebody_else_is_not_overwritten(path: Path) -> None:
    baseline = load(path).fingerprint
    path.write_bytes(to_bytes(project("Anna")))
    assert failure(path, baseline).kind == "changed"
    assert load(path).project.title == "Anna"


def test_a_change_that_leaves_size_and_time_alike_is_found(path: Path) -> None:
    baseline, status = load(path).fingerprint, path.stat()
    path.write_bytes(to_bytes(project("Abc")))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert failure(path, baseline).kind == "changed"


def test_a_file_that_was_only_touched_is_saved(path: Path) -> None:
    baseline = load(path).fingerprint
    os.utime(path, (0, 0))
    save(project("Neu"), path, baseline)
    assert load(path).project.title == "Neu"


def test_a_vanished_file_is_told(path: Path) -> None:
    baseline = load(path).fingerprint
    path.unlink()
    error = failure(path, baseline)
    assert (error.kind, error.facts["folder"]) == ("vanished", True)


def test_an_emptied_file_counts_as_changed(path: Path) -> None:
    baseline = load(path).fingerprint
    path.write_bytes(b"")
    assert failure(path, baseline).kind == "changed"


def test_a_change_in_the_last_moment_is_found(path: Path) -> None:
    moment = last_call(path, "replace") - 2
    baseline = load(path).fingerprint

    def other_writes(call: Any) -> Any:
        answer = call()
        path.write_bytes(to_bytes(project("Anna")))
        return answer

    with faulty(moment, other_writes):
        assert failure(path, baseline).kind == "changed"
    assert load(path).project.title == "Anna"
    assert names(path) == ["karte.tpcanvas"]


def last_call(path: Path, name: str) -> int:
    """Return the number of the last call of this name in an undisturbed save."""
    for title in ("Eins", "Zwei", "Drei"):  # the first saves also make the folders of the store
        with faulty(-1, lambda call: call()) as faults:
            save(project(title), path, None, store(path))
    return len(faults.done) - 1 - faults.done[::-1].index(name)


def test_the_earlier_bytes_are_kept_in_the_store(path: Path) -> None:
    save(project("Zwei"), path, None, store(path))
    save(project("Drei"), path, None, store(path))
    kept = versions.versions(versions.folder_of(store(path), "p", str(path)))
    assert [load(file).project.title for file in kept] == ["Zwei"]
    assert kept[0].stat().st_mode & 0o777 == 0o600
    assert kept[0].parent.stat().st_mode & 0o777 == 0o700
    assert kept[0].suffix == paths.PROJECT_SUFFIX
    assert store(path).stat().st_mode & 0o777 == 0o700


def test_bytes_that_are_kept_already_are_not_kept_twice(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "KEPT_VERSIONS", 10)
    folder = versions.folder_of(store(path), "p", str(path))
    for _ in range(3):
        versions.keep(store(path), b"alt", "p", str(path))
    versions.keep(store(path), b"neu", "p", str(path))
    assert [file.read_bytes() for file in versions.versions(folder)] == [b"alt", b"neu"]


def test_a_store_that_cannot_be_written_hinders_no_save(path: Path) -> None:
    store(path).touch()
    save(project("Neu"), path, None, store(path))
    assert load(path).project.title == "Neu"


def test_bytes_that_would_not_open_again_are_not_written(path: Path) -> None:
    before = path.read_bytes()
    for data in (b"{}", to_bytes(project("Neu")).rstrip(), OLD.replace(b"{", b"{ ")):
        with pytest.raises(SaveError, match="internal"):
            save_bytes(data, "p", path)
    assert path.read_bytes() == before


def test_what_is_no_regular_file_is_not_replaced(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    for target in (path.parent, path.with_name("pipe"), Path("/dev/full")):
        assert failure(target).kind == "not_a_file"


def test_a_file_marked_read_only_is_left_alone(path: Path) -> None:
    path.chmod(0o444)
    before = path.read_bytes()
    assert failure(path).kind == "read_only"
    assert path.read_bytes() == before


def test_a_folder_that_takes_no_temp_file_is_told(path: Path) -> None:
    path.chmod(0o666)
    path.parent.chmod(0o555)
    before = path.read_bytes()
    answer = as_nobody(lambda: failure(path).kind, path.parent)
    path.parent.chmod(0o755)
    assert answer == "not_allowed"
    assert path.read_bytes() == before


def test_a_missing_folder_and_impossible_names_are_told(path: Path) -> None:
    assert failure(path.parent / "nix" / "x").kind == "drive_gone"
    assert failure(path.with_name("x" * 300)).kind == "bad_name"
    assert failure(path.with_name("a\0b")).kind == "bad_name"


def test_the_longest_name_of_the_file_system_can_be_saved(path: Path) -> None:
    for name in ("x" * 255, "ü" * 127, "😀" * 63):
        save(project("Neu"), path.with_name(name))
        assert len(os.fsencode(temp_name(name, "01234567"))) <= 255
        assert load(path.with_name(name)).project.title == "Neu"


@pytest.mark.parametrize("name", ["zwei\nzeilen", "\u202ex", "-x", "~$x", "%00", "a b", "'\"&"])
def test_odd_names_can_be_saved(name: str, path: Path) -> None:
    save(project("Neu"), path.with_name(name))
    assert load(path.with_name(name)).project.title == "Neu"


CAUSES = {
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EFBIG: "no_space",
    errno.EIO: "drive_gone",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.EXDEV: "failed",
    errno.EMFILE: "failed",
    errno.ESTALE: "drive_gone",
    errno.ETIMEDOUT: "failed",
    errno.ENAMETOOLONG: "bad_name",
}


@pytest.mark.parametrize("code", CAUSES)
def test_any_call_may_fail_and_the_target_is_old_or_new(code: int, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    for at in range(100):
        target.write_bytes(b"old")
        with faulty(at, fails_with(code)) as faults:
            try:
                write_whole(target, b"new")
                kind = "saved"
            except SaveError as error:
                kind = error.kind
        held = target.read_bytes()
        assert held == (b"new" if kind in ("saved", "unconfirmed") else b"old")
        assert [file.name for file in tmp_path.iterdir()] == ["x.pdf"]
        assert kind in ("saved", "unconfirmed", CAUSES[code])
        if at >= len(faults.done):
            break
    assert at > 10


def test_a_process_may_die_at_any_call_and_the_target_is_old_or_new(tmp_path: Path) -> None:
    target = tmp_path / "x"
    deaths = 0
    for fault in (dies_before, dies_after):
        for at in range(100):
            target.write_bytes(b"old")

            def write(at: int = at, fault: Any = fault) -> str:
                with faulty(at, fault):
                    write_whole(target, b"new")
                return "SAVED"

            answer = in_child(write)
            assert target.read_bytes() in ((b"new",) if answer else (b"old", b"new"))
            if answer:
                break
            deaths += 1
    assert deaths > 20


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    write_whole(tmp_path / "x", b"0123456789")
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_other_bytes_on_the_disk_are_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, size: real(handle, size).replace(b"Neu", b"Neo"))
    before = path.read_bytes()
    assert failure(path).kind == "drive_gone"
    assert path.read_bytes() == before


def test_an_unconfirmed_save_carries_what_the_file_holds_now(path: Path) -> None:
    moment = last_call(path, "fsync")
    with faulty(moment, fails_with(errno.EIO)):
        error = failure(path)
    assert error.kind == "unconfirmed"
    assert error.facts["fingerprint"] == load(path).fingerprint
    assert load(path).project.title == "Neu"


@pytest.mark.parametrize(("refusals", "answer"), [(1, "saved"), (3, "saved"), (99, "in_use")])
def test_windows_sharing_violations_are_waited_for(
    refusals: int, answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = os.replace, [refusals]

    def replace(source: str, target: str) -> None:
        left[0] -= 1
        if left[0] >= 0:
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(limits, "SHARING_PAUSES", (0.0,) * 6)
    try:
        write_whole(tmp_path / "x", b"new")
        found = "saved"
    except SaveError as error:
        found = error.kind
    assert found == answer


def test_an_interrupted_write_leaves_no_temp_file(path: Path) -> None:
    def interrupt(call: Any) -> Any:
        raise KeyboardInterrupt

    with faulty(-1, lambda call: call()) as faults:
        write_whole(path, OLD)
    for at in range(faults.done.index("replace") + 1):
        with faulty(at, interrupt), pytest.raises(KeyboardInterrupt):
            write_whole(path, b"new")
        assert names(path) == ["karte.tpcanvas"]
    assert path.read_bytes() == OLD


def test_many_saves_keep_the_number_of_descriptors(path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for number in range(30):
        save(project(str(number)), path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_the_check_before_writing_is_the_load_pipeline() -> None:
    saving.check(to_bytes(project("Neu")))
    with pytest.raises(SaveError) as caught:
        saving.check(b"{}")
    assert caught.value.facts["step"] == "not_a_project"

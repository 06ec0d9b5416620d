"""Exports that cannot be: one sentence each by the real program, and nothing is overwritten."""

from __future__ import annotations

import io
import os
import pty
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from pathlib import Path

import pytest

from canvas_app import paths
from canvas_app.cli import main
from tests.bench.documents import document
from tests.model.files.children import as_nobody

PROGRAM = (sys.executable, "-m", "canvas_app")
ROOT = Path(__file__).parent.parent.parent
SAMPLE = paths.resource("samples/a_maschinenbau_b2b.json")
FORMATS = (".pdf", ".png", ".svg", ".csv", ".xlsx", ".pptx")
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become nobody")


def export(
    source: Path, out: str | Path, *options: str, start: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (*PROGRAM, "export", "--language", "en", str(source), "-o", str(out), *options),
        cwd=ROOT,
        preexec_fn=start,
        capture_output=True,
        text=True,
    )


def left_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def told(answer: subprocess.CompletedProcess[str]) -> tuple[int, str]:
    """Return the status of a program that said one sentence, and the sentence."""
    lines = answer.stderr.splitlines()
    assert answer.stdout == ""
    assert len(lines) == 1
    assert lines[0].endswith(".")
    return answer.returncode, lines[0].removeprefix("touchpoint-canvas: ")


@pytest.mark.parametrize(
    ("out", "status", "words"),
    [
        ("x.doc", 2, "'x.doc' has no suffix that can be exported; possible: .pdf, .png, .svg, "),
        ("x", 2, "'x' has no suffix that can be exported"),
        (".pdf", 2, "No file is named that could be written."),
        ("folder", 4, "'folder' is a folder. Name a file in it."),
        ("folder.pdf", 4, "'folder.pdf' is a folder."),
        ("folder.pdf/", 4, "'folder.pdf' is a folder."),
        ("new.pdf/", 4, "'new.pdf' is a folder."),
        ("nowhere/x.pdf", 4, "'x.pdf' could not be written: the folder or the drive is gone."),
        ("own.pdf/x.pdf", 4, "'x.pdf' could not be written: the folder or the drive is gone."),
        ("n" * 260 + ".pdf", 4, "the name is too long or not allowed there."),
        ("own.pdf", 2, "'own.pdf' would replace itself."),
        ("./folder/../own.pdf", 2, "'own.pdf' would replace itself."),
        ("soft.pdf", 2, "'soft.pdf' would replace itself."),
        ("hard.pdf", 2, "'hard.pdf' would replace itself."),
    ],
)
def test_a_wrong_target_is_told_in_one_sentence(
    out: str, status: int, words: str, tmp_path: Path
) -> None:
    own = tmp_path / "own.pdf"
    shutil.copy(SAMPLE, own)
    for name in ("folder", "folder.pdf"):
        (tmp_path / name).mkdir()
    (tmp_path / "soft.pdf").symlink_to(own)
    (tmp_path / "hard.pdf").hardlink_to(own)
    before = left_in(tmp_path)
    answer = told(export(own, f"{tmp_path}/{out}"))
    assert answer[0] == status
    assert words in answer[1]
    assert left_in(tmp_path) == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--journey", "nix"], "There is no journey 'nix'; there are "),
        (["--persona", "nix"], "There is no persona 'nix'; there are "),
        (["--persona", ""], "There is no persona ''; there are "),
    ],
)
def test_what_the_project_does_not_have_is_told(
    options: list[str], words: str, tmp_path: Path
) -> None:
    status, sentence = told(export(SAMPLE, tmp_path / "x.pdf", *options))
    assert (status, sentence[: len(words)]) == (2, words)
    assert left_in(tmp_path) == {}


@pytest.mark.parametrize("out", ["", " "])
def test_a_file_without_a_name_is_not_the_present_folder(out: str) -> None:
    assert told(export(SAMPLE, out)) == (2, "No file is named that could be written.")


def test_an_unknown_paper_is_told_with_the_known_ones(tmp_path: Path) -> None:
    answer = export(SAMPLE, tmp_path / "x.pdf", "--paper", "A9")
    assert answer.returncode == 2
    assert "'A9'" in answer.stderr
    assert "A4" in answer.stderr
    assert left_in(tmp_path) == {}


def limit_files() -> None:
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"  # or modules would be cut, too
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_full_disk_is_told_and_the_old_file_stays(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"x{suffix}"
    target.write_bytes(b"old")
    status, words = told(export(SAMPLE, target, start=limit_files))
    assert status == 4
    assert words == f"'x{suffix}' could not be written: there is no space left on the drive."
    assert left_in(tmp_path) == {target.name: b"old"}


@needs_root
def test_a_full_file_system_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    mounted = subprocess.run(
        ("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(tmp_path)), capture_output=True
    )
    if mounted.returncode:
        pytest.skip("nothing may be mounted here")
    try:
        (tmp_path / "x.pdf").write_bytes(b"old")
        status, words = told(export(SAMPLE, tmp_path / "x.pdf"))
        assert (status, words.split(": ")[1]) == (4, "there is no space left on the drive.")
        assert left_in(tmp_path) == {"x.pdf": b"old"}
    finally:
        subprocess.run(("umount", str(tmp_path)), check=True)


def test_a_read_only_file_is_told_and_kept(tmp_path: Path) -> None:
    target = tmp_path / "x.svg"
    target.write_bytes(b"old")
    target.chmod(0o444)
    assert told(export(SAMPLE, target)) == (4, "'x.svg' is read-only.")
    assert left_in(tmp_path) == {"x.svg": b"old"}


def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)

    def answer() -> str:
        said = io.StringIO()
        with redirect_stderr(said):
            status = main(["export", "--language", "en", str(SAMPLE), "-o", str(closed / "x.svg")])
        return f"{status} {said.getvalue()}"

    main(["export", str(SAMPLE), "-o", str(tmp_path / "x.svg")])  # Python itself may be root's
    words = "'x.svg' could not be written: you may not write there."
    assert as_nobody(answer, closed) == f"4 touchpoint-canvas: {words}\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_device_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").symlink_to("/dev/full")
    status, words = told(export(SAMPLE, tmp_path / "x.pdf"))
    assert (status, words) == (4, "'x.pdf' is not a file that can be written.")
    assert (tmp_path / "x.pdf").is_symlink()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose hand-out takes seconds."""
    path = tmp_path_factory.mktemp("large") / "large.json"
    path.write_bytes(document(1_500))
    return path


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".png"])
@pytest.mark.parametrize("delay", [0.8, 1.5, 2.2])
def test_ctrl_c_leaves_nothing_behind(
    suffix: str, delay: float, large: Path, tmp_path: Path
) -> None:
    out, temporary = tmp_path / "out", tmp_path / "temporary"
    out.mkdir()
    temporary.mkdir()
    process = subprocess.Popen(
        (*PROGRAM, "export", "--language", "en", str(large), "-o", str(out / f"x{suffix}")),
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        process.wait(delay)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
    _, words = process.communicate()
    assert list(temporary.iterdir()) == []
    if process.returncode == 0:
        assert [file.name for file in out.iterdir()] == [f"x{suffix}"]
    else:
        assert list(out.iterdir()) == []
        assert process.returncode in (130, -signal.SIGINT)  # the latter before it began
    if process.returncode == 130:
        assert words == f"touchpoint-canvas: Stopped; 'x{suffix}' was not written.\n"


def test_a_terminal_is_told_how_far_a_long_export_is(large: Path, tmp_path: Path) -> None:
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("needs a pseudo terminal, which a bare container may not give")
    process = subprocess.Popen(
        (*PROGRAM, "export", "--language", "en", str(large), "-o", str(tmp_path / "x.pdf")),
        cwd=ROOT,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    with suppress(OSError):  # the end of a terminal is an error
        while part := os.read(ours, 4_096):
            seen += part
    os.close(ours)
    assert process.wait() == 0
    assert "\r\x1b[KWriting 'x.pdf' …" in seen.decode()


def test_the_present_folder_is_named_as_it_was_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told(export(SAMPLE.resolve(), ".")) == (4, "'.' is a folder. Name a file in it.")

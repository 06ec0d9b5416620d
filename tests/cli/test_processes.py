"""The program as a process of its own: no Qt but for the window, quiet ends, quick answers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "canvas_app")
ROOT = Path(__file__).parent.parent.parent
WATCH = """
import sys
from canvas_app.cli import main
status = main(sys.argv[1:])
heavy = ("PySide6", "pydantic", "reportlab", "importlib.metadata")
loaded = [name for name in heavy if name in sys.modules]
print("loaded", *loaded, "status", status, file=sys.stderr)
"""


def loaded(*arguments: str) -> str:
    """Return which of the heavy packages a command loads, and its status."""
    answer = subprocess.run(
        (sys.executable, "-c", WATCH, *arguments), cwd=ROOT, capture_output=True, text=True
    )
    return answer.stderr.splitlines()[-1]


def test_no_command_but_open_loads_qt(sample: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "x")
    assert loaded("score", str(sample), "--json") == "loaded pydantic status 0"
    assert loaded("check", str(sample)) == "loaded pydantic status 1"
    assert loaded("migrate", str(sample), "-o", out) == "loaded pydantic status 0"
    assert loaded("new", out + "2") == "loaded pydantic status 0"
    for suffix in (".pdf", ".png", ".svg", ".csv", ".xlsx"):
        exported = loaded("export", str(sample), "-o", out + suffix)
        assert "PySide6" not in exported
        assert exported.endswith("status 0")


def test_light_answers_load_nothing_heavy() -> None:
    assert loaded("--version") == "loaded importlib.metadata status 0"
    assert loaded("--help") == "loaded status 0"
    assert loaded("score", "--help") == "loaded status 0"
    assert loaded("score", "nix") == "loaded status 3"


@pytest.mark.parametrize("arguments", [["--help"], ["score", "SAMPLE", "--json"]])
def test_a_reader_that_goes_away_is_no_reason_to_complain(
    arguments: list[str], sample: Path
) -> None:
    given = [str(sample) if word == "SAMPLE" else word for word in arguments]
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        (*PROGRAM, *given), cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert (process.returncode, process.stderr) == (4, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_device_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        process = subprocess.run(
            (*PROGRAM, "--help"), cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert process.returncode == 4
    assert process.stderr.startswith("touchpoint-canvas: The result could not be written")


def test_an_interrupted_command_leaves_no_half_file(tmp_path: Path, sample: Path) -> None:
    for delay in (0.05, 0.15, 0.3, 0.45):
        out = tmp_path / "x.tpcanvas"
        process = subprocess.Popen(
            (*PROGRAM, "migrate", str(sample), "-o", str(out)), cwd=ROOT, stderr=subprocess.PIPE
        )
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        _, told = process.communicate()
        assert process.returncode in (0, 130, -signal.SIGINT)
        assert [file.name for file in tmp_path.iterdir()] in ([], ["x.tpcanvas"])
        assert process.returncode != 130 or told == b""
        out.unlink(missing_ok=True)


def test_hostile_output_encodings_do_not_matter(sample: Path) -> None:
    process = subprocess.run(
        (*PROGRAM, "score", str(sample)),
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
    )
    assert process.returncode == 0
    assert b"J\\xfcrgen" in process.stdout


def test_ctrl_c_ends_the_window_quietly(sample: Path, tmp_path: Path) -> None:
    world = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    process = subprocess.Popen(
        (*PROGRAM, str(sample)), cwd=ROOT, env=world, stderr=subprocess.PIPE, text=True
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(3)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=10)
    assert (process.returncode, told) == (130, "")

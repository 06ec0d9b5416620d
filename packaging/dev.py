"""The one tool for people who have just cloned (room: packaging; standard library only).

    python3 packaging/dev.py run [FILE]     set everything up, then open the program
    python3 packaging/dev.py test           set everything up, then style, types and all tests
    python3 packaging/dev.py lint           style and types only
    python3 packaging/dev.py bench [...]    measure, see tests/bench

Set-up means: system libraries on Debian and its relatives, a virtual environment in `.venv`,
the pinned Python packages, and the program itself in editable form. Each part is done once
and again only when what it was made from has changed.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
PROGRAM = PROGRAMS / ("touchpoint-canvas.exe" if os.name == "nt" else "touchpoint-canvas")
SAMPLE = ROOT / "resources" / "samples" / "a_maschinenbau_b2b.json"
OUT = ROOT / "out"

OLDEST_PYTHON = (3, 11)
NO_DISPLAY = 4
"""Exit status of the program when there is nothing to show a window on."""

QT_LIBRARIES = {
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "pdftotext": "poppler-utils"}


class SetupError(Exception):
    """Something a person has to put right; the message says what, in a sentence."""


def main(arguments: list[str] | None = None) -> int:
    """Carry out one command and return the exit status."""
    given, rest = _parser().parse_known_args(arguments)
    if rest and given.command != "bench":
        _parser().error(f"unknown argument: {rest[0]}")
    try:
        return _carry_out(given, rest)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _carry_out(given: argparse.Namespace, rest: list[str]) -> int:
    if given.command == "run":
        return run(given.file)
    if given.command == "bench":
        return bench(rest)
    return test() if given.command == "test" else lint()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Set up, run and test from a clone."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    start = commands.add_parser("run", help="set everything up and open the program")
    start.add_argument("file", nargs="?", help="the project to open (default: a copy of a sample)")
    commands.add_parser("test", help="set everything up, then check style, types and run all tests")
    commands.add_parser("lint", help="check style and types")
    commands.add_parser("bench", help="measure; what follows goes to tests/bench", add_help=False)
    return parser


# The commands


def run(file: str | None) -> int:
    """Open a project, or do the main job on it without a window where there is no display."""
    project = Path(file).resolve() if file else SAMPLE
    if not project.is_file():
        raise SetupError(f"There is no file {project}.")
    display = has_display()
    _set_up({**QT_LIBRARIES, **WINDOW_LIBRARIES} if display else {}, {}, "requirements.txt")
    if display:
        opened = project if file else _copy_of_sample()
        status = _call([PROGRAM, "open", opened])
        if status != NO_DISPLAY:
            return status
    return without_window(project, OUT)


def test() -> int:
    """Check style and types and run the whole suite; everything is run even when one fails."""
    _set_up({**QT_LIBRARIES, **WINDOW_LIBRARIES}, TEST_PROGRAMS, "requirements-dev.txt")
    return _all_of(_lint_steps() | {"tests": [PYTHON, "-m", "pytest"]})


def lint() -> int:
    """Check style and types."""
    _set_up({}, {}, "requirements-dev.txt")
    return _all_of(_lint_steps())


def bench(arguments: list[str]) -> int:
    """Measure, as `tests/bench` says."""
    _set_up({**QT_LIBRARIES, **WINDOW_LIBRARIES}, TEST_PROGRAMS, "requirements-dev.txt")
    return _call([PYTHON, "-m", "tests.bench", *arguments])


def _lint_steps() -> dict[str, Sequence[str | Path]]:
    return {
        "style": [PYTHON, "-m", "ruff", "check"],
        "format": [PYTHON, "-m", "ruff", "format", "--check"],
        "types": [PYTHON, "-m", "mypy"],
    }


def _all_of(steps: dict[str, Sequence[str | Path]]) -> int:
    failed = []
    for name, command in steps.items():
        _say(f"Checking {name} …")
        if _call(command):
            failed.append(name)
    _say(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


def without_window(project: Path, folder: Path) -> int:
    """Tell the scores of a project, write scores and PDF into a folder; return the status."""
    folder.mkdir(exist_ok=True)
    scores, paper = folder / f"{project.stem}.scores.json", folder / f"{project.stem}.pdf"
    _say(f"There is no display, so no window: writing scores and PDF of {project.name} instead.")
    with scores.open("wb") as target:
        counted = subprocess.run([PROGRAM, "score", "--json", "--", project], stdout=target)
    status = counted.returncode or _call([PROGRAM, "score", "--", project])
    status = status or _call([PROGRAM, "export", "-o", paper, "--", project])
    if status == 0:
        _say(f"Done: {scores.name} and {paper.name} are in {folder}.")
    return status


def _copy_of_sample() -> Path:
    OUT.mkdir(exist_ok=True)
    copy = OUT / f"{SAMPLE.stem}.tpcanvas"
    if not copy.exists():
        shutil.copyfile(SAMPLE, copy)
    _say(f"Opening a copy of the sample, {copy}.")
    return copy


def has_display() -> bool:
    """Tell whether a window could be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# Set-up


def _set_up(libraries: dict[str, str], programs: dict[str, str], requirements: str) -> None:
    if sys.version_info < OLDEST_PYTHON:
        raise SetupError(
            f"Touchpoint Canvas needs Python 3.11 or newer; this is {sys.version.split()[0]}."
        )
    if sys.platform.startswith("linux"):
        _install_system_packages(libraries, programs)
    _install_python_packages(ROOT / "packaging" / requirements)


def _install_system_packages(libraries: dict[str, str], programs: dict[str, str]) -> None:
    lacks = missing(libraries, programs)
    if not lacks:
        return
    if not shutil.which("apt-get"):
        raise SetupError(f"Please install what this system lacks: {', '.join(lacks)}.")
    packages = sorted(set(lacks.values()))
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    privilege = _privilege()
    if privilege is None:
        line = f"sudo apt-get update && sudo {shlex.join(install)}"
        raise SetupError(f"Some system packages are missing. Please type\n\n    {line}\n")
    _say(f"Installing system packages: {' '.join(packages)} …")
    _quietly([*privilege, "apt-get", "update"], "apt-get could not refresh its lists.")
    _quietly([*privilege, *install], "apt-get could not install the system packages.")
    if still := missing(libraries, programs):
        raise SetupError(f"Still missing after the installation: {', '.join(still)}.")


def missing(libraries: dict[str, str], programs: dict[str, str]) -> dict[str, str]:
    """Return what cannot be loaded or called, each with the Debian package that brings it.

    Debian takes ensurepip, without which there is no virtual environment, out of its Python.
    """
    lacks = {name: package for name, package in libraries.items() if not _loads(name)}
    lacks |= {name: package for name, package in programs.items() if not shutil.which(name)}
    if not any(VENV.glob("lib/python*/site-packages/pip")) and not _has_ensurepip():
        lacks["ensurepip"] = f"python3.{sys.version_info.minor}-venv"
    return lacks


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _privilege() -> list[str] | None:
    """Return what to put before a command of the administrator; None when there is no way."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n", *quiet]
    return None


def _install_python_packages(requirements: Path) -> None:
    stamp = VENV / f"installed-{requirements.stem}"
    wanted = _digest([requirements, ROOT / "pyproject.toml"])
    if PYTHON.exists() and PROGRAM.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    _make_venv()
    _say("Installing the pinned Python packages (the first time about 100 MB) …")
    _pip(
        ["--require-hashes", "--only-binary", ":all:", "--requirement", requirements],
        "The Python packages could not be installed.",
    )
    _pip(
        ["--no-index", "--no-deps", "--no-build-isolation", "--editable", ROOT],
        "Touchpoint Canvas itself could not be installed.",
    )
    stamp.write_text(wanted)


def _pip(arguments: Sequence[str | Path], sentence: str) -> None:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    _quietly([PYTHON, "-m", "pip", "install", *quiet, *arguments], sentence)


def _make_venv() -> None:
    if (
        PYTHON.exists()
        and not subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode
    ):
        return
    _say(f"Making the virtual environment {VENV.name} …")
    _quietly(
        [sys.executable, "-m", "venv", "--clear", VENV],
        "The virtual environment could not be made.",
    )


def _digest(files: Iterable[Path]) -> str:
    found = hashlib.sha256(sys.version.encode())
    for file in files:
        found.update(file.read_bytes())
    return found.hexdigest()


# Calling programs


def _call(command: Sequence[str | Path]) -> int:
    return subprocess.run(command, cwd=ROOT).returncode


def _quietly(command: Sequence[str | Path], sentence: str) -> None:
    """Run a command; when it fails show the end of what it printed and raise the sentence."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        lines = done.stdout.decode(errors="replace").splitlines()
        print(*lines[-20:], sep="\n", file=sys.stderr)
        raise SetupError(sentence)


def _say(line: str) -> None:
    """Tell how far things are; standard output belongs to the results."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

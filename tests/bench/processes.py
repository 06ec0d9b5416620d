"""Fresh processes of this Python, and what they answer."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from select import select
from typing import Any

from tests.bench.x11 import server

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds a window may take until it is ready."""
_open = ExitStack()
atexit.register(_open.close)


def seconds_of(*arguments: str) -> float:
    """Return how long a fresh Python takes with these arguments, until it has ended."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


@cache
def display() -> str:
    """Return an X server of our own, which lives as long as this process."""
    return _open.enter_context(server())


@cache
def surroundings() -> dict[str, str]:
    """Return an environment with a display, and without a trace of the user's own settings."""
    home = _open.enter_context(tempfile.TemporaryDirectory(prefix="bench-home-"))
    unwanted = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), home)
    return kept | folders | {"DISPLAY": display(), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


def window(*arguments: str) -> subprocess.Popen[str]:
    """Start ``tests.bench.window`` with these arguments."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.window", *arguments],
        cwd=ROOT,
        env=surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def first_answer(running: subprocess.Popen[str]) -> Any:
    """Return what a process says first. Raises TimeoutError when it says nothing."""
    assert running.stdout is not None
    ready, _, _ = select([running.stdout], [], [], PATIENCE)
    line = running.stdout.readline() if ready else ""
    if not line:
        raise TimeoutError("the window gave no answer")
    return json.loads(line)


def answer(*arguments: str) -> Any:
    """Return what a scenario of ``tests.bench.window`` answers at its end."""
    started = time.monotonic()
    with window(*arguments) as running:
        out, _ = running.communicate(timeout=600)
    if running.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {running.returncode}")
    return {"started": started} | json.loads(out.splitlines()[-1])

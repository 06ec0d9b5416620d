"""The real program on a real display: type a card, save, be killed, open again."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from canvas_app.model.files.load import load

TOOLS = ("Xvfb", "xdotool")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
PATIENCE = 30.0

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)}")


@pytest.fixture
def display() -> Iterator[str]:
    """A display of its own, whose number the server chooses."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.fixture
def environment(display: str, tmp_path: Path) -> dict[str, str]:
    own = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    keep = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    return {**keep, **own, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def start(file: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "canvas_app", "open", str(file)]
    with file.with_suffix(".log").open("ab") as log:
        return subprocess.Popen(command, env=environment, stderr=log)


def until(said: Callable[[], str], words: str) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if words in (now := said()):
            return now
        time.sleep(0.1)
    raise AssertionError(f"no {words!r} in {now!r} after {PATIENCE} s")


class Hand:
    """A person at the keyboard."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def xdotool(self, *arguments: str) -> str:
        found = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, check=False
        )
        return found.stdout.decode().strip()

    def title(self) -> str:
        """Return the titles of all windows."""
        ids = self.xdotool("search", "--onlyvisible", "--name", "Touchpoint Canvas").split()
        return " ".join(self.xdotool("getwindowname", id_) for id_ in ids)

    def wait_for(self, words: str) -> None:
        """Wait for the window of a document and give it the focus, as a desktop would."""
        until(self.title, words)
        window = self.xdotool("search", "--onlyvisible", "--name", "Touchpoint Canvas").split()[0]
        self.xdotool("windowfocus", "--sync", window)

    def press(self, *keys: str) -> None:
        self.xdotool("key", "--delay", "80", *keys)

    def type(self, words: str) -> None:
        self.xdotool("type", "--delay", "40", words)


def names(file: Path) -> list[str]:
    return [card.name for card in load(file).project.journeys[0].touchpoints]


def test_a_typed_card_survives_saving_killing_and_opening_again(
    environment: dict[str, str], tmp_path: Path
) -> None:
    file, hand = tmp_path / "workshop.tpcanvas", Hand(environment)
    new = [sys.executable, "-m", "canvas_app", "new", str(file), "--template", "b2b"]
    subprocess.run(new, env=environment, check=True)
    before, title = names(file), load(file).project.title

    first = start(file, environment)
    hand.wait_for(title)
    time.sleep(1)  # the canvas takes the focus when it is shown
    hand.press("n")
    hand.type("Night shift hotline")
    hand.press("Return")
    hand.press("ctrl+s")
    until(lambda: " ".join(names(file)), "Night shift hotline")
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    saved = file.read_bytes()
    assert sorted(names(file)) == sorted([*before, "Night shift hotline"])

    again = start(file, environment)
    hand.wait_for(title)
    time.sleep(1)
    hand.press("ctrl+q")
    assert again.wait(10) == 0
    assert file.with_suffix(".log").read_bytes() == b""
    assert file.read_bytes() == saved

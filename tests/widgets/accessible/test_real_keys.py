"""The real program on a real display, worked on by keys alone."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from canvas_app.model.files.load import load
from canvas_app.model.project import Project
from tests.widgets.test_process import MISSING, Hand, display, environment, start, until

__all__ = ["display", "environment"]  # fixtures

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)}")


def saved(file: Path) -> Project:
    return load(file).project


def test_a_journey_grows_is_rated_and_saved_without_a_mouse(
    environment: dict[str, str], tmp_path: Path
) -> None:
    file, hand = tmp_path / "keys.tpcanvas", Hand(environment)
    new = [sys.executable, "-m", "canvas_app", "new", str(file), "--template", "blank"]
    subprocess.run(new, env=environment, check=True)
    program = start(file, environment)
    hand.wait_for(saved(file).title)
    time.sleep(1)  # the canvas takes the focus when it is shown

    hand.press("ctrl+Home")
    hand.type("Search engine")
    hand.press("ctrl+Return")
    hand.type("Advisory call")
    hand.press("Tab")
    hand.type("Hotline")
    hand.press("Return")
    hand.press("ctrl+Home", "alt+Right", "alt+Right")
    hand.press("ctrl+Home", "l", "Right", "Return", "Escape")
    hand.press("ctrl+Home", "comma")
    hand.type("Nobody answers")
    hand.press("ctrl+Return", "Escape")
    hand.press("ctrl+Home", "r")
    hand.type("8642")
    hand.press("Escape", "F6", "shift+F6", "ctrl+s")

    until(lambda: str(file.read_bytes()), "Nobody answers")
    journey = saved(file).journeys[0]
    stages = {card.name: card.stage_id for card in journey.touchpoints}
    assert [*stages] == ["Search engine", "Advisory call", "Hotline"]
    assert stages["Search engine"] == stages["Hotline"] != stages["Advisory call"]
    assert len(journey.links) == 1
    assert sum(bool(card.ratings) for card in journey.touchpoints) == 1
    hand.press("ctrl+q")
    assert program.wait(10) == 0
    assert file.with_suffix(".log").read_bytes() == b""

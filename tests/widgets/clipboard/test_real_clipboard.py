"""What another program finds in the clipboard of a display after a picture was copied."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from canvas_app import paths
from canvas_app.theme import THEMES

SECONDS = 90
HAND = """
import sys
from pathlib import Path
from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QApplication
from canvas_app.model.files.load import load
from canvas_app.widgets import look
from canvas_app.widgets.clipboard.picture import copy_picture
from canvas_app.widgets.document import Document
from canvas_app.widgets.program import Program
from canvas_app.widgets.scores.score_page import ScorePage
from canvas_app.widgets.session import Session

sample, what, folder = sys.argv[1:]
app = QApplication([])
look.load_fonts(app)
program = Program(app, "en")
look.ground(app, "dark")
window = program.new_window()
window.show()
session = Session(load(Path(sample)).project)
window.show_document(Document(session))
kinds = ["image/png", "image/svg+xml"]

def copy():
    window.activateWindow()
    if what == "panel":
        window.sides.show_tab("scores")
        app.processEvents()
        next(p for p in window.findChildren(ScorePage) if p.isVisible()).view.chart.setFocus()
    else:
        session.select([session.journey.touchpoints[0].id])
        window.canvas.setFocus()
    copy_picture(window)
    ask()

def ask():
    if not kinds:
        window.document = None
        app.quit()
        return
    kind = kinds.pop()
    other = QProcess(app)
    other.setStandardOutputFile(str(Path(folder) / kind.replace("/", "-")))
    other.finished.connect(ask)
    other.start("xclip", ["-selection", "clipboard", "-o", "-t", kind])

QTimer.singleShot(1500, copy)
app.exec()
"""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A display of its own."""
    if not (shutil.which("Xvfb") and shutil.which("xclip")):
        pytest.skip("Xvfb or xclip is not there")
    there, here = os.pipe()
    command = ["Xvfb", "-displayfd", str(here), "-screen", "0", "1280x800x24"]
    server = subprocess.Popen(command, pass_fds=[here], stderr=subprocess.DEVNULL)
    os.close(here)
    with os.fdopen(there) as number:
        name = f":{number.readline().strip()}"
    yield name
    server.terminate()
    server.wait()


@pytest.mark.parametrize("what", ["panel", "selection"])
def test_another_program_gets_light_pixels_and_an_svg(
    what: str, display: str, tmp_path: Path
) -> None:
    sample = str(paths.resource("samples/a_maschinenbau_b2b.json"))
    world = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", HAND, sample, what, str(tmp_path)]
    subprocess.run(command, env=world, check=True, capture_output=True, timeout=SECONDS)
    with Image.open(BytesIO((tmp_path / "image-png").read_bytes())) as image:
        corner = image.convert("RGB").getpixel((1, 1))
        assert image.width > 100
    assert isinstance(corner, tuple)
    assert "#{:02x}{:02x}{:02x}".format(*corner) == THEMES["print"].colour("paper").lower()
    svg = (tmp_path / "image-svg+xml").read_text("utf-8")
    assert svg.startswith("<?xml")
    assert "Journey score" in svg if what == "panel" else 'class="card"' in svg
    assert THEMES["dark"].colour("text") not in svg

"""With a projector: slides there, the moderator's desk here, and F5 changes them over.

Qt's offscreen platform takes its screens from a file, but only when a process begins.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication([])
from canvas_app import paths
from canvas_app.model.files.load import load
from canvas_app.widgets import look
from canvas_app.widgets.document import Document
from canvas_app.widgets.presenter.presenting import Presenting, present
from canvas_app.widgets.program import Program
from canvas_app.widgets.session import Session
look.load_fonts(app)
window = Program(app, "en").new_window()
window.show()
project = load(paths.resource("samples/a_maschinenbau_b2b.json")).project
window.show_document(Document(Session(project)))
QTest.qWait(50)
show = present(window)
names = []
hints = []
for key in (None, "F5", "F5"):
    if key:
        show.display_came(show.screen.screen())
        hints.append(bool(show.show.hint))
        show.show.press(key)
        hints.append(bool(show.show.hint))
    QTest.qWait(50)
    assert show.screen.isFullScreen()
    names.append([show.screen.screen().name(), show.desk.screen().name()])
show.display_gone(show.screen.screen())
visible = [w.windowTitle() for w in app.topLevelWidgets() if w.isVisible()]
print(json.dumps([names, hints, visible, window.findChild(Presenting) is None]), flush=True)
import os
os._exit(0)
"""


def _screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    dpi = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    return {"name": name, "x": x, "y": 0, "width": width, "height": height, **dpi}


def test_slides_go_to_the_other_screen_and_come_back_when_it_goes(tmp_path: Path) -> None:
    screens = [_screen("laptop", 0, 1366, 768), _screen("projector", 1366, 1920, 1080)]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    own = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    env = {**os.environ, **own, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=env, capture_output=True, timeout=60, check=True
    )
    names, hints, visible, ended = json.loads(found.stdout.splitlines()[-1])
    assert names == [["projector", "laptop"], ["laptop", "projector"], ["projector", "laptop"]]
    assert hints == [True, False, True, False], "a display is offered until it is taken"
    assert len(visible) == 1
    assert visible[0].startswith("Touchpoint-Landkarte")
    assert ended

"""An error in a method that Qt calls is told; nothing ends, nothing is lost."""

import ast
from pathlib import Path
from subprocess import run
from sys import executable

import pytest

from canvas_app import widgets

PROGRAM = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
import shiboken6
from canvas_app.widgets.overriding import override

sys.excepthook = lambda kind, error, trace: print(kind.__name__, flush=True)
app = QApplication([])
gone = QWidget()
shiboken6.delete(gone)

class Clumsy(QWidget):
    @override
    def paintEvent(self, event):
        {deed}

clumsy = Clumsy()
clumsy.show()
QTimer.singleShot(200, app.quit)
app.exec()
print("alive", flush=True)
os._exit(0)
"""


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("int('x')", "ValueError"),
        ("gone.show()", "RuntimeError"),
        ("nobody", "NameError"),
        ("raise KeyError(1)", "KeyError"),
    ],
)
def test_an_error_in_a_method_that_qt_calls_ends_nothing(deed: str, told: str) -> None:
    program = PROGRAM.format(deed=deed)
    done = run([executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    words = done.stdout.split()
    assert (done.returncode, words[0], words[-1]) == (0, told, "alive")


def test_every_method_that_qt_calls_is_guarded() -> None:
    """Only the marker of ours makes errors whole; a file may not take the one of typing."""
    folder = Path(str(widgets.__file__)).parent
    wrong = [
        path.name
        for path in folder.rglob("*.py")
        if path.name != "overriding.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in ("typing", "typing_extensions")
        if any(name.name == "override" for name in node.names)
    ]
    assert wrong == []

"""Modules that come after Qt are imported as Python does it."""

import subprocess
import sys

ASKED = """
import linecache, canvas_app.widgets
import canvas_app.model.project as later
print(later.__file__ in linecache.cache)
"""


def test_the_source_of_what_is_imported_after_qt_is_not_read_again() -> None:
    answer = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True)
    assert answer.stdout.strip() == "False", answer.stderr

"""The commands of the command line, one module each (room: command line).

A command module has ``arguments(parser)`` and ``run(options) -> int``. It imports what it needs
when it runs; only ``open`` may import Qt.
"""

from __future__ import annotations

from canvas_app.i18n import N_

COMMANDS = {
    "open": N_("open the window"),
    "new": N_("write a new project"),
    "export": N_("export a journey as a PDF, picture or table"),
    "import": N_("make touchpoints of the rows of a table"),
    "score": N_("print the scores of a project"),
    "compare": N_("say what differs between two journeys"),
    "check": N_("say whether files can be opened, and what is missing or odd in them"),
    "migrate": N_("open a file and write it anew in the present version"),
}
"""Names and one line of help."""

DONE, FINDINGS, WRONG_USE, REFUSED, NOT_WRITTEN = range(5)
"""Exit status; an interrupted command ends with INTERRUPTED."""
INTERRUPTED = 130

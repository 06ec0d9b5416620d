"""Lines about printing: our PDF against plain calls of reportlab's canvas, and Inkscape."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import choose_sheet, picture_pdf
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from tests.bench.files import file, project
from tests.bench.measure import CannotMeasure, Line, Sides, timed
from tests.bench.plain_canvas import draw
from tests.bench.processes import seconds_of
from tests.bench.svg import svg

OPTIONS = PdfOptions(paper="A0", date=date(2025, 11, 21))


def view_and_picture(touchpoints: int) -> tuple[JourneyView, Picture]:
    """Return a measured journey and its picture, with every shape made already."""
    from canvas_app.layout.board import layout

    view = JourneyView(project(touchpoints), "ist")
    picture = layout(view)
    for node in picture.nodes:
        node.shapes()
    return view, picture


def _board(touchpoints: int) -> Callable[[int], Sides]:
    def prepare(_pairs: int) -> Sides:
        view, picture = view_and_picture(touchpoints)
        sheet, _ = choose_sheet(picture, OPTIONS)
        return (
            timed(lambda: picture_pdf(picture, view, OPTIONS)),
            timed(lambda: draw(picture, sheet[:2], BytesIO())),
        )

    return prepare


def _whole_process(_pairs: int) -> Sides:
    inkscape = shutil.which("inkscape")
    if inkscape is None:
        raise CannotMeasure("Inkscape is not installed")
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    drawing, theirs, ours = folder / "board.svg", folder / "theirs.pdf", folder / "ours.pdf"
    drawing.write_text(svg(view_and_picture(1_000)[1]), "utf-8")
    command = ("export", str(file(1_000)), "-o", str(ours), "--layout", "board")
    convert = (inkscape, str(drawing), "--export-type=pdf", f"--export-filename={theirs}")
    return (
        lambda: seconds_of("-m", "canvas_app", *command),
        lambda: _inkscape(convert),
    )


def _inkscape(command: tuple[str, ...]) -> float:
    return timed(lambda: subprocess.run(command, check=True, capture_output=True))()


PLAIN = "reportlab canvas calls"
LINES = (
    Line("pdf-1000", "PDF board, 1 000 cards", PLAIN, 0.5, _board(1_000)),
    Line("pdf-5000", "PDF board, 5 000 cards", PLAIN, 0.5, _board(5_000), most=5),
    Line("pdf-10000", "PDF board, 10 000 cards", PLAIN, 0.5, _board(10_000), most=3),
    Line("pdf-process", "PDF board of 1 000, process", "Inkscape", 0.1, _whole_process, most=5),
)

"""The kinds of files a journey is exported to, by their suffix (room: export)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from canvas_app.i18n import N_
from canvas_app.layout.listening import Progress, heard, tell
from canvas_app.layout.pause import collector_paused

if TYPE_CHECKING:
    from canvas_app.export.options import PdfOptions
    from canvas_app.export.pdf import Exported
    from canvas_app.layout.view import JourneyView


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is called, and the function (view, options) that makes it."""

    words: str
    module: str
    maker: str


FORMATS: Mapping[str, Format] = {
    ".pdf": Format(N_("PDF documents"), "pdf", "export_pdf"),
    ".png": Format(N_("PNG pictures"), "png", "board_png"),
    ".svg": Format(N_("SVG pictures"), "svg", "board_svg"),
    ".csv": Format(N_("CSV tables"), "csv_table", "journey_csv"),
    ".xlsx": Format(N_("Excel workbooks"), "workbook", "project_xlsx"),
    ".pptx": Format(N_("PowerPoint presentations"), "pptx.deck", "journey_pptx"),
}
"""By suffix, in the order in which they are offered."""


class TooManyPixelsError(ValueError):
    """A picture that would be too large; facts: width, height (pixels) and the largest scale."""

    def __init__(self, width: int, height: int, scale: float) -> None:
        super().__init__(width, height, scale)
        self.facts = {"width": width, "height": height, "scale": scale}


def export(
    view: JourneyView, suffix: str, options: PdfOptions, progress: Progress | None = None
) -> Exported:
    """Return a journey in the format of a suffix, which may be in capitals.

    ``progress`` is told how far it is and may raise ``progress.Cancelled`` to stop it.
    Raises KeyError for an unknown suffix or journey, TooManyPixelsError.
    """
    wanted = FORMATS[suffix.lower()]
    module = import_module(f"canvas_app.export.{wanted.module}")
    with heard(progress), collector_paused():
        tell(0, 0)
        exported: Exported = getattr(module, wanted.maker)(view, options)
    return exported

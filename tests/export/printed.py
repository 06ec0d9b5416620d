"""The samples in every layout, printed once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from canvas_app import paths
from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import export_pdf
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from tests.export.boards import DAY

SAMPLES = sorted(path.name for path in paths.resource("samples").glob("*.json"))


@cache
def looked(sample: str) -> JourneyView:
    """Return the first journey of a sample."""
    project = load(paths.resource(f"samples/{sample}")).project
    return JourneyView(project, project.journeys[0].id)


@cache
def pdf(layout: str, sample: str) -> bytes:
    return made(looked(sample), layout)


def made(of: JourneyView, layout: str, **options: object) -> bytes:
    chosen = PdfOptions(layout=layout, language="en", date=DAY)  # type: ignore[arg-type]
    return export_pdf(of, replace(chosen, **options)).data  # type: ignore[arg-type]

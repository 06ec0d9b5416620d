"""The samples are printed whole, in both languages, and can be read in grey."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from canvas_app import paths
from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import board_pdf
from canvas_app.layout.board import layout
from canvas_app.layout.picture import Box, Disc, Node, Picture, Text
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from canvas_app.theme import THEMES
from tests.export.boards import DAY, poppler, reader

SAMPLES = sorted(path.name for path in paths.resource("samples").glob("*.json"))
PRINT = THEMES["print"]
READABLE = 4.5
WHITE = "#ffffff"

Area = tuple[float, float, float, float, str]


@cache
def views(sample: str) -> tuple[JourneyView, ...]:
    project = load(paths.resource(f"samples/{sample}")).project
    return tuple(JourneyView(project, journey.id) for journey in project.journeys)


def test_there_are_six_samples() -> None:
    assert len(SAMPLES) == 6


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_touchpoint_is_found_on_paper(sample: str, language: str, tmp_path: Path) -> None:
    for view in views(sample):
        data = board_pdf(view, PdfOptions(language=language, date=DAY)).data
        text = _joined(poppler("pdftotext", data, tmp_path, "-raw"))
        assert not [t.name for t in view.journey.touchpoints if _joined(t.name) not in text]


def _joined(string: str) -> str:
    """Leave out where lines end."""
    return " ".join(string.split())


@pytest.mark.parametrize("sample", SAMPLES)
def test_personas_and_stages_are_bookmarks(sample: str) -> None:
    for view in views(sample):
        data = board_pdf(view, PdfOptions(date=DAY)).data
        titles = set(_titles(reader(data).outline))
        names = {stage.name for stage in view.project.stages}
        assert names | {phase.name for phase in view.project.phases} <= titles


def _titles(outline: list[object]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(getattr(entry, "title"))  # noqa: B009


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_letter_stands_out_from_its_ground_in_grey(sample: str) -> None:
    for view in views(sample):
        for text, contrast in _contrasts(layout(view)):
            assert contrast >= READABLE, (text.string, text.colour)


def _contrasts(picture: Picture) -> Iterator[tuple[Text, float]]:
    """Yield each text with its contrast in luminance to what was painted below it last."""
    painted: list[Area] = []
    for node in picture.nodes:
        near = [area for area in painted if _meets(node, area)]
        for shape in node.shapes():
            if isinstance(shape, Text):
                spot = (node.x + shape.x + shape.width / 2, node.y + shape.y - shape.font.size / 3)
                ground = next((a[4] for a in reversed(near) if _holds(a, *spot)), WHITE)
                yield shape, _contrast(PRINT.colour(shape.colour), ground)
            elif isinstance(shape, Box | Disc) and shape.fill:
                near.append(_area(node, shape))
                painted.append(near[-1])


def _area(node: Node, shape: Box | Disc) -> Area:
    fill = PRINT.colour(shape.fill or "")
    if isinstance(shape, Box):
        left, top = node.x + shape.x, node.y + shape.y
        return left, top, left + shape.width, top + shape.height, fill
    left, top = node.x + shape.x - shape.radius, node.y + shape.y - shape.radius
    return left, top, left + 2 * shape.radius, top + 2 * shape.radius, fill


def _meets(node: Node, area: Area) -> bool:
    right, bottom = node.x + node.width, node.y + node.height
    return area[0] < right and area[2] > node.x and area[1] < bottom and area[3] > node.y


def _holds(area: Area, x: float, y: float) -> bool:
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

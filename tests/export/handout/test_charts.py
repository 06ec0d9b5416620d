"""A chart too high for its column is cut where it hurts least."""

from __future__ import annotations

from canvas_app.export.handout import charts
from canvas_app.layout.charts.figure import figure, ground
from canvas_app.layout.picture import Box, Picture
from canvas_app.panels.panel import Chart

WIDE = 400.0


def rows(count: int, high: float = 20.0) -> Chart:
    def draw(wide: float) -> Picture:
        boxes = tuple(Box(0, at * high, wide, high - 5) for at in range(count))
        return figure(wide, count * high, (ground(wide, count * high, boxes),))

    return Chart(draw, "rows", count)


def heights(count: int, first: float) -> list[float]:
    return [round(block.height) for block in charts.figures(rows(count), WIDE, 600, first)]


def test_a_chart_that_fits_is_not_cut() -> None:
    assert len(heights(10, 300)) == 1


def test_a_chart_is_not_cut_just_before_its_last_row() -> None:
    first, rest = heights(15, 300)
    assert rest >= charts.REST
    assert first > rest

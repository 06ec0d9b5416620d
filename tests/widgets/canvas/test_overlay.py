"""What lies over the cards stays where it can be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from canvas_app.layout.hits import Cell
from canvas_app.model.edits.place import Place
from canvas_app.theme import THEMES
from canvas_app.widgets.canvas.overlay import Overlay, aimed_areas, paint_hint
from canvas_app.widgets.canvas.view_port import ViewPort

CELL = Cell(Place("use"), 150.0, 200.0, 100.0, 60.0, "Evaluation · Petra Lang, before the Hotline")


@pytest.mark.parametrize(("width", "left"), [(900, 0), (300, 0), (300, -120), (240, -120)])
def test_the_name_of_the_cell_a_drag_aims_at_fits_into_the_board(width: int, left: int) -> None:
    port = ViewPort(width, 400, left=left, head_width=60)
    name = aimed_areas(Overlay(cell=CELL), port)[-1]
    assert name.right() <= width
    assert name.left() >= port.pin_width


@pytest.mark.parametrize("high", [100, 300])
@pytest.mark.usefixtures("fonts")
def test_the_first_steps_are_read_on_a_sheet_where_there_is_no_room_below(high: int) -> None:
    port = ViewPort(240, 200, left=8, top=8, paper_width=224, paper_height=high)
    image = QImage(240, 200, QImage.Format.Format_RGB32)
    image.fill(0)
    with QPainter(image) as painter:
        paint_hint(painter, ("Double click a cell to write the first one.",), port, THEMES["light"])
    colours = {image.pixelColor(x, y).name() for x in range(240) for y in range(200)}
    assert (THEMES["light"].colour("raised") in colours) == (high == 300)
    edge = {image.pixelColor(x, y).name() for x in (0, 239) for y in range(200)}
    assert edge == {"#000000"}

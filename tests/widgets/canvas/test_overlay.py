"""What lies over the cards stays where it can be read."""

from __future__ import annotations

import pytest

from canvas_app.layout.hits import Cell
from canvas_app.model.edits.place import Place
from canvas_app.widgets.canvas.overlay import Overlay, aimed_areas
from canvas_app.widgets.canvas.view_port import ViewPort

CELL = Cell(Place("use"), 150.0, 200.0, 100.0, 60.0, "Evaluation · Petra Lang, before the Hotline")


@pytest.mark.parametrize(("width", "left"), [(900, 0), (300, 0), (300, -120), (240, -120)])
def test_the_name_of_the_cell_a_drag_aims_at_fits_into_the_board(width: int, left: int) -> None:
    port = ViewPort(width, 400, left=left, head_width=60)
    name = aimed_areas(Overlay(cell=CELL), port)[-1]
    assert name.right() <= width
    assert name.left() >= port.pin_width

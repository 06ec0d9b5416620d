"""Charts below each other keep their parts apart."""

from __future__ import annotations

from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.stack import stacked
from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Box, Picture


def chart(id_: str) -> Picture:
    shapes = (Box(0, 0, 10, 10, "line"),)
    return figure(100, 40, [ground(100, 40, shapes), part(id_, Area(0, 0, 10, 10), shapes, "t1")])


def test_charts_lie_below_each_other_under_their_headings() -> None:
    picture = stacked(100, [("One", chart("a")), ("", chart("b"))])
    a, b = picture.by_id["a"], picture.by_id["b"]
    assert a.y > picture.by_id["heading:0"].y
    assert b.y >= a.y + 40
    assert picture.height == b.y + 40
    assert b.touchpoint_id == "t1"


def test_every_part_has_an_id_of_its_own() -> None:
    picture = stacked(100, [("One", chart("a")), ("Two", chart("b"))])
    assert len(picture.by_id) == len(picture.nodes)

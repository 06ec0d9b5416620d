"""Only what looks otherwise is painted anew, however wide the board has become."""

from dataclasses import replace

from PySide6.QtCore import QRectF

from canvas_app.layout.board import layout
from canvas_app.layout.lanes import frame_node
from canvas_app.layout.picture import Lane, Node
from canvas_app.layout.view import JourneyView
from canvas_app.widgets.canvas.changed import MANY, apart_from, changed_areas
from tests.layout.journeys import SAMPLES, sample
from tests.widgets.canvas.pictures import card

LANE = Lane("p1", 40.0, 190.0, 50.0, 140.0)
NEAR = QRectF(1_000, 0, 500, 400)


def lane(width: float, at: Lane = LANE) -> Node:
    return frame_node(at, width, 100.0, "emotional")


def crowd(count: int, x: float) -> list[Node]:
    return [card(f"c{x}-{number}", x + number, 100) for number in range(count)]


def test_a_lane_that_becomes_wider_differs_at_its_end_only() -> None:
    (area,) = changed_areas([lane(9_000.0), lane(9_156.0)])
    assert area.left() > 8_900
    assert area.right() > 9_156


def test_a_lane_that_becomes_narrower_differs_at_its_end_only() -> None:
    (area,) = changed_areas([lane(9_156.0), lane(9_000.0)])
    assert area.left() > 8_900


def test_a_lane_that_becomes_wider_and_higher_differs_everywhere() -> None:
    higher = replace(LANE, height=220.0)
    areas = changed_areas([lane(9_000.0), lane(9_156.0, higher)])
    assert min(area.left() for area in areas) < 20


def test_a_lane_that_is_new_differs_everywhere() -> None:
    assert changed_areas([lane(9_000.0)])[0].left() < 20


def test_a_link_is_no_larger_than_its_line() -> None:
    project = sample(SAMPLES[0])
    nodes = layout(JourneyView(project, project.journeys[0].id)).nodes
    arrow = max((n for n in nodes if n.kind == "link"), key=lambda n: n.width * n.height)
    areas = changed_areas([arrow])
    covered = sum(area.width() * area.height() for area in areas)
    assert covered < arrow.width * arrow.height / 2
    whole = QRectF(arrow.x, arrow.y, arrow.width, arrow.height).adjusted(-12, -12, 12, 12)
    assert all(whole.contains(area) for area in areas)


def test_few_nodes_are_looked_at_one_by_one() -> None:
    nodes = crowd(MANY, 50)
    assert apart_from(nodes, NEAR, 9_000, 400) == ([], nodes)


def test_of_very_many_nodes_only_those_near_by_are_looked_at_one_by_one() -> None:
    near = crowd(2, 1_200)
    apart, single = apart_from([*crowd(MANY, 50), *near, *crowd(MANY, 3_000)], NEAR, 9_000, 400)
    assert single == near
    assert not any(area.intersects(NEAR) for area in apart)
    assert any(area.contains(60, 100) for area in apart)
    assert any(area.contains(8_999, 100) for area in apart)


def test_when_very_many_are_near_by_all_right_of_the_first_counts_as_changed() -> None:
    apart, single = apart_from(crowd(MANY + 1, 1_200), NEAR, 9_000, 400)
    assert apart == [QRectF(1_188, 0, 9_000 - 1_188, 400)]
    assert single == []

"""The matrix: names beside points while they fit, else numbers with a list."""

from __future__ import annotations

from canvas_app.layout.charts.scatter import Cross, Dot, Quadrant, scatter
from canvas_app.layout.picture import Disc, Node, Path, Picture
from tests.layout.charts.legible import assert_legible, words

GROUNDS = tuple(
    Quadrant(name, "text", "surface") for name in ("Act now", "Keep", "Later", "Too much")
)


def dot(id_: str, x: float, y: float, quadrant: int = 1, **fields: str) -> Dot:
    return Dot(id_, f"Name {id_}", x, y, quadrant, touchpoint_id=id_, **fields)  # type: ignore[arg-type]


def drawn(*dots: Dot, width: float = 328) -> Picture:
    cross = Cross(5, 5, "5.0", "5.0")
    return scatter(width, dots, cross, GROUNDS, ("Experience", "Importance"))


def middle(node: Node) -> tuple[float, float]:
    return node.x + node.width / 2, node.y + node.height / 2


def test_few_points_bear_their_names() -> None:
    picture = drawn(dot("a", 7, 8), dot("b", 9, 6))
    assert {"Name a", "Name b"} <= {word.string for word in words(picture)}
    assert picture.by_id["name:a"].touchpoint_id == "a"
    assert_legible(picture)


def test_names_without_room_become_numbers_with_a_list() -> None:
    dots = [dot(f"p{at}", 7 + at % 3, 7 + at % 2) for at in range(20)]
    picture = drawn(*dots)
    strings = [word.string for word in words(picture)]
    assert strings.count("17") == 2
    assert "Name p16" in strings
    assert_legible(picture)


def test_a_point_stands_right_of_a_lower_and_above_a_less_important_one() -> None:
    picture = drawn(dot("a", 6, 6), dot("b", 9, 9))
    (left, low), (right, high) = middle(picture.by_id["a"]), middle(picture.by_id["b"])
    assert left < right
    assert high < low


def test_points_on_each_other_stand_apart_and_are_tied_to_their_place() -> None:
    picture = drawn(dot("a", 7, 7), dot("b", 7, 7))
    one, other = middle(picture.by_id["a"]), middle(picture.by_id["b"])
    assert one != other
    ties = picture.by_id["ties"].shapes()
    assert [type(shape) for shape in ties] == [Path, Disc]


def test_a_mark_that_steps_aside_stays_in_its_quadrant() -> None:
    picture = drawn(*(dot(f"p{at}", 4.9, 5.0, 0) for at in range(12)))
    (edge, _y) = middle(picture.by_id["p0"])
    assert all(middle(picture.by_id[f"p{at}"])[0] <= edge + 0.1 for at in range(12))


def test_a_moment_of_truth_is_a_diamond() -> None:
    picture = drawn(dot("a", 7, 8, mark="diamond"), dot("b", 9, 6))
    shapes = [picture.by_id[id_].shapes()[0] for id_ in "ab"]
    assert [type(shape) for shape in shapes] == [Path, Disc]


def test_thousands_of_points_are_specks_one_for_each_heap() -> None:
    dots = [dot(f"p{at}", at % 11, at // 11 % 11, 0) for at in range(1000)]
    picture = drawn(*dots)
    assert len([node for node in picture.nodes if node.touchpoint_id]) == 121


def test_a_crosshair_at_the_edge_leaves_its_words_readable() -> None:
    for x, y in ((0, 0), (10, 10), (9.8, 0.2)):
        cross = Cross(x, y, f"{x}.00", f"{y}.00")
        assert_legible(scatter(280, [dot("a", 5, 5)], cross, GROUNDS, ("E", "I")))

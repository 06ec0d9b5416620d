"""Curves stay between their points; labels keep off them; the weakest moment is named."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.i18n import number, speaking
from canvas_app.layout import curves
from canvas_app.layout.board import layout
from canvas_app.layout.curves import Dot, Stretch, marked
from canvas_app.layout.links import OUTER
from canvas_app.layout.monotone import pieces, slopes, span
from canvas_app.layout.picture import Box, Node, Picture, Text
from canvas_app.layout.sizes import CARD_WIDTH, SLOT_GAP
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Project
from canvas_app.model.scoring import emotion_curve
from canvas_app.model.scoring.values import Scope
from tests.layout.journeys import SAMPLES, felt, picture, project, sample, touchpoint, views

HEIGHTS = st.lists(st.floats(-100, 100), min_size=2, max_size=12)
WIDTHS = st.lists(st.floats(1, 200), min_size=11, max_size=11)


def points(heights: list[float], widths: list[float]) -> list[tuple[float, float]]:
    xs = [sum(widths[:index]) for index in range(len(heights))]
    return list(zip(xs, heights, strict=True))


@given(HEIGHTS, WIDTHS)
def test_a_curve_never_passes_its_points(heights: list[float], widths: list[float]) -> None:
    for piece in pieces(points(heights, widths)):
        low, high = sorted((piece.start[1], piece.end[1]))
        length = piece.end[0] - piece.start[0]
        for step in range(21):
            assert low - 1e-6 <= piece.at(piece.start[0] + length * step / 20) <= high + 1e-6


@given(HEIGHTS, WIDTHS)
def test_a_curve_rises_or_falls_all_the_way_between_two_points(
    heights: list[float], widths: list[float]
) -> None:
    for piece in pieces(points(heights, widths)):
        length = piece.end[0] - piece.start[0]
        ys = [piece.at(piece.start[0] + length * step / 20) for step in range(21)]
        up = piece.end[1] >= piece.start[1]
        assert all((b - a if up else a - b) >= -1e-6 for a, b in pairwise(ys))


def test_a_curve_is_flat_at_its_turns_and_its_ends() -> None:
    assert slopes([(0, 0), (1, 5), (2, 0), (3, 0)]) == [0, 0, 0, 0]
    assert slopes([(0, 0), (1, 1), (2, 2)]) == [0, 1, 0]


def test_one_point_has_no_curve() -> None:
    assert pieces([(0, 0)]) == ()
    assert span((), 0, 1, 1) == ()


def test_handles_are_those_of_the_same_cubic() -> None:
    (piece, _) = pieces([(0, 0), (3, 6), (6, 9)])
    (x1, y1), (x2, y2) = piece.handles
    halfway = (0 + 3 * y1 + 3 * y2 + 6) / 8
    assert (x1, x2) == (1, 2)
    assert piece.at(1.5) == pytest.approx(halfway)


def test_the_earlier_of_two_lowest_points_is_the_weakest_moment() -> None:
    assert marked([0, -10, 5, -10], "experience") == {1: "w"}


def test_the_negative_and_then_the_later_point_is_the_peak() -> None:
    assert marked([20, -20, 20, 0], "emotional") == {1: "wp", 3: "e"}
    assert marked([10, 20, 20, 0], "emotional") == {3: "we", 2: "p"}
    assert marked([], "emotional") == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_marks_and_values_are_those_of_the_emotion_panel(name: str) -> None:
    for view in views(name):
        shown = layout(view)
        for persona in (lane.persona_id for lane in shown.lanes if lane.persona_id):
            panel = emotion_curve.panel(Scope(view.project, view.journey, persona))
            dots = own_dots(shown, persona)
            assert [dot.tenths for dot in dots] == [p.value * 10 for p in panel.points]
            found = {mark: index for index, dot in enumerate(dots) for mark in dot.marks}
            expected = {"w": panel.low, "p": panel.peak, "e": panel.end}
            assert found == {m: panel.points.index(p) for m, p in expected.items() if p}


def own_dots(shown: Picture, persona: str) -> list[Dot]:
    found: list[Dot] = []
    for node in shown.nodes:
        if isinstance(node.identity, Stretch) and node.persona_id == persona:
            dots = node.identity.dots
            own = dots[node.identity.before : len(dots) - node.identity.after]
            found += [dot._replace(x=node.x + dot.x) for dot in own]
    return found


def stretch(shown: Picture, lane: str = "anna") -> Node:
    return next(n for n in shown.nodes if n.kind == "curve" and n.persona_id == lane)


def rated(*feelings: float) -> Project:
    cards = [
        touchpoint(f"t{i}", 10 * i, "anna", ratings=(felt("anna", feeling),))
        for i, feeling in enumerate(feelings)
    ]
    return project(cards)


def words(node: Node) -> list[str]:
    return [shape.string for shape in node.shapes() if isinstance(shape, Text)]


def test_every_point_has_its_value_and_the_weakest_moment_its_name() -> None:
    node = stretch(layout(JourneyView(rated(1, -2, 0), "j")))
    assert {"+1", "weakest moment", f"{number(-2)}", " peak", "0", " end"} == set(words(node))


def test_a_curve_of_experience_has_no_signs_and_no_peak() -> None:
    card = touchpoint("a", 10, "anna", ratings=(felt("anna", 1, experience=7.5),))
    shown = layout(JourneyView(project([card]), "j", curve="experience"))
    assert words(stretch(shown)) == ["weakest moment", "7.5"]


def test_points_of_cards_that_nobody_meets_yet_are_left_out() -> None:
    card = touchpoint("a", 10, "anna", status="unused", ratings=(felt("anna", 1),))
    assert not any(node.kind == "curve" for node in picture(card).nodes)


def test_stacked_cards_share_the_width_of_their_slot() -> None:
    cards = [touchpoint(f"t{i}", 10, "anna", ratings=(felt("anna", i),)) for i in range(2)]
    shown = picture(*cards)
    left = shown.columns[0].slots[0]
    assert [dot.x for dot in own_dots(shown, "anna")] == [left + 34, left + 102]


def test_everyone_s_cards_are_on_every_curve() -> None:
    shown = picture(touchpoint("a", 10, ratings=(felt(None, 1), felt("ben", -1))))
    assert [own_dots(shown, each)[0].tenths for each in ("anna", "ben", "carl")] == [10, -10, 10]


FEELINGS = st.lists(st.integers(-2, 2), min_size=1, max_size=14)


@given(FEELINGS)
def test_labels_cover_neither_each_other_nor_the_faces(feelings: list[int]) -> None:
    shown = layout(JourneyView(rated(*feelings), "j"))
    for node in shown.nodes:
        if node.kind == "curve":
            areas = label_areas(node)
            for index, one in enumerate(areas):
                assert not any(meet(one, other) for other in areas[index + 1 :])


@pytest.mark.parametrize("lowest", [-0.8, -1, -1.2, -1.5, -1.8, 0.6, 1])
def test_no_number_is_crossed_by_the_middle_line(lowest: float) -> None:
    shown = layout(JourneyView(rated(1.5, lowest, 2), "j"))
    level = curves.height(0, "emotional") + curves.OVERHANG
    for node in (each for each in shown.nodes if each.kind == "curve"):
        assert not [area for area in label_areas(node) if area[1] < level < area[3]]


@given(FEELINGS)
def test_no_label_is_cut_at_the_edge_of_the_stages(feelings: list[int]) -> None:
    shown = layout(JourneyView(rated(*feelings), "j"))
    right = shown.columns[-1].x + shown.columns[-1].width
    for node in shown.nodes:
        if node.kind == "curve":
            for left, _, end, _ in label_areas(node):
                assert node.x + left >= shown.columns[0].x
                assert node.x + end <= right


@given(FEELINGS)
def test_the_pill_of_the_weakest_moment_covers_no_curve(feelings: list[int]) -> None:
    shown = layout(JourneyView(rated(*feelings), "j"))
    for node in shown.nodes:
        if isinstance(node.identity, Stretch):
            line = pieces([(d.x, curve_y(d)) for d in node.identity.dots])
            for left, top, right, bottom in pills(node):
                crossing = [y for _, y in span(line, left, right, 1)]
                assert not any(top < y < bottom for y in crossing)


def test_links_that_pass_behind_the_pill_of_the_weakest_moment_break_off_at_its_rim() -> None:
    node = stretch(layout(JourneyView(rated(1, -2, 0), "j")))
    (pill,) = [shape for shape in node.shapes() if isinstance(shape, Box)]
    assert (pill.fill, pill.stroke, pill.line) == ("warn", "surface", curves.RIM)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("feelings", [(1, -2, 0), (1, -2), (0, -1.5, 1), (-2,)])
def test_links_in_the_gaps_beside_its_card_pass_the_pill_of_the_weakest_moment(
    language: str, feelings: tuple[float, ...]
) -> None:
    with speaking(language):
        shown = layout(JourneyView(rated(*feelings).model_copy(update={"language": language}), "j"))
        node = stretch(shown)
        low = own_dots(shown, "anna")[feelings.index(min(feelings))].x - node.x
        ((left, _top, right, _bottom),) = pills(node)
    gap = CARD_WIDTH / 2 + SLOT_GAP / 2 - OUTER
    assert low - gap < left - curves.RIM / 2
    assert right + curves.RIM / 2 < low + gap


def curve_y(dot: Dot) -> float:
    return curves.height(dot.tenths, "emotional") + curves.OVERHANG


Area = tuple[float, float, float, float]


def pills(node: Node) -> list[Area]:
    boxes = [shape for shape in node.shapes() if isinstance(shape, Box)]
    return [(b.x, b.y, b.x + b.width, b.y + b.height) for b in boxes]


def label_areas(node: Node) -> list[Area]:
    """Return the areas of pills and numbers; a word belongs to the number before it."""
    runs = [s for s in node.shapes() if isinstance(s, Text) and s.colour == "text"]
    return pills(node) + [(t.x, t.y - 9, t.x + t.width, t.y + 1) for t in runs]


def meet(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_long_curve_comes_in_stretches() -> None:
    document = sample("e_beispielreise")
    shown = layout(JourneyView(document, document.journeys[0].id))
    own = [node for node in shown.nodes if node.kind == "curve" and node.persona_id == "designer"]
    assert len(own) > 4
    assert max(node.width for node in own) < shown.width / 3

"""What stands where the light of a slide ends is whole: marks, words and cards."""

from __future__ import annotations

from functools import cache

import pytest

from canvas_app.layout.board import layout
from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Box, Node
from canvas_app.panels.slide import Form, Slide
from canvas_app.panels.slide_light import area, aside, beyond, dark, meet
from canvas_app.panels.slides import slides
from tests.layout.journeys import SAMPLES, views

LIT = Area(0, 0, 100, 100)


@cache
def stages(name: str, form: Form) -> tuple[Slide, ...]:
    return tuple(s for s in slides(next(iter(views(name))), form) if s.stage_id)


@pytest.mark.parametrize("form", [Form(), Form(1440.0, 1.5), Form(1080.0, 2.0, 1920.0)])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_mark_of_a_gap_is_cut_where_the_light_ends(name: str, form: Form) -> None:
    marks = {n.id: n for n in layout(next(iter(views(name)))).nodes if n.id.startswith("gap:")}
    for slide in stages(name, form):
        assert slide.lit
        for mark in {**marks, **{node.id: node for node in slide.moved}}.values():
            if mark.id in marks:
                assert inside(mark, slide.lit) or not meet(area(mark), slide.lit), slide.key


@pytest.mark.parametrize("name", SAMPLES)
def test_the_mark_before_a_card_is_seen_with_it(name: str) -> None:
    picture = layout(next(iter(views(name))))
    marks = {node.id: node for node in picture.nodes if node.id.startswith("gap:")}
    for slide in stages(name, Form()):
        assert slide.lit
        for card in picture.nodes:
            mark = marks.get(f"gap:{card.id.removeprefix('card:')}")
            if card.kind == "card" and mark and inside(card, slide.lit):
                assert inside(mark, slide.lit), slide.key


def inside(node: Node, lit: Area) -> bool:
    left, top, right, bottom = area(node)
    across = lit.left <= left and right <= lit.right
    return across and lit.top <= top and bottom <= lit.bottom


@pytest.mark.parametrize(
    ("at", "there"),
    [((94, 50), (88, 50)), ((99, 50), (102, 50)), ((50, -9), (50, -12)), ((50, -1), (50, 2))],
)
def test_a_mark_that_would_be_cut_goes_to_where_its_middle_is(
    at: tuple[float, float], there: tuple[float, float]
) -> None:
    mark = Node("gap:x", "link", *at, 10, 10, identity=None, drawing=lambda _detail: ())
    (moved,) = aside([mark], LIT)
    assert (moved.x, moved.y) == there


@pytest.mark.parametrize("form", [Form(), Form(1920.0, 1.5), Form(1080.0, 2.0, 1920.0)])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_is_lit_by_half(name: str, form: Form) -> None:
    nodes = [
        node
        for node in layout(next(iter(views(name)))).nodes
        if node.kind in ("card", "note") or node.id.startswith("condition:")
    ]
    for slide in slides(next(iter(views(name))), form):
        if slide.lit:
            moved = {node.id: node for node in slide.moved}
            over = {node.id for node in slide.over}
            stand = [moved.get(node.id, node) for node in nodes if node.id not in over]
            for node in stand:
                if meet(area(node), slide.lit) and not inside(node, slide.lit):
                    assert any(covers(box, node) for box in slide.dark), (slide.key, node.id)


def covers(box: Box, node: Node) -> bool:
    left, top, right, bottom = area(node)
    place = Area(box.x, box.y, box.x + box.width, box.y + box.height).grown(2)
    return (
        place.left <= left and right <= place.right and place.top <= top <= bottom <= place.bottom
    )


@pytest.mark.parametrize(("x", "stands_out"), [(-20, True), (60, True), (-70, False), (90, False)])
def test_words_that_reach_beyond_the_light_are_in_it_or_not_as_their_middle_is(
    x: float, stands_out: bool
) -> None:
    chip = Node("condition:x", "link", x, 10, 80, 20, None, lambda _detail: (Box(0, 0, 80, 20),))
    assert list(beyond([chip], LIT)) == ([chip] if stands_out else [])
    assert list(dark([chip], (), LIT)) == ([] if stands_out else [Box(x, 10, 80, 20)])


def test_a_card_that_the_light_is_not_for_stays_dark_as_a_whole() -> None:
    card = Node("card:x", "card", 10, -90, 80, 95, None, lambda _detail: (Box(0, 0, 80, 95),))
    within = card.at(10, 5)
    assert list(dark((), [card, within], LIT)) == [Box(10, -90, 80, 95)]

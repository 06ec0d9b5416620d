"""A board folded onto one sheet: larger letters, everything once, rows that say where links go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from canvas_app import i18n
from canvas_app.layout import pages
from canvas_app.layout.board import layout
from canvas_app.layout.crossings import Sign
from canvas_app.layout.cutting import Plan
from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Picture, Text
from canvas_app.layout.strips import GAIN, cuts, fold, scale, strips_page
from canvas_app.layout.view import JourneyView
from tests.layout.journeys import SAMPLES, link, project, sample, touchpoint

A2 = (1684.0, 1191.0)
UPRIGHT = (1191.0, 1684.0)
TABLOID = (1224.0, 792.0)
DAY = date(2026, 1, 2)
WIDE = [name for name in SAMPLES if not name.startswith("f_")]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


def seen(name: str) -> tuple[Picture, JourneyView]:
    whole = sample(name)
    view = JourneyView(whole, whole.journeys[0].id)
    return layout(view), view


def plan_for(picture: Picture, view: JourneyView, width: float, height: float) -> Plan | None:
    return fold(cuts(picture, view), picture, view, width, height)


def folded(name: str) -> Page:
    picture, view = seen(name)
    plan = plan_for(picture, view, *UPRIGHT)
    assert plan is not None
    return strips_page(picture, view, plan, UPRIGHT, DAY)


@pytest.mark.parametrize("name", WIDE)
def test_a_wide_board_is_printed_larger_in_strips(name: str) -> None:
    picture, view = seen(name)
    plan = plan_for(picture, view, *UPRIGHT)
    assert plan is not None
    assert plan.scale >= GAIN * pages.board_scale(picture, *UPRIGHT)


def test_a_board_that_fills_its_sheet_stays_whole() -> None:
    picture, view = seen("f_saas_asis_tobe")
    assert plan_for(picture, view, *A2) is None


def test_a_small_board_stays_whole() -> None:
    view = JourneyView(project([touchpoint("fair", 1)]), "j")
    assert plan_for(layout(view), view, *A2) is None


@pytest.mark.parametrize("name", WIDE)
def test_half_a_sheet_that_may_be_turned_does_not_stay_empty(name: str) -> None:
    picture, view = seen(name)
    ways = cuts(picture, view)
    sheet = max(
        TABLOID, TABLOID[::-1], key=lambda way: scale(ways, picture, view, way[0], way[1], True)
    )
    plan = fold(ways, picture, view, *sheet, True)
    assert plan is not None
    strips = sum(len(each.tiers) for each in plan.slices)
    *_, last = strips_page(picture, view, plan, sheet, DAY).parts[:strips]
    end = max(last.y + last.scale * (n.y + n.height) for n in last.nodes if n.kind == "lane")
    assert end > 0.6 * sheet[1]


def test_a_sheet_is_turned_rather_than_cut_once_more_for_a_little() -> None:
    picture, view = seen("b_online_shop")
    ways = cuts(picture, view)
    upright = fold(ways, picture, view, *TABLOID[::-1])
    turned = fold(ways, picture, view, *TABLOID, True)
    assert upright is not None
    assert turned is not None
    assert (len(upright.slices), len(turned.slices)) == (3, 2)
    assert turned.scale < upright.scale < GAIN * turned.scale


@pytest.mark.parametrize("name", WIDE)
def test_every_card_and_note_stands_in_one_strip(name: str) -> None:
    kinds = ("card", "note")
    wanted = Counter(n.id for n in seen(name)[0].nodes if n.kind in kinds)
    page = folded(name)
    assert Counter(n.id for part in page.parts for n in part.nodes if n.kind in kinds) == wanted


@pytest.mark.parametrize("name", WIDE)
def test_nothing_written_leaves_the_sheet_or_its_strip(name: str) -> None:
    page = folded(name)
    _left, top, _width, height = pages.body(*UPRIGHT)
    before = top
    for part in page.parts:
        if part.tag is None:
            rows = [part.y + part.scale * (n.y + n.height) for n in part.nodes if n.kind == "lane"]
            assert part.y >= before - 0.01
            before = max(rows)
        for node in part.nodes:
            for shape in (each for each in node.shapes() if isinstance(each, Text)):
                x = part.x + part.scale * (node.x + shape.x)
                assert x >= pages.MARGIN - 1
                assert x + part.scale * shape.width <= UPRIGHT[0] - pages.MARGIN + 1
    assert before <= top + height


def test_a_link_to_another_strip_names_it_and_leads_there() -> None:
    names = "abcdefghijklmnop"
    stages = ["find"] * 8 + ["use"] * 8
    cards = [touchpoint(n, at, stage_id=stages[at - 1]) for at, n in enumerate(names, 1)]
    view = JourneyView(project(cards, (), [link("go", "a", "p")]), "j")
    picture = layout(view)
    plan = plan_for(picture, view, *A2)
    assert plan is not None
    page = strips_page(picture, view, plan, A2, DAY)
    signs = [n.identity for part in page.parts for n in part.nodes if isinstance(n.identity, Sign)]
    assert any("Row" in sign.words for sign in signs)
    assert {each.page for each in page.links} == {0}
    assert {each.at for each in page.links} <= {part.y for part in page.parts}


def test_bookmarks_name_every_stage_and_lane_once() -> None:
    picture, view = seen(WIDE[0])
    titles = [mark.title for mark in folded(WIDE[0]).bookmarks]
    names = {persona.id: persona.name for persona in view.project.personas}
    for stage in view.project.stages:
        assert titles.count(stage.name) == 1
    for lane in picture.lanes:
        assert (names.get(lane.persona_id or "") or "Everyone") in titles


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_on_a_board_has_smaller_letters_than_are_reckoned_with(name: str) -> None:
    picture, _view = seen(name)
    shapes = (shape for node in picture.nodes for shape in node.shapes())
    letters = min(shape.font.size for shape in shapes if isinstance(shape, Text))
    assert letters == pages.smallest_text(picture)

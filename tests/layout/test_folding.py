"""Lanes are as high on a page as what it shows of them; no page mixes phases when asked."""

from __future__ import annotations

from datetime import date

from canvas_app.layout import pages, paging
from canvas_app.layout.board import layout
from canvas_app.layout.folding import AIR, LITTLE, Fold, folded, runs_of
from canvas_app.layout.journey_pages import journey_pages
from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.view import JourneyView
from tests.layout.journeys import felt, picture, sample, touchpoint

LOW = (968.7, 540.0)
"""A sheet on which lanes with many notes are cut."""
DAY = date(2026, 1, 2)


def seen(name: str) -> JourneyView:
    project = sample(name)
    return JourneyView(project, project.journeys[0].id)


def made(name: str) -> tuple[Page, ...]:
    view = seen(name)
    return journey_pages(layout(view), view, LOW, 10 / 11, DAY, by_phase=True, first=2)


def nodes(page: Page, *kinds: str) -> list[Node]:
    return [node for node in page.parts[0].nodes if node.kind in kinds]


def test_wherever_a_persona_has_cards_her_curve_is_shown_too() -> None:
    found: dict[str, set[tuple[str, str]]] = {"card": set(), "curve": set()}
    for page in made("d_clinic_patient"):
        stages = " ".join(node.label for node in nodes(page, "stage"))
        for node in nodes(page, "card", "curve"):
            if node.persona_id:
                found[node.kind].add((stages, node.persona_id))
    assert found["card"] <= found["curve"]


def test_a_curve_stands_below_the_cards_and_inside_its_lane() -> None:
    for page in made("d_clinic_patient"):
        lanes = {node.persona_id: node for node in nodes(page, "lane")}
        for curve in nodes(page, "curve"):
            lane = lanes[curve.persona_id]
            cards = nodes(page, "card", "note")
            above = [n for n in cards if n.persona_id == curve.persona_id]
            assert all(n.y + n.height <= curve.y + 1 for n in above)
            assert curve.y + curve.height <= lane.y + lane.height + pages.MARGIN


def test_a_page_shows_one_phase_when_asked() -> None:
    for page in made("a_maschinenbau_b2b"):
        assert len(nodes(page, "band")) == 1


def stacked() -> Picture:
    """Return a lane with one card in the first slot and three cards in a later stage."""
    high = (touchpoint(f"t{n}", 10, "anna", stage_id="use") for n in range(3))
    return picture(touchpoint("low", 10, "anna", ratings=(felt("anna", 1),)), *high)


def test_air_shrinks_and_what_is_seen_keeps_its_height() -> None:
    fold = Fold((0.0, 10.0, 100.0), (0.0, 10.0, 26.0))
    assert [fold(y) for y in (-5, 5, 10, 55, 100, 130)] == [-5, 5, 10, 18, 26, 56]


def test_a_lane_is_as_high_as_its_stacks_on_the_page() -> None:
    board = stacked()
    runs = runs_of(board)
    low, *_between, high = paging.bands(board.columns, 200)
    short = folded(board, low, runs).picture.lanes[0]
    assert folded(board, high, runs).picture.lanes[0].curve_y > short.curve_y
    (card,) = folded(board, low, runs).picture.nodes
    assert short.curve_y - card.y - card.height <= AIR


def test_a_curve_that_does_not_reach_a_page_takes_no_room_there() -> None:
    board = stacked()
    first, *_between, last = paging.bands(board.columns, 200)
    lanes = [folded(board, band, runs_of(board)).picture.lanes[0] for band in (first, last)]
    assert [lane.curve_y < lane.y + lane.height for lane in lanes] == [True, False]


def test_lanes_without_cards_are_told_briefly_when_there_is_no_room() -> None:
    board = picture(touchpoint("t", 10, "anna", ratings=(felt("anna", 1),)))
    (band,) = paging.bands(board.columns, 9_000)
    whole, brief, least = (folded(board, band, runs_of(board), n) for n in range(3))
    assert [len(each.picture.lanes) for each in (whole, brief, least)] == [3, 3, 1]
    assert brief.brief == {"ben", "carl"}
    assert whole.picture.height >= brief.picture.height > least.picture.height


def test_things_stand_closer_where_they_may() -> None:
    shown = layout(seen("e_beispielreise"))
    (band, *_rest) = paging.bands(shown.columns, 600.0)
    runs = runs_of(shown)
    usual, close = (folded(shown, band, runs, 1, air).picture for air in (AIR, LITTLE))
    assert close.height < usual.height
    kept = [{node.id: node.height for node in each.nodes} for each in (usual, close)]
    assert kept[0] == kept[1]

"""No curve is lost where a lane is too high for a page, and no page mixes phases when asked."""

from __future__ import annotations

from datetime import date

from canvas_app.layout import pages
from canvas_app.layout.board import layout
from canvas_app.layout.journey_pages import journey_pages
from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Node
from canvas_app.layout.view import JourneyView
from tests.layout.journeys import sample

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


def test_a_raised_curve_stands_below_the_cards_and_inside_its_lane() -> None:
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

"""Charts of all samples and of a crowded journey: nothing touches, nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from canvas_app import i18n
from canvas_app.i18n import set_language
from canvas_app.layout.picture import Picture, Text
from canvas_app.layout.view import JourneyView
from canvas_app.panels import emotion_curve, expectation_gap, ipa, journey_score, opportunity
from canvas_app.panels.panel import Panel
from canvas_app.theme import THEMES
from tests.layout.charts.legible import WIDTHS, Stretched, assert_legible
from tests.layout.journeys import SAMPLES, views
from tests.panels.scenes import crowded, traces_of

PANELS = {
    module.KEY: module.content
    for module in (journey_score, emotion_curve, ipa, opportunity, expectation_gap)
}
every_panel = pytest.mark.parametrize("content", PANELS.values(), ids=PANELS)
Content = Callable[[JourneyView], Panel]


def drawn(content: Content, view: JourneyView) -> list[Picture]:
    chart = content(view).chart
    assert chart is not None
    return [chart.draw(width) for width in WIDTHS]


def eyes(view: JourneyView) -> list[JourneyView]:
    return [view, replace(view, lens=view.project.personas[0].id)]


@every_panel
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", SAMPLES)
def test_words_touch_neither_each_other_nor_the_edge(
    name: str, language: str, content: Content
) -> None:
    set_language(language)
    for view in (eye for each in views(name) for eye in eyes(each)):
        for picture in drawn(content, view):
            assert_legible(picture)


@every_panel
@pytest.mark.parametrize("count", [1, 2, 5, 30, 100, 120, 150])
def test_nothing_touches_however_many_touchpoints_there_are(count: int, content: Content) -> None:
    for view in eyes(JourneyView(crowded(count), "j")):
        for picture in drawn(content, view):
            assert_legible(picture)


@every_panel
@pytest.mark.parametrize("name", SAMPLES)
def test_longer_words_do_not_touch_either(
    name: str, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "_words", Stretched())
    for view in (eye for each in views(name) for eye in eyes(each)):
        for picture in drawn(content, view):
            assert_legible(picture)


@every_panel
@pytest.mark.parametrize("name", SAMPLES)
def test_charts_use_colours_of_the_theme_and_say_what_they_show(
    name: str, content: Content
) -> None:
    (view, *_others) = views(name)
    chart = content(view).chart
    assert chart is not None
    for node in chart.draw(328).nodes:
        for shape in node.shapes():
            roles = [shape.colour] if isinstance(shape, Text) else _roles(shape)
            assert all(THEMES["dark"].colour(role) for role in roles)
        assert node.touchpoint_id is None or node.label
    assert len(chart.description) > 10


def _roles(shape: object) -> list[str]:
    return [role for name in ("fill", "stroke", "colour") if (role := getattr(shape, name, None))]


@every_panel
def test_nodes_have_ids_of_their_own(content: Content) -> None:
    for picture in drawn(content, JourneyView(crowded(), "j")):
        assert len(picture.by_id) == len(picture.nodes)


@every_panel
@pytest.mark.parametrize("name", SAMPLES)
def test_every_number_says_where_it_comes_from(name: str, content: Content) -> None:
    (view, *_others) = views(name)
    panel = content(view)
    assert all(tile.trace for tile in panel.tiles)
    numbered = [
        row
        for each in panel.sections
        for row in each.rows
        if row.value.strip("–+−.,%").replace(".", "").isdigit()
    ]
    assert all(row.trace for row in numbered)
    for trace in traces_of(panel):
        assert trace.formula
        assert trace.method
        assert "{" not in trace.formula


@every_panel
def test_equal_views_give_equal_charts(content: Content) -> None:
    (view, *_others) = views(SAMPLES[0])
    one, other = content(view).chart, content(view).chart
    assert one is not None
    assert other is not None
    assert one.identity == other.identity
    assert hash(one.identity) == hash(other.identity)
    set_language("de")
    german = content(view).chart
    assert german is not None
    assert german.identity != one.identity


@every_panel
def test_a_mark_leads_to_a_card_of_the_journey(content: Content) -> None:
    for view in views(SAMPLES[0]):
        known = {touchpoint.id for touchpoint in view.journey.touchpoints}
        for picture in drawn(content, view):
            assert {node.touchpoint_id for node in picture.nodes if node.touchpoint_id} <= known


def test_a_journey_of_thousands_is_still_drawn() -> None:
    view = JourneyView(crowded(3000, 2), "j")
    for content in PANELS.values():
        panel = content(view)
        assert panel.chart is not None
        assert len(panel.chart.draw(328).nodes) < 3000
        assert max(len(each.rows) for each in panel.sections) <= 301

"""The charts of bars, cells and tables can be read in every language and at every width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from canvas_app import i18n
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Persona, Project, Stage
from canvas_app.model.scoring.values import Scope, live_touchpoints
from canvas_app.panels import (
    budget,
    comparison,
    coverage,
    feedback,
    gaps,
    nba_next,
    success_touchpoints,
)
from canvas_app.panels.panel import Chart, Panel
from canvas_app.theme import THEMES
from tests.bench.documents import document
from tests.layout.charts.legible import WIDTHS, assert_legible
from tests.layout.journeys import SAMPLES, sample
from tests.long_words import long_words


def panels(project: Project) -> Iterator[Panel]:
    """Yield the panels of every journey of a project, and of its comparison."""
    for journey in project.journeys:
        view = JourneyView(project, journey.id)
        yield coverage.content(view)
        yield success_touchpoints.content(view)
        yield gaps.content(view)
        yield budget.content(view)
        yield feedback.content(view)
        for persona in project.personas[:2]:
            live = live_touchpoints(Scope(project, journey, persona.id))
            yield nba_next.content(view, persona.id, live[0].id if live else None, bought=False)
    first, *others = project.journeys
    for other in others:
        yield comparison.content(project, first.id, other.id)


def charts(project: Project) -> list[Chart]:
    return [panel.chart for panel in panels(project) if panel.chart is not None]


def generated(touchpoints: int = 100) -> Project:
    """Return a large journey with a copy to compare it with."""
    project = Project.model_validate_json(document(touchpoints))
    (journey,) = project.journeys
    cards = tuple(t.model_copy(update={"id": f"c{t.id}"}) for t in reversed(journey.touchpoints))
    copy = journey.model_copy(update={"id": "copy", "touchpoints": cards, "links": ()})
    return project.model_copy(update={"journeys": (journey, copy)})


def manifold() -> Project:
    """Return a project with as many stages as there may be, and many personas."""
    project = generated()
    stages = (
        *project.stages,
        *(Stage(id=f"later{at}", phase="after", name=f"Verlängerung {at}") for at in range(7)),
    )
    people = (
        *project.personas,
        *(Persona(id=f"q{at}", name=f"Beschaffungsverantwortliche {at}") for at in range(17)),
    )
    return project.model_copy(update={"stages": stages, "personas": people})


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", SAMPLES)
def test_words_never_touch_in_any_sample(name: str, language: str) -> None:
    i18n.set_language(language)
    for chart in charts(sample(name)):
        for wide in WIDTHS:
            assert_legible(chart.draw(wide))


@pytest.mark.parametrize("project", [generated(), manifold()], ids=["generated", "manifold"])
def test_words_never_touch_in_large_projects(project: Project) -> None:
    for chart in charts(project):
        for wide in WIDTHS:
            assert_legible(chart.draw(wide))


def test_words_may_be_half_as_long_again() -> None:
    with long_words():
        for chart in charts(sample("b_online_shop")):
            for wide in WIDTHS:
                assert_legible(chart.draw(wide))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_number_of_a_chart_is_read_aloud_and_traced(name: str) -> None:
    for chart in charts(sample(name)):
        nodes = chart.draw(328).by_id
        assert chart.description
        assert set(chart.traces) <= set(nodes)
        assert all(nodes[id_].label for id_ in chart.traces)
        assert set(chart.offers) <= set(chart.ids) <= set(nodes)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_colour_is_one_of_the_theme(name: str) -> None:
    for chart in charts(sample(name)):
        for node in chart.draw(328).nodes:
            for shape in node.shapes():
                for field in ("fill", "stroke", "colour"):
                    role = getattr(shape, field, None)
                    assert role is None or THEMES["light"].colour(role)


def test_equal_projects_give_equal_charts() -> None:
    once, again = charts(sample("b_online_shop")), charts(sample("b_online_shop"))
    assert [chart.identity for chart in once] == [chart.identity for chart in again]
    assert {hash(chart.identity) for chart in once} == {hash(chart.identity) for chart in again}
    assert once[0].draw(328).nodes == again[0].draw(328).nodes

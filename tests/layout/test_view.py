"""What the canvas is asked to show, when the project goes on."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.layout.view import JourneyView
from canvas_app.model.filter import Filter
from canvas_app.model.project import Journey
from tests.layout.journeys import ANNA, BEN, project


def test_what_is_still_there_stays_chosen() -> None:
    view = JourneyView(project(), "j", lens=ANNA.id, filter=Filter(personas=frozenset({BEN.id})))
    after = project().model_copy(update={"title": "Renamed"})
    assert view.of(after) == replace(view, project=after)


def test_what_is_gone_is_laid_down() -> None:
    view = JourneyView(project(), "j", lens=ANNA.id, filter=Filter(personas=frozenset({BEN.id})))
    after = project(personas=()).model_copy(update={"journeys": (Journey(id="k", name="K"),)})
    assert view.of(after) == JourneyView(after, "k")

"""Names beside a board that is seen from afar: all are there, legible, on the screen, apart."""

from __future__ import annotations

import pytest

from canvas_app.layout.board import layout
from canvas_app.layout.picture import Disc, Text
from canvas_app.layout.view import JourneyView
from canvas_app.panels.slide import Form, Slide, camera
from canvas_app.panels.slides import slides
from tests.layout.journeys import SAMPLES, project, views

FORMS = [Form(), Form(1440.0), Form(1728.0, 1.5), Form(1920.0, 2.0), Form(1080.0, 1.0, 1920.0)]


def _far(name: str, form: Form) -> list[Slide]:
    view = next(iter(views(name)))
    return [each for each in slides(view, form) if each.shown and each.stage_id is None]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SAMPLES)
def test_names_are_legible_and_on_the_screen(name: str, form: Form) -> None:
    for slide in _far(name, form):
        assert slide.shown is not None
        eye = camera(slide.shown, form)
        for shape in slide.labels:
            if isinstance(shape, Text):
                left, top = eye.x + shape.x * eye.scale, eye.y + shape.y * eye.scale
                assert shape.font.size * eye.scale >= 17.9, (slide.key, shape.string)
                assert left >= 0, (slide.key, shape.string)
                assert left + shape.width * eye.scale <= form.width, (slide.key, shape.string)
                assert form.head < top < form.lines - form.foot, (slide.key, shape.string)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SAMPLES)
def test_names_stand_apart(name: str, form: Form) -> None:
    for slide in _far(name, form):
        words = [shape for shape in slide.labels if isinstance(shape, Text)]
        for at, one in enumerate(words):
            for other in words[at + 1 :]:
                across = one.x < other.x + other.width and other.x < one.x + one.width
                down = abs(one.y - other.y) < min(one.font.size, other.font.size)
                assert not (across and down), (slide.key, one.string, other.string)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_stage_and_every_persona_is_named(name: str) -> None:
    view = next(iter(views(name)))
    told = " ".join(s.string for s in _far(name, Form())[0].labels if isinstance(s, Text))
    assert all(stage.name in told for stage in view.project.stages)
    assert all(persona.name in told for persona in view.project.personas)


@pytest.mark.parametrize("form", [*FORMS, Form(1780.0)])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_lane_of_a_whole_journey_loses_its_name(name: str, form: Form) -> None:
    slide = _far(name, form)[0]
    marked = [shape for shape in slide.labels if isinstance(shape, Disc)]
    lanes = layout(next(iter(views(name)))).lanes
    assert len(marked) == len(lanes)


def test_an_empty_journey_has_the_names_of_its_stages() -> None:
    slide = slides(JourneyView(project(), "j"))[1]
    told = " ".join(shape.string for shape in slide.labels if isinstance(shape, Text))
    assert all(stage.name in told for stage in project().stages)

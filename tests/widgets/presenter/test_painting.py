"""What a slide looks like on the screen: all of a word stands in its light, or none of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPainter

from canvas_app.panels.slide import Form, camera
from canvas_app.theme import THEMES
from canvas_app.widgets.presenter.painting import fit, paint_slide
from canvas_app.widgets.presenter.show import Show
from canvas_app.widgets.presenter.timer import Timer
from canvas_app.widgets.session import Session

FORM = Form(1920.0, 1.5)
INSET = 5.0
"""From the end of words inwards, where there is their ground and no letter, points."""


@pytest.fixture
def shown(session: Session, fonts: None) -> Iterator[Show]:
    """A presentation in letters so large that few words have room in the light."""
    parent = QObject()
    yield Show(session, Timer(parent), parent, FORM)
    parent.deleteLater()


def test_words_that_reach_beyond_the_light_have_one_ground(shown: Show) -> None:
    shown.go(next(at for at, slide in enumerate(shown.slides) if slide.over))
    chip = shown.slide.over[0]
    y, right = chip.y + chip.height / 2, chip.x + chip.width
    ground = QColor(THEMES["light"].colour("surface"))
    assert colours(shown, (chip.x + INSET, y), (right - INSET, y)) == [ground, ground]


def test_a_note_that_the_light_is_not_for_has_one_ground(shown: Show) -> None:
    for slide in shown.slides:
        if slide.stage_id and slide.lit and slide.dark and slide.dark[0].y < slide.lit.top:
            shown.go(shown.slides.index(slide))
            x, edge = slide.dark[0].x + slide.dark[0].width - INSET, slide.lit.top
            above, below = colours(shown, (x, edge - INSET), (x, edge + INSET))
            assert above == below
            return
    pytest.fail("nothing reaches into a light")


def colours(show: Show, *places: tuple[float, float]) -> list[QColor]:
    """Return what colour the slide has at some places of the board."""
    image = QImage(round(FORM.width), round(FORM.lines), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_slide(painter, show, fit(painter, image.size(), FORM), None)
    painter.end()
    assert show.slide.shown
    eye = camera(show.slide.shown, FORM)
    found = [(eye.x + x * eye.scale, eye.y + y * eye.scale) for x, y in places]
    return [image.pixelColor(round(x), round(y)) for x, y in found]

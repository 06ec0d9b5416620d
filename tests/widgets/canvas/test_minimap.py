"""The minimap: what is seen of the journey, and a way to the rest of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.layout.board import layout
from canvas_app.widgets.canvas.minimap import Minimap
from canvas_app.widgets.canvas.picture_view import PictureView
from canvas_app.widgets.main_window import MainWindow
from tests.layout.journeys import SAMPLES, touchpoint, views
from tests.layout.journeys import picture as picture_of


@pytest.fixture
def canvas(qtbot: QtBot) -> PictureView:
    view = PictureView(layout(views(SAMPLES[0])[0]))
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    return view


@pytest.fixture
def minimap(canvas: PictureView, qtbot: QtBot) -> Minimap:
    found = Minimap(canvas)
    qtbot.addWidget(found)
    found.resize(240, 120)
    found.show()
    return found


def test_it_is_there_only_while_there_is_more_than_the_canvas_shows(
    canvas: PictureView, minimap: Minimap, qtbot: QtBot
) -> None:
    canvas.zoom_to(1.0)
    assert not minimap.isHidden()
    canvas.fit()
    qtbot.waitUntil(minimap.isHidden)
    canvas.zoom_to(1.0)
    qtbot.waitUntil(minimap.isVisible)
    minimap.want(False)
    assert minimap.isHidden()


def test_a_click_shows_that_part_on_the_canvas(canvas: PictureView, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    before = minimap.frame
    right = QPoint(minimap.width() - 14, minimap.height() // 2)
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=right)
    assert minimap.frame.left() > before.left()
    assert canvas.port.left < 0


def test_the_frame_follows_the_canvas(canvas: PictureView, minimap: Minimap) -> None:
    canvas.zoom_to(1.0)
    before = minimap.frame
    canvas.look(canvas.port.scrolled(-400, 0))
    assert minimap.frame.left() > before.left()
    assert minimap.frame.width() == pytest.approx(before.width(), abs=3)


def test_it_shows_the_cards(canvas: PictureView, minimap: Minimap, qtbot: QtBot) -> None:
    canvas.zoom_to(1.0)
    image: QImage = minimap.grab().toImage()
    colours = {image.pixel(x, 40) for x in range(10, 230)}
    assert len(colours) > 4


def test_it_is_switched_by_its_action_and_remembered(window: MainWindow) -> None:
    window.canvas.zoom_to(2.0)
    action = window.actions_["view.minimap"]
    assert action.isChecked()
    action.trigger()
    assert not window.program.preferences.minimap
    assert not action.isChecked()
    action.trigger()
    assert window.program.preferences.minimap


def test_the_lanes_of_a_long_and_low_journey_can_be_told(qtbot: QtBot) -> None:
    view = PictureView(picture_of(*(touchpoint(f"t{n}", n) for n in range(300))))
    found = Minimap(view)
    for widget in (view, found):
        qtbot.addWidget(widget)
        widget.resize(240, 150)
    bottom = found.sizeHint().height() - 10
    assert bottom >= 60
    view.zoom_to(1.0)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(120, bottom - 1))
    assert found.frame.center().x() == pytest.approx(120, abs=2)
    assert found.frame.bottom() == pytest.approx(bottom, abs=2)


def test_in_a_low_window_the_lists_have_all_the_room(window: MainWindow, qtbot: QtBot) -> None:
    (minimap,) = window.findChildren(Minimap)
    window.setMinimumSize(0, 0)
    window.canvas.zoom_to(2.0)
    window.resize(1200, 700)
    qtbot.waitUntil(minimap.isVisible)
    window.resize(1200, 480)
    qtbot.waitUntil(minimap.isHidden)

"""Pictures of very many cards are made a little at a time."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from canvas_app.export.svg import nodes_page
from canvas_app.widgets.clipboard import picture
from canvas_app.widgets.clipboard.picture import MARGIN, SVG, image_of
from canvas_app.widgets.main_window import MainWindow
from tests.widgets.clipboard.hands import cards, put_in


@pytest.fixture(autouse=True)
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "AT_ONCE", 3)


def copy_all(window: MainWindow) -> None:
    assert window.session
    window.session.select(())
    window.actions_["edit.copy_picture"].trigger()


def lying() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def test_a_large_picture_is_the_one_that_is_made_at_once(window: MainWindow, qtbot: QtBot) -> None:
    put_in("before")
    copy_all(window)
    assert lying().text() == "before"
    qtbot.waitUntil(lambda: lying().hasImage(), timeout=20_000)
    assert lying().imageData() == image_of(nodes_page(window.canvas.scene.picture.nodes, MARGIN))
    assert ElementTree.fromstring(bytes(lying().data(SVG).data())) is not None
    assert window.status.target.text() == "Picture of the journey copied"


def test_what_is_copied_meanwhile_stays(window: MainWindow, qtbot: QtBot) -> None:
    copy_all(window)
    put_in("after")
    qtbot.wait(1_500)
    assert lying().text() == "after"
    assert not lying().hasImage()


def test_of_two_large_pictures_the_newer_one_counts(window: MainWindow, qtbot: QtBot) -> None:
    copy_all(window)
    assert window.session
    window.session.select([card.id for card in cards(window)[:4]])
    window.actions_["edit.copy_picture"].trigger()
    qtbot.wait(1_500)
    assert window.status.target.text() == "Picture of 4 touchpoints copied"
    image = lying().imageData()
    assert isinstance(image, QImage)
    assert image.width() < image_of(nodes_page(window.canvas.scene.picture.nodes, MARGIN)).width()

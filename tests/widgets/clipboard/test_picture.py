"""Copy as picture: cards as pixels and SVG, panels as pixels."""

from __future__ import annotations

from xml.etree import ElementTree

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from canvas_app.export.svg import nodes_page
from canvas_app.panels.panel import Panel
from canvas_app.theme import THEMES
from canvas_app.widgets import look
from canvas_app.widgets.clipboard import picture
from canvas_app.widgets.clipboard.picture import (
    MARGIN,
    SVG,
    focused_panel,
    image_of,
    in_one_lane,
    nodes_of,
)
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.scores.book import Book
from canvas_app.widgets.scores.score_page import ScorePage
from tests.widgets.clipboard.hands import cards

NS = "{http://www.w3.org/2000/svg}"


def copied(window: MainWindow) -> QMimeData:
    window.actions_["edit.copy_picture"].trigger()
    return QGuiApplication.clipboard().mimeData()


def groups(mime: QMimeData) -> list[str]:
    root = ElementTree.fromstring(bytes(mime.data(SVG).data()))
    return [group.get("class", "") for group in root.findall(f"{NS}g/{NS}g")]


def pixels(mime: QMimeData) -> QImage:
    image = mime.imageData()
    assert isinstance(image, QImage)
    return image


def test_selected_cards_become_pixels_and_svg(window: MainWindow) -> None:
    assert window.session
    window.session.select([cards(window)[0].id])
    mime = copied(window)
    assert mime.hasImage()
    assert "card" in groups(mime)
    assert set(groups(mime)) <= {"card", "note", "link"}
    assert pixels(mime).pixelColor(0, 0) == QColor(THEMES["print"].colour("paper"))
    assert window.status.target.text() == "Picture of 1 touchpoint copied"


def test_the_svg_is_as_large_as_the_pixels_say(window: MainWindow) -> None:
    assert window.session
    window.session.select([card.id for card in cards(window)[:3]])
    mime = copied(window)
    root = ElementTree.fromstring(bytes(mime.data(SVG).data()))
    width = float(root.get("width", "").removesuffix("pt"))
    assert abs(pixels(mime).width() - 2 * width) <= 1


def test_links_come_along_when_both_ends_do(window: MainWindow) -> None:
    assert window.session
    view, nodes = window.session.view, window.canvas.scene.picture.nodes
    link = next(link for link in view.journey.links if link.kind == "loop")
    both = nodes_of(nodes, view, [link.from_id, link.to_id])
    one = nodes_of(nodes, view, [link.from_id])
    assert any(node.kind == "link" for node in both)
    assert not any(node.kind == "link" for node in one)


def test_without_a_selection_the_whole_journey_is_copied(window: MainWindow) -> None:
    assert window.session
    window.session.select(())
    mime = copied(window)
    assert "lane" in groups(mime)
    image = pixels(mime)
    assert image.width() * image.height() <= picture.MOST_PIXELS * 1.01


def test_a_dark_window_copies_the_colours_of_paper(window: MainWindow) -> None:
    nodes = [node for node in window.canvas.scene.picture.nodes if node.kind == "card"][:1]
    image = image_of(nodes_page(nodes, MARGIN))
    assert image.pixelColor(1, 1) == QColor(THEMES["print"].colour("paper"))


def focus_panel(window: MainWindow, qtbot: QtBot) -> Panel:
    window.sides.show_tab("scores")
    page = next(page for page in window.findChildren(ScorePage) if page.isVisible())
    page.refresh()
    page.view.chart.setFocus()
    qtbot.waitUntil(page.view.chart.hasFocus)
    assert page.view.panel
    return page.view.panel


def words(mime: QMimeData) -> str:
    root = ElementTree.fromstring(bytes(mime.data(SVG).data()))
    return " ".join("".join(text.itertext()) for text in root.iter(f"{NS}text"))


def test_the_panel_in_focus_is_copied_whole(window: MainWindow, qtbot: QtBot) -> None:
    panel = focus_panel(window, qtbot)
    mime = copied(window)
    assert panel.title in words(mime)
    assert panel.headline.split()[0] in words(mime)
    assert all(section.title in words(mime) for section in panel.sections)
    image = pixels(mime)
    places = [(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)]
    assert len({image.pixel(x, y) for x, y in places}) > 3
    assert window.status.target.text() == "Picture of the panel copied"


def test_pixels_and_svg_of_a_panel_are_equally_large(window: MainWindow, qtbot: QtBot) -> None:
    focus_panel(window, qtbot)
    mime = copied(window)
    root = ElementTree.fromstring(bytes(mime.data(SVG).data()))
    for name, side in (("width", pixels(mime).width()), ("height", pixels(mime).height())):
        assert abs(side - 2 * float(root.get(name, "").removesuffix("pt"))) <= 1


def test_a_dark_window_copies_a_light_panel(window: MainWindow, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look.ground(app, "dark")
    focus_panel(window, qtbot)
    mime = copied(window)
    assert pixels(mime).pixelColor(0, 0) == QColor(THEMES["print"].colour("paper"))
    svg = bytes(mime.data(SVG).data()).decode()
    assert THEMES["print"].colour("text") in svg
    assert THEMES["dark"].colour("text") not in svg


def test_a_click_on_the_ground_of_a_panel_says_that_it_is_meant(
    window: MainWindow, qtbot: QtBot
) -> None:
    focus_panel(window, qtbot)
    window.canvas.setFocus()
    assert focused_panel(window) is None
    page = next(page for page in window.findChildren(ScorePage) if page.isVisible())
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert focused_panel(window) is page.view.panel


def test_the_choice_of_a_panel_says_that_it_is_meant(window: MainWindow, qtbot: QtBot) -> None:
    focus_panel(window, qtbot)
    (book,) = [book for book in window.findChildren(Book) if book.isVisible()]
    chip = book.chips.findChildren(QAbstractButton)[2]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(chip.hasFocus)
    panel = focused_panel(window)
    assert panel is book.page.view.panel
    assert panel
    assert panel.key == book.key == "ipa"


def test_one_touchpoint_is_copied_once_however_many_lanes_it_stands_in(window: MainWindow) -> None:
    assert window.session
    card = next(each for each in cards(window) if len(each.persona_ids) > 1)
    window.session.select([card.id])
    assert groups(copied(window)).count("card") == 1


def test_of_several_lanes_that_with_the_keyboard_is_copied(window: MainWindow) -> None:
    card = next(each for each in cards(window) if len(each.persona_ids) > 1)
    nodes = nodes_of(window.canvas.scene.picture.nodes, window.canvas.scene.view, [card.id])
    for lane in card.persona_ids:
        assert {node.persona_id for node in in_one_lane(nodes, lane)} == {lane}

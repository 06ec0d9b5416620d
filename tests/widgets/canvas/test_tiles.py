"""Tiles show exactly what painting the picture straight shows, and only repaint what changed."""

from dataclasses import replace
from operator import ne

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion

from canvas_app.layout.picture import Picture
from canvas_app.theme import THEMES
from canvas_app.widgets.canvas.grid import differing
from canvas_app.widgets.canvas.painter import ink, prepare
from canvas_app.widgets.canvas.squares import Key
from canvas_app.widgets.canvas.tiles import Tiles
from canvas_app.widgets.canvas.view_port import ViewPort
from tests.widgets.canvas.pictures import card, picture

LIGHT = THEMES["light"]
LONG = 60.0
ROUNDED = 0.0005
"""Share of pixels at edges of curves that may be rounded differently."""
pytestmark = pytest.mark.usefixtures("qapp")


def frame(tiles: Tiles, port: ViewPort, ratio: float = 1.0, budget: float = LONG) -> QImage:
    size = (round(port.width * ratio), round(port.height * ratio))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0)
    with QPainter(image) as painter:
        tiles.draw(painter, port, ratio, QRegion(image.rect()), budget)
    return image


def straight(tiles: Tiles, port: ViewPort, ratio: float = 1.0) -> QImage:
    size = (round(port.width * ratio), round(port.height * ratio))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(ink(LIGHT, "paper"))
    with QPainter(image) as painter:
        prepare(painter)
        painter.translate(round(port.left * ratio), round(port.top * ratio))
        painter.scale(port.zoom * ratio, port.zoom * ratio)
        area = QRectF(0, 0, port.paper_width, port.paper_height)
        tiles.paint_area(painter, area, port.zoom)
    return image


def port_on(shown: Picture, zoom: float = 1.0) -> ViewPort:
    port = ViewPort().on(shown).sized(900, 600).zoomed(zoom, 0, 0)
    return replace(port.scrolled(-133, -71), head_width=0.0, head_height=0.0)


def differing_pixels(one: QImage, other: QImage) -> int:
    assert one.size() == other.size()
    return sum(map(ne, memoryview(one.constBits()), memoryview(other.constBits())))


@pytest.mark.parametrize("zoom", [1.0, 0.83, 1.31, 0.4, 0.2])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_tiles_equal_direct_painting(zoom: float, ratio: float) -> None:
    shown = picture()
    port = port_on(shown, zoom)
    tiled = frame(Tiles(shown, LIGHT), port, ratio)
    wrong = differing_pixels(tiled, straight(Tiles(shown, LIGHT), port, ratio))
    assert wrong <= ROUNDED * tiled.width() * tiled.height()


@pytest.mark.parametrize("top", [0, -1, -71])
def test_no_row_of_pixels_is_left_out_where_a_window_begins_amid_one(top: int) -> None:
    shown = picture(20, 10)
    port = ViewPort().on(shown).sized(560, 361).zoomed(0.6, 0, 0).scrolled(-211, top)
    image = QImage(842, 544, QImage.Format.Format_RGB32)
    image.fill("magenta")
    with QPainter(image) as painter:
        painter.translate(0.5, 0.5)
        Tiles(shown, LIGHT).draw(painter, port, 1.5, QRegion(image.rect()), LONG)
    inside = [image.pixelColor(x, y).name() for x in (0, 300, 840) for y in range(542)]
    assert "#ff00ff" not in inside


def test_tiles_equal_direct_painting_after_a_change() -> None:
    shown = picture()
    tiles, port = Tiles(shown, LIGHT), port_on(shown)
    frame(tiles, port)
    nodes = (*shown.nodes[:-1], card("new", 240, 320), card("t0-1", 430, 90, "p0"))
    after = replace(shown, nodes=tuple({node.id: node for node in nodes}.values()))
    tiles.show(after, differing(shown, after))
    assert frame(tiles, port) == straight(Tiles(after, LIGHT), port)


def test_hidden_nodes_are_left_out_and_come_back() -> None:
    shown = picture()
    tiles, port = Tiles(shown, LIGHT), port_on(shown)
    whole = frame(tiles, port)
    tiles.hide(frozenset({"card:t1-1@p1"}))
    assert frame(tiles, port) != whole
    tiles.hide(frozenset())
    assert frame(tiles, port) == whole


def test_what_is_renewed_is_shown_all_at_once() -> None:
    shown = picture()
    tiles, port = Tiles(shown, LIGHT), port_on(shown)
    before = frame(tiles, port)
    after = replace(shown, nodes=(*shown.nodes[:-1], card("new", 240, 320)))
    tiles.show(after, differing(shown, after))
    assert not tiles.renew(port, 1.0, 0.0)
    assert frame(tiles, port, budget=0.0) == before
    assert tiles.renew(port, 1.0, LONG)
    assert frame(tiles, port, budget=0.0) == before
    tiles.turn()
    assert frame(tiles, port, budget=0.0) == straight(Tiles(after, LIGHT), port)


def test_a_change_spoils_only_the_tiles_it_touches() -> None:
    shown = picture()
    tiles = Tiles(shown, LIGHT)
    areas = tiles.hide(frozenset({"card:t1-1@p1"}))
    assert [area.center().x() for area in areas] == [318]


def test_a_node_that_is_left_out_spoils_no_tile_when_it_changes() -> None:
    shown = picture()
    tiles, port = Tiles(shown, LIGHT), port_on(shown)
    tiles.hide(frozenset({"card:t1-1@p1"}))
    frame(tiles, port)
    was = shown.by_id["card:t1-1@p1"]
    moved = was.at(was.x + 40, was.y)
    after = replace(shown, nodes=tuple(moved if node is was else node for node in shown.nodes))
    areas = tiles.show(after, differing(shown, after))
    assert any(area.contains(moved.x, moved.y) for area in areas)
    assert tiles.renew(port, 1.0, -1.0)


@pytest.mark.parametrize("zoom", [1.0, 0.6, 0.4])
def test_painting_the_changed_part_of_a_tile_leaves_it_as_if_painted_whole(zoom: float) -> None:
    shown = picture()
    tiles, port = Tiles(shown, LIGHT), port_on(shown, zoom)
    frame(tiles, port)
    away = card("t1-1", 333, 281)
    nodes = tuple(away if node.id == away.id else node for node in shown.nodes)
    after = replace(shown, nodes=nodes)
    tiles.show(after, differing(shown, after))
    assert frame(tiles, port) == frame(Tiles(after, LIGHT), port)


def test_only_the_changed_part_of_a_tile_is_painted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = picture()
    tiles, port = Tiles(shown, LIGHT), port_on(shown)
    frame(tiles, port)
    tiles.hide(frozenset({"card:t1-1@p1"}))
    painted: list[QRectF] = []
    monkeypatch.setattr(tiles, "paint_area", lambda _painter, area, _zoom: painted.append(area))
    frame(tiles, port)
    assert 0 < sum(area.width() * area.height() for area in painted) < 170 * 110


def test_without_time_the_last_complete_view_is_shown_scaled() -> None:
    shown = picture()
    tiles, port = Tiles(shown, LIGHT), port_on(shown)
    assert frame(tiles, port).pixelColor(300, 300)
    zoomed = port.zoomed(1.2, 450, 300)
    rough, sharp = frame(tiles, zoomed, budget=-1), frame(tiles, zoomed)
    assert rough != sharp
    inked = [rough.pixelColor(x, 300) != ink(LIGHT, "paper") for x in range(0, 900, 7)]
    assert sum(inked) > 60


def test_what_was_never_seen_shows_ground_and_empty_cards_until_there_is_time() -> None:
    shown = picture()
    tiles, port = Tiles(shown, LIGHT), port_on(shown)
    rough = frame(tiles, port, budget=-1)
    node = shown.by_id["card:t1-1@p1"]
    x, y = map(round, port.to_window(node.x, node.y + 30))
    assert rough.pixelColor(x + 9, y) == ink(LIGHT, "card.fill")
    assert any(rough.pixelColor(x + way, y) != ink(LIGHT, "card.fill") for way in (-1, 0))


def order_of(tiles: Tiles, monkeypatch: pytest.MonkeyPatch) -> list[Key]:
    """Return a list that tells which tiles are painted from now on, in their order."""
    painted, paint = list[Key](), tiles._painted

    def noted(key: Key) -> QImage:
        painted.append(key)
        return paint(key)

    monkeypatch.setattr(tiles, "_painted", noted)
    return painted


def test_holes_are_painted_before_what_is_out_of_date(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = picture(20, 20)
    tiles, port = Tiles(shown, LIGHT), port_on(shown)
    frame(tiles, port)
    known = set(tiles._images)
    tiles.hide(frozenset(node.id for node in shown.nodes))
    painted = order_of(tiles, monkeypatch)
    frame(tiles, port.scrolled(-400, 0))
    there = [key in known for key in painted]
    assert len(set(there)) == 2
    assert there == sorted(there)


def test_tiles_into_which_the_window_goes_are_painted_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = picture(20, 20)
    tiles = Tiles(shown, LIGHT)
    port = port_on(shown).scrolled(-600, -500)
    frame(tiles, port)
    painted = order_of(tiles, monkeypatch)
    tiles.prepare_around(port, 1.0, LONG, QPoint(0, -256))
    under = [top >= port.height - port.top - 256 for _scale, (_left, top, _side) in painted]
    inside = [-port.left - 256 < left < port.width - port.left for _, (left, _t, _s) in painted]
    columns = len({left for _scale, (left, _top, _side) in painted})
    assert columns > 4
    assert all(under[: columns - 2])
    assert all(inside[: columns - 2])


def test_a_new_theme_paints_everything_anew() -> None:
    shown = picture()
    tiles, port = Tiles(shown, LIGHT), port_on(shown)
    frame(tiles, port)
    tiles.restyle(THEMES["dark"])
    assert frame(tiles, port) == frame(Tiles(shown, THEMES["dark"]), port)


def test_pinned_heads_show_the_top_of_the_picture() -> None:
    shown = picture()
    port = ViewPort().on(shown).sized(900, 600)
    home = frame(Tiles(shown, LIGHT), port)
    scrolled = frame(Tiles(shown, LIGHT), port.scrolled(0, -500))
    assert home.copy(0, 0, 900, 40) == scrolled.copy(0, 0, 900, 40)
    assert home.copy(0, 60, 900, 40) != scrolled.copy(0, 60, 900, 40)


def test_from_afar_cards_are_specks_of_one_colour() -> None:
    shown = picture(2000, 2)
    port = ViewPort().on(shown).sized(900, 600).fitted()
    assert port.zoom < 0.012
    image = frame(Tiles(shown, LIGHT), port)
    colours = {image.pixelColor(450, y).name() for y in range(8, 16)}
    assert len(colours - {LIGHT.colour("paper"), LIGHT.colour("surface")}) >= 1

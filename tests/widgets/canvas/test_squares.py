"""Which squares of a picture an area touches."""

import pytest
from PySide6.QtCore import QRectF

from canvas_app.widgets.canvas.squares import Key, touched

NEAR, FAR = 1.0, 0.5
TILES: list[Key] = [
    (scale, (x * 256, y * 256, 256)) for scale in (NEAR, FAR) for y in range(3) for x in range(4)
]


def plainly(tiles: list[Key], areas: list[QRectF]) -> dict[Key, QRectF]:
    """Return the same by looking at every tile and every area."""
    found: dict[Key, QRectF] = {}
    for scale, (left, top, side) in tiles:
        place = QRectF(left / scale, top / scale, side / scale, side / scale)
        for part in (area & place for area in areas if area.intersects(place)):
            key = (scale, (left, top, side))
            found[key] = found[key] | part if key in found else part
    return found


@pytest.mark.parametrize(
    "areas",
    [
        [],
        [QRectF(20, 30, 10, 10)],
        [QRectF(20, 30, 10, 10), QRectF(60, 90, 39, 50)],
        [QRectF(250, 250, 20, 20), QRectF(700, 100, 90, 900)],
        [QRectF(256, 0, 256, 256)],
        [QRectF(-500, -40, 600, 90)],
        [QRectF(100, 100, 1e6, 300)],
        [QRectF(3_000, 3_000, 50, 50)],
    ],
)
def test_a_tile_is_out_of_date_where_areas_touch_it(areas: list[QRectF]) -> None:
    assert dict(touched(TILES, areas)) == plainly(TILES, areas)


def test_few_areas_look_at_few_tiles() -> None:
    looked: list[object] = []

    class Tiles(dict[Key, None]):
        def __contains__(self, key: object) -> bool:
            looked.append(key)
            return super().__contains__(key)

    tiles = Tiles.fromkeys((NEAR, (x * 256, 0, 256)) for x in range(900))
    assert len(list(touched(tiles, [QRectF(300, 20, 200, 40)]))) == 1
    assert len(looked) == 1

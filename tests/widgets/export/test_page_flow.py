"""Where pages stand in the preview."""

from itertools import pairwise

import pytest

from canvas_app.widgets.export import page_flow

A4 = (595.0, 842.0)
ROOM = (900.0, 600.0)


@pytest.mark.parametrize("count", [1, 2, 5, 10])
def test_few_pages_are_all_seen(count: int) -> None:
    scale = page_flow.overview([A4] * count, ROOM)
    made = page_flow.flow([A4] * count, ROOM, scale, single=False)
    assert made.height <= ROOM[1] + 1
    assert all(spot.x >= 0 and spot.x + spot.width <= ROOM[0] for spot in made.spots)


def test_many_pages_stay_large_enough_to_be_told_apart() -> None:
    scale = page_flow.overview([A4] * 400, ROOM)
    assert A4[0] * scale == pytest.approx(page_flow.SMALLEST, abs=1)
    assert page_flow.flow([A4] * 400, ROOM, scale, single=False).height > ROOM[1]


@pytest.mark.parametrize("size", [(10.0, 10.0), (40_000.0, 900.0), (900.0, 60_000.0)])
def test_a_page_of_any_size_is_seen_whole(size: tuple[float, float]) -> None:
    scale = page_flow.whole([size], ROOM)
    assert size[0] * scale <= ROOM[0]
    assert size[1] * scale <= ROOM[1]


def test_pages_never_lie_on_each_other() -> None:
    sizes = [A4, (842.0, 595.0), A4, (2384.0, 3370.0)]
    spots = page_flow.flow(sizes, ROOM, 0.2, single=False).spots
    for one, two in pairwise(spots):
        beside = one.x + one.width < two.x
        assert beside or one.y + one.height < two.y


def test_one_below_the_other_each_is_in_the_middle() -> None:
    made = page_flow.flow([A4, (842.0, 595.0)], ROOM, 0.5, single=True)
    centres = {round(spot.x + spot.width / 2) for spot in made.spots}
    assert centres == {450}

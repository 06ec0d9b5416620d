"""Where pages stand in the preview."""

from itertools import pairwise
from time import thread_time

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


def test_only_the_rows_in_sight_are_looked_at() -> None:
    sizes = [A4, (842.0, 595.0)] * 200
    for single in (False, True):
        made = page_flow.flow(sizes, ROOM, 0.2, single=single)
        for top in (0.0, 700.0, 2_000.0, made.height - ROOM[1]):
            bottom = top + ROOM[1]
            seen = [
                at for at, s in enumerate(made.spots) if s.y <= bottom and s.y + s.height >= top
            ]
            assert set(seen) <= set(found := made.between(top, bottom))
            assert len(found) < 60


def test_ten_times_the_pages_take_ten_times_the_time() -> None:
    assert _seconds(5_000) < 40 * _seconds(500)


def _seconds(pages: int) -> float:
    """Return the least time of three that pages take to be laid out."""
    taken = []
    for _ in range(3):
        start = thread_time()
        scale = page_flow.overview([A4] * pages, ROOM)
        page_flow.flow([A4] * pages, ROOM, scale, single=False)
        taken.append(thread_time() - start)
    return min(taken)


def test_a_page_alone_comes_into_the_middle_of_its_window() -> None:
    spot = page_flow.Spot(0, 1000, 100, 200)
    down = page_flow.reach(spot, 0, 600, single=True)
    assert 1000 - down == pytest.approx(down + 600 - (1000 + 200 + page_flow.LABEL), abs=20)


@pytest.mark.parametrize(("down", "wanted"), [(900.0, 900.0), (0.0, 620.0), (1400.0, 982.0)])
def test_a_page_among_others_comes_no_further_than_it_must(down: float, wanted: float) -> None:
    spot = page_flow.Spot(0, 1000, 100, 200)
    assert page_flow.reach(spot, down, 600, single=False) == wanted

"""Marks that would lie on each other stand apart, in their fields and close to their places."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from canvas_app.layout.charts.spread import FAR, names_beside, spread
from canvas_app.layout.labels import Area

FIELD = Area(0.0, 0.0, 300.0, 300.0)
PLACES = st.lists(
    st.tuples(
        st.integers(0, 20).map(lambda n: n * 15.0), st.integers(0, 20).map(lambda n: n * 15.0)
    ),
    max_size=60,
)


@given(PLACES)
def test_no_mark_touches_another_nor_leaves_its_field(places: list[tuple[float, float]]) -> None:
    found = spread(places, 18.0, [FIELD] * len(places))
    assert found is not None
    for one, other in combinations(found, 2):
        assert hypot(one[0] - other[0], one[1] - other[1]) >= 18.0 - 1e-6
    for (x, y), place in zip(found, places, strict=True):
        assert (x, y) == place or (
            FIELD.left <= x <= FIELD.right and FIELD.top <= y <= FIELD.bottom
        )
        assert hypot(x - place[0], y - place[1]) <= FAR


def test_a_mark_that_has_room_keeps_its_place() -> None:
    places = [(10.0, 10.0), (10.0, 10.0), (100.0, 100.0)]
    found = spread(places, 18.0, [FIELD] * 3)
    assert found is not None
    assert (found[0], found[2]) == (places[0], places[2])


def test_a_mark_stays_in_its_field() -> None:
    narrow = Area(0.0, 0.0, 40.0, 200.0)
    found = spread([(39.0, 100.0)] * 6, 18.0, [narrow] * 6)
    assert found is not None
    assert all(x <= 40.0 for x, _y in found)


def test_a_field_that_is_full_is_said_to_be() -> None:
    assert spread([(5.0, 5.0)] * 40, 18.0, [Area(0.0, 0.0, 40.0, 40.0)] * 40) is None


def test_names_that_have_no_room_are_not_set() -> None:
    bounds = Area(0.0, 0.0, 100.0, 30.0)
    places = [(20.0, 15.0), (50.0, 15.0), (80.0, 15.0)]
    assert names_beside(places, 5.0, [(60.0, 13.0)] * 3, bounds) is None


def test_names_keep_off_marks_lines_and_each_other() -> None:
    line = Area(150.0, 0.0, 150.0, 300.0)
    places = [(140.0, 100.0), (140.0, 130.0), (40.0, 100.0)]
    found = names_beside(places, 5.0, [(50.0, 13.0)] * 3, FIELD, [line])
    assert found is not None
    assert not any(one.meets(other) for one, other in combinations(found, 2))
    assert not any(area.meets(line) for area in found)
    assert not any(
        area.meets(Area(x - 5, y - 5, x + 5, y + 5)) for area in found for x, y in places
    )

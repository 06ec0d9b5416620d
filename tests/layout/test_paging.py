"""A board is cut where nothing stands, into no more pages than it takes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from canvas_app.layout import paging
from canvas_app.layout.picture import Picture, StageColumn
from canvas_app.layout.sizes import CARD_WIDTH, COLUMN_GAP, COLUMN_PAD, SLOT_PITCH
from tests.layout.journeys import cards, picture, touchpoint


def columns(*slots: int) -> tuple[StageColumn, ...]:
    """Return stages with so many slots each."""
    made, x = [], 192.0
    for number, count in enumerate(slots):
        lefts = tuple(x + COLUMN_PAD + SLOT_PITCH * place for place in range(count))
        width = lefts[-1] + CARD_WIDTH + COLUMN_PAD - x
        made.append(StageColumn(f"s{number}", "before", x, width, lefts))
        x += width + COLUMN_GAP
    return tuple(made)


def stages(cut: tuple[paging.Band, ...]) -> list[list[tuple[str, int]]]:
    return [[(p.column.stage_id, len(p.column.slots)) for p in band.pieces] for band in cut]


def test_stages_that_fit_stay_on_one_page() -> None:
    assert stages(paging.bands(columns(1, 2), 600)) == [[("s0", 1), ("s1", 2)]]


def test_a_board_breaks_between_stages() -> None:
    assert stages(paging.bands(columns(2, 2, 2), 700)) == [[("s0", 2), ("s1", 2)], [("s2", 2)]]


def test_a_stage_too_wide_for_a_page_breaks_between_slots_and_goes_on() -> None:
    cut = paging.bands(columns(5), 500)
    assert stages(cut) == [[("s0", 3)], [("s0", 2)]]
    assert [piece.goes_on for band in cut for piece in band.pieces] == [False, True]
    assert all(band.right - band.left <= 500 for band in cut)


def test_the_last_part_of_a_wide_stage_shares_its_page() -> None:
    assert stages(paging.bands(columns(4, 2), 490))[1] == [("s0", 1), ("s1", 2)]


def test_a_wide_stage_does_not_end_with_a_lonely_card() -> None:
    assert stages(paging.bands(columns(6), 830)) == [[("s0", 3)], [("s0", 3)]]
    assert stages(paging.bands(columns(6, 5), 830))[:2] == [[("s0", 3)], [("s0", 3)]]


def test_a_page_narrower_than_a_card_still_shows_one() -> None:
    assert stages(paging.bands(columns(2), 50)) == [[("s0", 1)], [("s0", 1)]]


def board() -> Picture:
    return picture(*(touchpoint(f"t{n}", 10 * n, "anna ben carl") for n in range(3)))


def test_lanes_that_fit_stay_on_one_page() -> None:
    shown = board()
    assert [tier.lanes for tier in paging.tiers(shown, shown.height).tiers] == [(0, 1, 2)]


def test_lanes_too_many_for_a_page_go_onto_further_ones() -> None:
    shown = board()
    room = shown.lanes[2].y - shown.lanes[0].y
    assert [tier.lanes for tier in paging.tiers(shown, room).tiers] == [(0,), (1, 2)]


@pytest.mark.parametrize("room", [260, 400, 700])
def test_a_lane_too_high_for_a_page_breaks_between_its_cards(room: float) -> None:
    shown = picture(*(touchpoint(f"t{n}", 10, "anna") for n in range(9)))
    tiers = [tier for tier in paging.tiers(shown, room).tiers if 0 in tier.lanes]
    assert len(tiers) > 1
    for card in cards(shown):
        (own,) = (tier for tier in tiers if tier.start <= card.y < tier.end)
        assert own.top <= card.y
        assert card.y + card.height <= own.bottom
    assert all(tier.bottom - tier.top <= room for tier in tiers)
    assert [one.end for one, _ in pairwise(tiers)] == [other.start for _, other in pairwise(tiers)]


def test_a_lane_whose_first_card_does_not_fit_still_shows_it() -> None:
    tiers = paging.tiers(board(), CARD_WIDTH / 4).tiers
    assert [tier.lanes[0] for tier in tiers] == sorted(tier.lanes[0] for tier in tiers)
    assert {tier.lanes for tier in tiers} == {(0,), (1,), (2,)}


def test_lanes_are_shared_out_so_that_no_card_stands_alone() -> None:
    shown = picture(touchpoint("one", 10, "anna ben carl"), touchpoint("two", 20, "ben carl"))
    lanes = shown.lanes
    room = lanes[2].y - lanes[0].y
    assert [tier.lanes for tier in paging.tiers(shown, room).tiers] == [(0, 1), (2,)]
    alone = picture(touchpoint("one", 10, "anna ben carl"), touchpoint("two", 20, "anna ben"))
    assert [tier.lanes for tier in paging.tiers(alone, room).tiers] == [(0,), (1, 2)]

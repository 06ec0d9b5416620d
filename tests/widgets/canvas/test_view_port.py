"""The view port: scrolling, zooming, fitting and pinning as values."""

import pytest

from canvas_app.widgets.canvas.bars import bars
from canvas_app.widgets.canvas.view_port import CLEAR, MARGIN, ViewPort
from tests.widgets.canvas.pictures import picture


@pytest.fixture
def port() -> ViewPort:
    return ViewPort().on(picture(20, 10)).sized(1000, 700)


def test_zooming_keeps_the_point_under_the_cursor(port: ViewPort) -> None:
    port = port.scrolled(-600, -500)
    before = port.to_picture(500, 400)
    after = port.zoomed(1.7, 500, 400)
    assert after.to_picture(500, 400) == pytest.approx(before)
    assert after.zoom == 1.7


def test_scrolling_stops_at_the_edges_of_the_paper(port: ViewPort) -> None:
    assert port.scrolled(9999, 9999).left == MARGIN
    far = port.scrolled(-99999, -99999)
    assert far.left + far.paper_width * far.zoom == pytest.approx(1000 - MARGIN)
    assert far.top + far.paper_height * far.zoom == pytest.approx(700 - MARGIN)


def test_fitting_shows_everything(port: ViewPort) -> None:
    fitted = port.fitted()
    assert fitted.to_window(0, 0) >= (0, 0)
    right, bottom = fitted.to_window(fitted.paper_width, fitted.paper_height)
    assert right <= 1000
    assert bottom <= 700


def test_a_wide_board_opens_no_smaller_than_sixty_percent(port: ViewPort) -> None:
    assert port.fitted_to_width().zoom == 0.6


def test_a_small_board_opens_at_full_size_in_the_middle() -> None:
    port = ViewPort().on(picture(2, 2)).sized(1000, 700).fitted_to_width()
    assert port.zoom == 1.0
    assert port.left == pytest.approx((1000 - port.paper_width) / 2)


def test_a_wide_board_opens_as_high_as_the_window() -> None:
    port = ViewPort().on(picture(20, 2)).sized(1000, 700)
    assert port.fitted_to_width().zoom < port.opened().zoom <= 1.0


def test_a_board_that_fits_opens_whole() -> None:
    port = ViewPort().on(picture(6, 2)).sized(1000, 700)
    assert port.opened() == port.fitted_to_width()


def test_a_board_that_is_seen_whole_stays_when_it_gets_wider() -> None:
    port = ViewPort().on(picture(6, 2)).sized(1000, 700).fitted()
    assert port.on(picture(5, 2)).left == port.left
    assert port.on(picture(5, 2)).scrolled(-40, 0).left == port.left
    assert port.on(picture(5, 2)).fitted().left > port.left


def test_the_ground_stays_under_a_held_card_even_at_the_edge(port: ViewPort) -> None:
    far = port.zoomed(1.0, 0, 0).scrolled(-99999, -99999)
    still = far.on(picture(18, 8), still=True)
    assert (still.left, still.top) == (far.left, far.top)
    assert far.on(picture(18, 8)).left > far.left


def test_no_scroll_bar_lies_over_the_heads(port: ViewPort) -> None:
    across, down = bars(port.zoomed(1.0, 0, 0))
    assert across.thumb.left() >= port.head_width
    assert down.thumb.top() >= port.head_height


def test_heads_stay_pinned_once_the_board_is_scrolled(port: ViewPort) -> None:
    assert len(port.panes()) == 1
    assert len(port.scrolled(0, -300).panes()) == 2
    panes = port.scrolled(-300, -300).panes()
    assert [(pane.left, pane.top) for pane in panes[1:]] == [(-300, 0), (0, -300), (0, 0)]


def test_a_click_on_a_pinned_head_means_the_head(port: ViewPort) -> None:
    scrolled = port.scrolled(-300, -300)
    assert scrolled.to_picture(10, 10) == (10, 10)
    assert scrolled.to_picture(500, 10) == (800, 10)


def test_what_is_fitted_lies_beside_the_heads(port: ViewPort) -> None:
    fitted = port.fitted_to(300, 200, 150, 500)
    assert fitted.to_window(300, 200) >= (fitted.pin_width, fitted.pin_height)
    assert fitted.to_window(300, 200)[1] >= fitted.pin_height
    assert fitted.to_window(450, 700)[1] <= fitted.height


def test_heads_that_would_fill_the_window_are_not_pinned(port: ViewPort) -> None:
    assert port.sized(120, 700).scrolled(-300, 0).pin_width == 0


def test_revealing_scrolls_no_further_than_needed(port: ViewPort) -> None:
    assert port.revealing(200, 100, 136, 78) == port
    moved = port.revealing(1200, 100, 136, 78)
    assert moved.to_window(1336, 0)[0] == pytest.approx(1000 - CLEAR)
    assert moved.top == port.top


def test_zooming_out_ends_with_the_whole_board() -> None:
    port = ViewPort().on(picture(900, 2)).sized(1000, 700).zoomed(0.0001, 0, 0)
    assert port.paper_width * port.zoom == pytest.approx(1000 - 2 * MARGIN)

"""The board as PNG, made without a display."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from canvas_app import paths
from canvas_app.export import png
from canvas_app.export.formats import TooManyPixelsError
from canvas_app.export.options import PdfOptions
from canvas_app.export.png import board_png, check_size, largest_scale
from canvas_app.layout import pages
from canvas_app.layout.board import layout
from canvas_app.layout.listening import heard
from canvas_app.layout.picture import Node, Path
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from tests.export.boards import DAY


@pytest.fixture(scope="module")
def view() -> JourneyView:
    project = load(paths.resource("samples/f_saas_asis_tobe.json")).project
    return JourneyView(project, project.journeys[0].id)


def image(view: JourneyView, **options: object) -> Image.Image:
    wanted = PdfOptions(date=DAY, **options)  # type: ignore[arg-type]
    return Image.open(BytesIO(board_png(view, wanted).data))


def test_the_scale_is_pixels_to_the_point(view: JourneyView) -> None:
    width, height, _unit = pages.fitting_sheet(layout(view))
    made = image(view, scale=0.5)
    assert made.width == pytest.approx(width / 2, abs=1)
    assert made.height == pytest.approx(height / 2, abs=1)


def test_without_a_scale_two_pixels_are_a_point(view: JourneyView) -> None:
    width, _height, _unit = pages.fitting_sheet(layout(view))
    assert image(view).width == pytest.approx(2 * width, abs=1)


def test_the_ground_is_white_or_clear(view: JourneyView) -> None:
    white, clear = image(view, scale=0.5), image(view, scale=0.5, transparent=True)
    assert (white.mode, white.getpixel((0, 0))) == ("RGB", (255, 255, 255))
    assert clear.mode == "RGBA"
    assert clear.getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_the_colours_are_those_of_paper(view: JourneyView) -> None:
    colours = {colour for _n, colour in image(view, scale=0.5).getcolors(2**24) or []}
    assert (0x2F, 0x6F, 0xBA) in colours, "the band of the first phase"


def test_the_same_board_is_the_same_bytes(view: JourneyView) -> None:
    options = PdfOptions(date=DAY, scale=0.5)
    assert board_png(view, options).data == board_png(view, options).data


def test_too_many_pixels_are_told_before_anything_is_painted(
    view: JourneyView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(png, "rastered")
    with pytest.raises(TooManyPixelsError) as told:
        board_png(view, PdfOptions(scale=20))
    assert 1 < told.value.facts["scale"] < 20


def test_the_largest_scale_is_one_that_works() -> None:
    for sheet in ((500.0, 400.0, 1), (14_000.0, 300.0, 3), (90_000.0, 900.0, 1)):
        check_size(sheet, largest_scale(sheet))


def test_a_huge_board_gets_fewer_pixels_when_nobody_asks_for_more(
    view: JourneyView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(png, "MOST_PIXELS", 100_000)
    made = image(view)
    assert made.width * made.height <= 100_000


@pytest.mark.parametrize("transparent", [False, True])
def test_a_picture_is_painted_in_tiles_that_fit_together(
    transparent: bool, view: JourneyView, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = image(view, scale=0.5, transparent=transparent)
    told = list[tuple[int, int]]()
    monkeypatch.setattr(png, "STRIP", 40_000)
    monkeypatch.setattr(png, "MANY", 2)
    with heard(lambda *far: told.append(far)):
        cut = image(view, scale=0.5, transparent=transparent)
    assert (cut.mode, cut.size) == (whole.mode, whole.size)
    # pdfium sets a letter to pixels of its page: in a tile it may stand a part of one beside
    apart = ImageChops.difference(cut.reduce(4), whole.reduce(4))
    assert max(max(band.tobytes()) for band in apart.split()) <= 12
    assert told[-1][1] >= 48


def test_dashes_far_beside_a_tile_are_left_out_and_the_others_stay_where_they_are() -> None:
    line = Path((("M", 2.0, 5.0), ("L", 90_002.0, 5.0)), stroke="line", dash=(4.0, 4.0))
    node = Node("lane:*", "lane", 100.0, 0.0, 90_000.0, 10.0, "", lambda _detail: (line,))
    (cut,) = png._shortened(node, 1_100.0, 500.0).shapes()
    assert cut == line._replace(steps=(("M", 970.0, 5.0), ("L", 1_524.0, 5.0)))


def test_a_box_whose_letters_are_missing_is_counted_once(view: JourneyView) -> None:
    named = replace(view, project=view.project.model_copy(update={"title": "\U00013000"}))
    (notice,) = board_png(named, PdfOptions(date=DAY, scale=0.1)).warnings
    assert (notice.kind, notice.facts) == ("missing_glyphs", {"n": 1})


def test_a_picture_says_how_large_it_is_on_paper(view: JourneyView) -> None:
    assert image(view, scale=2).info["dpi"] == pytest.approx((144, 144), abs=0.1)

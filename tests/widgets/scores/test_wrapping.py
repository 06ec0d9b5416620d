"""Long words of a narrow panel are read to the end."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.panels.panel import Offer, Row, Section, Tile, Trace
from canvas_app.widgets.controls.fold import Fold
from canvas_app.widgets.scores.section_view import OfferButton, SectionView
from canvas_app.widgets.scores.tile_view import TileGrid
from canvas_app.widgets.scores.trace_note import TraceNote

LONG = "Qualität jedes Touchpoints, der größte Verlust zuerst"
TILES = tuple(Tile(name, "75.800", "EUR") for name in ("Geld", "umzuschichten", "Plan"))


def test_a_folded_heading_takes_a_second_line(fonts: None, qtbot: QtBot) -> None:
    fold = Fold(QWidget())
    qtbot.addWidget(fold)
    fold.name("Kurz")
    short = fold.heading.heightForWidth(240)

    fold.name(LONG)

    assert fold.heading.heightForWidth(240) > short


@pytest.mark.parametrize(("width", "beside"), [(600, 3), (300, 2)])
def test_tiles_stand_beside_each_other_as_far_as_no_word_is_cut(
    width: int, beside: int, fonts: None, qtbot: QtBot
) -> None:
    grid = TileGrid()
    qtbot.addWidget(grid)
    grid.show_tiles(TILES, ("", "", ""))
    grid.resize(width, 300)
    with qtbot.waitExposed(grid):
        grid.show()

    assert len([tile for tile in grid.tiles if tile.y() == grid.tiles[0].y()]) == beside
    assert all(tile.width() >= tile.least_width() for tile in grid.tiles)


def test_a_note_shows_all_of_a_long_formula(fonts: None, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    note = TraceNote(owner, LONG, Trace(formula=". ".join([LONG] * 6), method=LONG))
    note.take_height()
    with qtbot.waitExposed(note):
        note.show()

    labels = note.findChildren(QLabel)

    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)


def test_offers_that_find_no_room_beside_each_other_stand_below(fonts: None, qtbot: QtBot) -> None:
    offers = tuple(Offer(words, panel="gaps") for words in ("Als erledigt markieren", LONG[:28]))
    view = SectionView()
    qtbot.addWidget(view)
    view.show_section(Section("", (Row("Mail", offers=offers),)), {})
    view.resize(600, view.heightForWidth(600))
    with qtbot.waitExposed(view):
        view.show()
    one, other = view.findChildren(OfferButton)
    assert one.y() == other.y()

    view.resize(300, 300)

    assert one.geometry().bottom() < other.y()
    assert all(button.width() >= button.sizeHint().width() for button in (one, other))
    around = other.parentWidget()
    assert around
    assert around.rect().contains(other.geometry())

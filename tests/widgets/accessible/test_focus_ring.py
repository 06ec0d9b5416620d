"""Who comes by key sees where the keyboard is, in every theme."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.theme import THEMES
from canvas_app.widgets import areas
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.program import Program
from tests.widgets.accessible.keyboard import in_front, press

LEAST = 100
"""So many px must differ 3 : 1 between with and without the focus: a ring around a small box."""
GROUNDS = ("surface", "field", "paper", "raised", "card.fill")
THEMES_SHOWN = ("light", "dark", "contrast")


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", THEMES_SHOWN)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_colour_of_the_focus_stands_out_from_every_ground(name: str, ground: str) -> None:
    theme = THEMES[name]
    assert contrast(QColor(theme.colour("focus")), QColor(theme.colour(ground))) >= 3


def seen(window: MainWindow, widget: QWidget) -> QImage:
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    return window.grab(place.intersected(window.rect())).toImage()


def stands_out(before: QImage, after: QImage) -> int:
    """Return how many px changed by 3 : 1 or more."""
    known: dict[tuple[int, int], bool] = {}
    found = 0
    for y in range(after.height()):
        for x in range(after.width()):
            pair = before.pixel(x, y), after.pixel(x, y)
            if pair[0] != pair[1]:
                if pair not in known:
                    known[pair] = contrast(QColor(pair[0]), QColor(pair[1])) >= 3
                found += known[pair]
    return found


@pytest.mark.parametrize("theme", THEMES_SHOWN)
def test_every_kind_of_stop_shows_that_it_has_the_focus(
    window: MainWindow, program: Program, qtbot: QtBot, theme: str
) -> None:
    program.set_theme(theme)
    assert window.session is not None
    window.session.select(["t03"])
    qtbot.wait(200)
    in_front(window)
    window.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
    kinds: dict[str, QWidget] = {}
    for stops in areas.tab_stops(window):
        for stop in stops:
            kinds.setdefault(_kind(stop), stop)
    weak = {}
    for before, stop in pairwise([window.canvas, *kinds.values(), window.canvas]):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        press("Shift+Tab", "Tab")  # brings it into sight
        before.setFocus()
        QApplication.processEvents()
        without = seen(window, stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if (found := stands_out(without, seen(window, stop))) < LEAST:
            weak[_kind(stop)] = found
    assert weak == {}


def _kind(widget: QWidget) -> str:
    marks = (widget.objectName(), widget.property("flat"), widget.property("primary"))
    return " ".join([type(widget).__name__, *(str(mark) for mark in marks if mark)])

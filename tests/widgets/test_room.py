"""Words that are longer than English ones find room, in the smallest window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from canvas_app.model.project import Project
from canvas_app.widgets.controls.elided import Elided
from canvas_app.widgets.main_window import MainWindow
from tests.long_words import long_words

SMALL = (1280, 720)


@pytest.fixture
def stretched(
    show: Callable[[Project], MainWindow],
    planning: Project,
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    window = show(planning)
    with long_words():
        QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
        window.resize(*SMALL)
        assert window.session
        window.session.select([window.session.journey.touchpoints[0].id])
        qtbot.wait(50)
        yield window


def test_the_window_can_be_as_small_as_it_should(stretched: MainWindow) -> None:
    assert stretched.minimumSizeHint().width() <= SMALL[0]
    assert stretched.minimumSizeHint().height() <= SMALL[1]
    assert stretched.width() == SMALL[0]


def test_no_button_and_no_label_is_cut(stretched: MainWindow) -> None:
    def is_cut(widget: QWidget) -> bool:
        of_qt = isinstance(widget.parent(), QTabBar | QLineEdit)
        if not widget.isVisible() or isinstance(widget, Elided) or of_qt:
            return False
        if isinstance(widget, QLabel):
            return not widget.wordWrap() and widget.width() < widget.sizeHint().width()
        return widget.width() < widget.minimumSizeHint().width()

    shown: list[QLabel | QAbstractButton] = [
        *stretched.findChildren(QLabel),
        *stretched.findChildren(QAbstractButton),
    ]
    assert [
        (type(w).__name__, w.accessibleName() or w.text() or w.objectName())
        for w in shown
        if is_cut(w)
    ] == []


def test_tabs_are_whole_or_can_be_scrolled(stretched: MainWindow) -> None:
    bar = stretched.sides.tabs.tabBar()
    assert isinstance(bar, QTabBar)
    whole = sum(bar.tabRect(i).width() for i in range(bar.count())) <= bar.width()
    assert whole or bar.usesScrollButtons()


def test_no_panel_scrolls_sideways(stretched: MainWindow) -> None:
    for area in stretched.sides.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None:
            assert inside.minimumSizeHint().width() <= area.viewport().width()

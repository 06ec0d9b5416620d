"""The way of the keyboard through the window: area by area, and widget by widget (room: widgets).

Panels are made late, so that Qt's own order would be that of their making.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTabBar, QWidget

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def go(window: MainWindow, step: int) -> None:
    """Give the focus to the next area (step 1) or the one before (-1), round and round."""
    areas = [stops for stops in tab_stops(window) if stops]
    focus = window.focusWidget()
    here = next((at for at, stops in enumerate(areas) if focus in stops), None)
    if areas:
        at = (here + step if here is not None else min(step, 0)) % len(areas)
        pages = [each for each in areas[at] if not isinstance(each, QTabBar)]
        _take(pages[0] if pages else areas[at][0], step)


def tab(window: MainWindow, *, forwards: bool) -> bool:
    """Give the focus to the next widget or the one before; tell whether there is one."""
    stops = [each for area in tab_stops(window) for each in area]
    focus, step = window.focusWidget(), 1 if forwards else -1
    if focus not in stops:
        return False
    _take(stops[(stops.index(focus) + step) % len(stops)], step)
    return True


def _take(widget: QWidget, step: int) -> None:
    """Give a widget the focus where it can be seen."""
    reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
    widget.setFocus(reason)
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def _areas(window: MainWindow) -> Iterator[QWidget]:
    """Yield tools, list, bars over the canvas, canvas, bars under it, panels, status."""
    left, _centre, right = (window.sides.widget(at) for at in range(3))
    assert left is not None
    assert right is not None
    yield window.tools
    yield left
    for column in (window.above, window.middle, window.below, window.banner):
        if isinstance(column, QWidget):
            yield column
            continue
        for at in range(column.count()):
            item = column.itemAt(at)
            bar = item.widget() if item is not None else None
            if bar is not None:
                yield bar
    yield right
    yield window.status


def tab_stops(window: MainWindow) -> list[list[QWidget]]:
    """Return where the Tab key stops, area by area, in each as its widgets were made."""
    areas = [*_areas(window)]
    found: list[list[QWidget]] = [[] for _ in areas]
    each = window.nextInFocusChain()
    while each is not None and each is not window:
        if _stops_at(each, window):
            for area, stops in zip(areas, found, strict=True):
                if area is each or area.isAncestorOf(each):
                    stops.append(each)
                    break
        each = each.nextInFocusChain()
    return found


def _stops_at(widget: QWidget, window: MainWindow) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    reached = widget.isEnabled() and widget.isVisible() and widget.window() is window
    return bool(tabbed) and reached and widget.focusProxy() is None

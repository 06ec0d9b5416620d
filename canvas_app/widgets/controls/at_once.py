"""Many changes to the widgets of a layout, laid out once (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def at_once(*widgets: QWidget) -> Iterator[None]:
    """Let these widgets lay out what is in them afterwards.

    Each widget that is shown or hidden would else lay out everything around it at once.
    """
    layouts = [layout for widget in widgets if (layout := widget.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
            layout.invalidate()
        for widget in widgets:
            widget.updateGeometry()

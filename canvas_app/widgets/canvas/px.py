"""How far the wheel scrolls in px, and regions in pixels of the device (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion, QWheelEvent
from PySide6.QtWidgets import QApplication

LINE = 32
"""Px the wheel goes for one of the lines the system asks for."""
NOTCH = 120


def notch_px() -> float:
    """Return how far a notch of the wheel scrolls."""
    return float(QApplication.wheelScrollLines() * LINE)


def wheel_px(event: QWheelEvent) -> tuple[float, float]:
    """Return how far a wheel event scrolls in px; trackpads say it themselves."""
    pixels = event.pixelDelta()
    if not pixels.isNull():
        return float(pixels.x()), float(pixels.y())
    turn = event.angleDelta()
    return turn.x() / NOTCH * notch_px(), turn.y() / NOTCH * notch_px()


def scaled(region: QRegion, ratio: float) -> QRegion:
    """Return a region of a window in pixels of the device, ``ratio`` of them to a px."""
    if ratio == 1:
        return region
    pixels = QRegion()
    for rect in cast("Iterable[QRect]", region):
        left, top = floor(rect.x() * ratio), floor(rect.y() * ratio)
        right = ceil((rect.x() + rect.width()) * ratio) + 1
        bottom = ceil((rect.y() + rect.height()) * ratio) + 1
        pixels += QRect(left, top, right - left, bottom - top)
    return pixels

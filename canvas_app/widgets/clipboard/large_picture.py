"""A picture of very many cards, made a little at a time (room: widgets).

Pixels are painted between the frames of the window, as Qt's fonts want one thread; the SVG,
which is text, comes from a worker. What is copied meanwhile comes first: the picture is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from canvas_app.i18n import language
from canvas_app.layout.pages import Page
from canvas_app.widgets.clipboard.picture import empty_image, mime_of, paint_part, svg_of
from canvas_app.widgets.work import Work

SLICE = 0.008
"""Seconds of painting at a time."""
FEW = 20
"""Nodes painted without looking at the clock."""


class LargePicture(QObject):
    """Makes a picture of a page and hands it over as soon as pixels and SVG are there."""

    def __init__(
        self,
        parent: QObject,
        page: Page,
        title: str,
        done: Callable[[QMimeData], object],
    ) -> None:
        """Begin; of several with one parent the newest counts."""
        super().__init__(parent)
        for former in parent.findChildren(LargePicture):
            if former is not self:
                former.drop()
        (self._part,) = page.parts
        self._page, self._done, self._painted, self._over = page, done, 0, False
        self._image = empty_image(page)
        self._svg: bytes | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._paint)
        self._timer.start(0)
        QGuiApplication.clipboard().dataChanged.connect(self.drop)
        work = Work(partial(svg_of, page, title, language()))
        work.done.connect(self._take)
        work.start()

    def drop(self) -> None:
        """Make no picture after all."""
        if not self._over:
            self._over = True
            self._timer.stop()
            QGuiApplication.clipboard().dataChanged.disconnect(self.drop)
            self.deleteLater()

    def _paint(self) -> None:
        end = perf_counter() + SLICE
        nodes = self._part.nodes
        while self._painted < len(nodes) and perf_counter() < end:
            here = nodes[self._painted : self._painted + FEW]
            paint_part(self._image, self._page, self._part, here)
            self._painted += len(here)
        if self._painted == len(nodes):
            self._timer.stop()
            self._hand_over()

    def _take(self, svg: bytes) -> None:
        self._svg = svg
        self._hand_over()

    def _hand_over(self) -> None:
        if not self._over and self._svg is not None and self._painted == len(self._part.nodes):
            self.drop()
            self._done(mime_of(self._image, self._svg))

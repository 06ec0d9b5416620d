"""Copy as picture: the panel in focus, the selected cards, or the whole board (room: widgets).

The clipboard gets pixels, which every program takes, and an SVG as well. Both are painted as on
paper: what is pasted into a report is light, whatever the window looks like.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from math import ceil, sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from canvas_app.gestures import keying
from canvas_app.i18n import _, language, ngettext
from canvas_app.layout.picture import Node
from canvas_app.layout.view import JourneyView
from canvas_app.theme import THEMES
from canvas_app.widgets.canvas import painter as brush
from canvas_app.widgets.clipboard.copying import leave_text_behind

if TYPE_CHECKING:
    from canvas_app.layout.pages import Page, Part
    from canvas_app.panels.panel import Panel
    from canvas_app.widgets.main_window import MainWindow

SVG = "image/svg+xml"
SCALE = 2.0
"""Pixels to the point: sharp on a slide."""
MOST_PIXELS = 16_000_000
"""64 MB; whole boards get fewer pixels instead."""
MARGIN = 12.0
AT_ONCE = 200
"""Of more nodes a picture takes several frames."""
THEME = "print"


def copy_picture(window: MainWindow) -> None:
    """Put a picture of what a person is looking at into the clipboard, and say of what."""
    if window.session is None:
        return
    panel = focused_panel(window)
    if panel is not None:
        from canvas_app.export.panel_picture import panel_page

        page = panel_page(panel, window.session.view, MARGIN)
        _put(mime_of(image_of(page), svg_of(page, panel.title, language())))
        window.status.tell(_("Picture of the panel copied"))
        return
    view = window.session.view
    ids = keying.targets(window.canvas.scene)
    scene = window.canvas.scene
    nodes = nodes_of(scene.picture.nodes, view, ids)
    if len(ids) == 1:
        nodes = in_one_lane(nodes, scene.focus.lane if scene.focus else None)
    if not nodes:
        window.status.tell(_("There is nothing to copy"))
        return
    from canvas_app.export.svg import nodes_page

    page, done = nodes_page(nodes, MARGIN), partial(_copied, window, len(ids))
    if len(nodes) <= AT_ONCE:
        done(mime_of(image_of(page), svg_of(page, view.project.title, language())))
    else:
        from canvas_app.widgets.clipboard.large_picture import LargePicture

        LargePicture(window, page, view.project.title, done)


def _copied(window: MainWindow, count: int, mime: QMimeData) -> None:
    _put(mime)
    if count:
        words = ngettext(
            "Picture of {n} touchpoint copied", "Picture of {n} touchpoints copied", count
        )
        window.status.tell(words)
    else:
        window.status.tell(_("Picture of the journey copied"))


def focused_panel(window: MainWindow) -> Panel | None:
    """Return the scoring panel that the keyboard is in, or that was just chosen, or None."""
    from canvas_app.widgets.scores.book import Book
    from canvas_app.widgets.scores.score_page import ScorePage

    widget = QApplication.focusWidget()
    while widget is not None and widget is not window:
        if isinstance(widget, Book):
            widget = widget.page
        if isinstance(widget, ScorePage):
            widget.refresh()  # it may still be computed in steps
            return widget.view.panel
        widget = widget.parentWidget()
    return None


def nodes_of(nodes: Sequence[Node], view: JourneyView, ids: Collection[str]) -> tuple[Node, ...]:
    """Return what belongs to touchpoints: cards, notes, and links between them; all for none."""
    if not ids:
        return tuple(nodes)
    wanted = set(ids)
    links = {
        link.id for link in view.journey.links if link.from_id in wanted and link.to_id in wanted
    }
    return tuple(node for node in nodes if _belongs(node, wanted, links))


def in_one_lane(nodes: Sequence[Node], lane: str | None) -> tuple[Node, ...]:
    """Return the copy of a touchpoint that stands in a lane, else its first; once is enough."""
    lanes = [node.persona_id for node in nodes if node.kind == "card"]
    wanted = lane if lane in lanes else lanes[0] if lanes else None
    return tuple(node for node in nodes if node.persona_id == wanted)


def mime_of(image: QImage, svg: bytes) -> QMimeData:
    """Return both kinds of a picture together."""
    mime = QMimeData()
    mime.setImageData(image)
    mime.setData(SVG, svg)
    return mime


def svg_of(page: Page, title: str, spoken: str) -> bytes:
    """Return a page as SVG in the colours of paper, told in a language."""
    from canvas_app.export.options import PdfOptions
    from canvas_app.export.svg import page_svg

    return page_svg(page, PdfOptions(), title, spoken)


def image_of(page: Page) -> QImage:
    """Return a page as pixels in the colours of paper, as sharp as there is room for."""
    image = empty_image(page)
    for part in page.parts:
        paint_part(image, page, part, part.nodes)
    return image


def empty_image(page: Page) -> QImage:
    """Return an image with room for a page."""
    scale = _scale(page)
    size = ceil(page.width * scale), ceil(page.height * scale)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(brush.ink(THEMES[THEME], "paper"))
    return image


def paint_part(image: QImage, page: Page, part: Part, nodes: Iterable[Node]) -> None:
    """Paint some nodes of a part of a page into its image."""
    theme, scale = THEMES[THEME], _scale(page)
    with QPainter(image) as painter:
        brush.prepare(painter)
        painter.scale(scale, scale)
        painter.translate(part.x, part.y)
        painter.scale(part.scale, part.scale)
        for node in nodes:
            painter.translate(node.x, node.y)
            brush.paint(painter, node.shapes(), theme)
            painter.translate(-node.x, -node.y)


def _scale(page: Page) -> float:
    return min(SCALE, sqrt(MOST_PIXELS / (page.width * page.height)))


def _belongs(node: Node, ids: Collection[str], links: Collection[str]) -> bool:
    if node.kind == "link":
        return node.id.removeprefix("link:").rpartition("@")[0] in links
    return node.kind in ("card", "note") and node.touchpoint_id in ids


def _put(mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    leave_text_behind()

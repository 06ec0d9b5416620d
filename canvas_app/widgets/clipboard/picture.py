"""Copy as picture: the panel in focus, the selected cards, or the whole board (room: widgets).

The clipboard gets pixels, which every program takes, and of cards an SVG as well. Cards are
painted as on paper; a panel looks as it does on the screen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from math import ceil, sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication, QWidget

from canvas_app.gestures import keying
from canvas_app.i18n import _, language, ngettext
from canvas_app.layout.picture import Node
from canvas_app.layout.view import JourneyView
from canvas_app.theme import THEMES
from canvas_app.widgets.canvas import painter as brush
from canvas_app.widgets.clipboard.copying import leave_text_behind

if TYPE_CHECKING:
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
        _put(mime_of_panel(panel))
        window.status.tell(_("Picture of the panel copied"))
        return
    view = window.session.view
    ids = keying.targets(window.canvas.scene)
    nodes = nodes_of(window.canvas.scene.picture.nodes, view, ids)
    if not nodes:
        window.status.tell(_("There is nothing to copy"))
        return
    done = partial(_copied, window, len(ids))
    if len(nodes) <= AT_ONCE:
        done(mime_of(image_of(nodes), svg_of(nodes, view.project.title, language())))
    else:
        from canvas_app.widgets.clipboard.large_picture import LargePicture

        LargePicture(window, nodes, view.project.title, done)


def _copied(window: MainWindow, count: int, mime: QMimeData) -> None:
    _put(mime)
    if count:
        words = ngettext(
            "Picture of {n} touchpoint copied", "Picture of {n} touchpoints copied", count
        )
        window.status.tell(words)
    else:
        window.status.tell(_("Picture of the journey copied"))


def focused_panel(window: MainWindow) -> QWidget | None:
    """Return the scoring panel that the keyboard is in, or None."""
    from canvas_app.widgets.scores.score_page import ScorePage

    widget = QApplication.focusWidget()
    while widget is not None and widget is not window:
        if isinstance(widget, ScorePage):
            return widget.view
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


def mime_of(image: QImage, svg: bytes) -> QMimeData:
    """Return both kinds of a picture together."""
    mime = QMimeData()
    mime.setImageData(image)
    mime.setData(SVG, svg)
    return mime


def svg_of(nodes: Sequence[Node], title: str, spoken: str) -> bytes:
    """Return nodes as SVG in the colours of paper, told in a language."""
    from canvas_app.export.svg import nodes_svg

    return nodes_svg(nodes, MARGIN, title, spoken)


def image_of(nodes: Sequence[Node]) -> QImage:
    """Return nodes as pixels in the colours of paper, as sharp as there is room for."""
    image, way = empty_image(nodes)
    paint_nodes(image, way, nodes)
    return image


def empty_image(nodes: Sequence[Node]) -> tuple[QImage, QTransform]:
    """Return an image with room for nodes, and where points lie in it."""
    left, top = min(node.x for node in nodes) - MARGIN, min(node.y for node in nodes) - MARGIN
    width = max(node.x + node.width for node in nodes) + MARGIN - left
    height = max(node.y + node.height for node in nodes) + MARGIN - top
    scale = min(SCALE, sqrt(MOST_PIXELS / (width * height)))
    image = QImage(ceil(width * scale), ceil(height * scale), QImage.Format.Format_RGB32)
    image.fill(brush.ink(THEMES[THEME], "paper"))
    return image, QTransform.fromScale(scale, scale).translate(-left, -top)


def paint_nodes(image: QImage, way: QTransform, nodes: Iterable[Node]) -> None:
    """Paint nodes into an image."""
    theme = THEMES[THEME]
    with QPainter(image) as painter:
        brush.prepare(painter)
        painter.setTransform(way)
        for node in nodes:
            painter.translate(node.x, node.y)
            brush.paint(painter, node.shapes(), theme)
            painter.translate(-node.x, -node.y)


def mime_of_panel(panel: QWidget) -> QMimeData:
    """Return a panel as pixels, also what is scrolled out of sight."""
    edge = round(MARGIN)
    size = panel.size() + QSize(2 * edge, 2 * edge)
    image = QImage(size * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(panel.palette().color(panel.backgroundRole()))
    with QPainter(image) as painter:
        painter.translate(edge, edge)
        panel.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    mime = QMimeData()
    mime.setImageData(image)
    return mime


def _belongs(node: Node, ids: Collection[str], links: Collection[str]) -> bool:
    if node.kind == "link":
        return node.id.removeprefix("link:").rpartition("@")[0] in links
    return node.kind in ("card", "note") and node.touchpoint_id in ids


def _put(mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    leave_text_behind()

"""What a window shows before there is a document: how to begin (room: widgets)."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from canvas_app import paths
from canvas_app.i18n import _, language
from canvas_app.text import Font, wrap
from canvas_app.widgets import look, opening, plain
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow

ICONS = {
    "blank": "file",
    "b2b": "briefcase",
    "b2c": "shopping-cart",
    "b2b2c": "handshake",
    "public": "gavel",
    "service": "wrench",
}
"""Template -> icon."""
HEAD_BYTES = 4_000
WIDTH = 940
HIGH, LEFT, LINE = 78, 54, 17


class _Tile(QAbstractButton):
    """A way to begin: an icon, a name, a line about it; ``value`` is what it begins with."""

    def __init__(self, value: str, icon: str, name: str, about: str) -> None:
        super().__init__()
        self.value, self._icon, self._about = value, icon, plain.one_line(about)
        self.setText(plain.one_line(name))
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setToolTip(plain.tooltip(about))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(200)

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        lit = self.underMouse() or self.isDown()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = "focus" if self.hasFocus() else "accent" if lit else "line"
            painter.setPen(QPen(look.colour(edge), 2 if self.hasFocus() else 1))
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
            look.draw_icon(painter, self._icon, 16, HIGH / 2 - 11, 22, look.colour("accent"))
            self._write(painter)

    def _write(self, painter: QPainter) -> None:
        room = self.width() - LEFT - 12
        name = wrap(self.text(), Font(13, "semibold"), room, 2)
        about = wrap(self._about, Font(12), room, 3 - len(name))
        y = (HIGH - LINE * (len(name) + len(about))) / 2
        for lines, font, role in (
            (name, look.font(13, "semibold"), "text"),
            (about, look.font(12), "text.muted"),
        ):
            painter.setFont(font)
            painter.setPen(look.colour(role))
            for line in lines:
                box = QRectF(LEFT, y, room, LINE)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)
                y += LINE


class StartPage(QScrollArea):
    """Templates, samples and recent files."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose what has the focus; Qt's buttons know Space only outside dialogs."""
        chosen = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(chosen, QAbstractButton):
            chosen.click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setAccessibleName(_("Start"))
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 36, 28, 28)
        column.setSpacing(10)
        column.addWidget(plain.label(_("Begin a journey"), size=28, weight="bold"))
        about = _("Choose a template, look at a sample, or go on where you stopped.")
        column.addWidget(plain.label(about, size=15, tone="muted"))
        column.addSpacing(14)
        self._section(column, _("Templates"), self._templates())
        self._section(column, _("Samples"), self._samples())
        self._recent(column)
        column.addStretch(1)
        outer = QWidget()
        centred = QHBoxLayout(outer)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addStretch(1)
        page.setMaximumWidth(WIDTH)
        centred.addWidget(page, 100)
        centred.addStretch(1)
        self.setWidget(outer)
        if self.isVisible():
            self._begin()

    def _begin(self) -> None:
        if first := self.findChild(_Tile):
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _templates(self) -> list[_Tile]:
        from canvas_app.model.plans import PLANS

        return [
            _tile(self._new, id_, ICONS.get(id_, "file"), _in(plan.label), _in(plan.hint))
            for id_, plan in PLANS.items()
        ]

    def _samples(self) -> list[_Tile]:
        return [
            _tile(self._sample, str(path), "route", title, about)
            for path, title, about in samples()
        ]

    def _section(self, column: QVBoxLayout, words: str, tiles: list[_Tile]) -> None:
        column.addWidget(plain.heading(words))
        grid = QGridLayout()
        grid.setSpacing(10)
        for at, tile in enumerate(tiles):
            grid.addWidget(tile, at // 3, at % 3)
        column.addLayout(grid)
        column.addSpacing(14)

    def _recent(self, column: QVBoxLayout) -> None:
        column.addWidget(plain.heading(_("Recent files")))
        found = self._window.program.recent()
        for path in found:
            pinned = str(path) in self._window.program.pinned
            column.addLayout(_recent_row(self._open, self._pin, path, pinned))
        if not found:
            words = _("No files yet. Drop a project here, or open one:")
            column.addWidget(plain.label(words, tone="muted"))
        other = QPushButton(_("Open…"))
        other.setIcon(look.icon("folder-open"))
        other.clicked.connect(self._window.filing.ask_open)
        column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)

    def _pin(self, on: bool) -> None:
        path = _value(self.sender())
        self._window.program.pin(Path(path), on)
        QTimer.singleShot(0, self, partial(self._build_at, path))

    def _build_at(self, path: str) -> None:
        """Show the files in their new order, with the focus on the same one."""
        place = self.verticalScrollBar().value()
        self._build()
        for button in self.findChildren(QToolButton):
            if button.property("value") == path:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(place)

    def _new(self) -> None:
        opening.begin(self._window.program, _value(self.sender()), self._window)

    def _sample(self) -> None:
        path = Path(_value(self.sender()))
        opening.open_sample(self._window.program, path, self._window)

    def _open(self) -> None:
        self._window.program.open([Path(_value(self.sender()))], self._window)


def samples() -> list[tuple[Path, str, str]]:
    """Return (path, title, what it is about) of the bundled samples."""
    found = []
    for path in sorted(paths.resource("samples").glob("*.json")):
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES).decode(errors="replace")
        found.append((path, _value_in(head, "title") or path.stem, _value_in(head, "offering")))
    return found


def _value_in(head: str, key: str) -> str:
    """Return a text field from the first bytes of a project file, without reading it all."""
    match = re.search(rf'"{key}": ("(?:[^"\\]|\\.)*")', head)
    return str(json.loads(match[1])) if match else ""


def _in(pair: tuple[str, str]) -> str:
    return pair[0] if language() == "de" else pair[1]


def _tile(slot: object, value: str, icon: str, name: str, about: str) -> _Tile:
    tile = _Tile(value, icon, name, about)
    tile.clicked.connect(slot)
    return tile


def _recent_row(open_: object, pin: object, path: Path, pinned: bool) -> QHBoxLayout:
    """Return a file to open, with a button that keeps it in front of the others."""
    name, star = QPushButton(plain.in_menu(path.stem)), QToolButton()
    name.setProperty("flat", True)
    name.setToolTip(plain.tooltip(str(path)))
    name.setEnabled(path.exists())
    name.clicked.connect(open_)
    star.setCheckable(True)
    star.setChecked(pinned)
    star.setIcon(look.icon("star", "accent" if pinned else "text.faint"))
    star.setToolTip(_("Keep in front"))
    star.setAccessibleName(_("Keep {name} in front").format(name=plain.one_line(path.stem)))
    star.toggled.connect(pin)
    row = QHBoxLayout()
    row.setSpacing(2)
    for button in (star, name):
        button.setProperty("value", str(path))
        row.addWidget(button)
    row.addStretch(1)
    return row


def _value(sender: object) -> str:
    return sender.value if isinstance(sender, _Tile) else str(sender.property("value"))  # type: ignore[attr-defined]

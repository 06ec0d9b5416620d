"""A list of a panel under its heading, perhaps folded (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from canvas_app.widgets import plain
from canvas_app.widgets.controls.at_once import at_once
from canvas_app.widgets.controls.flow_row import FlowRow
from canvas_app.widgets.controls.fold import Fold
from canvas_app.widgets.overriding import override
from canvas_app.widgets.scores.block import Block
from canvas_app.widgets.scores.row_view import RowView, natural_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from canvas_app.panels.panel import Offer, Row, Section

OFFER_EDGE = 7
"""Px between the words of an offer and its edge."""
OFFER_HIGH, OFFER_GAP = 26, 4
"""Px: an offer's height, and the room between two and below the last."""
AT_ONCE = 24
"""Rows that are filled in one go; those of a longer list follow, each in a block of as many."""
NARROWEST, WIDEST = 0.28, 0.5
"""Part of the width that names in front of bars may have."""


class SectionView(QWidget):
    """``asked`` carries ids of cards, ``offered`` an offer a person takes."""

    asked = Signal(object)
    offered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.section: Section | None = None
        self._was: Mapping[str, str] = {}
        self.rows: list[RowView] = []
        self._offers: list[Offers] = []
        self._widest = 0.0
        """Px of the longest name in front of a bar."""
        self._filled = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go_on)
        self._heading = plain.heading()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._blocks: list[Block] = []
        """Rows by AT_ONCE: the others stay laid out while those of one change."""
        self._fold = Fold(self._inside)
        self._fold.heading.toggled.connect(self._fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self._fold)

    def show_section(self, section: Section, was: Mapping[str, str]) -> None:
        """Show a list; ``was`` are values before a trial, by the name of the row."""
        other = self.section is None or self.section.title != section.title
        if section == self.section and was == self._was:
            return
        self.section, self._was = section, was
        self._heading.setText(section.title.upper())
        self._heading.setVisible(bool(section.title) and not section.folded)
        self._fold.name(section.title)
        self._fold.heading.setVisible(section.folded)
        if other:
            self._fold.heading.setChecked(not section.folded)
            self._inside.setVisible(not section.folded)
        self._fill()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _fill(self) -> None:
        """Make and fill the rows, those of a folded list only when it is opened."""
        section = self.section
        if section is None or (section.folded and not self._fold.heading.isChecked()):
            return
        barred = [row for row in section.rows if row.bar is not None]
        self._widest = max((natural_width(row) for row in barred), default=0.0) + 8
        self._filled = 0
        self._go_on()

    def _go_on(self) -> None:
        """Fill the next rows, as many as there is time for in a frame."""
        section = self.section
        if section is None:
            return
        with at_once(self, self._fold, self._inside):
            self._fill_rows(section, self._filled, self._filled + AT_ONCE)
            self._block(self._filled // AT_ONCE).arrange()
        self._filled += AT_ONCE
        if self._filled < max(len(section.rows), len(self.rows)):
            self._later.start(0)
        else:
            self._later.stop()

    def _rows_of(self, at: int) -> list[RowView]:
        return self.rows[at * AT_ONCE : (at + 1) * AT_ONCE]

    def _block(self, at: int) -> Block:
        """Return a block of rows, an empty one when it is the next."""
        if at == len(self._blocks):
            self._blocks.append(Block())
            self._column.addWidget(self._blocks[at])
        return self._blocks[at]

    def _fill_rows(self, section: Section, start: int, end: int) -> None:
        while len(self.rows) < min(len(section.rows), end):
            self._add()
        for at, view in enumerate(self.rows[start:end], start):
            shown = at < len(section.rows)
            view.setVisible(shown)
            if shown:
                view.show_row(section.rows[at], _changed(self._was, section.rows[at]))
            self._offers[at].show_offers(section.rows[at].offers if shown else (), view.called)
        self._share_width()

    def _add(self) -> None:
        view = RowView()
        view.asked.connect(self.asked)
        offers = Offers()
        offers.offered.connect(self.offered)
        self._block(len(self.rows) // AT_ONCE).add(view, offers)
        self.rows.append(view)
        self._offers.append(offers)

    def _share_width(self) -> None:
        """Let all bars of a list begin at one place, when names leave room for them."""
        section = self.section
        if section is None:
            return
        barred = [row for row in section.rows if row.bar is not None]
        widest, room = self._widest, self.width()
        inline = bool(barred) and all(not row.mark for row in barred) and widest <= WIDEST * room
        start = max(widest, NARROWEST * room) if inline else 0.0
        for at, block in enumerate(self._blocks):
            moved = [view for view in self._rows_of(at) if view.bar_from != start]
            for view in moved:
                view.bar_from = start
                view.update()
            if moved:
                block.arrange()


class Offers(FlowRow):
    """What a row offers, side by side where the words have room, else below each other."""

    offered = Signal(object)

    def __init__(self) -> None:
        super().__init__(OFFER_HIGH, OFFER_GAP)
        self.buttons: list[OfferButton] = []
        self._heights: dict[int, int] = {}
        """By width: a long list asks each for them dozens of times."""

    def show_offers(self, offers: Sequence[Offer], of: str) -> None:
        """Show offers ``of`` a row of that name, with the buttons that are there already."""
        self.setVisible(bool(offers))
        self._heights.clear()
        while len(self.buttons) < len(offers):
            button = OfferButton(offers[len(self.buttons)])
            button.setParent(self)
            button.taken.connect(self.offered)
            self.buttons.append(button)
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(offers))
            if at < len(offers):
                button.show_offer(offers[at])
                button.setAccessibleName(f"{offers[at].words}: {of}")
        if offers:
            self.arrange()

    @override
    def flowing(self) -> Sequence[QWidget]:
        return [button for button in self.buttons if not button.isHidden()]

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width) + OFFER_GAP
        return self._heights[width]

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
        super().changeEvent(event)


class OfferButton(QPushButton):
    """A quiet button for something a row offers; ``taken`` carries the offer.

    Words that have no room end in an ellipsis.
    """

    taken = Signal(object)

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.setProperty("flat", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._take)
        self.show_offer(offer)

    def show_offer(self, offer: Offer) -> None:
        """Offer this from now on."""
        self.offer = offer
        words = plain.in_menu(offer.words)
        if words != self.text():
            self.setText(words)
            self.setToolTip(plain.tooltip(offer.words))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - 2 * OFFER_EDGE
        option.text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room, Qt.TextFlag.TextShowMnemonic.value
        )
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def _take(self) -> None:
        self.taken.emit(self.offer)


def _changed(was: Mapping[str, str], row: Row) -> str:
    before = was.get(row.name, row.value)
    return before if before != row.value else ""

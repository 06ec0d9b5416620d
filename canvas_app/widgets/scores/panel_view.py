"""A scoring panel as people see it: sentence, numbers, chart, lists (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from canvas_app.i18n import _
from canvas_app.i18n.keys import keyed
from canvas_app.widgets import plain
from canvas_app.widgets.controls.at_once import at_once
from canvas_app.widgets.overriding import override
from canvas_app.widgets.scores.chart_view import ChartView
from canvas_app.widgets.scores.section_view import OfferButton, SectionView
from canvas_app.widgets.scores.tile_view import TileGrid

if TYPE_CHECKING:
    from canvas_app.panels.panel import Empty, Offer, Panel


class PanelView(QWidget):
    """``asked`` carries ids of cards to select and centre, ``offered`` an offer taken."""

    asked = Signal(object)
    offered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.panel: Panel | None = None
        self._before: Panel | None = None
        self._seen = plain.label(size=12, tone="muted")
        self._headline = plain.label(size=15, weight="semibold")
        self._empty = plain.label(tone="muted")
        self._offers: tuple[Offer, ...] = ()
        self._ways = QVBoxLayout()
        self._ways.setSpacing(0)
        self.tiles, self.chart = TileGrid(), ChartView()
        self.chart.asked.connect(self.asked)
        self.chart.offered.connect(self.offered)
        self.rated = QPushButton()
        self.rated.setProperty("flat", True)
        self.rated.clicked.connect(self._show_missing)
        self._all_rated = plain.label(size=12, tone="muted")
        self.sections: list[SectionView] = []
        self._cautions = plain.label(size=12, tone="muted")
        self._lists = QVBoxLayout()
        self._lists.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words in (self._seen, self._headline, self._empty):
            column.addWidget(words)
        column.addLayout(self._ways)
        for part in (self.tiles, self.chart):
            column.addWidget(part)
        column.addWidget(self.rated, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._all_rated)
        column.addLayout(self._lists)
        column.addSpacing(4)
        column.addWidget(self._cautions)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.panel and self.panel.empty:
            self._empty.setText(_why(self.panel.empty))  # another key may be the way on now

    def show_panel(self, panel: Panel, before: Panel | None = None) -> None:
        """Show a panel; with ``before``, changed values stand beside those before a trial."""
        if panel is self.panel and before is self._before:
            return
        self.panel, self._before = panel, before
        with at_once(self):
            self._fill(panel, before)

    def _fill(self, panel: Panel, before: Panel | None) -> None:
        self._seen.setText(panel.seen)
        self._headline.setText(panel.headline)
        self._headline.setVisible(bool(panel.headline))
        self._empty.setText(_why(panel.empty) if panel.empty else "")
        self._empty.setVisible(panel.empty is not None)
        way_on = panel.empty.offer if panel.empty else None
        self._show_offers((way_on,) if way_on else panel.offers)
        self._show_tiles(panel, before)
        self.chart.show_chart(panel.chart)
        self.rated.setText(plain.in_menu(panel.rated))
        self.rated.setVisible(bool(panel.rated and panel.missing))
        self._all_rated.setText(panel.rated)
        self._all_rated.setVisible(bool(panel.rated and not panel.missing))
        self._show_sections(panel, before)
        self._cautions.setText("\n\n".join(panel.cautions))
        self._cautions.setVisible(bool(panel.cautions))

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        if offers == self._offers:
            return
        self._offers = offers
        while (item := self._ways.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for offer in offers:
            button = OfferButton(offer)
            button.taken.connect(self.offered)
            self._ways.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_tiles(self, panel: Panel, before: Panel | None) -> None:
        old = {tile.title: tile.value for tile in before.tiles} if before else {}
        was = [
            old[tile.title] if old.get(tile.title, tile.value) != tile.value else ""
            for tile in panel.tiles
        ]
        for made in self.tiles.show_tiles(panel.tiles, was):
            made.asked.connect(self.asked)

    def _show_sections(self, panel: Panel, before: Panel | None) -> None:
        old = (
            {s.title: {row.name: row.value for row in s.rows} for s in before.sections}
            if before
            else {}
        )
        while len(self.sections) < len(panel.sections):
            view = SectionView()
            view.asked.connect(self.asked)
            view.offered.connect(self.offered)
            self.sections.append(view)
            self._lists.addWidget(view)
        for at, view in enumerate(self.sections):
            view.setVisible(at < len(panel.sections))
            if at < len(panel.sections):
                section = panel.sections[at]
                view.show_section(section, old.get(section.title, {}))

    def _show_missing(self) -> None:
        if self.panel and self.panel.missing:
            self.asked.emit(self.panel.missing)


def _why(empty: Empty) -> str:
    if not empty.needs_card:
        return empty.sentence
    return keyed(empty.sentence, _("New card: {key}."), "insert.touchpoint")

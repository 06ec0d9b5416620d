"""Where the panels lead: to cards, to other panels, to the palette, to an edit (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from canvas_app.widgets.scores.pages import PLACES, tab_of

if TYPE_CHECKING:
    from canvas_app.panels.panel import Offer
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.panels.inspector import Inspector
    from canvas_app.widgets.panels.palette import Palette
    from canvas_app.widgets.scores.book import Book


class Leads(QObject):
    """Follows what a person asks of the panels of one window."""

    def __init__(
        self,
        window: MainWindow,
        inspector: Inspector,
        books: dict[str, Book],
    ) -> None:
        super().__init__(inspector)
        self._window, self._inspector = window, inspector
        self._books = books
        for book in books.values():
            book.asked.connect(self.show_cards)
            book.offered.connect(self.take)
            book.thresholds_wanted.connect(window.actions_["journey.thresholds"].trigger)

    def show_cards(self, ids: tuple[str, ...]) -> None:
        """Select cards and centre the first one, in the journey shown or else in theirs."""
        session = self._window.session
        if session is None:
            return
        journeys = sorted(session.project.journeys, key=lambda j: j.id != session.view.journey_id)
        for journey in journeys:
            known = {touchpoint.id for touchpoint in journey.touchpoints}
            if there := tuple(id_ for id_ in ids if id_ in known):
                session.show(journey_id=journey.id)
                session.select(there)
                self._window.canvas.reveal(there[0])
                return

    def take(self, offer: Offer) -> None:
        """Do what was offered."""
        session = self._window.session
        if session is None:
            return
        if offer.edit is not None:
            session.apply(offer.edit)
        elif offer.rate:
            self.show_cards((offer.rate,))
            self._window.sides.show_tab("touchpoint")
            self._inspector.rating.scales["importance"].setFocus()
        else:
            self._go_to(*offer.panel.partition(":")[::2])

    def _go_to(self, where: str, what: str) -> None:
        if where == "palette":
            palette = cast("Palette", self._window.sides.show_list("palette"))
            palette.show_missing(what or None)
        elif where == "filter":
            self._window.actions_["view.success"].trigger()
        elif where == "observed" and self._window.session:
            from canvas_app.widgets.dialogs.observed import show_observed

            show_observed(self._window, self._window.session, what)
        elif where == "persona":
            self._window.actions_["journey.setup"].trigger()
        elif where in {place.key for place in PLACES}:
            self._window.sides.show_tab(tab_of(where))
            self._books[tab_of(where)].show_key(where)
        else:
            self._window.canvas.setFocus()
            if where == "next":
                self.show_cards((what,))
                self._window.canvas.link_here()

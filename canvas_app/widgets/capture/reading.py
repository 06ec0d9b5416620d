"""Lines read for a session: what can be named in it, and which card is like a name (widgets)."""

from __future__ import annotations

from functools import cache

from canvas_app.model.capture import Context, Vocabulary, vocabulary
from canvas_app.model.catalogue import channel_from
from canvas_app.model.duplicates import likely, translated
from canvas_app.model.project import Touchpoint
from canvas_app.widgets.bundled import catalogue
from canvas_app.widgets.session import Session


class Reader:
    """Knows what can be named in the project of a session; learns it anew when that changes."""

    def __init__(self, session: Session) -> None:
        """Read for a session."""
        self._session = session
        self._of: tuple[object, ...] = ()
        self._known: Vocabulary | None = None

    def context(self, stage_id: str, last_id: str | None = None) -> Context:
        """Return where a line is typed now."""
        view = self._session.view
        return Context(self._vocabulary(), stage_id, last_id, view.lens, view.view)

    def like(self, name: str, stage_id: str, without: str = "") -> Touchpoint | None:
        """Return the card of the journey that a name probably means, other than one."""
        cards = self._session.journey.touchpoints
        others = (card for card in cards if card.id != without) if without else cards
        return likely(name, others, _translations(), stage_id)

    def _vocabulary(self) -> Vocabulary:
        project = self._session.project
        of = (project.stages, project.channels, project.personas, project.language)
        if self._known is None or any(a is not b for a, b in zip(of, self._of, strict=True)):
            usual = [
                (channel_from(each, project.language), (each.name.de, each.name.en))
                for each in catalogue().channels
            ]
            self._of, self._known = of, vocabulary(project, usual)
        return self._known


@cache
def _translations() -> dict[str, str]:
    return translated((entry.name.de, entry.name.en) for entry in catalogue().entries)

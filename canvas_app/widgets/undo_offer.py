"""After a deletion: say what went, and offer to take it back, without asking before."""

from __future__ import annotations

from PySide6.QtCore import QObject

from canvas_app.i18n import _, ngettext
from canvas_app.i18n.terms import edit_name
from canvas_app.model.history import Step
from canvas_app.widgets.banner import Banner
from canvas_app.widgets.session import Session

OFFERED = ("delete_", "merge_")


class UndoOffer(QObject):
    """Watches a session and speaks while the newest step took something away."""

    def __init__(self, session: Session, banner: Banner) -> None:
        super().__init__(session)
        self._session = session
        self._banner = banner
        self._offered: Step | None = None
        session.changed.connect(self._look)

    def _look(self) -> None:
        history = self._session.history
        newest = history.past[-1] if history.past else None
        if newest is self._offered:
            return
        if self._offered is not None:
            self._banner.hide()
        self._offered = None
        if newest is not None and newest.kind.startswith(OFFERED) and not history.future:
            self._offered = newest
            self._banner.tell(told(newest), button=_("Undo"), act=self._session.undo)


def told(step: Step) -> str:
    """Return what was deleted, in words."""
    n = step.facts.get("n")
    if step.kind == "delete_touchpoints" and isinstance(n, int):
        return ngettext("{n} touchpoint deleted", "{n} touchpoints deleted", n)
    return edit_name(step.kind, step.facts)

"""After a deletion: say what went, and offer to take it back, without asking before."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from canvas_app.i18n import N_, _, ngettext
from canvas_app.i18n.plain import quoted
from canvas_app.i18n.terms import edit_name
from canvas_app.model.history import Step
from canvas_app.model.project import Project
from canvas_app.widgets.banner import Banner
from canvas_app.widgets.session import Session

OFFERED = ("delete_", "merge_")


class UndoOffer(QObject):
    """Watches a session and speaks while the newest step took something away."""

    def __init__(self, session: Session, banner: Banner, parent: QObject | None = None) -> None:
        """Speak by ``banner`` as long as ``parent`` lives, else the session."""
        super().__init__(parent or session)
        self._session = session
        self._banner = banner
        self._offered: Step | None = session.history.past[-1] if session.history.past else None
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
            words = told(newest, history.now)
            self._banner.tell(words, button=_("Undo"), act=self._session.undo)


def offer_in(dialog: QDialog, session: Session) -> Banner:
    """Return a banner that offers in a dialog to take back what was deleted there.

    The window behind is out of reach meanwhile: its keys for undo and redo work in the dialog.
    """
    banner = Banner()
    UndoOffer(session, banner, dialog)
    behind = dialog.parentWidget()
    if behind is not None:
        known = (behind.window().findChild(QAction, id_) for id_ in ("edit.undo", "edit.redo"))
        dialog.addActions([command for command in known if command is not None])
    return banner


def told(step: Step, now: Project) -> str:
    """Return what was deleted in a step, in words; ``now`` is the project after it."""
    if step.kind in _COUNTED:
        n = step.facts.get("n")
        return ngettext(*_COUNTED[step.kind], n if isinstance(n, int) else 1)
    if step.kind in _NAMED:
        field, words = _NAMED[step.kind]
        there = {each.id for each in getattr(now, field)}
        gone = [each.name for each in getattr(step.project, field) if each.id not in there]
        if gone:
            return _(words).format(name=quoted(gone[0], 40))
    return edit_name(step.kind, step.facts)


def _many(one: str, many: str) -> tuple[str, str]:
    return one, many


_NAMED = {
    "delete_stage": ("stages", N_("Stage {name} deleted")),
    "delete_persona": ("personas", N_("Persona {name} deleted")),
    "delete_journey": ("journeys", N_("Journey {name} deleted")),
}
_COUNTED = {
    "delete_touchpoints": _many("{n} touchpoint deleted", "{n} touchpoints deleted"),
    "delete_notes": _many("{n} note deleted", "{n} notes deleted"),
    "delete_links": _many("{n} link deleted", "{n} links deleted"),
    "delete_budget_lines": _many("{n} budget line deleted", "{n} budget lines deleted"),
    "delete_channels": _many("{n} channel deleted", "{n} channels deleted"),
    "delete_departments": _many("{n} department deleted", "{n} departments deleted"),
    "delete_feedback": _many("{n} feedback instrument deleted", "{n} feedback instruments deleted"),
    "delete_goals": _many("{n} goal deleted", "{n} goals deleted"),
    "delete_sources": _many("{n} source deleted", "{n} sources deleted"),
    "delete_actions": _many("{n} action deleted", "{n} actions deleted"),
    "delete_snapshots": _many("{n} snapshot deleted", "{n} snapshots deleted"),
    "delete_saved_views": _many("{n} saved view deleted", "{n} saved views deleted"),
}

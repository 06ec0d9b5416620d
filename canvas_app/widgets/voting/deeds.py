"""What one does about votes in a window: hide and reveal them (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.i18n import _
from canvas_app.model.voting import options, places

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


def hide_or_reveal(window: MainWindow) -> None:
    """Hide how many votes there are, or show it, with the ranking they come to."""
    session = window.session
    if session is None:
        return
    if not session.view.votes_hidden:
        session.show(votes_hidden=True)
        return
    session.show(votes_hidden=False)
    if places(options(session.project, session.journey)):
        from canvas_app.widgets.voting.ranking import Ranking

        Ranking(window, session).show()
    else:
        window.status.tell(_("Nobody has voted yet."))

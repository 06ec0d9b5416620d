"""The slides of a presentation, made for a screen and anew after an edit (room: widgets).

Those of the board come first; those of the panels, which take longer, in a quiet moment. Many
are made by another thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer
from shiboken6 import Shiboken

from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.panels.slide import Form, Sheet, Slide
from canvas_app.widgets.session import Session
from canvas_app.widgets.work import Work, gently

SCALES = (1.0, 1.25, 1.5, 2.0)
AGAIN_MS = 200
"""How long edits are waited for before the slides of the board are made anew."""
MANY = 300
"""The slides of so many touchpoints are made by another thread."""
START_MS, QUIET_MS = 60, 1_500
"""How long the slides of the panels wait: at the start, and after an edit."""
FORM = Form()
Made = tuple[Picture, tuple[Slide, ...]]


class Deck(QObject):
    """The slides of what a session shows; subclasses hear when there are others."""

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        form: Form = FORM,
        made: Made | None = None,
    ) -> None:
        """``made`` is the board of what the session shows, if another thread has made it."""
        super().__init__(parent)
        self._session = session
        self.form = self.wanted = form
        """For which screen the slides are made, and for which they will be made next."""
        self._making: tuple[JourneyView, Form] | None = None
        """For what another thread makes the slides of the panels."""
        self._sheets: dict[str, Sheet] = {}
        self._first: tuple[Slide, ...] = ()
        self._last: tuple[Slide, ...] = ()
        self.slides: tuple[Slide, ...] = ()
        self.view: JourneyView = session.view
        self.picture: Picture
        self._again = self._later(AGAIN_MS, self.renew)
        self._rest = self._later(START_MS, self._make_rest)
        self._put_first(session.view, form, made or board(session.view, form))
        session.changed.connect(self._again.start)

    def _later(self, wait: int, act: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait)
        made.timeout.connect(act)
        return made

    def replaced(self, former: tuple[Slide, ...]) -> None:
        """Hear that there are other slides than the former ones (for subclasses)."""

    def completed(self) -> None:
        """Hear that the slides of the panels are there (for subclasses)."""

    @property
    def whole(self) -> bool:
        """Whether the slides of the panels are among them, perhaps from before an edit."""
        return bool(self._last)

    def sheet_of(self, slide: Slide) -> Sheet | None:
        """Return the page of a slide, when it has one of its own; made once."""
        if slide.sheet is None:
            return None
        if slide.key not in self._sheets:
            self._sheets[slide.key] = slide.sheet()
        return self._sheets[slide.key]

    def larger(self) -> None:
        """Make letters larger, up to 200 %."""
        self._resize(1)

    def smaller(self) -> None:
        """Make letters smaller, down to 100 %."""
        self._resize(-1)

    def fill(self, form: Form) -> None:
        """Be shown on another screen."""
        if form != self.wanted:
            self.wanted = form
            self._rest.setInterval(START_MS)
            self.renew()

    def renew(self) -> None:
        """Make the slides of the board anew, those of the panels in a quiet moment."""
        view, form = self._session.view, self.wanted
        if not _is_large(view):
            self._take_first(view, form, board(view, form))
            return
        work = Work(partial(gently, partial(board, view, form)))
        work.done.connect(partial(self._take_first, view, form))
        work.start()

    def complete(self) -> None:
        """Make the slides of the panels now."""
        from canvas_app.panels.slides import last_slides

        self._take_last(self.view, self.form, last_slides(self.view, self.form))

    def _make_rest(self) -> None:
        """Make the slides of the panels: at once when there are few touchpoints."""
        from canvas_app.panels.slides import last_slides

        if not _is_large(self.view):
            self.complete()
        elif self._making != (self.view, self.form):
            view, form = self._making = self.view, self.form
            work = Work(partial(gently, partial(last_slides, view, form)))
            work.done.connect(partial(self._take_last, view, form))
            work.failed.connect(self._fall_back)
            work.start()

    def _fall_back(self) -> None:
        """Make slides here when another thread could not: what is wrong is told then."""
        if Shiboken.isValid(self):
            self.complete()

    def _take_first(self, view: JourneyView, form: Form, made: Made) -> None:
        """Show slides of the board that were made for a view and a screen, if they still count."""
        if Shiboken.isValid(self) and view is self._session.view and form == self.wanted:
            former = self.slides
            self._put_first(view, form, made)
            self.replaced(former)

    def _take_last(self, view: JourneyView, form: Form, made: tuple[Slide, ...]) -> None:
        """Show slides of the panels that were made for a view and a screen, if they still count."""
        if Shiboken.isValid(self) and view is self.view and form == self.form:
            self._rest.stop()
            self._rest.setInterval(QUIET_MS)
            self._making = None
            former, self._last = self.slides, made
            self._put()
            self.replaced(former)
            self.completed()

    def _put_first(self, view: JourneyView, form: Form, made: Made) -> None:
        self.view, self.form = view, form
        self.picture, self._first = made
        self._put()
        self._rest.start()

    def _put(self) -> None:
        self.slides = (*self._first, *self._last)
        self._sheets = {}

    def _resize(self, step: int) -> None:
        at = min(max(SCALES.index(self.wanted.scale) + step, 0), len(SCALES) - 1)
        self.fill(replace(self.wanted, scale=SCALES[at]))


def board(view: JourneyView, form: Form) -> Made:
    """Return the board of a view and the slides that show it."""
    from canvas_app.layout.board import layout
    from canvas_app.panels.slides import first_slides

    picture = layout(view)
    return picture, first_slides(view, form, picture)


def _is_large(view: JourneyView) -> bool:
    return len(view.journey.touchpoints) >= MANY

"""What is presented now: which slide, how large, in which colours (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import Shiboken

from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.panels.slide import Form, Sheet, Slide
from canvas_app.theme import THEMES, Theme
from canvas_app.widgets import look
from canvas_app.widgets.presenter.keys import DEEDS, DIGITS
from canvas_app.widgets.presenter.timer import Timer
from canvas_app.widgets.session import Session
from canvas_app.widgets.work import Work, gently

SCALES = (1.0, 1.25, 1.5, 2.0)
HINT_MS = 8_000
AGAIN_MS = 200
"""How long edits are waited for before the slides of the board are made anew."""
MANY = 300
"""The slides of so many touchpoints are made by another thread."""
LAST = "last"
"""Where to go when the slides of the panels are there: a key of a slide, or to the last one."""
START_MS, QUIET_MS = 60, 1_500
"""How long the slides of the panels wait: at the start, and after an edit."""
FORM = Form()
Made = tuple[Picture, tuple[Slide, ...]]


class Show(QObject):
    """The state of a presentation; nothing in it can edit the project.

    ``moved`` comes when another slide is shown, ``changed`` when it looks different.
    """

    moved = Signal()
    changed = Signal()
    ended = Signal()
    screen_wanted = Signal()

    def __init__(
        self,
        session: Session,
        timer: Timer,
        parent: QObject | None = None,
        form: Form = FORM,
        made: Made | None = None,
    ) -> None:
        """``made`` is the board of what the session shows, if another thread has made it."""
        super().__init__(parent)
        self._session, self.timer = session, timer
        self.form = self.wanted = form
        """For which screen the slides are made, and for which they will be made next."""
        self._aim = ""
        self._making: tuple[JourneyView, Form] | None = None
        """For what another thread makes the slides of the panels."""
        self.hint = ""
        self.blank = self.laser = self.high_contrast = False
        self._sheets: dict[str, Sheet] = {}
        self._first: tuple[Slide, ...] = ()
        self._last: tuple[Slide, ...] = ()
        self.slides: tuple[Slide, ...] = ()
        self.index = 0
        self.view: JourneyView = session.view
        self.picture: Picture
        self._again = self._later(AGAIN_MS, self.renew)
        self._rest = self._later(START_MS, self._make_rest)
        self._put_first(session.view, form, made or board(session.view, form))
        session.changed.connect(self._again.start)
        timer.ticked.connect(self.changed)

    def _later(self, wait: int, act: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait)
        made.timeout.connect(act)
        return made

    @property
    def slide(self) -> Slide:
        """The slide that is shown."""
        return self.slides[self.index]

    @property
    def following(self) -> Slide | None:
        """The slide that comes next."""
        return self.slides[self.index + 1] if self.index + 1 < len(self.slides) else None

    @property
    def theme(self) -> Theme:
        """The theme of the window, or high contrast."""
        return THEMES["contrast"] if self.high_contrast else look.theme()

    @property
    def sheet(self) -> Sheet | None:
        """The page of the slide, when it has one of its own; made once."""
        slide = self.slide
        if slide.sheet is None:
            return None
        if slide.key not in self._sheets:
            self._sheets[slide.key] = slide.sheet()
        return self._sheets[slide.key]

    def press(self, key: str) -> bool:
        """Do what a key does, by its portable name; return whether it does anything."""
        if key in DIGITS:
            self.to_stage(DIGITS.index(key))
            return True
        if deed := DEEDS.get(key):
            act: Callable[[], None] = getattr(self, deed)
            act()
        return bool(deed)

    def go(self, index: int) -> None:
        """Show a slide by its number from 0; beyond the ends the first or the last."""
        index = min(max(index, 0), len(self.slides) - 1)
        was_blank, self.blank = self.blank, False
        if index != self.index:
            self.index = index
            self.moved.emit()
        elif was_blank:
            self.changed.emit()

    def next(self) -> None:
        """Show the next slide; a blank screen shows the present one again."""
        self.go(self.index if self.blank else self.index + 1)

    def back(self) -> None:
        """Show the slide before; a blank screen shows the present one again."""
        self.go(self.index if self.blank else self.index - 1)

    def next_group(self) -> None:
        """Go to the next phase, or part of the show."""
        here = self.slide.group
        later = range(self.index + 1, len(self.slides))
        found = (at for at in later if self.slides[at].group != here)
        self.go(next(found, len(self.slides) - 1))

    def previous_group(self) -> None:
        """Go to the beginning of this phase, from there to that of the one before."""
        group = self.slides[max(self.index - 1, 0)].group
        self.go(next(at for at, slide in enumerate(self.slides) if slide.group == group))

    def journey(self) -> None:
        """Show the whole journey."""
        self.go(next(at for at, slide in enumerate(self.slides) if slide.key == "journey"))

    def last(self) -> None:
        """Show the last slide."""
        if self._last:
            self.go(len(self.slides) - 1)
        else:
            self._aim_at(LAST)

    def to_stage(self, rank: int) -> None:
        """Show a stage by its number from 0; nothing happens when there are fewer."""
        columns = self.picture.columns
        if rank < len(columns):
            id_ = columns[rank].stage_id
            self.go(next(at for at, slide in enumerate(self.slides) if slide.stage_id == id_))

    def say(self, words: str) -> None:
        """Show words over the foot for a while."""
        self.hint = words
        self.changed.emit()
        QTimer.singleShot(HINT_MS, self, self.fall_silent)

    def fall_silent(self) -> None:
        """Show the words no longer."""
        self.hint = ""
        self.changed.emit()

    def to_key(self, key: str) -> None:
        """Show a slide by its key, if it is there, perhaps in a while."""
        found = [at for at, slide in enumerate(self.slides) if slide.key == key]
        if found:
            self.go(found[0])
        elif not self._last:
            self._aim_at(key)

    def _aim_at(self, key: str) -> None:
        """Make the slides of the panels and go to one of them."""
        self._aim = key
        self._make_rest()

    def _arrive(self) -> None:
        """Go where somebody wanted to be before the slides were there."""
        aim, self._aim = self._aim, ""
        if aim == LAST:
            self.last()
        elif aim:
            self.to_key(aim)

    def toggle_blank(self) -> None:
        """Show nothing, or the slide again."""
        self.blank = not self.blank
        self.changed.emit()

    def contrast(self) -> None:
        """Take the high contrast theme, or the one of the window again."""
        self.high_contrast = not self.high_contrast
        self.changed.emit()

    def toggle_laser(self) -> None:
        """Let the pointer be a large dot, or not."""
        self.laser = not self.laser
        self.changed.emit()

    def larger(self) -> None:
        """Make letters larger, up to 200 %."""
        self._resize(1)

    def smaller(self) -> None:
        """Make letters smaller, down to 100 %."""
        self._resize(-1)

    def toggle_timer(self) -> None:
        """Start or stop the timer."""
        self.timer.toggle()

    def change_screen(self) -> None:
        """Ask for the next screen."""
        self.screen_wanted.emit()

    def preset(self) -> None:
        """Take the next length of the timer."""
        self.timer.next_preset()

    def end(self) -> None:
        """End the presentation."""
        self.ended.emit()

    def fill(self, form: Form) -> None:
        """Be shown on another screen."""
        if form != self.wanted:
            self.wanted = form
            self._rest.setInterval(START_MS)
            self.renew()

    def renew(self) -> None:
        """Make the slides of the board anew, those of the panels in a quiet moment."""
        view, form = self._session.view, self.wanted
        if not self._is_large(view):
            self._stay(self._make)
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

        if not self._is_large(self.view):
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

    def _is_large(self, view: JourneyView) -> bool:
        return len(view.journey.touchpoints) >= MANY

    def _take_first(self, view: JourneyView, form: Form, made: Made) -> None:
        """Show slides of the board that were made for a view and a screen, if they still count."""
        if Shiboken.isValid(self) and view is self._session.view and form == self.wanted:
            self._stay(partial(self._put_first, view, form, made))

    def _take_last(self, view: JourneyView, form: Form, made: tuple[Slide, ...]) -> None:
        """Show slides of the panels that were made for a view and a screen, if they still count."""
        if Shiboken.isValid(self) and view is self.view and form == self.form:
            self._rest.stop()
            self._rest.setInterval(QUIET_MS)
            self._making = None
            self._stay(partial(self._put_last, made))
            self._arrive()

    def _stay(self, make: Callable[[], None]) -> None:
        """Make slides, and be where the show was: on the slide, its stage, or its part."""
        was, words = self.slide, self.slide.said
        make()
        self.index = _place(was, self.slides, self.index)
        if (self.slide.key, self.slide.said) == (was.key, words):
            self.changed.emit()
        else:
            self.moved.emit()

    def _make(self) -> None:
        self._put_first(self._session.view, self.wanted, board(self._session.view, self.wanted))

    def _put_first(self, view: JourneyView, form: Form, made: Made) -> None:
        self.view, self.form = view, form
        self.picture, self._first = made
        self.slides = (*self._first, *self._last)
        self._sheets = {}
        self._rest.start()

    def _put_last(self, made: tuple[Slide, ...]) -> None:
        self._last = made
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


def _place(was: Slide, slides: Sequence[Slide], index: int) -> int:
    """Return which of the slides made anew is the one that was, else its stage, else its part."""
    for trait in (attrgetter("key"), attrgetter("stage_id"), attrgetter("group")):
        found = [at for at, slide in enumerate(slides) if trait(slide) == trait(was) is not None]
        if found:
            return found[0]
    return min(index, len(slides) - 1)

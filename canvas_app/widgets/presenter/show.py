"""What is presented now: which slide of a deck, and how it is looked at (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

from PySide6.QtCore import QObject, QTimer, Signal

from canvas_app.panels.slide import Form, Sheet, Slide
from canvas_app.theme import THEMES, Theme
from canvas_app.widgets import look
from canvas_app.widgets.overriding import override
from canvas_app.widgets.presenter.deck import FORM, Deck, Made
from canvas_app.widgets.presenter.keys import DEEDS, DIGITS
from canvas_app.widgets.presenter.timer import Timer
from canvas_app.widgets.session import Session

HINT_MS = 8_000
LAST = "last"
"""Where to go when the slides of the panels are there: a key of a slide, or to the last one."""


class Show(Deck):
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
        super().__init__(session, parent, form, made)
        self.timer = timer
        self._aim = ""
        """Where somebody wants to be as soon as the slides of the panels are there."""
        self.hint = ""
        self.blank = self.laser = self.high_contrast = False
        self.index = 0
        timer.ticked.connect(self.changed)

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
        return self.sheet_of(self.slide)

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
        if self.whole:
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
        elif not self.whole:
            self._aim_at(key)

    def _aim_at(self, key: str) -> None:
        """Make the slides of the panels and go to one of them."""
        self._aim = key
        self._make_rest()

    @override
    def completed(self) -> None:
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

    @override
    def replaced(self, former: tuple[Slide, ...]) -> None:
        """Be where the show was: on the slide, its stage, or its part."""
        was = former[self.index]
        self.index = _place(was, self.slides, self.index)
        if (self.slide.key, self.slide.said) == (was.key, was.said):
            self.changed.emit()
        else:
            self.moved.emit()


def _place(was: Slide, slides: Sequence[Slide], index: int) -> int:
    """Return which of the slides made anew is the one that was, else its stage, else its part."""
    for trait in (attrgetter("key"), attrgetter("stage_id"), attrgetter("group")):
        found = [at for at, slide in enumerate(slides) if trait(slide) == trait(was) is not None]
        if found:
            return found[0]
    return min(index, len(slides) - 1)

"""The bar in which a scribe types what is said: one line, one card (room: widgets).

The focus never leaves the line. Above it stands how the line is understood or, while it is
empty, what was captured last.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from canvas_app.i18n import _
from canvas_app.i18n.plain import plain as one_line
from canvas_app.model.capture import CardLine, Context, Line, NoteLine, read, stage_number
from canvas_app.model.edits import capture as capturing
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.merge import merge
from canvas_app.model.edits.place import Place
from canvas_app.model.history import Step
from canvas_app.model.project import Touchpoint
from canvas_app.widgets import look, plain
from canvas_app.widgets.capture.chip_row import ChipRow
from canvas_app.widgets.capture.like_hint import LikeHint
from canvas_app.widgets.capture.line import CaptureLine
from canvas_app.widgets.capture.reading import Reader
from canvas_app.widgets.capture.stage_button import StageButton
from canvas_app.widgets.capture.words import (
    ICONS,
    Chip,
    card_name,
    chips,
    spoken,
    stage_name,
)
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session

SHOWN = 3
"""So many of the last captured are shown."""
KEPT = 100
NAME, STAGE = 28, 16
"""Letters of a captured card's name and stage that are shown."""
EDGE = 12
LINE = 240
"""So many px the line has before the name of the stage is shown whole."""


@dataclass(frozen=True, slots=True)
class Captured:
    """Something captured: a card (``kind`` "card") or a note, by its id, and the line of it."""

    kind: str
    id: str
    typed: str
    step: Step | None
    """The newest step of the history after it, by which one knows that nothing came since."""


class CaptureBar(QFrame):
    """Captures into a session; ``card_wanted`` carries a card to bring into sight."""

    card_wanted = Signal(str)
    left = Signal()

    def __init__(self, session: Session, stage_id: str, parent: QWidget | None = None) -> None:
        """Begin with a stage."""
        super().__init__(parent)
        self.setObjectName("capture")
        self.session = session
        self._reader = Reader(session)
        self._stage_id = stage_id
        self._captured: list[Captured] = []
        self._correcting: Captured | None = None
        self._like: Touchpoint | None = None
        self._at_work = False
        self.line, self.add = CaptureLine(self), QToolButton(self)  # the way of the Tab key
        self.stage, self.row, self.hint = StageButton(self), ChipRow(self), LikeHint(self)
        self.shut = QToolButton(self)
        self._arrange()
        self._connect()
        self.speak()
        session.changed.connect(self.refresh)
        session.destroyed.connect(self.deleteLater)

    @property
    def captured(self) -> list[Captured]:
        """What was captured in the journey shown and is still there, the oldest first."""
        cards = {card.id for card in self.session.journey.touchpoints}
        notes = {note.id for note in self.session.project.notes}
        there = {"card": cards}
        return [each for each in self._captured if each.id in there.get(each.kind, notes)]

    @property
    def meaning(self) -> Line:
        """What the line means as it stands."""
        return read(self.line.text(), self._context())

    @property
    def place(self) -> Place:
        """Where cards go: the end of the stage, in the lane of the lens or for everyone."""
        return Place(self._stage(), self.session.view.lens)

    def begin(self) -> None:
        """Show the bar and type into it; what was typed before is still there."""
        self.show()
        self.refresh()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, self, self._rehearse)

    def _rehearse(self) -> None:
        """Make a card that nobody sees: the first of all takes a fifth longer than others."""
        project, view = self.session.project, self.session.view
        line = read("_ !5 *", self._context())
        if isinstance(line, CardLine) and not self._captured:
            away = (each for each in project.channels if each.environment != "online")
            line = replace(line, channel=next(away, None))
            with suppress(EditError):
                capturing.add_card(view.journey_id, line).change(project)

    def refresh(self) -> None:
        """Say how the line is understood now, and what was captured last."""
        if self.isHidden() or self._at_work:
            return
        project, journey = self.session.project, self.session.journey
        line, typed = self.meaning, bool(self.line.text().strip())
        stage_id = line.stage_id if isinstance(line, CardLine) else self._stage()
        self.stage.show_stage(project.stages, stage_id)
        shown = chips(line, project, journey) if typed else ()
        if self._correcting:
            shown = (Chip(_("Corrects the last one"), "pencil", "new"), *shown)
        last = [self._told(each) for each in reversed(self.captured[-SHOWN:])]
        self.row.say(shown, last if last or typed else _prefixes())
        self._find_like(line, typed=typed)
        words = (spoken(line, project, journey), self.hint.words)
        self.line.setAccessibleDescription(", ".join(each for each in words if each))

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        self.setAccessibleName(_("Capture"))
        self.line.setAccessibleName(_("Touchpoint or note"))
        self.line.invite(_("Touchpoint, or ? question, - pain, + idea"))
        self.add.setToolTip(plain.tooltip(_("Add ({key})").format(key="Enter")))
        self.add.setAccessibleName(_("Add"))
        self.shut.setToolTip(plain.tooltip(_("Close ({key})").format(key="Esc")))
        self.shut.setAccessibleName(_("Close"))
        self.hint.speak()
        self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stage.take(self.width() - LINE - self.add.sizeHint().width() - 2 * EDGE)
        self.refresh()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.speak()
        elif event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _arrange(self) -> None:
        self._tint()
        for button, size in ((self.add, 22), (self.shut, 16)):
            button.setIconSize(QSize(size, size))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        above, below = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (above, (self.row, self.hint, self.shut)),
            (below, (self.stage, self.line, self.add)),
        ):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget, 1 if widget in (self.row, self.line) else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 6, EDGE, 8)
        column.setSpacing(5)
        column.addLayout(above)
        column.addLayout(below)

    def _tint(self) -> None:
        self.add.setIcon(look.icon("corner-down-left"))
        self.shut.setIcon(look.icon("x", "text.muted"))

    def _connect(self) -> None:
        line = self.line
        line.textChanged.connect(self._typed)
        line.entered.connect(self.enter)
        line.left.connect(self.left)
        line.stage_asked.connect(lambda number: self.choose(number - 1))
        line.again_asked.connect(self._take_back)
        line.undo_asked.connect(self.session.undo)
        line.redo_asked.connect(self.session.redo)
        line.merge_asked.connect(self.merge)
        line.look_asked.connect(self.look_at_like)
        self.stage.chosen.connect(self.choose)
        self.add.clicked.connect(self.enter)
        self.shut.clicked.connect(self.left)
        self.hint.merge_asked.connect(self.merge)
        self.hint.look_asked.connect(self.look_at_like)

    def choose(self, index: int) -> None:
        """Let the cards from now on go to a stage; a number typed before the name gives way."""
        stages = self.session.project.stages
        if not 0 <= index < len(stages):
            return
        self._stage_id = stages[index].id
        number, rest = stage_number(self.line.text(), len(stages))
        if number:
            self.line.setText(rest)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def enter(self) -> None:
        """Make a card or a note of the line and empty it; without a name only take its stage."""
        line = self.meaning
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(line, NoteLine):
            if line.text:
                self._do(capturing.add_note(line), line.kind)
            return
        if line.name:
            self._do(capturing.add_card(self.session.view.journey_id, line), "card", line.stage_id)
        elif self.line.text().strip().isdecimal():
            self._stage_id = line.stage_id
            self.line.setText("")

    def merge(self) -> None:
        """Give what is typed to the card it is like; or merge the last captured one with it."""
        like, line = self._like, self.meaning
        if like is None:
            return
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        journey_id = self.session.view.journey_id
        if isinstance(line, CardLine) and line.name:
            self._do(capturing.merge_card(journey_id, line, like.id), "card", line.stage_id)
        elif self.session.apply(merge(journey_id, (like.id, self.captured[-1].id))):
            self._captured[-1] = replace(self._captured[-1], id=like.id, step=None)
            self.card_wanted.emit(like.id)
            self.refresh()

    def look_at_like(self) -> None:
        """Show the card that is like what is typed, and select it."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._like is not None:
            self.session.select((self._like.id,))
            self.card_wanted.emit(self._like.id)

    def _do(self, edit: Edit, kind: str, stage_id: str = "") -> None:
        """Apply the edit of a line. The line is empty at once, whatever the canvas has to do."""
        typed, corrects = self.line.text(), self._correcting
        self._at_work = True
        self.line.setText("")
        self.line.repaint()
        done = self._apply(edit, corrects)
        self._at_work = False
        if done:
            id_ = edit.select[0] if edit.select else str(edit.facts["id"])
            step = self.session.history.past[-1] if self.session.history.past else None
            others = [each for each in self._captured if each.id != id_]
            self._captured = [*others, Captured(kind, id_, typed, step)][-KEPT:]
            self._stage_id = stage_id or self._stage_id
            if kind == "card":
                self.card_wanted.emit(id_)
        else:
            self.line.setText(typed)
            self._correcting = corrects
        self.refresh()

    def _apply(self, edit: Edit, corrects: Captured | None) -> bool:
        """Apply an edit in the place of what it corrects; what is refused changes nothing."""
        replaces = corrects is not None and self._is_newest(corrects)
        if replaces:
            self.session.undo()
        done = self.session.apply(edit)
        if replaces and not done:
            self.session.redo()
        return done

    def _is_newest(self, captured: Captured) -> bool:
        past = self.session.history.past
        return not self.session.trying and bool(past) and past[-1] is captured.step

    def _take_back(self) -> None:
        """Take the last line back to correct it, unless something else was done since."""
        last = self.captured[-1:]
        if last and self._is_newest(last[0]):
            self._correcting = last[0]
            self.line.setText(last[0].typed)
            self.refresh()

    def _typed(self) -> None:
        if not self.line.text():
            self._correcting = None
        self.refresh()

    def _stage(self) -> str:
        stages = [stage.id for stage in self.session.project.stages]
        return self._stage_id if self._stage_id in stages else stages[0]

    def _context(self) -> Context:
        cards = [c.id for c in self.captured if c.kind == "card" and c is not self._correcting]
        return self._reader.context(self._stage(), cards[-1] if cards else None)

    def _find_like(self, line: Line, *, typed: bool) -> None:
        """Look for a card like what is typed, else like the one captured last."""
        name, stage_id, without = "", "", self._correcting.id if self._correcting else ""
        last = self.captured[-1:]
        if typed and isinstance(line, CardLine):
            name, stage_id = line.name, line.stage_id
        elif not typed and last and last[0].kind == "card" and self._is_newest(last[0]):
            without = last[0].id
            name = card_name(self.session.journey, without)
        self._like = self._reader.like(name, stage_id, without) if name else None
        stage = stage_name(self.session.project, self._like.stage_id) if self._like else ""
        self.hint.tell(self._like.name if self._like else "", stage)
        self.hint.take(self.width() - self.row.sizeHint().width() - 2 * EDGE)

    def _told(self, each: Captured) -> Chip:
        project = self.session.project
        if each.kind != "card":
            text = next(note.text for note in project.notes if note.id == each.id)
            return Chip(one_line(text, NAME + STAGE), ICONS[each.kind])
        card = next(card for card in self.session.journey.touchpoints if card.id == each.id)
        name, stage = one_line(card.name, NAME), stage_name(project, card.stage_id)
        return Chip(f"{name} · {one_line(stage, STAGE)}", "check")


def _prefixes() -> tuple[Chip, ...]:
    """Return what marks can be typed, for as long as nothing was captured."""
    words = (
        _("2 Name: stage 2"),
        _("#channel"),
        _("!8 importance"),
        _("@persona"),
        _("* moment of truth"),
    )
    return tuple(map(Chip, words))

"""The panel Touchpoint: what the selected touchpoints are, and how they are rated."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from canvas_app.i18n import _, ngettext
from canvas_app.i18n.keys import keyed
from canvas_app.layout.icons import channel_icon
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.cells import Cell, write
from canvas_app.model.edits.ratings import rate
from canvas_app.model.project import Note, Project, Stage, Touchpoint
from canvas_app.model.scoring.values import applies
from canvas_app.panels.choices import asked_first
from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.fold import Fold
from canvas_app.widgets.controls.text_field import TextField
from canvas_app.widgets.overriding import override
from canvas_app.widgets.panels.cards import persona_words
from canvas_app.widgets.panels.notes import NoteList
from canvas_app.widgets.panels.nothing import Nothing
from canvas_app.widgets.panels.rating import RatingBox
from canvas_app.widgets.panels.what import Fields
from canvas_app.widgets.session import Session
from canvas_app.widgets.work import is_busy

EDGE = 14
WHAT = (
    *("channel_id", "environment", "form", "ownership", "status", "owner_id", "devices"),
    *("identification", "persona_ids", "moment_of_truth"),
)
FILLED = ("identifier", "legal_basis", "goal_ids", "description", "message")
MORE = (*FILLED, "key")
TRY_OUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""Held while rating, these try the rating out instead of giving it."""
CROWD, WAIT_MS = 150, 40
"""With more cards than this the canvas, or the table, is laid out and painted first."""
UNFILLED: tuple[object, ...] = ("", (), "not_needed")


class _Badge(QWidget):
    """The icon of the channel on the colour of the phase."""

    def __init__(self) -> None:
        super().__init__()
        self.icon, self.phase = "circle", "before"
        self.setFixedSize(38, 38)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(f"phase.{self.phase}.column"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            ink = look.colour(f"phase.{self.phase}.title")
            look.draw_icon(painter, self.icon, 9, 9, 20, ink)


class Inspector(QStackedWidget):
    """Shows and edits the touchpoints that are selected; teaches when none is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: tuple[str, ...] = ()
        self._stale = True
        self._badge = _Badge()
        self.title = TextField(single=True)
        self.title.setObjectName("title")
        self.title.setFont(_title_font())
        self.many = plain.label(size=15, weight="semibold")
        self.many.setContentsMargins(4, 0, 0, 0)
        self._subtitle = plain.label(size=12, tone="muted")
        self._headings = [plain.heading() for _part in range(3)]
        self.what = Fields(WHAT)
        self.rating = RatingBox()
        self.notes = NoteList(session)
        self.more = Fields(MORE)
        self.fold = Fold(self.more)
        self.nothing = Nothing()
        self._lay_out()
        self._connect()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        self._speak()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        elif event.type() == QEvent.Type.PaletteChange and hasattr(self, "rating"):
            self.rating.tint()
            self._show_notes(again=True)
        super().changeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._show()
        super().showEvent(event)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        self.nothing.setObjectName("page")
        for each in (self.nothing, page):  # while it is empty: a full one takes much longer
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.addWidget(scroll)
            scroll.setWidget(each)
        column = QVBoxLayout(page)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.many)
        self._subtitle.setContentsMargins(4, 0, 0, 0)
        words.addWidget(self._subtitle)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column.addLayout(head)
        for title, part in zip(self._headings, (self.what, self.rating, self.notes), strict=True):
            column.addSpacing(6)
            column.addWidget(title)
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.fold)
        column.addStretch(1)

    def _connect(self) -> None:
        self.title.entered.connect(self._rename)
        self.what.edited.connect(self._set)
        self.more.edited.connect(self._set)
        self.what.switched.connect(self._switch)
        self.more.switched.connect(self._switch)
        self.rating.rated.connect(self._rate)
        self.rating.chosen.connect(self._show_rating)
        self._session.changed.connect(self._mark_stale)
        self._session.selection_changed.connect(self._mark_stale)

    def _speak(self) -> None:
        words = (_("What"), _("Rating"), _("Voices and ideas"))
        for label, word in zip(self._headings, words, strict=True):
            label.setText(word.upper())
        nothing = _(
            "No touchpoint is selected.\n\nClick a card to see and change what it is and how "
            "it is rated, or drag a new one from the palette on the left."
        )
        self.nothing.say(keyed(nothing, _("New card: {key}."), "insert.touchpoint"))
        self.title.setAccessibleName(_("Name"))
        self.what.speak()
        self.more.speak()
        self.rating.speak()
        self.rating.tint()
        self._show_notes(again=True)
        self._stale = True
        self._later.start(0)

    def _mark_stale(self) -> None:
        self._stale = True
        self._later.start(WAIT_MS if len(self._session.selection) > CROWD else 0)

    def _show(self) -> None:
        if not self.isVisible():
            return
        if len(self._session.selection) > CROWD and is_busy():
            self._later.start(WAIT_MS)
            return
        self._stale = False
        project, cards = self._session.project, self._session.selected
        self.setCurrentIndex(1 if cards else 0)
        fresh = tuple(card.id for card in cards) != self._ids
        self._ids = tuple(card.id for card in cards)
        if not cards:
            return
        self._show_head(project, cards)
        self.what.show_cards(project, cards)
        self.more.show_cards(project, cards)
        self._count_more(cards)
        self._follow_view(fresh)
        self._show_notes()

    def _show_head(self, project: Project, cards: Sequence[Touchpoint]) -> None:
        ids = dict.fromkeys(card.stage_id for card in cards)
        stages = {stage_id: _stage(project, stage_id) for stage_id in ids}
        self._badge.icon = channel_icon(cards[0].channel_id if len(cards) == 1 else "several")
        self._badge.phase = next(iter(stages.values())).phase
        self._badge.update()
        self.title.setVisible(len(cards) == 1)
        self.many.setVisible(len(cards) > 1)
        names = [plain.one_line(stage.name) for stage in stages.values()]
        if len(cards) == 1:
            self.title.show_texts({cards[0].name})
            self._subtitle.setText(
                f"{names[0]} · {plain.one_line(persona_words(project, cards[0]))}"
            )
        else:
            self.many.setText(ngettext("{n} touchpoint", "{n} touchpoints", len(cards)))
            hint = _("A change applies to all of them; – means they differ.")
            self._subtitle.setText(f"{', '.join(names)}\n{hint}")

    def _count_more(self, cards: Sequence[Touchpoint]) -> None:
        filled = sum(any(getattr(card, name) not in UNFILLED for card in cards) for name in FILLED)
        words = _("More ({n} filled)").format(n=filled) if filled else _("More")
        self.fold.name(words)

    def _follow_view(self, fresh: bool) -> None:
        """Show whose rating the canvas shows, unless a person has chosen another one."""
        cards, project = self._session.selected, self._session.project
        seen = (self._session.view.view, self._session.view.lens)
        persona_id, view = self.rating.whose
        gone = not any(applies(card, persona_id) for card in cards)
        if fresh or gone or seen != self._seen or self.rating.view.count() == 0:
            choice = self._session.view.view
            view = "internal" if choice == "internal" else "customer"
            persona_id = asked_first(cards, view, self._session.view.lens)
        self._seen = seen
        self.rating.look_at(project, cards, persona_id, view)

    _seen: tuple[object, object] = ("", "")

    def _show_rating(self) -> None:
        self.rating.show_cards(self._session.project, self._session.selected)

    def _show_notes(self, *, again: bool = False) -> None:
        found, alone = self._notes(), self._ids[0] if len(self._ids) == 1 else ""
        self.notes.show_notes(found, alone, again=again)
        self._headings[2].setVisible(bool(found or alone))

    def _notes(self) -> list[Note]:
        ids = set(self._ids)
        return [note for note in self._session.project.notes if note.touchpoint_id in ids]

    def _rename(self, name: str) -> None:
        if len(self._ids) == 1:
            self._session.apply(touchpoints.rename(self._ids[0], name))

    def _set(self, name: str, value: object) -> None:
        self._session.apply(touchpoints.set_fields(self._ids, **{name: value}))

    def _switch(self, name: str, member: str, on: bool) -> None:
        """Give a member of a list to all the cards, or take it from all; the rest stays.

        Who is met by everyone is met by each persona already.
        """
        cells = [
            Cell(card.id, name, after)
            for card in self._session.selected
            if (after := _with_member(name, getattr(card, name), member, on)) is not None
        ]
        self._session.apply(write(self._session.journey.id, cells))

    def _rate(self, name: str, value: object) -> None:
        persona_id, view = self.rating.whose
        if QGuiApplication.keyboardModifiers() & TRY_OUT == TRY_OUT:
            self._session.try_out()
        ids = [card.id for card in self._session.selected if applies(card, persona_id)]
        self._session.apply(rate(ids, persona_id, view, name, value))


def _with_member(name: str, held: tuple[str, ...], member: str, on: bool) -> tuple[str, ...] | None:
    """Return a list with or without a member; None when it stays as it is."""
    if (member in held) == on or (name == "persona_ids" and not held):
        return None
    return (*held, member) if on else tuple(each for each in held if each != member)


def _title_font() -> QFont:
    return look.font(15, "semibold")


def _stage(project: Project, stage_id: str) -> Stage:
    return next(stage for stage in project.stages if stage.id == stage_id)

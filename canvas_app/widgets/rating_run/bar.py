"""The bar of a rating run: a room says numbers, one key writes each (room: widgets)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from canvas_app.gestures.rating_run import KINDS, USUAL, Kind, Run, pressed, refreshed
from canvas_app.i18n import N_, _, number
from canvas_app.i18n.terms import field, term
from canvas_app.model.edits import ratings
from canvas_app.model.project import Rating, Touchpoint, View
from canvas_app.model.scoring.values import Scope, live_touchpoints
from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.choice import CheckChoice
from canvas_app.widgets.controls.elided import Elided
from canvas_app.widgets.controls.menu import Menu
from canvas_app.widgets.overriding import override
from canvas_app.widgets.rating_run.cell import FieldCell
from canvas_app.widgets.session import Session

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow

KEYS: dict[Kind, str] = {
    "scale": N_("0 to 9, X is 10"),
    "chance": N_("0 to 9 times 10 %, X is 100 %"),
    "feeling": N_("1 to 5: very negative to very positive"),
}
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
ROOM = 250
"""Px that the words need before the fields, with what stands around them."""
NAMES = {
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Backspace: "backspace",
    Qt.Key.Key_Space: "space",
}


class RatingRun(QFrame):
    """Asks for the fields of one card after the other; the focus never leaves it.

    ``card_wanted`` carries the card that is asked for, ``ended`` tells that the run is left,
    with True after the last card.
    """

    card_wanted = Signal(str)
    lens_asked = Signal()
    ended = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("capture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.session = session
        self.run: Run | None = None
        self._fields: tuple[str, ...] = USUAL
        self._source_id: str | None = None
        self._count = plain.label(tone="muted", size=12)
        self._title = Elided(smaller=look.font(15, "semibold"))
        self._title.setFont(look.font(20, "semibold"))
        self._whose = Elided(smaller=look.font(11))
        self._whose.setFont(look.font(12))
        self._keys = plain.label(tone="muted", size=12)
        self.cells = {name: FieldCell(field(name)) for name in KINDS}
        self.fields = CheckChoice()
        self.fields.chosen.connect(self._choose_fields)
        self.close_button = QToolButton()
        self.close_button.clicked.connect(self.leave)
        self._asked = QBoxLayout(ACROSS)
        self._arrange()
        self.speak()
        session.changed.connect(self._follow)
        session.destroyed.connect(self.deleteLater)

    @property
    def view(self) -> View:
        """The view that is rated; where the best of both is shown, the customer's."""
        shown = self.session.view.view
        return "internal" if shown == "internal" else "customer"

    def begin(self) -> bool:
        """Go on where the run was left, else at the first card that lacks a value.

        Return False when there is no card to rate.
        """
        cards = self._cards()
        run = self.run if self.run and not self.run.over else None
        if run is not None and run.fields == self._fields:
            self.run = refreshed(run, cards)
        else:
            self.run = Run(cards, self._fields, self._first_open(cards)) if cards else None
        if self.run is None:
            return False
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ask()
        return True

    def leave(self) -> None:
        """Leave the run; it goes on at the same card."""
        self._end(False)

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        self.setAccessibleName(_("Rating run"))
        for name, cell in self.cells.items():
            cell.words = field(name)
            cell.updateGeometry()
        self.fields.offer([(name, field(name)) for name in KINDS], _("the usual four"))
        self.fields.show_values({self._fields})
        self.fields.setAccessibleName(_("Fields that are asked"))
        words = _("Leave the rating run (Esc)")
        self.close_button.setToolTip(plain.tooltip(words))
        self.close_button.setAccessibleName(words)
        self.refresh()

    def refresh(self) -> None:
        """Show the card that is asked for, and its values."""
        run, card = self.run, self._card()
        if run is None or card is None or self.isHidden():
            return
        project = self.session.project
        lens = self.session.view.lens
        names = {persona.id: persona.name for persona in project.personas}
        self._count.setText(_("{n} of {all}").format(n=run.at + 1, all=len(run.cards)))
        self._title.setText(plain.one_line(card.name))
        persona = names[lens] if lens else _("All personas")
        whose = (term("view", self.view), persona, self._source_name())  # stage: on the canvas
        self._whose.setText(plain.one_line(" · ".join(word for word in whose if word)))
        rating = self._rating(card)
        for name, cell in self.cells.items():
            cell.setVisible(name in run.fields)
            cell.tell(_written(rating, name), asked=name == run.field)
        self._fit()
        self._keys.setText(self._told(run))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.speak()
        elif event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _is_plain(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = NAMES.get(Qt.Key(event.key()), event.text().lower())
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif key == "s":
            self._pick_source()
        elif key == "i":
            self.session.show(view="customer" if self.view == "internal" else "internal")
        elif key == ".":
            self.lens_asked.emit()
        elif self.run is None or (move := pressed(self.run, key)) is None:
            super().keyPressEvent(event)
        else:
            self.run = move.run
            if move.value is not None:
                self._write(move.card, move.field, move.value)
            self._ask()

    def _write(self, card: str, name: str, value: int) -> None:
        lens, source = self.session.view.lens, self._source_id
        edit = ratings.rate([card], lens, self.view, name, value, source_id=source)
        self.session.apply(edit)

    def _ask(self) -> None:
        run = self.run
        if run is None or run.over:
            self._end(run is not None)
            return
        if self.session.selection != (run.card,):
            self.session.select((run.card,))
            self.card_wanted.emit(run.card)
        self.refresh()

    def _end(self, over: bool) -> None:
        self.ended.emit(over)
        self.hide()  # when the focus has gone: Qt would look for another one by itself

    def _follow(self) -> None:
        if self.isHidden() or self.run is None:
            return
        cards = self._cards()
        if cards != self.run.cards:
            self.run = refreshed(self.run, cards)
            self._ask()
        self.refresh()

    def _cards(self) -> tuple[str, ...]:
        view = self.session.view
        scope = Scope(view.project, view.journey, view.lens, view.view)
        return tuple(card.id for card in live_touchpoints(scope))

    def _card(self) -> Touchpoint | None:
        cards = self.session.journey.touchpoints
        return next((c for c in cards if self.run and c.id == self.run.card), None)

    def _rating(self, card: Touchpoint) -> Rating | None:
        whose = (self.session.view.lens, self.view)
        return next((r for r in card.ratings if (r.persona_id, r.view) == whose), None)

    def _first_open(self, cards: tuple[str, ...]) -> int:
        known = {card.id: card for card in self.session.journey.touchpoints}
        for at, id_ in enumerate(cards):
            rating = self._rating(known[id_])
            if rating is None or any(getattr(rating, name) is None for name in self._fields):
                return at
        return 0

    def _choose_fields(self, names: tuple[str, ...]) -> None:
        self._fields = names or USUAL
        if self.run is not None:
            self.run = Run(self.run.cards, self._fields, self.run.at)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _pick_source(self) -> None:
        """Let a digit say where the ratings from now on come from."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sources = [(None, _("No source")), *((s.id, s.name) for s in self.session.project.sources)]
        for at, (id_, name) in enumerate(sources):
            words = plain.in_menu(name)
            action = menu.addAction(f"&{at} {words}" if at < 10 else words)
            action.setCheckable(True)
            action.setChecked(id_ == self._source_id)
            action.setData(id_)
            action.triggered.connect(self._take_source)
        menu.popup(self.mapToGlobal(QPoint(12, -menu.sizeHint().height())))

    def _take_source(self) -> None:
        self._source_id = self.sender().data()  # type: ignore[attr-defined]
        self.refresh()

    def _source_name(self) -> str:
        names = {source.id: source.name for source in self.session.project.sources}
        if self._source_id not in names:
            self._source_id = None
            return ""
        return names[self._source_id]

    def _told(self, run: Run) -> str:
        if run.field is None:
            return _("Enter: next touchpoint · Backspace: back")
        means = _(KEYS[KINDS[run.field]])
        return means + " · " + _("Enter: next · Space: skip · S: source · I: view")

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self._count.setWordWrap(False)
        head.addWidget(self._count)
        head.addWidget(self._whose, 1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(head)
        words.addWidget(self._title)
        self._asked.setSpacing(8)
        self._asked.addLayout(words, 1)
        row = QHBoxLayout()
        for cell in self.cells.values():
            row.addWidget(cell)
        self._asked.addLayout(row)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addLayout(self._asked, 1)
        self.close_button.setIconSize(QSize(18, 18))
        above.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.addWidget(self._keys, 1)
        self.fields.setFixedWidth(190)
        below.addWidget(self.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(above)
        column.addLayout(below)
        self._tint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the words stand over the fields where there is no room for them before these."""
        asked = (cell.sizeHint().width() + 8 for cell in self.cells.values() if not cell.isHidden())
        narrow = self.width() - sum(asked) < ROOM
        self._asked.setDirection(DOWN if narrow else ACROSS)
        self._title.setFont(look.font(15 if narrow else 20, "semibold"))

    def _tint(self) -> None:
        self.close_button.setIcon(look.icon("x", "text.muted"))


def _is_plain(event: QKeyEvent) -> bool:
    """Tell whether a key is one of the run's own: a sign without Ctrl or Alt, Enter, Escape …"""
    shift = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    own = event.key() in NAMES or event.key() == Qt.Key.Key_Escape or event.text().isprintable()
    return own and bool(event.text()) and not event.modifiers() & ~shift


def _written(rating: Rating | None, name: str) -> str:
    value = getattr(rating, name) if rating else None
    if value is None:
        return ""
    whole = float(value).is_integer()
    words = number(value, 0 if whole else 1, KINDS[name] == "feeling")
    return f"{words}\u202f%" if KINDS[name] == "chance" else words


def open_run(window: MainWindow) -> None:
    """Begin the rating run of a window's document, or go on with it."""
    session = window.session
    if session is None or not session.may_change():
        return
    bar = next((b for b in window.findChildren(RatingRun) if b.session is session), None)
    if bar is None:
        bar = RatingRun(session)
        bar.card_wanted.connect(partial(_reveal, window))
        bar.lens_asked.connect(window.actions_["view.next_lens"].trigger)
        bar.ended.connect(lambda over: _end(window, over))
        window.below.addWidget(bar)
    if not bar.begin():
        bar.hide()
        window.status.tell(_("There is no touchpoint to rate yet."))


def _reveal(window: MainWindow, id_: str) -> None:
    """Bring the card that is asked for into sight, once another lens is laid out."""
    window.canvas.when_level(partial(window.canvas.reveal, id_))


def _end(window: MainWindow, over: bool) -> None:
    window.canvas.setFocus()
    if over:
        window.status.tell(_("The rating run is through: every touchpoint was asked."))

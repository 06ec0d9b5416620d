"""The status bar: is it saved, what is there, how much of it is rated, how large it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from canvas_app.i18n import _, language, ngettext, number, percent
from canvas_app.i18n.plain import plain as shortened
from canvas_app.widgets import look, plain
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.controls.elided import Elided
from canvas_app.widgets.controls.menu import Menu
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.widgets.document import Document
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session

TOLD_MS = 6_000
DOT = 9
GAP = 7
"""Pixels between the parts of the bar, with what it keeps free at its ends."""
LONGEST = 44
"""How many characters of a name or a filter are told."""
COUNTED_AFTER = 60
"""Milliseconds that what several selected cards come to waits for the cards to be painted."""

PASSING = 3
"""Widgets on the left: the dot, what is saved, what is told."""


class _Dot(QWidget):
    """A filled dot in the colour of a role."""

    def __init__(self) -> None:
        super().__init__()
        self.role = "text.faint"
        self.setFixedSize(DOT + 6, DOT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(0, 0, 0, 0))
            painter.setBrush(look.colour(self.role))
            painter.drawEllipse(6, 0, DOT, DOT)


class StatusBar(QStatusBar):
    """The one status bar of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setSizeGripEnabled(False)
        self.setMinimumWidth(1)  # else a bar that is too full is broader than its window
        self._dot = _Dot()
        self.saved = _words()
        self.saved.setObjectName("saved")
        self.target = Elided()
        self.target.setFont(look.font(12))
        self.target.setProperty("tone", "muted")
        self.target.setContentsMargins(5, 0, 5, 0)
        self.target.setObjectName("target")
        self._said = ""
        self._held: list[QWidget] = []
        self._rated, self._shown = (0, 0), 1.0
        self.counts, self.rated, self.journey = _words(), _words(), _words()
        self.zoom = QToolButton()
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = Menu(self.zoom)
        for id_ in ("view.fit", "view.fit_width", "view.fit_selection", "view.zoom_100"):
            menu.addAction(window.actions_[id_])
        self.zoom.setMenu(menu)
        self.addWidget(self._dot)
        self.addWidget(self.saved)
        self.addWidget(self.target, 1)
        for widget in (self.counts, self.rated, self.journey, self.zoom):
            self.addPermanentWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOLD_MS)
        self._timer.timeout.connect(self._forget)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNTED_AFTER)
        self._counting.timeout.connect(self._count_later)
        self.refresh()

    def tell(self, words: str) -> None:
        """Say something for a while, also to who does not see it."""
        self._say(words)
        announce(self, words)
        self._timer.start()

    def say_again(self) -> None:
        """Say once more what was said last, or what the focus came to."""
        self.tell(self._said)

    def name_target(self, words: str) -> None:
        """Say which cell is lit; "" says nothing any more."""
        self._timer.stop()
        self._say(words)

    def change_target(self, before: str, words: str) -> None:
        """Say what is named now like this, unless something else is told meanwhile."""
        if self.target.text() == before:
            self._say(words)

    def show_zoom(self, zoom: float) -> None:
        """Say how large the canvas is shown (1 = 100 %)."""
        self._shown = zoom
        self.zoom.setText(percent(zoom * 100))
        self.zoom.setToolTip(_("Zoom"))
        self.zoom.setAccessibleName(_("Zoom"))

    def refresh(self) -> None:
        """Say how things are now."""
        document = self._window.document
        for widget in (self._dot, self.counts, self.rated, self.journey, self.zoom):
            widget.setVisible(document is not None)
        if document is None:
            self.saved.setText("")
            return
        self._show_saved(document)
        session = document.session
        if len(session.selection) < 2:
            self._count()
        elif not self._counting.isActive():
            self._counting.start()
        self.journey.setText(shown(session))
        self.show_zoom(self._shown)
        self.show_rated(*self._rated)

    def _count_later(self) -> None:
        """Count what is selected, once nothing is waited for that is more urgent."""
        from canvas_app.widgets.work import is_busy

        if is_busy():
            self._counting.start()
        else:
            self._count()

    def _count(self) -> None:
        self._counting.stop()
        if document := self._window.document:
            self.counts.setText(counted(document.session))

    def show_rated(self, rated: int, live: int) -> None:
        """Say how many of the live touchpoints have a rating."""
        self._rated = rated, live
        self.rated.setText(
            _("rated {n} of {m}").format(n=number(rated), m=number(live)) if live else ""
        )
        self._make_room()

    def _show_saved(self, document: Document) -> None:
        state = document.state
        path = document.session.path
        words = {"saving": _("Saving …"), "not saved": _("Not saved")}.get(state, "")
        if state == "saved":
            words = _("Saved")
            if document.saved_at:
                words = _("Saved {time}").format(time=clock(document))
        elif document.untouched:
            words = _("New")
        self._dot.role = "ok" if state == "saved" else "text.faint" if state == "saving" else "warn"
        self._dot.update()
        self.saved.setText(f"{words} · {plain.one_line(path.name)}" if path else words)

    def _forget(self) -> None:
        self._say("")

    def _say(self, words: str) -> None:
        self._said = words or self._said
        self.target.setText(words)
        if not words:
            self._show_counts()
        self._make_room()

    def hold(self, widget: QWidget) -> None:
        """Show something that lasts a while beside what is counted."""
        self._held.append(widget)
        self.insertPermanentWidget(PASSING, widget)
        widget.show()
        self._make_room()

    def let_go(self, widget: QWidget) -> None:
        """Take away what was held."""
        self._held.remove(widget)
        self.removeWidget(widget)
        self._show_counts()
        self._make_room()

    def _show_counts(self) -> None:
        for widget in (self.counts, self.rated):
            widget.setVisible(self._window.document is not None)

    def _make_room(self) -> None:
        """Let what is counted give way to the others, and to a sentence until it is over."""
        session = self._window.session
        several = session is not None and len(session.selection) > 1
        parts = (self._dot, self.saved, self.counts, self.rated, self.journey, self.zoom)
        others = (*parts, *self._held)
        for widget in (self.rated,) if several else (self.rated, self.counts):
            used = sum(each.sizeHint().width() + GAP for each in others if not each.isHidden())
            told = self.target.wanted if self.target.text() else 0
            if told + used > self.width():
                widget.hide()
        if row := self.layout():
            row.activate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_counts()
        self._make_room()


def clock(document: Document) -> str:
    """Return the time of the last save as the language writes it."""
    assert document.saved_at
    return QLocale(language()).toString(document.saved_at.time(), "HH:mm")


def counted(session: Session) -> str:
    """Return how many things the journey has, or how many cards are selected."""
    if len(session.selection) > 1:
        from canvas_app.panels.selection_words import told

        return told(session.view, session.selection)
    project, journey = session.project, session.journey
    return " · ".join(
        (
            ngettext("{n} touchpoint", "{n} touchpoints", len(journey.touchpoints)),
            ngettext("{n} persona", "{n} personas", len(project.personas)),
            ngettext("{n} stage", "{n} stages", len(project.stages)),
        )
    )


def shown(session: Session) -> str:
    """Return which state of the journey is shown, and with whose eyes if not with all."""
    from canvas_app.i18n.terms import term

    words = [term("journey_state", session.journey.state)]
    lens = session.view.lens
    words += [persona.name for persona in session.project.personas if persona.id == lens]
    if not session.view.filter.is_empty:
        from canvas_app.panels.filter_words import title

        words.append(_("Filter: {name}").format(name=title(session.view)))
    return " · ".join(shortened(word, LONGEST) for word in words)


def _words() -> QLabel:
    label = plain.label(size=12, tone="muted")
    label.setWordWrap(False)
    label.setContentsMargins(5, 0, 5, 0)
    return label

"""One panel in its tab or in a window of its own: it follows the session while it is seen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from canvas_app.widgets.overriding import override
from canvas_app.widgets.scores.extras import EXTRAS, Extra
from canvas_app.widgets.scores.pages import ahead, content
from canvas_app.widgets.scores.panel_view import PanelView
from canvas_app.widgets.work import Work, gently, is_busy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from canvas_app.layout.picture import Picture
    from canvas_app.layout.view import JourneyView
    from canvas_app.panels.panel import Chart, Panel
    from canvas_app.widgets.session import Session

EDGE = 14
MANY = 300
"""What panels say of so many touchpoints is computed by another thread."""
WAIT_MS = 10
"""How long until it is asked again whether the canvas is laid out."""
Said = tuple["Panel", "Panel | None"]
"""A panel, and while something is tried out what it was before."""
Drawn = tuple["Chart | None", float, "Picture | None"]
"""A chart, a width, and how it was drawn for it."""


class ScorePage(QScrollArea):
    """A panel that is made anew when what it shows has changed and it can be seen.

    What it says and the widgets that say it are made one after the other, with room for a frame
    in between: both together would hold up a large journey. What it says of a very large one,
    and its chart, are made by another thread.

    ``asked`` carries ids of cards, ``offered`` an offer taken; ``refreshed`` comes after the
    panel was made anew.
    """

    asked = Signal(object)
    offered = Signal(object)
    refreshed = Signal()

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        self.key = key
        self._session = session
        self.view = PanelView()
        self.view.asked.connect(self.asked)
        self.view.offered.connect(self.offered)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(EDGE, 10, EDGE, EDGE)
        column.setSpacing(10)
        self.extra: Extra | None = EXTRAS[key](session) if key in EXTRAS else None
        if self.extra and self.extra.above:
            column.addWidget(self.extra)
        column.addWidget(self.view)
        if self.extra and not self.extra.above:
            column.addWidget(self.extra)
        column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # "copy as picture" copies what has it
        self._stale = True
        self._ahead: Iterator[None] | None = None
        self._made: Said | None = None
        self._asked: object = None
        """What another thread makes now; a mark that nothing else is the same as."""
        self._later, self._then = QTimer(self), QTimer(self)
        for timer, act in ((self._later, self._step), (self._then, self._show)):
            timer.setSingleShot(True)
            timer.timeout.connect(act)
        session.changed.connect(self._mark_stale)
        session.trial_changed.connect(self._mark_stale)
        if self.extra:
            self.extra.changed.connect(self._mark_stale)
            self.extra.asked.connect(self.asked)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._later.start(0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.__dict__.get("_later"):
            self._mark_stale()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show the panel of what is shown now, if it can be seen and has changed."""
        self._make()
        self._show()

    def _step(self) -> None:
        """Compute one thing of what the panel says; when all are there, make it."""
        if not (self._stale and self.isVisible()):
            return
        if len(self._session.journey.touchpoints) >= MANY:
            self._ask()
            return
        if self._ahead is None:
            self._ahead = ahead(self.key, self._session.view)
        if next(self._ahead, self) is None:
            self._later.start(0)
        else:
            self._make()

    def _make(self) -> None:
        if (self._stale or self._asked) and self.isVisible():
            self._asked = None
            self._made = self._asking()()
            self._then.start(0)

    def _ask(self) -> None:
        """Let another thread make what the panel says; one at a time, after the canvas."""
        if self._asked is None and is_busy():
            self._later.start(WAIT_MS)
        elif self._asked is None:
            self._asked = mark = object()
            job = partial(_with_chart, self._asking(), self.view.chart.wide)
            work = Work(partial(gently, job))
            work.done.connect(partial(self._take, mark))
            work.failed.connect(partial(self._fall_back, mark))
            work.start()

    def _take(self, mark: object, made: tuple[Said, Drawn]) -> None:
        """Show what another thread has made, if it was not made here meanwhile."""
        if not Shiboken.isValid(self) or mark is not self._asked:
            return
        self._asked = None
        if not self.isVisible():
            self._stale = True
            return
        self._made, drawn = made
        self.view.chart.expect(*drawn)
        self._show()
        if self._stale:
            self._later.start(0)

    def _fall_back(self, mark: object) -> None:
        """Make here what another thread could not: what is wrong is told then."""
        if Shiboken.isValid(self) and mark is self._asked:
            self.refresh()

    def _asking(self) -> Callable[[], Said]:
        """Return what makes the panel of what is shown now; it needs no widget."""
        self._stale, self._ahead = False, None
        view = self._session.view
        if self.extra:
            self.extra.refresh()
        before = self._before(view) if self._session.trying else None
        return partial(_said, self._content(view), self._content(before) if before else None)

    def _show(self) -> None:
        self._then.stop()
        made, self._made = self._made, None
        if made is not None:
            self.view.show_panel(*made)
            self.refreshed.emit()

    def _before(self, view: JourneyView) -> JourneyView | None:
        """Return the same view of the project that is now; None when it has no such journey."""
        now = self._session.history.now
        there = any(journey.id == view.journey_id for journey in now.journeys)
        eyes = view.lens if any(one.id == view.lens for one in now.personas) else None
        return replace(view, project=now, lens=eyes) if there else None

    def _content(self, view: JourneyView) -> Callable[[], Panel]:
        return self.extra.content(view) if self.extra else partial(content, self.key, view)

    def _mark_stale(self) -> None:
        self._stale, self._ahead = True, None
        if self.isVisible():
            self._later.start(0)


def _said(now: Callable[[], Panel], before: Callable[[], Panel] | None) -> Said:
    return now(), before() if before else None


def _with_chart(make: Callable[[], Said], width: float) -> tuple[Said, Drawn]:
    """Return a panel, and its chart drawn as wide as it is shown."""
    said = make()
    chart = said[0].chart
    picture = chart.draw(width) if chart else None
    for node in picture.nodes if picture else ():
        node.shapes()  # kept there
    return said, (chart, width, picture)

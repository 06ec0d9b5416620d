"""The toolbar: the most used actions, the journey shown, and whose eyes it is seen with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from canvas_app.i18n import _
from canvas_app.i18n.keys import bracketed
from canvas_app.widgets import look, plain
from canvas_app.widgets.actions import spoken
from canvas_app.widgets.command import Command
from canvas_app.widgets.controls.choice import Choice
from canvas_app.widgets.controls.segments import Segments
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.model.project import Journey
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session

LEFT = (
    *("file.new", "file.open", "file.save", None, "edit.undo", "edit.redo", None),
    *("insert.touchpoint", "insert.note", "insert.capture"),
)
ZOOM = (
    None,
    "view.zoom_out",
    "view.zoom_in",
    "view.fit",
    "view.table",
    "view.present",
    None,
    "edit.find",
    "view.filter",
)
MOST_SEGMENTS = 4
BROAD, NARROW = (150, 170), 104
"""How wide the choices of view and persona are in px, at most and at least."""
AROUND = 46
"""Px of such a field around its words: its edges and its arrow."""
EXPORT = "file.export_pdf"
GIVEN_UP = (
    *("view.zoom_out", "view.zoom_in", EXPORT, "view.fit", "insert.note", "file.new"),
    *("file.open", "view.table", "view.present", "edit.redo", "edit.undo", "insert.capture"),
)
"""What a narrow window leaves to the menus, the first first; the export only loses its words."""


class ToolBar(QToolBar):
    """The one toolbar of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(look.ICON_SIZE, look.ICON_SIZE))
        self.journeys = Segments()
        self.journeys.chosen.connect(self._show_journey)
        self.view = Choice()
        self.view.chosen.connect(self._show_view)
        self.lens = Choice()
        self.lens.chosen.connect(self._show_lens)
        self.export = QPushButton()
        self.export.setProperty("primary", True)
        self.export.clicked.connect(window.actions_[EXPORT].trigger)
        self._of_document: list[QAction] = []
        self._lines: list[QAction] = []
        self._given_up: list[tuple[str, int]] = []
        self._add(LEFT)
        line = QAction(self)
        line.setSeparator(True)
        self.addAction(line)
        self._segments = (line, self._put(self.journeys))
        self._add(ZOOM)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        for field in (self.view, self.lens):
            self._of_document.append(self._put(field))
            self._add_space()
        self._of_document.append(self._put(self.export))
        self._order = self.actions()
        self.speak()
        self.refresh()

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        self.setWindowTitle(_("Toolbar"))
        if more := self.findChild(QToolButton, "qt_toolbar_ext_button"):
            more.setAccessibleName(_("More tools"))
            more.setToolTip(plain.tooltip(_("More tools")))
        self.view.offer(
            (
                ("best", _("Best view")),
                ("internal", _("Internal view")),
                ("customer", _("Customer view")),
            )
        )
        self.view.setAccessibleName(_("Ratings from"))
        self.lens.setAccessibleName(_("Persona"))
        self.journeys.setAccessibleName(_("Journey"))
        while self._given_up:
            self._take_back()
        export = self._window.actions_[EXPORT]
        self.export.setText(" " + spoken(export.spec))
        self.export.setAccessibleName(spoken(export.spec))
        self.export.setToolTip(export.toolTip())
        self._name_buttons()
        self._explain()
        self._share(self.width())

    def tint(self) -> None:
        """Take the colours of the present theme."""
        while self._given_up:
            self._take_back()
        for action in self._order:
            if isinstance(action, Command):
                action.tint()
        self.export.setIcon(look.icon("file-down", "accent.text"))
        self._share(self.width())

    def refresh(self) -> None:
        """Show the journeys, the view and the lens of the document."""
        session = self._window.session
        for action in (*self._of_document, *self._segments):
            action.setVisible(session is not None)
        if session is None:
            return
        for action in self._segments:
            action.setVisible(len(session.project.journeys) > 1)
        self.journeys.offer(journey_segments(session))
        self.journeys.show_value(session.view.journey_id)
        self.view.show_value({session.view.view})
        personas = session.project.personas
        self.lens.offer([(None, _("All personas")), *((p.id, p.name) for p in personas)])
        self.lens.show_value({session.view.lens})
        self.lens.setEnabled(bool(personas))
        self._share(self.width())

    def _add(self, ids: tuple[str | None, ...]) -> None:
        for id_ in ids:
            if id_ is None:
                self._lines.append(self.addSeparator())
            else:
                self.addAction(self._window.actions_[id_])

    def _put(self, widget: QWidget) -> QAction:
        """Put a widget in. An action that Qt makes for it itself is lost to Python some day."""
        action = QWidgetAction(self)
        action.setDefaultWidget(widget)
        self.addAction(action)
        return action

    def _add_space(self) -> None:
        space = QWidget()
        space.setFixedWidth(5)
        self._of_document.append(self._put(space))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share(self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share(event.size().width())
        super().resizeEvent(event)

    def _share(self, wide: int) -> None:
        """Give the fields what the tools leave of the width, as far as they need it."""
        self._make_room(wide)
        used = self.view.minimumWidth() + self.lens.minimumWidth()
        spare = wide - self.sizeHint().width() + used
        least, rest = self._least(), max(spare - sum(self._least()), 0)
        view = min(BROAD[0], least[0] + rest * BROAD[0] // sum(BROAD), max(NARROW, spare - NARROW))
        self.view.setFixedWidth(view)
        self.lens.setFixedWidth(min(BROAD[1], max(NARROW, spare - view)))

    def _least(self) -> tuple[int, int]:
        """Return how wide the fields have to be in px for their words, as far as they get it."""
        view, lens = (
            min(broad, max(NARROW, *(_wide(field, at) for at in range(field.count())), 0))
            for field, broad in zip((self.view, self.lens), BROAD, strict=True)
        )
        return view, lens

    def _make_room(self, wide: int) -> None:
        """Give up tools until the others fit, or take back what fits again."""
        if not self.isVisible():
            return
        before = len(self._given_up)
        while self._needed() > wide and len(self._given_up) < len(GIVEN_UP):
            self._give_up(GIVEN_UP[len(self._given_up)])
        while self._given_up and self._needed() + self._given_up[-1][1] <= wide:
            self._take_back()
        if before != len(self._given_up):
            self._name_buttons()

    def _needed(self) -> int:
        """Return how wide the bar has to be in px, with fields whose words are not cut."""
        fields = self.view.minimumWidth() + self.lens.minimumWidth()
        return self.sizeHint().width() - fields + sum(self._least())

    def _give_up(self, id_: str) -> None:
        needed = self._needed()
        if id_ == EXPORT:
            self.export.setText("")
        else:
            self.removeAction(self._window.actions_[id_])
            self._draw_lines()
        self._given_up.append((id_, needed - self._needed()))

    def _take_back(self) -> None:
        id_, _width = self._given_up.pop()
        action = self._window.actions_[id_]
        if id_ == EXPORT:
            self.export.setText(" " + spoken(action.spec))
        else:
            there = self.actions()
            later = self._order[self._order.index(action) + 1 :]
            self.insertAction(next(each for each in later if each in there), action)
            self._draw_lines()

    def _draw_lines(self) -> None:
        """Show a line only behind tools."""
        tools = False
        for action in self.actions():
            if action in self._lines:
                action.setVisible(tools)
                tools = False
            else:
                tools = tools or action.isVisible()

    def _name_buttons(self) -> None:
        for button in self.findChildren(QToolButton):
            if action := button.defaultAction():
                button.setAccessibleName(action.text().replace("&", ""))

    def _explain(self) -> None:
        for field, words, id_ in (
            (self.view, _("Whose ratings are shown"), "view.next_view"),
            (self.lens, _("Whose eyes the journey is seen with"), "view.next_lens"),
        ):
            field.setToolTip(plain.tooltip(bracketed(words, id_)))

    def _show_journey(self, id_: str) -> None:
        if self._window.session:
            self._window.session.show(journey_id=id_)

    def _show_view(self, view: object) -> None:
        if self._window.session:
            self._window.session.show(view=view)  # type: ignore[arg-type]

    def _show_lens(self, lens: object) -> None:
        if self._window.session:
            self._window.session.show(lens=lens)  # type: ignore[arg-type]


def _wide(field: Choice, at: int) -> int:
    return field.fontMetrics().horizontalAdvance(field.itemText(at)) + AROUND


def journey_segments(session: Session) -> list[tuple[str, str, str]]:
    """Return (id, words, tooltip) of the journeys a person can choose between.

    A journey is called by its state when no other has the same; of more than four, those
    next to the one shown stay.
    """
    journeys = session.project.journeys
    at = next(i for i, journey in enumerate(journeys) if journey.id == session.view.journey_id)
    first = min(max(at - 1, 0), max(len(journeys) - MOST_SEGMENTS, 0))
    states = [journey.state for journey in journeys]
    return [
        (journey.id, _short_name(journey, states), journey.name)
        for journey in journeys[first : first + MOST_SEGMENTS]
    ]


def _short_name(journey: Journey, states: Sequence[str]) -> str:
    from canvas_app.i18n.terms import term

    alone = states.count(journey.state) == 1
    return term("journey_state", journey.state) if alone else journey.name

"""A tab with several panels: chips choose one, each can have a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import _
from canvas_app.widgets import look, plain
from canvas_app.widgets.fitting import fit_screen
from canvas_app.widgets.overriding import override
from canvas_app.widgets.scores.chips import Chips
from canvas_app.widgets.scores.extras import ComparisonChoices
from canvas_app.widgets.scores.pages import places
from canvas_app.widgets.scores.score_page import ScorePage

if TYPE_CHECKING:
    from canvas_app.widgets.session import Session

WINDOW = QSize(760, 820)


class Book(QWidget):
    """``asked`` carries ids of cards, ``offered`` an offer a person takes."""

    asked = Signal(object)
    offered = Signal(object)
    thresholds_wanted = Signal()

    def __init__(self, session: Session, tab: str) -> None:
        super().__init__()
        self._session, self._places = session, places(tab)
        self.chips = Chips()
        self.chips.chosen.connect(self.show_key)
        self._out = QToolButton()
        self._out.setIconSize(QSize(16, 16))
        self._out.clicked.connect(self._take_out)
        self._try = QPushButton()
        self._try.setProperty("flat", True)
        self._try.clicked.connect(session.try_out)
        self._limits = QPushButton()
        self._limits.setProperty("flat", True)
        self._limits.clicked.connect(self.thresholds_wanted)
        self.stack = QStackedWidget()
        self.pages: dict[str, ScorePage] = {}
        self._holders = {place.key: _Holder() for place in self._places}
        for holder in self._holders.values():
            self.stack.addWidget(holder)
            holder.back_wanted.connect(self._bring_back)
        self._windows: dict[str, _OwnWindow] = {}
        self._lay_out()
        self._speak()
        session.trial_changed.connect(self._speak)
        self.show_key(self._places[0].key)

    @property
    def key(self) -> str:
        """The panel that is chosen."""
        return self.chips.value

    @property
    def page(self) -> ScorePage:
        """The page of the panel that is chosen, wherever it stands."""
        return self.pages[self.key]

    def show_key(self, key: str) -> None:
        """Choose a panel; it is made when it is chosen first."""
        self.chips.show_value(key)
        if key not in self.pages:
            page = self.pages[key] = ScorePage(self._session, key)
            page.asked.connect(self.asked)
            page.offered.connect(self.offered)
            page.setAccessibleName(self._words(key))
            self._holders[key].put(page)
        self.stack.setCurrentWidget(self._holders[key])
        if window := self._windows.get(key):
            window.raise_()

    def compare(self, a_id: str, b_id: str) -> None:
        """Compare two journeys, ids as ``model.snapshots.with_past`` gives them."""
        self.show_key("comparison")
        extra = self.pages["comparison"].extra
        if isinstance(extra, ComparisonChoices):
            extra.choose(a_id, b_id)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        elif event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 8, 0)
        top.addWidget(self.chips, 1)
        top.addWidget(self._out, 0, Qt.AlignmentFlag.AlignTop)
        below = QFrame()
        below.setObjectName("foot")
        foot = QHBoxLayout(below)
        foot.setContentsMargins(10, 2, 10, 4)
        foot.addWidget(self._try)
        foot.addStretch(1)
        foot.addWidget(self._limits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        column.addWidget(below)

    def _speak(self) -> None:
        self.chips.offer([(place.key, _(place.name)) for place in self._places])
        for words, button in ((_("Show in a window of its own"), self._out),):
            button.setToolTip(plain.tooltip(words))
            button.setAccessibleName(words)
        self._try.setText(_("Try it"))
        self._try.setToolTip(
            plain.tooltip(_("Change ratings and see all panels change, before you keep or drop it"))
        )
        self._try.setVisible(not self._session.trying)
        self._limits.setText(_("Thresholds…"))
        for key, window in self._windows.items():
            window.setWindowTitle(plain.title(self._name(key)))
        for key, page in self.pages.items():
            page.setAccessibleName(self._words(key))
        self._tint()

    def _tint(self) -> None:
        self._out.setIcon(look.icon("maximize", "text.muted"))

    def _name(self, key: str) -> str:
        return f"{self._words(key)} – {self._session.project.title}"

    def _words(self, key: str) -> str:
        return _(next(place.name for place in self._places if place.key == key))

    def _take_out(self) -> None:
        key = self.key
        if key in self._windows:
            self._bring_back(key)
            return
        window = _OwnWindow(self.window(), key, self.pages[key])
        window.left.connect(self._bring_back)
        window.setWindowTitle(plain.title(self._name(key)))
        self._windows[key] = window
        self._holders[key].leave_empty(key)
        window.show()

    def _bring_back(self, key: str) -> None:
        window = self._windows.pop(key, None)
        if window is None:
            return
        self._holders[key].put(self.pages[key])
        window.deleteLater()


class _Holder(QWidget):
    """The place of a panel in its tab: the panel, or words when it has a window of its own."""

    back_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._words = plain.label(tone="muted")
        self._back = QPushButton()
        self._back.clicked.connect(self._ask_back)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._away = QWidget()
        inside = QVBoxLayout(self._away)
        inside.setContentsMargins(14, 16, 14, 14)
        inside.addWidget(self._words)
        inside.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self._column.addWidget(self._away)
        self._away.hide()

    def put(self, page: QWidget) -> None:
        """Hold the panel."""
        self._away.hide()
        self._column.addWidget(page)
        page.show()

    def leave_empty(self, key: str) -> None:
        """Say that the panel is elsewhere."""
        self._key = key
        self._words.setText(_("This panel has a window of its own."))
        self._back.setText(_("Bring it back"))
        self._away.show()

    def _ask_back(self) -> None:
        self.back_wanted.emit(self._key)


class _OwnWindow(QWidget):
    """A panel in a window of its own; closing it brings the panel back."""

    left = Signal(str)

    def __init__(self, parent: QWidget, key: str, page: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._key = key
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        page.show()
        fit_screen(self, WINDOW)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.left.emit(self._key)

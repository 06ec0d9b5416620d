"""All that cards can be filtered by, to switch on and off (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import _
from canvas_app.layout.view import JourneyView
from canvas_app.model.filter import NO_FILTER
from canvas_app.panels.filter_words import Section, asks_for, sections, with_option
from canvas_app.widgets import look, plain
from canvas_app.widgets.find.counting import told
from canvas_app.widgets.find.tokens import Flow, Token
from canvas_app.widgets.session import Session

WIDE = 420
HIGHEST = 780
EDGE = 8


class FilterPanel(QFrame):
    """A popup that changes the filter of a session at once; a click beside it closes it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popover")
        self.setAccessibleName(_("Filter"))
        self.setFixedWidth(WIDE)
        self._session = session
        self._flows: list[Flow] = []
        self.said = plain.label(size=12, tone="muted")
        self.clear = QPushButton(_("Show all"))
        self.clear.clicked.connect(self._clear)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(16, 12, 10, 6)
        self._column.setSpacing(6)
        for section in sections(session.view):
            self._add(section)
        self._area.setWidget(self._page)
        self._lay_out()
        session.changed.connect(self._follow)
        self._follow(session.view, session.view)

    def tokens(self) -> list[Token]:
        """Return everything that can be switched, in its order."""
        return [token for flow in self._flows for token in flow.tokens()]

    def pop_up(self, under: QWidget) -> None:
        """Show it below a widget, inside the screen; the first switch has the focus."""
        inner = WIDE - 2 * self.frameWidth()
        high = self._page.heightForWidth(inner)
        foot = self.sizeHint().height() - self._area.sizeHint().height()
        space = under.screen().availableGeometry()
        self.setFixedHeight(min(high + foot, HIGHEST, space.height() - 2 * EDGE))
        at = under.mapToGlobal(QPoint(0, under.height() + 4))
        at.setX(max(space.left() + EDGE, min(at.x(), space.right() - WIDE - EDGE)))
        at.setY(max(space.top() + EDGE, min(at.y(), space.bottom() - self.height() - EDGE)))
        self.move(at)
        self.show()
        if tokens := self.tokens():
            tokens[0].setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 12, 10)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    def _add(self, section: Section) -> None:
        title = QLabel(section.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(look.font(11, "semibold"))
        title.setProperty("tone", "muted")
        flow = Flow()
        flow.setAccessibleName(section.title)
        tokens = [Token(o.name, o.value, o.words, o.n or 0, flow) for o in section.options]
        for token in tokens:
            token.clicked.connect(self._switch)
            if token.sizeHint().width() > WIDE - 60:
                token.setToolTip(plain.tooltip(token.text()))
        flow.put(tokens)
        self._flows.append(flow)
        if self._column.count():
            self._column.addSpacing(6)
        self._column.addWidget(title)
        self._column.addWidget(flow)

    def _switch(self) -> None:
        token = self.sender()
        if isinstance(token, Token):
            now = self._session.view.filter
            self._session.show(filter=with_option(now, token.name, token.value))

    def _clear(self) -> None:
        self._session.show(filter=NO_FILTER)

    def _follow(self, _before: JourneyView, after: JourneyView) -> None:
        for token in self.tokens():
            token.setChecked(asks_for(after.filter, token.name, token.value))
        self.said.setText(told(after))
        self.clear.setEnabled(not after.filter.is_empty)

"""All notes of a card in a window over the canvas, opened by its "+n" (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from canvas_app.i18n import _
from canvas_app.layout.picture import Node
from canvas_app.widgets import plain
from canvas_app.widgets.overriding import override
from canvas_app.widgets.panels.notes import NoteList
from canvas_app.widgets.session import Session

WIDTH, TALLEST = 330, 460


class NotePile(QFrame):
    """Shows and changes the notes of one card until somebody clicks elsewhere or presses Esc."""

    placing_asked = Signal(str)

    def __init__(self, session: Session, node: Node, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("pile")
        self.setAutoFillBackground(True)
        self._session = session
        self._card = node.touchpoint_id or ""
        self._title = plain.label(weight="semibold")
        self.notes = NoteList(session)
        self.notes.placing_asked.connect(self._place)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.addWidget(self.notes)
        inner.addStretch(1)
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 10)
        column.addWidget(self._title)
        column.addWidget(scroll)
        session.changed.connect(self._follow)
        self._follow()

    def open_at(self, place: QPoint) -> None:
        """Show the pile at a point of the screen, or beside it where there is room."""
        self.notes.adjustSize()
        tall = min(self.notes.heightForWidth(WIDTH - 30), TALLEST)
        tall = tall if tall > 0 else min(self.notes.sizeHint().height(), TALLEST)
        size = QSize(WIDTH, tall + 60)
        area = self.screen().availableGeometry()
        left = max(area.left(), min(place.x(), area.right() - size.width()))
        top = max(area.top(), min(place.y(), area.bottom() - size.height()))
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        rows = list(self.notes.rows.values())
        if rows:
            rows[0].text.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.notes.commit()
        super().closeEvent(event)

    def _follow(self) -> None:
        project = self._session.project
        found = [note for note in project.notes if note.touchpoint_id == self._card]
        names = (t.name for t in self._session.journey.touchpoints if t.id == self._card)
        name = next(names, "")
        if not name:
            self.close()
            return
        self._title.setText(_("Notes on {card}").format(card=plain.one_line(name)))
        self.notes.show_notes(found, self._card)

    def _place(self, note_id: str) -> None:
        self.close()
        self.placing_asked.emit(note_id)

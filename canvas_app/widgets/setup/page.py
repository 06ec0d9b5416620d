"""A page of the set-up: a list of records beside the fields of one (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from canvas_app.i18n import _
from canvas_app.model.project import Record
from canvas_app.widgets import plain
from canvas_app.widgets.controls.list_editor import ListEditor
from canvas_app.widgets.controls.text_field import TextField
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session
from canvas_app.widgets.setup.deleting import delete_persona, delete_stage
from canvas_app.widgets.setup.form import Form
from canvas_app.widgets.setup.nouns import PROJECT, Noun, set_project

BACK = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
LIST_WIDTH = 232
MARGINS = (20, 18, 20, 12)


class ProjectPage(QWidget):
    """The fields of the project itself."""

    refused = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.form = Form(PROJECT)
        self.form.entered.connect(self._enter)
        self.form.refused.connect(self.refused)
        row = QHBoxLayout(self)
        row.setContentsMargins(*MARGINS)
        row.addWidget(scrolled(self.form))

    @property
    def last(self) -> QWidget:
        """Where the Tab key leaves the page."""
        return self.form.last

    def refresh(self) -> None:
        """Show what is so now."""
        self.form.show_record(self._session.project, self._session.project)

    def _enter(self, name: str, value: object) -> None:
        self._session.apply(set_project(name, value))


class RecordPage(QWidget):
    """One list of the project; every change is an edit at once."""

    refused = Signal(str)

    def __init__(self, session: Session, noun: Noun) -> None:
        super().__init__()
        self._session, self._noun = session, noun
        self.list = ListEditor()
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.list.setAccessibleName(_(noun.words))
        self.form = Form(noun.fields)
        self.empty = plain.label(_(noun.empty), tone="muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = scrolled(self.form)
        self.list.asked.connect(self._do)
        self.list.chosen.connect(self.refresh)
        self.form.entered.connect(self._enter)
        self.form.refused.connect(self.refused)
        self._renaming = False
        self.form.first.installEventFilter(self)
        for name in ("up", "down"):
            self.list.buttons[name].setVisible(noun.move is not None)
        right = QVBoxLayout()
        right.addWidget(self._scroll, 1)
        right.addWidget(self.empty, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*MARGINS)
        row.setSpacing(22)
        row.addWidget(self.list)
        row.addLayout(right, 1)

    @property
    def last(self) -> QWidget:
        """Where the Tab key leaves the page."""
        return self.form.last

    @property
    def current(self) -> str | None:
        """The id of the record shown."""
        return self.list.current

    def refresh(self) -> None:
        """Show what is so now."""
        project, records = self._session.project, self._records()
        label = self._noun.label
        self.list.show_things([(r.id, label(project, r)) for r in records], self.current)  # type: ignore[attr-defined]
        there = next((r for r in records if r.id == self.current), None)  # type: ignore[attr-defined]
        self._scroll.setVisible(there is not None)
        self.empty.setVisible(there is None)
        if there is not None:
            self.form.show_record(project, there)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Let Enter and Escape lead back from a name to the list in which one asked for it."""
        if not self._renaming or not isinstance(watched, TextField):
            return False
        if event.type() == QEvent.Type.FocusOut:
            self._renaming = False
        elif isinstance(event, QKeyEvent) and event.key() in BACK:
            if event.type() == QEvent.Type.KeyPress:
                watched.revert() if event.key() == Qt.Key.Key_Escape else watched.commit()
                self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def go(self, id_: str) -> None:
        """Show a record, ready to be named."""
        self.list.show_current(id_)
        self.refresh()
        self.form.begin()

    def _records(self) -> tuple[Record, ...]:
        found: tuple[Record, ...] = getattr(self._session.project, self._noun.key)
        return found

    def _do(self, what: str) -> None:
        id_ = self.current
        if what == "add":
            self._add()
        elif id_ and what == "rename":
            self.form.begin()
            self._renaming = True
        elif id_ and what == "delete":
            self._delete(id_)
        elif id_ and self._noun.move:
            ids = [record.id for record in self._records()]  # type: ignore[attr-defined]
            step = -1 if what == "up" else 1
            self._session.apply(self._noun.move(id_, ids.index(id_) + step))

    def _add(self) -> None:
        known = {record.id for record in self._records()}  # type: ignore[attr-defined]
        if self._session.apply(self._noun.fresh(self._session.project, self.current)):
            new = (r.id for r in self._records() if r.id not in known)  # type: ignore[attr-defined]
            self.go(next(new))

    def _delete(self, id_: str) -> None:
        if self._noun.delete:
            self._session.apply(self._noun.delete(id_))
        else:
            ask = delete_stage if self._noun.key == "stages" else delete_persona
            ask(self, self._session, id_)

    def _enter(self, name: str, value: object) -> None:
        if self.current:
            self._session.apply(self._noun.change(self._session.project, self.current, name, value))
            self.refresh()


def scrolled(widget: QWidget) -> QScrollArea:
    """Return an area in which a form scrolls up and down."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 10, 0)
    column.addWidget(widget)
    area.setWidget(page)
    return area

"""The set-up: project, stages, personas, journeys and the other lists (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import _
from canvas_app.i18n.errors import edit_sentence
from canvas_app.model.edits.edit import EditError
from canvas_app.widgets import plain
from canvas_app.widgets.controls.button import Button
from canvas_app.widgets.fitting import fit_screen
from canvas_app.widgets.overriding import override
from canvas_app.widgets.setup.nouns import NOUNS
from canvas_app.widgets.setup.page import ProjectPage, RecordPage
from canvas_app.widgets.undo_offer import offer_in

if TYPE_CHECKING:
    from canvas_app.widgets.session import Session

Page = ProjectPage | RecordPage
SIZE = QSize(900, 600)
NAV_WIDTH, NAV_HEIGHT = 168, 34


class Setup(QDialog):
    """Pages chosen on the left; every change is an edit at once, so that undo takes it back."""

    def __init__(self, parent: QWidget, session: Session, page: str = "project") -> None:
        """Show ``page``: "project" or a key of ``NOUNS``."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Set up the project"))
        fit_screen(self, SIZE)
        self._session = session
        self.pages: dict[str, Page] = {}
        self.nav = QListWidget()
        self.nav.setObjectName("nav")
        self.nav.setFixedWidth(NAV_WIDTH)
        self.nav.setAccessibleName(_("Pages"))
        self._fill_nav()
        self._stack = QStackedWidget()
        self.refusal = plain.label(tone="danger")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.banner = offer_in(self, session)
        self.shut = Button(_("Close"))
        self._lay_out()
        self.nav.currentItemChanged.connect(self._turn)
        session.changed.connect(self._follow)
        session.refused.connect(self._hear)
        self.show_page(page)

    @property
    def page(self) -> Page:
        """The page shown."""
        return self.pages[self._key]

    def show_page(self, key: str) -> Page:
        """Turn to a page and return it."""
        self.nav.setCurrentRow(["project", *NOUNS].index(key))
        return self.page

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    @property
    def _key(self) -> str:
        return str(self.nav.currentItem().data(Qt.ItemDataRole.UserRole))

    def _fill_nav(self) -> None:
        titles = [("project", _("Project")), *((key, _(noun.words)) for key, noun in NOUNS.items())]
        for key, words in titles:
            item = QListWidgetItem(words, self.nav)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, NAV_HEIGHT))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self.shut, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 14)
        foot.addWidget(self.refusal, 1)
        foot.addWidget(buttons, 0, Qt.AlignmentFlag.AlignRight)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.banner)
        right.addSpacing(12)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addLayout(right, 1)

    def _turn(self) -> None:
        self.refusal.hide()
        key = self._key
        if key not in self.pages:
            noun = NOUNS.get(key)
            page = RecordPage(self._session, noun) if noun else ProjectPage(self._session)
            page.refused.connect(self._refuse)
            self.pages[key] = page
            self._stack.addWidget(page)
            self.setTabOrder(page.last, self.shut)
        self._stack.setCurrentWidget(self.pages[key])
        self.page.refresh()

    def _follow(self) -> None:
        self.refusal.hide()
        self.page.refresh()

    def _hear(self, error: EditError) -> None:
        self._refuse(edit_sentence(error.kind, error.facts))
        self.page.refresh()

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

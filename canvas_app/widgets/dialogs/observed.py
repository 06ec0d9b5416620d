"""How many customers entered and completed a journey: the counts of an A/B test (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from canvas_app.i18n import _
from canvas_app.model.edits import journeys
from canvas_app.model.project import Journey, Observed
from canvas_app.widgets import plain
from canvas_app.widgets.controls.number_field import NumberField

if TYPE_CHECKING:
    from canvas_app.widgets.session import Session

MOST = 1_000_000_000


class ObservedDialog(QDialog):
    """Two counts of one journey; refused with a sentence when more completed than entered."""

    def __init__(self, parent: QWidget, session: Session, journey: Journey) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain.title(journey.name))
        self._session, self._id = session, journey.id
        found = journey.observed
        self._counts = {
            "entered": found.entered if found else None,
            "completed": found.completed if found else None,
        }
        self.fields = {name: NumberField(0, MOST) for name in self._counts}
        self.refusal = plain.label(tone="danger", size=12)
        self.refusal.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        words = {"entered": _("Entered"), "completed": _("Completed")}
        for row, (name, field) in enumerate(self.fields.items()):
            field.setAccessibleName(words[name])
            field.show_numbers({self._counts[name]})
            field.refused.connect(self._refuse)
            grid.addWidget(plain.label(words[name], tone="muted"), row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(plain.label(_("How many customers entered and completed this journey?")))
        column.addLayout(grid)
        column.addWidget(self.refusal)
        column.addWidget(self.buttons)

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _take(self) -> None:
        try:
            counts = [int(field.text().translate(_GROUPS)) for field in self.fields.values()]
        except ValueError:
            self._refuse(_("Please enter both counts as whole numbers."))
            return
        entered, completed = counts
        if completed > entered:
            self._refuse(_("More customers cannot have completed the journey than entered it."))
            return
        self._session.apply(
            journeys.set_fields(self._id, observed=Observed(entered=entered, completed=completed))
        )
        self.accept()


_GROUPS = str.maketrans("", "", ".,\u00a0\u202f ")
"""Thousands are grouped by these in one language or the other."""


def show_observed(parent: QWidget, session: Session, journey_id: str) -> None:
    """Open the dialog for a journey of the project."""
    journey = next(j for j in session.project.journeys if j.id == journey_id)
    ObservedDialog(parent, session, journey).open()

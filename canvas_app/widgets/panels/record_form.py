"""The fields of one record below its table (room: widgets)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from canvas_app.i18n.terms import field
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import BudgetLine, Feedback
from canvas_app.model.scoring.values import canonical
from canvas_app.widgets import plain
from canvas_app.widgets.controls.choice import Choice
from canvas_app.widgets.controls.typed_field import TypedField
from canvas_app.widgets.panels.count_row import CountRow
from canvas_app.widgets.panels.touchpoint_picker import Offered, TouchpointPicker

Record = BudgetLine | Feedback
Control = Choice | TypedField | TouchpointPicker
LABEL = 104


class RecordForm(QWidget):
    """Fields under each other, the touchpoints of the record first.

    ``entered`` carries the name of a field and the value a person gave it, ``refused`` a
    sentence. A subclass puts its own fields in and shows records in them.
    """

    entered = Signal(str, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls: dict[str, Control] = {}
        self._labels: dict[str, QLabel] = {}
        self._elsewhere: tuple[str, ...] = ()
        self._view: JourneyView | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.touchpoints = TouchpointPicker()
        self.touchpoints.chosen.connect(self._choose)
        self.put("touchpoint_ids", self.touchpoints)

    def show_record(self, view: JourneyView, record: Record, columns: Collection[str]) -> None:
        """Show a record; fields that have a column in the table need no place here."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Return the field that Enter in a cell of the table leads to."""
        return self.touchpoints

    def put(self, name: str, control: Control) -> None:
        """Put a field below those there are, with its name."""
        label = plain.label(tone="muted")
        label.setBuddy(control)
        label.setFixedWidth(LABEL)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(control, row, 1)
        self.controls[name], self._labels[name] = control, label
        if isinstance(control, TypedField):
            control.entered.connect(partial(self.entered.emit, name))
            control.refused.connect(self.refused)
        elif isinstance(control, Choice):
            control.chosen.connect(partial(self.entered.emit, name))

    def put_counts(self, counts: CountRow) -> None:
        """Put a row of counts below the fields there are, over the whole width."""
        self._grid.addWidget(counts, self._grid.rowCount(), 0, 1, 2)
        counts.entered.connect(self.entered)
        counts.refused.connect(self.refused)

    def show_field(self, name: str, shown: bool) -> None:
        """Show a field, or hide it with its name."""
        self.controls[name].setVisible(shown)
        self._labels[name].setVisible(shown)

    def show_touchpoints(self, view: JourneyView, record: Record) -> None:
        """Show which touchpoints of the journey a record has."""
        names = {touchpoint.id: touchpoint.name for touchpoint in view.journey.touchpoints}
        here = [id_ for id_ in record.touchpoint_ids if id_ in names]
        self._view = view
        self._elsewhere = tuple(id_ for id_ in record.touchpoint_ids if id_ not in names)
        self.touchpoints.show_touchpoints([names[id_] for id_ in here], here, self._offered)

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        for name, label in self._labels.items():
            label.setText(field(name))
            self.controls[name].setAccessibleName(field(name))

    def _offered(self) -> Sequence[Offered]:
        if self._view is None:
            return ()
        stages = {stage.id: stage.name for stage in self._view.project.stages}
        here = canonical(self._view.project, self._view.journey.touchpoints)
        return [Offered(t.id, t.name, stages.get(t.stage_id, "")) for t in here]

    def _choose(self, ids: tuple[str, ...]) -> None:
        """Tell the touchpoints ticked; those of other journeys stay."""
        self.entered.emit("touchpoint_ids", (*ids, *self._elsewhere))

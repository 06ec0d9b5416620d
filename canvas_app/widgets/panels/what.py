"""The fields of a touchpoint, two columns: what it is called, and what it is (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from canvas_app.i18n import N_, _
from canvas_app.i18n.terms import field
from canvas_app.model.project import Project, Touchpoint
from canvas_app.panels.choices import options
from canvas_app.widgets import plain
from canvas_app.widgets.controls.choice import CheckChoice, Choice
from canvas_app.widgets.controls.text_field import TextField
from canvas_app.widgets.controls.tick import Tick
from canvas_app.widgets.panels.cards import values

ONE = ("channel_id", "environment", "form", "ownership", "status", "owner_id", "identification")
SEVERAL = {
    "devices": N_("No device"),
    "persona_ids": N_("Everyone"),
    "goal_ids": N_("No goal"),
}
TEXTS = ("identifier", "description", "message", "key")
Control = Choice | CheckChoice | TextField | Tick


class Fields(QWidget):
    """A form over some fields of the selected touchpoints.

    ``edited`` carries the name of a field and the value a person gave it; ``switched`` the
    name of a field, a member of it, and whether all the touchpoints shall have it.
    """

    edited = Signal(str, object)
    switched = Signal(str, str, bool)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls: dict[str, Control] = {}
        self._labels: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(names):
            control = self.controls[name] = self._control(name)
            label = self._labels[name] = plain.label(tone="muted")
            label.setBuddy(control)
            label.setFixedWidth(LABEL)
            top = Qt.AlignmentFlag.AlignTop if name in TEXTS else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, top)
            grid.addWidget(control, row, 1)
        self.speak()

    def speak(self) -> None:
        """Take the words of the language spoken now; values follow with ``show``."""
        for name, label in self._labels.items():
            label.setText(field(name))
            self.controls[name].setAccessibleName(field(name))

    def show_cards(self, project: Project, cards: Sequence[Touchpoint]) -> None:
        """Show what the cards have in common."""
        for name, control in self.controls.items():
            there = values(cards, name)
            if isinstance(control, Choice):
                control.offer(options(project, name))
                control.show_value(there)
            elif isinstance(control, CheckChoice):
                control.offer(options(project, name), _(SEVERAL[name]))
                control.show_values(there)  # type: ignore[arg-type]
            elif isinstance(control, TextField):
                control.show_texts(there)  # type: ignore[arg-type]
            else:
                mixed = len(there) > 1
                state = Qt.CheckState.Checked if True in there else Qt.CheckState.Unchecked
                control.setCheckState(Qt.CheckState.PartiallyChecked if mixed else state)

    def _control(self, name: str) -> Control:
        tell = partial(self.edited.emit, name)
        if name in ONE or name == "legal_basis":
            choice = Choice()
            choice.warn = None if name == "owner_id" else ...
            choice.chosen.connect(tell)
            return choice
        if name in SEVERAL:
            several = CheckChoice()
            several.chosen.connect(tell)
            several.switched.connect(partial(self.switched.emit, name))
            return several
        if name in TEXTS:
            text = TextField()
            text.entered.connect(tell)
            text.setReadOnly(name == "key")
            return text
        tick = Tick()
        tick.set_by_hand.connect(tell)
        return tick


LABEL = 98

"""Rate the selected touchpoints: sliders, numbers and faces, per persona and view."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import N_, _
from canvas_app.i18n.terms import field, heading
from canvas_app.model.project import Project, Touchpoint, View
from canvas_app.model.scoring.values import effective
from canvas_app.panels.numbers import written
from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.choice import Choice
from canvas_app.widgets.controls.feeling import Feeling
from canvas_app.widgets.controls.number_field import NumberField
from canvas_app.widgets.controls.scale import Scale
from canvas_app.widgets.panels.cards import agreed, met_by, rating_values
from canvas_app.widgets.panels.what import LABEL

NUMBERS = {"importance": 10, "expectation": 10, "experience": 10, "success_chance": 100}
FEELINGS = {
    "emotional": (
        N_("very negative"),
        N_("negative"),
        N_("neutral"),
        N_("positive"),
        N_("very positive"),
    ),
    "cognitive": (
        N_("misleading"),
        N_("unclear"),
        N_("neutral"),
        N_("clear"),
        N_("very clear"),
    ),
}
VIEWS: tuple[View, ...] = ("customer", "internal")
DISAPPOINTING = 2
"""From this gap on the experience is shown as a warning (``scoring.md`` 2.5)."""


class RatingBox(QWidget):
    """The rating of one persona (or all) in one view.

    ``rated`` carries the field and its new value, None when it was cleared. ``chosen`` tells
    that a person wants to see another view's or persona's rating.
    """

    rated = Signal(str, object)
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self.persona = Choice(), Choice()
        self.view.chosen.connect(self.chosen)
        self.persona.chosen.connect(self.chosen)
        self.source = Choice()
        self.source.chosen.connect(partial(self.rated.emit, "source_id"))
        self.scales = {name: Scale(high, high // 10) for name, high in NUMBERS.items()}
        self.numbers = {
            name: NumberField(0, high, unit="\u202f%" if high == 100 else "")
            for name, high in NUMBERS.items()
        }
        self.feelings = {name: Feeling(faces=name == "emotional") for name in FEELINGS}
        names = (*NUMBERS, *FEELINGS)
        self.clears = {name: self._clear_button(name) for name in names}
        self._labels = {name: plain.label(tone="muted") for name in (*names, "source_id")}
        self.refusal = plain.label(tone="danger", size=12)
        self.refusal.hide()
        self.gap = _GapBox()
        self._lay_out()
        self._connect()
        self.speak()

    @property
    def whose(self) -> tuple[str | None, View]:
        """The persona (None: all) and the view whose rating is shown."""
        return self.persona.currentData(), self.view.currentData() or "customer"

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        for name, label in self._labels.items():
            label.setText(field(name))
        for name, high in NUMBERS.items():
            self.scales[name].setAccessibleName(f"{field(name)}, 0–{high}")
            self.numbers[name].setAccessibleName(field(name))
        for name, steps in FEELINGS.items():
            self.feelings[name].setAccessibleName(field(name))
            self.feelings[name].name([_(word) for word in steps])
        for name, button in self.clears.items():
            words = _("Clear {field}").format(field=field(name))
            button.setToolTip(plain.tooltip(words))
            button.setAccessibleName(words)
        self.view.setAccessibleName(_("View"))
        self.persona.setAccessibleName(_("Persona"))
        self.source.setAccessibleName(field("source_id"))
        self.view.clear()

    def tint(self) -> None:
        """Take the colours of the present theme."""
        for button in self.clears.values():
            button.setIcon(look.icon("x", "text.muted"))

    def look_at(
        self, project: Project, cards: Sequence[Touchpoint], persona_id: str | None, view: View
    ) -> None:
        """Show whose ratings can be chosen, and which one is."""
        met = dict.fromkeys(persona for card in cards for persona in met_by(project, card))
        self.view.offer([(each, heading("view", each)) for each in VIEWS])
        self.view.show_value({view})
        self.persona.offer([(None, _("All personas")), *((p.id, p.name) for p in met)])
        self.persona.show_value({persona_id})
        self.show_cards(project, cards)

    def show_cards(self, project: Project, cards: Sequence[Touchpoint]) -> None:
        """Show the numbers of the rating chosen."""
        persona_id, view = self.whose
        for name in (*NUMBERS, *FEELINGS):
            there = rating_values(cards, persona_id, view, name)
            self.clears[name].setVisible(there != {None})
            ghost = agreed(effective(card, name, persona_id, view) for card in cards)  # type: ignore[arg-type]
            if name in NUMBERS:
                only = next(iter(there)) if len(there) == 1 else None
                counts = None if ghost is None or len(there) > 1 else float(ghost)
                self.scales[name].show_number(only, counts, mixed=len(there) > 1)
                self.numbers[name].show_numbers(there)
                self.numbers[name].setPlaceholderText(
                    "" if ghost is None else written(float(ghost))
                )
            else:
                self.feelings[name].show_numbers(there)
        self._warn(cards)
        self._show_source(project, cards)
        self.gap.show_card(project, cards[0] if len(cards) == 1 else None, persona_id)

    def _warn(self, cards: Sequence[Touchpoint]) -> None:
        persona_id, view = self.whose
        card = cards[0] if len(cards) == 1 else None
        experience = effective(card, "experience", persona_id, view) if card else None
        expected = effective(card, "expectation", persona_id, view) if card else None
        bad = (
            experience is not None
            and expected is not None
            and experience - expected <= -DISAPPOINTING
        )
        self.scales["experience"].tone = "warn" if bad else "text.muted"
        self.scales["experience"].update()

    def _show_source(self, project: Project, cards: Sequence[Touchpoint]) -> None:
        persona_id, view = self.whose
        there = rating_values(cards, persona_id, view, "source_id")
        self.source.offer([(None, _("No source")), *((s.id, s.name) for s in project.sources)])
        self.source.show_value(there)
        shown = bool(project.sources)
        self.source.setVisible(shown)
        self._labels["source_id"].setVisible(shown)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.view)
        row.addWidget(self.persona)
        column.addLayout(row)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (name, label) in enumerate(self._labels.items()):
            label.setFixedWidth(LABEL)
            grid.addWidget(label, at, 0)
            if name in NUMBERS:
                self.numbers[name].setFixedWidth(58)
                grid.addWidget(self.scales[name], at, 1)
                grid.addWidget(self.numbers[name], at, 2)
            elif name in FEELINGS:
                grid.addWidget(self.feelings[name], at, 1, 1, 2)
            else:
                grid.addWidget(self.source, at, 1, 1, 2)
            if name in self.clears:
                grid.addWidget(self.clears[name], at, 3)
        column.addLayout(grid)
        column.addWidget(self.refusal)
        column.addWidget(self.gap)

    def _connect(self) -> None:
        for name in NUMBERS:
            self.scales[name].set_by_hand.connect(partial(self._tell, name))
            self.numbers[name].entered.connect(partial(self._tell, name))
            self.numbers[name].refused.connect(partial(self._refuse, name))
        for name in FEELINGS:
            self.feelings[name].set_by_hand.connect(partial(self._tell, name))

    def _clear_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(12, 12))
        button.setProperty("small", True)
        button.setFixedSize(24, 24)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.clicked.connect(partial(self._tell, name, None))
        return button

    def _tell(self, name: str, value: object, *_rest: object) -> None:
        self.refusal.hide()
        self.rated.emit(name, value)

    def _refuse(self, name: str, sentence: str) -> None:
        self.refusal.setText(f"{field(name)}: {sentence}")
        self.refusal.show()


class _GapBox(QFrame):
    """Says how far our own view and the customer's are apart."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("gap")
        self.gap, self.words = plain.label(size=12, weight="semibold"), plain.label(size=12)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.setSpacing(1)
        inside.addWidget(self.gap)
        inside.addWidget(self.words)

    def show_card(self, project: Project, card: Touchpoint | None, persona_id: str | None) -> None:
        """Tell the self-image gap of a card, or hide when one of the views is missing."""
        ours = effective(card, "experience", persona_id, "internal") if card else None
        theirs = effective(card, "experience", persona_id, "customer") if card else None
        self.setVisible(ours is not None and theirs is not None)
        if card is None or ours is None or theirs is None:
            return
        gap = written(float(ours - theirs), sign=True)
        self.gap.setText(_("Self-image gap {gap}").format(gap=gap))
        words = _("We rate the experience {ours}, the customer {theirs}")
        told = words.format(ours=written(float(ours)), theirs=written(float(theirs)))
        source = _source_of(project, card, persona_id)
        self.words.setText(f"{told} ({source})" if source else told)


def _source_of(project: Project, card: Touchpoint, persona_id: str | None) -> str:
    names = {source.id: source.name for source in project.sources}
    for who in (persona_id, None):
        for rating in card.ratings:
            if (rating.persona_id, rating.view) == (who, "customer") and rating.source_id:
                return plain.one_line(names.get(rating.source_id, ""))
    return ""

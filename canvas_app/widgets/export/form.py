"""The choices of an export; only those that matter for it are shown (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from canvas_app import i18n
from canvas_app.export.formats import FORMATS
from canvas_app.export.options import PANELS, VIEWS, WIDEST_OVERLAP
from canvas_app.export.paper import ORIENTATIONS
from canvas_app.i18n import N_, _, number
from canvas_app.i18n.plain import quoted
from canvas_app.i18n.terms import heading
from canvas_app.model.project import Project
from canvas_app.widgets import plain
from canvas_app.widgets.controls.choice import CheckChoice, Choice, Option
from canvas_app.widgets.controls.tick import Tick
from canvas_app.widgets.controls.typed_field import TypedField, decimal, written
from canvas_app.widgets.export.layouts import Layouts
from canvas_app.widgets.export.wish import SCALES, Wish, matters, paper, papers
from canvas_app.widgets.export.words import (
    LAYOUT_SENTENCES,
    ORIENTATION_NAMES,
    paper_name,
)
from canvas_app.widgets.scores.pages import PLACES

LANGUAGES: tuple[Option, ...] = (("de", "Deutsch"), ("en", "English"))
NAMES: Mapping[str, str] = {
    "suffix": N_("Format"),
    "layout": N_("Layout"),
    "paper": N_("Paper"),
    "orientation": N_("Orientation"),
    "overlap": N_("Overlap of the sheets"),
    "journey": N_("Journey"),
    "compare": N_("Compared with"),
    "persona": N_("Persona"),
    "view": N_("View"),
    "panels": N_("Panels"),
    "scale": N_("Sharpness"),
    "language": N_("Language"),
    "day": N_("Date"),
}
ROWS: tuple[tuple[str, ...], ...] = (
    ("suffix",),
    ("layout",),
    ("paper", "orientation"),
    ("overlap",),
    ("scale",),
    ("journey",),
    ("compare",),
    ("persona", "view"),
    ("panels",),
    ("language", "day"),
)
"""The fields from above; those in a row share it while both are shown."""
TICKS: Mapping[str, str] = {
    "notes": N_("With notes and quotes"),
    "greyscale": N_("Without colours"),
    "transparent": N_("Transparent ground"),
    "attach": N_("Carry the project along"),
}
TIPS: Mapping[str, str] = {
    "attach": N_("The PDF can be opened as a project again."),
    "greyscale": N_("For printers that are black and white; colours become greys and patterns."),
}
SENTENCES: Mapping[str, str] = {
    ".png": N_("The whole journey as one picture."),
    ".svg": N_("The whole journey as one drawing with text that stays text."),
    ".csv": N_("One row for each touchpoint and persona."),
    ".xlsx": N_("The whole project; it can be edited there and imported again."),
    ".pptx": N_("Slides whose cards can be edited."),
}
RARE = ("scale", "overlap", "transparent")
"""Choices of one format or layout only."""
NAME_OF_DATE = {"day": "date"}
"""What ``matters`` calls a field, where it is not the name of the choice."""


class Form(QWidget):
    """``changed`` carries the new wish after each choice of a person."""

    changed = Signal(object)

    def __init__(self, project: Project, wish: Wish) -> None:
        super().__init__()
        self._project, self.wish = project, wish
        self.choices = {name: Choice() for name in NAMES if name in self._makers()}
        self.layouts, self.panels = Layouts(), CheckChoice()
        self.overlap = TypedField(_overlap, _millimetres)
        self.day = TypedField(_day, _written_day)
        self.ticks = {name: Tick(_(words)) for name, words in TICKS.items()}
        self.fields: dict[str, QWidget] = {
            **self.choices,
            **{"layout": self.layouts, "panels": self.panels},
            **{"overlap": self.overlap, "day": self.day},
        }
        self._cells: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self.about = plain.label(size=12, tone="muted")
        self.refusal = plain.label(size=12, tone="danger")
        self.refusal.hide()
        self._lay_out()
        self._connect()
        self._show()

    def take(self, **changes: object) -> None:
        """Make a choice as if a person had made it."""
        self._change(**changes)

    def captions(self) -> Sequence[QLabel | QAbstractButton]:
        """Return what names fields and choices, the rare ones last.

        The row of layouts has a name for each.
        """
        named: dict[str, QLabel | QAbstractButton] = {**self.layouts.buttons}
        named |= self.ticks | {n: label for n, label in self._labels.items() if n != "layout"}
        return [named[name] for name in sorted(named, key=lambda name: name in RARE)]

    def _makers(self) -> Mapping[str, Callable[[], Sequence[Option]]]:
        """Return what each list offers, by its name."""
        return {
            "suffix": lambda: [(suffix, _(each.words)) for suffix, each in FORMATS.items()],
            "paper": lambda: [(name, paper_name(name)) for name in papers(self.wish.layout)],
            "orientation": lambda: [(name, _(ORIENTATION_NAMES[name])) for name in ORIENTATIONS],
            "scale": _scales,
            "journey": lambda: [(each.id, each.name) for each in self._project.journeys],
            "compare": self._others,
            "persona": lambda: [
                (None, _("All personas")),
                *((each.id, each.name) for each in self._project.personas),
            ],
            "view": lambda: [(view, heading("view", view)) for view in VIEWS],
            "language": lambda: LANGUAGES,
        }

    def _others(self) -> list[Option]:
        others = [each for each in self._project.journeys if each.id != self.wish.journey]
        return [(None, _("Nothing")), *((each.id, each.name) for each in others)]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 16)
        column.setSpacing(10)
        for names in ROWS:
            column.addLayout(self._row(names))
            if names == ("layout",):
                column.addWidget(self.about)
        column.addWidget(self.refusal)
        for tick in self.ticks.values():
            column.addWidget(tick)
        column.addStretch(1)
        for before, after in pairwise(self._stops()):
            self.setTabOrder(before, after)

    def _stops(self) -> list[QWidget]:
        """Return where the Tab key stops, from above."""
        named = [self.fields[name] for names in ROWS for name in names]
        at = named.index(self.layouts)
        return [*named[:at], *self.layouts.buttons.values(), *named[at + 1 :], *self.ticks.values()]

    def _row(self, names: Sequence[str]) -> QHBoxLayout:
        """Return fields beside each other, each below its label."""
        row = QHBoxLayout()
        row.setSpacing(10)
        for name in names:
            words = _(NAMES[name])
            label = plain.label(words, size=12, tone="muted")
            label.setBuddy(self.fields[name])
            self._labels[name] = label
            self.fields[name].setAccessibleName(words)
            cell = self._cells[name] = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(3)
            column.addWidget(label)
            column.addWidget(self.fields[name])
            row.addWidget(cell, 1, Qt.AlignmentFlag.AlignBottom)
        return row

    def _connect(self) -> None:
        for name, choice in self.choices.items():
            choice.chosen.connect(lambda value, name=name: self._change(**{name: value}))
        self.layouts.chosen.connect(lambda layout: self._change(layout=layout))
        self.panels.chosen.connect(lambda keys: self._change(panels=tuple(keys) or None))
        for field, name in ((self.overlap, "overlap"), (self.day, "day")):
            field.entered.connect(lambda value, name=name: self._enter(name, value))
            field.refused.connect(self._refuse)
        for name, tick in self.ticks.items():
            tick.set_by_hand.connect(lambda on, name=name: self._change(**{name: on}))

    def _enter(self, name: str, value: object) -> None:
        if name == "overlap" and value is None:
            value = Wish().overlap
        self._change(**{name: value})

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _change(self, **changes: object) -> None:
        self.refusal.hide()
        self.wish = replace(self.wish, **changes)  # type: ignore[arg-type]
        if self.wish.compare == self.wish.journey:
            self.wish = replace(self.wish, compare=None)
        self._show()
        self.changed.emit(self.wish)

    def _show(self) -> None:
        """Show what was chosen, and only what matters for it."""
        wish = self.wish
        for name, choice in self.choices.items():
            choice.offer(self._makers()[name]())
            choice.show_value({self._value(name)})
            choice.setToolTip(plain.tooltip(choice.currentText()))
        self.layouts.show_value(wish.layout)
        self.panels.offer([(key, _panel_name(key)) for key in PANELS], _("All panels"))
        self.panels.show_values([wish.panels or ()])
        self.overlap.show_value(wish.overlap)
        self.day.show_value(wish.day)
        self.day.setPlaceholderText(i18n.day(date.today()))
        for name, tick in self.ticks.items():
            tick.setChecked(getattr(wish, name))
            tick.setToolTip(plain.tooltip(_(TIPS[name])) if name in TIPS else "")
        words = (
            LAYOUT_SENTENCES[wish.layout] if wish.suffix == ".pdf" else SENTENCES.get(wish.suffix)
        )
        self.about.setText(_(words) if words else "")
        self.about.setVisible(bool(words))
        used = matters(wish, self._project) | {"suffix"}
        for name, cell in self._cells.items():
            cell.setVisible(NAME_OF_DATE.get(name, name) in used)
        for name, tick in self.ticks.items():
            tick.setVisible(name in used)

    def _value(self, name: str) -> object:
        if name == "paper":
            return paper(self.wish)
        if name == "language":
            return self.wish.language or self._project.language
        return getattr(self.wish, name)


def _scales() -> list[Option]:
    words = _("{n} pixels to the point")
    found: list[Option] = [(None, _("As sharp as is sensible"))]
    for scale in SCALES:
        found.append((scale, words.format(n=number(scale))))  # type: ignore[arg-type]
    return found


def _panel_name(key: str) -> str:
    return next((_(place.name) for place in PLACES if place.key == key), key)


def _overlap(text: str) -> object:
    value = decimal(text, "mm")
    if value is not None and not 0 <= value <= WIDEST_OVERLAP:
        words = _("{value} is no overlap; possible are 0 to {most} millimetres")
        raise ValueError(words.format(value=quoted(text.strip(), 40), most=number(WIDEST_OVERLAP)))
    return None if value is None else float(value)


def _millimetres(value: object) -> str:
    return f"{written(value)}\u00a0mm"


def _day(text: str) -> object:
    """Return a day as people type it: 2025-12-31 or 31.12.2025."""
    bare = text.strip()
    if not bare:
        return None
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(bare, form).date()
        except ValueError:
            continue
    message = _("{value} is not a day; write it as 2025-12-31")
    raise ValueError(message.format(value=quoted(bare, 40)))


def _written_day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else ""

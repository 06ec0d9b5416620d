"""The thresholds of the scores: each explained, with its default, in force at once (widgets)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import N_, _
from canvas_app.i18n.errors import edit_sentence
from canvas_app.i18n.thresholds import EXPLANATIONS, NAMES
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import settings
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.project import Settings
from canvas_app.model.scoring.settings import DEFAULTS
from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.choice import Choice
from canvas_app.widgets.controls.typed_field import TypedField, decimal, whole, written
from canvas_app.widgets.fitting import fit_screen
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session

EDGE = 14
FIELD = 92
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("Importance and chance"),
        ("default_importance", "high_importance", "mid_importance", "default_success_chance"),
    ),
    (
        N_("Journey score"),
        ("mot_weight", "weakest_min_importance", "mot_quality", "weak_quality"),
    ),
    (N_("Importance–performance matrix"), ("ipa_mode", "ipa_fixed", "ipa_min_points")),
    (N_("Expectation gap"), ("gap_threshold",)),
    (N_("Coverage"), ("after_share_min",)),
    (
        N_("Success touchpoints"),
        ("success_importance", "success_experience", "success_chance"),
    ),
    (N_("Budget"), ("budget_basis", "budget_tolerance", "budget_cap")),
    (N_("Feedback"), ("low_base",)),
    (N_("Suggestions"), ("lever",)),
    (N_("Comparison of journeys"), ("compare_threshold",)),
)
UNITS: Mapping[str, str] = {
    **dict.fromkeys(("default_success_chance", "after_share_min", "success_chance"), "%"),
    **dict.fromkeys(("budget_tolerance", "budget_cap"), "%"),
    **dict.fromkeys(("mot_weight", "lever"), "×"),
}
COUNTS = ("ipa_min_points", "low_base")
CHOICES: Mapping[str, Mapping[str, str]] = {
    "ipa_mode": {
        "mean": N_("At the means"),
        "midpoint": N_("In the middle of the scale"),
        "fixed": N_("Held"),
    },
    "budget_basis": {"planned": N_("Planned amounts"), "actual": N_("Actual amounts")},
}


WINDOW = QSize(460, 720)


class _Row(QWidget):
    """One threshold: name, value, a way back to the default, and what it means."""

    wanted = Signal(str, object)
    """The name of the threshold and its new value, None for the default."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.title = plain.label(weight="medium")
        self.about = plain.label(size=12, tone="muted")
        self.refusal = plain.label(size=12, tone="danger")
        self.refusal.hide()
        self.choice = Choice() if name in CHOICES else None
        self.fields = [TypedField(self._parse, self._write) for _each in range(_places(name))]
        self.back = QToolButton()
        self.back.setIconSize(QSize(16, 16))
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self._lay_out()
        self._connect()

    def speak(self) -> None:
        """Take words and colours of now."""
        name = _(NAMES[self.name])
        self.title.setText(name)
        self.about.setText(f"{_(EXPLANATIONS[self.name])} {_default_words(self.name)}")
        for place, control in enumerate(self.fields):
            part = (_("Importance"), _("Performance"))[place] if len(self.fields) > 1 else ""
            control.setAccessibleName(f"{name}: {part}" if part else name)
            control.setToolTip(plain.tooltip(part or name))
        if self.choice is not None:
            options = CHOICES[self.name].items()
            self.choice.offer([(value, _(words)) for value, words in options])
            self.choice.setAccessibleName(name)
        words = _("Back to the default")
        self.back.setToolTip(plain.tooltip(words))
        self.back.setAccessibleName(f"{name}: {words}")
        self.back.setIcon(look.icon("undo-2", "text.muted"))

    def show_settings(self, now: Settings) -> None:
        """Show the value in force."""
        own = getattr(now, self.name)
        value = getattr(DEFAULTS, self.name) if own is None else own
        self.back.setVisible(own is not None)
        if self.choice is not None:
            self.choice.show_value({value})
        parts = value if isinstance(value, tuple) else (value,)
        for control, part in zip(self.fields, parts, strict=False):
            control.show_value(_plain(part))

    def refuse(self, sentence: str) -> None:
        """Say why a value was not taken."""
        self.refusal.setText(sentence)
        self.refusal.show()

    def _parse(self, text: str) -> int | float | None:
        unit = UNITS.get(self.name, "")
        return whole(text, unit) if self.name in COUNTS else decimal(text, unit)

    def _write(self, value: object) -> str:
        unit = UNITS.get(self.name, "")
        return f"{written(value)}\u00a0{unit}" if unit else written(value)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.title, 1)
        for control in self.fields:
            control.setFixedWidth(FIELD if len(self.fields) == 1 else FIELD // 2 - 3)
            control.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.addWidget(control)
        if self.choice is not None:
            line.addWidget(self.choice, 1)
        line.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.refusal)
        column.addWidget(self.about)

    def _connect(self) -> None:
        self.back.clicked.connect(self._reset)
        if self.choice is not None:
            self.choice.chosen.connect(self._tell)
        for control in self.fields:
            control.entered.connect(self._enter)
            control.refused.connect(self.refuse)

    def _reset(self) -> None:
        self._tell(None)

    def _enter(self, value: object) -> None:
        """Tell a number, or both when there are two; an emptied field is the default."""
        if len(self.fields) > 1 and value is not None:
            values = [control.value for control in self.fields]
            self._tell(tuple(values) if None not in values else None)
        else:
            self._tell(value)

    def _tell(self, value: object) -> None:
        self.refusal.hide()
        self.wanted.emit(self.name, value)


class Thresholds(QWidget):
    """All thresholds of a project, in groups; each change is a step that can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)  # as one later it would be styled twice
        self._session = session
        self._asking: _Row | None = None
        self._intro = plain.label(tone="muted")
        self._titles = [plain.heading() for _group in GROUPS]
        self.rows = {name: _Row(name) for _title, names in GROUPS for name in names}
        self.reset = QPushButton()
        self.reset.clicked.connect(self._reset)
        for row in self.rows.values():
            row.wanted.connect(self._set)
        self._lay_out()
        session.changed.connect(self._follow)
        session.refused.connect(self._hear)
        self._speak()

    @override
    def changeEvent(self, event: QEvent) -> None:
        kinds = event.Type.LanguageChange, event.Type.PaletteChange
        if event.type() in kinds and hasattr(self, "reset"):
            self._speak()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        inside.setSpacing(6)
        inside.addWidget(self._intro)
        for title, (_words, names) in zip(self._titles, GROUPS, strict=True):
            inside.addSpacing(10)
            inside.addWidget(title)
            for name in names:
                inside.addWidget(self.rows[name])
        inside.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _speak(self) -> None:
        self._intro.setText(
            _(
                "Thresholds are the workshop's decision. They belong to the project, count at "
                "once, and every change can be undone."
            )
        )
        for title, (words, _names) in zip(self._titles, GROUPS, strict=True):
            title.setText(_(words).upper())
        self.reset.setText(_("All back to their defaults"))
        for row in self.rows.values():
            row.speak()
        self._show()

    def _show(self) -> None:
        now = self._session.project.settings
        for row in self.rows.values():
            row.show_settings(now)
        self.reset.setEnabled(any(getattr(now, name) is not None for name in self.rows))

    def _follow(self, before: JourneyView, after: JourneyView) -> None:
        if before.project.settings is not after.project.settings:
            self._show()

    def _set(self, name: str, value: object) -> None:
        self._do(settings.set_fields(**{name: value}), self.rows[name])

    def _reset(self) -> None:
        self._session.apply(settings.reset())

    def _do(self, edit: Edit, row: _Row) -> None:
        self._asking = row
        self._session.apply(edit)
        self._asking = None
        row.show_settings(self._session.project.settings)

    def _hear(self, error: EditError) -> None:
        if self._asking is not None:
            self._asking.refuse(edit_sentence(error.kind, error.facts))


def show_thresholds(session: Session, window: QWidget) -> Thresholds:
    """Show the thresholds beside their window, and return them; it stays usable meanwhile."""
    found = window.findChild(Thresholds)
    page = Thresholds(session, window) if found is None else found
    if found is None:
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.setAutoFillBackground(True)
        fit_screen(page, WINDOW)
        page.setWindowTitle(_("Thresholds"))
    page.show()
    page.raise_()
    page.activateWindow()
    return page


def _places(name: str) -> int:
    if name in CHOICES:
        return 0
    return 2 if isinstance(getattr(DEFAULTS, name), tuple) else 1


def _plain(part: object) -> object:
    """Return a number as it is typed, whether it comes from the defaults or a file."""
    if not isinstance(part, Fraction):
        return part
    return int(part) if part.denominator == 1 else float(part)


def _default_words(name: str) -> str:
    default = getattr(DEFAULTS, name)
    if name in CHOICES:
        shown = _(CHOICES[name][default])
    else:
        parts = default if isinstance(default, tuple) else (default,)
        unit = UNITS.get(name, "")
        numbers = " / ".join(written(_plain(part)) for part in parts)
        shown = f"{numbers}\u00a0{unit}" if unit else numbers
    return _("Default: {value}.").format(value=shown)

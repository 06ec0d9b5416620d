"""The button that narrows the palette: phase, place, form, market (room: widgets)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QToolButton, QWidget

from canvas_app.i18n import N_, _
from canvas_app.i18n.terms import TERMS, heading, term
from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.menu import Menu

NAMES = {
    "phase": N_("Phase"),
    "environment": N_("Environment"),
    "form": N_("Form"),
    "market": N_("Market"),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the palette is narrowed to; None is no filter."""

    phase: str | None = None
    environment: str | None = None
    form: str | None = None
    market: str | None = None

    @property
    def given(self) -> dict[str, Any]:
        """The filters that are set, by their names."""
        return {name: value for name in NAMES if (value := getattr(self, name)) is not None}


class NarrowButton(QToolButton):
    """Opens the filters of the palette; ``changed`` tells that another one was picked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrowing = Narrowing()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(look.ICON_SIZE, look.ICON_SIZE))
        self._menu = Menu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    @property
    def words(self) -> str:
        """What the palette is narrowed to, in words; "" for nothing."""
        return " · ".join(term(name, value) for name, value in self.narrowing.given.items())

    def clear(self) -> None:
        """Take every filter away."""
        self._narrow(Narrowing())

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        words = _("Filter the palette")
        self.setAccessibleName(f"{words}: {self.words}" if self.words else words)
        self.setToolTip(plain.tooltip(words))

    def tint(self) -> None:
        """Take the colours of the present theme."""
        self.setIcon(look.icon("list-filter", "accent" if self.words else "text.muted"))

    def _fill(self) -> None:
        self._menu.clear()
        for name, words in NAMES.items():
            inner = self._menu.inner(_(words))
            group = QActionGroup(inner)
            now = getattr(self.narrowing, name)
            for value in (None, *TERMS[name]):
                action = inner.addAction(heading(name, value) if value else _("All"))
                action.setCheckable(True)
                action.setChecked(value == now)
                action.setData((name, value))
                action.triggered.connect(self._pick)
                group.addAction(action)
        self._menu.addSeparator()
        show_all = self._menu.addAction(_("Show all"))
        show_all.setEnabled(bool(self.words))
        show_all.triggered.connect(self.clear)

    def _pick(self) -> None:
        name, value = self.sender().data()  # type: ignore[attr-defined]
        self._narrow(replace(self.narrowing, **{name: value}))

    def _narrow(self, narrowing: Narrowing) -> None:
        self.narrowing = narrowing
        self.speak()
        self.tint()
        self.changed.emit()

"""The Qt side of the registry: what menus, toolbar and canvas hold of it (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from canvas_app.i18n import N_, _, language
from canvas_app.i18n.keys import know
from canvas_app.widgets import look, plain
from canvas_app.widgets.actions import BY_ID, SPECS, spoken, written
from canvas_app.widgets.hints import HINTS
from canvas_app.widgets.keys import Keys, accepted, is_letter, present
from canvas_app.widgets.spec import Spec

if TYPE_CHECKING:
    from canvas_app.model.history import History

ROLES = {
    "none": QAction.MenuRole.NoRole,
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
}


class Command(QAction):
    """The Qt side of one spec."""

    asked = Signal(str)

    def __init__(self, spec: Spec, parent: QObject) -> None:
        super().__init__(parent)
        self.spec = spec
        self.setObjectName(spec.id)
        self.keys: tuple[str, ...] = ()
        self.setCheckable(spec.checkable)
        self.setMenuRole(ROLES[spec.role])
        if spec.context != "window":
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            alone = Qt.ShortcutContext.WidgetShortcut
            self.setShortcutContext(alone if spec.context == "canvas" else inside)
        self.triggered.connect(self._ask)
        self.bind(spec.keys)
        self.speak()

    def bind(self, keys: tuple[str, ...]) -> None:
        """Have these keys from now on."""
        if keys != self.keys:
            self.keys = keys
            self.setShortcuts([QKeySequence(key) for key in keys])
            self.explain(spoken(self.spec))

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        self.setText(_(self.spec.text))
        self.explain(spoken(self.spec))

    def explain(self, words: str) -> None:
        """Show these words with the shortcut as the tooltip."""
        keys = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(plain.tooltip(f"{words} ({keys})" if keys else words))

    def tint(self) -> None:
        """Take the colours of the present theme."""
        if self.spec.icon:
            self.setIcon(look.icon(self.spec.icon))

    def _ask(self) -> None:
        self.asked.emit(self.spec.id)


class Actions(QObject):
    """Every command of one window; ``asked`` carries the id of the one a person wants."""

    asked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = {spec.id: Command(spec, self) for spec in SPECS}
        self._known: object = None
        """The language and the keys that sentences name."""
        for command in self:
            command.asked.connect(self.asked)

    def __getitem__(self, id_: str) -> Command:
        return self._commands[id_]

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def name_steps(self, history: History | None) -> None:
        """Put the names of the next steps into the menu: "Undo move of 3 touchpoints"."""
        for id_, steps, named in (
            ("edit.undo", history.past if history else (), N_("Undo {step}")),
            ("edit.redo", history.future if history else (), N_("Redo {step}")),
        ):
            words = spoken(BY_ID[id_])
            if steps:
                from canvas_app.i18n.terms import edit_name

                step = edit_name(steps[-1].kind, steps[-1].facts)
                words = _(named).format(step=_inside(step))
            self[id_].setText(plain.in_menu(words))
            self[id_].explain(words)

    def bind(self, changes: Keys, letters: bool) -> bool:
        """Take the keys a person chose; ``letters`` says whether single ones may be commands.

        Return whether any key is another one now: sentences that name keys are to be said anew.
        """
        now = present(SPECS, accepted(changes, SPECS, HINTS))
        before = [command.keys for command in self]
        for command in self:
            keys = now[command.spec.id]
            command.bind(tuple(key for key in keys if letters or not is_letter(key)))
        after = [command.keys for command in self]
        if self._known != (language(), after):
            know({command.spec.id: written(command.keys[:1]) for command in self})
            self._known = language(), after
        return before != after

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        for command in self:
            command.speak()

    def tint(self) -> None:
        """Take the colours of the present theme, where an icon is shown already."""
        for command in self:
            if not command.icon().isNull():
                command.tint()


def _inside(step: str) -> str:
    """Return the name of a step as it stands inside an English sentence; German has a colon."""
    return step[:1].lower() + step[1:] if language() == "en" else step

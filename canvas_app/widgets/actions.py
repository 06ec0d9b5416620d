"""The one registry of what a person can ask for (room: widgets).

Menus, toolbar, tooltips and the sheet of shortcuts are made from it. An action names its
id, its words, its keys and when it is on; what it does stands in ``commands``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from canvas_app.i18n import N_, _
from canvas_app.widgets import look, plain

if TYPE_CHECKING:
    from canvas_app.model.history import History

Context = Literal["window", "canvas"]
"""Where the keys work: in the whole window, or while the canvas has the focus."""
Needs = Literal["nothing", "document", "selection", "undo", "redo", "journeys", "personas"]
"""What must be there for an action to be on."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One thing a person can ask for. ``keys`` are Qt's portable names; the first is shown."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str | None = None
    needs: Needs = "document"
    context: Context = "window"
    checkable: bool = False
    role: Literal["none", "quit", "about", "preferences"] = "none"


SPECS: tuple[Spec, ...] = (
    Spec("file.new", N_("&New"), ("Ctrl+N",), "file-plus", needs="nothing"),
    Spec("file.open", N_("&Open…"), ("Ctrl+O",), "folder-open", needs="nothing"),
    Spec("file.save", N_("&Save"), ("Ctrl+S",), "save"),
    Spec("file.save_as", N_("Save &as…"), ("Ctrl+Shift+S",)),
    Spec("file.export_pdf", N_("&Export PDF…"), ("Ctrl+Shift+E",), "file-down"),
    Spec("file.close", N_("&Close"), ("Ctrl+W",), needs="nothing"),
    Spec("file.quit", N_("&Quit"), ("Ctrl+Q",), needs="nothing", role="quit"),
    Spec("edit.undo", N_("&Undo"), ("Ctrl+Z",), "undo-2", needs="undo"),
    Spec("edit.redo", N_("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", needs="redo"),
    Spec("edit.rename", N_("Re&name"), ("F2",), "pencil", needs="selection", context="canvas"),
    Spec("edit.duplicate", N_("&Duplicate"), ("Ctrl+D",), "copy", needs="selection"),
    Spec(
        "edit.delete",
        N_("D&elete"),
        ("Del", "Backspace"),
        "trash-2",
        needs="selection",
        context="canvas",
    ),
    Spec("edit.select_all", N_("Select &all"), ("Ctrl+A",), context="canvas"),
    Spec("edit.deselect", N_("Dese&lect"), ("Ctrl+Shift+A",), needs="selection", context="canvas"),
    Spec("edit.preferences", N_("&Preferences…"), ("Ctrl+,",), needs="nothing", role="preferences"),
    Spec("view.zoom_in", N_("Zoom &in"), ("Ctrl++", "Ctrl+="), "zoom-in"),
    Spec("view.zoom_out", N_("Zoom &out"), ("Ctrl+-",), "zoom-out"),
    Spec("view.zoom_100", N_("&100 %"), ("Ctrl+0",)),
    Spec("view.fit", N_("Fit a&ll"), ("Shift+1",), "maximize", context="canvas"),
    Spec(
        "view.fit_selection",
        N_("Fit &selection"),
        ("Shift+2",),
        needs="selection",
        context="canvas",
    ),
    Spec("view.fit_width", N_("Fit &width"), context="canvas"),
    Spec("view.next_view", N_("Next &view"), ("I",), context="canvas"),
    Spec("view.next_lens", N_("Next p&ersona"), (".",), needs="personas", context="canvas"),
    Spec("view.success", N_("Su&ccess touchpoints stand out"), checkable=True),
    Spec("view.palette", N_("&Palette"), ("Ctrl+1",), needs="nothing", checkable=True),
    Spec("view.touchpoint", N_("&Touchpoint"), ("Ctrl+2",)),
    Spec("view.scores", N_("S&cores"), ("Ctrl+3",)),
    Spec("view.budget", N_("&Budget"), ("Ctrl+4",)),
    Spec("view.gaps", N_("&Gaps"), ("Ctrl+5",)),
    Spec("view.actions", N_("Actio&ns"), ("Ctrl+6",)),
    Spec("view.sides", N_("&Focus mode"), ("Ctrl+.",), checkable=True),
    Spec("view.full_screen", N_("F&ull screen"), ("F11",), needs="nothing", checkable=True),
    Spec("insert.touchpoint", N_("&Touchpoint"), ("N",), "plus", context="canvas"),
    Spec(
        "journey.moment_of_truth",
        N_("&Moment of truth"),
        ("M",),
        "gem",
        needs="selection",
        context="canvas",
    ),
    Spec("journey.vote", N_("&Vote"), ("V",), "vote", needs="selection", context="canvas"),
    Spec(
        "journey.unvote",
        N_("Take a vote &back"),
        ("Shift+V",),
        needs="selection",
        context="canvas",
    ),
    Spec("journey.next", N_("&Next journey"), ("J",), needs="journeys", context="canvas"),
    Spec("journey.try_out", N_("&Try something out")),
    Spec("journey.thresholds", N_("T&hresholds…")),
    Spec("journey.setup", N_("&Project, personas and stages…"), ("F4",), "settings"),
    Spec("help.shortcuts", N_("&Shortcuts"), ("?",), "keyboard", needs="nothing"),
    Spec("help.about", N_("&About Touchpoint Canvas"), needs="nothing", role="about"),
)

BY_ID = {spec.id: spec for spec in SPECS}

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
        self.setShortcuts([QKeySequence(key) for key in spec.keys])
        self.setCheckable(spec.checkable)
        self.setMenuRole(ROLES[spec.role])
        if spec.context == "canvas":
            self.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.triggered.connect(self._ask)
        self.speak()

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
        for command in self:
            command.asked.connect(self.asked)

    def __getitem__(self, id_: str) -> Command:
        return self._commands[id_]

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def name_steps(self, history: History | None) -> None:
        """Put the names of the next steps into the menu: "Undo: Move of 3 touchpoints"."""
        for id_, steps in (
            ("edit.undo", history.past if history else ()),
            ("edit.redo", history.future if history else ()),
        ):
            words = spoken(BY_ID[id_])
            if steps:
                from canvas_app.i18n.terms import edit_name

                words = f"{words}: {edit_name(steps[-1].kind, steps[-1].facts)}"
            self[id_].setText(plain.in_menu(words))
            self[id_].explain(words)

    def allow_letters(self, allowed: bool) -> None:
        """Let single letters be commands, or only keys with a modifier and function keys."""
        for command in self:
            keys = [key for key in command.spec.keys if allowed or not is_letter(key)]
            command.setShortcuts([QKeySequence(key) for key in keys])

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        for command in self:
            command.speak()

    def tint(self) -> None:
        """Take the colours of the present theme, where an icon is shown already."""
        for command in self:
            if not command.icon().isNull():
                command.tint()


def spoken(spec: Spec) -> str:
    """Return an action's words as a screen reader or a tooltip has them."""
    return _(spec.text).replace("&", "").removesuffix("…")


def is_letter(key: str) -> bool:
    """Whether a key types a character, perhaps with Shift."""
    return len(key.removeprefix("Shift+")) == 1


def keys_in(spec: Spec) -> str:
    """Return an action's keys as this system writes them."""
    return " / ".join(map(native, spec.keys))


def native(key: str) -> str:
    """Return one key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)

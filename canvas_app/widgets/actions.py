"""The one registry of what a person can ask for (room: widgets).

Menus, toolbar, tooltips and the sheet of shortcuts are made from it. An action names its
id, its words, its keys and when it is on; what it does stands in ``commands``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from canvas_app.i18n import N_, _, language
from canvas_app.widgets import look, plain
from canvas_app.widgets.hints import HINTS
from canvas_app.widgets.keys import Keys, accepted, is_letter, present

if TYPE_CHECKING:
    from canvas_app.model.history import History

Context = Literal["window", "canvas", "editor", "capture", "find", "rating", "presenter"]
"""Where the keys work: in the whole window, while the canvas has the focus, while a name is
typed on a card, in the capture bar, in the find field, during a rating run, while presenting."""
Needs = Literal[
    "nothing",
    "document",
    "selection",
    "marked",
    "several",
    "undo",
    "redo",
    "journeys",
    "personas",
    "filter",
]
"""What must be there for an action to be on."""
REASONS: Mapping[Needs, str] = {
    "nothing": "",
    "document": N_("Open a project first"),
    "selection": N_("Select a touchpoint first"),
    "marked": N_("Select a touchpoint or a link first"),
    "undo": N_("Nothing to undo"),
    "redo": N_("Nothing to redo"),
    "journeys": N_("There is only one journey"),
    "personas": N_("There is no persona yet"),
    "filter": N_("Filter the cards first"),
    "several": N_("Select two touchpoints first"),
}
"""Why an action is off that needs something."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One thing a person can ask for.

    ``keys`` are those it has unless a person chose others: Qt's portable names; the first is
    shown.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str | None = None
    needs: Needs = "document"
    context: Context = "window"
    checkable: bool = False
    role: Literal["none", "quit", "about", "preferences"] = "none"


def _note(id_: str, text: str, icon: str, *keys: str) -> Spec:
    return Spec(id_, text, keys, icon, needs="selection", context="canvas")


SPECS: tuple[Spec, ...] = (
    Spec("file.new", N_("&New"), ("Ctrl+N",), "file-plus", needs="nothing"),
    Spec("file.open", N_("&Open…"), ("Ctrl+O",), "folder-open", needs="nothing"),
    Spec("file.save", N_("&Save"), ("Ctrl+S",), "save"),
    Spec("file.save_as", N_("Save &as…"), ("Ctrl+Shift+S",)),
    Spec("file.export_pdf", N_("&Export…"), ("Ctrl+Shift+E",), "file-down"),
    Spec("file.close", N_("&Close"), ("Ctrl+W",), needs="nothing"),
    Spec("file.quit", N_("&Quit"), ("Ctrl+Q",), needs="nothing", role="quit"),
    Spec("edit.undo", N_("&Undo"), ("Ctrl+Z",), "undo-2", needs="undo"),
    Spec("edit.redo", N_("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", needs="redo"),
    Spec("edit.cut", N_("Cu&t"), ("Ctrl+X",), "scissors", context="canvas"),
    Spec("edit.copy", N_("&Copy"), ("Ctrl+C",), "copy", context="canvas"),
    Spec("edit.copy_picture", N_("Copy as &picture"), ("Ctrl+Shift+C",)),
    Spec("edit.paste", N_("&Paste"), ("Ctrl+V",), "clipboard-paste", context="canvas"),
    Spec("edit.paste_rows", N_("Paste as ro&ws…"), ("Ctrl+Shift+V",), context="canvas"),
    Spec("edit.rename", N_("Re&name"), ("F2",), "pencil", needs="selection", context="canvas"),
    Spec("edit.duplicate", N_("&Duplicate"), ("Ctrl+D",), "copy-plus", needs="selection"),
    Spec(
        "edit.delete",
        N_("D&elete"),
        ("Del", "Backspace"),
        "trash-2",
        needs="marked",
        context="canvas",
    ),
    Spec("edit.move", N_("&Move…"), ("G",), "move", needs="selection", context="canvas"),
    Spec("edit.links", N_("Next &link of the card"), ("Shift+L",), context="canvas"),
    Spec("edit.select_all", N_("Select &all"), ("Ctrl+A",), context="canvas"),
    Spec("edit.deselect", N_("Dese&lect"), ("Ctrl+Shift+A",), needs="marked", context="canvas"),
    Spec("select.invert", N_("&Invert the selection")),
    *(
        Spec(f"select.same_{trait}", text, needs="selection")
        for trait, text in (
            ("channel", N_("Select the same &channel")),
            ("owner", N_("Select the same &owner")),
            ("status", N_("Select the same s&tatus")),
            ("stage", N_("Select the same &stage")),
            ("persona", N_("Select the same &persona")),
        )
    ),
    Spec("edit.find", N_("&Find…"), ("Ctrl+F",), "search"),
    Spec("edit.find_next", N_("Find ne&xt"), ("F3",)),
    Spec("edit.find_previous", N_("Find pre&vious"), ("Shift+F3",)),
    Spec("select.matches", N_("Select all &matches")),
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
    Spec("view.filter", N_("&Filter…"), ("Ctrl+Shift+F",), "list-filter"),
    Spec("view.success", N_("Su&ccess touchpoints stand out"), checkable=True),
    Spec("view.save_view", N_("&Save this view…"), (), "bookmark", needs="filter"),
    Spec("view.manage_views", N_("&Manage saved views…")),
    Spec("view.clear_filter", N_("Show &all cards"), needs="filter"),
    Spec("view.palette", N_("&Palette"), ("Ctrl+1",), needs="nothing", checkable=True),
    Spec("view.outline", N_("Outlin&e"), ("Ctrl+7",), "list"),
    Spec("view.parking", N_("Par&king lot"), ("Ctrl+8",), "sticky-note"),
    Spec("view.touchpoint", N_("&Touchpoint"), ("Ctrl+2",)),
    Spec("view.scores", N_("S&cores"), ("Ctrl+3",)),
    Spec("view.budget", N_("&Budget"), ("Ctrl+4",)),
    Spec("view.gaps", N_("&Gaps"), ("Ctrl+5",)),
    Spec("view.actions", N_("Actio&ns"), ("Ctrl+6",)),
    Spec("view.history", N_("&History"), ("Ctrl+9",)),
    Spec("view.minimap", N_("&Minimap"), ("Alt+M",), checkable=True),
    Spec("view.sides", N_("&Focus mode"), ("Ctrl+.",), checkable=True),
    Spec("view.table", N_("Ta&ble"), ("Ctrl+Shift+T",), "table", checkable=True),
    Spec("view.hand", N_("&Hand tool"), ("H",), "hand", context="canvas", checkable=True),
    Spec("view.next_area", N_("Next a&rea"), ("F6",)),
    Spec("view.previous_area", N_("Pre&vious area"), ("Shift+F6",)),
    Spec("view.present", N_("&Present"), ("F5",), "presentation"),
    Spec("view.full_screen", N_("F&ull screen"), ("F11",), needs="nothing", checkable=True),
    Spec("insert.touchpoint", N_("&Touchpoint"), ("N",), "plus", context="canvas"),
    _note("insert.note", N_("&Note"), "sticky-note", ","),
    _note("insert.pain", N_("Pain p&oint"), "zap", "-"),
    _note("insert.opportunity", N_("Oppo&rtunity"), "lightbulb", "+"),
    _note("insert.quote", N_("&Quote"), "message-square-quote"),
    _note("insert.question", N_("Q&uestion"), "message-circle-question"),
    _note("insert.decision", N_("&Decision"), "gavel"),
    Spec("note.park", N_("Note to the par&king lot, and back"), ("P",), context="canvas"),
    Spec("insert.link", N_("&Link from the card…"), ("L",), "spline", context="canvas"),
    Spec(
        "insert.twin",
        N_("&Also for another persona…"),
        ("Ctrl+T",),
        needs="selection",
        context="canvas",
    ),
    Spec("insert.capture", N_("&Capture bar"), ("Ctrl+Return",), "text-cursor-input"),
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
    Spec("insert.stage", N_("&Stage after this one"), needs="document"),
    Spec("insert.persona", N_("&Persona"), needs="document"),
    Spec("insert.journey", N_("&Journey")),
    Spec("journey.to_be", N_("&Copy as to-be")),
    Spec("journey.duplicate", N_("&Duplicate the journey")),
    Spec("journey.rename", N_("&Rename the journey…")),
    Spec("journey.delete", N_("De&lete the journey"), needs="journeys"),
    Spec("journey.delete_stage", N_("Delete this &stage…")),
    Spec("edit.merge", N_("Me&rge"), (), "merge", needs="several", context="canvas"),
    Spec("journey.rating_run", N_("Ratin&g run"), ("R",), "star", context="canvas"),
    Spec("journey.try_out", N_("&Try something out")),
    Spec("journey.thresholds", N_("T&hresholds…")),
    Spec("journey.setup", N_("Set &up the project…"), ("F4",), "settings"),
    Spec("help.context", N_("&Help"), ("F1",), "circle-help", needs="nothing"),
    Spec("help.commands", N_("&Commands…"), ("Ctrl+K", "Ctrl+Shift+P"), "command", needs="nothing"),
    Spec("help.shortcuts", N_("&Shortcuts"), ("?",), "keyboard", needs="nothing"),
    Spec("help.keys", N_("Change &keys…"), needs="nothing"),
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
        self.keys = spec.keys
        self.setCheckable(spec.checkable)
        self.setMenuRole(ROLES[spec.role])
        if spec.context != "window":
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            alone = Qt.ShortcutContext.WidgetShortcut
            self.setShortcutContext(alone if spec.context == "canvas" else inside)
        self.triggered.connect(self._ask)
        self.bind(spec.keys)

    def bind(self, keys: tuple[str, ...]) -> None:
        """Have these keys from now on."""
        self.keys = keys
        self.setShortcuts([QKeySequence(key) for key in keys])
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

    def bind(self, changes: Keys, letters: bool) -> None:
        """Take the keys a person chose; ``letters`` says whether single ones may be commands."""
        now = present(SPECS, accepted(changes, SPECS, HINTS))
        for command in self:
            keys = now[command.spec.id]
            command.bind(tuple(key for key in keys if letters or not is_letter(key)))

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


def _inside(step: str) -> str:
    """Return the name of a step as it stands inside an English sentence; German has a colon."""
    return step[:1].lower() + step[1:] if language() == "en" else step


def written(keys: Iterable[str]) -> str:
    """Return keys as this system writes them."""
    return " / ".join(map(native, keys))


def native(key: str) -> str:
    """Return one key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)

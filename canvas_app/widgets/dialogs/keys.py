"""Giving actions other keys (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import LANGUAGES, N_, _, in_language
from canvas_app.i18n.plain import quoted
from canvas_app.widgets import keys as rules
from canvas_app.widgets import plain
from canvas_app.widgets.actions import SPECS, native, spoken, written
from canvas_app.widgets.command_palette.entries import Entry
from canvas_app.widgets.command_palette.rows import RowDelegate, RowModel
from canvas_app.widgets.command_palette.search import find, named
from canvas_app.widgets.controls.button import Button
from canvas_app.widgets.fitting import fit_screen
from canvas_app.widgets.hints import CONTEXTS, HINTS, Hint
from canvas_app.widgets.menus import menu_titles
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.spec import Spec

SIZE = QSize(560, 620)
KEY = Qt.Key
ALONE = (KEY.Key_Shift, KEY.Key_Control, KEY.Key_Alt, KEY.Key_Meta, KEY.Key_AltGr, KEY.Key_unknown)
SAME = {KEY.Key_Enter: KEY.Key_Return, KEY.Key_Backtab: KEY.Key_Tab}
DIGITS = {
    **{KEY.Key_Exclam: KEY.Key_1, KEY.Key_QuoteDbl: KEY.Key_2, KEY.Key_At: KEY.Key_2},
    **{KEY.Key_NumberSign: KEY.Key_3, KEY.Key_section: KEY.Key_3, KEY.Key_Dollar: KEY.Key_4},
    **{KEY.Key_Percent: KEY.Key_5, KEY.Key_AsciiCircum: KEY.Key_6, KEY.Key_Asterisk: KEY.Key_8},
}
"""What Shift makes of digits on German and American keyboards, where they agree on the digit."""
MARKS = (KEY.Key_Plus, KEY.Key_Minus, KEY.Key_Equal, KEY.Key_Period, KEY.Key_Comma)


def pressed(event: QKeyEvent) -> str | None:
    """Return a pressed key by Qt's portable name, None for Shift, Ctrl or Alt alone."""
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in ALONE:
        return None
    shift = Qt.KeyboardModifier.ShiftModifier
    key = SAME.get(key, key)
    if held & shift:
        key = DIGITS.get(key, key)
        if key in MARKS or key == KEY.Key_Question:
            held &= ~shift
    combined = QKeySequence(QKeyCombination(held, key))
    return combined.toString(QKeySequence.SequenceFormat.PortableText)


class KeyButton(Button):
    """A button that waits for a key once it is pressed; ``heard`` carries it, Esc lets it be."""

    heard = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.toggled.connect(self._wait)
        self.speak()

    def speak(self) -> None:
        """Say what it does, or that it waits."""
        self.setText(_("Press the new key…") if self.isChecked() else _("Change…"))

    def _wait(self, waiting: bool) -> None:
        self.speak()
        if waiting:
            self.setFocus()

    @override
    def event(self, event: QEvent) -> bool:
        if self.isChecked() and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._hear(event)
            event.accept()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.setChecked(False)
        return super().event(event)

    def _hear(self, event: QKeyEvent) -> None:
        key = pressed(event)
        if key is not None:
            self.setChecked(False)
            if key != "Esc":
                self.heard.emit(key)


class KeysDialog(QDialog):
    """All actions with their keys; what is changed is in force at once, in every window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._program = window, window.program
        self._wanted = ""
        self.field = QLineEdit()
        self.field.textChanged.connect(self._find)
        self.model = RowModel()
        self.list = QListView()
        self.change, self.none, self.reset = KeyButton(), Button(), Button()
        self.take, self.reset_all = Button(), Button()
        self._about = plain.label(weight="semibold")
        self.words = plain.label(tone="muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self._connect()
        self._speak()
        fit_screen(self, SIZE)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (KEY.Key_Up, KEY.Key_Down) and self.field.hasFocus():
            by = 1 if event.key() == KEY.Key_Down else -1
            row = self.list.currentIndex().row() + by
            self.list.setCurrentIndex(self.model.index(row % max(self.model.rowCount(), 1)))
        elif event.key() in (KEY.Key_Return, KEY.Key_Enter) and self.spec:
            self.change.click()
        else:
            super().keyPressEvent(event)

    @property
    def spec(self) -> Spec | None:
        """The action that is chosen."""
        row = self.list.currentIndex().row()
        return BY_ID[self.model.entry(row).id] if row >= 0 else None

    @property
    def changes(self) -> rules.Keys:
        """The keys a person has changed."""
        return rules.accepted(self._program.preferences.keys, SPECS, HINTS)

    def choose(self, id_: str) -> None:
        """Choose an action."""
        for row in range(self.model.rowCount()):
            if self.model.entry(row).id == id_:
                self.list.setCurrentIndex(self.model.index(row))

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show)
        self.list.doubleClicked.connect(self.change.click)
        self.change.heard.connect(self._hear)
        self.take.clicked.connect(self._take_over)
        self.none.clicked.connect(self._take_away)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self._buttons.rejected.connect(self.reject)

    def _hear(self, key: str) -> None:
        """Give the chosen action a key, or say why not."""
        spec = self.spec
        if spec is None:
            return
        now = rules.present(SPECS, self.changes)
        other = rules.holder(key, spec, SPECS, now, HINTS)
        if isinstance(other, Hint):
            words = _("{key} is always: {what}").format(key=native(key), what=_(other.text))
            self._say(words, bad=True)
        elif refusal := rules.refusal(key, spec.context):
            self._say(f"{native(key)}: {_(rules.SENTENCES[refusal])}", bad=True)
        elif self._opens_menu(key):
            self._say(_("{key} opens a menu.").format(key=native(key)), bad=True)
        elif other is not None:
            self._wanted = key
            words = _("{key} belongs to {name}.")
            self._say(words.format(key=native(key), name=quoted(spoken(other))), bad=True)
            self.take.show()
        else:
            self._keep(rules.changed(spec, key, SPECS, self.changes))

    def _opens_menu(self, key: str) -> bool:
        titles = (action.text() for action in self._window.menuBar().actions())
        return any(QKeySequence.mnemonic(title) == QKeySequence(key) for title in titles)

    def _take_over(self) -> None:
        if self.spec:
            self._keep(rules.changed(self.spec, self._wanted, SPECS, self.changes))

    def _take_away(self) -> None:
        if self.spec:
            self._keep(rules.changed(self.spec, None, SPECS, self.changes))

    def _reset(self) -> None:
        if self.spec:
            self._keep(rules.reset(self.spec, SPECS, self.changes))

    def _reset_all(self) -> None:
        self._keep({})

    def _keep(self, changes: rules.Keys) -> None:
        chosen = self.spec
        self._program.prefer(keys=dict(changes))
        self._find()
        if chosen:
            self.choose(chosen.id)
            self.list.setFocus()

    def _find(self) -> None:
        entries = [_entry(spec, self.changes) for spec in SPECS]
        found = find([entry.names for entry in entries], self.field.text(), {})
        self.model.show(entries, found)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
        self._show()

    def _show(self) -> None:
        """Say which keys the chosen action has."""
        spec = self.spec
        self.take.hide()
        for button in (self.change, self.none, self.reset):
            button.setEnabled(spec is not None)
        self.reset_all.setEnabled(bool(self.changes))
        if spec is None:
            self._about.setText("")
            self._say(_("No action is called so."))
            return
        keys = self.changes.get(spec.id, spec.keys)
        self.none.setEnabled(bool(keys))
        self.reset.setEnabled(spec.id in self.changes)
        self._about.setText(f"{spoken(spec)}: {written(keys) or _('no key')}")
        given = _("The program's own: {keys}").format(keys=written(spec.keys) or _("no key"))
        self._say(f"{_(CONTEXTS[spec.context])}. {given if spec.id in self.changes else ''}")

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.words.setText(words)
        self.words.setProperty("tone", "danger" if bad else "muted")
        self.words.style().polish(self.words)

    def _speak(self) -> None:
        self.setWindowTitle(_("Keys"))
        self.field.setPlaceholderText(_("Search actions…"))
        self.field.setAccessibleName(_("Search actions"))
        self.list.setAccessibleName(_("Actions"))
        self.change.speak()
        self.none.setText(_("No key"))
        self.reset.setText(_("Reset"))
        self.take.setText(_("Take it over"))
        self.reset_all.setText(_("Reset all"))
        self._find()

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        row = _row(self.change, self.none, self.reset)
        self._buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (self.field, self.list, self._about, self.words):
            column.addWidget(widget, 1 if widget is self.list else 0)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addSpacing(6)
        column.addWidget(self._buttons)


BY_ID = {spec.id: spec for spec in SPECS}
CHANGED = N_("changed")


def _entry(spec: Spec, changes: rules.Keys) -> Entry:
    names = [in_language(spec.text, each).replace("&", "") for each in LANGUAGES]
    shown = changes.get(spec.id, spec.keys)
    menu = _(menu_titles().get(spec.id, "")) if spec.id in menu_titles() else ""
    marks = (menu.replace("&", ""), _(CHANGED) if spec.id in changes else "")
    return Entry(
        *(spec.id, spoken(spec), "", spec.icon or "", lambda window: None),
        named(names, written(shown)),
        " · ".join(filter(None, marks)),
        written(shown),
    )


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row

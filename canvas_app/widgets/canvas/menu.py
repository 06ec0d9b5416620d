"""The canvas's context menu: the same things the keys do (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from canvas_app.gestures.keying import targets
from canvas_app.gestures.note_keying import NEW
from canvas_app.gestures.records import Key, Scene
from canvas_app.i18n import N_, _, number
from canvas_app.i18n.plain import quoted
from canvas_app.i18n.terms import heading
from canvas_app.layout.notes import ICONS
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.merge import merge
from canvas_app.model.selecting import Trait, alike
from canvas_app.theme import NOTE_KINDS
from canvas_app.widgets import look, plain
from canvas_app.widgets.canvas.bound import shown_on
from canvas_app.widgets.canvas.link_menu import links_of
from canvas_app.widgets.controls.menu import Menu

SAME: tuple[tuple[Trait, str], ...] = (
    ("channel", N_("Channel")),
    ("owner", N_("Owner")),
    ("status", N_("Status")),
    ("stage", N_("Stage")),
    ("persona", N_("Persona")),
)


class CanvasMenu(Menu):
    """Asks for a key of ``gestures.keying`` or for an edit."""

    key_asked = Signal(object)
    edit_asked = Signal(object)
    ids_asked = Signal(object)
    """These touchpoints are to be selected."""
    link_asked = Signal(str)
    """This link is to be selected."""
    note_asked = Signal(str)
    """A note of this kind is to be written on the card."""

    def __init__(self, scene: Scene, parent: QWidget, *, only_lanes: bool = False) -> None:
        """Make the menu for a scene: its selection, or the cell in focus."""
        super().__init__(parent)
        self._scene = scene
        ids = targets(scene)
        if only_lanes:
            self._fill_lanes(self, ids)
        else:
            self._fill(ids)

    def _fill(self, ids: tuple[str, ...]) -> None:
        if ids:
            self._key(_("Rename"), "F2", Key("f2"), enabled=len(ids) == 1)
        self._key(_("New touchpoint"), "N", Key("n"))
        if not ids:
            self._commands("edit.paste")
            self.addSeparator()
            self._key(_("Select all"), "Ctrl+A", Key("a", ctrl=True))
            self._key(_("Show everything"), "Shift+1", Key("1", shift=True))
            return
        self.addSeparator()
        self._commands("edit.cut", "edit.copy", "edit.paste")
        self.addSeparator()
        self._key(_("Duplicate"), "Ctrl+D", Key("d", ctrl=True))
        if len(ids) > 1:
            self._fill_merge(ids)
        self._key(_("Move…"), "G", Key("g"))
        lanes = self.inner(_("Also for"))
        self._fill_lanes(lanes, ids)
        lanes.setEnabled(not lanes.isEmpty())
        self._key(_("Link from the card…"), "L", Key("l"), enabled=len(ids) == 1)
        self._fill_links(self.inner(_("Links")), ids)
        self._fill_notes(self.inner(_("New note")), len(ids) == 1)
        self.addSeparator()
        self._key(_("Moment of truth"), "M", Key("m"), checked=self._all_moments(ids))
        self._key(_("Vote"), "V", Key("v"))
        self._key(_("Take a vote back"), "Shift+V", Key("v", shift=True))
        self.addSeparator()
        self._fill_same(self.inner(_("Select same")), ids)
        self._key(_("Show the selection"), "Shift+2", Key("2", shift=True))
        self.addSeparator()
        self._key(_("Delete"), "Del", Key("delete"))

    def _key(
        self,
        words: str,
        shortcut: str,
        key: Key,
        *,
        enabled: bool = True,
        checked: bool | None = None,
    ) -> None:
        action = self._action(words, enabled)
        action.setShortcut(QKeySequence(shown_on(self.parentWidget(), shortcut)))
        action.setShortcutVisibleInContextMenu(True)
        action.setData(key)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        action.triggered.connect(self._ask_key)

    def _commands(self, *ids: str) -> None:
        """Add actions of the window that work on the canvas, when it is in a window."""
        canvas = self.parentWidget()
        known = {action.objectName(): action for action in canvas.actions()} if canvas else {}
        for command in (known[id_] for id_ in ids if id_ in known):
            action = self._action(command.text().replace("&", ""), command.isEnabled())
            action.setShortcut(command.shortcut())
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(command.trigger)

    def _action(self, words: str, enabled: bool) -> QAction:
        action = QAction(words, self)
        action.setEnabled(enabled)
        self.addAction(action)
        return action

    def _ask_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.key_asked.emit(action.data())

    def _fill_links(self, menu: Menu, ids: tuple[str, ...]) -> None:
        """Offer the links of the card, to select one."""
        found = links_of(self._scene.view.journey, ids[0]) if len(ids) == 1 else ()
        for id_, words in found:
            action = menu.addAction(words)
            action.setData(id_)
            action.triggered.connect(self._ask_link)
        menu.setEnabled(not menu.isEmpty())

    def _ask_link(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.link_asked.emit(action.data())

    def _fill_same(self, menu: Menu, ids: tuple[str, ...]) -> None:
        """Offer to select what shares something with the cards."""
        journey = self._scene.view.journey
        for trait, words in SAME:
            found = alike(journey, ids, trait)
            action = menu.addAction(f"{_(words)} ({number(len(found))})")
            action.setData(found)
            action.triggered.connect(self._ask_ids)

    def _ask_ids(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.ids_asked.emit(action.data())

    def _ask_edit(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.edit_asked.emit(action.data())

    def _all_moments(self, ids: tuple[str, ...]) -> bool:
        cards, wanted = self._scene.view.journey.touchpoints, set(ids)
        return all(card.moment_of_truth for card in cards if card.id in wanted)

    def _fill_merge(self, ids: tuple[str, ...]) -> None:
        """Offer to make one card of several, under the name of the first."""
        cards = self._scene.view.journey.touchpoints
        first = next((card.name for card in cards if card.id == ids[0]), "")
        words = _("Merge into {name}").format(name=plain.in_menu(quoted(first, 40)))
        action = self._action(words, enabled=True)
        action.setData(merge(self._scene.view.journey_id, ids))
        action.triggered.connect(self._ask_edit)

    def _fill_lanes(self, menu: Menu, ids: tuple[str, ...]) -> None:
        """Offer the lanes and tick those where all stand: the keyboard's way to make twins."""
        names = {persona.id: persona.name for persona in self._scene.view.project.personas}
        wanted = set(ids)
        cards = [card for card in self._scene.view.journey.touchpoints if card.id in wanted]
        if not cards:
            return
        everyone = touchpoints.set_fields(ids, persona_ids=())
        self._lane(menu, _("Everyone"), everyone, ticked=not any(c.persona_ids for c in cards))
        for id_ in (lane.persona_id for lane in self._scene.picture.lanes if lane.persona_id):
            all_in = all(id_ in card.persona_ids for card in cards)
            edit = touchpoints.let_meet(ids, id_, not all_in)
            self._lane(menu, plain.in_menu(names[id_]), edit, ticked=all_in)

    def _lane(self, menu: Menu, words: str, edit: Edit, *, ticked: bool) -> None:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.setData(edit)
        action.triggered.connect(self._ask_edit)
        menu.addAction(action)

    def _fill_notes(self, menu: Menu, enabled: bool) -> None:
        """Offer a sticky note of every kind."""
        menu.setEnabled(enabled)
        keys = {kind: key for key, kind in NEW.items() if len(key) == 1}
        for kind in NOTE_KINDS:
            action = menu.addAction(look.icon(ICONS[kind]), heading("note", kind))
            action.setShortcut(QKeySequence(shown_on(self.parentWidget(), keys.get(kind, ""))))
            action.setShortcutVisibleInContextMenu(True)
            action.setData(kind)
            action.triggered.connect(self._ask_note)

    def _ask_note(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.note_asked.emit(action.data())

"""Links in menus of the canvas: those of a card, and what can be done to one (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from canvas_app.gestures.records import Key, Scene
from canvas_app.i18n import _
from canvas_app.i18n.terms import heading, term
from canvas_app.model.edits import links
from canvas_app.model.project import Journey, Link
from canvas_app.widgets import plain
from canvas_app.widgets.canvas.bound import shown_on
from canvas_app.widgets.canvas.link_box import HANDOVERS, KINDS
from canvas_app.widgets.controls.menu import Menu


class LinkMenu(Menu):
    """Asks for an edit of the selected link, or for a key of ``gestures.keying``."""

    key_asked = Signal(object)
    edit_asked = Signal(object)

    def __init__(self, scene: Scene, link: Link, parent: QWidget) -> None:
        """Make the menu of a link."""
        super().__init__(parent)
        self._journey, self._link = scene.view.journey, link
        self._key(_("Edit the link"), "Return", Key("enter"))
        self.addSeparator()
        self._choices(self, "kind", "link", KINDS)
        self._choices(self.inner(_("Handover")), "handover", "handover", HANDOVERS)
        turn = self.addAction(_("Turn the link round"))
        turn.setData(links.reverse(self._journey.id, link.id))
        turn.setEnabled(links.between(self._journey, link.to_id, link.from_id) is None)
        turn.triggered.connect(self._ask_edit)
        self.addSeparator()
        self._key(_("Delete the link"), "Del", Key("delete"))

    def _key(self, words: str, shortcut: str, key: Key) -> None:
        action = self.addAction(words)
        action.setShortcut(QKeySequence(shown_on(self.parentWidget(), shortcut)))
        action.setShortcutVisibleInContextMenu(True)
        action.setData(key)
        action.triggered.connect(self._ask_key)

    def _choices(self, menu: Menu, field: str, terms: str, values: tuple[str, ...]) -> None:
        group = QActionGroup(menu)
        for value in values:
            action = menu.addAction(heading(terms, value))
            action.setCheckable(True)
            action.setChecked(getattr(self._link, field) == value)
            action.setData(links.set_fields(self._journey.id, self._link.id, **{field: value}))
            action.triggered.connect(self._ask_edit)
            group.addAction(action)

    def _ask_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.key_asked.emit(action.data())

    def _ask_edit(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.edit_asked.emit(action.data())


def links_of(journey: Journey, touchpoint_id: str) -> Iterator[tuple[str, str]]:
    """Yield (id, words) of the links of a touchpoint: those that leave it, then the others."""
    names = {card.id: card.name for card in journey.touchpoints}
    for link in journey.links:
        if link.from_id == touchpoint_id:
            yield link.id, _words(f"→ {names[link.to_id]}", link)
    for link in journey.links:
        if link.to_id == touchpoint_id:
            yield link.id, _words(f"← {names[link.from_id]}", link)


def _words(way: str, link: Link) -> str:
    more = ", ".join(word for word in (term("link", link.kind), link.label) if word)
    return plain.in_menu(f"{way} ({more})")

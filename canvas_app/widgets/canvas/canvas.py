"""The canvas: a journey shown and worked on (room: widgets).

What a person asks of it by name stands here; it holds nothing of the project.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from canvas_app.gestures import focus as focusing
from canvas_app.gestures import note_keying
from canvas_app.gestures.pointing import EntryDrag
from canvas_app.gestures.records import Key, Pointer
from canvas_app.gestures.state import Step
from canvas_app.layout.notes import note_of
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place
from canvas_app.widgets.canvas import palette_entry
from canvas_app.widgets.canvas.doing_view import DoingView
from canvas_app.widgets.canvas.writing import WIDEST
from canvas_app.widgets.overriding import override


class Canvas(DoingView):
    """One journey of a session, to look at and to work on."""

    disarmed = Signal()
    """The armed palette entry was placed or laid down."""

    def add_here(self) -> None:
        """Write a new card where the focus is."""
        self._press(Key("n"))

    def rename_selected(self) -> None:
        """Type a new name over the card."""
        self._press(Key("f2"))

    def rename_head(self, node_id: str) -> None:
        """Type a new name over the head of a phase, stage or lane, and show it."""
        node = self.base.by_id.get(node_id)
        if node is not None:
            self.look(self.port.revealing(node.x, node.y, min(node.width, WIDEST), node.height))
            self.writing.rename(node)

    def link_here(self) -> None:
        """Begin a link from the card in focus (L)."""
        if self.session.may_change():
            self._press(Key("l"))

    def pick_link(self) -> None:
        """Select the next link of the card in focus (Shift+L)."""
        self._press(Key("l", shift=True))

    def pick_up(self) -> None:
        """Pick the selected cards up, to put them down by a click or by Enter (G)."""
        if self.session.may_change():
            self._press(Key("g"))

    def offer_lanes(self) -> None:
        """Offer the lanes in which the card in focus may stand too (Ctrl+T)."""
        self._press(Key("t", ctrl=True))

    def delete_selected(self) -> None:
        """Delete what is selected."""
        self._press(Key("delete"))

    def duplicate_selected(self) -> None:
        """Copy the note in focus, else the selected cards."""
        self._press(Key("d", ctrl=True))

    def vote_selected(self, votes: int) -> None:
        """Give the note in focus, else the selected cards, a vote, or take one back."""
        self._press(Key("v", shift=votes < 0))

    def park_note(self) -> bool:
        """Send the note in focus to the parking lot; tell whether there was one."""
        there = note_of(note_keying.focused(self.scene)) is not None
        self._press(Key("p"))
        return there

    def arm(self, entry_id: str | None) -> None:
        """Let the next click, or arrows and Enter, place a palette entry; None lays it down."""
        make = self.entry_maker(entry_id) if entry_id else None
        if make is not None:
            self.arm_with(EntryDrag(make))
            if self.focus is not None:
                x, y = focusing.spot(self.base, self.focus).middle
                self.last = Pointer(x, y, *self.port.to_window(x, y))
        elif self.state.armed:
            self.cancel()

    def place_entry(self, entry_id: str) -> None:
        """Put a palette entry at the end of its stage, in the lane of the lens or for everyone."""
        make = self.entry_maker(entry_id)
        if make is not None:
            place = palette_entry.usual_place(self.session.view, entry_id)
            self._apply(make(place), place.lane)

    @override
    def entry_maker(self, entry_id: str) -> Callable[[Place], Edit] | None:
        self.writing.finish()
        return palette_entry.maker(self.session.view, entry_id)

    @override
    def _step(self, step: Step) -> None:
        armed = isinstance(self.state, EntryDrag)
        super()._step(step)
        if armed and not isinstance(self.state, EntryDrag):
            self.disarmed.emit()

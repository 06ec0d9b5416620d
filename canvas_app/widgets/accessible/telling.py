"""Says what happened on the canvas; the status bar shows and announces it (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence

from canvas_app.gestures.focus import focus_on
from canvas_app.i18n import ngettext
from canvas_app.layout.picture import Node
from canvas_app.layout.view import JourneyView
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.canvas.canvas import Canvas

TYPED = ("set_", "rename_", "rate")
"""How the names of edits begin that a field shows by itself when it is typed or dragged in one."""


class Telling(QObject):
    """Watches a canvas; ``said`` carries the words, once selection and focus are settled."""

    said = Signal(str)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._history = canvas.session.history
        self._before: JourneyView | None = None
        self._count = len(canvas.session.selection)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._tell)
        canvas.session.changed.connect(self._note)
        canvas.session.selection_changed.connect(self._count_selected)

    def _note(self, before: JourneyView, _after: JourneyView) -> None:
        self._before = self._before or before
        self._timer.start()

    def _tell(self) -> None:
        """Say what happened since the last turn of the event loop, once it is seen."""
        if self._canvas.awaited:
            self._canvas.when_level(self._timer.start)
            return
        before, self._before = self._before, None
        if before is not None and (words := self._words(before)):
            self.said.emit(words)

    def _words(self, before: JourneyView) -> str:
        from canvas_app.panels import told
        from canvas_app.panels.spoken import Speech

        session = self._canvas.session
        former, self._history = self._history, session.history
        if session.project.id != before.project.id:
            return ""
        words = told.view_words(before, session.view)
        step = told.way(former, session.history)
        if words or step is None:
            return words
        elsewhere = step[0] == "done" and not self._canvas.hasFocus()
        if elsewhere and step[1].kind.startswith(TYPED):
            return ""
        seen = self._canvas.isVisible()  # behind the table nothing is laid out for this
        picture = self._canvas.base if seen else self._canvas.shown
        node = self._node() if seen else None
        return told.step_words(step, Speech(session.view, picture), node, self._undo())

    def _node(self) -> Node | None:
        """Return the card that is spoken of: in focus, unless what is selected is another one."""
        known, focus = self._canvas.base, self._canvas.focus
        node = known.by_id.get(focus.node_id or "") if focus else None
        ids = self._canvas.session.selection
        if not ids or (node is not None and node.touchpoint_id in ids):
            return node
        there = focus_on(known, ids[0], focus.lane if focus else None)
        return known.by_id.get(there.node_id or "") if there else None

    def _count_selected(self) -> None:
        """Say how many are selected, when they are several or were."""
        before, self._count = self._count, len(self._canvas.session.selection)
        if self._count != before and max(before, self._count) > 1:
            announce(self._canvas, ngettext("{n} selected", "{n} selected", self._count))

    def _undo(self) -> str:
        """Return the key that takes a step back, as a person may have chosen it."""
        command = self._canvas.window().findChild(QAction, "edit.undo")
        keys = command.shortcut() if command else QKeySequence(QKeySequence.StandardKey.Undo)
        return keys.toString(QKeySequence.SequenceFormat.NativeText)

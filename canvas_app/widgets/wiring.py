"""What a window hears of its document and of its canvas (room: widgets)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QPoint, QTimer

from canvas_app.widgets.accessible.telling import Telling
from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.undo_offer import UndoOffer
from canvas_app.widgets.voting.ballot import Ballot

if TYPE_CHECKING:
    from canvas_app.model.edits.edit import Edit, EditError
    from canvas_app.model.edits.place import Place
    from canvas_app.widgets.document import Document
    from canvas_app.widgets.main_window import MainWindow

SAID_AFTER = 20
"""Milliseconds after which it is said that a text was too long: after what is said of the edit."""


def hear_document(window: MainWindow, document: Document) -> None:
    """Let a window follow its document and tell what an edit could not do."""
    session = document.session
    window.filing.watch(document)
    for changed in (
        document.state_changed,
        session.changed,
        session.selection_changed,
        session.trial_changed,
    ):
        changed.connect(window.follow)
    session.settled.connect(window.catch_up)
    session.refused.connect(partial(_refuse, window))
    session.shortened.connect(partial(_tell_shortened, window))
    UndoOffer(session, window.banner)
    Ballot(window, session)


def canvas_of(window: MainWindow, document: Document) -> Canvas:
    """Return a canvas of a document that a window listens to."""
    canvas = Canvas(document.session)
    hand = window.actions_["view.hand"]
    canvas.parking_at = window.sides.parking_at
    canvas.zoom_changed.connect(window.status.show_zoom)
    canvas.received.connect(partial(receive, window))
    canvas.target_named.connect(window.status.name_target)
    canvas.target_changed.connect(window.status.change_target)
    Telling(canvas).said.connect(window.status.tell)
    canvas.told.connect(window.status.tell)
    canvas.focus_moved.connect(window.follow_focus)
    canvas.hand_held.connect(hand.setChecked)
    canvas.head_asked.connect(partial(_open_head_menu, window))
    hand.setChecked(canvas.hand)
    for command in window.actions_:
        if command.spec.context == "canvas":
            canvas.addAction(command)
    return canvas


def receive(window: MainWindow, mime: QMimeData, place: Place | None = None) -> None:
    """Take in what was dropped on a window."""
    from canvas_app.widgets.clipboard import receiving

    receiving.receive(window, mime, place)


def _refuse(window: MainWindow, error: EditError) -> None:
    from canvas_app.i18n.errors import edit_sentence

    window.status.tell(edit_sentence(error.kind, error.facts))


def _tell_shortened(window: MainWindow, edit: Edit) -> None:
    from canvas_app.i18n.tables import shortened

    words = shortened(edit.kind, cast("tuple[str, ...]", edit.facts.get("fields", ())))
    QTimer.singleShot(SAID_AFTER, window, lambda: window.status.tell(words))


def _open_head_menu(window: MainWindow, node_id: str, point: QPoint) -> None:
    from canvas_app.widgets.structure import open_head_menu

    open_head_menu(window, node_id, point)

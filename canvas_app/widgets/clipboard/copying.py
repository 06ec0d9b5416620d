"""Copy and cut: the selected cards in three formats at once (room: widgets)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from canvas_app.gestures import keying
from canvas_app.i18n import _, language, ngettext
from canvas_app.i18n.terms import field, term
from canvas_app.layout.view import JourneyView
from canvas_app.model import fragment
from canvas_app.model.edits import touchpoints
from canvas_app.model.project import Touchpoint
from canvas_app.model.scoring.readings import table
from canvas_app.model.scoring.rounding import rounded
from canvas_app.model.scoring.values import Scope, canonical, value
from canvas_app.model.tables.columns import FIELDS, Field
from canvas_app.model.tables.writing import cells_of, html_of, tsv
from canvas_app.widgets.clipboard import notes
from canvas_app.widgets.mime import cards_mime

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QMimeData

    from canvas_app.widgets.main_window import MainWindow

WORDS: dict[Field, str] = {
    "name": "name",
    "stage": "stage_id",
    "persona": "persona_id",
    "channel": "channel_id",
    "owner": "owner_id",
}
"""What the model calls the fields that have another name in a table."""


def copy(window: MainWindow) -> int:
    """Put the cards the keyboard is for into the clipboard; return how many."""
    if window.session is None or notes.copy(window):
        return 0
    ids = keying.targets(window.canvas.scene)
    if ids:
        mime = mime_of(window.session.view, ids)
        QGuiApplication.clipboard().setMimeData(mime)
        leave_text_behind()
        window.status.tell(ngettext("{n} touchpoint copied", "{n} touchpoints copied", len(ids)))
    else:
        window.status.tell(_("Select a touchpoint first"))
    return len(ids)


def cut(window: MainWindow) -> None:
    """Copy the cards and delete them, in one step."""
    if notes.cut(window):
        return
    ids = keying.targets(window.canvas.scene) if window.session else ()
    if window.session and copy(window):
        window.canvas.do((replace(touchpoints.delete(ids), kind="cut_touchpoints"),))
        window.status.tell(ngettext("{n} touchpoint cut", "{n} touchpoints cut", len(ids)))


def mime_of(view: JourneyView, ids: Collection[str]) -> QMimeData:
    """Return touchpoints of a view as our own format, rows of text and a table."""
    part = fragment.fragment(view.project, view.journey_id, ids)
    rows = rows_of(view, ids)
    return cards_mime(fragment.write(part), tsv(rows), html_of(rows))


def rows_of(view: JourneyView, ids: Collection[str]) -> list[list[str]]:
    """Return touchpoints as rows in the language of the program, with the values shown now."""
    wanted = set(ids)
    cards = [card for card in view.journey.touchpoints if card.id in wanted]
    scope = Scope(view.project, view.journey, view.lens, view.view)
    read = table(scope)  # which the window has read for its status already

    def rated(card: Touchpoint, name: Field) -> str:
        assert name in ("importance", "expectation", "experience", "emotional")
        reading = read.find(card.id)
        return figures(reading.value(name) if reading else value(scope, card, name))

    headings = {name: field(WORDS.get(name, name)) for name in FIELDS}
    cards = [*canonical(view.project, cards)]
    return cells_of(view.project, cards, headings, rated, partial(term, "status"), _("Everyone"))


def figures(value: Fraction | None) -> str:
    """Return a value as a spreadsheet of this language reads it: one decimal place at most."""
    number = rounded(value, 1)
    if number is None:
        return ""
    text = f"{number:g}"
    return text.replace(".", ",") if language() == "de" else text


@cache
def leave_text_behind() -> None:
    """At the end of the program let the clipboard keep the text, once and for all copies.

    What it holds then must be Qt's own: an object of Python's is gone before the clipboard is.
    """
    app = QCoreApplication.instance()
    assert app
    app.aboutToQuit.connect(_keep_text)


def _keep_text() -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())

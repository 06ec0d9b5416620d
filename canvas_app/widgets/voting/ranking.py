"""What a vote came to: the options that have votes, ties marked (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n.plain import quoted
from canvas_app.i18n.terms import heading
from canvas_app.model.voting import Place, options, places
from canvas_app.widgets import look, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session

ID = Qt.ItemDataRole.UserRole
LONGEST = 60
HIGH = 32
"""Px of a row, to be read from the back row."""


class Ranking(QDialog):
    """The ranking beside the canvas, as it is now; a row shows its card."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Result of the vote"))
        self.resize(760, 520)
        self._window, self._session = window, session
        self.answer = plain.label(size=18, weight="semibold")
        self.rows = QTreeWidget()
        self.rows.setObjectName("ranking")
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        self.rows.setFont(look.font(15))
        self.rows.setAccessibleName(_("Result of the vote"))
        self.rows.setHeaderLabels([_("Place"), _("Votes"), _("Option"), _("Kind")])
        self.rows.headerItem().setTextAlignment(1, Qt.AlignmentFlag.AlignCenter)
        header = self.rows.header()
        header.setStretchLastSection(False)
        for at in range(self.rows.columnCount()):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.rows.itemActivated.connect(self._go)
        hint = plain.label(
            _("Options within one vote of each other are tied: they share their places."),
            size=12,
            tone="muted",
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        for widget in (self.answer, self.rows, hint, buttons):
            column.addWidget(widget)
        session.changed.connect(self._fill)
        self._fill()
        self.rows.setFocus()

    def _fill(self) -> None:
        view = self._session.view
        if view.votes_hidden:
            self.close()
            return
        ranked = places(options(view.project, view.journey))
        self.answer.setText(answer(ranked))
        self.rows.clear()
        for place in ranked:
            option = place.option
            words = (told(place), number(option.votes), plain.one_line(option.words), _kind(place))
            row = QTreeWidgetItem(self.rows, list(words))
            row.setSizeHint(0, QSize(0, HIGH))
            row.setToolTip(2, plain.tooltip(option.words))
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignCenter)
            row.setData(0, ID, option.touchpoint_id)
        if first := self.rows.topLevelItem(0):
            self.rows.setCurrentItem(first)

    def _go(self, row: QTreeWidgetItem) -> None:
        if id_ := row.data(0, ID):
            self._session.select([id_])
            self._window.canvas.reveal(id_)


def answer(ranked: Sequence[Place]) -> str:
    """Return in a sentence what leads, or what is tied for the lead."""
    if not ranked:
        return _("Nobody has voted yet.")
    leads = [quoted(place.option.words, LONGEST) for place in ranked if place.first == 1]
    if len(leads) > 1:
        return _("{n} options are tied for the lead.").format(n=number(len(leads)))
    votes = ngettext("{n} vote", "{n} votes", ranked[0].option.votes)
    return _("{name} leads with {votes}.").format(name=leads[0], votes=votes)


def told(place: Place) -> str:
    """Return a place as "1", or as "1–3" when it is tied."""
    return f"{number(place.first)}–{number(place.last)}" if place.tied else number(place.first)


def _kind(place: Place) -> str:
    kind = place.option.kind
    return _("Touchpoint") if kind == "touchpoint" else heading("note", kind)

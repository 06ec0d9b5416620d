"""The fields of a link, shown beside it on the canvas (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from canvas_app.i18n import _
from canvas_app.i18n.terms import term
from canvas_app.model.project import MAX_NAME, Journey, Link
from canvas_app.theme import Theme
from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.elided import Elided
from canvas_app.widgets.controls.number_field import NumberField
from canvas_app.widgets.controls.segments import Segments
from canvas_app.widgets.overriding import override

KINDS = ("next", "branch", "loop")
HANDOVERS = ("seamless", "partial", "none", "unknown")
WIDTH = 408
TOUCH_HEIGHT = 40
GAP = 12
"""Px between the box and what it stands beside."""


class LinkBox(QFrame):
    """Kind, handover, condition and share of one link.

    ``changed`` carries a field and its new value, ``turned`` and ``deleted`` ask for that,
    ``left`` says that the keyboard goes back to the canvas.
    """

    changed = Signal(str, object)
    turned = Signal()
    deleted = Signal()
    left = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setObjectName("link-box")
        self.title = Elided()
        self.title.setFont(look.font(13, "semibold"))
        self.turn, self.delete = QToolButton(), QToolButton()
        self.kind, self.handover = Segments(), Segments()
        self.condition, self.share = QLineEdit(), NumberField(0, 100, unit=" %")
        self.condition.setMaxLength(MAX_NAME)
        self.share.setFixedWidth(72)
        self._labels = [QLabel() for _ in range(4)]
        self._place()
        self.kind.chosen.connect(self._choose_kind)
        self.handover.chosen.connect(self._choose_handover)
        self.condition.textEdited.connect(self._write)
        self.share.entered.connect(self._weigh)
        self.share.refused.connect(self.refused)
        self.turn.clicked.connect(self.turned)
        self.delete.clicked.connect(self.deleted)
        self.speak()

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        words = (_("Kind"), _("Handover"), _("Condition"), _("Share"))
        fields = (self.kind, self.handover, self.condition, self.share)
        for label, word, field in zip(self._labels, words, fields, strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        self.setAccessibleName(_("Link"))
        self.kind.offer([(each, *_twice(term("link", each))) for each in KINDS])
        self.handover.offer([(each, *_twice(term("handover", each))) for each in HANDOVERS])
        self.condition.setPlaceholderText(_("When is this way taken?"))
        for button, word in (
            (self.turn, _("Turn the link round")),
            (self.delete, _("Delete the link")),
        ):
            button.setToolTip(plain.tooltip(word))
            button.setAccessibleName(word)

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        ground, edge = theme.colour("raised"), theme.colour("line.strong")
        self.setStyleSheet(
            f"QFrame#link-box {{ background: {ground}; border: 1px solid {edge};"
            " border-radius: 10px; }"
        )
        self.turn.setIcon(look.icon("arrow-left-right"))
        self.delete.setIcon(look.icon("trash-2"))

    def show_link(self, link: Link, journey: Journey) -> None:
        """Show what a link of a journey holds."""
        names = {card.id: card.name for card in journey.touchpoints}
        self.title.setText(f"{names[link.from_id]} → {names[link.to_id]}")
        self.kind.show_value(link.kind)
        self.handover.show_value(link.handover)
        if self.condition.text() != link.label:
            self.condition.setText(link.label)
            self.condition.home(False)  # a long one shows how it begins
        self.share.show_numbers({link.share})
        ends = {(each.from_id, each.to_id) for each in journey.links}
        self.turn.setEnabled((link.to_id, link.from_id) not in ends)

    def take_focus(self) -> None:
        """Take the keyboard, at the kind."""
        self._stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def make_room(self, touch: bool) -> None:
        """Let everything be large enough for a finger, or as small as for a mouse."""
        for part in (*self.findChildren(QAbstractButton), self.condition, self.share):
            part.setMinimumHeight(TOUCH_HEIGHT if touch else 0)

    def stand_beside(self, areas: Sequence[QRect], window: QRect) -> None:
        """Stand under the first of the areas that leaves room there, or above it (px).

        Where there is no room beside any of them the window's top is left.
        """
        self.adjustSize()
        size = self.sizeHint().expandedTo(self.minimumSizeHint())
        width = min(max(size.width(), WIDTH), window.width() - 2 * GAP)
        box = QRect(areas[0].center().x() - width // 2, window.top() + GAP, width, size.height())
        inside = window.adjusted(0, GAP, 0, -GAP)
        for area in areas:
            tops = (area.bottom() + GAP, area.top() - GAP - box.height())
            free = [y for y in tops if inside.top() <= y <= inside.bottom() - box.height()]
            if free:
                box.moveTop(free[0])
                break
        box.moveLeft(max(min(box.left(), window.right() - width - GAP), window.left() + GAP))
        self.setGeometry(box)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go round inside: Esc leads out."""
        stops = [stop for stop in self._stops() if stop.isEnabled()]
        at = stops.index(self.focusWidget()) if self.focusWidget() in stops else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def _stops(self) -> list[QWidget]:
        """Return where Tab stops: at the pressed segment of a row, then at the fields."""
        rows = (self.kind, self.handover)
        pressed = (b for row in rows for b in row.findChildren(QAbstractButton) if b.isChecked())
        return [*pressed, self.condition, self.share, self.turn, self.delete]

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.setSpacing(4)
        for button in (self.turn, self.delete):
            head.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.condition, 1)
        foot.addWidget(self._labels[3])
        foot.addWidget(self.share)
        grid.addLayout(head, 0, 0, 1, 2)
        for row, part in enumerate((self.kind, self.handover)):
            grid.addWidget(self._labels[row], row + 1, 0)
            grid.addWidget(part, row + 1, 1)
        grid.addWidget(self._labels[2], 3, 0)
        grid.addLayout(foot, 3, 1)
        for label in self._labels:
            label.setProperty("tone", "muted")
            label.setFont(look.font(12))

    def _choose_kind(self, value: str) -> None:
        self.changed.emit("kind", value)

    def _choose_handover(self, value: str) -> None:
        self.changed.emit("handover", value)

    def _write(self, text: str) -> None:
        self.changed.emit("label", text)

    def _weigh(self, share: object) -> None:
        self.changed.emit("share", share)


def _twice(words: str) -> tuple[str, str]:
    return words, words

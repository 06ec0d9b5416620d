"""Small round buttons: one thing a filter asks for, to switch or to take away (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from canvas_app.i18n import number
from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.flow_row import FlowRow
from canvas_app.widgets.overriding import override

HIGH = 26
PAD = 10
GAP = 5
MARK = 12
SLACK = 3
"""What letters take beyond their advance, so that nothing is elided for a pixel."""
BROADEST = 340


class Token(QAbstractButton):
    """A thing to ask for: with a count it is switched on and off, without it goes when clicked."""

    def __init__(
        self, name: str, value: str | None, words: str, count: int | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.name, self.value = name, value
        self._count = "" if count is None else number(count)
        self.setCheckable(count is not None)
        self._words = plain.one_line(words)
        self.setText(plain.in_menu(words))  # "R&D" would else take Alt+D
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{self._words} {self._count}".strip())
        self._hint = QSize()

    @property
    def removable(self) -> bool:
        """Whether it bears a cross and goes when it is clicked."""
        return not self.isCheckable()

    @override
    def sizeHint(self) -> QSize:
        if self._hint.isEmpty():  # a row asks for it at every step of its layout
            wide = QFontMetrics(look.font(12, "semibold")).horizontalAdvance(self._words)
            self._hint = QSize(min(wide + self._beside() + 2 * PAD + SLACK, BROADEST), HIGH)
        return self._hint

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        on, focus = self.removable or self.isChecked(), self.hasFocus()
        edge = "focus" if focus else "accent" if on else "line"
        ground = "accent.soft" if on else "paper" if self.underMouse() else "surface"
        ink = look.colour("accent" if on else "text")
        inside = self.rect().adjusted(PAD, 0, -PAD, 0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour(edge), 2 if focus else 1))
            painter.setBrush(look.colour(ground))
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, HIGH / 2, HIGH / 2)
            painter.setFont(look.font(12, "semibold" if on else "medium"))
            painter.setPen(ink)
            room = inside.adjusted(0, 0, -self._beside(), 0)
            words = painter.fontMetrics().elidedText(
                self._words, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            self._paint_end(painter, ink)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        gone = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (gone and self.removable):
            self.click()
        else:
            super().keyPressEvent(event)

    def _beside(self) -> int:
        """Return the room of the cross or the count, with the gap before it."""
        if self.removable:
            return MARK + 5
        return QFontMetrics(look.font(12)).horizontalAdvance(self._count) + 6

    def _paint_end(self, painter: QPainter, ink: object) -> None:
        if self.removable:
            x, y = self.width() - PAD - MARK + 2, (self.height() - MARK) / 2
            look.draw_icon(painter, "x", x, y, MARK, look.colour("accent"))
            return
        painter.setFont(look.font(12))
        painter.setPen(look.colour("accent" if self.isChecked() else "text.muted"))
        end = self.rect().adjusted(0, 0, -PAD, 0)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(end, right, self._count)


class Flow(FlowRow):
    """Widgets one after the other, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._shown: list[QWidget] = []
        super().__init__(HIGH, GAP, parent)

    def put(self, widgets: Sequence[QWidget]) -> None:
        """Show these children, and no others."""
        for old in self._shown:
            if old not in widgets:
                old.hide()
                old.deleteLater()
        self._shown = list(widgets)
        for before, after in pairwise(widgets):
            QWidget.setTabOrder(before, after)
        for widget in widgets:
            widget.show()
        self.arrange()

    def tokens(self) -> list[Token]:
        """Return the tokens among the children, in their order."""
        return [each for each in self._shown if isinstance(each, Token)]

    @override
    def flowing(self) -> Sequence[QWidget]:
        return self._shown

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, HIGH)

"""Which stage the next card goes to: shown in the colour of its phase, chosen from a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from canvas_app.i18n import _
from canvas_app.model.project import Stage
from canvas_app.widgets import look, plain
from canvas_app.widgets.actions import native
from canvas_app.widgets.controls.menu import Menu
from canvas_app.widgets.overriding import override

SIZE = 16
PAD = 12
ARROW = 16
NARROWEST, WIDEST = 90, 230
HIGH = 42
MOST = 60
"""Letters of a name in the list."""


class StageButton(QAbstractButton):
    """Shows number and name of a stage; ``chosen`` carries the index of the one picked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no stage yet."""
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self._at = 0
        self._words = ""
        self.setObjectName("capture-stage")
        self.setFont(look.font(SIZE, "semibold"))
        self.setFixedHeight(HIGH)
        self.setMaximumWidth(WIDEST)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._open)

    def show_stage(self, stages: Sequence[Stage], stage_id: str) -> None:
        """Show one of the stages."""
        at = next((i for i, stage in enumerate(stages) if stage.id == stage_id), 0)
        if (tuple(stages), at) == (self._stages, self._at) and self._words:
            return
        self._stages, self._at = tuple(stages), at
        self._words = f"{at + 1}  {plain.one_line(stages[at].name)}"
        self.setText(plain.in_menu(self._words))  # "R&D" would else take Alt+D
        words = _("Stage: {name}").format(name=stages[at].name)
        self.setAccessibleName(plain.one_line(words))
        self.setToolTip(plain.tooltip(f"{words} ({native('Alt+1')} … {native('Alt+9')})"))
        self.updateGeometry()
        self.update()

    def take(self, width: int) -> None:
        """Take at most so many px of a narrow bar."""
        self.setMaximumWidth(min(max(width, NARROWEST), WIDEST))

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._words) + 2 * PAD + ARROW + 6
        return QSize(min(width, WIDEST), HIGH)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        phase = self._stages[self._at].phase if self._stages else "before"
        ink = look.colour(f"phase.{phase}.band.text")
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        words = QFontMetrics(self.font()).elidedText(
            self._words, Qt.TextElideMode.ElideRight, self.width() - 2 * PAD - ARROW - 4
        )
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(look.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(pen)
            painter.setBrush(look.colour(f"phase.{phase}.band"))
            painter.drawRoundedRect(box, 8, 8)
            painter.setPen(ink)
            painter.setFont(self.font())
            area = self.rect().adjusted(PAD, 0, -PAD - ARROW, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
            left = self.width() - PAD - ARROW + 4
            look.draw_icon(painter, "chevron-down", left, (HIGH - ARROW) / 2, ARROW, ink)

    def _open(self) -> None:
        """Offer all stages, above the bar."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for index, stage in enumerate(self._stages):
            number = f"\t{native(f'Alt+{index + 1}')}" if index < 9 else ""
            action = QAction(f"{index + 1}  {plain.in_menu(stage.name[:MOST])}{number}", menu)
            action.setData(index)
            action.setCheckable(True)
            action.setChecked(index == self._at)
            action.triggered.connect(self._pick)
            group.addAction(action)
            menu.addAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _pick(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(action.data())

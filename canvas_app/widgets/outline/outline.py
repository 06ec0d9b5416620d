"""The outline: phases, stages and touchpoints, renamed and moved by key or drag (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from canvas_app.i18n import _
from canvas_app.i18n.keys import keyed
from canvas_app.layout.lanes import initials
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.arrange import arrange
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Touchpoint
from canvas_app.theme import persona_role
from canvas_app.widgets import look
from canvas_app.widgets.outline.model import OutlineModel
from canvas_app.widgets.outline.tree import Index
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session

ROW = 28
TAG = 18
MOST_TAGS = 3
MARK = 14
CHEVRON = 12
MARK_MS = 120
"""How long finding the weakest and the unrated cards waits after an edit."""
PAD = 6
KEY = Qt.Key
HELD = Qt.KeyboardModifier
FLAG = QItemSelectionModel.SelectionFlag


class _Delegate(QStyledItemDelegate):
    """Paints rows; ``again`` tells that the next card shall be typed below."""

    again = Signal()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, ROW)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setPlaceholderText(_("Touchpoint"))
        editor.setAccessibleName(_("Name"))
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        entered = isinstance(event, QKeyEvent) and event.key() in (KEY.Key_Return, KEY.Key_Enter)
        if not entered or not isinstance(editor, QWidget):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.KeyPress:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            if cast(QKeyEvent, event).modifiers() & HELD.ControlModifier:
                self.again.emit()
        event.accept()
        return True

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, area, state = cast(OutlineModel, index.model()), option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.colour("accent.soft"))
        inside = area.adjusted(2, 0, -PAD, 0)
        card = model.card_of(index)
        if card is not None:
            self._paint_card(painter, inside, model, card)
        else:
            self._paint_head(painter, inside, model, index)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # the disc of a persona left its own
            painter.drawRoundedRect(area.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    def _paint_head(
        self, painter: QPainter, area: QRect, model: OutlineModel, index: Index
    ) -> None:
        phase = model.phase_of(index)
        count = model.count_words(index)
        painter.setFont(look.font(11))
        wide = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(look.colour("text.muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setFont(look.font(12, "bold" if phase else "semibold"))
        ink = f"phase.{phase}.title" if phase else "text"
        _write(painter, area.adjusted(0, 0, -wide - PAD, 0), model.name_of(index), ink)

    def _paint_card(
        self, painter: QPainter, area: QRect, model: OutlineModel, card: Touchpoint
    ) -> None:
        faded = card.id in model.faded
        right = self._paint_tags(painter, area, model, card, faded)
        for icon, role, there in (
            ("gem", "accent", card.moment_of_truth),
            ("triangle-alert", "warn", card.id == model.weakest),
            ("circle", "text.faint", card.id in model.unrated),
        ):
            if there:
                right -= MARK + 3
                y = area.center().y() - MARK // 2 + 1
                tint = look.colour("text.faint" if faded else role)
                look.draw_icon(painter, icon, right, y, MARK, tint)
        painter.setFont(look.font(13))
        name = QRect(area.left(), area.top(), right - PAD - area.left(), area.height())
        _write(painter, name, card.name, "text.faint" if faded else "text")

    def _paint_tags(
        self, painter: QPainter, area: QRect, model: OutlineModel, card: Touchpoint, faded: bool
    ) -> int:
        """Paint who meets a card from the right; return where there is room left of them."""
        right = area.right()
        met = [
            (at, persona)
            for at, persona in enumerate(model.session.project.personas)
            if persona.id in card.persona_ids
        ]
        painter.setFont(look.font(9, "semibold"))
        for at, persona in reversed(met[:MOST_TAGS]):
            right -= TAG + 2
            disc = QRect(right, area.center().y() - TAG // 2 + 1, TAG, TAG)
            painter.setPen(look.colour("line" if faded else persona_role(at, "line")))
            painter.setBrush(look.colour("surface" if faded else persona_role(at, "fill")))
            painter.drawEllipse(disc)
            painter.setPen(look.colour("text.faint" if faded else persona_role(at, "text")))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials(persona.name))
        return right


class Outline(QTreeView):
    """The list *Outline* on the left.

    F2 or typing renames, Enter adds below, Alt with arrows moves, Delete deletes; ``told``
    carries a sentence for a person.
    """

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.rows = OutlineModel(session, self)
        self._session = session
        self._leading = False
        self.setModel(self.rows)
        delegate = _Delegate(self)
        delegate.again.connect(self._add_again)
        self.setItemDelegate(delegate)
        delegate.closeEditor.connect(self._end)
        self.setHeaderHidden(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(13)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.AnyKeyPressed | trigger.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(MARK_MS)
        self._later.timeout.connect(self._mark)
        self.rows.modelReset.connect(self.expandAll)
        self.rows.renewed.connect(self.viewport().update)
        self.selectionModel().selectionChanged.connect(self._lead)
        session.selection_changed.connect(self.follow)
        session.changed.connect(self.follow)
        session.changed.connect(self._mark_later)
        self.expandAll()
        self._speak()

    def follow(self) -> None:
        """Select the cards that are selected elsewhere, and bring the first into sight."""
        if self._leading or not self.isVisible():
            return
        found = self.rows.indices_of(self._session.selection)
        if {card.id for card in self._cards()} == set(self._session.selection):
            return
        wanted = QItemSelection()
        for first, last in _spans(found):
            wanted.select(first, last)
        self._leading = True
        if found:
            self.setAutoScroll(False)  # which would lay out all rows at once
            self.selectionModel().setCurrentIndex(found[0], FLAG.NoUpdate)
            self.setAutoScroll(True)
            QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))
        self.selectionModel().select(wanted, FLAG.ClearAndSelect)
        self._leading = False

    def add_below(self) -> None:
        """Type a new card below the one with the cursor, or at the end of its stage."""
        index = self.currentIndex()
        stage = self.rows.stage_of(index)
        if stage is None:
            self.setExpanded(index, not self.isExpanded(index))
            return
        is_card = self.rows.card_of(index) is not None
        row = index.row() + 1 if is_card else self.rows.rowCount(self.rows.stage_index(stage.id))
        self.expand(self.rows.stage_index(stage.id))
        draft = self.rows.begin_draft(stage.id, row)
        self._leading = True
        self.selectionModel().setCurrentIndex(draft, FLAG.ClearAndSelect)
        self._leading = False
        self.edit(draft)

    def shift(self, step: int, *, stage: bool = False) -> None:
        """Move the selected cards one row up or down, or to the end of the next stage."""
        cards = self._cards()
        if not cards:
            return
        order = [each.id for each in self._session.project.stages]
        ids = {card.id for card in cards}
        edge = cards[0 if step < 0 else -1]
        rest = [card for card in self.rows.cards_of(edge.stage_id) if card.id not in ids]
        there = [card.id for card in self.rows.cards_of(edge.stage_id)]
        at = sum(card.id in set(there[: there.index(edge.id)]) for card in rest) + step
        target = order.index(edge.stage_id)
        if stage or not 0 <= at <= len(rest):
            target += step
            at = 0 if step > 0 and not stage else 10**6
        if 0 <= target < len(order):
            ordered = [card.id for card in cards]
            self._move(arrange(self._session.journey.id, ordered, order[target], at))

    def _move(self, edit: Edit) -> None:
        """Move the card with the cursor; it has none meanwhile, or Qt seeks it a row in its place.

        That row is found by asking all of them.
        """
        here = QPersistentModelIndex(self.currentIndex())
        self.selectionModel().setCurrentIndex(QModelIndex(), FLAG.NoUpdate)
        self._session.apply(edit)
        if not self.currentIndex().isValid():
            there = self.rows.index(here.row(), here.column(), here.parent())
            self.selectionModel().setCurrentIndex(there, FLAG.NoUpdate)

    def _cards(self) -> list[Touchpoint]:
        """Return the selected cards in the order in which they stand."""
        spans = self.selectionModel().selection().toList()
        found = (self.rows.cards_down_to(span.topLeft(), span.bottom()) for span in spans)
        chosen = {card.id for cards in found for card in cards}
        if not chosen:
            return []
        return [
            card
            for stage in self._session.project.stages
            for card in self.rows.cards_of(stage.id)
            if card.id in chosen
        ]

    def _lead(self) -> None:
        if not (self._leading or self.rows.following) and self.isVisible():
            self._leading = True
            self._session.select([card.id for card in self._cards()])
            self._leading = False

    def _add_again(self) -> None:
        QTimer.singleShot(0, self, self.add_below)

    def _end(self) -> None:
        """After typing: a draft without a name goes, and the cursor is on what was added."""
        self.rows.drop_draft()
        self.setFocus()
        self.follow()

    def _delete(self) -> None:
        cards = self._cards()
        if cards:
            self._session.apply(touchpoints.delete([card.id for card in cards]))
        elif self.currentIndex().isValid():
            where = _("Stages are deleted in the set-up.")
            self.told.emit(keyed(where, _("{key} opens it."), "journey.setup"))

    def _mark_later(self) -> None:
        self._later.start()

    def _mark(self) -> None:
        if self.isVisible():
            self.rows.mark()

    def _speak(self) -> None:
        self.setAccessibleName(_("Outline"))
        self.viewport().update()

    @override
    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        chosen = self.selectionModel().isSelected(index)
        painter.fillRect(rect, look.colour("accent.soft" if chosen else "surface"))
        if self.rows.rowCount(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            x, y = rect.right() - CHEVRON, rect.center().y() - CHEVRON / 2 + 1
            look.draw_icon(painter, name, x, y, CHEVRON, look.colour("text.muted"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = KEY(event.key()), event.modifiers() & ~HELD.KeypadModifier
        if self.state() == self.State.EditingState:
            super().keyPressEvent(event)
        elif held == HELD.AltModifier and key in (KEY.Key_Up, KEY.Key_Down):
            self.shift(-1 if key == KEY.Key_Up else 1)
        elif held == HELD.AltModifier and key in (KEY.Key_Left, KEY.Key_Right):
            self.shift(-1 if key == KEY.Key_Left else 1, stage=True)
        elif not held and key in (KEY.Key_Return, KEY.Key_Enter):
            self.add_below()
        elif not held and key in (KEY.Key_Delete, KEY.Key_Backspace):
            self._delete()
        elif key == KEY.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = (KEY.Key_Return, KEY.Key_Enter, KEY.Key_F2, KEY.Key_Delete, KEY.Key_Backspace)
            if not event.modifiers() and event.key() in ours:
                event.accept()
                return True
        return super().event(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.currentIndex().isValid():
            self._leading = True
            first = self.rows.index(0, 0, self.rows.index(0, 0))
            self.selectionModel().setCurrentIndex(first, FLAG.NoUpdate)
            self._leading = False
        self.follow()
        self._mark_later()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_later"):
            self._speak()
        super().changeEvent(event)


def _write(painter: QPainter, area: QRect, words: str, role: str) -> None:
    from canvas_app.widgets import plain

    metrics = painter.fontMetrics()
    shown = metrics.elidedText(plain.one_line(words), Qt.TextElideMode.ElideRight, area.width())
    painter.setPen(look.colour(role))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area, int(flags | Qt.TextFlag.TextSingleLine), shown)


def _spans(indices: Iterable[QModelIndex]) -> list[tuple[QModelIndex, QModelIndex]]:
    """Return rows that follow each other as first and last ones: Qt looks at each span often."""
    found: list[tuple[QModelIndex, QModelIndex]] = []
    for index in indices:
        if found:
            first, last = found[-1]
            if last.internalId() == index.internalId() and last.row() + 1 == index.row():
                found[-1] = first, index
                continue
        found.append((index, index))
    return found

"""The rows of the outline: what they say, and what becomes of a name or a drop (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from canvas_app.i18n import _, ngettext, number
from canvas_app.model.edits import stages, touchpoints
from canvas_app.model.edits.arrange import arrange
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place
from canvas_app.model.project import Stage
from canvas_app.model.scoring.values import Scope
from canvas_app.widgets import plain
from canvas_app.widgets.outline.tree import FIRST_CARD, Index, StageTree
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session

CARDS = "application/x-touchpoint-canvas-outline"
PHASE_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsSelectable
STAGE_FLAGS = PHASE_FLAGS | Qt.ItemFlag.ItemIsDropEnabled
CARD_FLAGS = PHASE_FLAGS | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren


class OutlineModel(StageTree):
    """Names, counts and marks of the rows; names typed and cards dropped become edits."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, parent)
        self.weakest = ""
        self.unrated: frozenset[str] = frozenset()
        self.faded: frozenset[str] = frozenset()

    def mark(self) -> None:
        """Find out which cards are the weakest, not rated, or do not match the filter."""
        from canvas_app.model.matching import matches
        from canvas_app.model.scoring import journey_score

        view = self.session.view
        scope = Scope(view.project, view.journey, view.lens, view.view)
        score = journey_score.panel(scope)
        weakest, unrated = score.weakest.id if score.weakest else "", frozenset(score.missing)
        faded: frozenset[str] = frozenset()
        if not view.filter.is_empty:
            every = frozenset(card.id for card in view.journey.touchpoints)
            faded = every - matches(scope, view.filter)
        if (weakest, unrated, faded) != (self.weakest, self.unrated, self.faded):
            self.weakest, self.unrated, self.faded = weakest, unrated, faded
            for stage in self._stages:
                self._tell(self.stage_index(stage.id))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        inner = index.internalId() if index.isValid() else 0
        if inner >= FIRST_CARD:
            return CARD_FLAGS
        return STAGE_FLAGS if inner else PHASE_FLAGS

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            name = self.name_of(index)
            return name if role == Qt.ItemDataRole.EditRole else plain.one_line(name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(self.spoken(index))
        return self.spoken(index) if role == Qt.ItemDataRole.AccessibleTextRole else None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        edit = self._renaming(index, str(value))
        return edit is not None and self.session.apply(edit)

    @override
    def mimeTypes(self) -> list[str]:
        return [CARDS]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        ids = [card.id for index in indexes if (card := self.card_of(index)) is not None]
        mime.setData(CARDS, "\n".join(ids).encode())
        return mime

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        stage = self.stage_of(parent)
        ids = bytes(data.data(CARDS).data()).decode().split("\n") if data.hasFormat(CARDS) else []
        if stage is None or not ids:
            return False
        cards = self.cards_of(stage.id)
        before = cards if row < 0 else cards[:row]
        index = sum(card.id not in ids for card in before)
        return self.session.apply(arrange(self.session.journey.id, ids, stage.id, index))

    def name_of(self, index: Index) -> str:
        """Return the name of a phase, a stage or a touchpoint."""
        if (phase := self.phase_of(index)) is not None:
            return next(each.name for each in self.session.project.phases if each.id == phase)
        if not index.isValid() or self.is_draft(index):
            return ""
        card, stage = self.card_of(index), self.stage_of(index)
        return card.name if card else stage.name if stage else ""

    def spoken(self, index: Index) -> str:
        """Return what a screen reader says of a row: name, personas, marks, count."""
        card = self.card_of(index)
        if card is None:
            n = self.count(index)
            counted = ngettext("{n} touchpoint", "{n} touchpoints", n)
            return f"{plain.one_line(self.name_of(index))}, {counted}"
        from canvas_app.widgets.panels.cards import persona_words

        words: list[str] = [card.name, persona_words(self.session.project, card)]
        words += [_("Moment of truth")] if card.moment_of_truth else []
        words += [_("Weakest link")] if card.id == self.weakest else []
        words += [_("Not rated")] if card.id in self.unrated else []
        return plain.one_line(", ".join(words))

    def count(self, index: Index) -> int:
        """Return how many touchpoints a phase or a stage has."""
        phase = self.phase_of(index)
        if phase is None:
            stage = self.stage_of(index)
            return len(self.cards_of(stage.id)) if stage else 0
        inside = self._in_phase(index.row())
        return sum(len(self.cards_of(stage.id)) for stage in inside)

    def count_words(self, index: Index) -> str:
        """Return that number as it is written."""
        return number(self.count(index))

    def _renaming(self, index: Index, name: str) -> Edit | None:
        """Return the edit that gives a row its typed name; None when it is none."""
        bare = " ".join(name.split())
        stage, card, phase = self.stage_of(index), self.card_of(index), self.phase_of(index)
        if self.is_draft(index) and stage is not None:
            return self._adding(stage, index.row(), bare)
        if not bare or bare == self.name_of(index):
            return None
        if phase is not None:
            return stages.rename_phase(phase, bare)  # type: ignore[arg-type]
        if card is not None:
            return touchpoints.rename(card.id, bare)
        return stages.rename(stage.id, bare) if stage else None

    def _adding(self, stage: Stage, row: int, name: str) -> Edit | None:
        self.drop_draft()
        if not name:
            return None
        cards, lens = self.cards_of(stage.id), self.session.view.lens
        after = cards[row - 1].id if 0 < row <= len(cards) else None
        before = cards[0].id if cards and row == 0 else None
        place = Place(stage.id, lens, after=after, before=before)
        return touchpoints.add_named(self.session.journey.id, name, place)

"""Phases, stages and touchpoints as a tree that follows a session row by row (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from canvas_app.layout.view import JourneyView
from canvas_app.model.project import PHASES, Stage, Touchpoint
from canvas_app.model.scoring.values import canonical
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session
from canvas_app.widgets.table.rows import MOST_RUNS, runs

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
FIRST_CARD = 100
"""Internal ids: 0 of phases, 1 … 3 of stages in a phase, from this on of cards in a stage."""
DRAFT = " draft"


class StageTree(QAbstractItemModel):
    """Follows a session without resets, so that what is open stays open.

    One row at most is a draft: a card that is only typed yet.
    """

    renewed = Signal()
    """Very many rows say something else: Qt would look at each of those that are not seen, too."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.draft: QPersistentModelIndex | None = None
        self.following = False
        """Whether rows come and go because the project changed, not by a hand in the list."""
        self._take(session.view)
        session.changed.connect(self._hear)

    def phase_of(self, index: Index) -> str | None:
        """Return the phase of a row, None when it is a stage or a card."""
        return PHASES[index.row()] if index.isValid() and index.internalId() == 0 else None

    def stage_of(self, index: Index) -> Stage | None:
        """Return the stage a row is or stands in, None for phases."""
        inner = index.internalId() if index.isValid() else 0
        if inner >= FIRST_CARD:
            return self._stages[inner - FIRST_CARD]
        return self._in_phase(inner - 1)[index.row()] if inner else None

    def card_of(self, index: Index) -> Touchpoint | None:
        """Return the touchpoint of a row, None for phases, stages and a draft."""
        if not index.isValid() or index.internalId() < FIRST_CARD or self.is_draft(index):
            return None
        return self._cards[index.internalId() - FIRST_CARD][index.row()]

    def cards_down_to(self, first: Index, last: int) -> list[Touchpoint]:
        """Return the touchpoints from a row on to the row ``last`` of the same stage.

        None of phases and stages, nor a draft.
        """
        at = first.internalId() - FIRST_CARD if first.isValid() else -1
        rows = self._cards[at][first.row() : last + 1] if at >= 0 else []
        return [card for card in rows if card.id != DRAFT]

    def is_draft(self, index: Index) -> bool:
        """Whether a row is a card that is only typed yet."""
        if self.draft is None or not self.draft.isValid():
            return False
        inner, row = self.draft.internalId(), self.draft.row()
        return (inner, row) == (index.internalId(), index.row())

    def cards_of(self, stage_id: str) -> list[Touchpoint]:
        """Return the touchpoints of a stage as they stand."""
        at = [stage.id for stage in self._stages].index(stage_id)
        return [card for card in self._cards[at] if card.id != DRAFT]

    def index_of(self, id_: str) -> QModelIndex:
        """Return where a touchpoint stands; an invalid index when it is not there."""
        for at, cards in enumerate(self._cards):
            for row, card in enumerate(cards):
                if card.id == id_:
                    return self.createIndex(row, 0, FIRST_CARD + at)
        return QModelIndex()

    def indices_of(self, ids: Sequence[str]) -> list[QModelIndex]:
        """Return where touchpoints stand, those that are there."""
        wanted = set(ids)
        return [
            self.createIndex(row, 0, FIRST_CARD + at)
            for at, cards in enumerate(self._cards)
            for row, card in enumerate(cards)
            if card.id in wanted
        ]

    def stage_index(self, stage_id: str) -> QModelIndex:
        """Return the row of a stage."""
        return self._places[[stage.id for stage in self._stages].index(stage_id)]

    def begin_draft(self, stage_id: str, row: int) -> QModelIndex:
        """Put a row in for a card that is only typed yet; return it."""
        self.drop_draft()
        at = [stage.id for stage in self._stages].index(stage_id)
        cards = self._cards[at]
        row = max(0, min(row, len(cards)))
        self.beginInsertRows(self.stage_index(stage_id), row, row)
        cards.insert(row, Touchpoint(id=DRAFT, name="…", stage_id=stage_id))
        self.endInsertRows()
        index = self.createIndex(row, 0, FIRST_CARD + at)
        self.draft = QPersistentModelIndex(index)
        return index

    def drop_draft(self) -> None:
        """Take the row of the draft away, if there is one."""
        if self.draft is not None and self.draft.isValid():
            at, row = self.draft.internalId() - FIRST_CARD, self.draft.row()
            self.beginRemoveRows(self.draft.parent(), row, row)
            del self._cards[at][row]
            self.endRemoveRows()
        self.draft = None

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        if not parent.isValid():
            return len(PHASES)
        inner = parent.internalId()
        if inner == 0:
            return len(self._in_phase(parent.row()))
        return len(self._cards[self._rank(parent)]) if inner < FIRST_CARD else 0

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 1

    @override
    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, 0)
        if parent.internalId() == 0:
            return self.createIndex(row, 0, parent.row() + 1)
        return self.createIndex(row, 0, FIRST_CARD + self._rank(parent))

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        inner = index.internalId() if index.isValid() else 0
        if inner >= FIRST_CARD:
            return self._places[inner - FIRST_CARD]
        return self.createIndex(inner - 1, 0, 0) if inner else QModelIndex()

    def _in_phase(self, phase: int) -> list[Stage]:
        return self._by_phase[PHASES[phase]]

    def _take(self, view: JourneyView) -> None:
        self._take_stages(view)
        self._cards = _by_stage(view)

    def _take_stages(self, view: JourneyView) -> None:
        self._stages = list(view.project.stages)
        self._by_phase = {
            phase: [stage for stage in self._stages if stage.phase == phase] for phase in PHASES
        }
        rows = [self._by_phase[stage.phase].index(stage) for stage in self._stages]
        self._places = [
            self.createIndex(row, 0, PHASES.index(stage.phase) + 1)
            for row, stage in zip(rows, self._stages, strict=True)
        ]

    def _rank(self, stage: Index) -> int:
        """Return which of all stages a row is; the stages of a phase stand together."""
        before = PHASES[: stage.internalId() - 1]
        return sum(len(self._by_phase[phase]) for phase in before) + stage.row()

    def _hear(self, before: JourneyView, after: JourneyView) -> None:
        self.following = True
        self._follow(before, after)
        self.following = False

    def _follow(self, before: JourneyView, after: JourneyView) -> None:
        same_stages = [(s.id, s.phase) for s in self._stages] == [
            (stage.id, stage.phase) for stage in after.project.stages
        ]
        if not same_stages or before.journey_id != after.journey_id:
            self.beginResetModel()
            self.draft = None
            self._take(after)
            self.endResetModel()
            return
        if before.project is after.project:
            return
        self._take_stages(after)
        for at, cards in enumerate(_by_stage(after)):
            self._follow_stage(at, cards)
        words = ("stages", "phases", "personas")
        if any(getattr(before.project, n) is not getattr(after.project, n) for n in words):
            for stage in self._places:
                self._tell(stage)
        self.dataChanged.emit(self.index(0, 0), self.index(len(PHASES) - 1, 0))

    def _follow_stage(self, at: int, cards: list[Touchpoint]) -> None:
        """Show the cards of a stage; rows in the middle that differ go and come."""
        parent, old = self.stage_index(self._stages[at].id), self._cards[at]
        head = 0
        while head < min(len(old), len(cards)) and old[head].id == cards[head].id:
            head += 1
        tail = 0
        while tail < min(len(old), len(cards)) - head and old[-1 - tail].id == cards[-1 - tail].id:
            tail += 1
        if head < len(old) - tail:
            self.beginRemoveRows(parent, head, len(old) - tail - 1)
            self._cards[at] = [*old[:head], *old[len(old) - tail :]]
            self.endRemoveRows()
        if head < len(cards) - tail:
            self.beginInsertRows(parent, head, len(cards) - tail - 1)
            self._cards[at] = cards
            self.endInsertRows()
        self._cards[at] = cards
        if len(old) != len(cards):
            self.dataChanged.emit(parent, parent)
        fresh = [row for row, card in enumerate(cards[:head]) if card is not old[row]]
        start = len(cards) - tail
        fresh += [start + at for at in range(tail) if cards[start + at] is not old[at - tail]]
        if len(fresh) >= MOST_RUNS:
            self.renewed.emit()
            return
        for first, last in runs(fresh):
            self.dataChanged.emit(self.index(first, 0, parent), self.index(last, 0, parent))

    def _tell(self, parent: QModelIndex) -> None:
        self.dataChanged.emit(parent, parent)
        self.renewed.emit()


def _by_stage(view: JourneyView) -> list[list[Touchpoint]]:
    found: dict[str, list[Touchpoint]] = {stage.id: [] for stage in view.project.stages}
    for card in canonical(view.project, view.journey.touchpoints):
        found[card.stage_id].append(card)
    return list(found.values())

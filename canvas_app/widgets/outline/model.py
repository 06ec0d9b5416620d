"""Phases, stages and touchpoints as Qt's trees ask for them (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from canvas_app.i18n import _, ngettext, number
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import stages, touchpoints
from canvas_app.model.edits.arrange import arrange
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place
from canvas_app.model.project import PHASES, Stage, Touchpoint
from canvas_app.model.scoring.values import Scope, canonical
from canvas_app.widgets import plain
from canvas_app.widgets.session import Session
from canvas_app.widgets.table.rows import MOST_RUNS, runs

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
CARDS = "application/x-touchpoint-canvas-outline"
FIRST_CARD = 100
"""Internal ids: 0 of phases, 1 … 3 of stages in a phase, from this on of cards in a stage."""
DRAFT = " draft"
PHASE_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsSelectable
STAGE_FLAGS = PHASE_FLAGS | Qt.ItemFlag.ItemIsDropEnabled
CARD_FLAGS = PHASE_FLAGS | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren


class OutlineModel(QAbstractItemModel):
    """Follows a session row by row, so that what is open stays open.

    One row at most is a draft: a card that is only typed yet.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.draft: QPersistentModelIndex | None = None
        self.weakest = ""
        self.unrated: frozenset[str] = frozenset()
        self.faded: frozenset[str] = frozenset()
        self._take(session.view)
        self.following = False
        """Whether rows come and go because the project changed, not by a hand in the list."""
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

    def is_draft(self, index: Index) -> bool:
        """Whether a row is a card that is only typed yet."""
        if self.draft is None or not self.draft.isValid():
            return False
        inner, row = self.draft.internalId(), self.draft.row()
        return (inner, row) == (index.internalId(), index.row())

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

    def cards_of(self, stage_id: str) -> list[Touchpoint]:
        """Return the touchpoints of a stage as they stand."""
        at = [stage.id for stage in self._stages].index(stage_id)
        return [card for card in self._cards[at] if card.id != DRAFT]

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
        for first, last in runs(fresh) if len(fresh) < MOST_RUNS else [(fresh[0], fresh[-1])]:
            self.dataChanged.emit(self.index(first, 0, parent), self.index(last, 0, parent))

    def _tell(self, parent: QModelIndex) -> None:
        self.dataChanged.emit(parent, parent)
        if rows := self.rowCount(parent):
            self.dataChanged.emit(self.index(0, 0, parent), self.index(rows - 1, 0, parent))


def _by_stage(view: JourneyView) -> list[list[Touchpoint]]:
    found: dict[str, list[Touchpoint]] = {stage.id: [] for stage in view.project.stages}
    for card in canonical(view.project, view.journey.touchpoints):
        found[card.stage_id].append(card)
    return list(found.values())

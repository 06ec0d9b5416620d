"""The changes of a workbook as rows with a tick each (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from canvas_app.export.returning import Difference, Key
from canvas_app.i18n import N_, _
from canvas_app.i18n.plain import plain
from canvas_app.widgets.overriding import override
from canvas_app.widgets.plain import tooltip
from canvas_app.widgets.workbook.wording import Wording

Index = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole
HEADS = (N_("Record"), N_("Field"), N_("Before"), N_("After"))
NAME, FIELD, BEFORE, AFTER = range(len(HEADS))
KIND = ROLE.UserRole + 1
LONG = 2_000


class ChangesModel(QAbstractTableModel):
    """Which changes are taken; rows that are gone are kept at first."""

    def __init__(
        self, differences: Sequence[Difference], wording: Wording, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.differences = differences
        self._wording = wording
        self._on = {each.key for each in differences if each.kind != "gone"}

    @property
    def chosen(self) -> frozenset[Key]:
        """The changes with a tick."""
        return frozenset(self._on)

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Give rows a tick, or take it away; ratings of a new touchpoint go with it."""
        found = [self.differences[row] for row in rows]
        keys = {each.key for each in found}
        cards = {each.id for each in found if _is_new_card(each)}
        if not on and cards:
            keys |= {each.key for each in self.differences if each.id in cards}
        if on:
            ids = {each.id for each in found if each.sheet == "ratings"}
            keys |= {e.key for e in self.differences if _is_new_card(e) and e.id in ids}
        self._on = self._on | keys if on else self._on - keys
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, AFTER))

    def tick_all(self, on: bool) -> None:
        """Take every change, or none; what is gone from the workbook is kept all the same."""
        wanted = (each.key for each in self.differences if on and each.kind != "gone")
        self._on = set(wanted)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, AFTER))

    def turn(self, rows: Sequence[int]) -> None:
        """Tick rows, or untick them when all have a tick."""
        if rows:
            self.tick(rows, not all(self.differences[row].key in self._on for row in rows))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.differences)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole
    ) -> object:
        spoken = ROLE.DisplayRole, ROLE.AccessibleTextRole
        if orientation == Qt.Orientation.Horizontal and role in spoken:
            return _(HEADS[section])
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return left if role == ROLE.TextAlignmentRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else flags

    @override
    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        found = self.differences[index.row()]
        on = found.key in self._on
        if role == ROLE.CheckStateRole and index.column() == NAME:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == KIND:
            return found.kind
        if role == ROLE.DisplayRole:
            return self._words(found, index.column(), on)
        if role == ROLE.ToolTipRole:
            return tooltip(self._whole(found, index.column(), on))
        if role == ROLE.AccessibleTextRole:
            words = f"{_(HEADS[index.column()])}: {self._words(found, index.column(), on)}"
            taken = _("is taken") if on else _("is left out")
            return f"{words}, {taken}" if index.column() == NAME else words
        return None

    def _words(self, found: Difference, column: int, on: bool) -> str:
        if column == NAME:
            return plain(found.whose, 120)
        if column == FIELD:
            return self._wording.column(found)
        return self._wording.before(found) if column == BEFORE else self._wording.after(found, on)

    def _whole(self, found: Difference, column: int, on: bool) -> str:
        value = found.before if column == BEFORE else found.after
        if column in (BEFORE, AFTER) and found.kind == "cell" and isinstance(value, str):
            return plain(value, LONG) if len(value) > LONG // 10 else self._words(found, column, on)
        return self._words(found, column, on)


def _is_new_card(found: Difference) -> bool:
    return found.kind == "new" and found.sheet == "touchpoints"

"""Writes what texts mean in cells, very many without a halt (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from canvas_app.widgets.edit_work import make
from canvas_app.widgets.table.entering import Entry
from canvas_app.widgets.table.model import TableModel

AT_ONCE = 2_000
"""Cells that are written without another thread."""
Answer = Callable[[Entry], object]


class Writer:
    """Does entries for a table, each as one step."""

    def __init__(self, model: TableModel) -> None:
        self._model = model

    def write(self, job: Callable[[], Entry], answer: Answer, cells: int) -> None:
        """Do the entry that a job makes, and ``answer`` with it; about so many are its cells."""

        def take(made: Entry) -> None:
            answer(self.put(made))

        make(self._model.session, job, take, owner=self._model, large=cells > AT_ONCE)

    def put(self, made: Entry) -> Entry:
        """Write cells and mark those that refused; return what was done."""
        if made.edit is not None and not self._model.session.apply(made.edit):
            return replace(made, cells=0)
        self._model.mark(made.marks)
        return made

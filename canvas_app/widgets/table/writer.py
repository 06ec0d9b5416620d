"""Writes what texts mean in cells, very many without a halt (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from shiboken6 import Shiboken

from canvas_app.widgets.table.entering import Entry
from canvas_app.widgets.table.model import TableModel
from canvas_app.widgets.work import Once, Work, gently

AT_ONCE = 2_000
"""Cells that are written without another thread."""
Answer = Callable[[Entry], object]


class Writer:
    """Does entries for a table, each as one step, in the order in which they were asked for."""

    def __init__(self, model: TableModel) -> None:
        self._model = model
        self._session = model.session

    def write(self, job: Callable[[], Entry], answer: Answer, cells: int) -> None:
        """Do the entry that a job makes, and ``answer`` with it; about so many are its cells."""
        if cells <= AT_ONCE:
            answer(self.put(job()))
            return
        once = Once(job)
        finish = partial(self._finish, once, answer)
        work = Work(partial(gently, once.answer))
        for ended in (work.done, work.failed):
            ended.connect(lambda _answer: self._session.finish(finish))
        self._session.expect(finish)
        work.start()

    def put(self, made: Entry) -> Entry:
        """Write cells and mark those that refused; return what was done."""
        if made.edit is not None and not self._session.apply(made.edit):
            return replace(made, cells=0)
        self._model.mark(made.marks)
        return made

    def _finish(self, once: Once[Entry], answer: Answer) -> None:
        if Shiboken.isValid(self._model):
            answer(self.put(once.answer()))

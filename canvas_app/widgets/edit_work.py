"""Edits that take long are made on another thread, in the order they are asked for (room: widgets).

Whatever changes the project next waits for them: ``Session.expect``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import Shiboken

from canvas_app.widgets.session import Session
from canvas_app.widgets.work import Once, Work, gently

T = TypeVar("T")


def make(
    session: Session,
    job: Callable[[], T],
    take: Callable[[T], object],
    *,
    owner: QObject,
    large: bool,
) -> None:
    """Let a job make an edit and ``take`` do it; a ``large`` one leaves the window alone meanwhile.

    Nothing is taken any more when its ``owner`` is gone, or the document is another one.
    """
    if not large:
        take(job())
        return
    once = Once(job)

    def finish() -> None:
        if Shiboken.isValid(owner):
            take(once.answer())

    work = Work(partial(gently, once.answer))
    for ended in (work.done, work.failed):
        ended.connect(lambda _answer: session.finish(finish))
    session.expect(finish)
    work.start()

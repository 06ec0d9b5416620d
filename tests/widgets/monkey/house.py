"""Whether the house stands while a monkey is at the window, and how to let one in.

``python -m tests.widgets.monkey.house FIRST LAST STEPS`` tries these seeds for as long as it takes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_app import paths
from canvas_app.layout import recall
from canvas_app.layout.board import layout
from canvas_app.model.files.consistency import settle
from canvas_app.model.files.load import load
from canvas_app.model.files.save import save
from canvas_app.widgets.main_window import MainWindow
from tests.widgets.monkey.monkey import Monkey, Rescue

HARMLESS = (
    "This plugin does not support",
    "BrokenError filename passed to function",
    "stat() failed",
)
"""What Qt says of the screen it has in tests, and of its own dialog for files."""


class BrokenError(AssertionError):
    """The house did not stand; says what was done before."""


def check(monkey: Monkey) -> None:
    """Raise when references dangle or the canvas does not show what a fresh layout gives."""
    session = monkey.session
    settled, repairs = settle(session.project)
    _hold(settled is session.project and not repairs, "references are valid")
    if not session.trying:
        _hold(session.project is session.history.now, "what is shown is what is now")
    known = {card.id for card in session.journey.touchpoints}
    _hold(set(session.selection) <= known, "what is selected is there")
    warm, recall._recalls = recall._recalls, OrderedDict()
    try:
        _hold(layout(session.view) == monkey.canvas.base, "the canvas shows a fresh layout")
    finally:
        recall._recalls = warm


def check_file(monkey: Monkey) -> None:
    """Raise when a file does not give back what was saved."""
    project = monkey.session.project
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "monkey.tpcanvas"
        save(project, path)
        opened = load(path)
    _hold(opened.project == project and not opened.repairs, "a file gives back what was saved")


def check_way_back(monkey: Monkey) -> None:
    """Raise when undo to the bottom is not what was opened, or redo not what was there."""
    session = monkey.session
    session.drop()
    now, future = session.project, session.history.future
    depth = len(session.history.past)
    while session.history.past:
        session.undo()
    if depth < 1_000:
        _hold(session.project is monkey.opened, "undo to the bottom gives what was opened")
    for _ in range(depth):
        session.redo()
    _hold(session.project is now, "redo to the top gives what was there")
    _hold(session.history.future == future, "what could be redone still can")


def run(window: MainWindow, seed: int, steps: int, seconds: float = 1e9) -> Monkey:
    """Let a monkey do ``steps`` things in at most ``seconds``; raise BrokenError at a fault."""
    monkey, end = Monkey(window, seed), time.monotonic() + seconds
    rescue = Rescue(monkey)
    with _listening() as heard:
        for count in range(steps):
            if time.monotonic() > end:
                break
            try:
                monkey.step()
                check(monkey)
                if count % 50 == 49:
                    check_file(monkey)
                if count % 200 == 199:
                    check_way_back(monkey)
                _hold(not heard, "\n".join(heard))
            except Exception as error:
                last = "\n".join(monkey.done[-25:])
                raise BrokenError(f"seed {seed}, step {count}: {error}\n{last}") from error
        try:
            check_way_back(monkey)
            _hold(not heard, "\n".join(heard))
        except Exception as error:
            raise BrokenError(f"seed {seed}, on the way back: {error}") from error
    rescue.deleteLater()
    return monkey


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect what reaches nobody else: errors in slots, and what Qt complains of."""
    heard: list[str] = []

    def hear(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        heard.append("".join(traceback.format_exception(kind, error, trace)))

    def listen(kind: QtMsgType, _context: object, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(known in words for known in HARMLESS):
            heard.append(words)

    hook, sys.excepthook = sys.excepthook, hear
    handler = qInstallMessageHandler(listen)
    try:
        yield heard
    finally:
        sys.excepthook = hook
        qInstallMessageHandler(handler)


def _hold(holds: bool, words: str) -> None:
    if not holds:
        raise AssertionError(words)


def main(first: int, last: int, steps: int) -> int:
    """Let a monkey in for every seed; return how many of them broke something."""
    from canvas_app.widgets.document import Document
    from canvas_app.widgets.program import Program
    from canvas_app.widgets.session import Session

    program, broken = Program(QApplication([]), "en"), 0
    samples = sorted(paths.resource("samples").glob("*.json"))
    for seed in range(first, last):
        window = program.new_window()
        window.resize(1_500, 950)
        window.activateWindow()
        window.show_document(Document(Session(load(samples[seed % len(samples)]).project)))
        QTest.qWaitForWindowActive(window)
        try:
            run(window, seed, steps)
            print(f"seed {seed} stands", flush=True)
        except BrokenError as error:
            broken += 1
            print(error, flush=True)
        for each in list(program.windows):
            each.document = None
            each.close()
        QTest.qWait(10)
    # Without a screen Qt keeps what was copied until after Python has gone, which it needs then.
    QApplication.clipboard().clear()
    return broken


if __name__ == "__main__":
    home = tempfile.mkdtemp()
    os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
    sys.exit(main(*map(int, sys.argv[1:])))

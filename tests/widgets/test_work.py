"""Work on other threads: every answer arrives, and no object of Qt dies there."""

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from canvas_app.widgets.work import SHARING, Work, let_collect

ROOT = Path(__file__).resolve().parents[2]


class Asker(QObject):
    """Somebody who may be gone before the answer comes."""

    def hear(self, answer: object) -> None:
        raise AssertionError(answer)


class Answer:
    """An object of Python that Qt knows nothing of."""


def test_every_answer_arrives_as_the_object_it_is(qtbot: QtBot) -> None:
    got = list[object]()
    for _ in range(300):
        work = Work(Answer)
        work.done.connect(got.append)
        work.start()

    qtbot.waitUntil(lambda: len(got) == 300)

    assert {type(answer) for answer in got} == {Answer}


def test_an_error_arrives_in_the_place_of_an_answer(qtbot: QtBot) -> None:
    work = Work(lambda: 1 // 0)
    with qtbot.waitSignal(work.failed) as failed:
        work.start()

    assert isinstance(failed.args[0], ZeroDivisionError)


def test_work_goes_on_when_who_asked_for_it_has_gone(qtbot: QtBot) -> None:
    asker, done = Asker(), list[bool]()
    work = Work(lambda: done.append(True))
    work.done.connect(asker.hear)
    work.start()
    shiboken6.delete(asker)

    with qtbot.waitSignal(work.done):
        pass

    assert done == [True]


@pytest.fixture
def collecting() -> Iterator[set[int]]:
    """The threads on which Python looked for cycles."""
    threads = set[int]()

    def note(phase: str, info: dict[str, Any]) -> None:
        threads.add(threading.get_ident())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)
    gc.enable()


def make_cycles() -> int:
    """Make so much that Python would look for cycles many times."""
    return len([[[number] for number in range(50)] for _ in range(2_000)])


def test_closed_windows_are_never_collected_on_another_thread(
    collecting: set[int], qtbot: QtBot
) -> None:
    got = list[object]()
    for _ in range(20):
        work = Work(make_cycles)
        work.done.connect(got.append)
        work.start()
    let_collect()
    qtbot.waitUntil(lambda: len(got) == 20)
    assert gc.isenabled()
    make_cycles()
    assert collecting == {threading.get_ident()}


def test_a_program_that_does_not_collect_yet_goes_on_so_after_work(qtbot: QtBot) -> None:
    gc.disable()
    work = Work(make_cycles)
    with qtbot.waitSignal(work.done):
        work.start()
    assert not gc.isenabled()
    let_collect()
    assert gc.isenabled()


def test_long_work_lets_the_window_go_first_and_others_do_not_wait_for_it(qtbot: QtBot) -> None:
    gate, told, before = threading.Event(), list[object](), sys.getswitchinterval()

    def long() -> float:
        gate.wait(10)
        return sys.getswitchinterval()

    for job in (long, long, long):
        work = Work(job)
        work.done.connect(told.append)
        work.start(long=True)
    quick = Work(lambda: "quick")
    quick.done.connect(told.append)
    with qtbot.waitSignal(quick.done):
        quick.start()
    assert told == ["quick"]
    gate.set()
    qtbot.waitUntil(lambda: len(told) == 4)
    assert told[1:] == [pytest.approx(SHARING)] * 3
    assert sys.getswitchinterval() == before


PLACES = """
import ctypes, sys
from PySide6.QtCore import QCoreApplication
from canvas_app.widgets.work import Work

app = QCoreApplication([])
work = Work(lambda: [bytearray(5_000) for _ in range(1_000)])
work.done.connect(app.quit)
work.start()
app.exec()
c = ctypes.CDLL(None)
c.fopen.restype = ctypes.c_void_p
file = c.fopen(sys.argv[1].encode(), b"w")
c.malloc_info(0, ctypes.c_void_p(file))
c.fclose(ctypes.c_void_p(file))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc has places of its own for threads")
def test_work_takes_memory_from_where_the_window_does(tmp_path: Path) -> None:
    told = tmp_path / "memory.xml"
    subprocess.run([sys.executable, "-c", PLACES, told], check=True, cwd=ROOT)
    assert told.read_text().count("<heap nr=") == 1

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from canvas_app.widgets.work import Work


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

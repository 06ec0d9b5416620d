"""What holds for every test of a widget: folders of its own, and nothing left on the screen."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from canvas_app import i18n, paths
from canvas_app.model.files.load import load
from canvas_app.model.project import Project
from canvas_app.widgets import look
from canvas_app.widgets.document import Document
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.program import Program
from canvas_app.widgets.session import Session

NOW = "2026-03-01T12:00:00Z"
ENDED = count(1)
SWEPT_EVERY = 25
"""Tests between two sweeps of the memory of their windows, of 4 MB each."""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    before = set(QApplication.topLevelWidgets())
    yield
    QGuiApplication.clipboard().clear()  # a load made in Python must be gone before Qt goes
    bury()
    if next(ENDED) % SWEPT_EVERY == 0:  # a program does it later than a test lasts
        gc.unfreeze()
        gc.collect()
    left = [w for w in QApplication.topLevelWidgets() if w not in before and _stray(w)]
    assert left == []


def _stray(widget: QWidget) -> bool:
    return widget.parent() is None and widget.isVisible()


def bury() -> None:
    """Let what was asked to be deleted go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """Make the bundled fonts known."""
    look.load_fonts(qapp)


@pytest.fixture
def machine_tools() -> Project:
    """The sample of a machine-tool maker: three personas, five stages, one journey."""
    return load(paths.resource("samples/a_maschinenbau_b2b.json")).project


@pytest.fixture
def planning() -> Project:
    """The sample of a planning software: two journeys, as-is and to-be."""
    return load(paths.resource("samples/f_saas_asis_tobe.json")).project


@pytest.fixture
def session(machine_tools: Project) -> Session:
    """The machine-tool maker, shown."""
    return Session(machine_tools, clock=lambda: NOW)


@pytest.fixture
def program(qapp: QApplication, fonts: None) -> Iterator[Program]:
    """The program, speaking English, in light colours."""
    made = Program(qapp, "en")
    yield made
    for window in list(made.windows):
        window.document = None
        window.close()
    made.deleteLater()
    if look.theme().name != "light":
        look.ground(qapp, "light")
    i18n.set_language("en")


@pytest.fixture
def show(program: Program, qtbot: QtBot) -> Callable[[Project], MainWindow]:
    """Return a function that shows a project in a window with all its panels."""

    def shown(project: Project, path: Path | None = None) -> MainWindow:
        window = program.new_window()
        window.resize(1_000, 700)  # the screen of these tests is too narrow for both columns
        with qtbot.waitActive(window):  # keys go to the window that is active
            window.show()
            window.activateWindow()
        window.show_document(Document(Session(project, path, clock=lambda: NOW)))
        qtbot.waitUntil(lambda: window.findChild(QWidget, "palette") is not None)
        return window

    return shown


@pytest.fixture
def window(show: Callable[[Project], MainWindow], machine_tools: Project) -> MainWindow:
    """A window with the machine-tool maker and all its panels."""
    return show(machine_tools)

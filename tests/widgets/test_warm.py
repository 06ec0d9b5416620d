"""What is imported before it is asked for."""

from __future__ import annotations

from importlib import import_module

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from canvas_app.widgets import warm
from canvas_app.widgets.scores.pages import PLACES


def test_panels_and_widgets_are_imported_in_a_while(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(warm, "import_module", told.append)
    monkeypatch.setattr(warm, "WAIT_MS", 0)
    monkeypatch.setattr(warm, "REST_MS", 0)
    window = QMainWindow()
    qtbot.addWidget(window)
    warm.warm_up(window)  # type: ignore[arg-type]
    assert not told
    wanted = {f"canvas_app.panels.{place.key}" for place in PLACES}
    wanted |= {f"canvas_app.widgets.{name}" for name in warm.WIDGETS}
    qtbot.waitUntil(lambda: set(told) == wanted)


@pytest.mark.parametrize("name", warm.WIDGETS)
def test_what_is_imported_is_there(name: str) -> None:
    import_module(f"canvas_app.widgets.{name}")

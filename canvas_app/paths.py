"""Where things lie: bundled resources and the user's own folders (the only module that knows)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

APP_NAME = "touchpoint-canvas"
PROJECT_SUFFIX = ".tpcanvas"


@cache
def _resources() -> Path:
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def resource(name: str) -> Path:
    """Return the path of a bundled file or folder, as "fonts/Inter-Regular.ttf"."""
    return _resources() / name


def manual(language: str) -> Path:
    """Return the path of the manual in a language, "de" or "en"."""
    inside = resource(f"manual.{language}.md")
    return inside if inside.is_file() else Path(__file__).parent.parent / "docs" / inside.name


def config_dir() -> Path:
    """Return the user's folder for preferences (it need not exist)."""
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False)


def data_dir() -> Path:
    """Return the user's folder for safety copies: local, never roaming (it need not exist)."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)

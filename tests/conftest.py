"""What holds for every test: no screen, no folder of the user's, English."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from canvas_app.i18n import set_language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

settings.register_profile("untimed", deadline=None)  # how long a test takes says nothing here
settings.load_profile("untimed")

FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@pytest.fixture(scope="session", autouse=True)
def _no_folder_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in FOLDERS:
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    set_language("en")

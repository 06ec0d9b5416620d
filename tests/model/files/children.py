"""Child processes for what the test's own process must not do: lose its rights, or die."""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path

NOBODY = 65534


def in_child(function: Callable[[], object]) -> str:
    """Return ``str`` of what the function returns in a child; empty when the child died."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other tests may have left threads
        child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            answer = str(function())
        except BaseException:
            answer = traceback.format_exc()
        os.write(writing, answer.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read().decode()
    os.waitpid(child, 0)
    return answer


def as_nobody(function: Callable[[], object], folder: Path) -> str:
    """Do the same without root's rights; ``folder`` and those around it become passable."""

    def drop_rights() -> object:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return function()

    for outer in (folder, *folder.parents[:3]):
        if outer.owner() == folder.owner() and outer != Path("/tmp"):
            outer.chmod(outer.stat().st_mode | 0o755)
    return in_child(drop_rights)

"""A file system that fails on purpose: engine B of ``data-safety.md`` 2.

The calls of ``os`` that a save makes are counted; at call ``at`` something happens.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CALLS = ("open", "write", "read", "fsync", "close", "chmod", "stat", "replace")


class Faults:
    """Counts the calls and does ``fault`` at one of them; ``done`` names those made."""

    def __init__(self, at: int, fault: Callable[[Callable[[], Any]], Any]) -> None:
        self.at = at
        self.fault = fault
        self.done: list[str] = []

    def wrap(self, name: str) -> Callable[..., Any]:
        """Return the call ``os.<name>`` with the fault in it."""
        real = getattr(os, name)

        def call(*arguments: Any, **options: Any) -> Any:
            self.done.append(name)
            if len(self.done) - 1 == self.at:
                return self.fault(lambda: real(*arguments, **options))
            return real(*arguments, **options)

        return call


@contextmanager
def faulty(at: int, fault: Callable[[Callable[[], Any]], Any]) -> Iterator[Faults]:
    """Let the call number ``at`` meet the fault, in the time of the block."""
    faults = Faults(at, fault)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, faults.wrap(name))
        yield faults


def fails_with(code: int) -> Callable[[Callable[[], Any]], Any]:
    """Return a fault that raises an error of the system instead of calling."""

    def fault(call: Callable[[], Any]) -> Any:
        raise OSError(code, os.strerror(code))

    return fault


def dies_before(call: Callable[[], Any]) -> Any:
    """End the process without any cleaning up, before the call."""
    os._exit(9)


def dies_after(call: Callable[[], Any]) -> Any:
    """End the process without any cleaning up, after the call."""
    call()
    os._exit(9)

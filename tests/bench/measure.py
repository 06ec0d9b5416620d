"""How things are measured: ours and a yardstick in turn, and the median of the pairs."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Literal

FULL_PAIRS = 15
QUICK_PAIRS = 3
FRAME = 1 / 60
"""Seconds a frame may take: 16.7 ms."""

Sides = tuple[Callable[[], float], Callable[[], float]]
"""Ours and the yardstick; each call measures once."""
Unit = Literal["s", "B"]
Verdict = Literal["held", "missed", "skipped", "failed"]


class CannotMeasure(Exception):  # noqa: N818  (it is no error of the program)
    """This machine lacks what a line needs; the message says what."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one line of the table says; ``ratio`` is the median of the pairs' own ratios."""

    name: str
    what: str
    yardstick: str
    goal: float
    unit: Unit = "s"
    ours: float | None = None
    theirs: float | None = None
    ratio: float | None = None
    pairs: int = 0
    note: str = ""
    failed: bool = False

    @property
    def verdict(self) -> Verdict:
        """Whether the goal was held; what this machine cannot measure is skipped."""
        if self.ratio is None:
            return "failed" if self.failed else "skipped"
        return "held" if self.ratio <= self.goal else "missed"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to measure: what, against what, the goal, and how to get pairs of figures.

    ``prepare`` is told how many pairs are wanted, makes what is needed (documents, processes)
    and returns the two sides; each call of a side gives one figure. ``most`` limits the pairs
    where one takes many seconds.
    """

    name: str
    what: str
    yardstick: str
    goal: float
    prepare: Callable[[int], Sides]
    unit: Unit = "s"
    most: int = FULL_PAIRS


def measured(line: Line, pairs: int) -> Figure:
    """Return the figure of a line from so many pairs, or one that says why there is none."""
    known = (line.name, line.what, line.yardstick, line.goal, line.unit)
    try:
        pairs = min(pairs, line.most)
        ours, theirs = line.prepare(pairs)
        gc.collect()
        gc.freeze()  # what earlier lines left behind slows neither side
        found = [(ours(), theirs()) for _ in range(pairs)]
    except CannotMeasure as reason:
        return Figure(*known, note=str(reason))
    except Exception as error:  # the other lines are still worth measuring
        return Figure(*known, note=f"{type(error).__name__}: {error}", failed=True)
    return Figure(
        *known,
        ours=median(mine for mine, _ in found),
        theirs=median(yours for _, yours in found),
        ratio=median(mine / yours for mine, yours in found),
        pairs=len(found),
    )


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Return a side that measures how many seconds some work in this process takes."""

    def side() -> float:
        gc.collect()
        start = time.perf_counter()
        result = work()
        taken = time.perf_counter() - start
        del result
        return taken

    return side


def fixed(value: float) -> Callable[[], float]:
    """Return a yardstick that is a number, such as the length of a frame."""
    return lambda: value

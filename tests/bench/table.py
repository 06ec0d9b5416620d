"""How figures are shown: one table for people, one object for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tests.bench.measure import Figure

HEAD = ("what", "ours", "yardstick", "ratio", "goal", "verdict")


def table(figures: Iterable[Figure]) -> str:
    """Return one table of all figures, its columns aligned."""
    rows = [HEAD, *map(_row, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return "\n".join(lines)


def as_json(figures: Iterable[Figure], quick: bool) -> str:
    """Return all figures as one JSON object; times in seconds, memory in bytes."""
    return json.dumps(
        {"quick": quick, "figures": [_object(figure) for figure in figures]}, indent=2
    )


def _row(figure: Figure) -> tuple[str, ...]:
    if figure.ratio is None or figure.ours is None or figure.theirs is None:
        return (
            figure.what,
            "-",
            figure.yardstick,
            "-",
            f"{figure.goal:g}",
            f"{figure.verdict}: {figure.note}",
        )
    return (
        figure.what,
        _amount(figure.ours, figure),
        f"{figure.yardstick} {_amount(figure.theirs, figure)}",
        f"{figure.ratio:.2f}",
        f"{figure.goal:g}",
        figure.verdict,
    )


def _amount(value: float, figure: Figure) -> str:
    return f"{value / 1e6:.1f} MB" if figure.unit == "B" else f"{value * 1e3:.1f} ms"


def _object(figure: Figure) -> dict[str, object]:
    return {
        "name": figure.name,
        "what": figure.what,
        "yardstick": figure.yardstick,
        "unit": figure.unit,
        "ours": figure.ours,
        "theirs": figure.theirs,
        "ratio": figure.ratio,
        "goal": figure.goal,
        "pairs": figure.pairs,
        "verdict": figure.verdict,
        "note": figure.note,
    }

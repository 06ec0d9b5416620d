"""``python -m tests.bench [--json] [--quick] [--only NAME]``: measure and print one table."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from tests.bench.measure import FULL_PAIRS, QUICK_PAIRS, Figure, Line, measured
from tests.bench.table import as_json, table

ROOMS = ("start", "files", "scores", "paper", "screen")


def main(arguments: list[str] | None = None) -> int:
    """Measure what is asked for and print it; the exit status does not judge."""
    given = _parser().parse_args(arguments)
    chosen = [line for line in _lines() if not given.only or _meant(line, given.only)]
    if not chosen:
        print(f"No line is called {' or '.join(given.only)}.", file=sys.stderr)
        return 2
    pairs = QUICK_PAIRS if given.quick else FULL_PAIRS
    figures = [_told(measured(line, pairs)) for line in chosen]
    print(as_json(figures, given.quick) if given.json else table(figures))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="3 pairs a line instead of 15")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="lines whose name begins so; repeatable"
    )
    return parser


def _lines() -> list[Line]:
    return [line for room in ROOMS for line in import_module(f"tests.bench.{room}").LINES]


def _meant(line: Line, names: list[str]) -> bool:
    return any(line.name == name or line.name.startswith(f"{name}-") for name in names)


def _told(figure: Figure) -> Figure:
    """Say on the way what was measured, since the whole takes minutes."""
    print(f"{figure.name}: {figure.verdict}", file=sys.stderr, flush=True)
    return figure


if __name__ == "__main__":
    sys.exit(main())

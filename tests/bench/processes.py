"""Fresh processes of this Python, from their start to a mark."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def seconds_of(*arguments: str) -> float:
    """Return how long a fresh Python takes with these arguments, until it has ended."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start

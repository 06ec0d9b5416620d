"""Make `resources/icons` from the published Lucide icons (room: packaging; for maintainers).

    .venv/bin/python packaging/icons.py

An icon becomes strokes of straight and cubic pieces in a box of 24 × 24 with round caps and
joins of width 2: what every painter can draw, on screen and paper alike. Arcs, circles and
rectangles are turned into cubic pieces here.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.svgLib import SVGPath
from npm import unpacked
from typing_extensions import override

LUCIDE = "lucide-static@1.62.0"
NAMES = """
angry frown meh smile laugh
search globe shopping-cart smartphone layout-grid share-2 messages-square newspaper megaphone
signpost mail message-circle phone mailbox store briefcase ticket handshake package truck users
tv circle move
file file-plus file-down folder-open save undo-2 redo-2 copy copy-plus scissors clipboard-paste
trash-2 text-cursor-input merge
mouse-pointer-2 hand sticky-note spline git-branch link-2 vote timer presentation
zoom-in zoom-out maximize plus minus check x pencil
gem zap lightbulb message-square-quote message-circle-question check-check gavel clipboard-check
user star flag euro history route wrench
chevron-up chevron-down chevron-left chevron-right chevrons-left chevrons-right chevrons-up-down
arrow-right arrow-left-right corner-down-left panel-left panel-right list table circle-dot
settings command keyboard
sun moon contrast languages eye lock
list-filter bookmark
triangle-alert info circle-help
"""

Step = list[str | float]
Point = tuple[float, float]


def main() -> int:
    """Write every icon and the licence."""
    target = Path(__file__).parent.parent / "resources" / "icons"
    with tempfile.TemporaryDirectory() as work:
        lucide = unpacked(LUCIDE, Path(work))
        icons = {name: strokes(lucide / "icons" / f"{name}.svg") for name in sorted(NAMES.split())}
        licence = (lucide / "LICENSE").read_text(encoding="utf-8")
    (target / "LICENSE.txt").write_text(licence, encoding="utf-8")
    lines = (f'"{name}":{json.dumps(icon, separators=(",", ":"))}' for name, icon in icons.items())
    (target / "icons.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="ascii")
    return 0


def strokes(svg: Path) -> list[list[Step]]:
    """Return the strokes of a drawing, each from its own "M"."""
    pen = _Strokes()
    SVGPath(str(svg)).draw(pen)
    return pen.strokes


class _Strokes(BasePen):  # type: ignore[misc]
    """Takes down what is drawn; quadratic pieces arrive as cubic ones."""

    def __init__(self) -> None:
        super().__init__()
        self.strokes: list[list[Step]] = []

    @override
    def _moveTo(self, pt: Point) -> None:
        self.strokes.append([_step("M", pt)])

    @override
    def _lineTo(self, pt: Point) -> None:
        self.strokes[-1].append(_step("L", pt))

    @override
    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:
        self.strokes[-1].append(_step("C", pt1, pt2, pt3))

    @override
    def _closePath(self) -> None:
        self.strokes[-1].append(["Z"])


def _step(letter: str, *points: Point) -> Step:
    return [letter, *(_short(value) for point in points for value in point)]


def _short(value: float) -> float:
    rounded = round(float(value), 3)
    return int(rounded) if rounded.is_integer() else rounded


if __name__ == "__main__":
    sys.exit(main())

"""Small boards to print, and readers of what came out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import Exported, picture_pdf
from canvas_app.layout.picture import Box, Disc, Icon, Node, Picture, Shape, Text
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Journey, Persona, PhaseName, Project, Stage
from canvas_app.text import Font, runs, width

DAY = date(2025, 11, 21)
OPTIONS = PdfOptions(date=DAY)
TITLE = Font(13, "semibold")


def words(string: str, x: float = 12, y: float = 42, font: Font = TITLE) -> tuple[Text, ...]:
    texts = []
    for face, piece in runs(string, font):
        texts.append(Text(x, y, piece, face, "text", width(piece, face)))
        x += texts[-1].width
    return tuple(texts)


def node(shapes: Sequence[Shape], x: float = 20, y: float = 30, id_: str = "card:1") -> Node:
    return Node(id_, "card", x, y, 136, 78, id_, lambda _: tuple(shapes), describe=lambda: id_)


def card(name: str, x: float = 20, y: float = 30) -> Node:
    shapes: tuple[Shape, ...] = (
        Box(0, 0, 136, 78, "card.fill", "card.stroke", 1, 8),
        Icon(12, 10, "mail", 14, "text.muted"),
        *words("E-Mail", 30, 21, Font(11)),
        *words(name),
        Disc(120, 17, 7, "emotion.-1.fill", "emotion.-1.line"),
    )
    return node(shapes, x, y, f"card:{name}@{x}")


def board(names: Iterable[str], size: tuple[float, float] = (800, 500)) -> Picture:
    cards = [card(name, 20 + 150 * (n % 5), 20 + 90 * (n // 5)) for n, name in enumerate(names)]
    return Picture(*size, tuple(cards))


def project(**fields: object) -> Project:
    phases = [PhaseName(id=id_, name=id_.title()) for id_ in ("before", "during", "after")]
    whole = Project(
        id="p",
        title="Reise",
        language="de",
        modified="2025-03-04T09:00:00Z",
        phases=tuple(phases),
        stages=(Stage(id="buy", phase="during", name="Kauf"),),
        personas=(Persona(id="petra", name="Petra Lang"),),
        journeys=(Journey(id="j", name="Ist-Reise"),),
    )
    return whole.model_copy(update=fields)


def view(**fields: object) -> JourneyView:
    return JourneyView(project(**fields), "j")


def exported(picture: Picture, options: PdfOptions = OPTIONS, **fields: object) -> Exported:
    return picture_pdf(picture, view(**fields), options)


def reader(data: bytes) -> Any:
    """Return pypdf's reader; its types know too little of what an object is."""
    return pypdf.PdfReader(BytesIO(data))


def operators(data: bytes) -> str:
    return str(reader(data).pages[0].get_contents().get_data().decode("ascii"))


def poppler(program: str, data: bytes, tmp_path: Path, *options: str) -> str:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    (tmp_path / "board.pdf").write_bytes(data)
    target = ["-"] if program == "pdftotext" else []
    command = [program, *options, str(tmp_path / "board.pdf"), *target]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

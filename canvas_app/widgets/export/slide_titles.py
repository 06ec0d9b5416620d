"""The titles of a presentation's slides, in their order (room: widgets; no widget here)."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TITLES = ("title", "ctrTitle")


def slide_titles(data: bytes) -> tuple[str, ...]:
    """Return the titles of a PPTX that this program made; "" for a slide without one."""
    with ZipFile(BytesIO(data)) as archive:
        found = {int(match[1]): name for name in archive.namelist() if (match := _slide(name))}
        return tuple(_title(archive.read(found[at])) for at in sorted(found))


def _slide(name: str) -> re.Match[str] | None:
    return _SLIDE.fullmatch(name)


def _title(slide: bytes) -> str:
    for shape in ElementTree.fromstring(slide).iter(f"{PRESENTATION}sp"):
        place = shape.find(f".//{PRESENTATION}ph")
        if place is not None and place.get("type") in TITLES:
            return "".join(text.text or "" for text in shape.iter(f"{DRAWING}t"))
    return ""

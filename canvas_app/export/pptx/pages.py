"""Slides from what stands on them: title, foot, shapes, and the speaker's notes (room: export)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from canvas_app.export.pptx.drawing import Brush, Frame, Run, named, preset, shape, text_body
from canvas_app.export.pptx.masters import (
    COVER,
    COVER_SIZE,
    FOOT,
    FOOT_SIZE,
    NOTES_SIZE,
    NUMBER,
    TITLE,
    TITLE_SIZE,
)
from canvas_app.export.pptx.package import Slide
from canvas_app.layout.labels import Area
from canvas_app.text import ELLIPSIS, Font, elide, width, wrap

LEAST = 14.0
"""Titles get no smaller than this, in points."""
PITCH = 1.2
WIDOW = 0.25
"""Shorter last lines of titles, in widths of their place, are avoided."""
MOST_NOTES = 30_000
"""Characters of notes to a slide: programs get slow with more."""

Shapes = Callable[[Brush], str]


class Draft(NamedTuple):
    """A slide before it knows its number: title, shapes, and what the speaker may want to know."""

    title: str
    shapes: Shapes
    notes: Sequence[str] = ()
    layout: str = "title_only"


def slide(brush: Brush, draft: Draft, foot: str) -> Slide:
    """Return a slide; ``brush`` is that of a new one, ``foot`` stands on every slide."""
    cover = draft.layout == "title"
    words, size = title_of(draft)
    run = Run(words, size, bold=True)
    kind = "ctrTitle" if cover else "title"
    title = placeholder(brush, "Title", kind, ((run,),))
    shapes = title + draft.shapes(brush) + ("" if cover else _foot(brush, foot))
    noted = [draft.title] if words != draft.title else []
    return Slide(shapes, draft.layout, _notes(brush, [*noted, *draft.notes]))


def title_of(draft: Draft) -> tuple[str, float]:
    """Return the title of a slide as it stands there, and its size."""
    area, largest = (COVER, COVER_SIZE) if draft.layout == "title" else (TITLE, TITLE_SIZE)
    return fitted(draft.title, area, largest)


def fitted(title: str, area: Area, largest: float) -> tuple[str, float]:
    """Return a title and the size at which it stands in its place; a very long one is cut."""
    wide, high = area.right - area.left - 4, area.bottom - area.top
    size = largest
    while size > LEAST and len(wrap(title, Font(size, "bold"), wide)) * size * PITCH > high:
        size -= 1.0
    size = _without_widow(title, size, wide)
    most = max(1, int(high / (size * PITCH)))
    if len(wrap(title, Font(size, "bold"), wide)) <= most:
        return title, size
    kept = wrap(title, Font(size, "bold"), wide, most)
    return title[: sum(map(len, kept)) - 1].rstrip() + ELLIPSIS, size


def _without_widow(title: str, size: float, wide: float) -> float:
    """Return a size that is a little smaller where the last line would be a word or two."""
    lines = wrap(title, Font(size, "bold"), wide)
    if len(lines) < 2 or width(lines[-1], Font(size, "bold")) > WIDOW * wide:
        return size
    smaller = [size - step for step in (1.0, 2.0, 3.0) if size - step >= LEAST]
    return next((s for s in smaller if len(wrap(title, Font(s, "bold"), wide)) < len(lines)), size)


def placeholder(
    brush: Brush,
    name: str,
    kind: str,
    paragraphs: Iterable[Sequence[Run]],
) -> str:
    """Return a placeholder with words; its place is that of the layout."""
    body = text_body(brush, Frame(tuple(tuple(runs) for runs in paragraphs)))
    start, end = body.index("<a:bodyPr"), body.index("</a:bodyPr>") + len("</a:bodyPr>")
    body = f"{body[:start]}<a:bodyPr><a:normAutofit/></a:bodyPr>{body[end:]}"
    body = body.replace('<a:pPr algn="l">', "<a:pPr>").replace('<a:pPr algn="l" ', "<a:pPr ")
    return (
        f'<p:sp><p:nvSpPr>{named(brush, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr><p:spPr/>{body}</p:sp>'
    )


def _foot(brush: Brush, words: str) -> str:
    room = FOOT.right - FOOT.left - NUMBER - 4
    run = Run(elide(words, Font(FOOT_SIZE), room), FOOT_SIZE, "text.muted")
    foot = placeholder(brush, "Footer", 'ftr" sz="quarter" idx="11', ((run,),))
    field = (
        '<a:p><a:fld id="{00000000-1234-1234-1234-123412341234}" type="slidenum">'
        f'<a:rPr lang="{brush.language}" sz="{FOOT_SIZE * 100:.0f}"/><a:t>‹#›</a:t></a:fld></a:p>'
    )
    number = placeholder(brush, "Slide number", 'sldNum" sz="quarter" idx="12', ())
    start, end = number.index("<a:p>"), number.index("</p:txBody>")
    return foot + number[:start] + field + number[end:]


def _notes(brush: Brush, lines: Iterable[str]) -> str:
    """Return the shapes of the page with the notes: the picture of the slide, and the words."""
    own = replace(brush, ids=iter(range(2, 10)))
    image = (
        f"<p:sp><p:nvSpPr>{named(own, 'Slide')}<p:cNvSpPr>"
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    text = "\n".join(lines)
    if len(text) > MOST_NOTES:
        text = text[:MOST_NOTES].rstrip() + ELLIPSIS
    runs = [(Run(line, NOTES_SIZE),) for line in text.splitlines()]
    return image + placeholder(own, "Notes", 'body" sz="quarter" idx="3', runs)


def text_box(
    brush: Brush,
    area: Area,
    paragraphs: Sequence[Sequence[Run]],
    name: str,
    anchor: str = "t",
) -> str:
    """Return words in a room of their own; they break there."""
    frame = Frame(tuple(tuple(runs) for runs in paragraphs), anchor=anchor)
    return shape(brush, area, preset("rect"), "<a:noFill/>", name, frame, text_box=True)

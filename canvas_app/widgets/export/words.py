"""What the export window says: names of choices, what will be written, and warnings (widgets)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from canvas_app.export.paper import MM, known
from canvas_app.export.pdf import Notice
from canvas_app.i18n import N_, _, ngettext, number
from canvas_app.i18n.notices import notice_sentence
from canvas_app.widgets.controls.typed_field import written
from canvas_app.widgets.export.preview import Shown
from canvas_app.widgets.export.wish import SCALES, Wish, paper

LAYOUT_NAMES: Mapping[str, str] = {
    "board": N_("Board"),
    "poster": N_("Poster"),
    "pages": N_("Pages"),
    "handout": N_("Hand-out"),
    "table": N_("Table"),
}
LAYOUT_SENTENCES: Mapping[str, str] = {
    "board": N_("The whole journey on one sheet."),
    "poster": N_("At true size on many sheets, to be glued together."),
    "pages": N_("The journey on as many pages as it needs to be read."),
    "handout": N_("Everything in words and charts, to take home."),
    "table": N_("Every touchpoint with all its fields."),
}
PAPER_NAMES: Mapping[str, str] = {
    "auto": N_("Automatic"),
    "fit": N_("Full size"),
    "letter": N_("Letter"),
    "tabloid": N_("Tabloid"),
}
ORIENTATION_NAMES: Mapping[str, str] = {
    "auto": N_("Automatic"),
    "portrait": N_("Portrait"),
    "landscape": N_("Landscape"),
}


@dataclass(frozen=True, slots=True)
class Warned:
    """A sentence a person should know, and perhaps the choice that would help, in words."""

    sentence: str
    button: str = ""
    changes: tuple[tuple[str, object], ...] = ()


def paper_name(name: str) -> str:
    """Return what a paper is called."""
    return _(PAPER_NAMES[name]) if name in PAPER_NAMES else name


def summary(wish: Wish, shown: Shown) -> str:
    """Return what will be written: how many pages on which paper, how many pixels or rows."""
    if shown.pixels:
        wide, high = (number(side) for side in shown.pixels)
        if wish.suffix == ".png":
            return _("{width} × {height} pixels").format(width=wide, height=high)
        return _("{width} × {height} points").format(width=wide, height=high)
    if wish.suffix == ".pptx" and shown.tables:
        return ngettext("{n} slide", "{n} slides", shown.tables[0].count)
    if shown.tables:
        return " · ".join(_table_words(shown))
    if shown.raster is None:
        return ""
    sizes = shown.raster.sizes
    count = len(sizes)
    words = [ngettext("{n} page", "{n} pages", count), _sheet_words(sizes)]
    if wish.layout == "poster" and count > 1:
        tiles = ngettext(
            "an assembly plan and {n} sheet", "an assembly plan and {n} sheets", count - 1
        )
        words = [tiles, _sheet_words(sizes[1:])]
        words.append(_("{n} mm overlap").format(n=written(wish.overlap)))
    sentence = " · ".join(words)
    return sentence[:1].upper() + sentence[1:]


def warnings(wish: Wish, notices: Sequence[Notice]) -> tuple[Warned, ...]:
    """Return what a person should know before the file is written, with a way out."""
    return tuple(_warned(wish, notice) for notice in notices)


def _warned(wish: Wish, notice: Notice) -> Warned:
    sentence = notice_sentence(notice.kind, notice.facts)
    enough = notice.facts.get("enough")
    if notice.kind == "small_text" and isinstance(enough, str) and enough != paper(wish):
        words = _("Take {paper}").format(paper=enough)
        if enough == "fit":
            words = _("Take a sheet of full size")
        return Warned(sentence, words, (("paper", enough),))
    if notice.kind == "too_many_pixels":
        possible = [scale for scale in SCALES if scale <= float(str(notice.facts["scale"]))]
        most = max(possible, default=None)
        return Warned(sentence, _("Take the largest scale"), (("scale", most),))
    return Warned(sentence)


def _table_words(shown: Shown) -> Iterator[str]:
    for table in shown.tables:
        rows = ngettext("{n} row", "{n} rows", table.count)
        yield f"{table.name}: {rows}" if table.name else rows


def _sheet_words(sizes: Sequence[tuple[float, float]]) -> str:
    """Return papers and how they are held: "A4 portrait, A3 landscape"."""
    return ", ".join(dict.fromkeys(_sheet(*size) for size in sizes))


def _sheet(wide: float, high: float) -> str:
    if name := known(wide / MM, high / MM):
        held = _("portrait") if wide < high else _("landscape")
        return f"{paper_name(name)} {held}"
    size = (number(side / MM / 10, 1) for side in (wide, high))
    return _("{width} × {height} cm").format(width=next(size), height=next(size))

"""Keeps the German catalogue: finds the program's messages and compiles their translations.

python packaging/words.py update    puts new messages into the catalogue, drops old ones
python packaging/words.py compile   makes the .mo file that the program reads
python packaging/words.py missing   prints what is not translated; fails if there is any
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources/locale/de/LC_MESSAGES/touchpoint-canvas.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "_many": (1, 2)}
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
"""A catalogue carries no clock, so that the same words give the same bytes."""


def extracted() -> Catalog:
    """Return the messages of the program's source."""
    template = Catalog(project="touchpoint-canvas", charset="utf-8")
    found = extract_from_dir(
        ROOT / "canvas_app", [("**.py", "python")], keywords=KEYWORDS, comment_tags=("words:",)
    )
    for file, _line, message, comments, _context in sorted(found, key=lambda each: each[0]):
        template.add(message, locations=[(f"canvas_app/{file}", 0)], auto_comments=comments)
    return template


def catalogue() -> Catalog:
    """Return the German catalogue as it is in the repository."""
    if not PO.exists():
        return Catalog(locale="de", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="de")


def updated(words: Catalog) -> Catalog:
    """Return the catalogue with all messages of the source and no others, in their order."""
    fresh = Catalog(
        locale="de",
        project="touchpoint-canvas",
        charset="utf-8",
        fuzzy=False,
        creation_date=LONG_AGO,
        revision_date=LONG_AGO,
        header_comment="# German words of Touchpoint Canvas.",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
    )
    for message in extracted():
        if message.id:
            known = words.get(message.id)
            places = sorted(set(message.locations))
            fresh.add(message.id, known.string if known else None, locations=places)
    return fresh


def po_bytes(words: Catalog) -> bytes:
    """Return the catalogue as a .po file."""
    file = io.BytesIO()
    write_po(file, words, width=100, sort_output=True, include_lineno=False)
    return file.getvalue()


def mo_bytes(words: Catalog) -> bytes:
    """Return the catalogue as a .mo file."""
    file = io.BytesIO()
    write_mo(file, words)
    return file.getvalue()


def missing(words: Catalog) -> Iterator[Message]:
    """Yield the messages without a whole translation."""
    for message in words:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(strings):
            yield message


def main(arguments: list[str]) -> int:
    """Do what the arguments say; return the exit status."""
    if arguments == ["update"]:
        words = updated(catalogue())
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(po_bytes(words))
    elif arguments == ["compile"]:
        MO.write_bytes(mo_bytes(catalogue()))
    elif arguments == ["missing"]:
        left = list(missing(updated(catalogue())))
        for message in left:
            print(message.id if isinstance(message.id, str) else " | ".join(message.id))
        return 1 if left else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Keep the German words in step with the program (room: packaging; a tool for maintainers).

    .venv/bin/python packaging/words.py

Collects every marked string of `canvas_app`, updates the catalogue of translations (new strings
come empty, those no longer used are dropped) and compiles it. Tells what is not translated yet
and then exits with 1.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
GERMAN = ROOT / "resources" / "locale" / "de" / "LC_MESSAGES" / "touchpoint-canvas.po"
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2, "_many": 2}
"""Functions that mark strings, and how many: two for a string with its plural."""
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands for the date of extraction, so that a run without news changes no file."""


def main() -> int:
    """Update and compile the German catalogue; return 1 while strings lack a translation."""
    found = updated(GERMAN.read_bytes() if GERMAN.exists() else b"", template())
    GERMAN.parent.mkdir(parents=True, exist_ok=True)
    GERMAN.write_bytes(as_po(found))
    GERMAN.with_suffix(".mo").write_bytes(as_mo(found))
    for string in (lacking := untranslated(found)):
        print(f"not translated: {string!r}")
    return 1 if lacking else 0


def template() -> Catalog:
    """Return every string the program marks for translation, also those within f-strings."""
    catalogue = Catalog(project="touchpoint-canvas", creation_date=BEGINNING)
    for path in sorted((ROOT / "canvas_app").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for string in strings(path.read_text("utf-8")):
            catalogue.add(string, locations=[(place, 0)], flags=())
    return catalogue


def strings(source: str) -> Iterator[str | tuple[str, ...]]:
    """Yield the marked strings of a module; one with a plural is a pair."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            wanted = node.args[: KEYWORDS.get(node.func.id, 0)]
            found = [arg.value for arg in wanted if isinstance(arg, ast.Constant)]
            texts = tuple(text for text in found if isinstance(text, str))
            if texts and len(texts) == len(wanted):
                yield texts if len(texts) > 1 else texts[0]


def updated(po: bytes, strings: Catalog) -> Catalog:
    """Return the catalogue of a .po file with exactly these strings."""
    german = read_po(io.BytesIO(po), locale="de", domain="touchpoint-canvas")
    german.update(strings, no_fuzzy_matching=True)
    german.obsolete.clear()
    german.revision_date = german.creation_date = BEGINNING
    german.header_comment = "# German words of Touchpoint Canvas."
    german.project, german.version, german.fuzzy = "Touchpoint Canvas", "", False
    german.last_translator = german.language_team = "The Touchpoint Canvas founders"
    german.msgid_bugs_address = ""
    return german


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the strings without a translation, or with one that awaits a second look."""
    return [str(message.id) for message in catalogue if message.id and not _done(message)]


def _done(message: Message) -> bool:
    string = message.string
    return not message.fuzzy and all(string if isinstance(string, tuple) else (string,))


def as_po(catalogue: Catalog) -> bytes:
    """Return the text of a .po file, sorted, without line numbers."""
    target = io.BytesIO()
    write_po(target, catalogue, sort_output=True, include_lineno=False, width=100)
    return target.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return the compiled catalogue, as gettext reads it."""
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


if __name__ == "__main__":
    sys.exit(main())

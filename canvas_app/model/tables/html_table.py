"""The table in a piece of HTML, as spreadsheets and browsers copy it (room: tables).

Only text is taken: pictures, scripts and styles are ignored, and nothing is ever fetched.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from typing_extensions import override

from canvas_app.model.tables import limits
from canvas_app.model.tables.reading import Row, Table, TableError, made

_STRAY = re.compile(r"<(?![^<>]*>)")
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_SPAN = re.compile(r"colspan\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\u00a0]+")
_MUTE = ("script", "style", "head", "title", "template", "noscript", "object", "svg")
_BREAKS = ("br", "p", "div", "li")
_BLOCKS = ("ul", "ol", "table", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")


def html_table(html: str) -> Table | None:
    """Return the first table of a page with two columns or more, or None.

    A table in a cell is text of that cell. Lines are numbered as rows. Raises TableError.
    """
    if "<table" not in html and "<TABLE" not in html:
        return None
    reader = _Reader()
    reader.feed(_plain_tags(html[: limits.FILE_BYTES]))
    reader.close()
    reader.end_table()
    for rows in reader.tables:
        if max(map(len, rows)) > 1:
            found = [Row(i, tuple(cells)) for i, cells in enumerate(rows, 1) if any(cells)]
            return made(found) if found else None
    return None


def html_text(html: str) -> str:
    """Return the words of a page as lines, each paragraph and entry of a list on its own."""
    reader = _Words()
    reader.feed(_plain_tags(html[: limits.FILE_BYTES]))
    reader.close()
    return "".join(reader.words)


def _plain_tags(html: str) -> str:
    """Return the page with tags alone, so that the parser's work is as long as the page.

    It would begin anew at every tag, comment and quote that is never closed.
    """
    kept, at = [], 0
    while (start := html.find("<!--", at)) >= 0:
        kept.append(html[at:start])
        end = html.find("-->", start)
        at = end + 3 if end >= 0 else len(html)
    bare = _STRAY.sub("&lt;", "".join([*kept, html[at:]]))
    return _TAG.sub(_bare_tag, _DECLARATION.sub("", bare))


def _bare_tag(found: re.Match[str]) -> str:
    name = found[1].lower()
    span = _SPAN.search(found[2]) if name in ("td", "th") else None
    return f"<{name} colspan={span[1]}>" if span else f"<{name}>"


class _Words(HTMLParser):
    """Gathers the words of a page; a state because the parser calls back."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._mute = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._mute += tag in _MUTE
        self._break_at(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        self._mute = max(0, self._mute - (tag in _MUTE))
        self._break_at(tag)

    @override
    def handle_data(self, data: str) -> None:
        if not self._mute:
            self.words.append(_SPACE.sub(" ", data))

    def _break_at(self, tag: str) -> None:
        if tag in _BREAKS or tag in _BLOCKS:
            self.words.append("\n")


class _Reader(HTMLParser):
    """Gathers the cells of tables; a state because the parser calls back."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._depth = self._mute = self._read = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _MUTE:
            self._mute += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._begin_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._cell, self._span = [], int(dict(attrs).get("colspan") or 1)
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _MUTE:
            self._mute = max(0, self._mute - 1)
        elif tag == "table":
            if self._depth == 1:
                self.end_table()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()

    @override
    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._mute:
            self._cell.append(_SPACE.sub(" ", data))

    def end_table(self) -> None:
        """Keep the rows gathered."""
        self._end_cell()
        if self._rows:
            self.tables.append(self._rows)
        self._rows = []

    def _begin_row(self) -> None:
        self._read += 1
        if self._read > limits.ROWS:
            raise TableError("too_many_rows", limit=limits.ROWS, line=self._read)
        self._rows.append([])

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (line.strip() for line in "".join(self._cell).replace("\u00a0", " ").split("\n"))
        if not self._rows:
            self._rows.append([])
        row, self._cell = self._rows[-1], None
        row += ["\n".join(filter(None, lines)), *[""] * (min(self._span, limits.COLUMNS) - 1)]
        if len(row) > 2 * limits.COLUMNS:
            raise TableError("too_many_columns", limit=limits.COLUMNS, line=self._read)

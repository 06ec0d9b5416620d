"""Where a table comes from, to be read again in another way (room: widgets)."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.model.tables.reading import Encoding, Table, decoded, single, table_of


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file with its name, or the text of the clipboard."""

    text: str = ""
    name: str = ""
    data: bytes | None = None

    def read(self, delimiter: str | None = None, encoding: Encoding | None = None) -> Table:
        """Return the table, of one column when nothing separates cells.

        ``delimiter`` None finds out, "" makes one column of the lines. Raises TableError.
        """
        text, used = (self.text, "")
        if self.data is not None:
            text, used = decoded(self.data, encoding)
        table = table_of(text, delimiter) if delimiter != "" else None
        table = table or single(text)
        return Table(table.rows, table.delimiter, used, table.problems)

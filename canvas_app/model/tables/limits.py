"""How much of a table is read at most (``data-safety.md`` T-06), so that tests can lower it."""

FILE_BYTES = 10 * 2**20
"""A larger file or text is not read."""
WORKBOOK_BYTES = 32 * 2**20
"""A larger workbook is not read; one of 20 000 touchpoints with all their scores has half."""
ROWS = 20_000
COLUMNS = 200
CELL = 131_072
"""Characters of one cell."""
HTML = 2**20
"""A longer page is not read as one, when there is plain text beside it."""
ASK_ABOVE = 200
"""Lines of a pasted list that become touchpoints without a question."""
FRAGMENT_BYTES = 32 * 2**20
"""Longer copied cards are not pasted."""

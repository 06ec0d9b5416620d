"""The journey as a table that is edited like a spreadsheet (room: widgets)."""

"""Copy, cut, paste and what is dropped: touchpoints, lists, tables, files (room: widgets)."""

"""Pointer and key states without Qt: a gesture answers a preview, an edit or a cancel."""

"""Pointer and key states without Qt: a gesture answers a preview, an edit, a selection or a cancel."""

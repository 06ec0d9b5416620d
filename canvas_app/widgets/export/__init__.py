"""Exporting: one window with the choices on the left and the real pages on the right."""

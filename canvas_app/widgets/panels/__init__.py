"""The panels beside the canvas (room: widgets)."""

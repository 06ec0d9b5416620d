"""Small controls that Qt does not have (room: widgets)."""

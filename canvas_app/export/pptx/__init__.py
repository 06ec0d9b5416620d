"""A journey as a presentation whose shapes can be edited, in Office Open XML (room: export)."""

"""The journey as a list of phases, stages and touchpoints (room: widgets)."""

"""What a screen reader hears of the canvas: its cards and what changes (room: widgets)."""

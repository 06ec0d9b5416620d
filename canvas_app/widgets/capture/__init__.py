"""The capture bar: cards and notes typed as fast as they are said (room: widgets)."""

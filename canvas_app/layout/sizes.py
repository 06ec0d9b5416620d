"""How large things are at 100 %, in points, on a grid of four (room: geometry)."""

from __future__ import annotations

from canvas_app.text import Font

MARGIN = 16.0
"""Empty ground around the picture."""

CARD_WIDTH = 136.0
CARD_HEIGHT = 78.0
SLOT_GAP = 20.0
"""Between two slots of a stage: room for an arrow and for links that pass."""
SLOT_PITCH = CARD_WIDTH + SLOT_GAP
STACK_GAP = 8.0
RADIUS = 8.0

COLUMN_PAD = 10.0
COLUMN_GAP = 8.0
BAND_PAD = 6.0
TITLE_PAD = 9.0

HEAD_WIDTH = 168.0
HEAD_PAD = 12.0
HEAD_GAP = 8.0
"""Between the heads of the lanes and the first stage."""

LANE_PAD = 16.0
LANE_GAP = 12.0
CURVE_GAP = 16.0
"""Between the lowest card or note and the curve band."""
CURVE_PAD = 8.0
CURVE_HEIGHT = 108.0
CURVE_TOP = 16.0
"""From the top of the curve band to its highest value."""
CURVE_RANGE = 68.0
"""From the highest value to the lowest."""

TITLE = Font(13, "semibold")
ROLE = Font(12)
META = Font(11)
SMALL = Font(11)
NUMBER = Font(11, "semibold")

"""A workbook that comes back: read aside, its differences shown, taken as one step (widgets)."""

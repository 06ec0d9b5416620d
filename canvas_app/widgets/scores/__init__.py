"""The scoring panels in the window: rows, tiles, charts, traces, and the tabs that hold them."""

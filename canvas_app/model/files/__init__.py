"""Project files: read, checked step by step, and written whole (room: what the app knows about).

``load.load`` opens, ``save.save`` writes; everything else here is one step of these two.
"""

"""The window: the only folder that imports Qt."""

import builtins

from PySide6 import QtCore as QtCore

# PySide reads the source of every module imported after it and keeps it, in case somebody asks
# for its ``__feature__``. Nobody does here; Python's own import saves a tenth of the opening.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

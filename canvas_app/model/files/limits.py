"""Limits of reading and writing, in one place so that tests can lower them (room: project files).

Limits of the content itself (touchpoints, lengths of text) belong to the records in
``model.project``.
"""

FILE_BYTES = 256 * 2**20
"""A larger file is not read."""
DEPTH = 100
"""Objects and lists within each other."""
DIGITS = 400
"""Digits of one whole number."""
PROBLEMS = 100
"""Problems collected of one file; a message shows the first few."""
QUOTE = 80
"""Characters quoted from a file."""
CONFLICT_CHECKS = 3
"""How often a target that moves under our hands is looked at again."""
KEPT_VERSIONS = 1
"""Earlier copies kept of each project."""
SHARING_PAUSES = (0.05, 0.1, 0.2, 0.35, 0.8, 1.0)
"""Seconds between tries when Windows says that another program uses the file: 2.5 in all."""
FILE_NAME_BYTES = 255
"""What file systems allow a name; a temp file's name is shortened to fit."""

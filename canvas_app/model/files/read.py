"""From a path to text: load steps 1 to 3 (room: project files)."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from canvas_app.model.files import limits
from canvas_app.model.files.errors import LoadError

BOM = b"\xef\xbb\xbf"
READING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
SIGNATURES = (
    (b"\xff\xfe\x00\x00", "utf32"),
    (b"\x00\x00\xfe\xff", "utf32"),
    (b"\xff\xfe", "utf16"),
    (b"\xfe\xff", "utf16"),
    (b"{\x00\x00\x00", "utf32"),
    (b"\x00\x00\x00{", "utf32"),
    (b"{\x00", "utf16"),
    (b"\x00{", "utf16"),
    (b"\x00\x00\x00\x00", "zeros"),
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"SQLite format 3\x00", "database"),
    (b"<<<<<<< ", "git_conflict"),
    (b"version https://git-lfs", "git_lfs"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
)
"""First bytes by which another kind of file is recognised; letters in lower case are also upper."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What identifies the bytes last read from or written to a file."""

    sha256: str
    size: int
    mtime_ns: int
    file_id: tuple[int, int]


def fingerprint(data: bytes, status: os.stat_result) -> Fingerprint:
    """Return the fingerprint of ``data`` in the file that ``status`` describes."""
    digest = hashlib.sha256(data).hexdigest()
    return Fingerprint(digest, len(data), status.st_mtime_ns, (status.st_dev, status.st_ino))


def read(path: Path) -> tuple[bytes, Fingerprint]:
    """Return the bytes of a regular file, never waiting for a pipe or a device.

    Raises LoadError: not_found, not_a_file, no_permission, too_big, empty.
    """
    try:
        _must_be_regular(path.stat())
        with os.fdopen(os.open(path, READING), "rb") as file:
            status = os.fstat(file.fileno())
            _must_be_regular(status)
            data = b"" if status.st_size > limits.FILE_BYTES else file.read(limits.FILE_BYTES + 1)
    except MemoryError:
        raise LoadError("too_big", limit=limits.FILE_BYTES) from None
    except (OSError, ValueError) as error:
        raise _refusal(error) from None
    if max(status.st_size, len(data)) > limits.FILE_BYTES:
        raise LoadError("too_big", limit=limits.FILE_BYTES)
    if not data:
        raise LoadError("empty")
    return data, fingerprint(data, status)


def decode(data: bytes) -> tuple[bytes, str]:
    """Return UTF-8 bytes without their byte order mark, and their text.

    Raises LoadError wrong_encoding, with what the bytes look like or where they break.
    """
    looks = looks_like(data)
    if looks:
        raise LoadError("wrong_encoding", looks=looks)
    bare = data.removeprefix(BOM)
    try:
        return bare, bare.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start + len(data) - len(bare)
        early = error.reason == "unexpected end of data"
        raise LoadError("wrong_encoding", position=start + 1, ends_early=early) from None


def looks_like(data: bytes) -> str | None:
    """Return which other kind of file the first bytes belong to, or None."""
    start = data[:64]
    words = data.removeprefix(BOM)[:1024].lstrip().lower()
    for signature, looks in SIGNATURES:
        if start.startswith(signature) or words.startswith(signature):
            return looks
    return None


def _must_be_regular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise LoadError("not_a_file", folder=stat.S_ISDIR(status.st_mode))


def _refusal(error: OSError | ValueError) -> LoadError:
    code = error.errno if isinstance(error, OSError) else errno.EINVAL
    if code in (errno.EACCES, errno.EPERM):
        return LoadError("no_permission")
    missing = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL)
    if code in missing or code == errno.ENXIO:
        return LoadError("not_found")
    return LoadError("no_permission", code=errno.errorcode.get(code or 0, str(code)))

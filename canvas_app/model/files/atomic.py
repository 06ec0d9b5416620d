"""Writing a file whole or not at all, with ``os`` calls only (room: project files).

At every instant the target holds its old bytes or the new ones. Exports use this, too.
"""
# Tests let single os calls fail, so pathlib stays out.
# ruff: noqa: PTH101, PTH105, PTH108, PTH116, PTH118, PTH120

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

from canvas_app.model.files import limits
from canvas_app.model.files.errors import SaveError

CREATING = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
SHARING = (5, 32, 33)
"""Windows' error numbers for a file that another program holds open."""
CAUSES: dict[int, str] = {
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EFBIG: "no_space",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.ENOENT: "drive_gone",
    errno.ENOTDIR: "drive_gone",
    errno.EIO: "drive_gone",
    errno.ENXIO: "drive_gone",
    errno.ENODEV: "drive_gone",
    errno.ESTALE: "drive_gone",
    errno.ENAMETOOLONG: "bad_name",
    errno.EINVAL: "bad_name",
    errno.EILSEQ: "bad_name",
}
WINDOWS_CAUSES: dict[int, str] = {
    **dict.fromkeys(SHARING, "in_use"),
    **dict.fromkeys((53, 64, 67, 121), "drive_gone"),
    **dict.fromkeys((123, 206), "bad_name"),
}


def write_whole(path: Path, data: bytes, ready: Callable[[], None] | None = None) -> os.stat_result:
    """Put ``data`` in the place of what ``path`` holds, in one step; links stay links.

    ``ready`` is called immediately before the replacement and may raise to prevent it.
    Returns the status of the new file. Raises SaveError; only after the kind "unconfirmed",
    which carries the status in its facts, does the target hold the new bytes.
    """
    target = real_path(path)
    try:
        before = writable(target)
        temp = _written(target, data)
        try:
            _give_mode(temp, before)
            status = os.stat(temp, follow_symlinks=False)
            if ready:
                ready()
            _replace(temp, target)
        except BaseException:
            _discard(temp)
            raise
    except (OSError, ValueError) as error:
        raise SaveError(cause(error), code=code(error)) from None
    _confirm(os.path.dirname(target), status)
    return status


def check(path: Path) -> None:
    """Find out what the disk has against writing there, without writing. Raises SaveError."""
    target = real_path(path)
    folder = os.path.dirname(target)
    try:
        writable(target)
        os.stat(folder)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "not for you", folder)
    except (OSError, ValueError) as error:
        raise SaveError(cause(error), code=code(error)) from None


def real_path(path: Path) -> str:
    """Return where a path leads after all links. Raises SaveError for an impossible name."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError) as error:
        raise SaveError(cause(error), code=code(error)) from None


def writable(target: str) -> os.stat_result | None:
    """Return the status of a target that may be replaced, or None when nothing is there.

    Raises SaveError not_a_file or read_only, OSError.
    """
    try:
        status = os.stat(target)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise SaveError("not_a_file")
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise SaveError("read_only")
    return status


def cause(error: OSError | ValueError) -> str:
    """Return the kind of SaveError that an error of the system belongs to."""
    if not isinstance(error, OSError):
        return "bad_name"
    windows = getattr(error, "winerror", None)
    if windows in WINDOWS_CAUSES:
        return WINDOWS_CAUSES[windows]
    return CAUSES.get(error.errno or 0, "failed")


def code(error: OSError | ValueError) -> str:
    """Return the short name of an error of the system, as "ENOSPC"."""
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    return errno.errorcode.get(number or 0, str(number))


def _written(target: str, data: bytes) -> str:
    temp, handle = _created(target)
    try:
        try:
            _write_all(handle, data)
            _flush(handle)
        finally:
            os.close(handle)
        if _digest(temp) != (len(data), hashlib.sha256(data).digest()):
            raise OSError(errno.EIO, "other bytes came back")
    except BaseException:
        _discard(temp)
        raise
    return temp


def _created(target: str) -> tuple[str, int]:
    folder, name = os.path.split(target)
    while True:
        temp = os.path.join(folder, temp_name(name, secrets.token_hex(4)))
        try:
            return temp, os.open(temp, CREATING, 0o600)
        except FileExistsError:
            continue


def temp_name(name: str, token: str) -> str:
    """Return the name of the temp file beside a file of this name, short enough to be one."""
    room = limits.FILE_NAME_BYTES - len(f".~.{token}.tmp")
    short = os.fsdecode(os.fsencode(name)[:room].decode(errors="ignore").encode())
    return f".~{short}.{token}.tmp"


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _flush(handle: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def _digest(path: str) -> tuple[int, bytes]:
    handle = os.open(path, READING)
    try:
        digest, size = hashlib.sha256(), 0
        while block := os.read(handle, 2**20):
            digest.update(block)
            size += len(block)
    finally:
        os.close(handle)
    return size, digest.digest()


def _give_mode(temp: str, before: os.stat_result | None) -> None:
    try:
        os.chmod(temp, stat.S_IMODE(before.st_mode) if before else 0o666 & ~_mask())
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP):  # a FAT stick has no modes
            raise


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _replace(temp: str, target: str) -> None:
    for pause in limits.SHARING_PAUSES:
        try:
            return os.replace(temp, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in SHARING:
                raise
            time.sleep(pause)
    return os.replace(temp, target)


def _confirm(folder: str, status: os.stat_result) -> None:
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EACCES):
            raise SaveError("unconfirmed", code=code(error), status=status) from None


def _discard(temp: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(temp)

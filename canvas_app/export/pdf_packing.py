"""Operators compressed while the next ones are painted (room: export).

zlib needs no Python: a second core does what takes a tenth of the time of a large board.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from hashlib import sha256
from itertools import islice
from zlib import compressobj

MANY = 400
"""Groups of operators that are handed over at a time; a card is one."""


class Packing:
    """Pages that are being compressed by a worker, and a digest of what was on them."""

    def __init__(self, worker: Executor) -> None:
        """Give the work to a worker that does one thing after the other."""
        self.digest = sha256()
        self._worker = worker
        self._pages: list[list[Future[bytes]]] = []

    def add(self, operators: Iterable[str]) -> None:
        """Take the operators of the next page, painted as they are asked for."""
        packer = compressobj()
        page = []
        for piece in _pieces(operators):
            self.digest.update(piece)
            page.append(self._worker.submit(packer.compress, piece))
        self._pages.append([*page, self._worker.submit(packer.flush)])

    def pages(self) -> Iterator[bytes]:
        """Yield the pages, when they are done."""
        return (b"".join(piece.result() for piece in page) for page in self._pages)


def _pieces(operators: Iterable[str]) -> Iterator[bytes]:
    left, apart = iter(operators), ""
    while some := list(islice(left, MANY)):
        yield (apart + "\n".join(some)).encode("ascii")
        apart = "\n"

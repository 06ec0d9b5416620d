"""Pages are compressed beside the painting, and come out as they went in."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from zlib import compress, decompress

import pytest

from canvas_app.export.pdf_packing import MANY, Packing


def packed(*pages: list[str]) -> tuple[list[bytes], str]:
    with ThreadPoolExecutor(max_workers=1) as worker:
        packing = Packing(worker)
        for page in pages:
            packing.add(page)
        return list(packing.pages()), packing.digest.hexdigest()


@pytest.mark.parametrize("count", [1, MANY - 1, MANY, MANY + 1, 3 * MANY])
def test_pieces_make_the_same_bytes_as_the_whole(count: int) -> None:
    page = [f"{at} 0 m" for at in range(count)]
    whole = "\n".join(page).encode()
    pages, digest = packed(page)
    assert pages == [compress(whole)]
    assert digest == sha256(whole).hexdigest()


def test_every_page_is_a_stream_of_its_own_in_the_order_of_pages() -> None:
    pages, digest = packed(["q"] * 2 * MANY, [], ["Q"])
    assert [decompress(page)[:1] for page in pages] == [b"q", b"", b"Q"]
    assert digest == packed(["q"] * 2 * MANY, ["Q"])[1] != packed(["Q"], ["q"] * 2 * MANY)[1]


def test_what_stops_the_painting_stops_the_packing() -> None:
    def stopped() -> Iterator[str]:
        yield from ["q"] * 2 * MANY
        raise InterruptedError

    with ThreadPoolExecutor(max_workers=1) as worker, pytest.raises(InterruptedError):
        Packing(worker).add(stopped())

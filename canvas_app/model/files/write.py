"""From project to bytes (room: project files).

UTF-8, two spaces, keys in the order of the records, optional fields at their default left out,
a final newline. The same project gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from canvas_app.model.project import Journey, Project, Record

SPLIT: Mapping[type[Record], tuple[str, ...]] = {
    Project: ("journeys", "notes", "snapshots"),
    Journey: ("touchpoints", "links"),
}
"""Long lists, in the order of the file, whose items are written one by one."""


def to_bytes(project: Project) -> bytes:
    """Return the bytes a file of this project holds."""
    return project.model_dump_json(indent=2, exclude_defaults=True).encode() + b"\n"


class Writer:
    """Writes the states of one document, and only what changed since the last one anew.

    The bytes of each frozen record of a long list are kept while the record is in the document.
    """

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Record, bytes]] = {}
        self._fresh: dict[int, tuple[Record, bytes]] = {}

    def to_bytes(self, project: Project) -> bytes:
        """Return the same bytes as the function ``to_bytes``."""
        self._fresh = {}
        data = b"".join([*self._object(project, b""), b"\n"])
        self._kept = self._fresh
        return data

    def _object(self, record: Record, pad: bytes) -> list[bytes]:
        chunks = [b"{\n"]
        for member in filter(None, self._members(record, pad + b"  ")):
            chunks += [b",\n", *member] if len(chunks) > 1 else member
        return [*chunks, b"\n", pad, b"}"]

    def _members(self, record: Record, pad: bytes) -> Iterator[list[bytes]]:
        names, start = list(type(record).model_fields), 0
        for name in SPLIT[type(record)]:
            place = names.index(name)
            yield _plain_members(record, pad, include=set(names[start:place]))
            yield self._list(name, getattr(record, name), pad)
            start = place + 1
        yield _plain_members(record, pad, exclude=set(names[:start]))

    def _list(self, name: str, items: Sequence[Record], pad: bytes) -> list[bytes]:
        inside = pad + b"  "
        chunks: list[bytes] = []
        for item in items:
            chunks.append(
                b",\n" + inside if chunks else b'%s"%s": [\n%s' % (pad, name.encode(), inside)
            )
            if type(item) in SPLIT:
                chunks += self._object(item, inside)
            else:
                chunks.append(self._item(item, inside))
        return [*chunks, b"\n", pad, b"]"] if items else []

    def _item(self, record: Record, pad: bytes) -> bytes:
        known = self._kept.get(id(record))
        if known is None:
            known = record, _json(record).replace(b"\n", b"\n" + pad)
        self._fresh[id(record)] = known
        return known[1]


def _plain_members(
    record: Record, pad: bytes, include: set[str] | None = None, exclude: set[str] | None = None
) -> list[bytes]:
    """Return some members of an object without its braces; nothing when there are none."""
    if include is not None and not include:
        return []
    inside = _json(record, include, exclude)[4:-2]
    return [pad + inside.replace(b"\n  ", b"\n" + pad)] if inside else []


def _json(
    record: Record, include: set[str] | None = None, exclude: set[str] | None = None
) -> bytes:
    return type(record).__pydantic_serializer__.to_json(
        record, indent=2, include=include, exclude=exclude, exclude_defaults=True, by_alias=True
    )

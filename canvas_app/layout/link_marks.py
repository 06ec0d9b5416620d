"""Marks on links whose step breaks, on their lines (room: geometry).

They follow their links: what only moves or fades keeps its mark. What they look like and when a
step breaks is said by ``gap_marks``.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from canvas_app.i18n.terms import term
from canvas_app.layout.arrows import ArrowBasis, free_place
from canvas_app.layout.changes import changed, same
from canvas_app.layout.gap_marks import RADII, Way, drawing, on_link
from canvas_app.layout.links import sideways
from canvas_app.layout.picture import Detail, Node, Shape, bound, moved
from canvas_app.layout.weave import Drawn, Web
from canvas_app.model.project import Handover, Link, Touchpoint
from canvas_app.model.scoring.gaps import Severity


class OnLink(NamedTuple):
    """What the mark of a link is drawn from."""

    link_id: str
    bad: Severity
    handover: Handover
    faded: bool


class WebMarks(NamedTuple):
    """The marks on the links of a strand by the id of the arrow, and what they were made from."""

    web: Web
    marks: Mapping[str, Node]


class LinkMarks(NamedTuple):
    """The marks on all links, and what they were made from."""

    people: tuple[str | None, ...] = ()
    live: frozenset[str] = frozenset()
    touchpoints: tuple[Touchpoint, ...] = ()
    webs: tuple[WebMarks, ...] = ()
    nodes: tuple[tuple[Node, ...], ...] = ()
    """Strand by strand."""


def links(
    seen: Way, webs: Sequence[Web], touchpoints: tuple[Touchpoint, ...], before: LinkMarks
) -> LinkMarks:
    """Return the marks on links; those of before where neither line nor ends have changed."""
    if (before.people, before.live) != (seen.people, seen.live):
        before = LinkMarks(seen.people, seen.live)
    known = {old.web.strand.stages: old for old in before.webs}
    others = {each.id for both in changed(before.touchpoints, touchpoints) for each in both}
    found = []
    for web in webs:
        old = known.get(web.strand.stages)
        ends = others & web.strand.ends
        if old is None or ends or not _follows(old, web):
            old = WebMarks(web, _web_marks(seen, web, ends, touchpoints, old))
        elif old.web is not web:
            far = web.ground.slots[0] - old.web.ground.slots[0]
            nodes = moved(old.marks.values(), far)
            old = WebMarks(web, dict(zip(old.marks, nodes, strict=True)))
        found.append(old)
    if same(found, before.webs):
        return before._replace(touchpoints=touchpoints)
    marks = tuple(tuple(each.marks.values()) for each in found)
    return LinkMarks(seen.people, seen.live, touchpoints, tuple(found), marks)


def _follows(old: WebMarks, web: Web) -> bool:
    """Whether links have at most moved sideways together."""
    if old.web is web:
        return True
    if old.web.strand.routes is not web.strand.routes or old.web.pale != web.pale:
        return False
    return sideways(old.web.ground, web.ground) is not None


def _web_marks(
    seen: Way,
    web: Web,
    ends: Container[str],
    touchpoints: Iterable[Touchpoint],
    before: WebMarks | None,
) -> dict[str, Node]:
    """Return the marks of a strand, in the order of its links; ``ends`` are new touchpoints."""
    known = {each.id: each for each in touchpoints if each.id in web.strand.ends}
    old = {each.arrow.id: each for each in before.web.drawn} if before else {}
    kept = before.marks if before else {}
    marks = {}
    for each in web.drawn:
        id_, link = each.arrow.id, each.route.link
        met, was = _meets(link, ends), old.get(id_)
        if was is each and not met:
            made = kept.get(id_)
        elif met:
            made = _on_line(seen, each, known, kept.get(id_) if was is each else None)
        elif was is not None and _runs_alike(was, each):
            made = _beside(kept.get(id_), was.arrow, each.arrow)
        elif was is not None and _stays(was, each):
            made = _faded_mark(kept.get(id_), each.faded)
        else:
            made = _on_line(seen, each, known)
        if made is not None:
            marks[id_] = made
    return marks


def _meets(link: Link, ids: Container[str]) -> bool:
    return link.from_id in ids or link.to_id in ids


def _runs_alike(was: Drawn, drawn: Drawn) -> bool:
    """Whether a link has only moved, with all that is drawn of it."""
    return was.route.link is drawn.route.link and was.arrow.identity is drawn.arrow.identity


def _stays(was: Drawn, drawn: Drawn) -> bool:
    """Whether a link runs where it ran, and only fades or stands out now."""
    old, new = was.arrow, drawn.arrow
    if was.route is not drawn.route or (old.x, old.y) != (new.x, new.y):
        return False
    before, after = old.identity, new.identity
    if not (isinstance(before, ArrowBasis) and isinstance(after, ArrowBasis)):
        return False
    return before.points is after.points


def _beside(mark: Node | None, before: Node, arrow: Node) -> Node | None:
    """Return a mark where its link has moved to."""
    basis = arrow.identity
    if mark is None or not isinstance(basis, ArrowBasis):
        return None
    far, down = arrow.x - before.x, arrow.y - before.y
    level = basis.way == "step" and len(basis.points) == 2
    if not (far or down):
        return mark
    if basis.way in ("arc", "loop") or (level and not far):
        return mark.at(mark.x + far, mark.y + down)  # whole halves: nothing is rounded
    x, y, _direction = free_place(basis)
    radius = mark.width / 2
    return mark.at(arrow.x + x - radius, arrow.y + y - radius)


def _faded_mark(mark: Node | None, faded: bool) -> Node | None:
    """Return the mark of a link that only fades now, or stands out."""
    if mark is None or not isinstance(mark.identity, OnLink):
        return None
    made = mark.identity._replace(faded=faded)
    return mark.twin(identity=made, drawing=bound(_drawing, made), _drawn=None)


def _on_line(
    seen: Way, drawn: Drawn, known: Mapping[str, Touchpoint], before: Node | None = None
) -> Node | None:
    """Return the mark of a link; ``before`` is that of the very same arrow."""
    link, arrow = drawn.route.link, drawn.arrow
    bad = on_link(seen, link, known[link.from_id], known[link.to_id])
    basis = arrow.identity
    if bad == "none" or not isinstance(basis, ArrowBasis):
        return None
    if before is not None and isinstance(before.identity, OnLink) and before.identity.bad == bad:
        return before
    x, y, _direction = free_place(basis)
    radius = RADII[bad] + 1
    identity = OnLink(link.id, bad, link.handover, drawn.faded)
    return Node(
        id=f"gap:{arrow.id}",
        kind="link",
        x=arrow.x + x - radius,
        y=arrow.y + y - radius,
        width=2 * radius,
        height=2 * radius,
        identity=identity,
        drawing=bound(_drawing, identity),
        persona_id=arrow.persona_id,
        describe=partial(_told, arrow, bad),
    )


def _drawing(sign: OnLink, detail: Detail) -> tuple[Shape, ...]:
    return drawing(sign.bad, sign.handover, sign.faded, detail)


def _told(arrow: Node, bad: Severity) -> str:
    return f"{arrow.label}, {term('severity', bad)}"

"""What all slides share: theme, slide master, layouts, and the page of the notes (room: export)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from canvas_app.export.pptx.drawing import EMU
from canvas_app.layout.labels import Area

WIDTH, HEIGHT = 960.0, 540.0
"""A slide of 13.33 × 7.5 inches, in points."""
SIDE = 24.0
TITLE = Area(SIDE, 10.0, WIDTH - SIDE, 62.0)
BODY = Area(SIDE, 66.0, WIDTH - SIDE, 508.0)
FOOT = Area(SIDE, 514.0, WIDTH - SIDE, 532.0)
NUMBER = 70.0
"""Width of the slide's number in the foot."""
COVER = Area(72.0, 120.0, WIDTH - 72.0, 250.0)
BELOW = Area(72.0, 274.0, WIDTH - 72.0, 480.0)
TITLE_SIZE, COVER_SIZE, BODY_SIZE, FOOT_SIZE = 22.0, 36.0, 16.0, 10.0
NOTES_SIZE = 11.0
FONT = "Arial"
"""On every machine, or one with the same widths."""
LAYOUTS = ("title", "title_only", "text")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2"'
    ' accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink"'
    ' folHlink="folHlink"/>'
)
FACE = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
GROUND = (
    '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/>'
    "</p:bgPr></p:bg>"
)
STRIPE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Stripe"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="914400" y="3276600"/><a:ext cx="762000" cy="50800"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/>'
    "</a:solidFill></p:spPr></p:sp>"
)
"""Below the title of the first slide."""
COLOURS = {
    "dk1": "1B2230", "lt1": "FFFFFF", "dk2": "525D6F", "lt2": "F4F6FA", "accent1": "2B5BD7",
    "accent2": "2F6FBA", "accent3": "A8680B", "accent4": "3F8028", "accent5": "C2410C",
    "accent6": "5E3C99", "hlink": "2B5BD7", "folHlink": "5E3C99",
}  # fmt: skip
"""Of the presentation, for what is added to it by hand."""


def relations(targets: Iterable[tuple[str, str]]) -> str:
    """Return what a part leads to: kinds with their targets, numbered rId1, rId2, …"""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if "/" in kind else f"{RELATIONS}/{kind}"}"'
        f' Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{space}">{lines}</Relationships>'


def tree(shapes: str) -> str:
    """Return the tree of shapes of a page."""
    nothing = (
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    )
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr><a:xfrm>{nothing}</a:xfrm></p:grpSpPr>{shapes}</p:spTree>"
    )


def parts(language: str) -> Iterator[tuple[str, str]]:
    """Yield the parts that are equal in all presentations of a language, by name."""
    yield "ppt/theme/theme1.xml", _theme()
    yield "ppt/theme/theme2.xml", _theme()
    yield "ppt/slideMasters/slideMaster1.xml", _master(language)
    layouts = [
        ("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(LAYOUTS) + 1)
    ]
    targets = [*layouts, ("theme", "../theme/theme1.xml")]
    yield "ppt/slideMasters/_rels/slideMaster1.xml.rels", relations(targets)
    up = relations([("slideMaster", "../slideMasters/slideMaster1.xml")])
    for n, name in enumerate(LAYOUTS, 1):
        yield f"ppt/slideLayouts/slideLayout{n}.xml", _layout(name, language)
        yield f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels", up
    yield "ppt/notesMasters/notesMaster1.xml", _notes_master(language)
    theme = relations([("theme", "../theme/theme2.xml")])
    yield "ppt/notesMasters/_rels/notesMaster1.xml.rels", theme


def _theme() -> str:
    colours = "".join(f'<a:{n}><a:srgbClr val="{v}"/></a:{n}>' for n, v in COLOURS.items())
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWING}" name="Touchpoint Canvas"><a:themeElements>'
        f'<a:clrScheme name="Touchpoint Canvas">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Touchpoint Canvas"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Touchpoint Canvas"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _master(language: str) -> str:
    shapes = (
        placeholder(2, "Title", "title", TITLE, language, 'anchor="ctr"')
        + placeholder(3, "Text", 'body" idx="1', BODY, language)
        + foot(4, language)
    )
    layouts = "".join(
        f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(LAYOUTS))
    )
    styles = (
        f"<p:titleStyle>{_level(TITLE_SIZE, bold=True, space=0)}</p:titleStyle>"
        f"<p:bodyStyle>{_level(BODY_SIZE, bold=False, space=6)}</p:bodyStyle>"
        f"<p:otherStyle>{_level(BODY_SIZE, bold=False, space=0)}</p:otherStyle>"
    )
    return (
        f"{HEAD}<p:sldMaster {SPACES}><p:cSld>{GROUND}{tree(shapes)}</p:cSld>{MAP}"
        f"<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles>{styles}</p:txStyles>"
        "</p:sldMaster>"
    )


def _level(size: float, bold: bool, space: float, number: int = 1) -> str:
    above = f'<a:spcBef><a:spcPts val="{space * 100:.0f}"/></a:spcBef>'
    return (
        f'<a:lvl{number}pPr marL="0" indent="0" algn="l">{above}<a:buNone/>'
        f'<a:defRPr sz="{size * 100:.0f}" b="{int(bold)}">'
        f'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>{FACE}</a:defRPr></a:lvl{number}pPr>'
    )


def _layout(name: str, language: str) -> str:
    kind = {"title": "title", "title_only": "titleOnly", "text": "obj"}[name]
    words = {"title": "Title", "title_only": "Title only", "text": "Title and text"}[name]
    if name == "title":
        styled = f"<a:lstStyle>{_level(COVER_SIZE, bold=True, space=0)}</a:lstStyle>"
        shapes = placeholder(
            2, "Title", "ctrTitle", COVER, language, 'anchor="b"', styled
        ) + placeholder(3, "Subtitle", 'subTitle" idx="1', BELOW, language)
        shapes += STRIPE
    else:
        shapes = placeholder(2, "Title", "title", None, language)
        if name == "text":
            shapes += placeholder(3, "Text", 'body" idx="1', None, language)
    return (
        f'{HEAD}<p:sldLayout {SPACES} type="{kind}" preserve="1"><p:cSld name="{words}">'
        f"{tree(shapes + foot(8, language))}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def foot(first: int, language: str) -> str:
    """Return the foot of the master and of layouts: words, and the number of the slide."""
    left = FOOT._replace(right=FOOT.right - NUMBER)
    right = FOOT._replace(left=FOOT.right - NUMBER)
    pale = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    look = f'<a:defRPr sz="{FOOT_SIZE * 100:.0f}">{pale}{FACE}</a:defRPr>'
    words = f'<a:lstStyle><a:lvl1pPr algn="l">{look}</a:lvl1pPr></a:lstStyle>'
    number = f'<a:lstStyle><a:lvl1pPr algn="r">{look}</a:lvl1pPr></a:lstStyle>'
    field = (
        '<a:p><a:fld id="{00000000-1234-1234-1234-123412341234}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>‹#›</a:t></a:fld></a:p>'
    )
    kinds = 'ftr" sz="quarter" idx="11', 'sldNum" sz="quarter" idx="12'
    middle = 'anchor="ctr"'
    one = placeholder(first, "Footer", kinds[0], left, language, middle, words, "<a:p/>")
    other = placeholder(first + 1, "Slide number", kinds[1], right, language, middle, number, field)
    return one + other


def placeholder(
    id_: int,
    name: str,
    kind: str,
    area: Area | None,
    language: str,
    body: str = "",
    styles: str = "<a:lstStyle/>",
    words: str = "",
) -> str:
    """Return a placeholder of a master or a layout; its place is the master's without ``area``."""
    air = ' lIns="0" tIns="0" rIns="0" bIns="0"' if area else ""
    fitted = f"<a:bodyPr{air} {body}><a:normAutofit/></a:bodyPr>" if area else "<a:bodyPr/>"
    text = words or f'<a:p><a:r><a:rPr lang="{language}"/><a:t>{name}</a:t></a:r></a:p>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_place(area)}</p:spPr><p:txBody>{fitted}{styles}{text}</p:txBody></p:sp>"
    )


def _place(area: Area | None) -> str:
    if area is None:
        return ""
    x, y = round(area.left * EMU), round(area.top * EMU)
    wide, high = round(area.right * EMU) - x, round(area.bottom * EMU) - y
    at = f'<a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/>'
    return f'<a:xfrm>{at}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def _notes_master(language: str) -> str:
    picture = _place(Area(54.0, 54.0, 486.0, 297.0))
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{picture}</p:spPr></p:sp>'
    )
    text = placeholder(3, "Notes", 'body" sz="quarter" idx="3', Area(54, 315, 486, 680), language)
    return (
        f"{HEAD}<p:notesMaster {SPACES}><p:cSld>{GROUND}{tree(image + text)}</p:cSld>{MAP}"
        f"<p:notesStyle>{_level(NOTES_SIZE, bold=False, space=3)}</p:notesStyle></p:notesMaster>"
    )

"""What the slides of a presentation are called."""

from io import BytesIO
from zipfile import ZipFile

from canvas_app.widgets.export.slide_titles import DRAWING, PRESENTATION, slide_titles

SPACES = f'xmlns:p="{PRESENTATION[1:-1]}" xmlns:a="{DRAWING[1:-1]}"'


def slide(place: str, *words: str) -> str:
    runs = "".join(f"<a:t>{each}</a:t>" for each in words)
    other = '<p:sp><p:ph type="body"/><a:t>not this</a:t></p:sp>'
    return f'<p:sld {SPACES}>{other}<p:sp><p:ph type="{place}"/>{runs}</p:sp></p:sld>'


def deck(*slides: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("ppt/slides/_rels/slide1.xml.rels", "<a/>")
        for at, each in reversed([*enumerate(slides, 1)]):
            archive.writestr(f"ppt/slides/slide{at}.xml", each)
    return out.getvalue()


def test_titles_come_in_the_order_of_the_slides() -> None:
    slides = [slide("ctrTitle", "The journey"), *(slide("title", f"Part {n}") for n in range(12))]
    assert slide_titles(deck(*slides)) == ("The journey", *(f"Part {n}" for n in range(12)))


def test_a_title_of_several_runs_is_one_and_a_slide_may_have_none() -> None:
    assert slide_titles(deck(slide("title", "A ", "B"), slide("body", "C"))) == ("A B", "")

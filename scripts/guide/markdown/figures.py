"""A paragraph that contains only one of our SVG drawings becomes a captioned figure, inlined so that it follows the light setting.

`![What it shows](/assets/images/volume.svg "What it means, in one sentence.")`

The drawing names itself (`<title>`, `<desc>`); the link around it opens it large, or as a file where scripts are off.
"""

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from scripts.guide import markup, paths
from scripts.guide.markdown.elements import add

SVG = "{http://www.w3.org/2000/svg}"


class FigureTreeprocessor(Treeprocessor):
    """Turns picture paragraphs into figures."""

    def run(self, root: Element) -> None:
        """Convert every picture paragraph below `root`."""
        for paragraph in list(root.iter("p")):
            if len(paragraph) == 1 and paragraph[0].tag == "img" and not (paragraph.text or "").strip():
                picture = paragraph[0]
                if picture.get("src", "").startswith("/") and picture.get("src", "").endswith(".svg"):
                    _draw(paragraph, picture)


def _draw(figure: Element, picture: Element) -> None:
    file = paths.DOCS / picture.get("src", "").lstrip("/")
    name = f"figure-{file.stem}"
    figure.tag = "figure"
    figure.set("class", "drawing")
    figure.remove(picture)
    drawing = _inline(file, name, picture.get("alt", ""))
    link = add(
        figure,
        "a",
        class_="glightbox",
        href=f"{picture.get('src', '')}#{name}",
        data_type="inline",
        data_width="900px",
        data_late="picture",
    )
    link.append(drawing)
    caption = add(figure, "figcaption")
    caption.text = picture.get("title", "")


def _inline(file: Path, name: str, alt: str) -> Element:
    """The drawing with plain tag names and ids of its own. Raises ValueError where the file is not there or not XML."""
    try:
        drawing = fromstring(file.read_text(encoding="utf-8"))
    except (OSError, SyntaxError) as error:
        raise ValueError(f"{file}: this drawing cannot be read ({error})") from error
    for part in drawing.iter():
        part.tag = part.tag.removeprefix(SVG)
        for attribute in markup.FROM_EDITORS:
            part.attrib.pop(attribute, None)
    for described in drawing.findall("desc"):
        described.set("id", f"{name}-description")
    for attribute, value in {"id": name, "role": "img", "aria-label": alt, "aria-describedby": f"{name}-description"}.items():
        drawing.set(attribute, value)
    return drawing


class FigureExtension(Extension):
    """After inline patterns (20) have made the image, before links are checked (0)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the processor."""
        md.treeprocessors.register(FigureTreeprocessor(md), "guide_figures", 12)


def makeExtension(**options: object) -> FigureExtension:  # noqa: N802 - the name is Markdown's
    """What `mkdocs.yml` calls."""
    return FigureExtension(**options)

"""Changes the tags of WeasyPrint's PDFs to those that screen readers need, and removes those that nobody needs.

WeasyPrint wraps every run of text in a tag of its own, half of all tags, and gives the cells of a table with row spans the headers of
the next column. Both stay until it changes (WeasyPrint 70, pdf/tags.py).
"""

import io
import re
from collections.abc import Iterator
from math import ceil, floor

import pikepdf
from pikepdf import Array, Dictionary, Name

BARE = {"/Type", "/S", "/K", "/Pg", "/P"}
"""The keys of a tag that has no property but its kind."""
WRAPPERS = (Name.Span, Name.NonStruct)
HOLDERS = (Name.P, Name.LBody, Name.Lbl, Name.Link, Name.Span, Name.TH, Name.TD, Name.Caption, Name.H1, Name.H2, Name.H3, Name.H4)
"""Kinds of tags that may contain text directly (ISO 32000-1, 14.8.4)."""
SCOPES = {"/THead": Name.Column, "/TBody": Name.Row}
LENGTH = re.compile(rb"((?:\d{3}|(?<=-1 )\d\d?)\.\d|\b\d\d?\.\d\d)\d+")
"""A number with more decimals than can be seen: positions have one, sizes and scales two. Strings are hexadecimal here, without a point."""
GLYPHS = re.compile(rb"<((?:[0-9a-f]{4})+)>")
SPECIAL = re.compile(rb"[()\\]")
Area = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
Moved = dict[tuple[int, int], Dictionary]


def tidy(made: bytes) -> bytes:
    """The same PDF with fewer tags, and with the scope of each header cell. The same bytes give the same bytes."""
    with pikepdf.open(io.BytesIO(made)) as document:
        root = document.Root.StructTreeRoot
        moved: Moved = {}
        for tag in children(root):
            _unwrap(tag, moved)
            _scopes(tag, Name.Column)
        spare = {target.objgen for tag in descendants(root) if Name.Link == tag.S for target in _spare_targets(tag)}
        for page in document.pages:
            page.Contents.write(_shorter(page.Contents.read_bytes()))
            if "/Annots" in page:
                page.Annots = Array([_rounded(note) for note in page.Annots if note.objgen not in spare])
        there = {tag.objgen for tag in descendants(root)}
        _follow(root.ParentTree.Nums, moved, there)
        target = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        pikepdf.settings.set_flate_compression_level(9)
        document.save(target, object_stream_mode=mode, recompress_flate=True, deterministic_id=True)
    return target.getvalue()


def _shorter(content: bytes) -> bytes:
    """The drawing commands of a page in fewer bytes: adjacent glyphs as one string, shorter numbers, literal strings."""
    return GLYPHS.sub(_literal, LENGTH.sub(rb"\1", content.replace(b">0<", b""))).replace(b")0] TJ", b")] TJ")


def _rounded(note: Dictionary) -> Dictionary:
    """A link with the sides of its area moved out to whole points: six decimals for each of some thousand links were 2 % of the file."""
    left, bottom, right, top = _area(note)
    note.Rect = Array([floor(left), floor(bottom), ceil(right), ceil(top)])
    return note


def _literal(glyphs: re.Match[bytes]) -> bytes:
    """A hexadecimal string as a literal one, which is shorter: ISO 32000-1, 7.3.4.2."""
    escaped = SPECIAL.sub(rb"\\\g<0>", bytes.fromhex(glyphs[1].decode()))
    return b"(" + escaped.replace(b"\r", b"\\r") + b")"


def children(tag: Dictionary) -> Iterator[Dictionary]:
    """The tags directly within a tag."""
    for kid in _kids(tag):
        if isinstance(kid, Dictionary) and kid.get("/S") is not None:
            yield kid


def descendants(tag: Dictionary) -> Iterator[Dictionary]:
    """The tags at any depth within a tag."""
    for kid in children(tag):
        yield kid
        yield from descendants(kid)


def _kids(tag: Dictionary) -> list[object]:
    kids = tag.get("/K")
    return list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]


def _unwrap(tag: Dictionary, moved: Moved) -> None:
    """Replace each wrapper with its content, from the inside out, and record in `moved` where the content went."""
    kept: list[object] = []
    for kid in _kids(tag):
        if not isinstance(kid, Dictionary) or kid.get("/S") is None:
            kept.append(kid)
            continue
        _unwrap(kid, moved)
        inside = _kids(kid)
        has_text = any(isinstance(each, int) for each in inside)
        wraps = kid.S in WRAPPERS or kid.S == tag.S == Name.Link
        if wraps and set(kid.keys()) <= BARE and (not has_text or tag.S in HOLDERS):
            for each in children(kid):
                each.P = tag
            moved[kid.objgen] = tag
            kept.extend(inside)
        else:
            kept.append(kid)
    tag.K = Array(kept)


def _spare_targets(tag: Dictionary) -> list[Dictionary]:
    """Remove targets of a link that lie inside another of its targets, and those without width.

    Each box in a link got a target of its own, and a link that begins at the end of a line has an empty box there.
    """
    kept: list[object] = []
    spare: list[Dictionary] = []
    areas: list[Area] = []
    for kid in _kids(tag):
        target = kid.get("/Obj") if isinstance(kid, Dictionary) else None
        if target is not None and (_is_empty(_area(target)) or any(_within(_area(target), area) for area in areas)):
            spare.append(target)
            continue
        if target is not None:
            areas.append(_area(target))
        kept.append(kid)
    tag.K = Array(kept)
    return spare


def _area(target: Dictionary) -> Area:
    left, first, right, second = (float(edge) for edge in target.Rect)
    return left, min(first, second), right, max(first, second)


def _is_empty(area: Area) -> bool:
    return area[2] - area[0] < 1  # points, which is less than the narrowest letter


def _within(inner: Area, outer: Area) -> bool:
    room = 0.5  # points: boxes of one line may differ by the rounding of their numbers
    return all(low >= edge - room for low, edge in zip(inner[:2], outer[:2], strict=True)) and all(
        high <= edge + room for high, edge in zip(inner[2:], outer[2:], strict=True)
    )


def _scopes(tag: Dictionary, scope: Name) -> None:
    """Mark each header cell as that of a column (in a table's head) or of a row, so that a screen reader finds every cell's headers."""
    for kid in children(tag):
        if kid.S == Name.TH:
            kid.A = Dictionary(O=Name.Table, Scope=scope, **{key[1:]: value for key, value in kid.A.items() if "Span" in key})
        elif kid.S == Name.TD and "/Headers" in kid.get("/A", {}):
            del kid.A["/Headers"]
        _scopes(kid, SCOPES.get(str(kid.S), scope))


def _follow(numbers: Array, moved: Moved, there: set[tuple[int, int]]) -> None:
    """Point the content of pages to the tags that contain it now. Page headers and footers have tags outside the tree, and lose them."""
    for at in range(1, len(numbers), 2):
        entry = numbers[at]
        if isinstance(entry, Array):
            for place in range(len(entry)):
                entry[place] = _last(entry[place], moved, there)
        else:
            numbers[at] = _last(entry, moved, there)


def _last(tag: Dictionary | None, moved: Moved, there: set[tuple[int, int]]) -> Dictionary | None:
    while tag is not None and tag.objgen in moved:
        tag = moved[tag.objgen]
    return tag if tag is not None and tag.objgen in there else None

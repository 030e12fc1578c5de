"""The tags of a PDF by WeasyPrint, as screen readers want them, and the file without what nobody needs.

WeasyPrint wraps every run of text in a tag of its own, half of all tags, and gives the cells of a table with row spans the headers of
the next column. Both stay until it changes (WeasyPrint 70, pdf/tags.py).
"""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

BARE = {"/Type", "/S", "/K", "/Pg", "/P"}
"""The keys of a tag that says nothing but its kind."""
WRAPPERS = (Name.Span, Name.NonStruct)
HOLDERS = (Name.P, Name.LBody, Name.Lbl, Name.Link, Name.Span, Name.TH, Name.TD, Name.Caption, Name.H1, Name.H2, Name.H3, Name.H4)
"""Kinds of tags that may hold text themselves (ISO 32000-1, 14.8.4)."""
SCOPES = {"/THead": Name.Column, "/TBody": Name.Row}
Moved = dict[tuple[int, int], Dictionary]


def tidy(made: bytes) -> bytes:
    """The same PDF with fewer tags, and with the scope of each header cell. The same bytes give the same bytes."""
    with pikepdf.open(io.BytesIO(made)) as document:
        root = document.Root.StructTreeRoot
        moved: Moved = {}
        for tag in children(root):
            _unwrap(tag, moved)
            _scopes(tag, Name.Column)
        there = {tag.objgen for tag in descendants(root)}
        _follow(root.ParentTree.Nums, moved, there)
        target = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        document.save(target, object_stream_mode=mode, recompress_flate=True, deterministic_id=True)
    return target.getvalue()


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
    """Put what is in a wrapper in the wrapper's place, from the inside out, and remember in `moved` where it went."""
    kept: list[object] = []
    for kid in _kids(tag):
        if not isinstance(kid, Dictionary) or kid.get("/S") is None:
            kept.append(kid)
            continue
        _unwrap(kid, moved)
        inside = _kids(kid)
        has_text = any(isinstance(each, int) for each in inside)
        wraps = kid.S in WRAPPERS or (kid.S == tag.S == Name.Link and all(isinstance(each, int) for each in inside))
        if wraps and set(kid.keys()) <= BARE and (not has_text or tag.S in HOLDERS):
            for each in children(kid):
                each.P = tag
            moved[kid.objgen] = tag
            kept.extend(inside)
        else:
            kept.append(kid)
    tag.K = Array(kept)  # type: ignore[arg-type]


def _scopes(tag: Dictionary, scope: Name) -> None:
    """Say of each header cell whether it heads a column (in a table's head) or a row; a reader then finds every cell's headers."""
    for kid in children(tag):
        if kid.S == Name.TH:
            kid.A = Dictionary(O=Name.Table, Scope=scope, **{key[1:]: value for key, value in kid.A.items() if "Span" in key})
        elif kid.S == Name.TD and "/Headers" in kid.get("/A", {}):
            del kid.A["/Headers"]
        _scopes(kid, SCOPES.get(str(kid.S), scope))


def _follow(numbers: Array, moved: Moved, there: set[tuple[int, int]]) -> None:
    """Lead what is on the pages to the tags that hold it now. Heads and feet of pages have tags outside the tree, and lose them."""
    for at in range(1, len(numbers), 2):
        held = numbers[at]
        if isinstance(held, Array):
            for place in range(len(held)):
                held[place] = _last(held[place], moved, there)
        else:
            numbers[at] = _last(held, moved, there)


def _last(tag: Dictionary, moved: Moved, there: set[tuple[int, int]]) -> Dictionary | None:
    while tag.objgen in moved:
        tag = moved[tag.objgen]
    return tag if tag.objgen in there else None

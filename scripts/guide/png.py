"""A PNG that carries the fingerprint of what it was drawn from, so that a program can tell whether it is of today's."""

import hashlib
import struct
import zlib

HEADER = 33  # bytes: the sign of a PNG (8), and its first chunk: 13 of its own and 12 around them
NAME = b"drawing"
SEEN = 200  # bytes in which the fingerprint stands: it is the second chunk


def signed(png: bytes, drawing: str) -> bytes:
    """A PNG with the fingerprint of its drawing as a text chunk behind its header, which no reader of pictures shows."""
    said = b"tEXt" + _note(drawing)
    chunk = struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))
    return png[:HEADER] + chunk + png[HEADER:]


def is_of(png: bytes, drawing: str) -> bool:
    """Whether a PNG was made of this drawing."""
    return _note(drawing) in png[:SEEN]


def _note(drawing: str) -> bytes:
    return NAME + b"\0" + hashlib.sha256(drawing.encode()).hexdigest().encode()

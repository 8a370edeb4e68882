"""Small files that cost whoever reads them carelessly seconds or gigabytes; made here, none is kept."""

from __future__ import annotations

import io
import random
import struct
import zlib
from functools import cache

from PIL import Image

from tests.files import made_files as made


@cache
def document_of_elements(megabytes: int = 55) -> bytes:
    """A DOCX whose text is nothing but empty elements, a strange one now and then so that it packs as text does."""
    chance, pieces, size = random.Random(1), [], 0
    while size < megabytes << 20:
        odd = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=12))
        pieces.append(b"<a/>" * 399 + f"<{odd}/>".encode())
        size += len(pieces[-1])
    body = b'<w:document xmlns:w="http://x">' + b"".join(pieces) + b"</w:document>"
    return made.word_replacing("word/document.xml", body)


def paper_of_numbers(arrays: int = 100, numbers: int = 10_000) -> bytes:
    """A PDF with one packed stream of long arrays, some kilobytes in all."""
    return made.packed_paper([b"[" + b"0 " * numbers + b"]"] * arrays)


@cache
def paper_of_small_arrays(arrays: int = 99_000, numbers: int = 80) -> bytes:
    """A PDF of megabytes with as many objects as are allowed, none of them packed."""
    return made.plain_paper([b"[" + b"0 " * numbers + b"]"] * arrays)


@cache
def photograph_of_scans(side: int = 10_900, scans: int = 40) -> bytes:
    """A progressive JPEG with further scans behind its own, each of which makes the reader go over every pixel."""
    out = io.BytesIO()
    Image.new("L", (side, side), 128).save(out, "JPEG", progressive=True, quality=30)
    content = out.getvalue()
    last = content.rindex(b"\xff\xda")
    return content[:-2] + content[last:-2] * scans + b"\xff\xd9"


def paper_of_a_long_table(rows: int = 20_000_000) -> bytes:
    """A PDF whose table of objects unpacks to far more rows than the file has bytes."""
    table = zlib.compress(b"\0" * 3 * rows, 9)
    head = b"%PDF-1.7\n"
    about = b"<</Type/XRef/Size %d/W[1 1 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>" % (rows, len(table))
    body = b"2 0 obj\n" + about + b"\nstream\n" + table + b"\nendstream\nendobj\n"
    return head + body + b"startxref\n%d\n%%%%EOF\n" % len(head)


def picture_of_markers(kind: bytes, count: int = 4_500_000) -> bytes:
    """A JPEG with nothing but markers before its picture."""
    content = made.photo("JPEG", 64, 64)
    return content[:2] + kind * count + content[2:]


def picture_of_chunks(count: int = 1_600_000) -> bytes:
    """A PNG with nothing but empty chunks before its picture."""
    content = made.photo("PNG", 64, 64)
    empty = struct.pack(">I4sI", 0, b"tEXt", zlib.crc32(b"tEXt"))
    return content[:33] + empty * count + content[33:]


def document_of_relations(count: int = 700_000) -> bytes:
    """A DOCX whose list of relations has a beginning again and again and no end."""
    return made.word_replacing("word/_rels/document.xml.rels", b"<Relationship " * count)

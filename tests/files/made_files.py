"""Files as people and as attackers make them, built here byte by byte or by the usual libraries."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import docx
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, TextStringObject

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf(change: Callable[[PdfWriter], object] | None = None, text: str = "借条") -> bytes:
    """A small real PDF of one page."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": text})
    if change is not None:
        change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def photo(kind: str, width: int = 640, height: int = 480) -> bytes:
    """A picture with something on it."""
    picture = Image.effect_noise((width, height), 60).convert("RGB")
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def word(text: str = "起诉状") -> bytes:
    """A document with one paragraph."""
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_with(parts: dict[str, bytes], replace: tuple[bytes, bytes] | None = None, in_part: str = "") -> bytes:
    """A document with further parts, or with bytes of one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if replace and name == in_part:
                assert replace[0] in body
                body = body.replace(*replace)
            new.writestr(name, body)
        for name, body in parts.items():
            new.writestr(name, body)
    return out.getvalue()


def word_replacing(name: str, body: bytes) -> bytes:
    """A document one part of which is another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, body if each == name else old.read(each))
    return out.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, body in parts.items():
            new.writestr(name, body)
    return out.getvalue()


def png_of(width: int, height: int, lines: bytes, colour: int = 2) -> bytes:
    """A PNG that says one size and carries whatever lines it is given."""
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")
    made = (struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def jpeg_claiming(width: int, height: int) -> bytes:
    """A real JPEG whose frame says another size."""
    body = bytearray(photo("JPEG", 64, 64))
    at = body.index(b"\xff\xc0")
    body[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(body)


def with_script(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('boo');")}
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)


def with_attachment(writer: PdfWriter) -> None:
    writer.add_attachment("run.exe", b"MZ whatever")


def with_password(writer: PdfWriter) -> None:
    writer.encrypt("secret", algorithm="AES-256")


def with_launch(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("calc.exe")}
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)


def with_form_script(writer: PdfWriter) -> None:
    form = DictionaryObject({NameObject("/XFA"): TextStringObject("<xdp/>")})
    writer._root_object[NameObject("/AcroForm")] = form


def without_pages() -> bytes:
    writer = PdfWriter()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


EXE = b"MZ\x90\x00" + b"\0" * 56 + b"\x80\0\0\0" + b"\0" * 64 + b"PE\0\0" + b"\0" * 400
"""The head of a Windows programme."""


def into_object_streams(content: bytes, padding: int = 0) -> bytes:
    """The same PDF with every object packed into one compressed stream, as newer programmes write it; or as a bomb."""
    reader = PdfReader(io.BytesIO(content))
    bodies = {number: _written(reader, number) for number in sorted(reader.xref[0])}
    return _packed(bodies, reader.trailer.raw_get("/Root").idnum, padding)


def packed_paper(objects: list[bytes]) -> bytes:
    """A PDF of one page with further objects, all in one compressed stream."""
    return _packed(_with_page(objects), 1)


def plain_paper(objects: list[bytes]) -> bytes:
    """A PDF of one page with further objects, one after the other."""
    out, places = [b"%PDF-1.4\n"], []
    at = len(out[0])
    for number, body in _with_page(objects).items():
        places.append(at)
        out.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(out[-1])
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n" % (size, rows, size)
    return b"".join(out) + table + b"startxref\n%d\n%%%%EOF\n" % at


def _with_page(objects: list[bytes]) -> dict[int, bytes]:
    page = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]  # fmt: skip
    return dict(enumerate([*page, *objects], 1))


def _packed(bodies: dict[int, bytes], root: int, padding: int = 0) -> bytes:
    index, packed = b"", b""
    for number, body in bodies.items():
        index += b"%d %d " % (number, len(packed))
        packed += body + b" "
    holder, table = max(bodies) + 1, max(bodies) + 2
    stream = zlib.compress(index + packed + b" " * padding)
    head = b"%PDF-1.7\n"
    first = b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n" % (
        holder, len(bodies), len(index), len(stream),
    )  # fmt: skip
    out = head + first + stream + b"\nendstream\nendobj\n"
    place = {number: at for at, number in enumerate(bodies)}
    rows = struct.pack(">BII", 0, 0, 255)
    for number in range(1, table + 1):
        if number in bodies:
            rows += struct.pack(">BII", 2, holder, place[number])
        else:
            rows += struct.pack(">BII", 1, len(head) if number == holder else len(out), 0)
    data = zlib.compress(rows)
    out_at = len(out)
    out += b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 4]/Root %d 0 R/Filter/FlateDecode/Length %d>>\nstream\n" % (
        table, table + 1, root, len(data),
    )  # fmt: skip
    return out + data + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % out_at


def _written(reader: PdfReader, number: int) -> bytes:
    out = io.BytesIO()
    found = reader.get_object(IndirectObject(number, 0, reader))
    assert found is not None
    found.write_to_stream(out)
    return out.getvalue()

"""Format of a content, by its first bytes and, for archives, by what is in them."""

from __future__ import annotations

import io
import zipfile

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"\xca\xfe\xba\xbe", "JAVA"),
    (b"\xcf\xfa\xed\xfe", "MACH-O"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
    (b"ID3", "MP3"),
    (b"#!", "SCRIPT"),
    (b"L\0\0\0\x01\x14\x02\0", "LNK"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOXES = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"avif": "AVIF"}
_OFFICE = (("word/document.xml", "DOCX"), ("xl/workbook.xml", "XLSX"), ("ppt/presentation.xml", "PPTX"))


def recognise(content: bytes) -> str:
    """Return a format's name, ``LOCKED`` for an office file behind a password, or "" when it is none we know."""
    if content[4:8] == b"ftyp":
        return _BOXES.get(content[8:12], "MP4")
    if content[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"WAVE": "WAV"}.get(content[8:12], "AVI")
    if content.startswith(_OLE):
        return "LOCKED" if "EncryptedPackage".encode("utf-16-le") in content else "DOC"
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return name
    return _text(content)


def _archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except Exception:  # a broken archive: whether it was to be a DOCX, its first entry tells
        return "DOCX" if b"[Content_Types].xml" in content[:200] or b"word/" in content[:4096] else "ZIP"
    for part, name in _OFFICE:
        if part in names:
            return name
    if "META-INF/MANIFEST.MF" in names:
        return "JAR"
    return "ZIP"


def _text(content: bytes) -> str:
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<script", b"<body")):
        return "HTML"
    if head.startswith(b"<svg") or (head.startswith(b"<?xml") and b"<svg" in head):
        return "SVG"
    try:
        content[:1024].decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if b"\0" in content[:1024] else "TXT"

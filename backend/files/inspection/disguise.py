"""Files that are two things at once: a picture that is also an archive, a paper that is also a web page.

Some programmes read a file from its beginning and others from its end; whoever builds a file that satisfies both can
pass a guard as the one and act as the other. We take only files that are one thing.
"""

from __future__ import annotations

import io
import re
import zipfile

from backend.files.model import Format

PDF_HEADER_WINDOW = 1024
"""Readers of PDF look for its header anywhere in so many first bytes."""

_WEB = re.compile(rb"<(?:script|html|iframe|!doctype\s+html|svg\s|body[\s>])|<\?php", re.IGNORECASE)


def hides_another(content: bytes, found: Format) -> bool:
    """True if the content can also be read as another format that matters."""
    if found != "PDF" and b"%PDF-" in content[:PDF_HEADER_WINDOW]:
        return True
    if found != "DOCX" and _is_archive(content):
        return True
    if found in ("JPEG", "PNG"):
        return _WEB.search(content) is not None
    edges = content[:PDF_HEADER_WINDOW], content[content.rfind(b"%%EOF") :] if found == "PDF" else b""
    return any(_WEB.search(edge) for edge in edges)


def _is_archive(content: bytes) -> bool:
    """True if an archive's directory lies at the end, as unpackers look for it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)):
            return True
    except Exception:  # no archive, or none that anything unpacks
        return False


def begins_foreign(trailer: bytes) -> bool:
    """True if what follows a picture's end begins as a programme, an archive or a paper."""
    return trailer.lstrip(b"\0\r\n").startswith(
        (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf", b"MZ", b"\x7fELF", b"%PDF-")
    )

"""Names are made safe, and say what the content is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.files.model import LONGEST_NAME, bare_name, claimed_format, ending_of, safe_name


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("借条.pdf", "PDF", "借条.pdf"),
        ("../../etc/passwd", "PDF", "passwd.pdf"),
        ("C:\\我的文档\\合同.PDF", "PDF", "合同.PDF"),
        ("photo.png", "JPEG", "photo.jpg"),
        ("IMG_1.JPEG", "JPEG", "IMG_1.JPEG"),
        ("借条\u202efdp.exe", "PDF", "借条fdp.exe.pdf"),
        ("a\0b\n.pdf", "PDF", "ab.pdf"),
        ("", "DOCX", "file.docx"),
        (".pdf", "PDF", "pdf.pdf"),
        ("v1.2 final", "DOCX", "v1.2 final.docx"),
    ],
)
def test_a_name_keeps_what_the_person_called_it_and_ends_as_what_it_is(name: str, kind: str, safe: str) -> None:
    assert safe_name(name, kind) == safe  # type: ignore[arg-type]


@given(st.text(max_size=400))
def test_every_name_becomes_one_that_any_system_can_store(name: str) -> None:
    safe = safe_name(name, "PDF")
    assert safe.lower().endswith(".pdf") and 4 < len(safe) <= LONGEST_NAME
    assert not set(safe) & set("/\\\0\n\u202e")
    assert not {unicodedata.category(char) for char in safe} & {"Cc", "Cf", "Co", "Cs"}


def test_what_a_name_claims() -> None:
    assert claimed_format("a.JPEG") == "JPEG" and claimed_format("a.exe") is None and claimed_format("pdf") is None
    assert ending_of("x.heic") == "HEIC" and ending_of("x") == "" and ending_of("a.后缀") == ""
    assert bare_name("a/b/") == "file"

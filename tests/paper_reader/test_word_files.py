"""Word files in the worker: what cannot be read is said to be so, and nothing in one acts."""

from __future__ import annotations

import pytest

from backend.paper_reader.pages.docx_pages import LOCKED_SIGNATURE, MOST_CHARACTERS, docx_pages
from backend.paper_reader.pages.reader import PageTextReader
from backend.shared.errors import Refused
from tests.paper_reader.written_complaints import LOAN, packed, word

LOCKED = LOCKED_SIGNATURE + bytes(512) + "EncryptedPackage".encode("utf-16-le")
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:document/>'


def bad_files() -> dict[str, tuple[bytes, str]]:
    """Files that are refused, each with the reason."""
    good = word(LOAN)
    return {
        "behind a password": (LOCKED, "court_paper_locked"),
        "from before 2007": (LOCKED_SIGNATURE + bytes(512), "court_paper_not_an_image"),
        "with a macro": (packed(good, {"word/vbaProject.bin": b"\0"}), "court_paper_damaged"),
        "with an entity": (packed(good, {"word/document.xml": ENTITY}), "court_paper_damaged"),
        "a bomb": (packed(good, {"word/media/image1.xml": bytes(9 * 1024 * 1024)}), "court_paper_damaged"),
        "an archive of something else": (packed(good, {"word/document.xml": b"<html>"}), "court_paper_damaged"),
        "cut off": (good[: len(good) // 2], "court_paper_damaged"),
        "a web page by another name": (
            b"<html><body>" + "民事起诉状".encode() + b"</body></html>",
            "court_paper_not_an_image",
        ),
        "of two hundred pages": (word(["事实" * 500] * (MOST_CHARACTERS // 500)), "court_paper_too_many_pages"),
        "empty": (word(()), "court_paper_unreadable"),
    }


@pytest.fixture(scope="module")
def reader() -> PageTextReader:
    return PageTextReader()


@pytest.mark.parametrize("name", list(bad_files()))
def test_a_file_that_cannot_be_read_is_refused_with_its_reason_and_the_next_is_read(
    name: str, reader: PageTextReader
) -> None:
    content, reason = bad_files()[name]
    with pytest.raises(Refused) as no:
        reader.read(content)
    assert no.value.reason == reason
    assert reader.read(word(LOAN)).sheets[0].first


def test_page_breaks_are_counted_as_pages() -> None:
    made = word(LOAN)
    assert docx_pages(made)[0] == 1

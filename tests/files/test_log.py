"""What a broken file held is not written into the log beside the reason of its refusal."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from backend.files.inspection.bounded import BoundedInspection
from backend.files.model import FileLimits
from backend.shared.errors import Refused
from tests.files import made_files as made

PLANTED = "OuyangCefen"
PAPER = made.pdf(text=PLANTED)


@pytest.fixture(scope="module")
def inspection() -> Iterator[BoundedInspection]:
    opened = BoundedInspection(workers=1)
    yield opened
    opened.close()


BROKEN = {
    "a word where none may be": PAPER.replace(b"1 0 obj", b"1 0 objq ", 1),
    "a number that is none": PAPER.replace(b"/Count 1", f"/Count {PLANTED}".encode()),
    "a part of a document": made.word_replacing("word/document.xml", f"<a>{PLANTED}".encode()),
    "a picture cut off": made.photo("JPEG", 90, 60)[:-40] + PLANTED.encode(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_refused_file_s_words_stay_out_of_the_log(
    inspection: BoundedInspection, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(Refused, match="file_damaged"):
        inspection.inspect("a.pdf" if name.startswith(("a word", "a number")) else "a", BROKEN[name], FileLimits())
    assert "a file was refused" in caplog.text
    assert PLANTED[:5] not in caplog.text

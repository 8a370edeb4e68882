"""The words of a person's file: a PDF's own, those of a scan, of a photo, of a Word file; for nobody but its owner."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import typst
from docx import Document
from PIL import Image, ImageDraw

from backend.contracts.documents import DrawPage
from backend.contracts.paper_reader import ReadLines
from backend.documents.glyphs import font_folder
from backend.documents.page_pictures.drawer import PageDrawer
from backend.files.commands import FileFacts, ReadFile
from backend.paper_reader.pages.reader import PageTextReader
from backend.shared.bus import MessageBus
from backend.shared.errors import Refused
from backend.statutes import file_texts
from backend.statutes.file_texts import PersonsFileTexts
from backend.statutes.readers.citations import read_citations
from tests.identity.drawn_documents import font

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LETTER = "本律师依照《中华人民共和国合同法》第五十二条函告如下"


@dataclass
class Files:
    """Files as the backend keeps them."""

    kept: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    read: int = 0

    def facts(self, command: FileFacts) -> Any:
        if command.file_id not in self.kept or command.person_id != "p":
            raise Refused("file_unknown")
        return type("Kept", (), {"mime": self.kept[command.file_id][0]})

    def content(self, command: ReadFile) -> bytes:
        self.read += 1
        return self.kept[command.file_id][1]


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture(scope="module")
def workers() -> Iterator[tuple[PageDrawer, PageTextReader]]:
    drawer, reader = PageDrawer(), PageTextReader()
    yield drawer, reader
    drawer.close()
    reader.close()


@pytest.fixture
def texts(files: Files, workers: tuple[PageDrawer, PageTextReader]) -> PersonsFileTexts:
    bus = MessageBus()
    drawer, reader = workers
    bus.register_all(
        {
            FileFacts: files.facts,
            ReadFile: files.content,
            DrawPage: lambda wish: drawer.draw(wish.content, wish.number),
            ReadLines: lambda wish: reader.lines(wish.picture),
        }
    )
    return PersonsFileTexts(bus)


def picture(words: str) -> Image.Image:
    page = Image.new("RGB", (1400, 500), "white")
    ImageDraw.Draw(page).text((60, 200), words, font=font(44), fill="black")
    return page


def bytes_of(page: Image.Image, form: str) -> bytes:
    made = io.BytesIO()
    page.save(made, form)
    return made.getvalue()


def a_pdf(*pages: str) -> bytes:
    source = '#set text(font: "Noto Sans CJK SC")\n' + " #pagebreak() ".join(pages)
    return bytes(typst.compile(source.encode(), font_paths=[str(font_folder())]))


def cited(text: str) -> list[tuple[str, int]]:
    return [(one.law.replace("中华人民共和国", ""), one.number.article) for one in read_citations(text)]


def test_a_pdf_is_read_by_its_own_words(texts: PersonsFileTexts, files: Files) -> None:
    files.kept["f"] = ("application/pdf", a_pdf(LETTER, "又依照《刑法》第二百六十六条，请您三日内到本所说明情况"))
    words = texts.text_of("f", "p")
    assert cited(words.text) == [("合同法", 52), ("刑法", 266)]
    assert words.is_whole


def test_a_word_file_is_read(texts: PersonsFileTexts, files: Files) -> None:
    made, document = io.BytesIO(), Document()
    document.add_paragraph(LETTER)
    document.save(made)
    files.kept["f"] = (WORD, made.getvalue())
    assert cited(texts.text_of("f", "p").text) == [("合同法", 52)]


@pytest.mark.slow
def test_a_photo_and_a_scan_are_read_by_what_stands_on_them(texts: PersonsFileTexts, files: Files) -> None:
    files.kept["photo"] = ("image/png", bytes_of(picture(LETTER), "PNG"))
    files.kept["scan"] = ("application/pdf", bytes_of(picture(LETTER), "PDF"))
    assert cited(texts.text_of("photo", "p").text) == [("合同法", 52)]
    assert cited(texts.text_of("scan", "p").text) == [("合同法", 52)]


def test_an_empty_photo_has_no_words(texts: PersonsFileTexts) -> None:
    assert texts.words_of("image/png", bytes_of(Image.new("RGB", (800, 600), "white"), "PNG")).text == ""


def test_a_file_is_read_once_for_all_parts_of_an_answer(texts: PersonsFileTexts, files: Files) -> None:
    files.kept["f"] = ("text/plain", LETTER.encode())
    assert texts.text_of("f", "p") == texts.text_of("f", "p")
    assert files.read == 1


def test_nobody_reads_the_file_of_another_not_even_from_memory(texts: PersonsFileTexts, files: Files) -> None:
    files.kept["f"] = ("text/plain", LETTER.encode())
    texts.text_of("f", "p")
    with pytest.raises(Refused, match="file_unknown"):
        texts.text_of("f", "q")


def test_a_kind_that_cannot_be_read_is_refused(texts: PersonsFileTexts) -> None:
    with pytest.raises(Refused, match="statutes_file_kind"):
        texts.words_of("audio/mpeg", b"x")


def test_a_file_that_takes_too_long_is_read_as_far_as_time_allows(
    texts: PersonsFileTexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_texts, "SECONDS", -1.0)
    words = texts.words_of("application/pdf", a_pdf(LETTER, LETTER, LETTER))
    assert cited(words.text) == [("合同法", 52)]
    assert not words.is_whole

"""Pages of a PDF as pictures: sharp enough, bounded, in a process that a hostile file may end but not escape."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import typst
from PIL import Image
from pypdf.generic import RectangleObject

from backend.contracts.documents import PageNotDrawn
from backend.documents.page_pictures.drawer import PAGES_SHOWN, PageDrawer
from backend.documents.page_pictures.worker import PIXELS_LIMIT, WIDTH
from backend.documents.power_paper import PowerPaper
from backend.shared.errors import PlatformUnavailable
from tests.authorization.power.powers import a_power, a_sealing, both_signatures
from tests.files import made_files as made

HANGS = (sys.executable, "-c", "import time; time.sleep(600)")
THREE = b'#set page(paper: "a4")\none #pagebreak() two #pagebreak() three'


@pytest.fixture(scope="module")
def drawer() -> Iterator[PageDrawer]:
    made_drawer = PageDrawer()
    yield made_drawer
    made_drawer.close()


def refusal(drawer: PageDrawer, pdf: bytes, number: int = 1) -> str:
    with pytest.raises(PageNotDrawn) as refused:
        drawer.draw(pdf, number)
    return refused.value.reason


def test_each_page_is_its_own_picture_with_its_words(drawer: PageDrawer) -> None:
    pdf = typst.compile(THREE)
    pages = [drawer.draw(pdf, number) for number in (1, 2, 3)]
    assert [page.text.strip() for page in pages] == ["one", "two", "three"]
    assert {page.pages for page in pages} == {3} and len({page.webp for page in pages}) == 3
    assert Image.open(io.BytesIO(pages[0].webp)).size == (WIDTH, 1528)


def test_a_signature_on_the_sealed_paper_is_in_the_picture(drawer: PageDrawer) -> None:
    paper = PowerPaper().final(a_power(), both_signatures(), a_sealing())
    last = drawer.draw(paper, drawer.draw(paper, 1).pages)
    assert Image.open(io.BytesIO(last.webp)).convert("L").getextrema()[0] < 90


@pytest.mark.parametrize("number", [-1, 0, 4, PAGES_SHOWN + 1, 2**40])
def test_a_page_that_is_not_there_is_said_so(drawer: PageDrawer, number: int) -> None:
    assert refusal(drawer, typst.compile(THREE), number) == "no_such_page"


@pytest.mark.parametrize(
    ("pdf", "reason"),
    [
        (b"", "unreadable"),
        (b"%PDF-1.7\n%%EOF", "unreadable"),
        (made.pdf()[:250], "unreadable"),
        (made.pdf(lambda writer: writer.encrypt("secret")), "locked"),
    ],
)
def test_what_cannot_be_drawn_has_a_reason(drawer: PageDrawer, pdf: bytes, reason: str) -> None:
    assert refusal(drawer, pdf) == reason


@pytest.mark.parametrize("size", [(14_400, 14_400), (200, 14_400), (14_400, 3), (1, 1)])
def test_a_page_of_any_size_stays_within_the_limit_of_pixels(drawer: PageDrawer, size: tuple[int, int]) -> None:
    pdf = made.pdf(lambda writer: setattr(writer.pages[0], "mediabox", RectangleObject((0, 0, *size))))
    drawn = Image.open(io.BytesIO(drawer.draw(pdf, 1).webp))
    assert drawn.width <= WIDTH and drawn.width * drawn.height <= PIXELS_LIMIT * 1.01


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_is_drawn() -> None:
    drawer = PageDrawer(seconds=0.3, command=HANGS)
    assert refusal(drawer, made.pdf()) == "unreadable"
    drawer.close()


def test_who_waits_too_long_is_told_that_it_is_busy() -> None:
    drawer = PageDrawer(seconds=2, queue_seconds=0.1, command=HANGS)
    with ThreadPoolExecutor(2) as people:
        asked = [people.submit(drawer.draw, made.pdf(), 1) for _ in range(2)]
    raised = {type(one.exception()) for one in asked}
    assert raised == {PlatformUnavailable, PageNotDrawn}
    drawer.close()

"""Values where they stand on their paper: which lines are framed, under which numbers, and what is drawn of them."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image

from actions.paper_reader.shown import shown_names
from backend.paper_reader.framed_values import FramedLine, framed, picture_name, read_picture_name
from backend.paper_reader.pages.reader import PageTextReader
from backend.paper_reader.pages.value_strips import WIDTH
from backend.shared.errors import Refused
from tests.filing.open_filing import contents, pdf
from tests.paper_reader.drawn_papers import photo, summons

IOU = pdf("借 条", "今借到陈大文人民币300000元，月息一分，于2026年3月1日前还清。", "借款人：林小明", "2025年3月1日")
LINE = FramedLine((1,), 1, (0.1, 0.2, 0.5, 0.25))


@pytest.fixture(scope="module")
def reader() -> Iterator[PageTextReader]:
    reader = PageTextReader(seconds=60, queue_seconds=60)
    yield reader
    reader.close()


def lines_of_iou() -> tuple[FramedLine, ...]:
    waiting = contents(IOU).to_json()
    return framed(waiting["places"], shown_names(waiting), numbered=True)


def is_red(picture: Image.Image) -> np.ndarray:
    pixels = np.asarray(picture.convert("RGB")).astype(int)
    found: np.ndarray = (pixels[:, :, 0] > 150) & (pixels[:, :, 1] < 90) & (pixels[:, :, 2] < 90)
    return found


def test_values_of_one_line_are_framed_once_under_their_numbers() -> None:
    waiting = contents(IOU).to_json()
    names = shown_names(waiting)
    lines = lines_of_iou()
    told = sorted(number for line in lines for number in line.numbers)
    assert told == list(range(1, len(names) + 1)) and len(lines) < len(names)
    of_sum = next(line for line in lines if names.index("principal") + 1 in line.numbers)
    assert names.index("rate") + 1 in of_sum.numbers


def test_without_numbers_the_order_alone_tells() -> None:
    waiting = contents(IOU).to_json()
    lines = framed(waiting["places"], shown_names(waiting), numbered=False)
    assert [line.numbers for line in lines] == [()] * len(lines_of_iou())


def test_a_value_without_a_place_is_left_out_and_a_place_stays_on_its_page() -> None:
    places = {"court": {"page": 2, "box": [-0.1, 0.5, 1.2, 0.6]}}
    assert framed(places, ["court", "fee"], numbered=True) == (FramedLine((1,), 2, (0.0, 0.5, 1.0, 0.6)),)


def test_the_name_of_a_picture_is_read_back() -> None:
    several = FramedLine((2, 14), 3, (0.0, 0.125, 1.0, 0.5))
    assert read_picture_name(picture_name("f_1", (LINE, several))) == ("f_1", (LINE, several))


@pytest.mark.parametrize("name", ["", "f_1", "f_1/1.2", "f_1/a.b.c.d.e", "/1.0.0.1.1"])
def test_what_names_no_picture_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        read_picture_name(name)


def test_each_line_of_a_pdf_is_drawn_in_a_red_frame_with_its_words_inside(reader: PageTextReader) -> None:
    picture = Image.open(io.BytesIO(reader.framed(IOU, lines_of_iou())))
    red = is_red(picture)
    assert picture.format == "JPEG" and picture.width == WIDTH
    rows = red.mean(axis=1) > 0.25
    edges = int((rows[1:] & ~rows[:-1]).sum())
    assert edges >= 2 * len(lines_of_iou())
    inside = np.asarray(picture.convert("L"))[np.where(rows)[0][0] : np.where(rows)[0][-1]]
    assert (inside < 80).any()


def test_a_photo_is_cut_where_the_value_stands(reader: PageTextReader) -> None:
    whole = Image.open(io.BytesIO(reader.framed(photo(summons()), (FramedLine((), 1, (0.1, 0.1, 0.9, 0.14)),))))
    assert whole.width == WIDTH and whole.height < WIDTH and is_red(whole).any()


@pytest.mark.parametrize("page", [0, 2, 9])
def test_a_page_that_is_not_there_is_refused(reader: PageTextReader, page: int) -> None:
    with pytest.raises(Refused, match="court_paper"):
        reader.framed(IOU, (FramedLine((1,), page, LINE.box),))


def test_what_is_no_paper_is_refused(reader: PageTextReader) -> None:
    with pytest.raises(Refused, match="court_paper"):
        reader.framed(b"%PDF-1.4 nothing", (LINE,))

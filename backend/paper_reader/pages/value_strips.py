"""Strips of a paper, one under the other, each with a line framed where it stands. Runs in the worker only."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from backend.paper_reader.framed_values import FramedLine
from backend.paper_reader.pages.picture import LONGEST_SIDE, UnusablePicture, upright_picture

WIDTH = 800
"""Pixels across: sharp on a phone."""
LEAST_SHARE = 0.34
"""Part of the page's width a strip shows at least: words around the value tell where it is, and stay legible."""
_BESIDE, _ABOVE = 0.03, 0.9
"""Room left and right in parts of the page, above and below in heights of the value."""
_LEAST_ROOM = 0.012
_TALLEST = 700
"""Pixels of one strip; a list of claims as long as a page is drawn smaller."""
_GAP, _FRAME, _HEAD = 18, 4, 52
_LONGEST_ROW, _OVERLAP = 0.5, 0.03
"""Part of the page's width from which a strip is parted in two rows, and how much stands in both."""
_RED, _PAPER = (192, 30, 30), (255, 255, 255)


def strips_of(request: bytes) -> bytes:
    """Return the picture asked for as a JPEG.

    Args:
        request: the lines as one line of JSON, then the photo or PDF.

    Raises:
        UnusablePicture: the file cannot be drawn, or has no such page.
    """
    told, _, content = request.partition(b"\n")
    lines = [FramedLine(tuple(one["numbers"]), one["page"], tuple(one["box"])) for one in json.loads(told)]
    pages = _pages(content, {one.page for one in lines})
    strips = [_strip(pages[one.page], one) for one in lines]
    sheet = Image.new("RGB", (WIDTH, sum(one.height + _GAP for one in strips) - _GAP), _PAPER)
    top = 0
    for strip in strips:
        sheet.paste(strip, (0, top))
        top += strip.height + _GAP
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=82)
    return out.getvalue()


def _pages(content: bytes, numbers: set[int]) -> dict[int, Image.Image]:
    if not content.startswith(b"%PDF-"):
        return dict.fromkeys(numbers, Image.fromarray(np.asarray(upright_picture(content))))
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnusablePicture("damaged") from error
    try:
        if not numbers or max(numbers) > len(document) or min(numbers) < 1:
            raise UnusablePicture("unreadable")
        return {number: _drawn(document[number - 1]) for number in numbers}
    except (pypdfium2.PdfiumError, ValueError, OverflowError) as damaged:
        raise UnusablePicture("damaged") from damaged
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=LONGEST_SIDE / max(*page.get_size(), 1.0)).to_pil().convert("RGB")
    return picture


def _strip(page: Image.Image, line: FramedLine) -> Image.Image:
    """Cut out the stretch of a page around a line, and frame it; a long line stands in two rows."""
    left, top, right, bottom = line.box
    room = max((bottom - top) * _ABOVE, _LEAST_ROOM)
    beside = max(_BESIDE, (LEAST_SHARE - (right - left)) / 2)
    first = min(max(left - beside, 0.0), 1.0 - LEAST_SHARE)
    last = min(max(right + beside, first + LEAST_SHARE), 1.0)
    wide, high = page.size
    marked = page.copy()
    edge = max(round(_FRAME * (last - first) * wide / WIDTH), 2)
    corners = (left * wide - edge, top * high - edge, right * wide + edge, bottom * high + edge)
    ImageDraw.Draw(marked).rectangle(corners, outline=_RED, width=edge)
    rows = [(first, last)]
    if last - first > _LONGEST_ROW:
        middle = (first + last) / 2
        rows = [(first, middle + _OVERLAP), (middle - _OVERLAP, last)]
    above, below = max(top - room, 0.0) * high, min(bottom + room, 1.0) * high
    cuts = [marked.crop((round(one * wide), round(above), round(other * wide), round(below))) for one, other in rows]
    return _under_numbers([_scaled(one) for one in cuts], line.numbers)


def _scaled(cut: Image.Image) -> Image.Image:
    scale = min(WIDTH / max(cut.width, 1), _TALLEST / max(cut.height, 1))
    return cut.resize((max(round(cut.width * scale), 1), max(round(cut.height * scale), 1)))


def _under_numbers(rows: Sequence[Image.Image], numbers: Sequence[int]) -> Image.Image:
    """Put rows one under the other, below the numbers of the values in them."""
    head = _HEAD if numbers else 0
    whole = Image.new("RGB", (WIDTH, head + sum(row.height for row in rows)), _PAPER)
    if numbers:
        pen, told, font = ImageDraw.Draw(whole), ", ".join(map(str, numbers)), ImageFont.load_default(_HEAD - 12)
        across = round(pen.textlength(told, font)) + _HEAD // 2
        pen.rectangle((0, 0, across, _HEAD), fill=_RED)
        pen.text((across / 2, _HEAD / 2), told, _PAPER, font, "mm")
    for row in rows:
        whole.paste(row, (0, head))
        head += row.height
    return whole

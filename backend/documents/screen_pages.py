"""A set page as a picture that is light on the line: every pixel of it, in the few greys that printed words need."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image

from backend.documents import typesetting

PAGE_PPI = 132
"""Pixels an inch of a page on screen: 1,091 wide, sharp on a telephone."""
BITS = 2
"""Of a pixel: white, black, and two greys for the edges of letters. A page of words is a sixth of what typst writes."""
_SHADES = 2**BITS
_STEP = 255 / (_SHADES - 1)
_NEAREST = [round(value / _STEP) for value in range(256)]
_PALETTE = [round(shade * _STEP) for shade in range(_SHADES) for _ in "rgb"]


def screen_pages(template: str, data: Mapping[str, Any]) -> tuple[bytes, ...]:
    """Return the template filled with `data` as pictures (PNG) of all its pages, to be read on screen.

    Args:
        template: of a paper without colours; see `typesetting.pdf`.
    """
    return tuple(_in_few_greys(page) for page in typesetting.pngs(template, data, PAGE_PPI))


def _in_few_greys(picture: bytes) -> bytes:
    shades = Image.open(io.BytesIO(picture), formats=("PNG",)).convert("RGB").convert("L").point(_NEAREST)
    shades.putpalette(_PALETTE)
    made = io.BytesIO()
    shades.save(made, "PNG", optimize=True, bits=BITS)
    return made.getvalue()

"""From the bytes somebody sent to an upright picture of bounded size. Runs in the worker only: bytes may be hostile."""

from __future__ import annotations

import io
import warnings

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

Pixels = NDArray[np.uint8]

BYTES_LIMIT = 20 * 1024 * 1024
PIXELS_LIMIT = 60_000_000
"""More than the telephones' 50-megapixel cameras take."""
LONGEST_SIDE = 2000
SHORTEST_SIDE = 300
"""Below this no line of a document is legible."""
DARKEST_BRIGHT_SPOT = 70
"""The paper of a legible photo is brighter than this (of 255)."""


class UnusablePicture(Exception):
    """The picture cannot be read; the reason is the tail of the utterance that says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def upright_picture(content: bytes) -> Pixels:
    """Return the photo or the scan on a PDF's first page: RGB, turned as its camera says, at most 2000 pixels long.

    Raises:
        UnusablePicture: ``photo_not_an_image``, ``photo_too_large``, ``photo_pdf_without_scan``, ``photo_unreadable``
            (too small or too dark).
    """
    if len(content) > BYTES_LIMIT:
        raise UnusablePicture("photo_too_large")
    picture = _bounded(_first_scan(content) if content.startswith(b"%PDF-") else content)
    if min(picture.size) < SHORTEST_SIDE:
        raise UnusablePicture("photo_unreadable")
    pixels = np.asarray(picture, dtype=np.uint8)
    if float(np.percentile(pixels[::8, ::8], 90)) < DARKEST_BRIGHT_SPOT:
        raise UnusablePicture("photo_unreadable")
    return pixels


def _bounded(content: bytes) -> Image.Image:
    """Decode no more than is needed: a JPEG is halved while it is decoded, and too many pixels are never decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
        if picture.width * picture.height > PIXELS_LIMIT:
            raise UnusablePicture("photo_too_large")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return upright.convert("RGB")
    except Image.DecompressionBombError as bomb:
        raise UnusablePicture("photo_too_large") from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as damaged:
        raise UnusablePicture("photo_not_an_image") from damaged


def _first_scan(content: bytes) -> bytes:
    """The largest JPEG or PNG embedded in the first page."""
    try:
        pages = PdfReader(io.BytesIO(content)).pages
        scans = [bytes(image.data) for image in pages[0].images] if len(pages) else []
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, NotImplementedError) as damaged:
        raise UnusablePicture("photo_pdf_without_scan") from damaged
    if not scans:
        raise UnusablePicture("photo_pdf_without_scan")
    return max(scans, key=len)

"""A photograph of an institution: judged by what it is, made small, stripped of everything but the picture."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field

from PIL import Image, ImageOps, UnidentifiedImageError

from backend.shared.wording import Words

MEGABYTE = 1024 * 1024
LARGEST = 12 * MEGABYTE
"""Bytes of a photograph as it comes."""
MOST_PIXELS = 60_000_000
SHORTEST_SIDE = 120
"""Pixels; what is smaller is an icon."""
LARGE, SMALL = 1280, 480
"""Pixels of the longest side as it is kept."""
_TAKEN = ("JPEG", "PNG", "WEBP")
_QUALITY = 82


class PhotoRefused(Exception):
    """A photograph is not taken.

    Args:
        reason: why, and what to do instead.
    """

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.en)
        self.reason = reason


TOO_LARGE = PhotoRefused(
    Words("照片超过 12 MB，请换一张小一点的。", "The photo is larger than 12 MB; please take a smaller one.")
)
NO_PICTURE = PhotoRefused(Words("这不是 JPEG、PNG 或 WebP 照片。", "This is no photo in JPEG, PNG or WebP."))
NO_CREDIT = PhotoRefused(
    Words("没有写作者和许可，照片不能用。", "A photo without its author and licence cannot be used.")
)
_TOO_MANY_PIXELS = PhotoRefused(
    Words("照片的像素太多，请缩小后再传。", "The photo has too many pixels; make it smaller.")
)
_TOO_SMALL = PhotoRefused(Words("照片太小，看不清。", "The photo is too small to be of use."))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A photograph as it is kept: JPEG without place, time, camera or anything else it came with.

    Args:
        large, small: longest side 1280 and 480 pixels at most.
        width, height: of the large one.
    """

    large: bytes = field(repr=False)
    small: bytes = field(repr=False)
    width: int
    height: int


def prepared(content: bytes) -> Prepared:
    """Return a photograph as it is kept.

    Args:
        content: as it came; neither its name nor what a server called it counts.

    Raises:
        PhotoRefused: too large, no photograph, a bomb of pixels, an icon.
    """
    if len(content) > LARGEST:
        raise TOO_LARGE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is our own
        try:
            with Image.open(io.BytesIO(content), formats=_TAKEN) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise _TOO_MANY_PIXELS
                if min(opened.size) < SHORTEST_SIDE:
                    raise _TOO_SMALL
                picture = _flat(ImageOps.exif_transpose(opened))
        except Image.DecompressionBombError as error:
            raise _TOO_MANY_PIXELS from error
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
            raise NO_PICTURE from error
    large = _fitted(picture, LARGE)
    return Prepared(_jpeg(large), _jpeg(_fitted(picture, SMALL)), *large.size)


def _flat(picture: Image.Image) -> Image.Image:
    """Return the picture in plain colours, on white where it lets something through."""
    if "A" not in picture.mode and "transparency" not in picture.info:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _fitted(picture: Image.Image, side: int) -> Image.Image:
    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    return small


def _jpeg(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return target.getvalue()

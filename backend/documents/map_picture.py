"""A small map drawn without any network: coastline, the place, numbered institutions and their names underneath.

For channels that show pictures but no map. It shows no borders and no streets, only where things lie from one another.
"""

from __future__ import annotations

import gzip
import io
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from backend.config import ROOT
from backend.conversation.language import convert
from backend.documents.glyphs import font_folder, named_where_missing
from backend.documents.printable import line
from backend.shared.wording import Words

COASTLINE = ROOT / "web" / "vendor" / "land-50m.geojson.gz"
WIDTH, HEIGHT = 780, 460
"""Pixels of the map: two for each of a telephone's 390 points."""
LINE_HEIGHT, MARGIN = 44, 20
_FINER = 2
"""Drawn at this multiple and reduced, so that edges are smooth."""
_LEAST_SPAN = 2.5
"""Degrees a map shows at least: the coastline has no detail for less."""
_ROOM = 1.35
"""Factor by which more is shown than the points themselves."""
_FARTHEST_NORTH = 80.0
_WEIGHT = 500
"""Of the letters; the typeface is thin unless told otherwise."""
_SEA, _LAND, _SHORE, _INK, _QUIET = "#dbe7ea", "#f6f3ec", "#a9a08a", "#1b2320", "#56615c"
_SEAL, _JADE, _WHITE = "#b3261e", "#0e5a4e", "#ffffff"
_CREDIT = Words("海岸线 Natural Earth · 不画界线", "Coastline Natural Earth · no borders drawn")
_HERE = Words("您查的地方", "the place you asked about")

Position = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84)."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An institution on the map: its name as it is written underneath, and where it is."""

    name: str
    at: Position


@dataclass(frozen=True, slots=True)
class _View:
    """The part of the Mercator plane that is shown, in degrees of longitude; `shift` unrolls it at the date line."""

    west: float
    north: float
    scale: float

    def pixel(self, at: Position, turn: float = 0.0) -> tuple[float, float]:
        """Find the pixel of a position on the picture."""
        return (at[1] + turn - self.west) * self.scale, (self.north - _mercator(at[0])) * self.scale


def map_png(place: Position | None, institutions: Sequence[Marked], language: str) -> bytes:
    """Return the picture as PNG.

    Args:
        place: from where it was looked for, or None.
        institutions: numbered in their order.
        language: ``zh-Hans``, ``zh-Hant`` or ``en``, for the words of the picture itself.

    Raises:
        ValueError: there is nothing to show.
    """
    positions = [one.at for one in institutions] + ([place] if place else [])
    if not positions:
        raise ValueError("nothing to show on the map")
    around = _unrolled(positions)
    view = _view_of(around)
    canvas = Image.new("RGB", (WIDTH * _FINER, HEIGHT * _FINER), _SEA)
    _draw_land(ImageDraw.Draw(canvas), view)
    picture = Image.new("RGB", (WIDTH, HEIGHT + MARGIN + LINE_HEIGHT * (len(institutions) + 1 + bool(place))), _WHITE)
    picture.paste(canvas.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), (0, 0))
    draw = ImageDraw.Draw(picture)
    if place:
        _ring(draw, _on_picture(view, around[-1]))
    for number in range(len(institutions), 0, -1):  # the first on top
        _numbered(draw, _on_picture(view, around[number - 1]), number)
    _legend(draw, place is not None, institutions, language)
    out = io.BytesIO()
    picture.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _unrolled(positions: Sequence[Position]) -> list[Position]:
    """The positions with longitudes on one side of the date line, near the first one."""
    base = positions[0][1]
    return [(lat, base + (lon - base + 180) % 360 - 180) for lat, lon in positions]


def _view_of(positions: Sequence[Position]) -> _View:
    lons = [lon for _, lon in positions]
    ys = [_mercator(lat) for lat, _ in positions]
    ratio = WIDTH / HEIGHT
    span = max((max(lons) - min(lons)) * _ROOM, (max(ys) - min(ys)) * _ROOM * ratio, _LEAST_SPAN)
    middle_x, middle_y = (max(lons) + min(lons)) / 2, (max(ys) + min(ys)) / 2
    scale = WIDTH * _FINER / span
    return _View(middle_x - span / 2, middle_y + span / ratio / 2, scale)


def _mercator(lat: float) -> float:
    """The y of a latitude in degrees of longitude at the equator."""
    bounded = max(-_FARTHEST_NORTH, min(_FARTHEST_NORTH, lat))
    return math.degrees(math.asinh(math.tan(math.radians(bounded))))


def _draw_land(draw: ImageDraw.ImageDraw, view: _View) -> None:
    east = view.west + WIDTH * _FINER / view.scale
    for rings, (low, high) in _land():
        for turn in (-360.0, 0.0, 360.0):
            if high + turn < view.west or low + turn > east:
                continue
            for number, ring in enumerate(rings):
                points = [view.pixel(at, turn) for at in ring]
                draw.polygon(points, fill=_SEA if number else _LAND, outline=_SHORE)


@cache
def _land() -> tuple[tuple[list[list[Position]], tuple[float, float]], ...]:
    """Every piece of land: its rings (first the shore, then lakes), its westmost and eastmost degrees."""
    shape: dict[str, Any] = json.loads(gzip.decompress(COASTLINE.read_bytes()))
    return tuple(_pieces(shape["coordinates"]))


def _pieces(polygons: list[list[list[list[float]]]]) -> Iterator[tuple[list[list[Position]], tuple[float, float]]]:
    for polygon in polygons:
        rings = [[(lat, lon) for lon, lat in ring] for ring in polygon]
        lons = [lon for _, lon in rings[0]]
        yield rings, (min(lons), max(lons))


def _on_picture(view: _View, at: Position) -> tuple[float, float]:
    x, y = view.pixel(at)
    return x / _FINER, y / _FINER


def _ring(draw: ImageDraw.ImageDraw, at: tuple[float, float]) -> None:
    for radius, colour in ((15, _WHITE), (12, _JADE), (6, _WHITE)):
        draw.circle(at, radius, fill=colour)


def _numbered(draw: ImageDraw.ImageDraw, at: tuple[float, float], number: int) -> None:
    draw.circle(at, 19, fill=_WHITE)
    draw.circle(at, 16, fill=_SEAL)
    draw.text(at, str(number), fill=_WHITE, font=_font(22), anchor="mm")


def _legend(draw: ImageDraw.ImageDraw, with_place: bool, institutions: Sequence[Marked], language: str) -> None:
    y = HEIGHT + MARGIN / 2 + LINE_HEIGHT / 2
    if with_place:
        _ring(draw, (30, y))
        draw.text((60, y), convert(_HERE.say(language), language), fill=_INK, font=_font(24), anchor="lm")
        y += LINE_HEIGHT
    for number, one in enumerate(institutions, 1):
        _numbered(draw, (30, y), number)
        draw.text((60, y), _fitting(named_where_missing(line(one.name))), fill=_INK, font=_font(24), anchor="lm")
        y += LINE_HEIGHT
    credit = convert(_CREDIT.say(language), language)
    draw.text((WIDTH - MARGIN, y), credit, fill=_QUIET, font=_font(18), anchor="rm")


def _fitting(text: str) -> str:
    """Cut a name to what fits into its line."""
    room = WIDTH - 60 - MARGIN
    if _font(24).getlength(text) <= room:
        return text
    while text and _font(24).getlength(text + "…") > room:
        text = text[:-1]
    return text + "…"


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(next(font_folder().glob("*.ttc"))), size)
    font.set_variation_by_axes([_WEIGHT])
    return font

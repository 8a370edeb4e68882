"""Three drawn people for the cameras of a witness: nobody real, and kinder to look at than a browser's test picture."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from backend.authorization.room.commands import Role

SIZE = (640, 480)
Colour = tuple[int, int, int]
SKIN: Colour = (236, 202, 172)
LOOKS: dict[Role, tuple[Colour, Colour, Colour]] = {
    "judge": ((206, 214, 220), (28, 30, 38), (24, 28, 44)),
    "party": ((231, 221, 200), (168, 168, 168), (150, 58, 62)),
    "lawyer": ((200, 214, 204), (52, 40, 34), (52, 74, 110)),
}
"""Wall, hair, clothes."""


def film(role: Role, folder: Path) -> Path:
    """Write a film of one of the three, as Chromium plays it to a page instead of a camera."""
    one = io.BytesIO()
    _portrait(*LOOKS[role]).save(one, "JPEG", quality=90)
    file = folder / f"{role}.mjpeg"
    file.write_bytes(one.getvalue() * 30)
    return file


def _portrait(wall: Colour, hair: Colour, clothes: Colour) -> Image.Image:
    """Head and shoulders before a wall, drawn twice as large and made smooth."""
    page = Image.new("RGB", (SIZE[0] * 2, SIZE[1] * 2), wall)
    pen = ImageDraw.Draw(page)
    pen.ellipse((440, 120, 840, 600), fill=hair)
    pen.rounded_rectangle((240, 690, 1040, 1200), 230, fill=clothes)
    pen.rounded_rectangle((560, 560, 720, 780), 70, fill=tuple(int(part * 0.92) for part in SKIN))
    pen.polygon(((560, 700), (720, 700), (640, 830)), fill=(246, 246, 244))
    pen.ellipse((480, 190, 800, 640), fill=SKIN)
    pen.pieslice((450, 130, 830, 520), 180, 360, fill=hair)
    pen.ellipse((470, 270, 810, 420), fill=SKIN)
    for left in (555, 695):
        pen.ellipse((left, 385, left + 28, 413), fill=(40, 36, 36))
    pen.arc((575, 460, 705, 560), 25, 155, fill=(150, 80, 74), width=9)
    return page.resize(SIZE, Image.Resampling.LANCZOS)

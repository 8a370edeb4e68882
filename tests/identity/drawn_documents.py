"""Draws made-up passports, permits and cards as a telephone photographs them. Nobody's real one is in here."""

from __future__ import annotations

import io
from pathlib import Path

import manimgx_fonts_cjk
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from backend.identity.zone_codes import check_digit

_FONTS = Path(manimgx_fonts_cjk.__file__).with_name("NotoSansCJK-VF.otf.ttc")
_SIMPLIFIED = 2
Words = tuple[tuple[int, int, int, str], ...]
"""Left, top, size in pixels, text."""


def passport_lines(
    number: str = "540038741",
    state: str = "USA",
    name: str = "WONG<<MEI<LING<MARY",
    born: str = "480712",
    ends: str = "300315",
) -> tuple[str, str]:
    """Returns the two lines of a made-up passport (ICAO Doc 9303-4) with their check digits."""
    checked = [part + check_digit(part) for part in (number.ljust(9, "<"), born, ends, "<" * 14)]
    second = f"{checked[0]}{state}{checked[1]}F{checked[2]}{checked[3]}"
    return f"P<{state}{name}".ljust(44, "<"), second + check_digit("".join(checked))


def font(size: int, weight: int = 400) -> ImageFont.FreeTypeFont:
    """Returns Noto Sans SC at a size in pixels."""
    face = ImageFont.truetype(str(_FONTS), size, index=_SIMPLIFIED)
    face.set_variation_by_axes([weight])
    return face


def sheet(words: Words, zone: tuple[str, ...] = (), size: tuple[int, int] = (1400, 980)) -> Image.Image:
    """Draws a document: a tinted page with a portrait's grey block, printed words, and the machine-readable zone."""
    page = Image.new("RGB", size, (236, 240, 232))
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=(120, 120, 120), width=4)
    for left, top, height, text in words:
        pen.text((left, top), text, font=font(height), fill=(25, 25, 40))
    cell = (size[0] - 100) / max((len(line) for line in zone), default=1)
    for row, line in enumerate(reversed(zone)):
        for column, letter in enumerate(line):
            middle = (50 + cell * (column + 0.5), size[1] - 60 - 75 * row)
            pen.text(middle, letter, font=font(round(cell * 1.35), 450), fill=(10, 10, 10), anchor="mm")
            if letter == "I":
                _serifs(pen, middle, cell)
    return page


def printed_page(*lines: str) -> Image.Image:
    """Draws a printed page with these lines."""
    drawn = Image.new("RGB", (1240, 1754), (250, 250, 248))
    pen = ImageDraw.Draw(drawn)
    for number, line in enumerate(lines):
        pen.text((110, 160 + 90 * number), line, font=font(40), fill=(25, 25, 35))
    return drawn


def _serifs(pen: ImageDraw.ImageDraw, middle: tuple[float, float], cell: float) -> None:
    """Gives the I the feet that OCR-B, the zone's typeface, has and Noto Sans has not."""
    left, right = middle[0] - cell * 0.3, middle[0] + cell * 0.3
    for height in (middle[1] - cell * 0.49, middle[1] + cell * 0.49):
        pen.line((left, height, right, height), fill=(10, 10, 10), width=max(2, round(cell * 0.12)))


def passport(zone: tuple[str, ...] = passport_lines()) -> Image.Image:
    """Draws the page of a made-up American passport."""
    return sheet(
        (
            (420, 40, 40, "PASSPORT  UNITED STATES OF AMERICA"),
            (420, 150, 26, "Surname / Nom"),
            (420, 185, 38, "WONG"),
            (420, 260, 26, "Given Names / Prénoms"),
            (420, 295, 38, "MEI LING MARY"),
            (420, 370, 26, "Nationality / Nationalité"),
            (420, 405, 38, "UNITED STATES OF AMERICA"),
            (420, 480, 26, "Date of birth"),
            (420, 515, 38, "12 Jul 1948"),
            (420, 590, 26, "Date of expiration"),
            (420, 625, 38, "15 Mar 2030"),
            (1080, 120, 38, "540038741"),
        ),
        zone,
    )


def resident_card(number: str = "440703194807120028") -> Image.Image:
    """Draws the front of a made-up mainland resident card."""
    digits = f"{number[6:10]} 年 {int(number[10:12])} 月 {int(number[12:14])} 日"
    return sheet(
        (
            (60, 60, 34, "姓 名"),
            (200, 52, 46, "黄美玲"),
            (60, 160, 34, "性 别"),
            (200, 156, 40, "女"),
            (320, 160, 34, "民 族"),
            (450, 156, 40, "汉"),
            (60, 260, 34, "出 生"),
            (200, 258, 40, digits),
            (60, 360, 34, "住 址"),
            (200, 356, 40, "广东省江门市蓬江区长堤路"),
            (200, 420, 40, "12号3楼"),
            (60, 640, 34, "公民身份号码"),
            (380, 632, 48, number),
        ),
        size=(1100, 720),
    )


def hongkong_card() -> Image.Image:
    """Draws a made-up Hong Kong identity card."""
    return sheet(
        (
            (60, 40, 44, "香港永久性居民身份證"),
            (60, 105, 30, "HONG KONG PERMANENT IDENTITY CARD"),
            (420, 170, 50, "黃美玲"),
            (420, 240, 36, "WONG, Mei Ling"),
            (420, 310, 28, "出生日期 Date of Birth"),
            (420, 350, 36, "12-07-1948"),
            (700, 350, 36, "女 F"),
            (420, 480, 28, "簽發日期 Date of Issue"),
            (420, 520, 36, "(06-96)  15-08-2018"),
            (760, 620, 46, "A123456(3)"),
        ),
        size=(1100, 720),
    )


def permit(title: str, number: str, words: Words = (), zone: tuple[str, ...] = ()) -> Image.Image:
    """Draws a permit to enter the mainland: Home Return Permit or Taiwan compatriot permit."""
    printed: Words = (
        (420, 40, 44, title),
        (420, 130, 26, "姓名"),
        (420, 160, 44, "黄美玲"),
        (420, 220, 34, "WONG, MEI LING"),
        (420, 290, 26, "出生日期"),
        (420, 322, 36, "1948.07.12"),
        (700, 290, 26, "性别"),
        (700, 322, 36, "女"),
        (420, 390, 26, "有效期限"),
        (420, 422, 36, "2021.03.16-2031.03.15"),
        (420, 490, 26, "证件号码"),
        (420, 522, 40, number),
    )
    return sheet((*printed, *words), zone, size=(1100, 720 if not zone else 920))


def photographed(page: Image.Image, *, tilt: float = 2.0, lean: float = 0.03, noise: float = 6.0) -> Image.Image:
    """Lays the page on a table and photographs it: perspective, tilt in degrees, a little blur and grain."""
    width, height = page.size
    table = Image.new("RGB", (width + 160, height + 160), (110, 96, 84))
    table.paste(page, (80, 80))
    table = table.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=(110, 96, 84))
    dx, dy = table.width * lean, table.height * lean
    corners = (-dx, 0, 0, table.height, table.width, table.height - dy, table.width, dy)
    leaning = table.transform(
        table.size, Image.Transform.QUAD, corners, resample=Image.Resampling.BICUBIC, fillcolor=(110, 96, 84)
    )
    grain = np.random.default_rng(7).normal(0, noise, (leaning.height, leaning.width, 3))
    noisy = np.asarray(leaning.filter(ImageFilter.GaussianBlur(0.6)), dtype=float) + grain
    return Image.fromarray(noisy.clip(0, 255).astype("uint8"))


def as_jpeg(page: Image.Image, **options: object) -> bytes:
    """Returns the picture as a telephone would send it."""
    kept = io.BytesIO()
    page.save(kept, "JPEG", quality=88, **options)
    return kept.getvalue()

"""Parts that sealed papers share: a signature's moment on two clocks, and the code of the verification page."""

from __future__ import annotations

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import segno

from backend.shared import wording
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words


def said_twice(moment: datetime, timezone: str) -> Words:
    """A signature's moment in Beijing and where the signer was, with year, weekday and zone.

    Args:
        timezone: IANA name as the device gave it; one nobody knows leaves Beijing's time alone.
    """
    beijing = moment.astimezone(BEIJING)
    zh, en = f"北京时间 {_clock(beijing, 'zh-Hans')}", f"{_clock(beijing, 'en')} Beijing time"
    try:
        here = moment.astimezone(ZoneInfo(timezone))
    except (KeyError, ValueError, OSError):  # unknown, or a name that looks like a path
        return Words(zh, en)
    if here.utcoffset() == beijing.utcoffset():
        return Words(zh, en)
    offset = f"{here:%z}"
    zone = f"{timezone}, UTC{offset[:3]}:{offset[3:5]}"
    return Words(f"{zh}；签名地时间 {_clock(here, 'zh-Hans')}（{zone}）", f"{en}; {_clock(here, 'en')} local ({zone})")


def _clock(moment: datetime, language: str) -> str:
    day = wording.day(moment.date(), language)
    return f"{day} {moment:%Y, %H:%M}" if language == "en" else f"{moment.year}年{day} {moment:%H:%M}"


def qr_svg(url: str) -> str:
    """Return an address as a QR code."""
    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(picture, kind="svg", border=2, xmldecl=False)
    return picture.getvalue().decode()

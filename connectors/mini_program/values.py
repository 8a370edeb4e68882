"""Values of a subscription message: each kind of key takes so much and no other shape, or it is refused (47003).

https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")
"""Courts and offices act on this clock; the words of the message name it where another might be meant."""
LONGEST_THING, LONGEST_STRING, LONGEST_NAME, LONGEST_LATIN_NAME, LONGEST_PHRASE = 20, 32, 10, 20, 5

_BLANK = re.compile(r"\s+")
_HAN_ONLY = re.compile(r"[^一-鿿]")
_HAN_NAME = re.compile(r"[一-鿿·]+")


def values_of(keys: Mapping[str, str], facts: Mapping[str, str]) -> dict[str, str] | None:
    """Return what stands under each key of a template, or None where one cannot be filled.

    Args:
        keys: which fact stands under which key, e.g. ``{"at": "time2", "place": "thing3"}``.
        facts: what there is to say; a moment as ISO 8601.
    """
    values = {key: fitted(key, facts[fact]) if fact in facts else _left_blank(key) for fact, key in keys.items()}
    return values if all(values.values()) else None


def fitted(key: str, fact: str) -> str:
    """Return a fact as the kind of a key (``thing1``, ``time2``) takes it, shortened if need be; empty if it cannot."""
    shape = _SHAPES.get(key.rstrip("0123456789"))
    text = _BLANK.sub(" ", fact).strip()
    return shape(text) if shape and text else ""


def _left_blank(key: str) -> str:
    """A dash where there is nothing to say, in the kinds that take one."""
    return {"thing": "—", "character_string": "-"}.get(key.rstrip("0123456789"), "")


def _thing(text: str) -> str:
    return text if len(text) <= LONGEST_THING else text[: LONGEST_THING - 1] + "…"


def _string(text: str) -> str:
    plain = "".join(character for character in text if " " <= character <= "~")
    return plain.strip()[:LONGEST_STRING]


def _number(text: str) -> str:
    return "".join(re.findall(r"[\d.]", text))[:LONGEST_STRING]


def _name(text: str) -> str:
    if _HAN_NAME.fullmatch(text):
        return text[:LONGEST_NAME]
    return re.sub(r"[^A-Za-z .,'-]", "", text).strip()[:LONGEST_LATIN_NAME]


def _phrase(text: str) -> str:
    return _HAN_ONLY.sub("", text)[:LONGEST_PHRASE]


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(BEIJING) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _time(text: str) -> str:
    at = _moment(text)
    return f"{at.year:04d}年{at.month}月{at.day}日 {at:%H:%M}" if at else ""


def _date(text: str) -> str:
    at = _moment(text)
    return f"{at.year:04d}年{at.month}月{at.day}日" if at else ""


_SHAPES: Mapping[str, Callable[[str], str]] = {
    "thing": _thing,
    "character_string": _string,
    "number": _number,
    "time": _time,
    "date": _date,
    "name": _name,
    "phrase": _phrase,
}

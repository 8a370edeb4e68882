"""Houses and shops of a couple as a complaint has them: where, when bought, in whose name. Pure.

"房子在鹤山沙坪，2012年买的，登记她名下" is "位于鹤山沙坪的房屋，2012年购买，登记在被告名下". A list is read whole or
not at all: one that says more stays as it was told.
"""

from __future__ import annotations

import re

from backend.shared.plain_text import plain

_HOUSE = {
    **dict.fromkeys(("房子", "房屋", "房产", "房", "屋", "楼"), "房屋"),
    **dict.fromkeys(("铺位", "商铺", "铺"), "商铺"),
    **{name: name for name in ("住宅", "公寓", "别墅", "祖屋", "碉楼")},
}
_THING = "|".join(sorted(_HOUSE, key=len, reverse=True))
_COUNT = r"(?P<count>[一二两三四五六七八九十1-9])?(?P<measure>[套间层栋幢])?"
_DAY = r"(?P<day>\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?)"
_WHERE = re.compile(
    rf"(?:有|我们有)?{_COUNT}(?:的)?(?P<thing>{_THING})(?:就|都)?(?:是|系)?(?:在|喺|位于)(?P<place>[\u3400-\u9fff\d]{{2,40}})"
)
_OF_PLACE = re.compile(rf"(?:有|我们有)?(?P<place>[\u3400-\u9fff\d]{{2,40}}?)(?:的|嘅)?{_COUNT}(?P<thing>{_THING})")
_ALONE = re.compile(rf"(?:有|留低|留下)?(?:咗|了)?{_COUNT}(?P<thing>{_THING})")
_BOUGHT = re.compile(rf"(?:是|系|婚后)?{_DAY}(?:婚后|我们|一起|共同)*(?:买|购买|购入|购)(?:的|了|嘅|咗)?")
_NAMED = re.compile(
    rf"(?:(?P<thing>{_THING})(?:本|产证|证)?)?(?:是|系|都)?(?:登记|写)(?:是|在|喺|咗|了|的)*"
    r"(?P<who>我|他|她|佢|对方|前妻|前夫|老公|老婆|我(?:的)?前妻|我(?:的)?前夫|两个人|双方|我们)(?:的|嘅)?[个個]?名(?:下|字)?"
)
_STRANGE = re.compile(r"[买卖分住租给要想是没有不被占我他她佢爸妈爷奶公婆哥弟姐妹]")
_NO_THING = ("购买", "名下")
_TOLD = re.compile(r"[我他她佢嘅喺咗]|前[妻夫]|房子|[间层][屋楼]|买的")
"""Words of talk; a list without one is written Chinese already."""
_STOPS = re.compile(r"[，,；;、]")


def owned_things(text: str) -> str | None:
    """Return what a couple owns in written Chinese; None where a part of it is none of what is known here."""
    if _TOLD.search(plain(text)) is None:
        return None
    parts = [one for one in _STOPS.split(plain(text).strip(" 。.")) if one.strip()]
    told = [_part(one.strip()) for one in parts]
    read = [one for one in told if one is not None]
    return "，".join(read) if read and len(read) == len(told) and not read[0].endswith(_NO_THING) else None


def _part(part: str) -> str | None:
    if (bought := _BOUGHT.fullmatch(part)) is not None:
        return f"{bought['day'].replace('号', '日')}购买"
    if (named := _NAMED.fullmatch(part)) is not None:
        return f"登记在{_party(named['who'])}名下"
    if (alone := _ALONE.fullmatch(part)) is not None:
        return f"{_HOUSE[alone['thing']]}{_counted(alone)}"
    where = _WHERE.fullmatch(part) or _OF_PLACE.fullmatch(part)
    if where is None or _STRANGE.search(where["place"]):
        return None
    return f"位于{where['place']}的{_HOUSE[where['thing']]}{_counted(where)}"


def _counted(found: re.Match[str]) -> str:
    return f"{found['count']}{found['measure']}" if found["count"] and found["measure"] else ""


def _party(who: str) -> str:
    if who in ("我们", "双方", "两个人"):
        return "原、被告双方"
    return "原告" if who == "我" else "被告"

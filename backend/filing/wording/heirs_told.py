"""Heirs as a complaint lists them: kin in written words, each with the name as it was written. Pure.

"大佬黃國強；仲有個細佬黃國華，我阿爸黃國明" is "哥哥黃國強、弟弟黃國華、原告的父亲黃國明". A list is read whole or
not at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from backend.shared.plain_text import plain

_KIN: Mapping[str, str] = {
    **dict.fromkeys(("大佬", "阿哥", "哥哥", "家兄"), "哥哥"),
    **dict.fromkeys(("细佬", "弟弟", "阿弟"), "弟弟"),
    **dict.fromkeys(("家姐", "姐姐", "阿姐"), "姐姐"),
    **dict.fromkeys(("妹妹", "阿妹", "细妹"), "妹妹"),
    **dict.fromkeys(("老豆", "老窦", "阿爸", "爸爸", "父亲"), "父亲"),
    **dict.fromkeys(("老母", "阿妈", "妈妈", "母亲"), "母亲"),
    **dict.fromkeys(("姑姐", "姑妈", "姑姑"), "姑姑"),
    **dict.fromkeys(("阿叔", "叔叔"), "叔叔"),
    **dict.fromkeys(("伯父", "大伯", "阿伯"), "伯父"),
    **{one: one for one in ("大哥", "二哥", "三哥", "大姐", "二姐", "三姐", "大弟", "二弟", "三弟")},
    **{one: one for one in ("大妹", "二妹", "三妹", "长子", "长女", "次子", "次女", "三子", "三女")},
    **{one: one for one in ("儿子", "女儿", "孙子", "孙女", "继母", "继父", "舅舅", "姨妈", "堂哥", "堂弟")},
    **{one: one for one in ("侄子", "侄女", "外甥", "祖母", "祖父")},
    **dict.fromkeys(("阿嫲", "奶奶", "嫲嫲"), "祖母"),
    **dict.fromkeys(("阿爷", "爷爷"), "祖父"),
}
_WORDS = "|".join(sorted(_KIN, key=len, reverse=True))
_ONE = re.compile(
    rf"(?:还有|仲有|另外有|以及|同埋|就是|就系|仲|还|有|个|位|一个|、)*(?P<own>我(?:的|嘅)?)?(?P<kin>{_WORDS})"
    r"(?:叫做?|是|系|名叫|名)?(?P<name>[\u3400-\u9fff·]{2,4})?"
)
_STOPS = re.compile(r"[，,；;、]|和|及(?=[\u3400-\u9fff]{3})")
_SPOKEN = re.compile(r"佬|阿[爸妈爷嫲哥弟姐妹叔伯]|老[豆窦母]|家姐|姑姐|嫲|仲有|还有|同埋|个|我")
"""Words of talk; a list without one is written Chinese already."""
_NO_NAME = re.compile(r"[的了在是不没有我他她佢都也住死走过还要人个家里两三四五]")


def heirs_told(text: str) -> str | None:
    """Return heirs told in talk as a complaint lists them; None where a piece is more than kin with a name."""
    if _SPOKEN.search(plain(text)) is None:
        return None
    told: list[str] = []
    at = 0
    for piece in _STOPS.split(plain(text)):
        start = plain(text).index(piece, at) if piece else at
        at = start + len(piece)
        bare = piece.strip(" 。.")
        if not bare:
            continue
        found = _ONE.fullmatch(bare)
        if found is None or (found["name"] and _NO_NAME.search(found["name"])):
            return None
        begin = start + piece.index(bare)
        name = text[begin + found.start("name") : begin + found.end("name")] if found["name"] else ""
        told.append(f"{'原告的' if found['own'] else ''}{_KIN[found['kin']]}{name}")
    return "、".join(told) or None

"""Work outside mainland China told in a message: for an employer there, and not for one of the mainland. Pure.

"我在秘鲁超市打工 老板是恩平人 八个月没发钱": the country is where the work is, not where the writer happens to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from actions.answers import Answer
from actions.script import sign_by_sign

_PARTS = re.compile(
    r"[，,。.;；!！?？\n]+|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])|\s(?:and|but|while)\s", re.IGNORECASE
)
_UNPAID = re.compile(
    r"工资|工钱|薪|人工|粮|工费|(?:没|未|不|冇|唔)(?:有|给|畀|俾)?发(?:过)?(?:钱|放)?|打工|做工|返工"
    r"|\b(?:wages?|salar(?:y|ies)|pay(?:cheques?|checks?)?|paid|overtime|worked|working|employ\w*)\b",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"打工|做工|返工|上班|干活|做嘢|做(?:厨师|服务员|收银|装修|保安|搬运|保姆|司机)|当(?:厨师|服务员|收银|保姆|司机|工人)"
    r"|老板|老细|雇主|工资|人工|餐馆|餐厅|酒楼|超市|工地|工厂|农场|公司|店"
    r"|\b(?:work\w*|job|boss|employer|wages?|salary|restaurant|shop|supermarket|factory|farm|company|cook|waiter|chef)\b",
    re.IGNORECASE,
)
_HERE = r"(?:江门|新会|台山|开平|鹤山|恩平|蓬江|江海|广东|国内|内地|大陆|中国)"
_MAINLAND = re.compile(
    rf"(?:在|喺|响)?{_HERE}(?:的|嘅|那边|市)?[^，。\s]{{0,6}}(?:公司|厂|总部|单位|店|餐馆|老板|老细)|(?:外派|派(?:我|去|到|驻)|劳务派遣|劳务公司)"
    r"|(?:公司|厂|单位|合同|老板)[^，。\s]{0,4}(?:在|喺|响)"
    + _HERE
    + r"|\b(?:jiangmen|xinhui|taishan|kaiping|heshan|enping|chinese|china)\b[^,.]{0,20}"
    r"\b(?:company|factory|employer|headquarters)\b"
    r"|\b(?:sent|posted|dispatched|seconded)\b",
    re.IGNORECASE,
)
"""Words by which an employer of the mainland may be the other side."""
_STAYS = re.compile(r"(?:在|喺|响|于)\s?$|\b(?:in|at)\s(?:a |the )?$", re.IGNORECASE)
_MAINLAND_CODE = "CN"


def country_of_work(said: Answer) -> str:
    """Return the country, or the region outside the mainland, where unpaid work is told; nothing for any other."""
    plain = sign_by_sign(said.text)
    if said.pressed or not _UNPAID.search(plain) or _MAINLAND.search(plain):
        return ""
    for start, end in _stretches(plain):
        codes = [code for at, code in _places(said) if start <= at < end and _STAYS.search(plain[start:at])]
        if codes and _MAINLAND_CODE not in codes and _AT_WORK.search(plain[start:end]):
            return codes[0]
    return ""


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _PARTS.finditer(text):
        yield start, cut.start()
        start = cut.end()
    yield start, len(text)


def _places(said: Answer) -> Iterator[tuple[int, str]]:
    for one in said.entities:
        if one.get("entity") in ("place", "country") and "start" in one and (code := _code(one.get("value"))):
            yield int(one["start"]), code


def _code(value: Any) -> str:
    return str(value.get("country") or "") if isinstance(value, Mapping) else str(value or "")
